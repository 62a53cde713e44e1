import Foundation
import Testing

/// What the program says when it refuses, or records something that needs a second look.
struct RefusalWordsTests {
  private static func say(_ program: Program, _ words: String...) throws -> Program.Result {
    try program.run(words)
  }

  // MARK: Which verb, which flags

  @Test(arguments: [
    (["replay", "--from", "2026-01-01", "--at-from", "3"], "Uitleg: vth help replay"),
    (["diff"], "Uitleg: vth help diff"),
    (["replay", "--at-from", "9", "--at-to", "3"], "Draai --at-from en --at-to om."),
    (["diff", "--at-from", "9", "--at-to", "3"], "Draai --at-from en --at-to om."),
    (
      ["diff", "--known-from", "2026-02-01", "--known-to", "2026-01-01"],
      "Draai --known-from en --known-to om."
    ),
    (
      ["decisions", "--from", "2026-02-01", "--to", "2026-01-01"], "Draai --from en --to om."
    ),
    (["workflow", "zzz"], "Er is geen proces “zzz”. Kies uit: item (agendapunt)"),
    (["findings", "--severity", "zzz"], "Kies uit: ernstig, aandacht, ter informatie."),
    (["owners", "--role", "zzz"], "Kies uit: eigenaar, trekker"),
  ])
  func `a misuse names the verb and the flags that were used`(
    words: [String], message: String
  ) throws {
    let result = try OneEventTests.log().run(words)
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(result.errors.contains(message), "\(result.errors)")
  }

  @Test func `a severity may be said in Dutch`() throws {
    let program = try OneEventTests.log()
    for (dutch, english) in [
      ("ernstig", "serious"), ("Aandacht", "attention"), ("ter informatie", "information"),
      ("informatie", "information"),
    ] {
      let one = try Self.say(program, "findings", "--severity", dutch, "--on", "2026-11-20")
      let other = try Self.say(program, "findings", "--severity", english, "--on", "2026-11-20")
      #expect(one.status == 0 && one.output == other.output)
    }
    let serious = try Self.say(program, "findings", "--severity", "ernstig", "--on", "2026-11-20")
    let all = try Self.say(program, "findings", "--on", "2026-11-20")
    #expect(serious.output != all.output)
  }

  @Test func `a folder is no batch, and nothing was recorded`() throws {
    let program = try OneEventTests.log()
    for verb in ["record", "import"] {
      let result = try Self.say(program, verb, program.home.path)
      #expect(result.status == 4)
      #expect(result.errors.contains("dit is een map, geen bestand. Er is niets vastgelegd."))
    }
  }

  // MARK: JSON

  @Test func `who asks for JSON gets a refusal as JSON, with the same status`() throws {
    let program = try OneEventTests.log()
    let bad = #"{"type":"deadline.met","valid":"2026-10-05","data":{"deadline":"t.handreiking.x"}}"#
    let cases: [(words: [String], input: String?, kind: String, status: Int32)] = [
      (["owner", "handreking", "--json"], nil, "refused", 1),
      (["ownr", "--json"], nil, "usage", 2),
      (["owner", "--json"], nil, "usage", 2),
      (["record", "-", "--json"], bad, "refused", 1),
      (["decide", "--title", "x", "--json"], nil, "usage", 2),
      (["record", "nergens.ndjson", "--json"], nil, "failed", 4),
      (["stats", "--json", "--log", "nergens"], nil, "failed", 4),
    ]
    for (words, input, kind, status) in cases {
      let result = try program.run(words, input: input.map { Data($0.utf8) })
      #expect(result.status == status, "\(words)")
      let value = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
      let error = try #require((value as? [String: Any])?["error"] as? [String: Any])
      #expect(error["kind"] as? String == kind, "\(words): \(error)")
      #expect(error["status"] as? Int == Int(status))
      let message = try #require(error["message"] as? String)
      #expect(!message.isEmpty && result.errors.contains(message))
    }
    let unknown = try program.run("owner", "handreking", "--json").output
    #expect(unknown.contains(#""suggestions":["handreiking"]"#), "\(unknown)")
    let wrong = try program.run("record", "-", "--json", input: bad).output
    #expect(wrong.contains(#""problems":[{"column":"#) && wrong.contains(#""line":1"#), "\(wrong)")
    let form = try program.run("decide", "--title", "x", "--json").output
    #expect(form.contains(#""flag":"valid""#), "\(form)")
    #expect(try program.run("owner", "handreking").output.isEmpty)
  }

