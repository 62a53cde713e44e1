internal import Answers
internal import Governance
internal import Reading

/// A report as one page that needs nothing else: no script, no picture, no font from elsewhere.
///
/// It prints on A4, and can be read with a screen reader and a keyboard (WCAG 2.2 AA): a link past
/// the list of sections, landmarks, one first heading, a caption and heads on every table, and every
/// colour with a word and a shape beside it.
package enum HTMLReport {
  package static func text(_ report: Report) -> String {
    var result = "<!DOCTYPE html>\n"
    page(report).write(to: &result)
    return result
  }

  private static func page(_ report: Report) -> HTML {
    let heads = report.sections.map(\.heading) + [Report.doubtsHeading, Report.anchorHeading]
    let isWide = report.registers.contains { $0.columns.count > 5 }
    return .tag(
      .html, [.lang("nl")],
      .tag(
        .head, [],
        .tag(.meta, [.charset]), .tag(.meta, [.policy]), .tag(.meta, [.viewport]),
        .tag(.title, [], .text("\(report.title), stand op \(report.asOf.on.dutch) - Besluitboek")),
        .style(ReportStyle.screen), .style(isWide ? ReportStyle.landscape : ReportStyle.portrait)),
      .tag(
        .body, [],
        .tag(.a, [.className("skip"), .link(to: "inhoud")], .text("Naar de inhoud")),
        .tag(.header, [], head(report)),
        .tag(.nav, [.labelled(by: "wijzer")], navigation(heads)),
        .tag(.main, [.id("inhoud")], main(report)),
        .tag(.footer, [], foot(report))))
  }

  private static func head(_ report: Report) -> [HTML] {
    [.tag(.h1, [], .text(report.title)), facts(report.clocks)]
      + report.limits.map { .tag(.p, [.className("limit")], .text($0)) }
  }

  private static func navigation(_ heads: [String]) -> [HTML] {
    [
      .tag(.p, [.id("wijzer")], .text("In dit rapport")),
      .tag(
        .p, [.className("links")],
        heads.enumerated().flatMap { number, head -> [HTML] in
          [.tag(.a, [.link(to: "deel-\(number + 1)")], .text(head)), .text(" ")]
        }),
    ]
  }

  private static func main(_ report: Report) -> [HTML] {
    var result: [HTML] = report.introduction.map { .tag(.p, [], .text($0)) }
    for (number, section) in report.sections.enumerated() {
      result.append(self.section(section, number + 1))
    }
    let number = report.sections.count + 1
    let doubts = ReportSection(
      heading: Report.doubtsHeading,
      paragraphs: report.doubts.isEmpty ? [Report.noDoubts] : [],
      tables: report.doubts.isEmpty ? [] : [report.doubtTable])
    return result + [section(doubts, number)]
  }

  private static func foot(_ report: Report) -> [HTML] {
    [
      .tag(.h2, [.id("deel-\(report.sections.count + 2)")], .text(Report.anchorHeading)),
      .tag(.p, [], .text(Report.anchorExplanation)), facts(report.anchorFacts),
    ]
  }

  private static func facts(_ facts: [(name: String, value: String)]) -> HTML {
    .tag(
      .dl, [],
      facts.flatMap { [.tag(.dt, [], .text($0.name)), .tag(.dd, [], .text($0.value))] })
  }

  private static func section(_ section: ReportSection, _ number: Int) -> HTML {
    let id = "deel-\(number)"
    return .tag(
      .section, [],
      [.tag(.h2, [.id(id)], .text(section.heading))]
        + section.paragraphs.map { .tag(.p, [], .text($0)) }
        + section.tables.enumerated().map { place, table in
          self.table(table, id: "\(id)-tabel-\(place + 1)")
        })
  }

  private static func table(_ table: ReportTable, id: String) -> HTML {
    if table.rows.isEmpty { return .tag(.p, [], .text("\(table.caption): geen.")) }
    let heads = table.columns.map { column in
      HTML.tag(.th, [.columnScope] + classes(of: column), .tag(.span, [], .text(column.title)))
    }
    return .tag(
      .div, [.className("wide"), .region(labelledBy: id)],
      .tag(
        .table, [],
        [.tag(.caption, [.id(id)], .text(table.caption))] + columns(table) + [
          .tag(.thead, [], .tag(.tr, [], heads)),
          .tag(.tbody, [], table.rows.map { row($0, table) }),
        ]))
  }

  private static func columns(_ table: ReportTable) -> [HTML] {
    guard let shares = ColumnShares(table) else { return [] }
    return [.tag(.colgroup, [], shares.percentages.map { .tag(.col, [.width(percentage: $0)]) })]
  }

  private static func row(_ row: ReportRow, _ table: ReportTable) -> HTML {
    .tag(
      .tr, row.isLeading ? [.className("leading")] : [],
      zip(table.columns, row.cells).enumerated().map { place, pair in
        let (column, cell) = pair
        return place == table.rowHeader
          ? .tag(.th, [.rowScope], content(cell))
          : .tag(.td, classes(of: column), content(cell))
      })
  }

  private static func classes(of column: ReportColumn) -> [HTML.Attribute] {
    switch column.kind {
    case .number: [.className("number")]
    case .letters: [.className("letters")]
    case .text, .name, .period: []
    }
  }

  private static func content(_ cell: ReportCell) -> [HTML] {
    switch cell {
    case .empty: []
    case .number(let number): [.text("\(number)")]
    case .period(let period, let remark):
      [remark.map { line([.text($0)]) }, line([.text(period.dutchWithWords)])].compactMap(\.self)
        + (PlainText.days(of: period).map { [line([.tag(.small, [], .text($0))])] } ?? [])
    case .lines(let lines):
      lines.count == 1
        ? parts(lines[0]) : lines.map { line(parts($0)) }
    }
  }

  private static func line(_ parts: [HTML]) -> HTML { .tag(.div, [], parts) }

  private static func parts(_ line: ReportLine) -> [HTML] {
    line.parts.enumerated().flatMap { place, part in
      (place == 0 ? [] : [HTML.text(" ")]) + self.part(part)
    }
  }

  private static func part(_ part: ReportLine.Part) -> [HTML] {
    switch part {
    case .text(let text): [.text(text)]
    case .name(let id, let label):
      label == id.text
        ? [.tag(.code, [], .text(id.text))]
        : [.text(label + " "), .tag(.code, [], .text(id.text))]
    case .aside(let text): [.tag(.small, [], .text(text))]
    case .mark(let mark):
      [
        .tag(
          .span, [.className("mark \(mark.tone.rawValue)")],
          .tag(.span, [.hidden], .text(mark.tone.shape + " ")), .text(mark.words))
      ]
    case .letter(let letter, let word):
      [
        .tag(.strong, [.hidden], .text(letter)),
        .tag(.span, [.className("spoken")], .text(word)),
      ]
    }
  }
}
