internal import Texts

extension JSONReader {
  // MARK: Strings

  /// Reads a string from its opening to its closing quote.
  ///
  /// The usual string has no escapes and is copied whole.
  mutating func string(_ bytes: Span<UInt8>) throws(JSONError) -> String {
    let start = position + 1
    var index = start
    while index < bytes.count, !JSONEscape.isNeeded(bytes[index]) { index += 1 }
    guard index < bytes.count else { throw error(.unfinished, bytes, at: index) }
    switch bytes[index] {
    case UInt8(ascii: "\""):
      position = index + 1
      return try text(bytes.extracting(start..<index), start: start, bytes)
    case UInt8(ascii: "\\"): return try escapedString(bytes, from: start, to: index)
    default: throw error(.controlCharacter, bytes, at: index)
    }
  }

  /// Copies checked UTF-8 into a string, and refuses what is not NFC.
  private func text(
    _ run: Span<UInt8>, start: Int, _ bytes: Span<UInt8>
  ) throws(JSONError) -> String {
    do throws(UTF8.ValidationError) {
      var text = try UTF8Span(validating: run)
      if text.isKnownASCII || Self.isBelowMarks(run) || text.checkForNFC(quickCheck: false) {
        return String(copying: text)
      }
      // What the pinned version of Unicode calls NFC is not defined for characters that it does not have, and
      // differs with the library. Such a line stays readable; recording and verifying refuse it.
      if mode == .canonical, TextRules.unknownCharacter(in: String(copying: text)) != nil {
        return String(copying: text)
      }
    } catch {
      throw self.error(.invalidUTF8, bytes, at: start + error.byteOffsets.lowerBound)
    }
    throw error(.notNFC, bytes, at: start - 1)
  }

  /// Whether every character lies below U+0300, the first combining mark: such text is always NFC.
  private static func isBelowMarks(_ run: Span<UInt8>) -> Bool {
    var index = 0
    while index < run.count, run[index] < 0xCC { index += 1 }
    return index == run.count
  }

  /// Reads a string that has escapes; the first of them stands at `index`.
  private mutating func escapedString(
    _ bytes: Span<UInt8>, from start: Int, to index: Int
  ) throws(JSONError) -> String {
    var content: [UInt8] = []
    for plain in start..<index { content.append(bytes[plain]) }
    position = index
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        try checkUTF8(bytes, from: start)
        position += 1
        return try text(content.span, start: start, bytes)
      }
      if byte == UInt8(ascii: "\\") {
        try escape(bytes, into: &content)
        continue
      }
      guard byte >= 0x20 else { throw error(.controlCharacter, bytes) }
      content.append(byte)
      position += 1
    }
    throw error(.unfinished, bytes)
  }

  /// Checks the string as it stands, so that the offset of a bad byte is right despite the escapes.
  ///
  /// Escapes are ASCII, so the string is valid exactly when what it stands for is.
  private func checkUTF8(_ bytes: Span<UInt8>, from start: Int) throws(JSONError) {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.extracting(start..<position))
    } catch {
      throw self.error(.invalidUTF8, bytes, at: start + error.byteOffsets.lowerBound)
    }
  }

  /// Reads one escape, from its backslash.
  private mutating func escape(
    _ bytes: Span<UInt8>, into content: inout [UInt8]
  ) throws(JSONError) {
    let start = position
    guard start + 1 < bytes.count else { throw error(.unfinished, bytes, at: bytes.count) }
    position += 2
    switch bytes[start + 1] {
    case UInt8(ascii: "\""): content.append(UInt8(ascii: "\""))
    case UInt8(ascii: "\\"): content.append(UInt8(ascii: "\\"))
    case UInt8(ascii: "b"): content.append(0x08)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "n"): content.append(0x0A)
    case UInt8(ascii: "f"): content.append(0x0C)
    case UInt8(ascii: "r"): content.append(0x0D)
    case UInt8(ascii: "/"):
      guard mode == .lenient else { throw error(.escapeNotMinimal, bytes, at: start) }
      content.append(UInt8(ascii: "/"))
    case UInt8(ascii: "u"): try unicodeEscape(bytes, from: start, into: &content)
    default: throw error(.unknownEscape, bytes, at: start)
    }
  }

  /// Reads the hexadecimal digits of one or, for a surrogate pair, two `\u` escapes.
  private mutating func unicodeEscape(
    _ bytes: Span<UInt8>, from start: Int, into content: inout [UInt8]
  ) throws(JSONError) {
    let unit = try hexadecimal(bytes, escapeAt: start)
    if mode == .canonical {
      // Only control characters without a short form are written so, in lower case.
      guard unit < 0x20, JSONEscape.letter(for: UInt8(unit)) == nil,
        bytes[position - 1] == JSONEscape.hexDigit(UInt8(unit & 0x0F))
      else { throw error(.escapeNotMinimal, bytes, at: start) }
    }
    var code = unit
    if UTF16.isTrailSurrogate(UInt16(unit)) { throw error(.loneSurrogate, bytes, at: start) }
    if UTF16.isLeadSurrogate(UInt16(unit)) {
      guard position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
        bytes[position + 1] == UInt8(ascii: "u")
      else { throw error(.loneSurrogate, bytes, at: start) }
      position += 2
      let trail = try hexadecimal(bytes, escapeAt: position - 2)
      guard UTF16.isTrailSurrogate(UInt16(trail)) else {
        throw error(.loneSurrogate, bytes, at: start)
      }
      code = 0x10000 + (unit - 0xD800) << 10 + (trail - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else {
      throw error(.loneSurrogate, bytes, at: start)
    }
    content.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  private mutating func hexadecimal(
    _ bytes: Span<UInt8>, escapeAt start: Int
  ) throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard position < bytes.count else { throw error(.unfinished, bytes) }
      let digit: UInt8
      switch bytes[position] {
      case let byte where byte >= 0x30 && byte <= 0x39: digit = byte - 0x30
      case let byte where byte >= 0x41 && byte <= 0x46: digit = byte - 0x41 + 10
      case let byte where byte >= 0x61 && byte <= 0x66: digit = byte - 0x61 + 10
      default: throw error(.unknownEscape, bytes, at: start)
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }

  // MARK: Numbers

  /// Reads a whole number of at most 2^53−1, positive or negative.
  mutating func integer(_ bytes: Span<UInt8>) throws(JSONError) -> Int64 {
    let start = position
    let isNegative = bytes[position] == UInt8(ascii: "-")
    if isNegative { position += 1 }
    let firstDigit = position
    var value: Int64 = 0
    var isTooLarge = false
    while position < bytes.count, bytes[position] >= 0x30, bytes[position] <= 0x39 {
      // Past the limit the digits are only skipped, so nothing overflows however long it is.
      if !isTooLarge { value = value * 10 + Int64(bytes[position] - 0x30) }
      isTooLarge = isTooLarge || value > JSON.integerMax
      position += 1
    }
    guard position > firstDigit else {
      throw error(position < bytes.count ? .valueExpected : .unfinished, bytes)
    }
    if bytes[firstDigit] == 0x30, position > firstDigit + 1 {
      throw error(.leadingZero, bytes, at: start)
    }
    if position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "."): throw error(.fraction, bytes, at: start)
      case UInt8(ascii: "e"), UInt8(ascii: "E"): throw error(.exponent, bytes, at: start)
      default: break
      }
    }
    if isTooLarge { throw error(.integerTooLarge, bytes, at: start) }
    if isNegative && value == 0 { throw error(.negativeZero, bytes, at: start) }
    return isNegative ? -value : value
  }
}
