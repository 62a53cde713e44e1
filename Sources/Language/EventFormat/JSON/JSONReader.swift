/// A strict reader of one JSON value.
///
/// In both modes: valid UTF-8, text and keys in NFC, no duplicate keys, no lone surrogates, whole numbers
/// up to 2^53−1 only (no `-0`), at most 32 levels deep, nothing after the value. Every rule is checked
/// while reading, in one pass; nothing is written again to compare.
package struct JSONReader {
  /// How strict it is; both refuse what no mode may have (FORMAT 4).
  package enum Mode: Sendable {
    /// The bytes are exactly what `JSONWriter` would write (RFC 8785).
    case canonical
    /// White space, any order of keys and any legal escape are allowed: for batches made by hand.
    case lenient
  }

  let mode: Mode
  var position = 0

  private init(_ mode: Mode) {
    self.mode = mode
  }

  /// Reads the one value that the bytes hold.
  package static func read(_ bytes: Span<UInt8>, _ mode: Mode) throws(JSONError) -> JSON {
    var reader = JSONReader(mode)
    reader.skipWhiteSpace(bytes)
    guard reader.position < bytes.count else { throw reader.error(.empty, bytes) }
    let value = try reader.value(bytes, depth: 0)
    reader.skipWhiteSpace(bytes)
    guard reader.position == bytes.count else {
      throw reader.unexpected(.trailingBytes, bytes)
    }
    return value
  }

  /// Reads the one value that the bytes hold; offsets count from the start of the slice.
  package static func read(_ bytes: ArraySlice<UInt8>, _ mode: Mode) throws(JSONError) -> JSON {
    try read(bytes.span, mode)
  }

  /// Reads the one value that the bytes hold.
  package static func read(_ bytes: [UInt8], _ mode: Mode) throws(JSONError) -> JSON {
    try read(bytes.span, mode)
  }

  // MARK: Values

  private mutating func value(_ bytes: Span<UInt8>, depth: Int) throws(JSONError) -> JSON {
    guard position < bytes.count else { throw error(.unfinished, bytes) }
    switch bytes[position] {
    case UInt8(ascii: "\""): return .string(try string(bytes))
    case UInt8(ascii: "{"): return .object(try object(bytes, depth: depth + 1))
    case UInt8(ascii: "["): return .array(try array(bytes, depth: depth + 1))
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
      return .integer(try integer(bytes))
    case UInt8(ascii: "t"): return try word("true", .boolean(true), bytes)
    case UInt8(ascii: "f"): return try word("false", .boolean(false), bytes)
    case UInt8(ascii: "n"): return try word("null", .null, bytes)
    case UInt8(ascii: "+"): throw error(.plusSign, bytes)
    default: throw unexpected(.valueExpected, bytes)
    }
  }

  private mutating func word(
    _ word: StaticString, _ value: JSON, _ bytes: Span<UInt8>
  ) throws(JSONError) -> JSON {
    let start = position
    for expected in word.description.utf8 {
      guard position < bytes.count else { throw error(.unfinished, bytes) }
      guard bytes[position] == expected else { throw error(.valueExpected, bytes, at: start) }
      position += 1
    }
    return value
  }

  private mutating func array(_ bytes: Span<UInt8>, depth: Int) throws(JSONError) -> [JSON] {
    guard depth <= JSON.nestingMax else { throw error(.nestedTooDeep, bytes) }
    position += 1
    var elements: [JSON] = []
    skipWhiteSpace(bytes)
    if take(UInt8(ascii: "]"), bytes) { return elements }
    while true {
      elements.append(try value(bytes, depth: depth))
      if try isAtEnd(UInt8(ascii: "]"), bytes) { return elements }
    }
  }

  private mutating func object(
    _ bytes: Span<UInt8>, depth: Int
  ) throws(JSONError) -> [JSONMember] {
    guard depth <= JSON.nestingMax else { throw error(.nestedTooDeep, bytes) }
    position += 1
    skipWhiteSpace(bytes)
    if take(UInt8(ascii: "}"), bytes) { return [] }
    var members: [JSONMember] = []
    members.reserveCapacity(4)
    var keys = JSONKeys()
    while true {
      let start = position
      let name = try key(bytes)
      switch (keys.add(name, after: members), mode) {
      case (.sorted, _), (.unsorted, .lenient): break
      case (.unsorted, .canonical): throw error(.keysNotSorted(name), bytes, at: start)
      case (.duplicate, _): throw error(.duplicateKey(name), bytes, at: start)
      }
      try colon(bytes)
      members.append(JSONMember(name, try value(bytes, depth: depth)))
      if try isAtEnd(UInt8(ascii: "}"), bytes) { return members }
    }
  }

  /// Reads a key, without its colon.
  private mutating func key(_ bytes: Span<UInt8>) throws(JSONError) -> String {
    guard position < bytes.count else { throw error(.unfinished, bytes) }
    guard bytes[position] == UInt8(ascii: "\"") else { throw unexpected(.keyExpected, bytes) }
    return try string(bytes)
  }

  private mutating func colon(_ bytes: Span<UInt8>) throws(JSONError) {
    skipWhiteSpace(bytes)
    guard take(UInt8(ascii: ":"), bytes) else { throw unexpected(.colonExpected, bytes) }
    skipWhiteSpace(bytes)
  }

  /// Takes the closing bracket (true) or the comma before the next element (false).
  private mutating func isAtEnd(_ bracket: UInt8, _ bytes: Span<UInt8>) throws(JSONError) -> Bool {
    skipWhiteSpace(bytes)
    if take(bracket, bytes) { return true }
    guard take(UInt8(ascii: ","), bytes) else { throw unexpected(.commaOrEndExpected, bytes) }
    skipWhiteSpace(bytes)
    return false
  }

  // MARK: Bytes

  private mutating func take(_ byte: UInt8, _ bytes: Span<UInt8>) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipWhiteSpace(_ bytes: Span<UInt8>) {
    guard mode == .lenient else { return }
    while position < bytes.count, Self.isWhiteSpace(bytes[position]) { position += 1 }
  }

  private static func isWhiteSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  /// The error when something else was expected here.
  private func unexpected(_ reason: JSONError.Reason, _ bytes: Span<UInt8>) -> JSONError {
    guard position < bytes.count else { return error(.unfinished, bytes) }
    let isForbiddenSpace = mode == .canonical && Self.isWhiteSpace(bytes[position])
    return error(isForbiddenSpace ? .whiteSpace : reason, bytes)
  }

  /// The error at an offset, by default here; the column is only counted when it is needed.
  func error(
    _ reason: JSONError.Reason, _ bytes: Span<UInt8>, at offset: Int? = nil
  ) -> JSONError {
    let offset = offset ?? position
    var column = 1
    for index in 0..<min(offset, bytes.count) where bytes[index] & 0xC0 != 0x80 { column += 1 }
    return JSONError(reason, offset: offset, column: column)
  }
}
