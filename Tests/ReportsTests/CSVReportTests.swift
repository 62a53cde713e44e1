import Answers
import Calendar
import Governance
import Reading
import TestSupport
import Testing

@testable import Reports

/// CSV for Dutch Excel, and for programs.
struct CSVReportTests {
  @Test func `Excel gets a byte order mark, semicolons, CRLF, quotes and Dutch dates`() throws {
    let period = try Period(
      edtf: "[2024-07..2024-12]", asStated: "Q3/Q4 2024", convention: .quarters)
    let text = CSVReport.text(try Sample.report(of: period), .dutchExcel)
    #expect(
      Array(text.utf8)
        == Array(
          ("\u{FEFF}\"wat\";\"termijn_tekst\";\"termijn_van\";\"termijn_tot\";"
            + "\"onzeker_betwist_ontbreekt\";\"stand_op\";\"bekend_op\";\"eerste_vermeldingen\";"
            + "\"log\";\"log_vermeldingen\";\"log_wortel\"\r\n"
            + "\"iets\";\"ergens tussen 1 juli en 31 december 2024 (\"\"Q3/Q4 2024\"\")\";"
            + "01-07-2024;31-12-2024;;30-09-2024;;;\"besluiten.voorbeeld.nl\";12;\"00ff\"\r\n").utf8
        ))
  }

  @Test func `a program gets commas, ISO dates and EDTF, and no byte order mark`() throws {
    let period = try Period(edtf: "2024-36", asStated: "Q4 2024", convention: nil)
    let text = CSVReport.text(try Sample.report(of: period, remark: "mogelijk"), .machine)
    #expect(
      text
        == "\"wat\",\"termijn_tekst\",\"termijn_van\",\"termijn_tot\",\"termijn_edtf\","
        + "\"onzeker_betwist_ontbreekt\",\"stand_op\",\"bekend_op\",\"eerste_vermeldingen\","
        + "\"log\",\"log_vermeldingen\",\"log_wortel\"\r\n"
        + "\"iets\",\"mogelijk: het vierde kwartaal van 2024 (\"\"Q4 2024\"\")\",2024-10-01,2024-12-31,"
        + "\"2024-36\",,2024-09-30,,,\"besluiten.voorbeeld.nl\",12,\"00ff\"\r\n")
  }

  @Test(arguments: [("[2024-09..]", "01-09-2024;"), ("[..2024-09]", ";30-09-2024")])
  func `an end that is open stays empty`(edtf: String, days: String) throws {
    let text = CSVReport.text(try Sample.report(of: Period(edtf: edtf)), .dutchExcel)
    #expect(text.contains("\";\(days);;30-09-2024;"), "\(text)")
  }

  @Test(arguments: Sample.hostile)
  func `no cell of Excel's file begins a formula, and every row has as many cells`(hostile: String)
    throws
  {
    let text = CSVReport.text(try Sample.report(saying: hostile), .dutchExcel)
    let rows = Self.records(String(text.dropFirst()), separator: ";")
    #expect(rows.count == 3)
    for row in rows {
      #expect(row.count == 15, "\(row)")
      for cell in row where Int(cell) == nil {
        let first = cell.unicodeScalars.first { $0 != " " }
        #expect(!(first.map { "=+-@\t\r\n".unicodeScalars.contains($0) } ?? false), "\(cell)")
      }
    }
    #expect(rows[1][6] == "-3")
  }

  @Test func `a program gets the text as it is`() throws {
    let text = CSVReport.text(try Sample.report(saying: "=1;\"2\",3"), .machine)
    #expect(Self.records(text, separator: ",")[1][2] == "=1;\"2\",3")
  }

  @Test
  func `what is uncertain in a row stands in the row, and what is in the whole in one of its own`()
    throws
  {
    let rows = Self.records(
      CSVReport.text(try Sample.report(saying: "wat"), .machine), separator: ",")
    #expect(rows[1].dropLast(6).last == "betwist: wat")
    #expect(rows[2].dropLast(6).last == "ontbreekt: wat")
    #expect(rows[2].dropLast(7).joined().isEmpty)
    #expect(rows[2].suffix(6) == rows[1].suffix(6))
  }

  @Test func `every row has the clocks and the log from which it was made`() throws {
    let scenario = try Scenario(.promised("a", "A", when: "2023-01-01"))
    let view = try scenario.on("2024-07-01", known: "2026-12-31", at: scenario.entries.count)
    let report = try #require(ReportDefinition.named("toezeggingen")).report(
      ReportRequest(view: view, anchor: Sample.anchor))
    let rows = Self.records(CSVReport.text(report, .machine), separator: ",")
    #expect(rows.count == 2)
    #expect(
      Array(rows[1].suffix(6)) == [
        "2024-07-01", "2026-12-31", "\(scenario.entries.count)", "besluiten.voorbeeld.nl", "12",
        "00ff",
      ])
  }

  /// A small reader of RFC 4180, for these tests only; the product tests use Python's.
  static func records(_ text: String, separator: Unicode.Scalar) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var field = ""
    var isQuoted = false
    var rest = Array(text.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\"" where isQuoted && rest.first == "\"":
        field.unicodeScalars.append("\"")
        rest.removeFirst()
      case "\"": isQuoted.toggle()
      case separator where !isQuoted:
        record.append(field)
        field = ""
      case "\r" where !isQuoted && rest.first == "\n":
        rest.removeFirst()
        records.append(record + [field])
        (record, field) = ([], "")
      default: field.unicodeScalars.append(scalar)
      }
    }
    return records
  }
}
