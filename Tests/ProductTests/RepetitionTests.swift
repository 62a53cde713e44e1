import Foundation
import Testing

/// Handing in the same again records nothing, whatever became of it meanwhile, and says what that was.
struct RepetitionTests {
  /// A register of six processes and these, so that the next entry is number 10.
  private static let base = """
    {"type":"party.registered","valid":"2020-01-01","known":"2020-01-01","data":{"party":"a","name":"Partij A","kind":"organisation"}}
    {"type":"party.registered","valid":"2020-01-01","known":"2020-01-01","data":{"party":"b","name":"Partij B","kind":"organisation"}}
    {"type":"party.registered","valid":"2020-01-01","known":"2020-01-01","data":{"party":"sg","name":"Stuurgroep","kind":"body"}}
    {"type":"product.registered","valid":"2020-01-01","known":"2020-01-01","data":{"product":"y","title":"Product Y","kind":"product"}}

    """
  private static let fact =
    #"{"type":"responsibility.assigned","valid":"2026-01-01","data":{"subject":"y","role":"owner","parties":["b"]}"#

  /// A register with the base; `f.ndjson` holds the fact as somebody hands it in.
  private static func made(_ extra: String = "") throws -> Program {
    var program = try Program()
    program.variables["VTH_LOG"] = program.home.appendingPathComponent("log").path
    try #require(try program.run("init", "log", "--origin", "test.example").status == 0)
    try #require(try program.run("record", try program.file("base", base)).status == 0)
    _ = try program.file("f.ndjson", fact + extra + "}\n")
    return program
  }

  /// Runs what must succeed, and answers whether it left the log as it was, and what it said.
  private static func repeats(_ program: Program, _ words: String...) throws -> String {
    let before = try program.everything(in: "log")
    let result = try program.run(words)
    #expect(result.status == 0, "\(result.errors)")
    #expect(try program.everything(in: "log") == before, "\(words)")
    return result.output
  }

