import Testing

@testable import Texts

/// Which characters may be recorded, and what is said of those that may not.
struct TextRulesTests {
  private static func scalar(_ value: UInt32) throws -> Unicode.Scalar {
    try #require(Unicode.Scalar(value))
  }

  @Test func `every character that steers or hides is refused, wherever it stands`() throws {
    let ranges: [ClosedRange<UInt32>] = [
      0x00...0x08, 0x0B...0x1F, 0x7F...0x9F, 0x61C...0x61C, 0x180E...0x180E, 0x200B...0x200B,
      0x200E...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF...0xFEFF, 0xFFF9...0xFFFB,
      0xE0000...0xE007F,
    ]
    for value in ranges.joined() {
      let scalar = try Self.scalar(value)
      for text in ["a\(scalar)b", "\(scalar)", "\u{70F}\(scalar)\u{301}"] {
        let fault = try #require(
          TextRules.fault(in: text, .severalLines), "U+\(String(value, radix: 16))")
        #expect(fault.kind == .steers && fault.scalar == scalar)
      }
    }
  }

  @Test func `a line feed and a tab may stand in a text of several lines, and in no other`() {
    for text in ["een\ntwee", "een\ttwee"] {
      #expect(TextRules.fault(in: text, .severalLines) == nil)
      #expect(TextRules.fault(in: text, .oneLine)?.kind == .steers)
    }
    #expect(TextRules.fault(in: "een\r\ntwee", .severalLines)?.scalar == "\r")
  }

  @Test(arguments: [
    "Coördinatie €", "می\u{200C}خواهم", "क्\u{200D}ष", "ක්\u{200D}ර", "👩🏽\u{200D}🚀",
    "🏳\u{FE0F}\u{200D}🌈", "❤\u{FE0F}\u{200D}🔥", "👨\u{200D}👩\u{200D}👧", "Auf\u{200C}lage",
    "١٢٣ \u{600}", "日本語", "한국어", "\u{E000}",
  ])
  func `words and pictographs of all scripts may be recorded`(text: String) {
    #expect(TextRules.fault(in: text, .oneLine) == nil)
  }

  @Test(arguments: [
    "a \u{200D}b", "\u{200D}a", "a\u{200D}", "<\u{200D}a", "a\u{200C}>", "1\u{200C}2",
    "a\u{200D}\u{200D}b", "=\u{200D}x",
  ])
  func `a joiner that joins no letters or pictographs is refused`(text: String) throws {
    let fault = try #require(TextRules.fault(in: text, .severalLines))
    #expect(fault.kind == .joinsNothing)
    #expect(fault.dutch.contains("U+200"))
  }

  @Test(arguments: [
    0x378, 0x10EFD, 0x1FAE8, 0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF, 0x1E030, 0x897,
    0x31350,
  ])
  func `what Unicode 14 does not have is refused`(value: UInt32) throws {
    let fault = try #require(
      TextRules.fault(in: "a\(try Self.scalar(value))", .severalLines))
    #expect(fault.kind == .unknown && fault.place == 2)
    #expect(TextRules.unknownCharacter(in: "aé\(try Self.scalar(value))")?.place == 3)
  }

  @Test func `the last characters that Unicode 14 added may be recorded`() throws {
    // U+20C0 som sign, U+1FAE7 bubbles, U+11740 Ahom, U+0870 Arabic: all new in 14.0.
    for value: UInt32 in [0x20C0, 0x1FAE7, 0x11740, 0x870] {
      #expect(TextRules.fault(in: "\(try Self.scalar(value))", .oneLine) == nil)
    }
  }

  @Test func `a text that is not composed is refused, with no place`() {
    let fault = TextRules.fault(in: "Coo\u{308}rdinatie", .oneLine)
    #expect(fault == TextFault(kind: .notComposed, scalar: nil, place: nil))
  }

  @Test func `what is wrong names the character, its place and what to do`() throws {
    #expect(
      TextRules.fault(in: "ab\u{202E}c", .oneLine)?.dutch
        == "teken 3 is U+202E, een stuurteken of onzichtbaar teken. Haal het weg, of typ de tekst over."
    )
    #expect(
      TextRules.fault(in: "\u{378}", .oneLine)?.dutch
        == "teken 1 is U+0378, en dat teken bestaat niet in Unicode 14.0. Schrijf een ander teken.")
  }

  @Test func `a name is short, composed, and can be read aloud`() {
    #expect(TextRules.isName("coördinatie.nl/log-1"))
    #expect(TextRules.isName(String(repeating: "é", count: 100)))
    for name in [
      "", String(repeating: "é", count: 100) + "x", "co\u{308}.nl", "a\u{202E}b", "a\u{200B}b",
      "a\u{7F}b", "a\u{9B}b", "a\u{378}b", "a\nb", "a\tb", "a\u{200D}.b", "a\u{E0041}b",
    ] {
      #expect(!TextRules.isName(name), "\(name.debugDescription)")
    }
  }
}
