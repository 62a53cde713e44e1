/// A hand-over on its way: offered, accepted or declined, completed or withdrawn.
///
/// Roles move only when it is completed: an offer, and even an acceptance, is not yet a transfer.
package enum HandOverEvent: DomainEvent {
  case offered(HandOverOffered)
  case accepted(HandOverAccepted)
  case declined(HandOverDeclined)
  case completed(HandOverCompleted)
  case withdrawn(HandOverWithdrawn)

  /// The hand-over that it is about.
  package var handOver: Identifier {
    switch self {
    case .offered(let event): event.handOver
    case .accepted(let event): event.handOver
    case .declined(let event): event.handOver
    case .completed(let event): event.handOver
    case .withdrawn(let event): event.handOver
    }
  }

  /// What goes from whom to whom, when the event says so itself: an offer, or a completion that nobody offered before.
  package var terms: HandOverOffered? {
    switch self {
    case .offered(let event): event
    case .completed(let event): event.terms
    case .accepted, .declined, .withdrawn: nil
    }
  }

  /// The decision on which it rests; of a withdrawal none is recorded.
  package var decision: Identifier? {
    switch self {
    case .offered(let event): event.decision
    case .accepted(let event): event.decision
    case .declined(let event): event.decision
    case .completed(let event): event.decision
    case .withdrawn: nil
    }
  }

  package var type: EventType {
    switch self {
    case .offered: .handOverOffered
    case .accepted: .handOverAccepted
    case .declined: .handOverDeclined
    case .completed: .handOverCompleted
    case .withdrawn: .handOverWithdrawn
    }
  }

  package var introduced: [Reference] {
    switch self {
    case .offered(let event):
      [Reference(.handOver, event.handOver)]
        + event.conditions.map { Reference(.condition, $0.condition) }
    case .accepted(let event): event.conditions.map { Reference(.condition, $0.condition) }
    case .completed(let event):
      event.terms == nil ? [] : [Reference(.handOver, event.handOver)]
    case .declined, .withdrawn: []
    }
  }

  package var mentioned: [Reference] {
    switch self {
    case .offered(let event):
      event.products.references(.product) + event.from.references(.party)
        + event.to.references(.party) + event.initiative.references(.party)
        + event.decision.reference(.decision)
    case .accepted(let event):
      [Reference(.handOver, event.handOver)] + event.by.references(.party)
        + event.decision.reference(.decision)
    case .declined(let event):
      [Reference(.handOver, event.handOver)] + event.by.references(.party)
        + event.decision.reference(.decision)
    case .completed(let event):
      (event.terms == nil ? [Reference(.handOver, event.handOver)] : [])
        + event.products.references(.product) + event.from.references(.party)
        + event.to.references(.party) + event.decision.reference(.decision)
    case .withdrawn(let event): [Reference(.handOver, event.handOver)]
    }
  }

  package var rank: Int {
    switch self {
    case .offered: 2
    case .accepted: 3
    case .declined: 4
    case .completed: 6
    case .withdrawn: 7
    }
  }
}

/// Products are offered, by whoever took the initiative.
///
/// One side may be unnamed, when no source says who it is: `from`, `to` and `initiative` are not all empty.
package struct HandOverOffered: Hashable, Sendable {
  package let handOver: Identifier
  package let products: [Identifier]
  package let from: [Identifier]
  package let to: [Identifier]
  package let roles: [Role]
  package let initiative: [Identifier]
  package let conditions: [Condition]
  package let decision: Identifier?
  package let note: String?

  package init(
    handOver: Identifier, products: [Identifier], from: [Identifier], to: [Identifier],
    roles: [Role], initiative: [Identifier], conditions: [Condition], decision: Identifier?,
    note: String?
  ) {
    self.handOver = handOver
    self.products = products
    self.from = from
    self.to = to
    self.roles = roles
    self.initiative = initiative
    self.conditions = conditions
    self.decision = decision
    self.note = note
  }
}

/// A side that did not make the offer, or `by` on behalf of all of those, says yes.
package struct HandOverAccepted: Hashable, Sendable {
  package let handOver: Identifier
  package let by: [Identifier]
  package let conditions: [Condition]
  package let decision: Identifier?
  package let note: String?

  package init(
    handOver: Identifier, by: [Identifier], conditions: [Condition], decision: Identifier?,
    note: String?
  ) {
    self.handOver = handOver
    self.by = by
    self.conditions = conditions
    self.decision = decision
    self.note = note
  }
}

/// A side that did not make the offer says no.
package struct HandOverDeclined: Hashable, Sendable {
  package let handOver: Identifier
  package let by: [Identifier]
  package let reason: String?
  package let decision: Identifier?

  package init(
    handOver: Identifier, by: [Identifier], reason: String?, decision: Identifier?
  ) {
    self.handOver = handOver
    self.by = by
    self.reason = reason
    self.decision = decision
  }
}

/// The roles have moved from the one side to the other.
///
/// What moved stands in the offer; only when there was none, as when a decision moves roles at once, it stands here.
package struct HandOverCompleted: Hashable, Sendable {
  package let handOver: Identifier
  package let products: [Identifier]
  package let from: [Identifier]
  package let to: [Identifier]
  package let roles: [Role]
  package let decision: Identifier?
  package let note: String?

  package init(
    handOver: Identifier, products: [Identifier], from: [Identifier], to: [Identifier],
    roles: [Role], decision: Identifier?, note: String?
  ) {
    self.handOver = handOver
    self.products = products
    self.from = from
    self.to = to
    self.roles = roles
    self.decision = decision
    self.note = note
  }

  /// What it moves, when it says so itself; nobody offered it.
  package var terms: HandOverOffered? {
    guard !(products.isEmpty && from.isEmpty && to.isEmpty && roles.isEmpty) else { return nil }
    return HandOverOffered(
      handOver: handOver, products: products, from: from, to: to, roles: roles, initiative: [],
      conditions: [], decision: decision, note: note)
  }
}

/// The offer is taken back.
package struct HandOverWithdrawn: Hashable, Sendable {
  package let handOver: Identifier
  package let reason: String?

  package init(handOver: Identifier, reason: String?) {
    self.handOver = handOver
    self.reason = reason
  }
}
