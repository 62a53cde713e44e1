internal import Answers
package import Governance
internal import Reading

extension ReportDefinition {
  /// A report as the register describes it; `nil` when no report has the name that it is made from.
  package init?(_ defined: ReportDefined) {
    guard let base = Self.named(defined.base) else { return nil }
    let limits = OwnLimits(defined, base)
    self.init(
      name: defined.report.text, title: defined.title, summary: "Naar rapport \(base.name).",
      filters: base.filters.filter { !limits.filters.contains($0) }
    ) { request in
      var content = base.make(limits.applied(to: request))
      content.title = defined.title
      content.sections = content.sections.map { section in
        ReportSection(
          heading: section.heading, paragraphs: section.paragraphs,
          tables: section.tables.map { $0.isRegister ? $0.described(by: defined) : $0 })
      }
      return content
    }
  }
}

/// What a report of one's own is limited to.
private struct OwnLimits {
  private let party: Identifier?
  private let body: Identifier?

  init(_ defined: ReportDefined, _ base: ReportDefinition) {
    party = base.filters.contains(.party) ? defined.party : nil
    body = base.filters.contains(.body) ? defined.body : nil
  }

  /// The limits that nobody can choose any more.
  var filters: [ReportFilter] {
    (party == nil ? [] : [.party]) + (body == nil ? [] : [.body])
  }

  func applied(to request: ReportRequest) -> ReportRequest {
    var limited = request
    limited.party = party ?? request.party
    limited.body = body ?? request.body
    return limited
  }
}

extension ReportTable {
  /// The same without the columns that are left out, but for the one that says what a row is about; the others under the
  /// titles that are given.
  fileprivate func described(by defined: ReportDefined) -> ReportTable {
    let shown = columns.indices.filter {
      $0 == rowHeader || !defined.leaveOut.contains(columns[$0].key)
    }
    let titles = Dictionary(
      defined.columns.map { ($0.column, $0.title) }, uniquingKeysWith: { first, _ in first })
    return ReportTable(
      caption: caption,
      columns: shown.map { place in
        let column = columns[place]
        return ReportColumn(titles[column.key] ?? column.title, column.key, column.kind)
      },
      rows: rows.map { row in
        ReportRow(shown.map { row.cells[$0] }, doubts: row.doubts, isLeading: row.isLeading)
      },
      rowHeader: shown.firstIndex(of: rowHeader) ?? 0, isRegister: isRegister)
  }
}
