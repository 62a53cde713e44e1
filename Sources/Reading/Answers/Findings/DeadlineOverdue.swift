internal import Governance
internal import Reading

extension FindingRule {
  static let deadlineOverdue = FindingRule(
    id: "deadline-overdue", severity: .serious, title: "termijn verlopen",
    explanation: """
      Het venster van de termijn is voorbij en niets zegt dat zij is gehaald of vervallen. Meld dat zij is
      gehaald, verschuif haar met een reden, of laat haar vervallen.
      """
  ) { context in
    context.deadlines.filter { $0.status == .overdue }.map { deadline in
      FindingCase(
        subjects: [deadline.deadline, deadline.subject],
        text:
          "\(deadline.milestone) van \(context.view.label(deadline.subject)) had er moeten zijn: "
          + "\(deadline.due.dutchWithWords).",
        facts: [deadline.moves.last?.fact ?? deadline.basis], certainty: deadline.certainty)
    }
  }
}
