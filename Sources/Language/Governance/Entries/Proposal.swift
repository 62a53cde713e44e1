package import Calendar

/// A fact somebody wants to record: an event with its clocks and its sources, not yet an entry.
package struct Proposal: Hashable, Sendable {
  /// The caller's idempotency key; made at recording when absent.
  package private(set) var id: EntryIdentifier?
  package let valid: Period
  /// When the fact could be known: the date of its source.
  ///
  /// Recording fills in its own day when absent. Entries of before it did have none, which means the UTC day of
  /// recording.
  package private(set) var known: Period?
  package let source: [Citation]
  package let cause: EntryIdentifier?
  /// The entries of which a source says that they were not later than this.
  package let after: [EntryIdentifier]
  /// From what it follows, when no words of the source say it: a heading, a row, a habit.
  package let inferred: String?
  /// Who proposed it, when that is somebody else than who records: a party, or an account without a name.
  package let proposedBy: String?
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
    cause: EntryIdentifier?, after: [EntryIdentifier] = [], inferred: String? = nil,
    proposedBy: String? = nil, actor: String?, despite: String?,
    withheld: [WithheldValue] = [],
    event: Event
  ) {
    self.id = id
    self.valid = valid
    self.known = known
    self.source = source
    self.cause = cause
    self.after = after
    self.inferred = inferred
    self.proposedBy = proposedBy
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

  /// Whether an entry says what another proposal says: same event, withheld texts included, same moment, order,
  /// sources and ground of an inference, and the same known day if that gives one; whoever proposed and recorded it, and when.
  ///
  /// Recording fills in the known day, so a proposal without one says the same whatever stands there.
  package func saysTheSame(as other: Proposal) -> Bool {
    event == other.event && valid == other.valid && source == other.source
      && after == other.after && inferred == other.inferred && withheld == other.withheld
      && (other.known == nil || known == other.known)
  }

  /// The same fact, known since this moment unless it says so itself.
  package func known(byDefault period: Period) -> Proposal {
    var copy = self
    copy.known = known ?? period
    return copy
  }
}
