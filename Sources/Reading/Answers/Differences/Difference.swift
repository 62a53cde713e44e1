internal import Calendar
package import Governance
package import Reading

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
    deadlines = Self.paired(
      before, after, { $0.deadlines() }, \.deadline, { Said($0.due, $0.statusWords) }
    ) { before.deadline($0) }
    stages = Self.stages(before, after)
    handOvers = Self.paired(
      before, after, { $0.handOvers() }, \.handOver, { Said(nil, $0.state, $0.mayBe) }
    ) { before.handOver($0) }
    // Seldom does a decision not count any more, and only then are they asked again.
    var former: [Identifier: DecisionStanding]?
    let taken = Self.paired(before, after, Self.taken, \.decision.decision, { _ in true }) { id in
      if former == nil {
        former = Dictionary(
          Self.taken(before).map { ($0.decision.decision, $0) }, uniquingKeysWith: { $1 })
      }
      return former?[id]
    }
    decisions = taken.compactMap(\.after)
    withdrawnDecisions = taken.compactMap { $0.after == nil ? $0.before : nil }
    things = [ProcessSubject.item, .condition, .commitment].flatMap { subject in
      Self.paired(
        before, after, { $0.processes(of: subject) }, \.id, { Said(nil, $0.state, $0.mayBe) }
      ) { before.process(of: $0, subject) }
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

  /// What of a thing makes two answers about it the same.
  private struct Said: Hashable {
    let term: Period?
    let state: String
    let mayBe: [String]

    init(_ term: Period?, _ state: String, _ mayBe: [String] = []) {
      self.term = term
      self.state = state
      self.mayBe = mayBe
    }
  }

  /// What is in only one of two views, or differs between them; the order is that of the second.
  ///
  /// Of the first only what it says is kept, and `one` asks it again for a thing that differs: both lists at once
  /// would take twice the room.
  private static func paired<Element, Saying: Hashable>(
    _ before: View, _ after: View, _ ask: (View) -> [Element],
    _ id: KeyPath<Element, Identifier>, _ said: (Element) -> Saying,
    one: (Identifier) -> Element?
  ) -> [(before: Element?, after: Element?)] {
    let known = ask(before).map { (id: $0[keyPath: id], said: said($0)) }
    var earlier = Dictionary(known.map { ($0.id, $0.said) }, uniquingKeysWith: { $1 })
    var result: [(before: Element?, after: Element?)] = []
    for element in ask(after) {
      let name = element[keyPath: id]
      let former = earlier.removeValue(forKey: name)
      if former == said(element) { continue }
      result.append((former.flatMap { _ in one(name) }, element))
    }
    for name in known.map(\.id) where earlier.removeValue(forKey: name) != nil {
      result.append((one(name), nil))
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
      }
        + ownership.vacancies.map { [$0.key.rawValue, $0.value.certainty.rawValue, "nobody"] })
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
