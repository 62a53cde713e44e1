internal import Governance
internal import Reading

extension FindingRule {
  static let disputeOpen = FindingRule(
    id: "dispute-open", severity: .attention, title: "bronnen spreken elkaar tegen",
    explanation: """
      Er is geen uitspraak over beweringen die elkaar tegenspreken. Zie: vth conflicts.
      """
  ) { context in
    context.view.disputes().filter(\.isOpen).map { standing in
      FindingCase(
        subjects: [standing.dispute.dispute], text: standing.dispute.question,
        facts: [standing.fact] + standing.claims.map(\.fact))
    }
  }
}
