import Answers
import Calendar
import Disk
import Foundation
import Governance
import Reading
import Register
import Reports
import Testing

/// The reports of the shipped log, laid beside the documents they are to be compared with.
///
/// What is expected was read in the sources; each test names document and line.
struct ShippedReportTests {
  private static let directory = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("EventLog").path
  private let register: Register

  init() throws {
    register = try Register.open(KeptLog(folder: Self.directory, in: PosixFileSystem()))
  }

  func request(_ day: String, known: String? = nil) throws -> ReportRequest {
    let asOf = AsOf(
      on: try #require(CalendarDay(iso: day)),
      known: try known.map { try #require(CalendarDay(iso: $0)) })
    let root = try #require(register.contents.commits.last?.root)
    return ReportRequest(
      view: View(register.model, asOf),
      anchor: ReportAnchor(
        origin: register.contents.origin, size: register.contents.entryCount,
        root: root.description, rootInCheckpoint: nil))
  }

  func report(_ name: String, _ request: ReportRequest) throws -> Report {
    try #require(ReportDefinition.named(name)).report(request)
  }

  private func id(_ text: String) throws -> Identifier { try #require(Identifier(text)) }

  /// Row by row: the column titles with the words under them.
  func rows(_ report: Report) -> [[String: String]] {
    report.registers.flatMap { table in
      table.rows.map { row in
        Dictionary(
          uniqueKeysWithValues: zip(table.columns, row.cells).map { ($0.key, words($1)) })
      }
    }
  }

  private func words(_ cell: ReportCell) -> String {
    switch cell {
    case .empty: ""
    case .number(let number): "\(number)"
    case .period(let period, let remark): (remark.map { $0 + ": " } ?? "") + period.dutchWithWords
    case .lines(let lines):
      lines.map { line in
        line.parts.map { part in
          switch part {
          case .text(let text), .aside(let text): text
          case .name(let id, let label): "\(label) [\(id)]"
          case .mark(let mark): mark.words
          case .letter(let letter, let word): "\(letter) \(word)"
          }
        }.joined(separator: " ")
      }.joined(separator: "\n")
    }
  }

  // MARK: vgr

  /// Closing report, lines 114-201: the topics of each pijler, in the order of the table.
  private static let topics: [(pillar: String, topics: [String])] = [
    ("1. ", ["p1.robuustheid", "p1.advisering", "p1.financiering", "p1.kwaliteitscriteria"]),
    (
      "2. ",
      [
        "p2.informatie-uitwisseling", "p2.ketentoezicht", "p2.samenwerking", "p2.instrumentarium",
        "p2.capaciteit",
      ]
    ),
    (
      "3. ",
      [
        "p3.informatielandschap", "p3.vergunningverlening", "p3.juridische-analyse",
        "p3.datakwaliteit-toezicht", "p3.register-mba", "p3.stelselafspraken",
        "p3.data-analyse-omgeving", "p3.i-governance", "p3.communicatie", "p3.adviseren",
        "p3.gateway-review",
      ]
    ),
    (
      "4. ",
      ["p4.visie-kis", "p4.kennisplatforms", "p4.try-outs", "p4.opleiding", "p4.communicatie"]
    ),
    ("5. ", ["p5.handreiking-rbc", "p5.modelmandaat", "p5.profiel-directeur", "p5.ogon"]),
    (
      "6. ",
      [
        "p6.visitaties", "p6.ilt-onderzoeken", "p6.horizontale-verantwoording",
        "p6.staat-van-vth", "p6.ibt",
      ]
    ),
  ]

  @Test
  func
    `the progress report of 30 September 2024 has the 34 topics in the order of the closing report`()
    throws
  {
    let report = try report("vgr", request("2024-09-30"))
    let leading = report.registers.flatMap(\.rows).filter(\.isLeading).map { row in
      (words(row.cells[0]), words(row.cells[1]))
    }.filter { $0.0.first?.isNumber ?? false }
    #expect(leading.count == 34)
    var expected: [(String, String)] = []
    for (pillar, topics) in Self.topics {
      for (number, topic) in topics.enumerated() {
        expected.append((pillar, "(\(number + 1)) |\(topic)"))
      }
    }
    for ((pillar, topic), (wantedPillar, wanted)) in zip(leading, expected) {
      let parts = wanted.split(separator: "|")
      #expect(pillar.hasPrefix(wantedPillar), "\(topic)")
      #expect(topic.hasPrefix(parts[0]) && topic.hasSuffix("[\(parts[1])]"), "\(topic)")
    }
  }

  @Test func `its columns are those of the closing report, line 113, in their order`() throws {
    let report = try report("vgr", request("2024-09-30"))
    let table = try #require(report.registers.first)
    #expect(
      table.columns.map(\.title).prefix(5) == [
        "Pijler/titel", "Onderwerpen", "Voortgang en doel", "Planning/risico’s",
        "Afronden binnen IBP VTH",
      ])
  }

  @Test
  func `it says of a topic what line 186 says: adopted on 20 June 2024 by the Bestuurlijk Overleg`()
    throws
  {
    let rows = rows(try report("vgr", request("2024-09-30")))
    let row = try #require(
      rows.first { $0["onderwerp"]?.hasSuffix("[p5.handreiking-rbc]") ?? false })
    let progress = try #require(row["voortgang_en_doel"])
    #expect(progress.contains("Bestuurlijk Overleg IBP VTH, vastgesteld (20 juni 2024)"))
    #expect(progress.contains("vgr-2024-09, regel 82, 186"))
  }

  @Test func `20 of 28 visitaties is what line 192 says, and nothing is added up from it`() throws {
    let rows = rows(try report("vgr", request("2024-09-30")))
    let row = try #require(rows.first { $0["onderwerp"]?.hasSuffix("[p6.visitaties]") ?? false })
    #expect(row["voortgang_en_doel"]?.contains("20 van 28 visitaties uitgevoerd") ?? false)
  }

  @Test func `before its source was known, a topic is not in the report at all`() throws {
    // Interbestuurlijk toezicht was added to pijler 6 later: closing report, line 201; the annex of 2022
    // (letter of January 2023, lines 205-209) does not have it.
    let early = try report("vgr", request("2022-11-30", known: "2022-11-30"))
    #expect(!rows(early).contains { $0["onderwerp"]?.hasSuffix("[p6.ibt]") ?? false })
    let without = try report("vgr", request("2022-11-30"))
    let row = try #require(
      without.registers.flatMap(\.rows).first { words($0.cells[1]).hasSuffix("[p6.ibt]") })
    #expect(row.doubts.contains { $0.kind == .uncertain && $0.text.contains("al bestond") })
  }

