internal import Texts

/// Who answers for what, and in which role.
package enum ResponsibilityEvent: DomainEvent {
  case assigned(ResponsibilityAssigned)
  case ended(ResponsibilityEnded)

  package var type: EventType {
    switch self {
    case .assigned: .responsibilityAssigned
    case .ended: .responsibilityEnded
    }
  }

  package var introduced: [Reference] { [] }

  package var mentioned: [Reference] {
    switch self {
    case .assigned(let event):
      [Reference(.product, event.subject)] + event.parties.references(.party)
        + event.decision.reference(.decision)
    case .ended(let event):
      [Reference(.product, event.subject)] + event.parties.references(.party)
        + event.decision.reference(.decision)
    }
  }

  /// That of a completed hand-over: of what gives and takes a role on one day, what was recorded last holds.
  package var rank: Int { 6 }
}

/// One party, or several jointly, take a role for a product.
///
/// Earlier holders keep theirs until ended.
package struct ResponsibilityAssigned: Hashable, Sendable {
  package let subject: Identifier
  package let role: Role
  package let parties: [Identifier]
  package let decision: Identifier?
  package let note: String?

  package init(
    subject: Identifier, role: Role, parties: [Identifier], decision: Identifier?, note: String?
  ) {
    self.subject = subject
    self.role = role
    self.parties = parties
    self.decision = decision
    self.note = note
  }
}

/// Parties lose a role for a product; without a successor the role is vacant.
package struct ResponsibilityEnded: Hashable, Sendable {
  package let subject: Identifier
  package let role: Role
  package let parties: [Identifier]
  /// The entries that gave what ends, where somebody says so; otherwise it follows from the days, or is left open.
  package let ends: [EntryIdentifier]
  package let reason: String?
  package let decision: Identifier?
  package let note: String?

  package init(
    subject: Identifier, role: Role, parties: [Identifier], ends: [EntryIdentifier] = [],
    reason: String?, decision: Identifier?, note: String?
  ) {
    self.subject = subject
    self.role = role
    self.parties = parties
    self.ends = ends
    self.reason = reason
    self.decision = decision
    self.note = note
  }
}

/// In what way a party answers for a product.
package enum Role: String, Vocabulary {
  case owner, lead, principal, executor, supervisor, accountable, advisor, informed

  package var dutch: String {
    switch self {
    case .owner: "eigenaar"
    case .lead: "trekker"
    case .principal: "opdrachtgever"
    case .executor: "uitvoerder"
    case .supervisor: "toezichthouder"
    case .accountable: "eindverantwoordelijke"
    case .advisor: "adviseur"
    case .informed: "wordt geïnformeerd"
    }
  }
}
