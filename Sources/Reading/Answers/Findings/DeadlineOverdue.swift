internal import Governance
internal import Reading

extension FindingRule {
  static let deadlineOverdue = FindingRule(
    id: "deadline-overdue", severity: .information, title: "termijn verlopen",
    explanation: """
      De laatste dag van de termijn is voorbij, en tot deze dag noemt geen bron de afloop. Vraag na wat ervan kwam, en leg
      vast: gehaald, niet gehaald, verschoven of vervallen. Is de afloop van later, dan staat zij erbij.
      """
  ) { context in
    context.deadlines.filter { $0.status == .passed }.map { deadline in
      FindingCase(
        subjects: [deadline.deadline, deadline.subject], text: words(deadline, context.view),
        facts: [deadline.moves.last?.fact ?? deadline.basis], certainty: deadline.certainty)
    }
  }

  static let deadlineLate = FindingRule(
    id: "deadline-late", severity: .attention, title: "termijn te laat",
    explanation: """
      Een bron zegt dat de termijn niet is gehaald, of iemand bevestigde dat alles hierover is vastgelegd. Vraag na of het
      werk klaar is of een nieuwe termijn heeft, en leg dat vast.
      """
  ) { context in
    context.deadlines.filter { $0.status == .late }.map { deadline in
      FindingCase(
        subjects: [deadline.deadline, deadline.subject], text: words(deadline, context.view),
        facts: [deadline.missing ?? deadline.basis], certainty: deadline.certainty)
    }
  }
}

/// What was due when, who had it then, and how far the sources go.
private func words(_ deadline: DeadlineStanding, _ view: View) -> String {
  let said = deadline.missing == nil ? [deadline.statusWords] : []
  let rest = (said + view.afterTerm(deadline)).map { "\($0.capitalisedFirst)." }
  let term =
    "\(view.label(deadline.subject)): \(deadline.milestone). Termijn: "
    + "\(deadline.due.dutchWithWords)."
  return ([term] + rest).joined(separator: " ")
}
