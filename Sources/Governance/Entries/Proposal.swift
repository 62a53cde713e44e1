/// A fact somebody wants to record: an event with its clocks and its sources, not yet an entry.
package struct Proposal: Hashable, Sendable {
  /// The caller's idempotency key; made at recording when absent.
  package private(set) var id: EntryIdentifier?
  package let valid: Period
  /// When the fact could be known: the date of its source.
  ///
  /// Absent = the day of recording.
  package let known: Period?
  package let source: [Citation]
  package let cause: EntryIdentifier?
  /// Who records; the register fills in its own actor when absent.
  package let actor: String?
  /// Why it was recorded although it is irregular.
  package private(set) var despite: String?
  /// The texts of the event that stand apart, in the order of their places; a placeholder stands in the
  /// event.
  package private(set) var withheld: [WithheldValue]
  package let event: Event

  package init(
    id: EntryIdentifier?, valid: Period, known: Period?, source: [Citation],
    cause: EntryIdentifier?, actor: String?, despite: String?, withheld: [WithheldValue] = [],
    event: Event
  ) {
    self.id = id
    self.valid = valid
    self.known = known
    self.source = source
    self.cause = cause
    self.actor = actor
    self.despite = despite
    self.withheld = withheld
    self.event = event
  }

  /// The same fact, recorded for this reason although it is irregular.
  package func despite(_ reason: String) -> Proposal {
    var copy = self
    copy.despite = reason
    return copy
  }

  /// The same fact under this id.
  package func identified(as id: EntryIdentifier) -> Proposal {
    var copy = self
    copy.id = id
    return copy
  }

  /// The same fact, of which these texts stand apart.
  package func withholding(_ withheld: [WithheldValue]) -> Proposal {
    var copy = self
    copy.withheld = withheld
    return copy
  }

  /// Whether both say the same: same event, withheld texts included, same clocks, same sources, whoever
  /// recorded it and when.
  package func saysTheSame(as other: Proposal) -> Bool {
    event == other.event && valid == other.valid && known == other.known && source == other.source
      && withheld == other.withheld
  }
}
