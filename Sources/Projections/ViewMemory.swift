internal import Governance
internal import Synchronization

/// What a view works out once and then keeps: the process definitions, which documents count, what
/// things are called, and where entries are.
///
/// All of it depends on the known day and the number of entries of the question; names depend on its
/// day too. Views of other days share it. Nothing here is more than what the entries say.
final class ViewMemory: Sendable {
  private let versions = Mutex<[ProcessSubject: [ProcessVersion]]?>(nil)
  private let documents = Mutex<Set<Identifier>?>(nil)
  private let parties = Mutex<[Name: PartyCard?]>([:])
  private let products = Mutex<[Name: ProductCard?]>([:])
  private let labels = Mutex<[Name: String]>([:])
  private let overridden = Mutex<[Int: Int]?>(nil)
  private let places = Mutex(Places())

  /// A thing on a day.
  struct Name: Hashable {
    let id: Identifier
    let day: CalendarDay
  }

  /// The recorded versions of the rules for one sort of thing, in the order in which they came into
  /// force.
  func versions(for subject: ProcessSubject, in view: View) -> [ProcessVersion] {
    versions.withLock { kept in
      if let kept { return kept[subject] ?? [] }
      let read = Dictionary(grouping: Self.read(view)) { $0.defined.subject }
      kept = read
      return read[subject] ?? []
    }
  }

  /// The documents whose registration is visible.
  func documents(in view: View) -> Set<Identifier> {
    documents.withLock { kept in
      if let kept { return kept }
      let places = view.model.index.places(of: [.sourceRegistered]).filter(view.isVisible)
      let read = Set(
        places.compactMap { view.model.entry($0)?.event.domain.introduced.first?.id })
      kept = read
      return read
    }
  }

  /// What is made of a thing on a day, made once; `make` may ask for other things.
  func party(_ name: Name, make: () -> PartyCard?) -> PartyCard? {
    Self.remembered(parties, name, make)
  }

  func product(_ name: Name, make: () -> ProductCard?) -> ProductCard? {
    Self.remembered(products, name, make)
  }

  func label(_ name: Name, make: () -> String) -> String { Self.remembered(labels, name, make) }

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

  /// The entry that a correction or annulment overrides.
  func overridden(by place: Int, in model: ReadModel) -> Int? {
    overridden.withLock { kept in
      if let kept { return kept[place] }
      let all = model.overrides
      kept = all
      return all[place]
    }
  }

  /// Not made under the lock, for making one thing may ask for another.
  private static func remembered<Key: Hashable & Sendable, Value: Sendable>(
    _ kept: borrowing Mutex<[Key: Value]>, _ key: Key, _ make: () -> Value
  ) -> Value {
    if let value = kept.withLock({ $0[key] }) { return value }
    let value = make()
    kept.withLock { $0[key] = value }
    return value
  }

  private static func read(_ view: View) -> [ProcessVersion] {
    view.definitions().compactMap { fact in
      guard case .process(.defined(let defined)) = fact.event else { return nil }
      return ProcessVersion(defined: defined, fact: fact)
    }
  }
}
