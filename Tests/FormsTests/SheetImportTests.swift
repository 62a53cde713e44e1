import EventFormat
import Forms
import Governance
import TestSupport
import Testing

/// Rows of a spreadsheet as lines of a batch.
@Suite struct SheetImportTests {
  private static func sheet(_ text: String, allOf sort: EventType? = nil) throws -> SheetImport {
    SheetImport(Array(text.utf8), allOf: sort, knowing: try Filled().known)
  }

  @Test func `a row may lean on what an earlier row brings, by title`() throws {
    let sheet = try Self.sheet(
      """
      soort;datum;orgaan;titel;uitkomst;voorwaarden;voorwaarde;hoe
      besluit;20-6-2024;BO;Roadmap;vastgesteld;Geld is er;;
      voorwaarde vervuld;1-7-2024;;;;;geld is er;vervuld
      """)
    #expect(sheet.problems.isEmpty)
    #expect(sheet.lines.map(\.number) == [2, 3])
    #expect(
      sheet.lines.last?.form.json["data"]?["condition"] == .string("bo-2024-06-20-roadmap.v1"))
  }

  @Test func `headers are known in any order and spelling, in Dutch and English`() throws {
    let rows = [
      "Soort;DATUM;Orgaan;Títel;Uitkomst;Voorbereid door",
      "uitkomst;voorbereid_door;titel;soort;datum;orgaan",
      "outcome;preparedBy;title;type;valid;body", "outcome;prepared-by;title;type;valid;body",
    ]
    let cells = ["besluit;2024;bo;T;adopted;vng", "adopted;vng;T;besluit;2024;bo"]
    for (index, header) in rows.enumerated() {
      let sheet = try Self.sheet(header + "\n" + cells[min(index, 1)])
      #expect(sheet.problems.isEmpty, "\(sheet.problems)")
      #expect(sheet.lines.first?.form.json["data"]?["preparedBy"] == .texts("vng"))
    }
  }

  @Test func `after ten thousand problems no more is read, and a thousand columns are enough`()
    throws
  {
    let rows = try Self.sheet("soort;datum\n" + String(repeating: "x;y\n", count: 20_000))
    #expect(rows.problems.count == 10_001)
    #expect(rows.problems.last?.line == 10_002)
    #expect(
      rows.problems.last?.message == "Na 10000 fouten is vanaf hier niet verder gelezen.")
    let columns = try Self.sheet("soort" + String(repeating: ";x", count: 1_000) + "\nbesluit")
    #expect(
      columns.problems.map(\.message) == ["Er staan 1001 kolommen in; hoogstens 1000 mag."])
  }

  @Test func `the sort may be that of the whole file`() throws {
    let sheet = try Self.sheet(
      "datum;orgaan;titel;uitkomst\n2024;bo;T;noted", allOf: .decisionTaken)
    #expect(sheet.lines.count == 1 && sheet.problems.isEmpty)
  }

  @Test func `a column named after a role gives the parties that role`() throws {
    let sheet = try Self.sheet(
      "soort;datum;product;trekker\nverantwoordelijkheid;2024;handreiking;vng")
    #expect(sheet.lines.first?.form.json["data"]?["role"] == .string("lead"))
    #expect(sheet.lines.first?.form.json["data"]?["parties"] == .texts("vng"))
  }

  @Test func `id names what is new, or the entry when it is a UUID`() throws {
    let uuid = "0197c3f2-5b6a-7c1d-8e2f-3a4b5c6d7e8f"
    let sheet = try Self.sheet(
      "soort;datum;titel;uitkomst;id\nbesluit;2024;T;noted;eigen\nbesluit;2024;U;noted;\(uuid)")
    #expect(sheet.lines.first?.form.json["data"]?["decision"] == .string("eigen"))
    #expect(sheet.lines.last?.form.json["id"] == .string(uuid))
  }

  @Test func `the guard against formulas is taken off, another apostrophe is not`() throws {
    let sheet = try Self.sheet(
      "soort;datum;titel;uitkomst;noot\nbesluit;2024;'=1+1;noted;'s avonds")
    #expect(sheet.lines.first?.form.json["data"]?["title"] == .string("=1+1"))
    #expect(sheet.lines.first?.form.json["data"]?["note"] == .string("'s avonds"))
  }

  @Test func `every error of every row is told with row and column`() throws {
    let sheet = try Self.sheet(
      """
      soort;datum;orgaan;titel;uitkomst;rol;noot
      besluit;dec-24;vgn;T;zomaar;;

      besluitt;2024;;;;;
      besluit;2024;bo;"een
      titel";noted;eigenaar;
      besluit;2024;bo;;noted;;;los
      """)
    let found = sheet.problems.map { "\($0.line) \($0.column ?? "-")" }
    #expect(
      found == ["2 datum", "2 uitkomst", "2 orgaan", "4 soort", "5 rol", "7 -", "7 titel"])
    #expect(sheet.problems[3].message.contains("besluit"))
    #expect(sheet.problems[4].message.contains("gebruikt deze kolom niet"))
  }

  @Test(arguments: [
    ("soort;datum;titl\nbesluit;2024;x", "titel"),
    ("soort;datum;datum\nbesluit;2024;x", "twee keer"),
    ("datum;titel\n2024;x", "--soort"), ("", "leeg"), ("\n;;\n", "leeg"),
  ])
  func `a header that is not right is told, and no row is read`(text: String, words: String) throws
  {
    let sheet = try Self.sheet(text)
    #expect(sheet.lines.isEmpty)
    #expect(sheet.problems.count == 1)
    #expect(sheet.problems.first?.message.contains(words) ?? false, "\(sheet.problems)")
  }

  @Test func `a row that leans on a wrong row is not blamed for it`() throws {
    let sheet = try Self.sheet(
      """
      soort;datum;titel;uitkomst;product;van;aan;rol;besluit
      besluit;ooit;Roadmap;noted;;;;;
      overdracht aangeboden;2024;;;handreiking;;vng;eigenaar;Roadmap
      """)
    #expect(sheet.problems.map(\.line) == [2, 3])
    #expect(sheet.problems.last?.message.contains("staat in rij 2") ?? false)
  }

  @Test func `document and place may stand in two columns`() throws {
    let known = try Filled([.source("vgr", "Rapportage", dated: "2024")]).known
    let cases: [(bron: String, regel: String, at: String?)] = [
      ("vgr", "176", "regel 176"), ("Rapportage", "12, 14-16", "regel 12, 14-16"),
      ("vgr", "blz. 3", "blz. 3"), ("vgr, regel 3", "", "regel 3"), ("vgr", "", nil),
      ("", "176", nil),
    ]
    for (bron, regel, at) in cases {
      let text =
        "soort;datum;titel;uitkomst;bron;regel\nbesluit;2024;T;noted;\"\(bron)\";\"\(regel)\""
      let sheet = SheetImport(Array(text.utf8), allOf: nil, knowing: known)
      #expect(sheet.lines.first?.form.json["source"]?.array?.first?["at"]?.string == at, "\(bron)")
      #expect(sheet.problems.isEmpty == (at != nil), "\(bron) \(regel)")
    }
  }

  @Test func `a template has a header that is understood`() throws {
    for type in [nil, .decisionTaken, .deadlineMoved, .sourceRegistered] as [EventType?] {
      let sheet = try Self.sheet(SheetTemplate.text(type), allOf: type ?? .decisionTaken)
      #expect(sheet.problems.isEmpty, "\(sheet.problems)")
      #expect(SheetTemplate.text(type).hasPrefix("\u{FEFF}"))
    }
    #expect(
      SheetTemplate.text(.deadlineMet)
        == "\u{FEFF}datum;termijnnaam;hoeveelste keer;noot;bron;regel;bekend;afschermen\n")
  }

  // MARK: What must stand apart

  private static let withheldHead =
    "soort;datum;orgaan;titel;uitkomst;noot;voorwaarden;afschermen\n"

  @Test func `a column says which texts of a row must not stand in the log`() throws {
    let sheet = try Self.sheet(
      Self.withheldHead
        + "besluit;2024;bo;T;vastgesteld;Bel Jan;Als Jan betaalt;Noot, voorwaarden\n"
        + "besluit;2025;bo;U;vastgesteld;Mag;;")
    #expect(sheet.problems.isEmpty, "\(sheet.problems)")
    #expect(
      sheet.lines.map { $0.form.json["withhold"] } == [
        .texts("/note", "/conditions/0/text"), nil,
      ])
    let first = try #require(sheet.lines.first).form.proposal
    guard case .decision(.taken(let decision)) = first.event else {
      Issue.record("\(first.event)")
      return
    }
    #expect(decision.note == WithheldValue.placeholder)
  }

  @Test(arguments: [
    ("nood", "“nood” is geen kolom met tekst van deze rij."),
    ("-", "“-” is geen kolom met tekst van deze rij."),
    ("ja", "“ja” is geen kolom met tekst van deze rij."),
    ("soort", "“soort” is geen kolom met tekst van deze rij."),
    ("uitkomst", "Bij “uitkomst” staat geen vrije tekst om af te schermen."),
    ("voorwaarden", "Bij “voorwaarden” staat geen vrije tekst om af te schermen."),
    ("titel", "Deze kolom ontbreekt, en “besluit” heeft haar nodig."),
  ])
  func `a column that is not there, or has no text, is no reason to record the row`(
    cell: String, words: String
  ) throws {
    let sheet = try Self.sheet(Self.withheldHead + "besluit;2024;bo;T;vastgesteld;Bel Jan;;\(cell)")
    #expect(sheet.problems.count == 1)
    #expect(sheet.problems.first?.message.hasPrefix(words) == true, "\(sheet.problems)")
  }

  @Test func `the same row twice is the same fact, texts included`() throws {
    let row = "besluit;2024;bo;T;vastgesteld;Bel Jan;;noot\n"
    let sheet = try Self.sheet(Self.withheldHead + row + row)
    #expect(sheet.problems.isEmpty && sheet.lines.count == 2, "\(sheet.problems)")
    let other = try Self.sheet(
      Self.withheldHead + row + "besluit;2024;bo;T;vastgesteld;Bel Piet;;noot")
    #expect(other.problems.count == 1)
  }
}
