package import Governance

/// One version of the rules for a sort of thing, and from when it holds.
package struct ProcessVersion: Sendable {
  package let defined: ProcessDefined
  /// The fact that defines it; `nil` for the rules that are built in.
  package let fact: Fact?
}

extension View {
  /// Every version of the rules for one sort of thing: the built-in ones and those recorded.
  package func versions(for subject: ProcessSubject) -> [ProcessVersion] {
    [ProcessVersion(defined: BuiltInProcesses.definition(for: subject), fact: nil)]
      + memory.versions(for: subject, in: self)
  }

  /// The rules in force on a day: of the versions whose begin had certainly come by then the one with
  /// the highest number, else the built-in ones.
  ///
  /// The number decides and not the date: version 1 of a new log holds from the day on which the log was
  /// made, and a programme may record afterwards that other rules held before that.
  package func rules(for subject: ProcessSubject, on day: CalendarDay?) -> ProcessVersion {
    let recorded = memory.versions(for: subject, in: self)
    let begun = recorded.filter { version in
      guard let begin = version.fact?.valid.window.to, let day else { return false }
      return begin <= day
    }
    let inForce = begun.max { $0.defined.version < $1.defined.version }
    return inForce
      ?? ProcessVersion(defined: BuiltInProcesses.definition(for: subject), fact: nil)
  }

  /// What a stage is called in the rules in force on the day asked, else in any others; its name when
  /// none has it.
  package func stageTitle(_ stage: StageName) -> String {
    if let usual = stage.usual { return usual.dutch }
    let versions = [rules(for: .product, on: asOf.on)] + versions(for: .product).reversed()
    for version in versions {
      if let state = version.defined.definition.state(named: stage.text) { return state.title }
    }
    return stage.text
  }
}
