internal import EventFormat
internal import Governance
internal import Workflow

extension ProcessStanding {
  /// What certainly happened to the thing and does not fit the rules that held then: the fact, what is
  /// odd about it, and the entry of the rules.
  ///
  /// An event whose order among others is not certain is given the benefit of the doubt.
  func irregularities(in view: View) -> [(fact: Fact, words: String, rules: Fact?)] {
    var before: ProcessStep?
    var found: [(fact: Fact, words: String, rules: Fact?)] = []
    for (index, step) in steps.enumerated() {
      for words in oddities(of: step, after: before, followedBy: steps[(index + 1)...], view) {
        found.append((step.fact, words, step.rules.fact))
      }
      if step.transition != nil { before = step }
    }
    return found
  }

  private func oddities(
    of step: ProcessStep, after before: ProcessStep?, followedBy later: ArraySlice<ProcessStep>,
    _ view: View
  ) -> [String] {
    switch step.verdict {
    case .ignored: return []
    case .alreadyBegun:
      guard let first = steps.first(where: { $0.transition != nil }),
        first.fact.valid.window.certainlyPrecedes(step.fact.valid.window)
      else { return [] }
      return ["Wat daarop volgt, is eerder gedateerd (\(first.fact.valid.dutch))."]
    case .unknownState(let state):
      return ["De toestand “\(state)” kennen de regels van toen niet."]
    case .notAllowed(let state):
      let isSure =
        before.map { $0.fact.valid.window.certainlyPrecedes(step.fact.valid.window) } ?? true
      guard isSure else { return [] }
      return ["Dat kon niet: het was \(state.map(title) ?? "nog niet begonnen")."]
    case .movedIrregularly(let transition, let missing):
      let isExcused = later.contains { other in
        !step.fact.valid.window.certainlyPrecedes(other.fact.valid.window)
      }
      let words = isExcused ? nil : transition.irregular
      return [words].compactMap(\.self) + self.missing(missing) + strangers(step, transition, view)
    case .moved(let transition, let missing):
      return self.missing(missing) + strangers(step, transition, view)
    }
  }

  private func missing(_ keys: [String]) -> [String] {
    keys.isEmpty ? [] : ["Niet vastgelegd: \(keys.joined(separator: ", "))."]
  }

  /// Those who took the step though the rules do not name them.
  private func strangers(
    _ step: ProcessStep, _ transition: ProcessTransition, _ view: View
  ) -> [String] {
    let values = EventValues(step.fact.event)
    let takers = (values["by"] ?? values["body"] ?? []).compactMap { Identifier($0) }
    guard !transition.by.isEmpty, !takers.isEmpty else { return [] }
    let may = Set(transition.by.flatMap { view.parties($0, for: self) })
    let kinds = transition.by.compactMap { if case .kind(let kind) = $0 { kind } else { nil } }
    let others = takers.filter { party in
      !may.contains(party) && !kinds.contains(view.party(party)?.kind.rawValue ?? "")
    }
    guard !others.isEmpty else { return [] }
    let allowed = transition.by.map { view.phrase($0, for: self) }
    return [
      "\(view.labels(others)) deed dit; volgens de regels kan dat: \(allowed.joined(separator: ", "))."
    ]
  }
}

extension Window {
  /// Whether every moment in this window lies before every moment in the other.
  func certainlyPrecedes(_ other: Window) -> Bool {
    guard let to, let start = other.from else { return false }
    return to < start
  }
}
