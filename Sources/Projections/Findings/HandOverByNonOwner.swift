internal import Governance

extension FindingRule {
  static let handOverByNonOwner = FindingRule(
    id: "handover-by-non-owner", severity: .serious, title: "overgedragen door wie het niet had",
    explanation: """
      Wie overdraagt, was op dat moment geen eigenaar en had ook de rol niet die wordt overgedragen. Leg vast van wie
      het product was, of corrigeer de overdracht.
      """
  ) { context in
    context.handOvers.flatMap { standing in
      guard
        let act = standing.steps.last(where: { $0.event.type == .handOverCompleted })
          ?? standing.steps.first(where: { $0.event.type == .handOverOffered }),
        !standing.offer.from.isEmpty
      else { return [FindingCase]() }
      return standing.offer.products.compactMap { product in
        context.view.nonOwner(of: product, in: standing.offer, act)
      }
    }
  }
}

extension View {
  /// The case that none of those who hand over had the product, just before they did so.
  fileprivate func nonOwner(
    of product: Identifier, in offer: HandOverOffered, _ act: Fact
  ) -> FindingCase? {
    guard let day = act.valid.window.from ?? act.valid.window.to else { return nil }
    let isDone = act.event.type == .handOverCompleted
    let before = on(isDone ? day.advanced(by: -1) : day).ownership(of: product)
    let roles = Set(offer.roles + [.owner])
    let after = on(act.valid.window.to ?? day).ownership(of: product)
    let holders = (before.holders + after.holders).filter { roles.contains($0.role) }
    if holders.contains(where: { !Set($0.parties).isDisjoint(with: offer.from) }) { return nil }
    let owners = before.holders(of: .owner).flatMap(\.parties)
    let had =
      owners.isEmpty ? "Van wie het was, is niet vastgelegd." : "Eigenaar was \(labels(owners))."
    return FindingCase(
      subjects: [offer.handOver, product],
      text: "\(labels(offer.from)) \(isDone ? "droeg" : "bood") \(label(product)) "
        + "\(isDone ? "over" : "aan"). \(had)",
      facts: [act], certainty: act.happening == .happened ? .certain : .possible)
  }
}
