internal import Calendar
internal import Governance
internal import Reading

extension FindingRule {
  static let termOpenLong = FindingRule(
    id: "term-open-long", severity: .information, title: "loopt al lang, geen laatste dag",
    explanation: """
      De termijn is meer dan een jaar geleden begonnen en heeft geen laatste dag. Of het werk nog loopt, zegt geen bron.
      Vraag na wanneer het klaar moet zijn, of dat de termijn vervallen is.
      """
  ) { context in
    let yearAgo = context.day.advanced(by: -366)
    return context.deadlines.compactMap { standing in
      guard standing.isOpen, standing.due.window.to == nil,
        let begin = standing.due.window.from ?? standing.basis.window.to, begin < yearAgo
      else { return nil }
      return FindingCase(
        subjects: [standing.deadline, standing.subject],
        text: "\(context.view.label(standing.subject)): \(standing.milestone). Termijn: "
          + "\(standing.due.dutchWithWords); geen laatste dag genoemd.",
        facts: [standing.moves.last?.fact ?? standing.basis], certainty: standing.certainty)
    }
  }
}
