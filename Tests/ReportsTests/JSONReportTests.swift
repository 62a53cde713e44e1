import Answers
import Calendar
import EventFormat
import Governance
import Reading
import TestSupport
import Testing

@testable import Reports

/// The register of a report for other programs.
struct JSONReportTests {
  private func json(_ report: Report) throws -> JSON {
    try JSONReader.read(Array(JSONReport.value(report).canonicalText.utf8), .canonical)
  }

  @Test func `rows have the keys of the columns, periods, doubts and the anchor`() throws {
    let period = try Period(edtf: "2024-36", asStated: "Q4 2024", convention: nil)
    let value = try json(Sample.report(of: period, remark: "mogelijk"))
    #expect(value["report"]?.string == "proef" && value["on"]?.string == "2024-09-30")
    #expect(value["known"] == .null)
    let row = try #require(value["rows"]?.array?.first)
    #expect(row["wat"]?.array?.first?["text"]?.string == "iets")
    let term = try #require(row["termijn"])
    #expect(term["period"]?["edtf"]?.string == "2024-36" && term["remark"]?.string == "mogelijk")
    #expect(term["period"]?["to"]?.string == "2024-12-31")
    #expect(value["anchor"]?["root"]?.string == "00ff")
    #expect(value["anchor"]?["size"] == .integer(12))
  }

  @Test(arguments: Sample.hostile) func `a text is told as it is`(hostile: String) throws {
    let value = try json(Sample.report(saying: hostile))
    let row = try #require(value["rows"]?.array?.first)
    #expect(row["tekst"]?.array?.first?["text"]?.string == hostile)
    #expect(row["ding"]?.array?.first?["ids"]?.array == [.string("iets")])
    #expect(row["doubts"]?.array?.first?["text"]?.string == hostile)
    #expect(value["doubts"]?.array?.first?["kind"]?.string == "missing")
  }
}
