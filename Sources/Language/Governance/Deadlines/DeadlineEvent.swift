package import Calendar

/// What happens to a deadline: set, moved, missed, met, dropped.
///
/// The original stays known for ever.
package enum DeadlineEvent: DomainEvent {
  case set(DeadlineSet)
  case moved(DeadlineMoved)
  case missed(DeadlineMissed)
  case met(DeadlineMet)
  case dropped(DeadlineDropped)

  /// The deadline that it is about.
  package var deadline: Identifier {
    switch self {
    case .set(let event): event.deadline
    case .moved(let event): event.deadline
    case .missed(let event): event.deadline
    case .met(let event): event.deadline
    case .dropped(let event): event.deadline
    }
  }

  package var type: EventType {
    switch self {
    case .set: .deadlineSet
    case .moved: .deadlineMoved
    case .missed: .deadlineMissed
    case .met: .deadlineMet
    case .dropped: .deadlineDropped
    }
  }

  package var introduced: [Reference] {
    switch self {
    case .set(let event): [Reference(.deadline, event.deadline)]
    case .moved, .missed, .met, .dropped: []
    }
  }

  package var mentioned: [Reference] {
    switch self {
    case .set(let event):
      [Reference(.product, event.subject)] + event.by.references(.party)
        + event.decision.reference(.decision)
    case .moved(let event):
      [Reference(.deadline, event.deadline)] + event.by.references(.party)
        + event.decision.reference(.decision)
    case .missed(let event): [Reference(.deadline, event.deadline)]
    case .met(let event): [Reference(.deadline, event.deadline)]
    case .dropped(let event):
      [Reference(.deadline, event.deadline)] + event.by.references(.party)
        + event.decision.reference(.decision)
    }
  }

  package var rank: Int {
    switch self {
    case .set, .missed: 2
    case .moved: 3
    case .met: 6
    case .dropped: 7
    }
  }
}

/// A milestone of a product gets a due period.
package struct DeadlineSet: Hashable, Sendable {
  package let deadline: Identifier
  package let subject: Identifier
  package let milestone: String
  package let due: Period
  /// When it comes back after that; `nil` when it is due once.
  package let repeats: Recurrence?
  package let by: [Identifier]
  package let decision: Identifier?
  package let note: String?

  package init(
    deadline: Identifier, subject: Identifier, milestone: String, due: Period,
    repeats: Recurrence?, by: [Identifier], decision: Identifier?, note: String?
  ) {
    self.deadline = deadline
    self.subject = subject
    self.milestone = milestone
    self.due = due
    self.repeats = repeats
    self.by = by
    self.decision = decision
    self.note = note
  }
}

/// The due period changes; who decided it and why may be unknown.
package struct DeadlineMoved: Hashable, Sendable {
  package let deadline: Identifier
  package let due: Period
  package let reason: String?
  package let by: [Identifier]
  package let decision: Identifier?
  package let note: String?

  package init(
    deadline: Identifier, due: Period, reason: String?, by: [Identifier], decision: Identifier?,
    note: String?
  ) {
    self.deadline = deadline
    self.due = due
    self.reason = reason
    self.by = by
    self.decision = decision
    self.note = note
  }
}

/// A source says that the milestone was not reached by its term.
package struct DeadlineMissed: Hashable, Sendable {
  package let deadline: Identifier
  package let note: String?

  package init(deadline: Identifier, note: String?) {
    self.deadline = deadline
    self.note = note
  }
}

/// The milestone was reached, in time or not.
package struct DeadlineMet: Hashable, Sendable {
  package let deadline: Identifier
  /// Of what repeats: which time this was, the term that was set being the first; left out, the first that was not met yet.
  package let occurrence: Int?
  package let note: String?

  package init(deadline: Identifier, occurrence: Int?, note: String?) {
    self.deadline = deadline
    self.occurrence = occurrence
    self.note = note
  }
}

/// The milestone is no longer pursued.
package struct DeadlineDropped: Hashable, Sendable {
  package let deadline: Identifier
  package let reason: String?
  package let by: [Identifier]
  package let decision: Identifier?

  package init(deadline: Identifier, reason: String?, by: [Identifier], decision: Identifier?) {
    self.deadline = deadline
    self.reason = reason
    self.by = by
    self.decision = decision
  }
}
