package import Calendar
internal import Texts

/// What happens to entries themselves: corrected, annulled, supported, commented on.
///
/// The original stays.
package enum EntryEvent: DomainEvent {
  case corrected(EntryCorrected)
  case annulled(EntryAnnulled)
  case redacted(EntryRedacted)
  case supported(EntrySupported)
  case noteAdded(NoteAdded)

  /// The entry this one overrides, if it does.
  package var overrides: EntryIdentifier? {
    switch self {
    case .corrected(let event): event.entry
    case .annulled(let event): event.entry
    case .redacted, .supported, .noteAdded: nil
    }
  }

  package var type: EventType {
    switch self {
    case .corrected: .entryCorrected
    case .annulled: .entryAnnulled
    case .redacted: .entryRedacted
    case .supported: .entrySupported
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

/// Withheld values of an entry were erased.
///
/// The line, and what else it says, stays as it is.
package struct EntryRedacted: Hashable, Sendable {
  package let entry: EntryIdentifier
  package let ground: RedactionGround
  /// The places whose texts are gone, as in `WithheldValue`; none when all that were withheld.
  package let fields: [String]
  package let reason: String?

  package init(
    entry: EntryIdentifier, ground: RedactionGround, fields: [String], reason: String?
  ) {
    self.entry = entry
    self.ground = ground
    self.fields = fields
    self.reason = reason
  }

  /// The places whose texts are gone; nil for all.
  package var places: Set<String>? { fields.isEmpty ? nil : Set(fields) }
}

/// Another document says what an entry says too; its place is in the sources of this one.
///
/// The entry could be known no earlier for it. Answers name both sources, from when this one could be known.
package struct EntrySupported: Hashable, Sendable {
  package let entry: EntryIdentifier
  package let note: String?

  package init(entry: EntryIdentifier, note: String?) {
    self.entry = entry
    self.note = note
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

/// On what ground a value was erased.
package enum RedactionGround: String, Vocabulary {
  case personalData = "personal-data"
  case confidential
  case security
  case retention
  case court

  package var dutch: String {
    switch self {
    case .personalData: "persoonsgegevens (AVG)"
    case .confidential: "vertrouwelijk verstrekt"
    case .security: "veiligheid"
    case .retention: "bewaartermijn verstreken"
    case .court: "uitspraak van een rechter of toezichthouder"
    }
  }
}
