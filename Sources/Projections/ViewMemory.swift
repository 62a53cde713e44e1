internal import Governance
internal import Synchronization

/// What a view works out once and then keeps: the process definitions, and which documents count.
///
/// Both depend on the known day and the number of entries of the question, and not on its day: views
/// of other days share them. Nothing here is more than what the entries say.
final class ViewMemory: Sendable {
  private let versions = Mutex<[ProcessSubject: [ProcessVersion]]?>(nil)
  private let documents = Mutex<Set<Identifier>?>(nil)

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

  private static func read(_ view: View) -> [ProcessVersion] {
    view.definitions().compactMap { fact in
      guard case .process(.defined(let defined)) = fact.event else { return nil }
      return ProcessVersion(defined: defined, fact: fact)
    }
  }
}
