internal import Governance
internal import Reading

extension FindingRule {
  static let deadlineOverdue = FindingRule(
    id: "deadline-overdue", severity: .information, title: "termijn verlopen; afloop niet bekend",
    explanation: """
      De laatste dag van de termijn is voorbij. Wat ervan kwam, zegt geen bron. Vraag het na, en leg vast: gehaald, niet
      gehaald, verschoven of vervallen.
      """
  ) { context in
    context.deadlines.filter { $0.isOver && $0.missing == nil }.map { deadline in
      FindingCase(
        subjects: [deadline.deadline, deadline.subject], text: words(deadline, context.view),
        facts: [deadline.moves.last?.fact ?? deadline.basis], certainty: deadline.certainty)
    }
  }

  static let deadlineLate = FindingRule(
    id: "deadline-late", severity: .attention, title: "termijn te laat, zegt de bron",
    explanation: """
      Een bron zegt dat de termijn niet is gehaald. Daarna is niets gemeld. Vraag na of het werk klaar is of een nieuwe
      termijn heeft, en leg dat vast.
      """
  ) { context in
    context.deadlines.filter { $0.status == .late && $0.missing != nil }.map { deadline in
      FindingCase(
        subjects: [deadline.deadline, deadline.subject], text: words(deadline, context.view),
        facts: [deadline.missing ?? deadline.basis], certainty: deadline.certainty)
    }
  }
}

/// What was due when, who had it then, and how far the sources go.
private func words(_ deadline: DeadlineStanding, _ view: View) -> String {
  let rest = view.afterTerm(deadline).map { "\($0.capitalisedFirst)." }
  let term =
    "\(view.label(deadline.subject)): \(deadline.milestone). Termijn: "
    + "\(deadline.due.dutchWithWords)."
  return ([term] + rest).joined(separator: " ")
}
