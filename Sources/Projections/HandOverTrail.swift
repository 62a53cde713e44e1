package import Governance

/// Where one hand-over stands on one day.
package struct HandOverStanding: Sendable {
  package let handOver: Identifier
  package let offer: HandOverOffered
  /// How far it certainly had come; when nothing is certain, how far it may have come.
  package let state: HandOverState
  /// How far it may have come beyond that; `nil` when there is no doubt.
  package let mayBe: HandOverState?
  package let certainty: Certainty
  /// What it went through up to the day asked, in order.
  package let steps: [Fact]
  package let conditions: [ConditionStanding]
}

extension View {
  private static let steps: Set<EventType> = [
    .handOverOffered, .handOverAccepted, .handOverDeclined, .handOverCompleted, .handOverWithdrawn,
  ]

  /// The hand-overs of a product that had begun, or may have, on the day asked.
  package func handOvers(of product: Identifier) -> [HandOverStanding] {
    facts(about: product, of: [.handOverOffered]).compactMap { fact in
      guard case .handOver(.offered(let offer)) = fact.event, offer.products.contains(product)
      else { return nil }
      return standing(of: offer)
    }
  }

  /// All hand-overs that had begun, or may have, on the day asked.
  package func handOvers() -> [HandOverStanding] {
    facts(of: [.handOverOffered]).compactMap { fact in
      guard case .handOver(.offered(let offer)) = fact.event else { return nil }
      return standing(of: offer)
    }
  }

  /// The conditions that the receiving side set.
  private func accepted(in steps: [Fact]) -> [Condition] {
    steps.flatMap { step -> [Condition] in
      if case .handOver(.accepted(let accepted)) = step.event { accepted.conditions } else { [] }
    }
  }

  private func standing(of offer: HandOverOffered) -> HandOverStanding? {
    let facts = facts(about: offer.handOver, of: Self.steps)
    var state: HandOverState?
    var steps: [Fact] = []
    for fact in facts where fact.happening == .happened {
      guard case .handOver(let event) = fact.event else { continue }
      state = state.evolved(by: event)
      steps.append(fact)
    }
    var possible = state
    for fact in facts where fact.happening == .possible {
      guard case .handOver(let event) = fact.event else { continue }
      possible = possible.evolved(by: event)
      steps.append(fact)
    }
    guard let known = state ?? possible else { return nil }
    return HandOverStanding(
      handOver: offer.handOver, offer: offer, state: known,
      mayBe: possible == state ? nil : possible,
      certainty: possible == state ? .certain : .possible, steps: steps,
      conditions: conditions(set: offer.conditions + accepted(in: steps)))
  }
}
