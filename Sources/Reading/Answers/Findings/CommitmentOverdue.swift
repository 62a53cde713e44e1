internal import Governance
internal import Reading

extension FindingRule {
  static let commitmentOverdue = FindingRule(
    id: "commitment-overdue", severity: .serious, title: "toezegging te laat",
    explanation: """
      De toezegging staat nog open en haar termijn is voorbij. Doe haar af, of leg vast dat zij is uitgesteld.
      """
  ) { context in
    context.commitments.filter { $0.isOverdue(on: context.day) }.map { standing in
      FindingCase(
        subjects: [standing.commitment.commitment],
        text: "\(standing.commitment.title) had afgedaan moeten zijn: "
          + "\(standing.due?.dutchWithWords ?? "").",
        facts: [standing.settlements.last ?? standing.basis],
        certainty: standing.process.mayBeFinished ? .possible : .certain)
    }
  }
}