  // MARK: Entries that do not count

  @Test func `a correction of what was annulled or set aside says so, and what to do`() throws {
    let program = try OneEventTests.log()
    try #require(
      try Self.say(
        program, "assign", "handreiking", "--role", "trekker", "--parties", "projectteam",
        "--valid", "2026-10-20"
      ).status == 0)
    try #require(
      try Self.say(
        program, "assign", "handreiking", "--role", "trekker", "--parties", "beheerder",
        "--valid", "2026-10-20"
      ).status == 0)
    try #require(
      try Self.say(
        program, "dispute", "--entries", "14;15", "--question", "Wie?", "--dispute", "wie",
        "--valid", "2026-11-01"
      ).status == 0)
    try #require(
      try Self.say(
        program, "resolve", "wie", "--ruling", "De vereniging.", "--set-aside", "14", "--valid",
        "2026-11-05"
      ).status == 0)
    let before = try program.everything(in: "log")
    let aside = try Self.say(program, "correct", "14", "--reason", "x", "--role", "eigenaar")
    #expect(aside.status == 1)
    #expect(aside.errors.contains("Vermelding 14 is terzijde gesteld door vermelding 17"))
    #expect(aside.errors.contains("vth annul 17"))
    #expect(try program.everything(in: "log") == before)
    // In a batch it may be recorded, for the ruling may fall; then it says that it does nothing now.
    let id = try program.run("entry", "14", "--json").output
    let uuid = try #require(id.range(of: #""id":"[0-9a-f-]{36}""#, options: .regularExpression))
    let line =
      #"{"type":"entry.corrected","valid":"2026-11-10","data":{"entry":"\#(id[uuid].dropFirst(6).dropLast())","reason":"x","period":{"edtf":"2026-10-21"}}}"#
    let words = "Let op: Vermelding 14 is terzijde gesteld door vermelding 17"
    #expect(try program.run("record", "-", "--dry-run", input: line).output.contains(words))
    let recorded = try program.run("record", "-", input: line)
    #expect(recorded.status == 0 && recorded.output.contains(words), "\(recorded)")
    #expect(recorded.output.contains("vth annul 17"))
    try #require(try Self.say(program, "annul", "15", "--reason", "Nooit gebeurd.").status == 0)
    let gone = try Self.say(program, "correct", "15", "--reason", "x", "--role", "eigenaar")
    #expect(gone.status == 1)
    #expect(
      gone.errors.contains("Vermelding 15 is geannuleerd door vermelding 19 (Nooit gebeurd.)"))
    let twice = try Self.say(program, "annul", "15", "--reason", "Nog eens.")
    #expect(
      twice.errors.contains("Vermelding 15 is al geannuleerd door vermelding 19."), "\(twice)")
    let annulment = try Self.say(program, "correct", "19", "--reason", "x")
    #expect(annulment.errors.contains("vth annul 19"), "\(annulment)")
  }

  @Test func `the advice about what is there already names the entry that counts`() throws {
    let program = try OneEventTests.log()
    func decide(_ outcome: String) throws -> Program.Result {
      try Self.say(
        program, "decide", "--valid", "2026-10-01", "--title", "Druk", "--outcome", outcome,
        "--body", "stuurgroep voorbeeld")
    }
    try #require(try decide("vastgesteld").status == 0)
    #expect(try decide("afgewezen").errors.contains("vth correct 14."))
    try #require(try Self.say(program, "annul", "14", "--reason", "Het was anders.").status == 0)
    try #require(try decide("afgewezen").status == 0)
    let third = try decide("aangehouden").errors
    #expect(third.contains("(vermelding 16)") && third.contains("vth correct 16."), "\(third)")
    #expect(!third.contains("14"))
  }

  @Test func `entries are called by their number, those of the same batch by their line`() throws {
    let program = try OneEventTests.log()
    let entry = "00000000-0000-7000-8000-000000000001"
    let lines = [
      #"{"id":"\#(entry)","type":"party.registered","valid":"2026-01-15","data":{"party":"derde","name":"Derde","kind":"organisation"}}"#,
      #"{"type":"entry.annulled","valid":"2026-11-10","data":{"entry":"\#(entry)","reason":"x"}}"#,
      #"{"type":"entry.annulled","valid":"2026-11-11","data":{"entry":"\#(entry)","reason":"y"}}"#,
    ]
    let same = try program.run("record", "-", input: lines.joined(separator: "\n"))
    #expect(
      same.errors.contains("Vermelding van regel 1 is al geannuleerd door vermelding van regel 2."),
      "\(same.errors)")
    try #require(
      try program.run("record", "-", input: lines[...1].joined(separator: "\n")).status == 0)
    let later = try program.run("record", "-", input: lines[2])
    #expect(
      later.errors.contains("Vermelding 14 is al geannuleerd door vermelding 15."),
      "\(later.errors)")
  }

  @Test func `a dispute needs two claims`() throws {
    let program = try OneEventTests.log()
    let result = try Self.say(
      program, "dispute", "--entries", "10", "--question", "Klopt dit?", "--valid", "2026-11-01")
    #expect(result.status == 1)
    #expect(result.errors.contains("ten minste twee vermeldingen"))
  }

  // MARK: What needs a second look

  @Test func `a name that something else has is recorded, and told`() throws {
    let program = try OneEventTests.log()
    func product(_ id: String, _ title: String, _ alias: String) -> String {
      #"{"type":"product.registered","valid":"2026-01-15","data":{"product":"\#(id)","title":"\#(title)","kind":"action","aliases":["\#(alias)"]}}"#
    }
    let line = product("nieuw", "Iets nieuws", "HANDREIKING meten")
    let words =
      "Let op: “HANDREIKING meten” is een naam van product nieuw, en ook van product handreiking."
    let trial = try program.run("record", "-", "--dry-run", input: line).output
    #expect(trial.contains(words) && !trial.contains("vth correct"), "\(trial)")
    let json = try program.run("record", "-", "--dry-run", "--json", input: line).output
    #expect(json.contains(#""warnings":[{"message":"“HANDREIKING meten”"#), "\(json)")
    let recorded = try program.run("record", "-", input: line)
    #expect(recorded.status == 0)
    #expect(recorded.output.contains(words) && recorded.output.contains("vth correct 14"))
    let party = try program.run(
      "record", "-", "--dry-run", input: product("ander", "Iets anders", "VvB")
    ).output
    #expect(party.contains("en ook van partij beheerder."), "\(party)")
    let own = try program.run(
      "record", "-", "--dry-run", input: product("eigen", "Eigen titel", "Eigen Titel")
    ).output
    #expect(!own.contains("Let op"), "\(own)")
    // Two of one batch, and the name of what already has it.
    let pair = [product("a", "Een", "Dubbel"), product("b", "Twee", "Dubbel")]
    let both = try program.run(
      "record", "-", "--dry-run", input: pair.joined(separator: "\n")
    ).output
    #expect(both.contains("“Dubbel” is een naam van product b, en ook van product a."), "\(both)")
  }

  @Test func `a trial of what only adds something says what would be recorded`() throws {
    let program = try OneEventTests.log()
    let line =
      #"{"type":"product.registered","valid":"2026-01-15","data":{"product":"actie","title":"Een actie","kind":"action"}}"#
    let trial = try program.run("record", "-", "--dry-run", input: line).output
    #expect(trial.contains("15 januari 2026: Een actie (actie)."))
    #expect(trial.contains("Er komt bij wat hierboven staat."))
    #expect(!trial.contains("Er is niets veranderd"))
  }

  @Test func `a trial of a correction shows how the entry reads, and how it would`() throws {
    let program = try OneEventTests.log()
    let moved = try Self.say(
      program, "correct", "10", "--reason", "Later.", "--period", "1 maart 2026", "--dry-run"
    ).output
    #expect(moved.contains("Correctie van vermelding 10: Later."))
    #expect(moved.contains("nu: 15 januari 2026: Projectteam Voorbeeld wordt eigenaar"), "\(moved)")
    #expect(moved.contains("straks: 1 maart 2026: Projectteam Voorbeeld wordt eigenaar"))
    let gone = try Self.say(program, "annul", "13", "--reason", "Nooit.", "--dry-run").output
    #expect(gone.contains("nu: oktober 2026") && gone.contains("straks: telt niet mee"), "\(gone)")
  }

  @Test func `a line that is needed and stands lower, or is wrong itself, is named`() throws {
    let program = try OneEventTests.log()
    func product(_ id: String, under parent: String) -> String {
      #"{"type":"product.registered","valid":"2026","data":{"product":"\#(id)","title":"X","kind":"action","parent":"\#(parent)"}}"#
    }
    let result = try program.run(
      "record", "-", input: product("x1", under: "y1") + "\n" + product("y1", under: "x1"))
    #expect(result.status == 1)
    #expect(result.errors.contains("Regel 2 legt het pas daarna vast: zet die regel eerder."))
    #expect(result.errors.contains("Regel 1 zou het vastleggen, maar daar is zelf iets mis mee."))
    #expect(!result.errors.contains("Lijkt op"))
  }

  @Test func `a date with slashes is read as day and month, and the reading is told`() throws {
    let program = try OneEventTests.log()
    func importing(_ dates: String...) throws -> Program.Result {
      let rows = dates.enumerated().map { number, date in
        "besluit;\(date);Titel \(number);vastgesteld;stuurgroep voorbeeld"
      }
      let sheet = (["soort;datum;titel;uitkomst;orgaan"] + rows).joined(separator: "\n")
      return try program.run("import", "-", "--dry-run", input: sheet)
    }
    let one = try importing("03/04/2026", "13/04/2026", "03-04-2026", "04/04/2026")
    #expect(one.output.contains("rij 2: 3 april 2026"))
    #expect(one.errors.contains("Rij 2: “03/04/2026” is gelezen als 3 april 2026"))
    #expect(!one.errors.contains("Zo ook"))
    let two = try importing("3/4/2026", "5/4/2026")
    #expect(two.errors.contains("Zo ook 1 andere datum."))
    #expect(try importing("3-4-2026", "13/4/2026").errors.isEmpty)
  }

  @Test func `a promise with a term in words or a last day reads as Dutch`() throws {
    let program = try OneEventTests.log()
    func promise(_ id: String, _ due: String) -> String {
      #"{"type":"commitment.made","valid":"2026-01-15","data":{"commitment":"\#(id)","kind":"promise","title":"Brief","due":{\#(due)}}}"#
    }
    let lines = [
      promise("z1", #""asStated":"binnenkort""#),
      promise("z2", #""edtf":"[..2026-03-31]","asStated":"uiterlijk 31 maart""#),
    ]
    try #require(
      try program.run("record", "-", input: lines.joined(separator: "\n")).status == 0)
    let first = try program.run("history", "z1").output
    #expect(first.contains(#"Brief, termijn: zonder datum ("binnenkort")."#), "\(first)")
    let second = try program.run("history", "z2").output
    #expect(second.contains("Brief, termijn: uiterlijk 31 maart 2026"), "\(second)")
    #expect(
      !(first + second).contains("uiterlijk zonder") && !second.contains("uiterlijk uiterlijk"))
  }
}
