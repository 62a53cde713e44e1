package import Governance

/// What differs between two views of the same log.
package struct Difference: Sendable {
  /// Products whose owner is another one.
  package let owners: [(product: Identifier, before: Ownership, after: Ownership)]
  /// Deadlines that are new, moved, met, dropped or newly overdue.
  package let deadlines: [(before: DeadlineStanding?, after: DeadlineStanding)]
  /// Products that reached another stage.
  package let stages: [(product: Identifier, before: StageReached?, after: StageReached)]
  /// Hand-overs that began or came further.
  package let handOvers: [(before: HandOverStanding?, after: HandOverStanding)]
  /// Decisions that count in the later view and did not in the earlier.
  package let decisions: [DecisionStanding]

  package var isEmpty: Bool {
    owners.isEmpty && deadlines.isEmpty && stages.isEmpty && handOvers.isEmpty && decisions.isEmpty
  }

  /// Compares two settings of the clocks.
  package init(from before: View, to after: View) {
    owners = Self.owners(before, after)
    deadlines = Self.deadlines(before, after)
    stages = Self.stages(before, after)
    handOvers = Self.handOvers(before, after)
    let all = Window(from: nil, to: nil)
    let earlier = Set(
      before.decisions(body: nil, within: all).decisions.filter { $0.fact.happening == .happened }
        .map(\.decision.decision))
    decisions = after.decisions(body: nil, within: all).decisions.filter {
      $0.fact.happening == .happened && !earlier.contains($0.decision.decision)
    }
  }

  private static func owners(
    _ before: View, _ after: View
  ) -> [(product: Identifier, before: Ownership, after: Ownership)] {
    Set(before.productsWithRoles()).union(after.productsWithRoles()).sorted().compactMap { id in
      let (one, other) = (before.ownership(of: id), after.ownership(of: id))
      return holders(one) == holders(other) ? nil : (id, one, other)
    }
  }

  /// What counts as the same ownership: same parties, roles and certainty.
  private static func holders(_ ownership: Ownership) -> Set<[String]> {
    Set(
      ownership.holders.map { holding in
        [holding.role.rawValue, holding.certainty.rawValue]
          + holding.parties.map(\.text).sorted()
      })
  }

  private static func deadlines(
    _ before: View, _ after: View
  ) -> [(before: DeadlineStanding?, after: DeadlineStanding)] {
    var earlier: [Identifier: DeadlineStanding] = [:]
    for standing in before.deadlines() { earlier[standing.deadline] = standing }
    return after.deadlines().compactMap { later in
      let former = earlier[later.deadline]
      let same = former?.due == later.due && former?.status == later.status
      return same ? nil : (former, later)
    }
  }

  private static func stages(
    _ before: View, _ after: View
  ) -> [(product: Identifier, before: StageReached?, after: StageReached)] {
    after.implementations().compactMap { later in
      guard let stage = later.stage?.stage else { return nil }
      let former = before.implementation(of: later.product).stage?.stage
      let same = former?.stage == stage.stage && former?.version == stage.version
      return same ? nil : (later.product, former, stage)
    }
  }

  private static func handOvers(
    _ before: View, _ after: View
  ) -> [(before: HandOverStanding?, after: HandOverStanding)] {
    var earlier: [Identifier: HandOverStanding] = [:]
    for standing in before.handOvers() { earlier[standing.handOver] = standing }
    return after.handOvers().compactMap { later in
      let former = earlier[later.handOver]
      let same = former?.state == later.state && former?.certainty == later.certainty
      return same ? nil : (former, later)
    }
  }
}
