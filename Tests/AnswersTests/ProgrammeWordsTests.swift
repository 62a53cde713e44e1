import Answers
import EventFormat
import Governance
import Reading
import TestSupport
import Testing

/// What is particular to a programme is what its description in the register says.
@Suite struct ProgrammeWordsTests {
  private static func record(_ members: [(String, String)]) -> JSON {
    .object(members.map { JSONMember($0, .string($1)) })
  }

  private static let described = Given.described(
    "handreiking",
    [
      ("short", .string("IBP")), ("calendar", .string("Termijnen IBP")),
      ("kinds", .array([record([("is", "programme"), ("kind", "pijler"), ("title", "pijler")])])),
      ("parts", .array([record([("kind", "pillar"), ("title", "spoor"), ("plural", "sporen")])])),
      (
        "legends",
        .array([record([("legend", "de rapportage"), ("rating", "new"), ("title", "vers")])])
      ),
    ], when: "2023-01-01")

  @Test func `before a description the words are those of every programme`() throws {
    let words = try Scenario(Scenario.cast + [Self.described]).on("2022-12-31").programmeWords
    #expect(words.word(.pillar) == "pijler" && words.plural(.pillar) == "pijlers")
    #expect(words.calendar == "Termijnen" && words.short == nil)
    #expect(words.ratings == ProgressRating.allCases && words.legend(of: .new) == nil)
  }

  @Test func `from its day on they are those of the description`() throws {
    let words = try Scenario(Scenario.cast + [Self.described]).on("2023-01-01").programmeWords
    #expect(words.word(.pillar) == "spoor" && words.plural(.pillar) == "sporen")
    #expect(words.calendar == "Termijnen IBP" && words.short == "IBP")
    #expect(words.ratings == [.new] && words.word(.new) == "vers")
    #expect(words.legend(of: .new) == "de rapportage")
    #expect(words.word(.topic) == "onderwerp" && words.word(.risk) == "risico")
  }

  @Test func `a kind of its own has its word, and is one of the usual kind`() throws {
    let own = Given.party("pijler-9", "Pijler 9", kind: "pijler")
    let view = try Scenario(Scenario.cast + [Self.described, own]).on("2023-06-01")
    let card = try #require(view.party(try Scenario.id("pijler-9")))
    #expect(view.kindWord(card.kind) == "pijler")
    #expect(view.usualKind(card.kind) == .programme)
  }

  @Test func `the newest description holds`() throws {
    let later = Given.described("handreiking", [("short", .string("Later"))], when: "2024-01-01")
    let scenario = try Scenario(Scenario.cast + [Self.described, later])
    #expect(try scenario.on("2023-12-31").programmeWords.short == "IBP")
    #expect(try scenario.on("2024-01-01").programmeWords.short == "Later")
  }
}