  private static func does(_ program: Program, _ words: String...) throws {
    let result = try program.run(words)
    try #require(
      result.status == 0 && result.output.contains("1 gebeurtenis vastgelegd."),
      "\(words) \(result)")
  }

  @Test func `a line of what was corrected since does not come back`() throws {
    let program = try Self.made()
    try Self.does(program, "record", "f.ndjson")
    try Self.does(program, "correct", "10", "--parties", "a", "--reason", "was A")
    let said = try Self.repeats(program, "record", "f.ndjson")
    #expect(
      said.contains(
        "regel 1: eerder vastgelegd als vermelding 10, en daarna gecorrigeerd door vermelding 11. Moet er toch "
          + "dit staan, doe dan: vth correct 10"), "\(said)")
    let json = try Self.repeats(program, "record", "f.ndjson", "--json")
    #expect(json.contains(#""alreadyRecorded":1"#) && json.contains(#""correctedBy":11"#))
    #expect(json.contains(#""entry":10"#) && json.contains(#""recorded":0"#), "\(json)")
    let owner = try program.run("owner", "y").output
    #expect(owner.contains("Partij A") && !owner.contains("Partij B"), "\(owner)")
  }

  @Test
  func `a line of what was annulled since does not come back, until the annulment is annulled`()
    throws
  {
    let program = try Self.made()
    try Self.does(program, "record", "f.ndjson")
    try Self.does(program, "annul", "10", "--reason", "klopt niet")
    let said = try Self.repeats(program, "record", "f.ndjson")
    #expect(said.contains("geannuleerd door vermelding 11"), "\(said)")
    #expect(said.contains("vth annul 11"), "\(said)")
    #expect(try Self.repeats(program, "record", "f.ndjson", "--json").contains(#""annulledBy":11"#))
    try Self.does(program, "annul", "11", "--reason", "klopte toch")
    let again = try Self.repeats(program, "record", "f.ndjson")
    #expect(again.contains("staat er al, als vermelding 10."), "\(again)")
    #expect(try program.run("owner", "y").output.contains("Partij B"))
  }

  @Test func `what a fact reads now is said already`() throws {
    let program = try Self.made()
    try Self.does(program, "record", "f.ndjson")
    try Self.does(program, "correct", "10", "--parties", "a", "--reason", "was A")
    try Self.does(program, "correct", "10", "--period", "2026-02-01", "--reason", "later")
    let now = Self.fact.replacingOccurrences(of: #"["b"]"#, with: #"["a"]"#)
      .replacingOccurrences(of: "2026-01-01", with: "2026-02-01")
    let file = try program.file("now.ndjson", now + "}\n")
    let said = try Self.repeats(program, "record", file)
    #expect(said.contains("zo luidt vermelding 10 sinds de correctie in vermelding 12"), "\(said)")
    #expect(try Self.repeats(program, "record", file, "--json").contains(#""readsSoBy":12"#))
    // What it read in between was said by the correction that somebody put right since.
    let between = try program.file(
      "between.ndjson", Self.fact.replacingOccurrences(of: #"["b"]"#, with: #"["a"]"#) + "}\n")
    let former = try Self.repeats(program, "record", between)
    #expect(
      former.contains(
        "eerder vastgelegd als vermelding 11, en daarna gecorrigeerd door vermelding 12"),
      "\(former)")
    #expect(try Self.repeats(program, "record", between, "--json").contains(#""correctedBy":12"#))
  }

  @Test
  func `the same with an id of its own is something new, and that id is for this content only`()
    throws
  {
    let program = try Self.made(#","id":"0197c3f2-5b6a-7c1d-8e2f-3a4b5c6d7e8f""#)
    _ = try program.file("plain.ndjson", Self.fact + "}\n")
    try Self.does(program, "record", "plain.ndjson")
    try Self.does(program, "annul", "10", "--reason", "klopt niet")
    try Self.does(program, "record", "f.ndjson")
    let again = try Self.repeats(program, "record", "f.ndjson")
    #expect(again.contains("staat er al, als vermelding 12."), "\(again)")
    let other = Self.fact.replacingOccurrences(of: #"["b"]"#, with: #"["a"]"#)
    let file = try program.file(
      "other.ndjson", other + #","id":"0197c3f2-5b6a-7c1d-8e2f-3a4b5c6d7e8f"}"# + "\n")
    let refused = try program.run("record", file)
    #expect(refused.status == 1 && refused.errors.contains("andere inhoud"), "\(refused)")
  }

  @Test func `several equal lines are recorded once, and named by the first`() throws {
    let program = try Self.made()
    let file = try program.file("three.ndjson", String(repeating: Self.fact + "}\n", count: 3))
    let result = try program.run("record", file)
    #expect(result.status == 0 && result.output.contains("1 gebeurtenis vastgelegd. 2 stond er al"))
    let json = try Self.repeats(program, "record", file, "--json")
    #expect(json.components(separatedBy: #""entry":10"#).count == 4, "\(json)")
  }

  @Test func `a form says so too, also for a name that it made up`() throws {
    let program = try Self.made()
    let assign = [
      "assign", "--subject", "y", "--role", "eigenaar", "--parties", "b", "--valid", "2026-01-01",
    ]
    try #require(try program.run(assign).status == 0)
    try Self.does(program, "correct", "10", "--parties", "a", "--reason", "was A")
    let said = try program.run(assign)
    #expect(said.output.contains("0 gebeurtenissen vastgelegd."))
    #expect(said.output.contains("Eerder vastgelegd als vermelding 10"), "\(said)")
    let decide = [
      "decide", "--body", "sg", "--title", "Plan A", "--outcome", "vastgesteld", "--valid",
      "2026-01-02",
    ]
    try #require(try program.run(decide).status == 0)
    try Self.does(program, "correct", "12", "--title", "Plan B", "--reason", "tikfout")
    #expect(try program.run(decide).output.contains("daarna gecorrigeerd door vermelding 13"))
    let now = decide.map { $0 == "Plan A" ? "Plan B" : $0 }
    let read = try program.run(now)
    #expect(read.output.contains("zo luidt vermelding 12 sinds"), "\(read)")
  }

  @Test func `a correction or an annulment given twice says so, also on another day`() throws {
    var program = try Self.made()
    try Self.does(program, "record", "f.ndjson")
    try Self.does(program, "correct", "10", "--parties", "a", "--reason", "was A")
    for day in ["2026-11-21", "2026-11-25"] {
      program.variables["VTH_TODAY"] = day
      let said = try Self.repeats(program, "correct", "10", "--parties", "a", "--reason", "was A")
      #expect(said.contains("Staat er al, als vermelding 11."), "\(said)")
    }
    program.variables["VTH_TODAY"] = "2026-11-21"
    try Self.does(program, "annul", "11", "--reason", "toch B")
    program.variables["VTH_TODAY"] = "2026-11-26"
    let said = try Self.repeats(program, "annul", "11", "--reason", "toch B")
    #expect(said.contains("Staat er al, als vermelding 12."), "\(said)")
    let other = try program.run("annul", "11", "--reason", "iets anders")
    #expect(other.status == 1 && other.errors.contains("al geannuleerd door vermelding 12"))
  }

  @Test func `a line without known day says the same, one with another known day does not`() throws
  {
    let program = try Self.made(#","known":"2026-02""#)
    try Self.does(program, "record", "f.ndjson")
    _ = try Self.repeats(program, "record", "f.ndjson")
    _ = try Self.repeats(program, "record", try program.file("plain", Self.fact + "}\n"))
    let other = try program.file("other", Self.fact + #","known":"2026-03"}"# + "\n")
    try Self.does(program, "record", other)
  }

  // MARK: Erased texts

  private static let note =
    #"{"type":"note.added","valid":"2026-01-05","data":{"subjects":["y"],"text":"Bel Pietje Puk"}"#

  @Test(arguments: [#","withhold":["/text"]}"#, "}"])
  func `a text that was erased does not come back with the line that it came from`(
    _ end: String
  ) throws {
    let program = try Self.made()
    let file = try program.file("note", Self.note + #","withhold":["/text"]}"# + "\n")
    try Self.does(program, "record", file)
    try Self.does(program, "redact", "10", "--ground", "persoonsgegevens (AVG)")
    let before = try program.everything(in: "log")
    let again = try program.file("again", Self.note + end + "\n")
    let refused = try program.run("record", again)
    #expect(refused.status == 1 && refused.errors.contains("vermelding 10"), "\(refused)")
    #expect(refused.errors.contains("gewist") && refused.errors.contains("--despite"), "\(refused)")
    #expect(try program.everything(in: "log") == before)
    let other = Self.note.replacingOccurrences(of: "2026-01-05", with: "2026-01-06")
    try Self.does(program, "record", try program.file("other", other + end + "\n"))
    try Self.does(program, "record", again, "--despite", "De betrokkene wil het toch.")
    #expect(try program.run("entry", "13").output.contains("De betrokkene wil het toch."))
  }

  @Test func `a row of a spreadsheet whose text was erased is refused by its row`() throws {
    let program = try Self.made()
    let file = try program.file(
      "rijen.csv",
      "soort;datum;onderwerpen;tekst;afschermen\naantekening;2026-01-05;Product Y;Bel Puk;tekst\n")
    let first = try program.run("import", file)
    try #require(first.status == 0, "\(first)")
    try Self.does(program, "redact", "10", "--ground", "persoonsgegevens (AVG)")
    let again = try program.run("import", file)
    #expect(again.status == 1 && again.errors.contains("vermelding 10"), "\(again)")
    #expect(again.errors.contains("gewist") && again.errors.lowercased().contains("rij 2"))
    let disclosures = try program.everything(in: "log").filter { $0.key.hasSuffix(".txt") }
    #expect(disclosures.isEmpty)
  }

  @Test func `a row with a made-up name whose text was erased is refused for that reason`() throws {
    let program = try Self.made()
    let file = try program.file(
      "rijen.csv",
      "soort;datum;orgaan;titel;uitkomst;noot;afschermen\n"
        + "besluit;2026-01-05;Stuurgroep;Plan;vastgesteld;Bel Puk;noot\n")
    let first = try program.run("import", file)
    try #require(first.status == 0, "\(first)")
    try Self.does(program, "redact", "10", "--ground", "persoonsgegevens (AVG)")
    let again = try program.run("import", file)
    #expect(again.status == 1 && again.errors.contains("daar is de tekst gewist"), "\(again)")
  }

  // MARK: The known day

  @Test func `the known day is written, and is the day where somebody records`() throws {
    var program = try Self.made()
    program.variables["VTH_TODAY"] = "2026-11-24"
    try Self.does(program, "record", "f.ndjson")
    let line = try program.run("entry", "10", "--json").output
    #expect(line.contains(#""known":"2026-11-24""#), "\(line)")
    #expect(
      try program.run("owner", "y", "--known", "2026-11-23").output.contains("Partij B") == false)
    #expect(try program.run("owner", "y", "--known", "2026-11-24").output.contains("Partij B"))
  }
}
