import Testing

@testable import EventFormat

/// A text that is refused, why, and at which byte and character.
struct RefusedText: CustomTestStringConvertible {
  let bytes: [UInt8]
  let reason: JSONError.Reason
  let offset: Int
  let column: Int

  init(_ text: String, _ reason: JSONError.Reason, _ offset: Int, column: Int? = nil) {
    self.init(Array(text.utf8), reason, offset, column: column)
  }

  init(_ bytes: [UInt8], _ reason: JSONError.Reason, _ offset: Int, column: Int? = nil) {
    self.bytes = bytes
    self.reason = reason
    self.offset = offset
    self.column = column ?? offset + 1
  }

  var testDescription: String {
    "\(reason): \(String(decoding: bytes, as: UTF8.self).debugDescription)"
  }
}

@Suite struct JSONRefusalTests {
  static let inBothModes: [RefusedText] = [
    RefusedText("", .empty, 0),
    RefusedText("{", .unfinished, 1),
    RefusedText("[1", .unfinished, 2),
    RefusedText("\"a", .unfinished, 2),
    RefusedText("\"\\", .unfinished, 2),
    RefusedText("\"\\u00", .unfinished, 5),
    RefusedText("-", .unfinished, 1),
    RefusedText("tru", .unfinished, 3),
    RefusedText("{\"a\"", .unfinished, 4),
    RefusedText("nul!", .valueExpected, 0),
    RefusedText("NaN", .valueExpected, 0),
    RefusedText("\u{FEFF}1", .valueExpected, 0),
    RefusedText("[1,]", .valueExpected, 3),
    RefusedText("-a", .valueExpected, 1),
    RefusedText("{\"a\":1,}", .keyExpected, 7),
    RefusedText("{1:2}", .keyExpected, 1),
    RefusedText("{\"a\",1}", .colonExpected, 4),
    RefusedText("[1;2]", .commaOrEndExpected, 2),
    RefusedText("[1}", .commaOrEndExpected, 2),
    RefusedText("{}{}", .trailingBytes, 2),
    RefusedText("1x", .trailingBytes, 1),
    RefusedText("{\"a\":1,\"a\":2}", .duplicateKey("a"), 7),
    RefusedText("{\"é\":1,\"é\":2}", .duplicateKey("é"), 8, column: 8),
    RefusedText("1.5", .fraction, 0),
    RefusedText("[1.0]", .fraction, 1),
    RefusedText("1e3", .exponent, 0),
    RefusedText("1E3", .exponent, 0),
    RefusedText("01", .leadingZero, 0),
    RefusedText("-01", .leadingZero, 0),
    RefusedText("+1", .plusSign, 0),
    RefusedText("-0", .negativeZero, 0),
    RefusedText("9007199254740992", .integerTooLarge, 0),
    RefusedText("-9007199254740992", .integerTooLarge, 0),
    RefusedText(String(repeating: "9", count: 400), .integerTooLarge, 0),
    RefusedText("\"a\u{1}\"", .controlCharacter, 2),
    RefusedText("\"\n\"", .controlCharacter, 1),
    RefusedText("\"\\b\t\"", .controlCharacter, 3),
    RefusedText("\"\\x41\"", .unknownEscape, 1),
    RefusedText("\"\\u00g0\"", .unknownEscape, 1),
    RefusedText("\"é e\u{301}\"", .notNFC, 0),
    RefusedText("{\"e\u{301}\":1}", .notNFC, 1),
    RefusedText("\"\\ne\u{301}\"", .notNFC, 0),
    RefusedText([0x22, 0x61, 0xFF, 0x22], .invalidUTF8, 2),
    RefusedText([0x22, 0xC3, 0xA9, 0xC0, 0xAF, 0x22], .invalidUTF8, 3, column: 3),
    RefusedText([0x22, 0xED, 0xA0, 0x80, 0x22], .invalidUTF8, 1),
    RefusedText([0x22, 0xC3, 0x22], .invalidUTF8, 1),
    RefusedText([0x22, 0x5C, 0x6E, 0xF5, 0x22], .invalidUTF8, 3),
    RefusedText([0xFF], .valueExpected, 0),
  ]