  /// Closing report, lines 114-201: the last column, per topic or part; `nil` where it has no Ja or Nee.
  private static let answers: [(product: String, answer: String?)] = [
    ("p1.robuustheid", "Ja"), ("p1.advisering", "Ja"), ("p1.kwaliteitscriteria", "Ja"),
    ("p2.informatie-uitwisseling", "Nee"), ("p2.ketentoezicht", "Ja"),
    ("p2.samenwerking.smk", "Ja"),
    ("p3.informatielandschap", "Ja"), ("p3.juridische-analyse", "Ja"), ("p3.register-mba", "Ja"),
    ("p3.stelselafspraken", "Ja"), ("p3.data-analyse-omgeving", "Nee"), ("p3.i-governance", "Ja"),
    ("p3.communicatie", "Ja"), ("p3.adviseren", "Ja"), ("p3.gateway-review", "Ja"),
    ("p4.visie-kis", "Ja"), ("p4.opleiding.odnl-academie", "Ja"), ("p5.handreiking-rbc", "Ja"),
    ("p5.modelmandaat", "Ja"), ("p5.profiel-directeur", nil), ("p5.ogon", nil),
    ("p6.visitaties", nil), ("p6.ilt-onderzoeken", "Ja"), ("p6.horizontale-verantwoording", "Ja"),
    ("p6.staat-van-vth", "Ja"), ("p6.ibt", "Ja"),
  ]

