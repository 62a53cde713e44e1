internal import Governance
internal import Reading

extension FindingRule {
  static let conditionOpen = FindingRule(
    id: "condition-open", severity: .attention, title: "voorwaarde staat open",
    explanation: """
      Een besluit of overdracht heeft een voorwaarde waarvan niet is vastgelegd dat zij is vervuld, losgelaten of
      vervallen.
      """
  ) { context in
    context.conditions.filter { $0.standing.settled == nil }.map { setting, standing in
      FindingCase(
        subjects: [standing.condition.condition],
        text: "\(standing.condition.text) (gesteld bij: "
          + "\(context.narration.sentence(setting.fact.event)))",
        facts: [setting.fact],
        certainty: standing.maySettled == nil && setting.fact.happening == .happened
          ? .certain : .possible)
    }
  }
}
