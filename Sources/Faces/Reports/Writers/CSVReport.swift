internal import Answers
internal import Calendar
internal import Governance
internal import Reading
internal import Texts

/// The register of a report as CSV: one table, one row a line, one column for what is uncertain,
/// disputed or missing, and at the end of every row for which day and from which log it was made.
///
/// A line of remarks would be a record to every program that reads the file, and a second file gets
/// lost. So every row has its anchor, also when it is copied out, sorted or put under those of another day.
package enum CSVReport {
  package enum Dialect: Sendable {
    /// What Dutch Excel opens with a double click: byte order mark, semicolons, CRLF, quotes round
    /// every text, `31-12-2024`, and nothing that it would take for a formula (OWASP ASVS 1.2.10).
    case dutchExcel
    /// RFC 4180 for programs: commas, ISO dates, EDTF beside them, and every text as it is.
    case machine
  }

  package static func text(_ report: Report, _ dialect: Dialect) -> String {
    let tables = report.registers
    guard let columns = tables.first?.columns else { return "" }
    precondition(tables.allSatisfy { $0.columns == columns }, "\(report.name): one table a file")
    let writer = CSVWriter(dialect: dialect)
    var records = [
      (columns.flatMap { heads(of: $0, dialect) } + [doubtsKey] + anchorKeys)
        .map(CSVWriter.Field.text)
    ]
    let anchor = anchor(of: report)
    for row in tables.flatMap(\.rows) {
      let cells = zip(columns, row.cells).flatMap { fields($1, in: $0, dialect) }
      records.append(cells + [doubts(row.doubts)] + anchor)
    }
    if !report.generalDoubts.isEmpty {
      let empty = columns.flatMap { fields(.empty, in: $0, dialect) }
      for doubt in report.generalDoubts { records.append(empty + [doubts([doubt])] + anchor) }
    }
    return writer.text(records)
  }

  /// The clocks of the report, and the log that it was made from.
  private static let anchorKeys = [
    "stand_op", "bekend_op", "eerste_vermeldingen", "log", "log_vermeldingen", "log_wortel",
  ]

  private static func anchor(of report: Report) -> [CSVWriter.Field] {
    [
      .day(report.asOf.on), report.asOf.known.map { .day($0) } ?? .empty,
      report.asOf.at.map { .number($0) } ?? .empty, .text(report.anchor.origin),
      .number(report.anchor.size), report.anchor.root.map { .text($0) } ?? .empty,
    ]
  }

  private static let doubtsKey = "onzeker_betwist_ontbreekt"

  private static func heads(of column: ReportColumn, _ dialect: Dialect) -> [String] {
    switch column.kind {
    case .text, .number, .letters: [column.key]
    case .name: [column.key, column.key + "_id"]
    case .period:
      ["_tekst", "_van", "_tot"].map { column.key + $0 }
        + (dialect == .machine ? [column.key + "_edtf"] : [])
    }
  }

  private static func fields(
    _ cell: ReportCell, in column: ReportColumn, _ dialect: Dialect
  ) -> [CSVWriter.Field] {
    switch (column.kind, cell) {
    case (.number, .number(let number)): return [.number(number)]
    case (.period, .period(let period, let remark)):
      let words = [remark, period.dutchWithWords].compactMap(\.self).joined(separator: ": ")
      let edtf: [CSVWriter.Field] = dialect == .machine ? [.text(period.edtf ?? "")] : []
      return [
        .text(words), period.window.from.map { .day($0) } ?? .empty,
        period.window.to.map { .day($0) } ?? .empty,
      ] + edtf
    case (.period, _):
      return [.text(words(cell)), .empty, .empty] + (dialect == .machine ? [.empty] : [])
    case (.name, .lines(let lines)):
      return [.text(words(cell)), .text(names(lines).joined(separator: "; "))]
    case (.name, _): return [.text(words(cell)), .empty]
    case (.text, _), (.number, _), (.letters, _): return [.text(words(cell))]
    }
  }

  private static func words(_ cell: ReportCell) -> String {
    switch cell {
    case .empty: ""
    case .number(let number): "\(number)"
    case .period(let period, let remark):
      [remark, period.dutchWithWords].compactMap(\.self).joined(separator: ": ")
    case .lines(let lines):
      lines.map { $0.parts.map(\.words).joined(separator: " ") }.joined(separator: "; ")
    }
  }

  private static func names(_ lines: [ReportLine]) -> [String] {
    lines.flatMap(\.parts).compactMap { part in
      if case .name(let id, _) = part { id.text } else { nil }
    }
  }

  private static func doubts(_ doubts: [Doubt]) -> CSVWriter.Field {
    .text(doubts.map { "\($0.kind.dutch): \($0.text)" }.joined(separator: " | "))
  }
}

/// Rows of fields as CSV in one dialect.
struct CSVWriter {
  enum Field: Hashable {
    case empty
    case text(String)
    case number(Int)
    case day(CalendarDay)
  }

  let dialect: CSVReport.Dialect

  func text(_ records: [[Field]]) -> String {
    let separator = dialect == .dutchExcel ? ";" : ","
    let mark = dialect == .dutchExcel ? "\u{FEFF}" : ""
    return mark
      + records.map { $0.map(field).joined(separator: separator) + "\r\n" }.joined()
  }

  private func field(_ field: Field) -> String {
    switch field {
    case .empty: ""
    case .number(let number): "\(number)"
    case .day(let day): dialect == .dutchExcel ? PlainText.date(day) : day.iso
    case .text(let text): text.isEmpty ? "" : quoted(text)
    }
  }

  private func quoted(_ text: String) -> String {
    let words = PlainText.escaped(text) { $0 == "\"" ? "\"\"" : nil }
    let isText = dialect == .dutchExcel && mayBeFormula(text)
    return (isText ? "\"'" : "\"") + words + "\""
  }

  /// Whether a spreadsheet may take the text for a formula, also behind what it drops or does not show; the
  /// wide forms of the signs count in some languages.
  private func mayBeFormula(_ text: String) -> Bool {
    let controls: [Unicode.Scalar] = ["\t", "\r", "\n", "\0"]
    if let first = text.unicodeScalars.first, controls.contains(first) { return true }
    let first = text.unicodeScalars.first { !$0.mayStandBeforeFormula }
    return first.map(Self.formulaSigns.contains) ?? false
  }

  private static let formulaSigns: [Unicode.Scalar] = [
    "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
  ]
}
