package import Governance
package import Reading

/// One thing that a fact changed in the answers.
package struct Effect: Sendable {
  /// How it stood before and after; `nil` when it was not there.
  package enum Change: Sendable {
    case holders(role: Role, before: Ownership, after: Ownership)
    case deadline(before: DeadlineStanding?, after: DeadlineStanding?)
    case state(before: ProcessStanding?, after: ProcessStanding?)
  }

  package let change: Change
}

extension View {
  /// What each of some facts changed on the last day on which it can have happened, when they are
  /// applied in this order; they must be in the order of happening.
  ///
  /// A fact that never becomes certain changes nothing for certain. `make` keeps of each effect what is
  /// needed, for they hold much.
  package func effects<Kept>(of facts: [Fact], _ make: (Effect) -> Kept) -> [[Kept]] {
    let order = HiddenEntries.Order(facts)
    return facts.enumerated().map { index, fact in
      guard let end = fact.window.to else { return [] }
      let later = index + 1..<order.end(ofDayAt: index)
      return Self.effects(
        of: fact.event,
        before: on(end).without(HiddenEntries(places: index..<later.upperBound, in: order)),
        after: on(end).without(HiddenEntries(places: later, in: order))
      ).map(make)
    }
  }

  /// How many entries must be looked at to see what each of some events changed, about: those that name the
  /// same things, and those that say what its parties are part of.
  package func cost(ofEffectsOf events: [Event]) -> Int {
    var depths: [Identifier: Int] = [:]
    return events.reduce(0) { cost, event in
      let named = event.domain.introduced + event.domain.mentioned
      let things = Set(
        named.filter { reference in
          ProcessSubject.allCases.contains { $0.kind == reference.kind }
        }.map(\.id) + products(concernedBy: event))
      let parties = named.filter { $0.kind == .party }.map(\.id)
      return things.reduce(cost) { $0 + model.mentions(of: $1).count }
        + parties.reduce(1) { $0 + depth(ofParty: $1, &depths) }
    }
  }

  /// How many parties a party is part of, each within the next.
  private func depth(ofParty id: Identifier, _ known: inout [Identifier: Int]) -> Int {
    var way: [Identifier] = []
    var seen: Set<Identifier> = []
    var current: Identifier? = id
    while let party = current, known[party] == nil, seen.insert(party).inserted {
      way.append(party)
      current = self.party(party)?.parent
    }
    var depth = current.flatMap { known[$0] } ?? 0
    for party in way.reversed() {
      depth += 1
      known[party] = depth
    }
    return depth
  }

  /// What recording one entry changed in the answers of the day asked.
  package func effects(ofEntry place: Int) -> [Effect] {
    guard let entry = model.entry(place) else { return [] }
    let after = View(model, AsOf(on: asOf.on, known: asOf.known, at: place + 1))
    let before = View(model, AsOf(on: asOf.on, known: asOf.known, at: place))
    // Of what lies between an override and its original, nothing is about the world.
    let original = root(of: place).flatMap { model.entry($0)?.event }
    return [entry.event, original].compactMap(\.self).flatMap {
      Self.effects(of: $0, before: before, after: after)
    }
  }

  private static func effects(of event: Event, before: View, after: View) -> [Effect] {
    after.subjects(of: event).flatMap { holderEffects($0, before, after) }
      + processEffects(of: event, before, after)
  }

  private static func holderEffects(
    _ product: Identifier, _ before: View, _ after: View
  ) -> [Effect] {
    let (one, other) = (before.ownership(of: product), after.ownership(of: product))
    return Role.allCases.compactMap { role in
      let (former, later) = (one.holders(of: role), other.holders(of: role))
      guard
        former.map(\.key) != later.map(\.key)
          || one.vacancies[role]?.certainty != other.vacancies[role]?.certainty
      else { return nil }
      return Effect(change: .holders(role: role, before: one, after: other))
    }
  }

  private static func processEffects(of event: Event, _ before: View, _ after: View) -> [Effect] {
    let references = event.domain.introduced + event.domain.mentioned
    return references.compactMap { reference in
      guard let subject = ProcessSubject.allCases.first(where: { $0.kind == reference.kind }) else {
        return nil
      }
      let later = after.process(of: reference.id, subject)
      let former = before.process(of: reference.id, subject)
      if subject == .deadline {
        let (one, other) = (before.deadline(reference.id), after.deadline(reference.id))
        if let one, let other, one.isSame(as: other) { return nil }
        if one == nil, other == nil { return nil }
        return Effect(change: .deadline(before: one, after: other))
      }
      return former?.state == later?.state && former?.mayBe == later?.mayBe
        ? nil : Effect(change: .state(before: former, after: later))
    }
  }

  /// The products whose holders a fact can change: those it is about, or all that a party holds when
  /// the party ends.
  private func subjects(of event: Event) -> [Identifier] {
    switch event {
    case .responsibility, .handOver: products(concernedBy: event)
    case .party(.ended(let event)): productsHeld(by: event.party)
    default: []
    }
  }

  private func productsHeld(by party: Identifier) -> [Identifier] {
    productsWithRoles().filter { product in
      ownership(of: product).endings.values.contains {
        $0.last.contains { isPart($0, ofParty: party) }
      }
    }
  }

  private func isPart(_ party: Identifier, ofParty whole: Identifier) -> Bool {
    let found = nearest(.whole(whole), to: party) { id in
      id == whole ? .here : .above(self.party(id)?.parent)
    }
    return found != nil
  }
}

extension Holding {
  fileprivate var key: [String] { [certainty.rawValue] + parties.map(\.text).sorted() }
}
