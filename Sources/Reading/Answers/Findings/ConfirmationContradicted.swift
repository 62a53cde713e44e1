internal import Governance
internal import Reading

extension FindingRule {
  static let confirmationContradicted = FindingRule(
    id: "confirmation-contradicted", severity: .attention,
    title: "bevestigd, en daarna anders vastgelegd",
    explanation: """
      Iemand bevestigde dat het register over dit product volledig was tot en met een dag. Daarna is over zo’n dag iets
      vastgelegd. De bevestiging telt daarom niet meer. Klopt de stand nu, leg dan een nieuwe bevestiging vast.
      """
  ) { context in
    context.confirmations.flatMap { product, confirmations in
      confirmations.filter {
        !$0.contradictions.isEmpty && $0.fact.happening != .notYet
      }.map { confirmation in
        let count = confirmation.contradictions.count
        return FindingCase(
          subjects: [product],
          text: "\(context.view.label(product)): bevestigd tot en met "
            + "\(confirmation.confirmed.through.dutch), daarna "
            + (count == 1 ? "1 keer" : "\(count) keer") + " iets over die tijd vastgelegd.",
          facts: [confirmation.fact] + confirmation.contradictions)
      }
    }
  }
}
