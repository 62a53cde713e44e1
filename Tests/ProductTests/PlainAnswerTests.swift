import Foundation
import Testing

/// What a user reads at places where the words were once wrong, missing or for insiders.
struct PlainAnswerTests {
  private func record(_ program: Program, _ lines: String...) throws {
    let result = try program.run("record", "-", input: lines.joined(separator: "\n"))
    try #require(result.status == 0, "\(result.errors)")
  }

  private static let late =
    #"{"type":"deadline.met","valid":"2026-10-05","data":{"deadline":"t.handreiking.oplevering"}}"#

  @Test func `diff and replay say that a term was met late`() throws {
    let program = try OneEventTests.log()
    try record(program, Self.late)
    let diff = try program.run("diff", "--from", "2026-09-20", "--to", "2026-11-01")
    let met = "→ september 2026 (gehaald, 5 dagen na de termijn)"
    #expect(diff.output.contains("(loopt) \(met)"))
    let replay = try program.run(
      "replay", "--from", "2026-10-05", "--to", "2026-10-05", "--step")
    #expect(
      replay.output.contains("september 2026 (verlopen; afloop niet bekend) \(met)"))
  }

  @Test func `a dry run of what changes no answer says that it comes to be, and no more`() throws {
    let program = try OneEventTests.log()
    let result = try program.run(
      "log", "partij", "--name", "Nieuw", "--kind", "organisatie", "--valid", "2026-01-01",
      "--dry-run")
    #expect(result.output.contains("Nieuw bestaat (organisatie)."))
    #expect(result.output.contains("Er komt bij wat hierboven staat."))
    #expect(!result.output.contains("Er is niets veranderd"))
  }

  @Test func `an import says what rows without “bekend” count as, when they are new`() throws {
    let program = try OneEventTests.log()
    let words = "Rijen zonder “bekend” gelden als bekend op de dag van vastleggen."
    let row = "besluit;2-4-2026;Titel;vastgesteld;stuurgroep voorbeeld"
    let sheet = "soort;datum;titel;uitkomst;orgaan\n\(row)"
    #expect(try program.run("import", "-", "--dry-run", input: sheet).output.contains(words))
    #expect(try program.run("import", "-", input: sheet).output.contains(words))
    #expect(try !program.run("import", "-", input: sheet).output.contains(words))
    let known =
      "soort;datum;titel;uitkomst;orgaan;bekend\n\(row.replacing("Titel", with: "Ander"));2-4-2026"
    let told = try program.run("import", "-", input: known)
    #expect(told.status == 0 && !told.output.contains(words), "\(told.errors)")
  }

  @Test func `a meeting is found by body and day, wherever one is asked for`() throws {
    let program = try OneEventTests.log()
    try record(
      program,
      #"{"type":"meeting.planned","valid":"2026-11-01","data":{"meeting":"sg-dec","body":["stuurgroep"],"date":{"edtf":"2026-12-15"}}}"#
    )
    let words = "stuurgroep voorbeeld 15 december 2026"
    let tabled = try program.run(
      "table", "--title", "Begroting", "--body", "stuurgroep", "--meeting", words, "--valid",
      "2026-12-15")
    #expect(tabled.status == 0, "\(tabled.errors)")
    let report = try program.run(
      "report", "besluitenlijst", "--meeting", words, "--on", "2026-12-31")
    #expect(report.output.contains("Begroting"))
    #expect(try program.run("history", words).output.contains("voorgelegd: Begroting"))
    let found = try program.run("search", words)
    #expect(
      found.output.contains("sg-dec  Stuurgroep Voorbeeld van 15 december 2026"), "\(found.output)")
  }

  @Test func `help says what the clocks are for, and what may be left out`() throws {
    let program = try Program()
    let table = try program.run("help", "table").output
    #expect(table.contains("--valid DATUM             wanneer het gebeurde of inging (verplicht)"))
    #expect(table.contains("de datum van het stuk (anders vandaag)"))
    for verb in ["correct", "annul"] {
      let help = try program.run("help", verb).output
      #expect(help.contains("--valid DATUM             de dag waarop het bleek (anders vandaag)"))
    }
  }

  @Test func `what is wrong with the entry to correct is not put down to a flag`() throws {
    let program = try OneEventTests.log()
    let result = try program.run("correct", "999", "--reason", "x", "--title", "y")
    #expect(result.status != 0 && result.errors.contains("Er is geen vermelding 999."))
    #expect(!result.errors.contains("--entry"))
  }

  @Test func `conflicts tells of the settled ones that it leaves out`() throws {
    let program = try OneEventTests.log()
    let valid = ["--valid", "2026-11-06"]
    try #require(
      try program.run(["dispute", "--entries", "10;12", "--question", "Wie?"] + valid).status == 0)
    #expect(try !program.run("conflicts").output.contains("Beslecht"))
    let name = try #require(
      try program.run("conflicts").output.split(separator: "\n").first { $0.hasPrefix("Wie?") })
    let id = try #require(name.split(separator: "(").last).dropLast()
    let ruled = try program.run(
      ["resolve", String(id), "--ruling", "Zo.", "--set-aside", "10"] + valid)
    try #require(ruled.status == 0, "\(ruled.errors)")
    let open = try program.run("conflicts").output
    #expect(
      open.contains(
        "Het register heeft op deze dag geen open geschillen.\nOf er echt geen zijn, zegt geen bron.\nStand op 21 november 2026\n\nBeslecht, en hier niet getoond: 1. Alles: vth conflicts --all"
      ))
    let all = try program.run("conflicts", "--all").output
    #expect(all.contains("Wie?") && !all.contains("niet getoond"))
  }

  @Test func `a registered document can be in dispute: its date and sender are claims too`() throws
  {
    let program = try OneEventTests.log()
    func document(_ id: String, _ day: String) -> String {
      #"{"type":"source.registered","valid":"\#(day)","data":{"source":"\#(id)","title":"Brief","kind":"letter","date":{"edtf":"\#(day)"}}}"#
    }
    try record(program, document("brief-1", "2026-01-10"), document("brief-2", "2026-01-12"))
    let result = try program.run(
      "dispute", "--entries", "14;15", "--question", "Van welke dag is de brief?", "--valid",
      "2026-02-01")
    #expect(result.status == 0, "\(result.errors)")
    let shown = try program.run("conflicts").output
    #expect(shown.contains("10 januari 2026") && shown.contains("12 januari 2026"))
  }

  @Test func `what waits says what can be done now`() throws {
    let todo = try OneEventTests.log().run("todo", "--on", "2026-11-10").output
    #expect(todo.contains("  kan nu: ") && !todo.contains("  mogelijk: "))
  }

  @Test func `damage under the first checkpoint is told as the cause of all that follows`() throws {
    let program = try OneEventTests.log()
    _ = try program.shell("cp -r log stuk && sed -i '1s/\"seq\":0/\"seq\":9/' stuk/log/*.ndjson")
    let result = try program.run("verify", "--log", "stuk")
    #expect(result.status == 3)
    let lines = result.output.split(separator: "\n")
    #expect(lines.first == "Er is geen zegel dat klopt.")
    #expect(
      lines.contains {
        $0.hasPrefix("FOUT: stuk/log/000000000.ndjson regel 1, vermelding 0: “seq” is 9")
      })
    #expect(!result.output.contains("0 zegels nagerekend"))
    let last = try #require(lines.lastIndex { $0.hasPrefix("FOUT") })
    #expect(lines[last + 1].hasPrefix("Ook 1 later zegel past niet: elk zegel dekt alles"))
  }

  @Test func `damage later on leaves what comes before it right`() throws {
    let program = try OneEventTests.log()
    // Six rules and their checkpoint by init, then the eight facts.
    _ = try program.shell(
      "cp -r log stuk && sed -i '8s/secretariaat/Secretariaat/' stuk/log/*.ndjson")
    let result = try program.run("verify", "--log", "stuk")
    #expect(result.status == 3)
    #expect(result.output.hasPrefix("1 zegel klopt, over 6 vermeldingen.\n"), "\(result.output)")
  }

  @Test(arguments: [
    (["deadlines", "--on", "03/04/2026"], "--on: “03/04/2026” is gelezen als 3 april 2026"),
    (["decisions", "--from", "3/4/2026"], "--from: “3/4/2026” is gelezen als 3 april 2026"),
    (
      [
        "stage", "handreiking", "--stage", "concept", "--valid", "03/04/2026", "--known",
        "5/4/2026",
      ],
      "--known: “5/4/2026” is gelezen als 5 april 2026"
    ),
    (
      ["correct", "13", "--reason", "x", "--period", "03/04/2026"],
      "--period: “03/04/2026” is gelezen als 3 april 2026"
    ),
  ])
  func `a date with slashes is told how it was read, at every flag`(words: [String], told: String)
    throws
  {
    let result = try OneEventTests.log().run(words)
    #expect(result.status == 0 && result.errors.contains(told), "\(result.errors)")
  }

  @Test func `a date that can be read in one way is not remarked on`() throws {
    let program = try OneEventTests.log()
    for day in ["31/12/2026", "3.4.2026", "04/04/2026", "03-04-2026"] {
      let result = try program.run("deadlines", "--on", day)
      #expect(result.status == 0 && result.errors.isEmpty, "\(day): \(result.errors)")
    }
  }

  @Test func `a product whose newest stage is in dispute has no single state`() throws {
    let program = try OneEventTests.log()
    try record(
      program,
      #"{"type":"stage.reached","valid":"2026-02-01","data":{"subject":"handreiking","stage":"concept"}}"#,
      #"{"type":"stage.reached","valid":"2026-03-01","data":{"subject":"handreiking","stage":"adopted"}}"#
    )
    #expect(
      try program.run("product", "handreiking").output.contains(
        "Stand                  vastgesteld"))
    try #require(
      try program.run(
        "dispute", "--entries", "14;15", "--question", "Al vast?", "--valid", "2026-11-06"
      ).status == 0)
    let shown = try program.run("product", "handreiking").output
    #expect(shown.contains("Stand                  betwist: concept (1 februari 2026)"))
    #expect(shown.contains("Stand                  betwist: vastgesteld (1 maart 2026)"))
  }

  @Test func `impact says which parts have something waiting on them`() throws {
    let program = try OneEventTests.log()
    try record(
      program,
      #"{"type":"product.registered","valid":"2026","data":{"product":"deel","title":"Deel","kind":"product","parent":"handreiking"}}"#,
      #"{"type":"product.registered","valid":"2026","data":{"product":"gids","title":"Gids","kind":"product"}}"#,
      #"{"type":"dependency.recorded","valid":"2026-02-01","data":{"dependency":"g","subject":"gids","relation":"waits-for","target":"deel"}}"#
    )
    let shown = try program.run("impact", "handreiking", "--on", "2026-12-31").output
    #expect(
      shown.contains(
        "Onderdelen waarop ook iets wacht – 1\n  Deel (deel): 1 product – vth impact deel"))
    #expect(try !program.run("impact", "deel", "--on", "2026-12-31").output.contains("Onderdelen"))
  }

  @Test func `the list of reports names those that the register describes, and needs no register`()
    throws
  {
    var program = try OneEventTests.log()
    let before = try program.run("report").output
    #expect(before.contains("eigenaren") && !before.contains("Beschreven in dit register"))
    try record(
      program,
      #"{"type":"report.defined","valid":"2026-10-05","data":{"report":"wie-wat","base":"eigenaren","title":"Wie doet wat?"}}"#
    )
    #expect(
      try program.run("report").output.contains(
        "Beschreven in dit register:\n  wie-wat  Wie doet wat?, naar eigenaren\n"))
    program.variables["VTH_LOG"] = nil
    let nowhere = try program.run("report")
    #expect(nowhere.status == 0 && nowhere.output.contains("eigenaren"))
  }

  @Test func `a register begins with how many there are, and shows no more than is asked`() throws {
    let program = try OneEventTests.log()
    try record(
      program,
      #"{"type":"deadline.set","valid":"2026-01-15","data":{"deadline":"t2","subject":"handreiking","milestone":"evaluatie","due":{"edtf":"2027"}}}"#
    )
    let all = try program.run("deadlines", "--on", "2026-11-01").output
    #expect(all.hasPrefix("2 termijnen. Open: 1, verlopen: 1.\nStand op 1 november 2026"))
    #expect(all.contains("evaluatie") && !all.contains("… en nog"))
    let first = try program.run("deadlines", "--on", "2026-11-01", "--limit", "1").output
    #expect(first.hasPrefix("2 termijnen. ") && !first.contains("evaluatie"))
    #expect(first.hasSuffix("\n… en nog 1. Alles: zonder --limit.\n"))
    #expect(try program.run("deadlines", "--hoogstens", "2").output.contains("evaluatie"))
    for wrong in ["0", "-1", "tien"] {
      let refused = try program.run("deadlines", "--limit", wrong)
      #expect(refused.status == 2)
      #expect(refused.errors.contains("bij --limit is geen aantal"))
    }
  }
}
