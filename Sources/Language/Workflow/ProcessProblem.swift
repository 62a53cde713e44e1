/// What is wrong with a process definition.
package enum ProcessProblem: Hashable, Sendable {
  case noStates

  /// No step begins a thing.
  case noBeginning
  case noFinalState

  /// The name stands at more than one state, or more than once at one, earlier names included.
  case stateNamedTwice(String)
  case notASlug(String, ProcessNamed)

  /// A step goes from or to a state that does not exist.
  case unknownState(String, event: String, step: String)

  /// No step leads to the state, not even an irregular one.
  case unreachable(state: String)

  /// From this state, which is not final, no final state can be reached.
  case deadEnd(state: String, ProcessDeadEnd)

  /// One event has two outcomes from the same states (none of them: as a beginning).
  case ambiguous(event: String, from: [String], to: [String])

  /// Two steps are the same, so that the second is never taken.
  case repeated(event: String, from: [String], to: String)
  case guardWithoutValues(key: String, event: String, step: String)
  case emptyRoute(String)

  /// The stop, counted from 1, has no bodies.
  case emptyStop(Int, route: String)
  case bodyTwice(String, route: String)
  case routeNamedTwice(String)

  /// Several routes begin with this body, so that nobody knows which one a thing takes.
  case routesBeginAlike(body: String, routes: [String])
}

/// What a name in a definition is the name of.
package enum ProcessNamed: Hashable, Sendable {
  case state
  case earlierName(of: String)
  case route
}

/// Why a thing cannot get out of a state.
package enum ProcessDeadEnd: Hashable, Sendable {
  /// No step leaves the state.
  case noStep

  /// Steps leave the state, and all of them only go round in a circle.
  case onlyCircles

  /// Steps leave the state and run into these states, which no step leaves.
  case leadsTo([String])
}
