package import Calendar
internal import Texts

/// What was promised to a parliament or a body, or asked by it, and what became of it.
package enum CommitmentEvent: DomainEvent {
  case made(CommitmentMade)
  case moved(CommitmentMoved)
  case settled(CommitmentSettled)

  /// The commitment that it is about.
  package var commitment: Identifier {
    switch self {
    case .made(let event): event.commitment
    case .moved(let event): event.commitment
    case .settled(let event): event.commitment
    }
  }

  package var type: EventType {
    switch self {
    case .made: .commitmentMade
    case .moved: .commitmentMoved
    case .settled: .commitmentSettled
    }
  }

  package var introduced: [Reference] {
    switch self {
    case .made(let event): [Reference(.commitment, event.commitment)]
    case .moved, .settled: []
    }
  }

  package var mentioned: [Reference] {
    switch self {
    case .made(let event):
      event.by.references(.party) + event.to.references(.party)
        + event.products.references(.product) + event.meeting.reference(.meeting)
    case .moved(let event):
      [Reference(.commitment, event.commitment)] + event.by.references(.party)
        + event.decision.reference(.decision)
    case .settled(let event):
      [Reference(.commitment, event.commitment)] + event.replacedBy.reference(.commitment)
        + event.decision.reference(.decision)
    }
  }

  package var rank: Int {
    switch self {
    case .made: 2
    case .moved: 3
    case .settled: 6
    }
  }
}

/// Somebody owes somebody something: a promise, or a motion that was adopted.
package struct CommitmentMade: Hashable, Sendable {
  package let commitment: Identifier
  package let kind: CommitmentKind
  package let title: String
  /// The number of the House: `TZ202501-069`, `29 826, nr. 137`.
  package let number: String?
  /// Who must fulfil it.
  package let by: [Identifier]
  /// To whom it is owed.
  package let to: [Identifier]
  package let due: Period?
  package let products: [Identifier]
  package let meeting: Identifier?
  package let note: String?

  package init(
    commitment: Identifier, kind: CommitmentKind, title: String, number: String?, by: [Identifier],
    to: [Identifier], due: Period?, products: [Identifier], meeting: Identifier?, note: String?
  ) {
    self.commitment = commitment
    self.kind = kind
    self.title = title
    self.number = number
    self.by = by
    self.to = to
    self.due = due
    self.products = products
    self.meeting = meeting
    self.note = note
  }
}

extension CommitmentMade {
  /// Who made it: a promise whoever must fulfil it, a motion whoever it is owed to.
  package var makers: [Identifier] { kind == .motion ? to : by }
}

/// What became of a commitment, wholly or for a part.
package struct CommitmentSettled: Hashable, Sendable {
  package let commitment: Identifier
  package let how: CommitmentOutcome
  /// By when the rest is due now.
  package let due: Period?
  /// The one that came in its place.
  package let replacedBy: Identifier?
  package let decision: Identifier?
  package let note: String?

  package init(
    commitment: Identifier, how: CommitmentOutcome, due: Period?, replacedBy: Identifier?,
    decision: Identifier?, note: String?
  ) {
    self.commitment = commitment
    self.how = how
    self.due = due
    self.replacedBy = replacedBy
    self.decision = decision
    self.note = note
  }
}

/// What sort of commitment it is.
package enum CommitmentKind: String, Vocabulary {
  case promise
  case motion
  case agreement
  case action

  package var dutch: String {
    switch self {
    case .promise: "toezegging"
    case .motion: "motie"
    case .agreement: "afspraak"
    case .action: "actie"
    }
  }
}

/// What became of a commitment, in the words of the House.
package enum CommitmentOutcome: String, Vocabulary {
  case settled
  case partly
  case lapsed
  case postponed
  case confirmedOpen = "confirmed-open"
  case clarificationAsked = "clarification-asked"
  case held, withdrawn, replaced, amended

  package var dutch: String {
    switch self {
    case .settled: "afgedaan"
    case .partly: "deels afgedaan"
    case .lapsed: "vervallen"
    case .postponed: "uitgesteld"
    case .confirmedOpen: "bevestigd openstaand"
    case .clarificationAsked: "nadere toelichting gevraagd"
    case .held: "aangehouden"
    case .withdrawn: "ingetrokken"
    case .replaced: "vervangen"
    case .amended: "gewijzigd"
    }
  }
}
