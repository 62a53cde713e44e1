internal import Answers
internal import Governance
internal import Reading

/// A report as Markdown: CommonMark with the tables of GitHub (GFM 4.10).
///
/// Texts are escaped, so that a pipe, a star or a tag in a title stays what it is. Lines within a
/// cell are joined by `<br>`: the tables know no other way.
package enum MarkdownReport {
  package static func text(_ report: Report) -> String {
    var blocks = ["# \(escaped(report.title))"]
    blocks.append(list(report.clocks))
    blocks += (report.limits + report.introduction).map(paragraph)
    for section in report.sections {
      blocks.append("## \(escaped(section.heading))")
      blocks += section.paragraphs.map(paragraph)
      blocks += section.tables.flatMap(table)
    }
    blocks.append("## \(Report.doubtsHeading)")
    blocks += report.doubts.isEmpty ? [Report.noDoubts] : table(report.doubtTable)
    blocks += ["## \(Report.anchorHeading)", Report.anchorExplanation, list(report.anchorFacts)]
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private static func list(_ facts: [(name: String, value: String)]) -> String {
    facts.map { "- \($0.name): \(escaped($0.value))" }.joined(separator: "\n")
  }

  /// A text that is a block by itself must not begin as a list or a heading does.
  private static func paragraph(_ text: String) -> String {
    let words = escaped(text)
    let scalars = words.unicodeScalars
    if let first = scalars.first, ["#", "+", "-", "="].contains(first) { return "\\" + words }
    let digits = scalars.prefix { ("0"..."9").contains($0) }
    if !digits.isEmpty, let next = scalars.dropFirst(digits.count).first, [".", ")"].contains(next)
    {
      return String(digits) + "\\" + String(scalars.dropFirst(digits.count))
    }
    return words
  }

  private static func table(_ table: ReportTable) -> [String] {
    if table.rows.isEmpty { return ["**\(escaped(table.caption))**", "Geen."] }
    let rules = table.columns.map { $0.kind == .number ? "---:" : "---" }
    let rows =
      [table.columns.map { escaped($0.title) }, rules]
      + table.rows.map { row in row.cells.map { cell($0, isLeading: row.isLeading) } }
    return [
      "**\(escaped(table.caption))**",
      rows.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n"),
    ]
  }

  private static func cell(_ cell: ReportCell, isLeading: Bool) -> String {
    switch cell {
    case .empty: return ""
    case .number(let number): return "\(number)"
    case .period(let period, let remark):
      let lines = [remark, period.dutchWithWords, PlainText.days(of: period).map { "(\($0))" }]
      return lines.compactMap(\.self).map(escaped).joined(separator: "<br>")
    case .lines(let lines):
      return lines.map { line in
        line.parts.map { part($0, isLeading: isLeading) }.joined(separator: " ")
      }.joined(separator: "<br>")
    }
  }

  private static func part(_ part: ReportLine.Part, isLeading: Bool) -> String {
    switch part {
    case .text(let text), .aside(let text): return escaped(text)
    case .name(let id, let label):
      let name = isLeading ? "**\(escaped(label))**" : escaped(label)
      return label == id.text ? name : "\(name) (\(escaped(id.text)))"
    case .mark(let mark): return "\(mark.tone.shape) \(escaped(mark.words))"
    case .letter(let letter, let word): return "\(escaped(letter)) (\(escaped(word)))"
    }
  }

  /// The text with a backslash before whatever Markdown would obey; `&` and `<` as references.
  package static func escaped(_ text: String) -> String {
    let escaped = PlainText.escaped(text) { scalar in
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "|", "~": "\\\(scalar)"
      case "<": "&lt;"
      case ">": "&gt;"
      case "&": "&amp;"
      default: nil
      }
    }
    return String(escaped.unicodeScalars.drop { $0 == " " })
  }
}

extension Mark.Tone {
  /// The shape that goes with the colour.
  var shape: String {
    switch self {
    case .done: "●"
    case .running: "▶"
    case .deviating: "▲"
    case .blocked: "■"
    case .new: "✚"
    case .unknown: "○"
    }
  }
}
