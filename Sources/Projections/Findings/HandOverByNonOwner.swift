internal import Governance

extension FindingRule {
  static let handOverByNonOwner = FindingRule(
    id: "handover-by-non-owner", severity: .serious, title: "overgedragen door wie het niet had",
    explanation: """
      Wie overdraagt, was op dat moment geen eigenaar en had ook de rol niet die wordt overgedragen. Leg vast van wie
      het product was, of corrigeer de overdracht.
      """
  ) { context in
    let handings = context.handOvers.flatMap(Handing.all)
    var owners: [Int: [Identifier]] = [:]
    for (product, places) in Dictionary(grouping: handings.indices, by: { handings[$0].product }) {
      let roles = RoleStandings(of: product, in: context.view)
      for place in places {
        let handing = handings[place]
        let days = [handing.before, handing.after]
        if days.contains(where: { roles.isHeld(handing.roles, byAnyOf: handing.offer.from, on: $0) }
        ) {
          continue
        }
        owners[place] = roles.holders(on: handing.before).filter { $0.role == .owner }
          .flatMap(\.parties)
      }
    }
    return owners.sorted { $0.key < $1.key }.map {
      handings[$0.key].finding($0.value, context.view)
    }
  }
}

/// One product that somebody offered or handed over.
private struct Handing {
  let product: Identifier
  let offer: HandOverOffered
  let act: Fact
  /// The day on which they should have had it, just before; and the last day on which it can have been.
  let (before, after): (CalendarDay, CalendarDay)

  private var isDone: Bool { act.event.type == .handOverCompleted }

  /// The roles of which they should have had one.
  var roles: Set<Role> { Set(offer.roles + [.owner]) }

  static func all(_ standing: HandOverStanding) -> [Handing] {
    let act =
      standing.steps.last { $0.event.type == .handOverCompleted }
      ?? standing.steps.first { $0.event.type == .handOverOffered }
    guard let act, !standing.offer.from.isEmpty,
      let day = act.window.from ?? act.window.to
    else { return [] }
    let isDone = act.event.type == .handOverCompleted
    return standing.offer.products.map { product in
      Handing(
        product: product, offer: standing.offer, act: act,
        before: isDone ? day.advanced(by: -1) : day, after: act.window.to ?? day)
    }
  }

  /// The case that none of those who hand over had the product.
  func finding(_ owners: [Identifier], _ view: View) -> FindingCase {
    let had =
      owners.isEmpty
      ? "Van wie het was, is niet vastgelegd." : "Eigenaar was \(view.labels(owners))."
    return FindingCase(
      subjects: [offer.handOver, product],
      text: "\(view.labels(offer.from)) \(isDone ? "droeg" : "bood") \(view.label(product)) "
        + "\(isDone ? "over" : "aan"). \(had)",
      facts: [act], certainty: act.happening == .happened ? .certain : .possible)
  }
}
