import Foundation
import Testing

/// A list of decisions kept in a spreadsheet.
struct ImportTests {
  private static let rows = [
    [
      "soort", "datum", "orgaan", "titel", "uitkomst", "product", "voorwaarden", "aan", "rol",
      "hoe",
      "voorwaarde", "noot", "mijlpaal", "termijn",
    ],
    [
      "besluit", "1-10-2026", "Stuurgroep Voorbeeld", "Druk twee, \"groen\"", "Vastgesteld",
      "Handreiking meten", "Geld; Papier", "", "", "", "", "Regel een\nregel twee", "", "",
    ],
    [
      "overdracht aangeboden", "oktober 2026", "", "", "", "Handreiking meten", "", "VvB",
      "trekker",
      "", "", "", "", "",
    ],
    ["", "", "", "", "", "", "", "", "", "", "", "", "", ""],
    [
      "voorwaarde vervuld", "5/10/2026", "", "", "", "", "", "", "", "vervuld", "papier", "", "",
      "",
    ],
    [
      "termijn gesteld", "1-10-2026", "", "", "", "handreiking", "", "", "", "", "", "",
      "tweede druk", "eind Q3 2027",
    ],
  ]

  private static func csv(
    _ separator: String, lineEnd: String, quotingAll: Bool, mark: String
  ) -> String {
    let lines = rows.map { row in
      row.map { cell in
        let needsQuotes = quotingAll || cell.contains { "\";,\n".contains($0) }
        return needsQuotes
          ? "\"" + cell.replacingOccurrences(of: "\"", with: "\"\"") + "\"" : cell
      }.joined(separator: separator)
    }
    return mark + lines.joined(separator: lineEnd) + lineEnd
  }

  private static let dutch = csv(";", lineEnd: "\r\n", quotingAll: true, mark: "\u{FEFF}sep=;\r\n")
  private static let plain = csv(",", lineEnd: "\n", quotingAll: false, mark: "")

  private static let questions = [
    ["decision", "stuurgroep-2026-10-01-druk-twee-groen"], ["decisions"], ["deadlines"],
    ["owners"], ["product", "handreiking"], ["history", "overdracht-handreiking-beheerder"],
  ]

  @Test func `a Dutch and a plain file with the same content give the same answers`() throws {
    var answers: [[String]] = []
    for text in [Self.dutch, Self.plain] {
      let program = try OneEventTests.log()
      let file = try program.file("lijst.csv", text)
      let result = try program.run("import", file)
      #expect(result.output.contains("4 gebeurtenissen vastgelegd."), "\(result.errors)")
      // Dates with slashes are read as here, and that is told.
      let told = result.errors.split(separator: "\n")
      #expect(told.allSatisfy { $0.contains("“5/10/2026” is gelezen als 5 oktober 2026") })
      // Entry ids and the moment of recording differ from log to log.
      answers.append(
        try Self.questions.map { question in
          try program.run(question).output.split(separator: "\n").filter {
            !$0.hasPrefix("Vermelding ")
          }.joined(separator: "\n")
        })
      #expect(try program.run("verify").status == 0)
    }
    #expect(answers[0] == answers[1])
    #expect(answers[0][0].contains("Papier – vervuld, 5 oktober 2026"))
    #expect(answers[0][0].contains("Geld – open"))
    #expect(answers[0][2].contains("eind Q3 2027"))
    #expect(answers[0][4].contains("aan Vereniging van Beheerders als trekker: aangeboden"))
  }

  @Test func `the same file again records nothing, a longer one only what is new`() throws {
    let program = try OneEventTests.log()
    let file = try program.file("lijst.csv", Self.dutch)
    try #require(try program.run("import", file).status == 0)
    let before = try program.everything(in: "log")
    let again = try program.run("import", file)
    #expect(again.output.contains("0 gebeurtenissen vastgelegd. 4 stond er al precies zo in."))
    #expect(try program.everything(in: "log") == before)
    let more = Self.plain + "besluit,2-10-2026,stuurgroep,Nog een,aangehouden,,,,,,,,,\n"
    let longer = try program.run("import", try program.file("lijst.csv", more))
    #expect(longer.output.contains("1 gebeurtenis vastgelegd. 4 stond er al precies zo in."))
  }

