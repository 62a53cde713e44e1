package import Governance

/// One thing that a fact changed in the answers.
package struct Effect: Sendable {
  /// How it stood before and after; `nil` when it was not there.
  package enum Change: Sendable {
    case holders(product: Identifier, role: Role, before: [Holding], after: [Holding])
    case deadline(before: DeadlineStanding?, after: DeadlineStanding?)
    case state(before: ProcessStanding?, after: ProcessStanding?)
  }

  package let change: Change
}

extension View {
  /// What each of some facts changed on the last day on which it can have happened, when they are
  /// applied in this order; they must be in the order of happening.
  ///
  /// A fact that never becomes certain changes nothing for certain.
  package func effects(of facts: [Fact]) -> [[Effect]] {
    facts.enumerated().map { index, fact in
      guard let end = fact.valid.window.to else { return [] }
      let later = facts[(index + 1)...].prefix { $0.valid.window.to == end }
      let hidden = Set(later.map(\.entry.sequence))
      return Self.effects(
        of: fact.event, before: on(end).without(hidden.union([fact.entry.sequence])),
        after: on(end).without(hidden))
    }
  }

  /// What recording one entry changed in the answers of the day asked.
  package func effects(ofEntry place: Int) -> [Effect] {
    guard let entry = model.entry(place) else { return [] }
    let after = View(model, AsOf(on: asOf.on, known: asOf.known, at: place + 1))
    let before = View(model, AsOf(on: asOf.on, known: asOf.known, at: place))
    let events = [entry.event] + after.overriddenEvents(by: place)
    return events.flatMap { Self.effects(of: $0, before: before, after: after) }
  }

  /// What the entry that an override is about said, before and after.
  private func overriddenEvents(by place: Int) -> [Event] {
    var events: [Event] = []
    var current = place
    while let below = memory.overridden(by: current, in: model), let entry = model.entry(below) {
      events.append(entry.event)
      current = below
    }
    return events
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
      guard former.map(\.key) != later.map(\.key) else { return nil }
      return Effect(
        change: .holders(product: product, role: role, before: former, after: later))
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
    var current: Identifier? = party
    var seen: Set<Identifier> = []
    while let id = current, seen.insert(id).inserted {
      if id == whole { return true }
      current = self.party(id)?.parent
    }
    return false
  }
}

extension Holding {
  fileprivate var key: [String] { [certainty.rawValue] + parties.map(\.text).sorted() }
}
