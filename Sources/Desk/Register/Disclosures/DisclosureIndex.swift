internal import EventFormat
internal import Governance

/// Withheld texts by what they say, to find the entries that a line repeats.
struct DisclosureIndex {
  private var entries: [[WithheldText]: [(id: EntryIdentifier, withheld: [WithheldValue])]] = [:]
  private var forgotten: Set<EntryIdentifier> = []

  init(_ disclosed: Disclosures) {
    for (id, texts) in disclosed { add(texts.map(\.secret), texts.map(\.withheld), of: id) }
  }

  mutating func add(_ secrets: [WithheldText], _ withheld: [WithheldValue], of id: EntryIdentifier)
  {
    entries[secrets, default: []].append((id, withheld))
    // Of the event of a correction, which is handed in again as an event of its own.
    let inEvent = secrets.compactMap(\.inCorrectedEvent)
    guard !inEvent.isEmpty, inEvent.count == secrets.count else { return }
    entries[inEvent, default: []].append((id, withheld.compactMap(\.inCorrectedEvent)))
  }

  /// What each entry with just these texts has in their places.
  func withheld(_ secrets: [WithheldText]) -> [[WithheldValue]] {
    (entries[secrets] ?? []).filter { !forgotten.contains($0.id) }.map(\.withheld)
  }

  /// Passes over an entry from here on, because a text of it is about to be erased.
  mutating func forget(_ id: EntryIdentifier) { forgotten.insert(id) }
}
