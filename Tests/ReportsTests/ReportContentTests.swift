import Answers
import Calendar
import Governance
import Reading
import TestSupport
import Testing

@testable import Reports

/// What reports say of small registers.
struct ReportContentTests {
  /// The rows of a report as the machine's CSV has them, by column.
  private func rows(
    _ name: String, _ scenario: Scenario, on day: String, party: String? = nil,
    period: Window = Window(from: nil, to: nil)
  ) throws -> [[String: String]] {
    let records = CSVReportTests.records(
      CSVReport.text(try report(name, scenario, on: day, party: party, period: period), .machine),
      separator: ",")
    return records.dropFirst().map { row in
      Dictionary(uniqueKeysWithValues: zip(records[0], row))
    }
  }

  private func report(
    _ name: String, _ scenario: Scenario, on day: String, party: String? = nil,
    period: Window = Window(from: nil, to: nil)
  ) throws -> Report {
    var request = ReportRequest(view: try scenario.on(day), anchor: Sample.anchor)
    request.party = try party.map(Scenario.id)
    request.period = period
    return try #require(ReportDefinition.named(name)).report(request)
  }

  @Test
  func `names, titles and sentences of reports are there, and names are words of a file name`() {
    let names = ReportDefinition.all.map(\.name)
    #expect(Set(names).count == names.count)
    for definition in ReportDefinition.all {
      #expect(
        definition.name.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) })
      #expect(definition.summary.hasSuffix(".") && !definition.title.isEmpty)
    }
  }

  @Test
  func `of commitments the one that is open longest comes first, and what is settled comes last`()
    throws
  {
    let scenario = try Scenario(
      .promised("jong", "Jong", by: ["vng"], due: "2024-12", number: "TZ2", when: "2024-06-01"),
      .promised("oud", "Oud", by: ["ipo"], due: "2024-01", number: "TZ1", when: "2023-06-01"),
      .promised("klaar", "Klaar", by: ["vng"], to: ["bo"], when: "2023-01-01"),
      .promiseSettled("klaar", "settled", when: "2023-02-01"))
    let rows = try rows("toezeggingen", scenario, on: "2024-07-01")
    #expect(rows.map { $0["toezegging_id"] } == ["oud", "jong", "klaar"])
    #expect(rows.map { $0["nummer"] } == ["TZ1", "TZ2", ""])
    #expect(rows[0]["stand"]?.hasPrefix("verlopen; afloop niet bekend") ?? false)
    #expect(!(rows[1]["stand"]?.hasPrefix("verlopen") ?? true))
    #expect(rows[0]["termijn_tot"] == "2024-01-31")
    #expect(rows[2]["onzeker_betwist_ontbreekt"]?.contains("Er is geen nummer genoemd.") ?? false)
    let vng = try self.rows("toezeggingen", scenario, on: "2024-07-01", party: "vng")
    #expect(vng.map { $0["toezegging_id"] } == ["jong", "klaar"])
  }

  @Test func `a term that may have been moved says both, and who and why are missed`() throws {
    let scenario = try Scenario(
      .assigned("handreiking", to: ["pijler-3"], when: "2022-01-01"),
      .deadline("t", of: "handreiking", due: "2023-06", when: "2022-02-01"),
      .moved("t", to: "2023-12", when: "2023-03-01"),
      .moved("t", to: "2024-06", reason: "Ziekte", by: ["bo"], when: "2023-10"))
    let row = try #require(try rows("termijnen", scenario, on: "2023-10-15").first)
    #expect(row["oorspronkelijk_tot"] == "2023-06-30")
    #expect(row["termijn_tot"] == "2023-12-31")
    #expect(row["stand"] == "mogelijk open")
    #expect(
      row["verschuivingen"]?.contains("; mogelijk: naar juni 2024, oktober 2023, door BO: Ziekte")
        ?? false)
    let doubts = row["onzeker_betwist_ontbreekt"] ?? ""
    #expect(doubts.contains("onzeker: Mogelijk verschoven: naar juni 2024"))
    #expect(
      doubts.contains(
        "ontbreekt: Verschoven naar december 2023; niet vermeld: wie dat besloot en waarom."))
    let later = Window(from: try Scenario.day("2024-01-01"), to: nil)
    #expect(try rows("termijnen", scenario, on: "2023-10-15", period: later).isEmpty)
  }

  @Test func `the actions by recommendation say why a term moved, and what the entry adds`() throws
  {
    let action = Given(
      "product.registered", "2022-01-01",
      [
        ("product", .string("actie")), ("title", .string("Actie")), ("kind", .string("action")),
        ("recommendations", .list(["aanbeveling-1"])),
      ])
    let scenario = try Scenario(
      .product("aanbeveling-1", "Een", kind: "recommendation"), action,
      .deadline("t", of: "actie", due: "2023-06", when: "2022-02-01"),
      .moved("t", to: "2023-09", reason: "Ziekte", note: "Alleen deel A.", when: "2023-03-01"),
      .moved("t", to: "2023-12", note: "Zonder reden.", when: "2023-04-01"),
      .moved("t", to: "2024-03", reason: "Geld", when: "2023-05"))
    let row = try #require(try rows("aanbevelingen", scenario, on: "2023-05-15").first)
    #expect(
      row["aangepaste_planning"]
        == "oplevering: september 2023, omdat: Ziekte (Alleen deel A.); oplevering: december 2023 "
        + "(Zonder reden.); mogelijk: oplevering: maart 2024, omdat: Geld")
  }

  @Test
  func `decisions that may be of the period have a section of their own only when there are any`()
    throws
  {
    let scenario = try Scenario(
      .decided("zeker", "Zeker", by: ["bo"], when: "2023-06-22"),
      .decided("misschien", "Misschien", by: ["bo"], when: "2023-07"))
    func headings(_ day: String, _ period: Window = Window(from: nil, to: nil)) throws -> [String] {
      try report("besluitenlijst", scenario, on: day, period: period).sections.map(\.heading)
    }
    let others = ["Voorgelegd, uitkomst niet genoemd", "Ter informatie voorgelegd"]
    #expect(try headings("2023-08-01") == ["Besluiten"] + others)
    #expect(try headings("2023-07-15") == ["Besluiten", "Mogelijk al genomen"] + others)
    let half = Window(from: nil, to: try Scenario.day("2023-07-15"))
    #expect(
      try headings("2023-08-01", half) == ["Besluiten", "Mogelijk in deze periode"] + others)
  }

  @Test func `a dispute shows every claim with its source, in its row and at the end`() throws {
    let scenario = try Scenario(
      .source("a", "A", dated: "2023-01-01"), .source("b", "B", dated: "2023-01-01"),
      .stage("handreiking", "adopted", when: "2023-06-01").id(1).source("a", "regel 1"),
      .stage("handreiking", "concept", when: "2023-06-01").id(2).source("b", "regel 2"),
      .disputed("d", [1, 2], "Vastgesteld of concept?", when: "2023-07-01"))
    let report = try report("vgr", scenario, on: "2023-08-01")
    let doubt = try #require(report.doubts.first { $0.kind == .disputed })
    #expect(doubt.text.hasPrefix("Vastgesteld of concept?"))
    #expect(doubt.text.contains("vastgesteld. Bron: a, regel 1."))
    #expect(doubt.text.contains("concept. Bron: b, regel 2."))
  }

  @Test func `the matrix has a letter per role, doubt included, and vacancies on top`() throws {
    let scenario = try Scenario(
      .assigned("handreiking", to: ["pijler-3"], when: "2022-01-01"),
      .assigned("handreiking", "lead", to: ["vng"], when: "2023"),
      .assigned("modelmandaat", to: ["ipo"], when: "2022-01-01"),
      .ended("modelmandaat", of: ["ipo"], when: "2023-01-31"),
      .assigned("modelmandaat", "supervisor", to: ["odnl"], when: "2022-01-01"))
    let rows = try rows("eigenaren", scenario, on: "2023-06-01")
    #expect(rows.map { $0["product_id"] } == ["modelmandaat", "handreiking"])
    #expect(rows[0]["eigenaar"] == "niet genoemd; tot 31 januari 2023: IPO")
    #expect(rows[0]["partij_odnl"] == "T (toezichthouder)")
    #expect(rows[1]["partij_pijler_3"] == "A (eigenaar)")
    #expect(rows[1]["partij_vng"] == "R? (mogelijk trekker)")
    #expect(rows[0]["partij_ipo"] == nil)
  }

  @Test func `what waits on two parties stands with both, and what waits on nobody stands apart`()
    throws
  {
    let scenario = try Scenario(
      .offered("o", ["handreiking"], from: ["pijler-3"], to: ["vng", "ipo"], when: "2024-01-01"),
      .deadline("t", of: "modelmandaat", due: "2024-06", when: "2022-02-01"))
    let rows = try rows("acties", scenario, on: "2024-02-01")
    #expect(
      rows.map { "\($0["partij"] ?? "") \($0["wat_id"] ?? "")" } == [
        "IPO o", "VNG o", "niet genoemd t",
      ])
    #expect(rows[0]["samen_met"] == "VNG" && rows[1]["samen_met"] == "IPO")
    #expect(try self.rows("acties", scenario, on: "2024-02-01", party: "vng").count == 1)
  }

  @Test func `what waits on a role that nobody has any more says whose it was`() throws {
    let scenario = try Scenario(
      .assigned("handreiking", to: ["vng"], when: "2022-01-01"),
      .ended("handreiking", of: ["vng"], when: "2023-06-30"),
      .deadline("vrij", of: "handreiking", due: "2024-06", when: "2022-02-01"),
      .deadline("nooit", of: "modelmandaat", due: "2024-06", when: "2022-02-01"))
    let report = try report("acties", scenario, on: "2024-02-01")
    #expect(
      report.sections.map(\.heading) == [
        "Wie nu de rol heeft waarop dit wacht, is niet genoemd",
        "Op wie dit wacht, is niet genoemd",
      ])
    #expect(report.sections.map { $0.tables[0].rows.count } == [1, 1])
    let rows = try rows("acties", scenario, on: "2024-02-01")
    #expect(
      rows.map { $0["partij"] } == [
        "niet genoemd; eigenaar tot 30 juni 2023: VNG", "niet genoemd",
      ])
  }

  @Test func `an open condition of a hand-over is open, one that was settled is not`() throws {
    let scenario = try Scenario(
      .offered(
        "o", ["handreiking"], from: ["pijler-3"], to: ["vng"],
        conditions: [("geld", "Er is geld."), ("plan", "Er is een plan.")], when: "2024-01-01"),
      .settled("plan", when: "2024-01-10"))
    let row = try #require(try rows("overdrachten", scenario, on: "2024-02-01").first)
    #expect(row["open_voorwaarden"] == "Er is geld. – open")
    #expect(row["afgehandelde_voorwaarden"] == "Er is een plan. – vervuld, 10 januari 2024")
    #expect(row["aangeboden_van"] == "2024-01-01")
    #expect(row["onzeker_betwist_ontbreekt"]?.contains("Een antwoord staat in geen bron") ?? false)
  }

  @Test
  func `of a topic the parts of which have an answer, the answer is per part and not missing`()
    throws
  {
    let scenario = try Scenario(
      [
        Given.product("p", "Pijler", kind: "pillar", number: "1"),
        .product("o", "Onderwerp", kind: "topic", under: "p", number: "1"),
        .product("o.a", "Deel", under: "o", number: "1 A"),
        .product("q", "Zonder", kind: "topic", under: "p", number: "2"),
        .progress("o.a", "risk", within: "no", when: "2024-01-01"),
      ])
    let rows = try rows("vgr", scenario, on: "2024-02-01")
    #expect(rows.map { $0["onderwerp"] } == ["(1) Onderwerp", "– (1 A) Deel", "(2) Zonder"])
    #expect(
      rows.map { $0["afronden_binnen_programma"] } == ["per onderdeel", "Nee", "niet genoemd"])
    #expect(rows[1]["planning_risicos"]?.hasPrefix("risico") ?? false)
    #expect(!(rows[0]["onzeker_betwist_ontbreekt"]?.contains("afgerond") ?? true))
    #expect(rows[2]["onzeker_betwist_ontbreekt"]?.contains("afgerond, is niet genoemd") ?? false)
  }
}
