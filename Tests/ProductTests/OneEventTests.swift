import Foundation
import Testing

/// One event by flags: what each verb records is read back through a question.
struct OneEventTests {
  /// A log with the eight facts of the example.
  static func log() throws -> Program {
    var program = try Program()
    program.variables["VTH_LOG"] = program.home.appendingPathComponent("log").path
    try #require(try program.run("init", "log", "--origin", "test.example").status == 0)
    let example = Program.root.appendingPathComponent("Scripts/voorbeeld.ndjson").path
    try #require(try program.run("record", example).status == 0)
    return program
  }

  private struct Story {
    let verb: [String]
    /// The question, and words that only its answer after the verb holds.
    let question: [String]
    let answer: String
    /// A use that is refused, its status, and words of the message.
    let wrong: [String]
    let status: Int32
    let message: String
  }

  /// In order: each leans on those before.
  private static let stories = [
    Story(
      verb: [
        "decide", "--valid", "1-10-2026", "--title", "Tweede druk", "--outcome", "vastgesteld",
        "--body", "stuurgroep voorbeeld", "--conditions", "Het geld is er; De tekst is af",
      ],
      question: ["decision", "stuurgroep-2026-10-01-tweede-druk"], answer: "Het geld is er – open",
      wrong: ["decide", "--title", "Tweede druk", "--outcome", "vast"], status: 2,
      message: "--outcome: “vast” kan hier niet. Bedoelt u vastgesteld?"),
    Story(
      verb: ["settle", "het geld is er", "--how", "vervuld", "--valid", "2 oktober 2026"],
      question: ["decision", "Tweede druk"], answer: "Het geld is er – vervuld, 2 oktober 2026",
      wrong: ["settle", "er is geld", "--how", "vervuld", "--valid", "2026"], status: 1,
      message: "--condition: Onbekende voorwaarde"),
    Story(
      verb: [
        "table", "--valid", "1-12-2026", "--title", "Begroting 2027", "--body", "stuurgroep",
        "--purpose", "ter besluitvorming",
      ],
      question: ["search", "begroting"], answer: "agenda-stuurgroep-2026-12-01-begroting-2027",
      wrong: ["table", "--valid", "dec-26", "--title", "Begroting", "--body", "stuurgroep"],
      status: 2, message: "--valid: “dec-26” kan dec 2026 zijn"),
    Story(
      verb: [
        "handover", "offer", "--valid", "2026-10-02", "--products", "Handreiking meten", "--to",
        "VvB", "--roles", "trekker", "--from", "projectteam",
      ],
      question: ["product", "handreiking"], answer: "aan Vereniging van Beheerders als trekker",
      wrong: ["handover", "offer", "--valid", "2026", "--products", "handreiking"], status: 2,
      message: "--to: Hier moet iets staan"),
    Story(
      verb: ["handover", "accept", "overdracht-handreiking-beheerder", "--valid", "2026-10-05"],
      question: ["product", "handreiking"], answer: "trekker: aanvaard",
      wrong: ["handover", "accept", "overdracht-x", "--valid", "2026"], status: 1,
      message: "--handover: Onbekende overdracht “overdracht-x”"),
    Story(
      verb: ["handover", "complete", "overdracht-handreiking-beheerder", "--valid", "2026-10-09"],
      question: ["owners", "--role", "trekker"], answer: "Handreiking meten",
      wrong: ["handover", "complete", "--valid", "2026-10-09"], status: 2,
      message: "--handover: Hier moet iets staan"),
    Story(
      verb: [
        "handover", "decline", "overdracht-handreiking", "--valid", "2026-11-01", "--reason",
        "Te duur",
      ],
      question: ["history", "overdracht-handreiking"], answer: "\n1 november 2026",
      wrong: ["handover", "decline", "handreiking", "--valid", "2026"], status: 1,
      message: "“handreiking” is een product"),
    Story(
      verb: ["handover", "withdraw", "overdracht-handreiking", "--valid", "2026-11-10"],
      question: ["history", "overdracht-handreiking"], answer: "10 november 2026",
      wrong: ["handover", "withdraw", "overdracht-handreiking", "--valid", "later"], status: 2,
      message: "--valid: “later” is niet te lezen als datum"),
    Story(
      verb: [
        "assign", "handreiking", "--role", "adviseur", "--parties", "Stuurgroep Voorbeeld",
        "--valid", "2026-02",
      ],
      question: ["owners", "--role", "adviseur"], answer: "Stuurgroep Voorbeeld",
      wrong: ["assign", "handreiking", "--role", "baas", "--parties", "VvB", "--valid", "2026"],
      status: 2, message: "Kies uit: eigenaar, trekker"),
    Story(
      verb: [
        "unassign", "handreiking", "--role", "adviseur", "--parties", "stuurgroep", "--valid",
        "2026-03", "--reason", "Advies is klaar",
      ],
      question: ["history", "handreiking"], answer: "Advies is klaar",
      wrong: [
        "unassign", "handreiking", "--role", "uitvoerder", "--parties", "stuurgroep", "--valid",
        "2026",
      ], status: 1, message: "--parties: “stuurgroep” is nooit als uitvoerder"),
    Story(
      verb: [
        "deadline", "set", "--subject", "handreiking", "--milestone", "tweede druk", "--due",
        "Q3/Q4 2027", "--valid", "2026-10-01",
      ],
      question: ["deadlines"], answer: "t.handreiking.tweede-druk",
      wrong: [
        "deadline", "set", "--subject", "handreiking", "--milestone", "oplevering", "--due",
        "2028", "--valid", "2026-10-02",
      ], status: 1, message: "Er is al een termijn “t.handreiking.oplevering”"),
    Story(
      verb: [
        "deadline", "move", "tweede druk", "--due", "eind Q1 2028", "--valid", "2026-11-01",
        "--reason", "Geen papier",
      ],
      question: ["deadlines"], answer: "eind Q1 2028",
      wrong: ["deadline", "move", "tweede druk", "--due", "ooit", "--valid", "2026"], status: 2,
      message: "--due: “ooit” is niet te lezen als datum"),
    Story(
      verb: ["deadline", "met", "oplevering", "--valid", "2026-09-20"],
      question: ["history", "t.handreiking.oplevering"], answer: "20 september 2026",
      wrong: ["deadline", "met", "t.handreiking.oplevring", "--valid", "2026"], status: 1,
      message: "Bedoelt u t.handreiking.oplevering"),
    Story(
      verb: [
        "deadline", "drop", "t.handreiking.tweede-druk", "--valid", "2026-11-20", "--reason",
        "Digitaal is genoeg",
      ],
      question: ["history", "t.handreiking.tweede-druk"], answer: "Digitaal is genoeg",
      wrong: ["deadline", "drop", "--valid", "2026"], status: 2,
      message: "--deadline: Hier moet iets staan"),
    Story(
      verb: ["stage", "handreiking", "--stage", "in consultatie", "--valid", "voorjaar 2026"],
      question: ["history", "handreiking"], answer: "in consultatie",
      wrong: ["stage", "handreiking", "--stage", "klaar", "--valid", "2026"], status: 1,
      message: "--stage: “klaar” is geen stand van een product"),
    Story(
      verb: ["note", "handreiking;VvB", "--text", "Besproken met de leden.", "--valid", "2026-08"],
      question: ["history", "beheerder"], answer: "Besproken met de leden.",
      wrong: ["note", "handreiking", "--valid", "2026-08"], status: 2,
      message: "--text: Hier moet iets staan"),
    Story(
      verb: [
        "log", "partij", "--name", "Club van Tien", "--kind", "groep", "--valid", "2026-01-01",
      ],
      question: ["party", "club van tien"], answer: "club-van-tien",
      wrong: ["log", "partij", "--name", "Club", "--milestone", "x"], status: 2,
      message: "Onbekende optie “--milestone”"),
    Story(
      verb: [
        "dispute", "--entries", "5;6", "--question", "Was er een besluit?", "--valid", "2026-11-01",
      ],
      question: ["conflicts"], answer: "geschil-was-er-een-besluit",
      wrong: ["dispute", "--entries", "5;zes", "--question", "Wat?", "--valid", "2026"], status: 2,
      message: "--entries: “zes” is geen vermelding"),
    Story(
      verb: [
        "resolve", "was er een besluit?", "--ruling", "Ja, zie het verslag.", "--valid",
        "2026-11-02", "--by", "stuurgroep",
      ],
      question: ["history", "geschil-was-er-een-besluit"], answer: "zie het verslag",
      wrong: ["resolve", "een ander geschil", "--ruling", "Ja", "--valid", "2026"], status: 1,
      message: "--dispute: Onbekend"),
    Story(
      verb: [
        "log", "toezegging", "--title", "Brief voor de zomer", "--kind", "toezegging", "--by",
        "stuurgroep", "--due", "voor de zomer van 2027", "--valid", "2026-11-03",
      ],
      question: ["search", "zomer"], answer: "stuurgroep-2026-11-03-brief-voor-de-zomer",
      wrong: ["log", "toezegging", "--title", "Brief", "--valid", "2026-11-03"], status: 2,
      message: "--kind: Hier moet iets staan"),
    Story(
      verb: [
        "correct", "12", "--title", "Handreiking meten, eerste druk", "--reason", "Volgens verslag",
        "--period", "25-9-2026",
      ],
      question: ["decision", "sg-2026-09-24-handreiking"], answer: "25 september 2026",
      wrong: ["correct", "12", "--title", "Handreiking"], status: 2,
      message: "--reason: Hier moet iets staan"),
  ]