  @Test func `a row that was corrected or annulled since is not recorded again`() throws {
    let program = try OneEventTests.log()
    let text = "soort;datum;product;eigenaar\nverantwoordelijkheid;2026-03;handreiking;VvB\n"
    let file = try program.file("lijst.csv", text)
    try #require(try program.run("import", file).status == 0)
    try #require(try program.run("annul", "14", "--reason", "Vergissing").status == 0)
    let before = try program.everything(in: "log")
    let again = try program.run("import", file)
    #expect(again.output.contains("0 gebeurtenissen vastgelegd."))
    #expect(
      again.output.contains(
        "rij 2: eerder vastgelegd als vermelding 14, en daarna geannuleerd door vermelding 15. Moet zij weer "
          + "tellen, doe dan: vth annul 15"))
    #expect(try program.everything(in: "log") == before)
  }

  @Test func `a changed row does not become a second decision`() throws {
    let program = try OneEventTests.log()
    try #require(
      try program.run("import", try program.file("lijst.csv", Self.plain)).status == 0)
    let changed = Self.plain.replacingOccurrences(of: "Vastgesteld", with: "Aangehouden")
    let result = try program.run("import", try program.file("lijst.csv", changed))
    #expect(result.status == 1)
    #expect(result.errors.contains("rij 2"))
    #expect(result.errors.contains("vth correct 14"))
  }

  @Test func `a preview goes row by row and changes nothing`() throws {
    let program = try OneEventTests.log()
    let before = try program.everything(in: "log")
    let file = try program.file("lijst.csv", Self.plain)
    let result = try program.run("import", file, "--dry-run")
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("Proef: er wordt niets vastgelegd.\n4 gebeurtenissen"))
    // The first row begins on line 2 and holds a line end; the empty row is line 5.
    for row in [
      "  rij 2: 1 oktober 2026: ", "  rij 4: oktober 2026: ", "  rij 6: 5 oktober 2026: ",
    ] {
      #expect(result.output.contains(row), "\(result.output)")
    }
    #expect(result.output.contains("Gevolgen voor de stand op 21 november 2026"))
    #expect(try program.everything(in: "log") == before)
  }

  @Test func `every error is told by row and column, also what the register refuses`() throws {
    let program = try OneEventTests.log()
    let before = try program.everything(in: "log")
    let text = """
      soort;datum;orgaan;titel;uitkomst;product;partij;rol
      besluit;dec-26;stuurgreop;;vastgestelt;;;
      besluit;2026-10-01;stuurgroep;Goed;vastgesteld;;;
      verantwoordelijkheid beëindigd;2026-10-01;;;;handreiking;VvB;adviseur
      besluit;2026-10-01;stuurgroep;Ook goed;vastgesteld;;VvB;
      feest;2026;;;;;;
      """
    let result = try program.run("import", try program.file("lijst.csv", text))
    #expect(result.status == 1)
    let expected = [
      "7 fouten gevonden. Er is niets vastgelegd.",
      "rij 2, kolom datum: “dec-26” kan dec 2026 zijn",
      "rij 2, kolom titel: Hier moet iets staan",
      "rij 2, kolom uitkomst: “vastgestelt” kan hier niet. Bedoelt u vastgesteld?",
      "rij 2, kolom orgaan: Onbekende partij “stuurgreop”. Bedoelt u stuurgroep",
      "rij 4, kolom partij: “beheerder” is nooit als adviseur",
      "rij 5, kolom partij: Een rij “besluit” gebruikt deze kolom niet",
      "rij 6, kolom soort: “feest” is geen soort",
    ]
    for words in expected { #expect(result.errors.contains(words), "\(words)\n\(result.errors)") }
    #expect(try program.everything(in: "log") == before)
  }

  @Test func `files that are no table, and old ones, are told apart`() throws {
    let program = try OneEventTests.log()
    let missing = try program.run("import", "nergens.csv")
    #expect(missing.status == 4 && missing.errors.contains("nergens.csv"))
    let empty = try program.run("import", try program.file("leeg.csv", "soort;datum\n\n;;\n"))
    #expect(empty.status == 1 && empty.errors.contains("geen enkele gebeurtenis"))
    #expect(try program.run("import").status == 2)
    let sort = try program.run("import", "x.csv", "--soort", "feest")
    #expect(sort.status == 2 && sort.errors.contains("geen soort gebeurtenis"))
    let unknown = try program.run(
      "import", try program.file("kop.csv", "soort;datum;titl\nbesluit;2026;x\n"))
    #expect(unknown.status == 1 && unknown.errors.contains("rij 1, kolom titl: Onbekende kolom"))
    let text = "soort;datum;titel;uitkomst\nbesluit;2026;Ge\u{EB}volueerd;vastgesteld\n"
    let old = try #require(text.data(using: .windowsCP1252))
    let result = try program.run(["import", "-"], input: old)
    #expect(result.status == 0 && result.errors.contains("Windows-1252"))
    #expect(try program.run("decisions").output.contains("Ge\u{EB}volueerd"))
  }

  @Test func `a template that is filled in is imported`() throws {
    let program = try OneEventTests.log()
    let template = try program.run("import", "--template", "termijn gehaald")
    #expect(
      template.output
        == "\u{FEFF}datum;termijnnaam;hoeveelste keer;noot;bron;regel;bekend;afschermen\n")
    let file = try program.file(
      "termijn.csv", template.output + "20-9-2026;t.handreiking.oplevering;;Op tijd;;;\n")
    let result = try program.run("import", file, "--soort", "termijn gehaald")
    #expect(result.status == 0, "\(result.errors)")
    #expect(try program.run("history", "t.handreiking.oplevering").output.contains("Op tijd"))
  }
}
