/// Sources that contradict each other: that they do, and what was ruled in the end.
package enum ClaimEvent: DomainEvent {
  case disputed(ClaimDisputed)
  case resolved(ClaimResolved)

  /// The dispute that it is about.
  package var dispute: Identifier {
    switch self {
    case .disputed(let event): event.dispute
    case .resolved(let event): event.dispute
    }
  }

  package var type: EventType {
    switch self {
    case .disputed: .claimDisputed
    case .resolved: .claimResolved
    }
  }

  package var introduced: [Reference] {
    switch self {
    case .disputed(let event): [Reference(.dispute, event.dispute)]
    case .resolved: []
    }
  }

  package var mentioned: [Reference] {
    switch self {
    case .disputed: []
    case .resolved(let event):
      [Reference(.dispute, event.dispute)] + event.by.references(.party)
        + event.decision.reference(.decision)
    }
  }

  package var rank: Int {
    switch self {
    case .disputed: 10
    case .resolved: 11
    }
  }
}

/// Entries contradict each other, or one contradicts what is otherwise known.
///
/// Both stay, and answers show both, until a ruling.
package struct ClaimDisputed: Hashable, Sendable {
  package let dispute: Identifier
  /// The entries that cannot all be right.
  package let entries: [EntryIdentifier]
  package let question: String
  package let note: String?

  package init(
    dispute: Identifier, entries: [EntryIdentifier], question: String, note: String?
  ) {
    self.dispute = dispute
    self.entries = entries
    self.question = question
    self.note = note
  }
}

/// A ruling on a dispute.
///
/// What it sets aside no longer counts in answers, but stays readable.
package struct ClaimResolved: Hashable, Sendable {
  package let dispute: Identifier
  package let ruling: String
  /// Those of the disputed entries that do not hold; none when all of them can stand.
  package let setAside: [EntryIdentifier]
  package let by: [Identifier]
  package let decision: Identifier?
  package let note: String?

  package init(
    dispute: Identifier, ruling: String, setAside: [EntryIdentifier], by: [Identifier],
    decision: Identifier?, note: String?
  ) {
    self.dispute = dispute
    self.ruling = ruling
    self.setAside = setAside
    self.by = by
    self.decision = decision
    self.note = note
  }
}