  @Test func `every verb records what its question then answers, and refuses what is wrong`() throws
  {
    let program = try Self.log()
    for story in Self.stories {
      let name = story.verb.joined(separator: " ")
      let before = try program.everything(in: "log")
      let wrong = try program.run(story.wrong)
      #expect(wrong.status == story.status, "\(story.wrong): \(wrong.errors)")
      #expect(wrong.errors.contains(story.message), "\(story.wrong): \(wrong.errors)")
      let trial = try program.run(story.verb + ["--dry-run"])
      #expect(trial.output.contains("1 gebeurtenis vast te leggen."), "\(name): \(trial.errors)")
      #expect(try program.everything(in: "log") == before, "\(name)")
      let asked = try program.run(story.question)
      #expect(!asked.output.contains(story.answer), "\(name): the answer was there before")
      let done = try program.run(story.verb)
      #expect(done.output.contains("1 gebeurtenis vastgelegd."), "\(name): \(done.errors)")
      let answer = try program.run(story.question)
      #expect(answer.output.contains(story.answer), "\(name): \(answer.output)\(answer.errors)")
    }
    #expect(try program.run("verify").status == 0)
  }

  @Test func `what is annulled is gone from the answers, and nothing that others need can go`()
    throws
  {
    let program = try Self.log()
    let note = ["note", "handreiking", "--text", "Een vergissing.", "--valid", "2026"]
    try #require(try program.run(note).status == 0)
    #expect(try program.run("history", "handreiking").output.contains("Een vergissing."))
    for (words, status, message) in [
      (["annul", "4711", "--reason", "x"], 1, "--entry: Er is geen vermelding 4711"),
      (["annul", "14"], 2, "--reason: Hier moet iets staan"),
      (["annul", "12", "--reason", "x"], 1, "“sg-2026-09-24-handreiking” wordt nog"),
    ] as [([String], Int32, String)] {
      let wrong = try program.run(words)
      #expect(wrong.status == status && wrong.errors.contains(message), "\(wrong.errors)")
    }
    #expect(try program.run("annul", "14", "--reason", "Hoort hier niet").status == 0)
    #expect(try !program.run("history", "handreiking").output.contains("Een vergissing."))
    let again = try program.run("annul", "14", "--reason", "Hoort hier niet")
    #expect(again.output.contains("1 stond er al precies zo in."))
  }

