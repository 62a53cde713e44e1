internal import Calendar
internal import EventFormat
internal import Governance
internal import Workflow

extension ProcessStanding {
  /// What certainly happened to the thing and does not fit the rules that held then: the fact, what is
  /// odd about it, and the entry of the rules.
  ///
  /// An event whose order among others is not certain is given the benefit of the doubt.
  package func irregularities(in view: View) -> [(fact: Fact, words: String, rules: Fact?)] {
    var before: ProcessStep?
    var actors = Actors(standing: self, view: view)
    let first = steps.first { $0.transition != nil }
    let excused = excusedSteps
    var found: [(fact: Fact, words: String, rules: Fact?)] = []
    for (index, step) in steps.enumerated() {
      let words = oddities(
        of: step, first: first, before: before, isExcused: excused[index], &actors)
      for words in words { found.append((step.fact, words, step.rules.fact)) }
      if step.transition != nil { before = step }
    }
    return found
  }

  /// Per step whether a later one may have come first.
  private var excusedSteps: [Bool] {
    var excused = [Bool](repeating: false, count: steps.count)
    // The first day on which a later step may have begun; the very first when one has no such day.
    var earliest: CalendarDay?
    for index in steps.indices.reversed() {
      let window = steps[index].fact.window
      if let earliest { excused[index] = window.to.map { earliest <= $0 } ?? true }
      let begin = window.from ?? CalendarDay(number: .min)
      earliest = earliest.map { min($0, begin) } ?? begin
    }
    return excused
  }

  private func oddities(
    of step: ProcessStep, first: ProcessStep?, before: ProcessStep?, isExcused: Bool,
    _ actors: inout Actors
  ) -> [String] {
    switch step.verdict {
    case .ignored: return []
    case .alreadyBegun:
      guard let first, first.fact.window.certainlyPrecedes(step.fact.window)
      else { return [] }
      return ["Wat daarop volgt, is eerder gedateerd (\(first.fact.valid.dutch))."]
    case .unknownState(let state):
      return ["De toestand “\(state)” kennen de regels van toen niet."]
    case .notAllowed(let state):
      let isSure =
        before.map { $0.fact.window.certainlyPrecedes(step.fact.window) } ?? true
      guard isSure else { return [] }
      return ["Dat kon niet: het was \(state.map(title) ?? "nog niet begonnen")."]
    case .movedIrregularly(let transition, let missing):
      let words = isExcused ? nil : transition.irregular
      return [words].compactMap(\.self) + self.missing(missing)
        + actors.strangers(step, transition)
    case .moved(let transition, let missing):
      return self.missing(missing) + actors.strangers(step, transition)
    }
  }

  private func missing(_ keys: [String]) -> [String] {
    keys.isEmpty ? [] : ["Niet vastgelegd: \(keys.joined(separator: ", "))."]
  }
}

/// Who may take the steps of one thing; looked up once, for a thing may have gone through very many.
private struct Actors {
  let standing: ProcessStanding
  let view: View
  private var parties: [ProcessActor: Set<Identifier>] = [:]
  private var phrases: [ProcessActor: String] = [:]

  init(standing: ProcessStanding, view: View) {
    self.standing = standing
    self.view = view
  }

  /// Those who took the step though the rules do not name them.
  mutating func strangers(_ step: ProcessStep, _ transition: ProcessTransition) -> [String] {
    let values = EventValues(step.fact.event)
    let takers = (values["by"] ?? values["body"] ?? []).compactMap { Identifier($0) }
    guard !transition.by.isEmpty, !takers.isEmpty else { return [] }
    var may: Set<Identifier> = []
    for actor in transition.by { may.formUnion(parties(actor)) }
    let kinds = transition.by.compactMap { if case .kind(let kind) = $0 { kind } else { nil } }
    let others = takers.filter { party in
      !may.contains(party) && !(view.party(party).map { view.isOne($0.kind, of: kinds) } ?? false)
    }
    guard !others.isEmpty else { return [] }
    let allowed = transition.by.map { phrase($0) }
    return [
      "\(view.labels(others)) deed dit; volgens de regels kan dat: \(allowed.joined(separator: ", "))."
    ]
  }

  private mutating func parties(_ actor: ProcessActor) -> Set<Identifier> {
    if let known = parties[actor] { return known }
    let found = Set(view.parties(actor, for: standing))
    parties[actor] = found
    return found
  }

  private mutating func phrase(_ actor: ProcessActor) -> String {
    if let known = phrases[actor] { return known }
    let words = view.phrase(actor, for: standing)
    phrases[actor] = words
    return words
  }
}

extension Window {
  /// Whether every moment in this window lies before every moment in the other.
  func certainlyPrecedes(_ other: Window) -> Bool {
    guard let to, let start = other.from else { return false }
    return to < start
  }
}
