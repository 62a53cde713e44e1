/// Which withheld texts entries say were erased.
///
/// What is erased stays erased: nothing overrides or sets aside an entry that says so.
package struct Erasures: Sendable {
  /// Per entry the places that were erased, each time; `nil` for all.
  private var places: [EntryIdentifier: [Set<String>?]] = [:]
  /// The entries that say so.
  private var sayings: Set<EntryIdentifier> = []

  package init() {}

  /// Takes in that an entry says of another that withheld texts of it were erased; `nil` for all of them.
  package mutating func add(
    _ id: EntryIdentifier, of entry: EntryIdentifier, at erased: Set<String>?
  ) {
    sayings.insert(id)
    places[entry, default: []].append(erased)
  }

  /// Whether an entry says of another one that a text was erased.
  func saidBy(_ id: EntryIdentifier) -> Bool { sayings.contains(id) }

  /// Whether there are none.
  package var isEmpty: Bool { sayings.isEmpty }

  /// Whether the text at a place of an entry, as in `WithheldValue`, was erased.
  package func contain(_ place: String, of entry: EntryIdentifier) -> Bool {
    (places[entry] ?? []).contains { $0?.contains(place) ?? true }
  }
}
