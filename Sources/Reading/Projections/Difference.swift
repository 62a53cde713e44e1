internal import Calendar
package import Governance

/// What differs between two views of the same log.
package struct Difference: Sendable {
  /// Products whose owner is another one.
  package let owners: [(product: Identifier, before: Ownership, after: Ownership)]
  /// Deadlines that are new, moved, met, dropped, newly overdue, or no longer there.
  package let deadlines: [(before: DeadlineStanding?, after: DeadlineStanding?)]
  /// Products that reached another stage.
  package let stages:
    [(product: Identifier, before: Newest<StageReached>, after: Newest<StageReached>)]
  /// Hand-overs that began or came further.
  package let handOvers: [(before: HandOverStanding?, after: HandOverStanding?)]
  /// Decisions that count in the later view and did not in the earlier.
  package let decisions: [DecisionStanding]
  /// Decisions that counted in the earlier view and do not in the later.
  package let withdrawnDecisions: [DecisionStanding]
  /// Agenda items, conditions and commitments that began or came further.
  package let things: [(before: ProcessStanding?, after: ProcessStanding?)]
  /// Facts that only the later view has, when the views differ in what they know: "wat wisten we toen
  /// nog niet".
  package let learned: [Fact]
  /// Facts that only the earlier view has: annulled or set aside since.
  package let unlearned: [Fact]

  package var isEmpty: Bool {
    owners.isEmpty && deadlines.isEmpty && stages.isEmpty && handOvers.isEmpty && decisions.isEmpty
      && withdrawnDecisions.isEmpty && things.isEmpty && learned.isEmpty && unlearned.isEmpty
  }

  /// Compares two settings of the clocks.
  package init(from before: View, to after: View) {
    owners = Self.owners(before, after)
    deadlines = Self.paired(before.deadlines(), after.deadlines(), \.deadline) {
      $0.isSame(as: $1)
    }
    stages = Self.stages(before, after)
    handOvers = Self.paired(before.handOvers(), after.handOvers(), \.handOver) {
      $0.state == $1.state && $0.mayBe == $1.mayBe
    }
    let taken = Self.paired(Self.taken(before), Self.taken(after), \.decision.decision) { _, _ in
      true
    }
    decisions = taken.compactMap(\.after)
    withdrawnDecisions = taken.compactMap { $0.after == nil ? $0.before : nil }
    things = [ProcessSubject.item, .condition, .commitment].flatMap { subject in
      Self.paired(before.processes(of: subject), after.processes(of: subject), \.id) {
        $0.state == $1.state && $0.mayBe == $1.mayBe
      }
    }
    let differs = before.asOf.known != after.asOf.known || before.asOf.at != after.asOf.at
    (learned, unlearned) = differs ? Self.facts(before, after) : ([], [])
  }

  /// What each view says that the other does not; a fact that reads otherwise is in both.
  private static func facts(_ before: View, _ after: View) -> ([Fact], [Fact]) {
    func others(_ one: View, than other: View) -> [Fact] {
      let said = Dictionary(
        other.facts().map { ($0.entry.id, $0) }, uniquingKeysWith: { first, _ in first })
      return one.facts().filter { fact in
        guard let known = said[fact.entry.id] else { return true }
        return known.event != fact.event || known.valid != fact.valid
      }
    }
    return (others(after, than: before), others(before, than: after))
  }

  private static func taken(_ view: View) -> [DecisionStanding] {
    view.decisions(body: nil, within: Window(from: nil, to: nil)).decisions.filter {
      $0.fact.happening == .happened
    }
  }

  /// What is in only one of two lists, or differs between them; the order is that of the second.
  private static func paired<Element>(
    _ before: [Element], _ after: [Element], _ id: KeyPath<Element, Identifier>,
    _ isSame: (Element, Element) -> Bool
  ) -> [(before: Element?, after: Element?)] {
    var earlier: [Identifier: Element] = [:]
    for element in before { earlier[element[keyPath: id]] = element }
    var result: [(before: Element?, after: Element?)] = []
    for element in after {
      let former = earlier.removeValue(forKey: element[keyPath: id])
      if let former, isSame(former, element) { continue }
      result.append((former, element))
    }
    for element in before where earlier[element[keyPath: id]] != nil {
      result.append((element, nil))
    }
    return result
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

  private static func stages(
    _ before: View, _ after: View
  ) -> [(product: Identifier, before: Newest<StageReached>, after: Newest<StageReached>)] {
    func said(_ newest: Newest<StageReached>) -> [[String?]] {
      newest.all.map { [$0.value.stage.text, $0.value.version] }
    }
    let products = Set((before.implementations() + after.implementations()).map(\.product))
    return products.sorted().compactMap { product in
      let former = before.implementation(of: product).newestStage
      let later = after.implementation(of: product).newestStage
      return said(former) == said(later) ? nil : (product, former, later)
    }
  }
}

extension Difference {
  /// The open disputes on which the later side of what differs rests.
  package func disputes(_ after: View) -> [DisputeStanding] {
    guard after.model.hasClaims else { return [] }
    var all = owners.flatMap(\.after.disputes)
    all += deadlines.flatMap { $0.after?.disputes ?? [] }
    all += handOvers.flatMap { $0.after?.disputes ?? [] }
    all += decisions.flatMap(\.disputes)
    all += things.flatMap { thing in thing.after.map { after.disputes(of: $0) } ?? [] }
    all += stages.flatMap { after.implementation(of: $0.product).disputes }
    return (all + after.disputes(of: learned)).once
  }
}
