internal import EventFormat
package import Governance
internal import Synchronization

/// One version of the rules for a sort of thing, and from when it holds.
package struct ProcessVersion: Sendable {
  package let defined: ProcessDefined
  /// The fact that defines it; `nil` for the rules that are built in.
  package let fact: Fact?
}

/// The process definitions that a question may use, read once and then kept.
///
/// They depend on the known day and the number of entries of the question, not on its day: history
/// is judged by the version in force on the day of each event.
final class ProcessBook: Sendable {
  private let versions = Mutex<[ProcessSubject: [ProcessVersion]]?>(nil)

  /// The recorded versions for one sort of thing, in the order in which they came into force.
  func versions(for subject: ProcessSubject, in view: View) -> [ProcessVersion] {
    versions.withLock { kept in
      if let kept { return kept[subject] ?? [] }
      let read = Dictionary(grouping: Self.read(view)) { $0.defined.subject }
      kept = read
      return read[subject] ?? []
    }
  }

  private static func read(_ view: View) -> [ProcessVersion] {
    view.definitions().compactMap { fact in
      guard case .process(.defined(let defined)) = fact.event else { return nil }
      return ProcessVersion(defined: defined, fact: fact)
    }
  }
}

extension View {
  /// Every version of the rules for one sort of thing: the built-in ones and those recorded.
  package func versions(for subject: ProcessSubject) -> [ProcessVersion] {
    [ProcessVersion(defined: BuiltInProcesses.definition(for: subject), fact: nil)]
      + book.versions(for: subject, in: self)
  }

  /// The rules in force on a day: the last version whose begin had certainly come by then, else the
  /// built-in ones.
  package func rules(for subject: ProcessSubject, on day: CalendarDay?) -> ProcessVersion {
    let recorded = book.versions(for: subject, in: self)
    let inForce = recorded.last { version in
      guard let begin = version.fact?.valid.window.to, let day else { return false }
      return begin <= day
    }
    return inForce
      ?? ProcessVersion(defined: BuiltInProcesses.definition(for: subject), fact: nil)
  }

  /// What a stage is called in the rules in force on the day asked; its name when they lack it.
  package func stageTitle(_ stage: StageName) -> String {
    if let usual = stage.usual { return usual.dutch }
    let versions = versions(for: .product).reversed()
    for version in versions {
      if let state = version.defined.definition.state(named: stage.text) { return state.title }
    }
    return stage.text
  }
}
