import Testing

@testable import Texts

/// Text of a log on its way out.
struct HarmlessTextTests {
  private static let lineEnds = [
    "\n", "\r\n", "\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}",
  ]

  @Test(arguments: lineEnds)
  func `whatever may end a line ends one, also with an accent behind it`(end: String) {
    #expect(HarmlessText.lines("een\(end)twee", mark: "?") == ["een", "twee"])
    #expect(HarmlessText.lines("\(end)\(end)", mark: "?") == ["", "", ""])
    #expect(HarmlessText.lines("\u{70F}\(end)\u{301}x", mark: "?").count == 2)
    #expect(HarmlessText.oneLine("een\(end)twee", mark: "?") == "een twee")
  }

  @Test func `no character that steers comes out, of all there are`() throws {
    for value in [UInt32](0...0xD7FF) + [UInt32](0xE000...0x10FFFF) {
      let scalar = try #require(Unicode.Scalar(value))
      guard scalar.steers || scalar.isNonCharacter else { continue }
      for text in ["\(scalar)", "\u{600}\(scalar)\u{FE0F}"] {
        let line = HarmlessText.oneLine(text, mark: "?")
        #expect(!line.unicodeScalars.contains(scalar), "\(scalar.name)")
        let lines = HarmlessText.lines(text, mark: "?")
        #expect(!lines.joined().unicodeScalars.contains(scalar), "\(scalar.name)")
      }
    }
  }

  @Test(arguments: [
    "Coördinatie van 3 € – “zo”", "👩🏽\u{200D}🚀", "می\u{200C}خواهم", "🏳\u{FE0F}\u{200D}🌈", "",
    "\u{600}<", "a\u{301}",
  ])
  func `what is harmless stays as it is, to the byte`(text: String) {
    #expect(Array(HarmlessText.oneLine(text, mark: "?").utf8) == Array(text.utf8))
    #expect(HarmlessText.lines(text, mark: "?").map { Array($0.utf8) } == [Array(text.utf8)])
  }

  @Test(arguments: [
    ("VN\u{200B}G", "VN?G"), ("a\u{202E}b", "a?b"), ("<\u{200D}", "<?"), ("a\u{1B}[2Jb", "a?[2Jb"),
    ("a\u{9B}31m", "a?31m"), ("a\u{E0041}", "a?"), ("a\u{FEFF}b", "a?b"), ("a\u{3164}b", "a?b"),
    ("a\tb", "a b"), ("ver\u{AD}der", "verder"), ("\u{1F3F4}\u{E0067}", "\u{1F3F4}?"),
  ])
  func `what hides is made visible, and soft hyphens go`(text: String, shown: String) {
    #expect(Array(HarmlessText.oneLine(text, mark: "?").utf8) == Array(shown.utf8))
  }

  @Test func `the width is what a terminal shows`() {
    #expect(HarmlessText.width("één") == 3 && HarmlessText.width("e\u{301}") == 1)
    #expect(HarmlessText.width("\u{600}<") == 2 && HarmlessText.width("") == 0)
  }
}
