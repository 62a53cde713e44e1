import Answers
import EventFormat
import Governance
import Reading
import TestSupport
import Testing

@testable import Reports

/// A report that the register describes: one of the program, limited, with fewer or renamed columns.
@Suite struct OwnReportTests {
  private func defined(base: String = "toezeggingen") throws -> ReportDefined {
    let event = try Given(
      "report.defined", "2024-01-01",
      [
        ("report", .string("rapport-vng")), ("base", .string(base)),
        ("title", .string("Onze toezeggingen")), ("party", .string("vng")),
        ("body", .string("bo")),
        (
          "columns",
          .array([
            .object([
              JSONMember("column", .string("stand")), JSONMember("title", .string("Hoe ver")),
            ])
          ])
        ),
        ("leaveOut", .array([.string("bron"), .string("toezegging")])),
      ]
    ).event()
    guard case .programme(.reportDefined(let defined)) = event else {
      throw Scenario.Trouble.noIdentifier("report.defined")
    }
    return defined
  }

  @Test func `it has its own title, limits and columns, and keeps what a row is about`() throws {
    let definition = try #require(ReportDefinition(try defined()))
    // The list of commitments cannot be limited to a body, so that limit means nothing here.
    #expect(definition.filters == [] && definition.name == "rapport-vng")
    let scenario = try Scenario(
      Scenario.cast + [
        .promised("een", "Een", by: ["vng"], when: "2023-01-01"),
        .promised("twee", "Twee", by: ["ipo"], when: "2023-01-01"),
      ])
    let anchor = ReportAnchor(origin: "o", size: 1, root: nil, rootInCheckpoint: nil)
    let report = definition.report(
      ReportRequest(view: try scenario.on("2024-06-01"), anchor: anchor))
    #expect(report.title == "Onze toezeggingen")
    let table = try #require(report.registers.first)
    let keys = table.columns.map(\.key)
    #expect(keys.contains("toezegging") && !keys.contains("bron"))
    #expect(table.columns.first { $0.key == "stand" }?.title == "Hoe ver")
    #expect(report.registers.flatMap(\.rows).count == 1)
  }

  @Test func `a report that is made from none is no report`() throws {
    #expect(ReportDefinition(try defined(base: "bestaat-niet")) == nil)
  }

  @Test func `the register tells of it from its day on`() throws {
    let given = Given(
      "report.defined", "2024-01-01",
      [
        ("report", .string("rapport-vng")), ("base", .string("toezeggingen")),
        ("title", .string("Onze")),
      ])
    let scenario = try Scenario(given)
    #expect(try scenario.on("2023-12-31").ownReports().isEmpty)
    #expect(try scenario.on("2024-01-01").ownReports().map(\.report.text) == ["rapport-vng"])
  }
}
