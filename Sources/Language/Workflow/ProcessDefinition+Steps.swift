extension ProcessDefinition {
  /// What is wrong with the steps, each by itself and then each two together.
  var problemsOfSteps: [ProcessProblem] {
    var problems: [ProcessProblem] = []
    for step in transitions {
      problems += unknownStates(in: step)
      problems += step.when.filter(\.values.isEmpty).map {
        .guardWithoutValues(key: $0.key, event: step.event, step: step.title)
      }
    }
    for (index, first) in transitions.enumerated() {
      for second in transitions[(index + 1)...] {
        if let problem = Self.conflict(first, second) { problems.append(problem) }
      }
    }
    return problems
  }

  private func unknownStates(in step: ProcessTransition) -> [ProcessProblem] {
    // Without any state, every name is unknown; that is said once, of the whole.
    guard !states.isEmpty else { return [] }
    return Self.distinct(step.from + [step.to]).filter { !has(stateNamed: $0) }.map {
      .unknownState($0, event: step.event, step: step.title)
    }
  }

  /// What is wrong with two steps together: one event could take either.
  ///
  /// A regular step and an irregular one do not conflict, because the regular one is preferred.
  /// Conditions exclude each other when under some key both name values and have none in common;
  /// an event with several values under that key can still satisfy both, and takes the first.
  private static func conflict(
    _ first: ProcessTransition, _ second: ProcessTransition
  ) -> ProcessProblem? {
    guard first.event == second.event, first.isBeginning == second.isBeginning,
      (first.irregular == nil) == (second.irregular == nil)
    else { return nil }
    let shared = distinct(first.from.filter { second.from.contains($0) })
    guard first.isBeginning || !shared.isEmpty else { return nil }
    let exclude = first.when.contains { condition in
      second.when.contains { condition.excludes($0) }
    }
    if exclude { return nil }
    if first.to != second.to || first.advances != second.advances {
      return .ambiguous(event: first.event, from: shared, to: [first.to, second.to])
    }
    if meaning(first.when) == meaning(second.when) {
      return .repeated(event: first.event, from: shared, to: first.to)
    }
    return nil
  }

  /// The conditions without their order.
  private static func meaning(_ conditions: [ProcessGuard]) -> Set<[String]> {
    Set(conditions.map { [$0.key] + Set($0.values).sorted() })
  }
}
