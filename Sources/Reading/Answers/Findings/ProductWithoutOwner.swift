internal import Governance
internal import Reading

extension FindingRule {
  package static let productWithoutOwner = FindingRule(
    id: "product-without-owner", severity: .serious, title: "product zonder eigenaar",
    explanation: """
      Niemand is eigenaar van dit product, ook niet mogelijk. Wijs een eigenaar aan, of draag het product over.
      Onderdelen waarvoor nooit een rol is vastgelegd, staan hier niet: vth owners --parts.
      """
  ) { context in
    context.ownerships.filter(\.isVacant).compactMap { ownership in
      guard let card = context.view.product(ownership.product), card.kind.needsOwner,
        card.registered.happening != .notYet, card.ending?.happening != .happened
      else { return nil }
      let ending = ownership.endings[.owner]
      let last = ending.map { "Tot \($0.fact.valid.dutch): \(context.view.labels($0.last))." }
      return FindingCase(
        subjects: [ownership.product],
        text: "\(card.title) heeft geen eigenaar. \(last ?? "Er is er nooit een vastgelegd.")",
        facts: [ending?.fact ?? card.registered],
        certainty: card.registered.happening == .happened ? .certain : .possible)
    }
  }
}
