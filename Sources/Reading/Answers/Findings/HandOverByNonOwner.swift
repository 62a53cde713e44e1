internal import Calendar
internal import Governance
internal import Reading

extension FindingRule {
  static let handOverByNonOwner = FindingRule(
    id: "handover-by-non-owner", severity: .attention,
    title: "overgedragen door wie niet als eigenaar is genoemd",
    explanation: """
      Volgens wat is vastgelegd had wie overdraagt op dat moment het product niet: geen bron noemt die partij als eigenaar,
      of met de rol die wordt overgedragen. Vraag na van wie het was, en leg dat vast, of corrigeer de overdracht.
      """
  ) { context in
    let handings = context.handOvers.compactMap(Handing.init)
    var products: [Identifier: [Int]] = [:]
    for (place, handing) in handings.enumerated() {
      for product in handing.offer.products { products[product, default: []].append(place) }
    }
    var found: [FindingCase] = []
    for (product, places) in products {
      let roles = RoleStandings(of: product, in: context.view)
      for place in places {
        let handing = handings[place]
        let days = [handing.before, handing.after]
        if days.contains(where: { roles.isHeld(handing.roles, byAnyOf: handing.offer.from, on: $0) }
        ) {
          continue
        }
        let owners = roles.holders(on: handing.before).filter { $0.role == .owner }
          .flatMap(\.parties)
        found.append(handing.finding(product, owners, context.view))
      }
    }
    return found
  }
}

/// What somebody offered or handed over: many products, perhaps.
private struct Handing {
  let offer: HandOverOffered
  /// The offer, or that it was completed.
  let act: [Fact]
  let certainty: Certainty
  private let isDone: Bool
  /// The day on which they should have had it, just before; and the last day on which it can have been.
  let (before, after): (CalendarDay, CalendarDay)

  /// The roles of which they should have had one.
  var roles: Set<Role> { Set(offer.roles + [.owner]) }

  init?(_ standing: HandOverStanding) {
    let act =
      standing.steps.last { $0.event.type == .handOverCompleted }
      ?? standing.steps.first { $0.event.type == .handOverOffered }
    guard let act, !standing.offer.from.isEmpty,
      let day = act.window.from ?? act.window.to
    else { return nil }
    offer = standing.offer
    self.act = [act]
    certainty = act.happening == .happened ? .certain : .possible
    isDone = act.event.type == .handOverCompleted
    before = isDone ? day.advanced(by: -1) : day
    after = act.window.to ?? day
  }

  /// The case that none of those who hand over had the product.
  func finding(_ product: Identifier, _ owners: [Identifier], _ view: View) -> FindingCase {
    let had =
      owners.isEmpty
      ? "Wie toen eigenaar was, noemt geen bron." : "Eigenaar was \(view.labels(owners))."
    return FindingCase(
      subjects: [offer.handOver, product],
      text: "\(view.labels(offer.from)) \(isDone ? "droeg" : "bood") \(view.label(product)) "
        + "\(isDone ? "over" : "aan"). \(had)",
      facts: act, certainty: certainty)
  }
}