  static let inCanonicalMode: [RefusedText] = [
    RefusedText(" 1", .whiteSpace, 0),
    RefusedText("1\n", .whiteSpace, 1),
    RefusedText("[1, 2]", .whiteSpace, 3),
    RefusedText("[ ]", .whiteSpace, 1),
    RefusedText("{\"a\" :1}", .whiteSpace, 4),
    RefusedText("{\"a\": 1}", .whiteSpace, 5),
    RefusedText("{ \"a\":1}", .whiteSpace, 1),
    RefusedText("{\"b\":1,\"a\":2}", .keysNotSorted("a"), 7),
    RefusedText("{\"\u{FB00}\":1,\"\u{1F600}\":2}", .keysNotSorted("\u{1F600}"), 9, column: 8),
    RefusedText("\"\\/\"", .escapeNotMinimal, 1),
    RefusedText("\"\\u0041\"", .escapeNotMinimal, 1),
    RefusedText("\"\\u00e9\"", .escapeNotMinimal, 1),
    RefusedText("\"\\u000a\"", .escapeNotMinimal, 1),
    RefusedText("\"\\u000F\"", .escapeNotMinimal, 1),
    RefusedText("\"\\u0022\"", .escapeNotMinimal, 1),
    RefusedText("\"\\ud83d\\ude00\"", .escapeNotMinimal, 1),
  ]

  static let inLenientMode: [RefusedText] = [
    RefusedText("  ", .empty, 2),
    RefusedText("\"\\ud83d\"", .loneSurrogate, 1),
    RefusedText("\"\\ud83dx\"", .loneSurrogate, 1),
    RefusedText("\"\\ud83d\\n\"", .loneSurrogate, 1),
    RefusedText("\"\\ud83d\\u0041\"", .loneSurrogate, 1),
    RefusedText("\"\\ude00\"", .loneSurrogate, 1),
    RefusedText("\"\\ud83d\\ud83d\"", .loneSurrogate, 1),
    RefusedText("\"e\\u0301\"", .notNFC, 0),
    RefusedText("{\"a\":1,\"\\u0061\":2}", .duplicateKey("a"), 7),
    RefusedText("{\"a\":1} x", .trailingBytes, 8),
    RefusedText("// hoi", .valueExpected, 0),
  ]

  @Test(arguments: inBothModes + inCanonicalMode)
  func `canonical mode refuses`(_ refused: RefusedText) {
    #expect(throws: JSONError(refused.reason, offset: refused.offset, column: refused.column)) {
      try JSONReader.read(refused.bytes, .canonical)
    }
  }

  @Test(arguments: inBothModes + inLenientMode)
  func `lenient mode refuses`(_ refused: RefusedText) {
    #expect(throws: JSONError(refused.reason, offset: refused.offset, column: refused.column)) {
      try JSONReader.read(refused.bytes, .lenient)
    }
  }

  @Test(arguments: inCanonicalMode)
  func `what only canonical mode refuses is fine in a batch`(_ refused: RefusedText) throws {
    let value = try JSONReader.read(refused.bytes, .lenient)
    // It has another text that both take: that is why only one is canonical.
    #expect(value.canonicalBytes != Array(refused.bytes))
  }

  /// From Unicode's NormalizationTest.txt: singletons, exclusions, order of marks, Hangul.
  @Test(arguments: [
    "\u{340}", "\u{212B}", "\u{2000}", "\u{FB33}", "\u{1100}\u{1161}", "\u{AC00}\u{11A8}",
    "q\u{307}\u{323}", "a\u{328}", "\u{1D15E}", "\u{F900}", "o\u{308}\u{304}",
  ])
  func `text that is not NFC is refused`(_ text: String) {
    #expect(throws: JSONError(.notNFC, offset: 0, column: 1)) {
      try JSONReader.read(Array("\"\(text)\"".utf8), .canonical)
    }
  }

  @Test(arguments: [
    "\u{C5}", "q\u{323}\u{307}", "\u{AC01}", "€ “ja” – ≥ 3", "\u{5D3}\u{5BC}", "\u{1F600}",
    "x\u{301}", "\u{301}", "\u{22B}",
  ])
  func `text that is NFC is read`(_ text: String) throws {
    let value = try JSONReader.read(Array("\"\(text)\"".utf8), .canonical)
    #expect(value == .string(text))
  }

  @Test func `every character below the combining marks is NFC by itself and after another`() {
    for code in UInt32(0x20)..<0x300 {
      guard let scalar = Unicode.Scalar(code) else { continue }
      for text in ["\(Character(scalar))", "e\(Character(scalar))"] {
        var span = text.utf8Span
        let isNFC = span.checkForNFC(quickCheck: false)
        #expect(isNFC, "\(code)")
      }
    }
  }

  @Test func `an error says in Dutch what is wrong and where`() {
    #expect(
      JSONError(.duplicateKey("titel"), offset: 9, column: 8).description
        == "dubbele sleutel \"titel\" (teken 8)")
    #expect(JSONError.Reason.notNFC.dutch == "tekst is niet in NFC-vorm")
    #expect(JSONError.Reason.integerTooLarge.dutch == "getal groter dan 2^53−1")
    #expect(JSONError.Reason.duplicateKey("\u{1B}[2J").dutch == "dubbele sleutel \"\u{FFFD}[2J\"")
  }
}
