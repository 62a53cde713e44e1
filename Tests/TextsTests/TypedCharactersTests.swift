import Testing

@testable import Texts

/// What is made of text as it is typed and pasted.
struct TypedCharactersTests {
  @Test func `line ends of Windows and of old Macs become line feeds`() {
    let tidied = TypedCharacters.tidied("een\r\ntwee\rdrie\n\r\nvier")
    #expect(Array(tidied.utf8) == Array("een\ntwee\ndrie\n\nvier".utf8))
  }

  @Test func `soft hyphens go, and a letter finds its accent again`() {
    #expect(
      TypedCharacters.tidied("ver\u{AD}ant\u{AD}woor\u{AD}de\u{AD}lijk") == "verantwoordelijk")
    #expect(Array(TypedCharacters.tidied("e\u{AD}\u{301}n").utf8) == Array("én".utf8))
  }

  @Test func `text without either stays as it is, to the byte`() {
    for text in ["", "plat", "één © ¶", "co\u{308}", "a\nb\tc"] {
      #expect(Array(TypedCharacters.tidied(text).utf8) == Array(text.utf8))
    }
  }

  @Test(arguments: [
    ("co\u{308}rdinatie", "cördinatie"), ("e\u{302}\u{301}", "ế"), ("e\u{323}\u{302}", "ệ"),
    ("C\u{327}es\u{327}me", "Çeşme"), ("o\u{30B}", "ő"), ("α\u{301}", "ά"), ("и\u{306}", "й"),
    ("q\u{301}", "q\u{301}"), ("A\u{30A}", "Å"),
  ])
  func `letters are composed with their marks, to NFC`(typed: String, expected: String) {
    let composed = TypedCharacters.composed(typed)
    #expect(Array(composed.utf8) == Array(expected.utf8))
    #expect(composed.isComposed)
  }

  @Test func `composing changes no meaning, of any letter with any mark`() throws {
    for value in [UInt32](0x41...0x24F) + [UInt32](0x370...0x45F) {
      let letter = try #require(Unicode.Scalar(value))
      for mark: UInt32 in 0x300...0x338 {
        let text = "\(letter)\(try #require(Unicode.Scalar(mark)))"
        // Swift calls texts equal that are canonically equivalent.
        #expect(TypedCharacters.composed(text) == text)
      }
    }
  }
}
