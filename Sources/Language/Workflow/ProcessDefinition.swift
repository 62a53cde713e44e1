/// The rules of one kind of process: which states there are, which steps lead from one to another,
/// and which bodies see a thing in what order.
///
/// A definition is data and may be wrong: `problems()` says how. Everything else here is total, so
/// that a wrong definition gives poor answers and never a trap.
package struct ProcessDefinition: Hashable, Sendable {
  package let states: [ProcessState]
  package let transitions: [ProcessTransition]
  package let routes: [ProcessRoute]

  package init(
    states: [ProcessState], transitions: [ProcessTransition], routes: [ProcessRoute]
  ) {
    self.states = states
    self.transitions = transitions
    self.routes = routes
  }

  /// The steps that are possible from a state, or the beginnings when there is none yet.
  ///
  /// Regular steps come first, then irregular ones, each in the order of the definition. The state
  /// may have a name from an earlier version. Steps to a state that does not exist are left out.
  package func steps(from name: String?) -> [ProcessTransition] {
    let possible: [ProcessTransition]
    if let name {
      guard let state = state(named: name) else { return [] }
      possible = transitions.filter { $0.from.contains(state.name) }
    } else {
      possible = transitions.filter(\.isBeginning)
    }
    let known = possible.filter { has(stateNamed: $0.to) }
    return known.filter { $0.irregular == nil } + known.filter { $0.irregular != nil }
  }

  /// The state with this name, or the one that had it in an earlier version.
  package func state(named name: String) -> ProcessState? {
    states.first { $0.name == name } ?? states.first { $0.was.contains(name) }
  }

  /// Whether any step is taken on this event.
  package func has(eventNamed name: String) -> Bool {
    transitions.contains { $0.event == name }
  }

  /// The step that the event takes from a state, or as a beginning; nothing when none fits.
  func step(on event: ProcessEvent, from name: String?) -> ProcessTransition? {
    steps(from: name).first { $0.fits(event) }
  }

  /// Whether a state has this name now.
  func has(stateNamed name: String) -> Bool {
    states.contains { $0.name == name }
  }
}

/// One arrow in a picture of the process.
struct ProcessArrow {
  /// The state that it leaves; nothing for a beginning.
  let from: ProcessState?
  let to: ProcessState
  let transition: ProcessTransition
}

extension ProcessDefinition {
  /// Every arrow, in the order of the definition; arrows from or to no state are left out.
  var arrows: [ProcessArrow] {
    transitions.flatMap { transition -> [ProcessArrow] in
      guard let to = currentState(transition.to) else { return [] }
      if transition.isBeginning { return [ProcessArrow(from: nil, to: to, transition: transition)] }
      return transition.from.compactMap { name in
        currentState(name).map { ProcessArrow(from: $0, to: to, transition: transition) }
      }
    }
  }

  private func currentState(_ name: String) -> ProcessState? {
    states.first { $0.name == name }
  }
}
