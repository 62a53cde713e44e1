package import Calendar
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
    day.flatMap { memory.inForce(for: subject, in: self).version(on: $0) }
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

/// Which of the recorded versions of some rules is in force from each day on which one begins.
struct VersionsInForce: Sendable {
  private var begins: [(day: CalendarDay, version: ProcessVersion)] = []

  /// The versions in the order in which they came into force.
  init(_ versions: [ProcessVersion]) {
    for version in versions {
      guard let day = version.fact?.valid.window.to else { continue }
      let former = begins.last?.version
      let isNewer = former.map { $0.defined.version < version.defined.version } ?? true
      begins.append((day, isNewer ? version : former ?? version))
    }
  }

  /// Of the versions whose begin had come by then the one with the highest number.
  func version(on day: CalendarDay) -> ProcessVersion? {
    var (low, high) = (0, begins.count)
    while low < high {
      let middle = (low + high) / 2
      if begins[middle].day <= day { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : begins[low - 1].version
  }
}
