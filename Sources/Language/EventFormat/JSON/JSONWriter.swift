/// Writes canonical JSON: RFC 8785 (JCS), limited to integers.
///
/// Keys sorted by UTF-16 code units, no white space, only the escapes that must be. It writes what it is
/// given: a duplicate key, text that is not NFC or an integer over 2^53−1 is found by
/// `checkedCanonicalBytes()`, which reads everything back.
package struct JSONWriter {
  /// What was written so far: UTF-8, no line feed at the end.
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// Adds one value after what was already written.
  package mutating func write(_ value: JSON) {
    switch value {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .boolean(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    case .integer(let number): bytes.append(contentsOf: String(number).utf8)
    case .string(let text): write(text)
    case .array(let elements): write(elements)
    case .object(let members): write(members)
    }
  }

  private mutating func write(_ elements: [JSON]) {
    bytes.append(UInt8(ascii: "["))
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      write(element)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private mutating func write(_ members: [JSONMember]) {
    bytes.append(UInt8(ascii: "{"))
    var isFirst = true
    for member in members.sortedByKey() {
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      isFirst = false
      write(member.name)
      bytes.append(UInt8(ascii: ":"))
      write(member.value)
    }
    bytes.append(UInt8(ascii: "}"))
  }

  private mutating func write(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    let content = text.utf8Span.span
    var index = 0
    while index < content.count, !JSONEscape.isNeeded(content[index]) { index += 1 }
    if index == content.count {
      bytes.append(contentsOf: text.utf8)
    } else {
      for byte in text.utf8 { writeEscaped(byte) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func writeEscaped(_ byte: UInt8) {
    guard JSONEscape.isNeeded(byte) else { return bytes.append(byte) }
    bytes.append(UInt8(ascii: "\\"))
    if let letter = JSONEscape.letter(for: byte) { return bytes.append(letter) }
    bytes.append(contentsOf: "u00".utf8)
    bytes.append(JSONEscape.hexDigit(byte >> 4))
    bytes.append(JSONEscape.hexDigit(byte & 0x0F))
  }
}

/// The escapes of canonical JSON (RFC 8785, 3.2.2.2).
enum JSONEscape {
  /// Whether the byte may not stand in a string as it is.
  static func isNeeded(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  /// The letter of the short escape, nil when the byte has none.
  static func letter(for byte: UInt8) -> UInt8? {
    switch byte {
    case 0x08: UInt8(ascii: "b")
    case 0x09: UInt8(ascii: "t")
    case 0x0A: UInt8(ascii: "n")
    case 0x0C: UInt8(ascii: "f")
    case 0x0D: UInt8(ascii: "r")
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): byte
    default: nil
    }
  }

  static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}

extension JSON {
  /// The value as canonical JSON.
  package var canonicalBytes: [UInt8] {
    var writer = JSONWriter()
    writer.write(self)
    return writer.bytes
  }

  /// The value as canonical JSON text.
  package var canonicalText: String {
    String(decoding: canonicalBytes, as: UTF8.self)
  }

  /// The value as canonical JSON, after reading it back: what a strict reader will accept.
  ///
  /// - Throws: what is wrong with the value, at its place in the text it would give.
  package func checkedCanonicalBytes() throws(JSONError) -> [UInt8] {
    let bytes = canonicalBytes
    _ = try JSONReader.read(bytes.span, .canonical)
    return bytes
  }
}

extension [JSONMember] {
  fileprivate func sortedByKey() -> [JSONMember] {
    let isSorted = indices.dropFirst().allSatisfy {
      self[$0 - 1].name.keyOrder(to: self[$0].name) == .before
    }
    return isSorted ? self : sorted { $0.name.keyOrder(to: $1.name) == .before }
  }
}
