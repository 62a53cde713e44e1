internal import Answers
package import EventFormat
internal import Governance
internal import Reading

/// The register of a report as one JSON object, for other programs: the rows with the keys of the CSV,
/// the periods as in every other answer, and the anchor.
package enum JSONReport {
  package static func value(_ report: Report) -> JSON {
    let columns = report.registers.first?.columns ?? []
    let rows = report.registers.flatMap(\.rows)
    return .record([
      ("report", .string(report.name)), ("title", .string(report.title)),
      ("on", .string(report.asOf.on.iso)), ("known", .text(report.asOf.known?.iso) ?? .null),
      ("at", .number(report.asOf.at ?? report.anchor.size)),
      ("horizon", report.horizon.map { $0.json }),
      ("limits", .array(report.limits.map(JSON.string))),
      ("rows", .array(rows.map { row($0, columns) })),
      ("doubts", .array(report.generalDoubts.map(doubt))),
      (
        "anchor",
        .record([
          ("origin", .string(report.anchor.origin)), ("size", .number(report.anchor.size)),
          ("root", .text(report.anchor.root) ?? .null),
          ("rootInCheckpoint", .text(report.anchor.rootInCheckpoint) ?? .null),
        ])
      ),
    ])
  }

  private static func row(_ row: ReportRow, _ columns: [ReportColumn]) -> JSON {
    .record(
      zip(columns, row.cells).map { ($0.key, cell($1)) }
        + [("doubts", .array(row.doubts.map(doubt)))])
  }

  private static func cell(_ cell: ReportCell) -> JSON {
    switch cell {
    case .empty: .null
    case .number(let number): .number(number)
    case .period(let period, let remark):
      .record([("period", .period(period)), ("remark", .text(remark))])
    case .lines(let lines): .array(lines.map(line))
    }
  }

  /// A line as text; one that is about a thing also has the names of those in the register.
  private static func line(_ line: ReportLine) -> JSON {
    let ids = line.parts.compactMap { part in
      if case .name(let id, _) = part { id } else { nil }
    }
    return .record([
      ("text", .string(line.parts.map(\.words).joined(separator: " "))),
      ("ids", ids.isEmpty ? nil : .ids(ids)),
    ])
  }

  private static func doubt(_ doubt: Doubt) -> JSON {
    .record([
      ("kind", .string(doubt.kind.rawValue)), ("subject", .string(doubt.subject.text)),
      ("text", .string(doubt.text)),
    ])
  }
}
