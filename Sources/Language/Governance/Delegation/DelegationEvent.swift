package import Calendar

/// That one party stands in for another, and that it no longer does.
package enum DelegationEvent: DomainEvent {
  case granted(DelegationGranted)
  case ended(DelegationEnded)

  /// The delegation that it is about.
  package var delegation: Identifier {
    switch self {
    case .granted(let event): event.delegation
    case .ended(let event): event.delegation
    }
  }

  package var type: EventType {
    switch self {
    case .granted: .delegationGranted
    case .ended: .delegationEnded
    }
  }

  package var introduced: [Reference] {
    switch self {
    case .granted(let event): [Reference(.delegation, event.delegation)]
    case .ended: []
    }
  }

  package var mentioned: [Reference] {
    switch self {
    case .granted(let event):
      event.from.references(.party) + event.to.references(.party)
        + event.products.references(.product) + event.decision.reference(.decision)
    case .ended(let event):
      [Reference(.delegation, event.delegation)] + event.decision.reference(.decision)
    }
  }

  package var rank: Int {
    switch self {
    case .granted: 2
    case .ended: 6
    }
  }
}

/// Somebody stands in for somebody else from now on; the roles stay where they are.
package struct DelegationGranted: Hashable, Sendable {
  package let delegation: Identifier
  /// Who is stood in for.
  package let from: [Identifier]
  /// Who stands in.
  package let to: [Identifier]
  /// For what; empty means for everything.
  package let products: [Identifier]
  /// For what, in words, where products do not say it.
  package let scope: String?
  /// The last day; absent when no source names one.
  package let until: Period?
  /// The word of the source, where that is a word of the law: mandaat, volmacht, machtiging, delegatie.
  package let called: String?
  package let decision: Identifier?
  package let note: String?

  package init(
    delegation: Identifier, from: [Identifier], to: [Identifier], products: [Identifier],
    scope: String?, until: Period?, called: String?, decision: Identifier?, note: String?
  ) {
    self.delegation = delegation
    self.from = from
    self.to = to
    self.products = products
    self.scope = scope
    self.until = until
    self.called = called
    self.decision = decision
    self.note = note
  }
}

/// Nobody stands in any longer.
package struct DelegationEnded: Hashable, Sendable {
  package let delegation: Identifier
  package let reason: String?
  package let decision: Identifier?
  package let note: String?

  package init(
    delegation: Identifier, reason: String?, decision: Identifier?, note: String?
  ) {
    self.delegation = delegation
    self.reason = reason
    self.decision = decision
    self.note = note
  }
}