  @Test
  func `what is finished within the programme is what the last column of the closing report says`()
    throws
  {
    let rows = rows(try report("vgr", request("2024-09-30", known: "2024-09-30")))
    for (product, answer) in Self.answers {
      let row = try #require(
        rows.first { $0["onderwerp"]?.hasSuffix("[\(product)]") ?? false }, "\(product)")
      let found = row["afronden_binnen_programma"] ?? ""
      #expect(found.hasPrefix(answer ?? "niet genoemd"), "\(product): \(found)")
    }
  }

  // MARK: besluitenlijst, termijnen, overdrachten, eigenaren

  @Test func `the decisions of 20 June 2024 are two, numbered, with two conditions open`() throws {
    // Closing report, lines 142 and 186.
    var request = try request("2024-09-30")
    request.meeting = try id("bo-2024-06-20")
    let report = try report("besluitenlijst", request)
    let rows = rows(report)
    #expect(rows.map { $0["nummer"] } == ["1", "2"])
    #expect(rows[0]["besluit"]?.contains("Roadmap") ?? false)
    #expect(rows[1]["besluit"]?.contains("Handreiking Regionale Beleidscyclus") ?? false)
    #expect(rows.allSatisfy { $0["uitkomst"] == "vastgesteld" })
    #expect(rows[0]["voorwaarden"]?.split(separator: "\n").count == 2)
    #expect(report.doubts.filter { $0.text.hasPrefix("De voorwaarde is nog open") }.count == 2)
    #expect(report.anchor.size == register.contents.entryCount)
  }

  @Test func `what was tabled on 21 November 2023 has no number and no outcome`() throws {
    // Closing report, lines 173 and 176: put before the stuurgroep of 21 November 2023; no outcome given.
    var request = try request("2024-09-30")
    request.body = try id("stuurgroep-ibp-vth")
    request.period = Window(
      from: CalendarDay(iso: "2023-11-21"), to: CalendarDay(iso: "2023-11-21"))
    let rows = rows(try report("besluitenlijst", request))
    let tabled = rows.filter {
      $0["datum"] == "21 november 2023" && $0["uitkomst"] == "uitkomst niet genoemd"
    }
    #expect(tabled.count >= 2)
    #expect(tabled.allSatisfy { $0["nummer"] == "" })
    #expect(!rows.contains { $0["datum"] == "21 november 2023" && $0["nummer"] != "" })
  }

  @Test func `a term shows its first date and every move with who and why`() throws {
    // Letter of January 2023, line 149: Q4 2022, then Q1/Q2 2023, by the stuurgroep.
    let rows = rows(try report("termijnen", request("2022-12-31", known: "2023-01-31")))
    let row = try #require(
      rows.first { $0["product"]?.hasSuffix("[p1.ondergrens-omvang-omgevingsdienst]") ?? false })
    #expect(row["oorspronkelijk"] == "het vierde kwartaal van 2022 (\"Q4 2022\")")
    #expect(row["termijn"] == "ergens tussen 1 januari en 30 juni 2023 (\"Q1/Q2 2023\")")
    #expect(row["verschuivingen"]?.contains("door Stuurgroep IBP VTH") ?? false)
    #expect(row["stand"] == "open")
  }

  @Test
  func `in November 2024 the VNG has offered to lead two products, and no answer is named`()
    throws
  {
    // Members' letter, lines 438-452 and 464-469.
    var request = try request("2024-11-15")
    request.party = try id("vng")
    let rows = rows(try report("overdrachten", request))
    #expect(rows.count == 2)
    #expect(rows.allSatisfy { $0["stand"] == "aangeboden; antwoord niet genoemd" })
    #expect(
      rows.allSatisfy {
        $0["rol"] == "trekker" && $0["initiatief"]?.hasPrefix("Vereniging") ?? false
      })
    // The request for a subsidy is an action of the VNG, not a condition (lines 464-469).
    #expect(rows.allSatisfy { $0["open_voorwaarden"] == "" })
  }

  @Test
  func
    `those of which no owner is named come first, topics before parts, and every letter has its word`()
    throws
  {
    let report = try report("eigenaren", request("2024-11-15"))
    let sections = report.sections.map(\.heading)
    #expect(sections == ["Letters", "Eigenaar niet genoemd", "Met eigenaar"])
    let vacant = rows(report).filter { $0["eigenaar"]?.hasPrefix("niet genoemd") ?? false }
    #expect(vacant.first?["product"]?.hasSuffix("[buiten.versterken-ibt]") ?? false)
    // Closing report, line 176: the ODNL Academie went to ODNL in December 2023; line 173 contradicts it.
    let academy = try #require(
      rows(report).first { $0["product"]?.hasSuffix("[p4.opleiding.odnl-academie]") ?? false })
    #expect(
      academy["partij_odnl"]?.split(separator: "\n").contains("A? mogelijk eigenaar") ?? false)
  }

  @Test(arguments: ReportDefinition.all.map(\.name))
  func
    `every report can be written in every shape on every day, and ends with its doubts and anchor`(
      name: String
    ) throws
  {
    for day in ["2020-01-01", "2022-11-24", "2026-11-21"] {
      let report = try report(name, request(day))
      let text = MarkdownReport.text(report)
      let doubts = try #require(text.range(of: "\n## Onzeker, betwist of ontbrekend\n"))
      #expect(text[doubts.upperBound...].contains("\n## Anker\n"))
      #expect(text.contains("- Vermeldingen: \(register.contents.entryCount)\n"))
      #expect(HTMLReport.text(report).hasSuffix("</html>\n"))
      #expect(CSVReport.text(report, .dutchExcel).hasPrefix("\u{FEFF}\""))
    }
  }
}
