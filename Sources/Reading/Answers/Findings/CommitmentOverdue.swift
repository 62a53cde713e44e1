internal import Governance
internal import Reading

extension FindingRule {
  static let commitmentOverdue = FindingRule(
    id: "commitment-overdue", severity: .information,
    title: "toezegging verlopen; afloop niet bekend",
    explanation: """
      De termijn van de toezegging is voorbij. Wat ervan kwam, zegt geen bron. Vraag na of de toezegging is afgedaan, en
      leg dat vast.
      """
  ) { context in
    context.commitments.filter { $0.term(in: context.view).isOver }.map { standing in
      FindingCase(
        subjects: [standing.commitment.commitment],
        text: ([
          "\(standing.commitment.title). Termijn: \(standing.due?.dutchWithWords ?? "")."
        ]
          + context.view.newestReportPhrase(about: [standing.commitment.commitment])
          .map { "\($0.capitalisedFirst)." }).joined(separator: " "),
        facts: [standing.settlements.last ?? standing.basis],
        certainty: standing.process.mayBeFinished ? .possible : .certain)
    }
  }
}
