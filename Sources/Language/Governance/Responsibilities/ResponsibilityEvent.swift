internal import Texts

/// Who answers for what, and in which role.
package enum ResponsibilityEvent: DomainEvent {
  case assigned(ResponsibilityAssigned)
  case ended(ResponsibilityEnded)
  case vacant(ResponsibilityVacant)

  package var type: EventType {
    switch self {
    case .assigned: .responsibilityAssigned
    case .ended: .responsibilityEnded
    case .vacant: .responsibilityVacant
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
    case .vacant(let event):
      [Reference(.product, event.subject)] + event.decision.reference(.decision)
    }
  }

  /// That of a completed hand-over: of what gives and takes a role on one day, what was recorded last holds.
  package var rank: Int { 6 }
}

/// One party, or several jointly, take a role for a product; or somebody does whom the source does not name.
///
/// Earlier holders keep theirs until ended. Who is not named may turn out to be whoever is named later: then that one
/// holds it.
package struct ResponsibilityAssigned: Hashable, Sendable {
  package let subject: Identifier
  package let role: Role
  /// Those that are named; none when `isUnnamed`.
  package let parties: [Identifier]
  /// Whether somebody has the role, and nobody says who.
  package let isUnnamed: Bool
  package let decision: Identifier?
  package let note: String?

  package init(
    subject: Identifier, role: Role, parties: [Identifier], isUnnamed: Bool = false,
    decision: Identifier?, note: String?
  ) {
    self.subject = subject
    self.role = role
    self.parties = parties
    self.isUnnamed = isUnnamed
    self.decision = decision
    self.note = note
  }
}

/// Parties lose a role for a product; who has it then is not said.
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

/// A source says that nobody has a role for a product: whoever had it no longer does.
package struct ResponsibilityVacant: Hashable, Sendable {
  package let subject: Identifier
  package let role: Role
  package let decision: Identifier?
  package let note: String?

  package init(subject: Identifier, role: Role, decision: Identifier?, note: String?) {
    self.subject = subject
    self.role = role
    self.decision = decision
    self.note = note
  }
}

/// In what way a party answers for a product.
package enum Role: String, Vocabulary {
  case owner, lead, principal, executor, supervisor, accountable, advisor, informed
  /// Makes it; keeps it up. Neither says whose it is.
  case developer, maintainer

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
    case .developer: "ontwikkelaar"
    case .maintainer: "beheerder"
    }
  }
}
