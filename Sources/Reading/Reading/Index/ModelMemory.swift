internal import Governance
internal import Synchronization

/// What is worked out once about the entries of a log, whatever the clocks of a question are: where
/// entries are, and where chains of corrections and annulments begin.
final class ModelMemory: Sendable {
  private let roots = Mutex<OverrideRoots?>(nil)
  private let places = Mutex(Places())

  /// The original that a chain of corrections and annulments starts from.
  func root(of place: Int, in model: ReadModel) -> Int? {
    roots.withLock { kept in
      if let kept { return kept.root(of: place) }
      let all = OverrideRoots(model.overrides)
      kept = all
      return all.root(of: place)
    }
  }

  /// The place of the entry with an id; `nil` when there is none.
  func place(of id: EntryIdentifier, in model: ReadModel) -> Int? {
    places.withLock { kept in
      if let all = kept.all { return all[id] }
      if let place = kept.found[id] { return place }
      // One look reads little of every line; many looks are better served by a table.
      if kept.found.count >= 8 {
        kept.all = model.places
        return kept.all?[id]
      }
      let place = model.place(of: id)
      kept.found[id] = .some(place)
      return place
    }
  }

  private struct Places {
    var found: [EntryIdentifier: Int?] = [:]
    var all: [EntryIdentifier: Int]?
  }
}
