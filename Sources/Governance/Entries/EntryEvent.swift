/// What happens to entries themselves: corrected, annulled, commented on.
///
/// The original stays.
package enum EntryEvent: DomainEvent {
  case corrected(EntryCorrected)
  case annulled(EntryAnnulled)
  case noteAdded(NoteAdded)

  /// The entry this one overrides, if it does.
  package var overrides: EntryIdentifier? {
    switch self {
    case .corrected(let event): event.entry
    case .annulled(let event): event.entry
    case .noteAdded: nil
    }
  }

  package var type: EventType {
    switch self {
    case .corrected: .entryCorrected
    case .annulled: .entryAnnulled
    case .noteAdded: .noteAdded
    }
  }

  package var introduced: [Reference] { [] }

  /// Notes may be about a thing of any kind, so they are checked apart; see `RegisterState`.
  package var mentioned: [Reference] { [] }

  package var rank: Int { 0 }
}

/// An entry should have said something else: another period, other data, or both.
///
/// `event` is the whole fact as it should read, of the same type as the original; absent when only
/// the period changes.
package struct EntryCorrected: Hashable, Sendable {
  package let entry: EntryIdentifier
  package let reason: String
  package let period: Period?
  package let event: Event?

  package init(entry: EntryIdentifier, reason: String, period: Period?, event: Event?) {
    self.entry = entry
    self.reason = reason
    self.period = period
    self.event = event
  }
}

/// An entry should not have been there at all.
package struct EntryAnnulled: Hashable, Sendable {
  package let entry: EntryIdentifier
  package let reason: String

  package init(entry: EntryIdentifier, reason: String) {
    self.entry = entry
    self.reason = reason
  }
}

/// Something else worth keeping about one or more things.
package struct NoteAdded: Hashable, Sendable {
  package let subjects: [Identifier]
  package let text: String

  package init(subjects: [Identifier], text: String) {
    self.subjects = subjects
    self.text = text
  }
}
