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
    case .declined, .completed, .withdrawn: []
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
      [Reference(.handOver, event.handOver)] + event.decision.reference(.decision)
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

/// Products are offered to parties, by whoever took the initiative.
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

/// The receiving side, or `by` on its behalf, says yes.
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

/// The receiving side says no.
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
package struct HandOverCompleted: Hashable, Sendable {
  package let handOver: Identifier
  package let decision: Identifier?
  package let note: String?

  package init(handOver: Identifier, decision: Identifier?, note: String?) {
    self.handOver = handOver
    self.decision = decision
    self.note = note
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
