// What a batch that was made against an older log rests on, and what entries since then changed.

extension Event {
  /// Everything that the event rests on: what it is about and whom it names.
  ///
  /// Documents do not count: citing one changes nothing about it.
  package var restsOn: Set<Identifier> {
    Set((domain.introduced + domain.mentioned).filter { $0.kind != .source }.map(\.id))
      .union(mentionedIdentifiers)
      .union(correctedEvent?.restsOn ?? [])
  }

  /// The things whose state the event changes: parties only by events of their own, for who merely
  /// decides or receives stays as he is.
  package var changes: Set<Identifier> {
    let own: Set<Identifier> = if case .party(let event) = self { [event.party] } else { [] }
    let things = (domain.introduced + domain.mentioned).filter {
      $0.kind != .source && $0.kind != .party
    }
    return own.union(things.map(\.id)).union(correctedEvent?.changes ?? [])
  }

  /// The fact that a correction puts in the place of another one.
  private var correctedEvent: Event? {
    if case .entry(.corrected(let correction)) = self { correction.event } else { nil }
  }
}
