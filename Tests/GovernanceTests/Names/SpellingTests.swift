import Testing

@testable import Governance

@Suite struct SpellingTests {
  @Test(arguments: [
    ("Ministerie van IenW", "ministerie van ienw"), ("lenW", "lenw"), ("I&W", "i w"),
    ("één", "een"), ("e\u{301}e\u{301}n", "een"), ("ÀÉÎÕÜ Ç Ñ ß", "aeiou c n ß"),
    ("’s-Hertogenbosch", "s hertogenbosch"), ("'s-Gravenhage", "s gravenhage"),
    ("Súdwest-Fryslân", "sudwest fryslan"), ("IJsselmeer", "ijsselmeer"),
    ("  (Pijler 1:  kwaliteit) ", "pijler 1 kwaliteit"), ("4 A", "4 a"), ("4A", "4a"),
    ("p1.robuustheidscriteria", "p1 robuustheidscriteria"),
    ("Noordzeekanaal–gebied", "noordzeekanaal gebied"),
    ("Curaçao", "curacao"), ("coördinatie", "coordinatie"), ("", ""), ("— … !", ""),
    ("a_b/c\\d", "a b c d"), ("TZ202406-011", "tz202406 011"),
  ])
  func `words are compared without case, accents and punctuation`(
    _ text: String, _ folded: String
  ) {
    #expect(Spelling.folded(text) == folded)
  }

  @Test func `what is folded stays as it is when folded again`() {
    for text in ["’s-Hertogenbosch", "Súdwest-Fryslân", "  (Pijler 1:  kwaliteit) ", "4 A", "ß"] {
      #expect(Spelling.folded(Spelling.folded(text)) == Spelling.folded(text))
    }
  }

  /// Plain text is folded by a way of its own; an accent behind it takes the other way.
  @Test func `text without accents is folded as text with them`() {
    let signs = (0..<128).compactMap { UnicodeScalar($0).map(Character.init) }
    for one in signs {
      for other in signs
      where Spelling.folded("\(one)\(other)é") != Spelling.folded("\(one)\(other)e") {
        Issue.record("\(one.asciiValue ?? 0) \(other.asciiValue ?? 0)")
      }
    }
  }

  private static let names = [
    "modelmandaat", "robuustheidscriteria", "vng", "ipo", "odnl", "bo-ibp-vth",
    "p1.kennisinfrastructuur", "handreiking-ketentoezicht",
  ]

  @Test(arguments: [
    ("modelmandat", "modelmandaat"), ("model-mandaat", "modelmandaat"),
    ("Modelmandaat", "modelmandaat"), ("robustheidscriteria", "robuustheidscriteria"),
    ("robuustheids-criteria", "robuustheidscriteria"), ("vn", "vng"), ("vnng", "vng"),
    ("bo-ibp-vht", "bo-ibp-vth"), ("ketentoezicht", "handreiking-ketentoezicht"),
    ("kennisinfrastructuur", "p1.kennisinfrastructuur"), ("odnll", "odnl"),
  ])
  func `a slip of the pen finds the name that was meant`(_ slip: String, _ meant: String) {
    #expect(Spelling.nearest(to: slip, in: Self.names).first == meant)
  }

  @Test(arguments: ["", "!!", "xyzzyplugh", "begroting-2019", "waterschap", "qq"])
  func `nonsense finds nothing`(_ word: String) {
    #expect(Spelling.nearest(to: word, in: Self.names) == [])
  }

  @Test func `the nearest come first, then the shorter, then by alphabet, and no more than asked`()
  {
    let names = ["aanvraag-c", "aanvraag-b", "aanvraag1", "aanvraga", "aanvrag"]
    #expect(
      Spelling.nearest(to: "aanvraag", in: names, most: 9)
        == ["aanvraag1", "aanvraag-b", "aanvraag-c", "aanvrag", "aanvraga"])
    #expect(Spelling.nearest(to: "aanvraag", in: names, most: 2) == ["aanvraag1", "aanvraag-b"])
    #expect(Spelling.nearest(to: "aanvraag", in: names).count == 3)
  }

  @Test func `nothing comes near a word that is longer than any name`() {
    let word = String(repeating: "modelmandaat ", count: 38)
    #expect(Spelling.nearest(to: word, in: ["modelmandaat"]) == ["modelmandaat"])
    #expect(Spelling.nearest(to: word + "modelmandaat", in: ["modelmandaat"]) == [])
  }

  @Test func `an accent in the question or in the name does not matter`() {
    #expect(Spelling.nearest(to: "coordinatie", in: ["coördinatie"]) == ["coördinatie"])
    #expect(Spelling.nearest(to: "Coördinatie", in: ["coordinatie"]) == ["coordinatie"])
  }
}
