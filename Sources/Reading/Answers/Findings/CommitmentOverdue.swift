internal import Governance
internal import Reading

extension FindingRule {
  static let commitmentOverdue = FindingRule(
    id: "commitment-overdue", severity: .information,
    title: "toezegging verlopen",
    explanation: """
      De termijn van de toezegging is voorbij, en tot deze dag noemt geen bron de afloop. Vraag na of de toezegging is
      afgedaan, en leg dat vast. Is de afloop van later, dan staat zij erbij.
      """
  ) { context in
    context.commitments.compactMap { standing in
      guard let over = standing.term(in: context.view).dutch else { return nil }
      let reports = context.view.newestReportPhrase(about: [standing.commitment.commitment])
      let term = "\(standing.commitment.title). Termijn: \(standing.due?.dutchWithWords ?? "")."
      return FindingCase(
        subjects: [standing.commitment.commitment],
        text: ([term] + ([over] + reports).map { "\($0.capitalisedFirst)." })
          .joined(separator: " "),
        facts: [standing.settlements.last ?? standing.basis],
        certainty: standing.process.mayBeFinished ? .possible : .certain)
    }
  }
}
