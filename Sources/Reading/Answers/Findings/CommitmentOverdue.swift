internal import Governance
internal import Reading

extension FindingRule {
  static let commitmentOverdue = FindingRule(
    id: "commitment-overdue", severity: .information,
    title: "toezegging verlopen; afloop niet bekend",
    explanation: """
      De laatste dag van de toezegging is voorbij. Of de toezegging is afgedaan of uitgesteld, zegt geen bron. Vraag dat
      na, en leg het vast.
      """
  ) { context in
    context.commitments.filter { $0.isOverdue(on: context.day) }.map { standing in
      FindingCase(
        subjects: [standing.commitment.commitment],
        text: "\(standing.commitment.title). Termijn: \(standing.due?.dutchWithWords ?? ""). "
          + "Afloop niet bekend.",
        facts: [standing.settlements.last ?? standing.basis],
        certainty: standing.process.mayBeFinished ? .possible : .certain)
    }
  }
}
