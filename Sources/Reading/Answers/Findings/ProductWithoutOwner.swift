internal import Governance
internal import Reading

extension FindingRule {
  package static let productWithoutOwner = FindingRule(
    id: "product-without-owner", severity: .information, title: "eigenaar niet genoemd",
    explanation: """
      Geen bron noemt een eigenaar van dit product, ook geen mogelijke, of een bron zegt dat niemand het is. Vraag na wie
      het is, en leg dat vast, met de bron. Onderdelen waarvoor nooit een rol is vastgelegd, staan hier niet:
      vth owners --parts.
      """
  ) { context in
    context.ownerships.filter(\.lacksOwner).compactMap { ownership in
      guard let card = context.view.product(ownership.product), card.kind.needsOwner,
        card.registered.happening != .notYet, card.ending?.happening != .happened
      else { return nil }
      let ending = ownership.endings[.owner]
      let last = ending.map { "Tot \($0.fact.valid.dutch): \(context.view.labels($0.last))." }
      return FindingCase(
        subjects: [ownership.product],
        text: ([context.view.ownerSentence(ownership)] + [last].compactMap(\.self))
          .joined(separator: " "),
        facts: [ending?.fact ?? card.registered],
        certainty: card.registered.happening == .happened ? .certain : .possible)
    }
  }
}
