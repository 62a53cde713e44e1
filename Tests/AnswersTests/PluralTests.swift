import TestSupport
import Testing

@testable import Answers
@testable import Reading

/// A group whose name is a plural takes a plural verb.
@Suite struct PluralTests {
  @Test(arguments: [
    ("Provincies", true), ("Veiligheidsregio's", true), ("Bevoegde gezagen", true),
    ("Buitengewoon opsporingsambtenaren", true), ("VTH koplopers", true),
    ("Besturen van omgevingsdiensten", true), ("Niet-robuuste omgevingsdiensten", true),
    ("Werkgroep financiering", false), ("Projectteam aanpak zorgbedrijven", false),
    ("Rijksoverheid", false), ("OGON-netwerk", false), ("PLeK", false), ("", false),
  ])
  func `a name is plural by its first noun`(name: String, expected: Bool) {
    #expect(Narration.isPlural(name) == expected)
  }

  @Test func `the sentence follows the name, and only for groups`() throws {
    let scenario = try Scenario(
      .party("provincies", "Provincies", kind: "group"), .party("nten", "Nten", kind: "service"),
      .assigned("handreiking", to: ["provincies"], when: "2023-01-01"),
      .ended("handreiking", of: ["provincies"], when: "2023-02-01"),
      .assigned("handreiking", to: ["nten"], when: "2023-03-01"))
    let narration = Narration(try scenario.on("2024-01-01"))
    #expect(
      scenario.entries.suffix(3).map { narration.sentence($0.event) } == [
        "Provincies worden eigenaar van Handreiking.",
        "Provincies zijn niet langer eigenaar van Handreiking.",
        "Nten wordt eigenaar van Handreiking.",
      ])
  }
}
