/// Which states of a process come before which: those from which steps lead to the other, and none back.
///
/// Irregular steps do not count: that something may happen all the same does not make it the way things go.
package struct ProcessOrder: Sendable {
  private let definition: ProcessDefinition
  private let reached: [String: Set<String>]

  package init(_ definition: ProcessDefinition) {
    self.definition = definition
    var next: [String: Set<String>] = [:]
    for step in definition.transitions where step.irregular == nil {
      for state in step.from { next[state, default: []].insert(step.to) }
    }
    var reached: [String: Set<String>] = [:]
    for state in definition.states {
      var (found, pending) = (Set<String>(), [state.name])
      while let name = pending.popLast() {
        pending += (next[name] ?? []).filter { found.insert($0).inserted }
      }
      reached[state.name] = found
    }
    self.reached = reached
  }

  /// Whether an event only ever begins a thing: it comes before all that does something with it.
  package func begins(_ event: ProcessEvent) -> Bool {
    let steps = definition.transitions.filter { $0.fits(event) }
    return !steps.isEmpty && steps.allSatisfy(\.isBeginning)
  }

  /// The states to which an event may lead.
  package func states(after event: ProcessEvent) -> Set<String> {
    Set(definition.transitions.filter { $0.fits(event) }.map(\.to))
  }

  /// Whether each of some states comes before each of some others.
  package func comesFirst(_ earlier: Set<String>, _ later: Set<String>) -> Bool {
    !earlier.isEmpty && !later.isEmpty
      && earlier.allSatisfy { one in
        later.allSatisfy { other in
          reached[one]?.contains(other) ?? false && !(reached[other]?.contains(one) ?? false)
        }
      }
  }
}
