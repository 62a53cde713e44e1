extension ProcessDefinition {
  /// Everything that is wrong with the definition; empty when it can be used.
  ///
  /// The order is fixed: the whole, names, steps, the way through, routes; within each as written.
  /// What only follows from a problem that is already named (no state is reachable without a
  /// beginning) is not said again.
  package func problems() -> [ProcessProblem] {
    problemsOfTheWhole + problemsOfNames + problemsOfSteps + problemsOfTheWay + problemsOfRoutes
  }

  private var problemsOfTheWhole: [ProcessProblem] {
    if states.isEmpty { return [.noStates] }
    var problems: [ProcessProblem] = []
    if !transitions.contains(where: \.isBeginning) { problems.append(.noBeginning) }
    if !states.contains(where: \.isFinal) { problems.append(.noFinalState) }
    return problems
  }

  private var problemsOfNames: [ProcessProblem] {
    var problems: [ProcessProblem] = []
    for state in states {
      if !Self.isSlug(state.name) { problems.append(.notASlug(state.name, .state)) }
      for name in state.was where !Self.isSlug(name) {
        problems.append(.notASlug(name, .earlierName(of: state.name)))
      }
    }
    let names = states.flatMap { [$0.name] + $0.was }
    return problems + Self.repeated(names).map { .stateNamedTwice($0) }
  }

  /// What is wrong with how things go through the states.
  private var problemsOfTheWay: [ProcessProblem] {
    let graph = ProcessGraph(self)
    var problems: [ProcessProblem] = []
    if transitions.contains(where: \.isBeginning) {
      let reachable = graph.reachable
      problems += states.filter { !reachable.contains($0.name) }.map {
        .unreachable(state: $0.name)
      }
    }
    let finals = Set(states.filter(\.isFinal).map(\.name))
    guard !finals.isEmpty else { return problems }
    for state in states where !state.isFinal {
      let reach = graph.reach(from: state.name)
      guard reach.isDisjoint(with: finals) else { continue }
      problems.append(.deadEnd(state: state.name, deadEnd(of: state.name, reach, graph)))
    }
    return problems
  }

  private func deadEnd(
    of state: String, _ reach: Set<String>, _ graph: ProcessGraph
  ) -> ProcessDeadEnd {
    guard graph.hasStep(from: state) else { return .noStep }
    let stuck = states.map(\.name).filter { reach.contains($0) && !graph.hasStep(from: $0) }
    return stuck.isEmpty ? .onlyCircles : .leadsTo(stuck)
  }

  private var problemsOfRoutes: [ProcessProblem] {
    var problems: [ProcessProblem] = []
    for route in routes {
      if !Self.isSlug(route.name) { problems.append(.notASlug(route.name, .route)) }
      if route.stops.isEmpty { problems.append(.emptyRoute(route.name)) }
      for (index, stop) in route.stops.enumerated() where stop.isEmpty {
        problems.append(.emptyStop(index + 1, route: route.name))
      }
      let bodies = route.stops.flatMap { Self.distinct($0) }
      problems += Self.repeated(bodies).map { .bodyTwice($0, route: route.name) }
    }
    problems += Self.repeated(routes.map(\.name)).map { .routeNamedTwice($0) }
    let first = routes.flatMap { Self.distinct($0.stops.first ?? []) }
    return problems
      + Self.repeated(first).map { body in
        let alike = routes.filter { $0.stops.first?.contains(body) == true }
        return .routesBeginAlike(body: body, routes: alike.map(\.name))
      }
  }

  /// Whether the text is `[a-z0-9]+(-[a-z0-9]+)*`.
  private static func isSlug(_ text: String) -> Bool {
    text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
      .allSatisfy { part in
        !part.isEmpty
          && part.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
              || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          }
      }
  }

  /// The texts that occur more than once, each once, in the order of their first repetition.
  private static func repeated(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return distinct(texts.filter { !seen.insert($0).inserted })
  }

  /// The texts without repetition, in order.
  static func distinct(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }
}