  @Test func `the same event again records nothing`() throws {
    let program = try Self.log()
    let decide = [
      "decide", "--valid", "2026-10-01", "--title", "Tweede druk", "--outcome", "adopted", "--body",
      "stuurgroep", "--conditions", "Het geld is er",
    ]
    #expect(try program.run(decide).output.contains("1 gebeurtenis vastgelegd."))
    let before = try program.everything(in: "log")
    #expect(try program.run(decide).output.contains("1 stond er al precies zo in."))
    #expect(try program.everything(in: "log") == before)
  }

  @Test func `all that is missing is listed, with an example that works`() throws {
    let program = try Self.log()
    let result = try program.run("assign")
    #expect(result.status == 2)
    for flag in ["--valid", "--subject", "--role", "--parties"] {
      #expect(result.errors.contains("  \(flag): "), "\(flag): \(result.errors)")
    }
    #expect(result.errors.contains("4 fouten gevonden. Er is niets vastgelegd."))
    let example = try #require(result.errors.components(separatedBy: "Voorbeeld: vth").last)
    let filled = example.trimmingCharacters(in: .whitespacesAndNewlines)
      .replacingOccurrences(of: "PRODUCT", with: "handreiking")
      .replacingOccurrences(of: "PARTIJ", with: "VvB")
    #expect(try program.shell("Scripts/vth \(filled)").status == 0, "\(filled)")
  }

  @Test func `source, known and actor stand in the log as they were typed`() throws {
    let program = try Self.log()
    let source = try program.run(
      "log", "bron", "--title", "Verslag stuurgroep", "--kind", "verslag", "--date", "1-10-2026",
      "--data-source", "verslag-1", "--valid", "1-10-2026")
    try #require(source.status == 0, "\(source.errors)")
    let note = try program.run(
      "note", "handreiking", "--text", "Genoemd.", "--valid", "2026-10", "--known", "oktober 2026",
      "--source", "Verslag stuurgroep, blz. 3", "--actor", "griffie")
    try #require(note.status == 0, "\(note.errors)")
    let log = try String(
      contentsOf: program.home.appendingPathComponent("log/log/000000000.ndjson"), encoding: .utf8)
    let line = try #require(log.split(separator: "\n").first { $0.contains("Genoemd.") })
    #expect(line.contains(#""source":[{"at":"blz. 3","document":"verslag-1"}]"#))
    #expect(line.contains(#""known":"2026-10""#) && line.contains(#""actor":"griffie""#))
  }

  @Test func `half a verb and help on it name the whole ones`() throws {
    let program = try Self.log()
    let half = try program.run("handover", "accpt")
    #expect(half.status == 2 && half.errors.contains("handover accept"))
    for words in [["help", "handover"], ["handover", "--help"]] {
      let page = try program.run(words)
      #expect(page.status == 0 && page.output.contains("vth handover complete [NAAM]"))
    }
    let page = try program.run("help", "handover", "offer")
    #expect(page.output.contains("--roles WOORD[;…]"))
    #expect(try program.run("handover", "offer", "--help").output == page.output)
    #expect(try program.run("help", "log", "vergadering").output.contains("--body NAAM[;…]"))
    let unknown = try program.run("log", "vergaderin")
    #expect(unknown.status == 2 && unknown.errors.contains("Bedoelt u vergadering"))
  }
}
