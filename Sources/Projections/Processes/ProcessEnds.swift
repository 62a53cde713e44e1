internal import EventFormat
internal import Governance
internal import Workflow

/// The states in which a thing may be on the day asked, over all worlds (FORMAT 7.6).
///
/// Facts are taken in groups that cannot mix: all of a group lie before all of the next. Within a group every order is
/// tried that the days and the rules allow, not one by one, but by which of them have come: so 12 facts cost thousands of
/// steps and not millions. In a larger group only what may be the last one is looked at, one of each kind.
struct ProcessEnds {
  /// By what certainly happened: several when the sources leave open in what order.
  let sure: [String]
  /// By what may have happened too.
  let possible: [String]

  /// `steps` are those that happened or may have, in order.
  init(of steps: [Fact], _ subject: ProcessSubject, in view: View) {
    let moves = steps.map { ProcessMove($0, subject, view) }
    let certain = moves.filter { $0.fact.happening == .happened }
    let groups = Groups(steps, view)
    sure = groups.states(after: certain).compactMap(\.self)
    possible =
      certain.count == moves.count ? sure : groups.states(after: moves).compactMap(\.self)
  }

  /// The largest group of which all orders are tried.
  fileprivate static let manyMoves = 12
}

/// A fact as a process takes it.
private struct ProcessMove {
  let fact: Fact
  let event: ProcessEvent
  let rules: ProcessVersion

  init(_ fact: Fact, _ subject: ProcessSubject, _ view: View) {
    self.fact = fact
    rules = view.rules(for: subject, on: fact.valid.window.to ?? view.asOf.on)
    event = EventValues(fact.event, view.model.catalogue)
      .processEvent(rules.defined.definition)
  }

  /// The state that it brings a thing to.
  func state(after state: String?) -> String? {
    var run = ProcessRun(state: state)
    _ = run.apply(event, rules.defined.definition)
    return run.state
  }
}

/// The steps of one thing by the days and the rules of order between them.
private struct Groups {
  private let chronicle: Chronicle?
  private let today: Int32
  private let ranks: [Int: Int]

  init(_ steps: [Fact], _ view: View) {
    today = view.asOf.on.number
    ranks = Dictionary(uniqueKeysWithValues: steps.enumerated().map { ($1.entry.sequence, $0) })
    let isOpen = zip(steps, steps.dropFirst()).contains { earlier, later in
      DaySpan(earlier.window).to >= DaySpan(later.window).from
    }
    chronicle = isOpen ? steps.first.map { view.chronicle(of: $0) } : nil
  }

  /// A day, and the place among the facts of that day.
  private struct Instant: Comparable {
    var day: Int32
    var rank: Int

    static func < (left: Instant, right: Instant) -> Bool {
      (left.day, left.rank) < (right.day, right.rank)
    }
  }

  private func rank(_ move: ProcessMove) -> Int {
    chronicle?.rank(move.fact.entry.sequence) ?? ranks[move.fact.entry.sequence] ?? 0
  }

  private func first(_ move: ProcessMove) -> Instant {
    Instant(day: DaySpan(move.fact.window).from, rank: rank(move))
  }

  private func last(_ move: ProcessMove) -> Instant {
    Instant(day: min(DaySpan(move.fact.window).to, today), rank: rank(move))
  }

  /// The states in which a thing may be after some moves; nothing when it may not have begun.
  func states(after moves: [ProcessMove]) -> [String?] {
    var states: [String?] = [nil]
    for group in groups(moves) {
      states =
        group.count <= ProcessEnds.manyMoves
        ? self.states(after: group, from: states) : lastOnes(group, from: states)
    }
    return states
  }

  private func groups(_ moves: [ProcessMove]) -> [[ProcessMove]] {
    var groups: [[ProcessMove]] = []
    var end: Instant?
    for move in moves.sorted(by: { first($0) < first($1) }) {
      if let known = end, known >= first(move) {
        groups[groups.count - 1].append(move)
        end = max(known, last(move))
      } else {
        groups.append([move])
        end = last(move)
      }
    }
    return groups
  }

  /// Every order that the days and the rules allow.
  ///
  /// Which moves have come and in which state that left the thing is all that matters, with the earliest instant at which
  /// it can have been so.
  private func states(after group: [ProcessMove], from states: [String?]) -> [String?] {
    if group.count == 1, let only = group.first {
      let after = states.map { only.state(after: $0) }
      return (only.fact.happening == .possible ? states + after : after).unique
    }
    let before = group.map { mustComeBefore($0, group) }
    let needed = group.indices.reduce(0) { mask, place in
      group[place].fact.happening == .happened ? mask | 1 << place : mask
    }
    var reached = [[String?: Instant]](repeating: [:], count: 1 << group.count)
    for state in states { reached[0][state] = Instant(day: .min, rank: -1) }
    var result: [String?] = []
    for mask in reached.indices where !reached[mask].isEmpty {
      if mask & needed == needed { result += reached[mask].keys }
      for (place, move) in group.enumerated()
      where mask & 1 << place == 0 && before[place] & ~mask == 0 {
        for (state, instant) in reached[mask] {
          guard let then = instantOf(move, after: instant) else { continue }
          let (next, later) = (mask | 1 << place, move.state(after: state))
          reached[next][later] = min(reached[next][later] ?? then, then)
        }
      }
      reached[mask] = [:]
    }
    return inOrder(result.unique, states, group)
  }

  /// When a move can come at the earliest after something else did; `nil` when it cannot by today.
  private func instantOf(_ move: ProcessMove, after instant: Instant) -> Instant? {
    var then = first(move)
    if then < instant {
      then.day = instant.day
      if then < instant { then.day += 1 }
    }
    return then <= last(move) ? then : nil
  }

  /// The moves of a group that the rules put before one of them, as bits.
  private func mustComeBefore(_ move: ProcessMove, _ group: [ProcessMove]) -> Int {
    guard let chronicle, let node = chronicle.node(move.fact.entry.sequence) else { return 0 }
    let earlier = chronicle.chronology.predecessors(of: node)
    return group.indices.reduce(0) { mask, place in
      let other = chronicle.node(group[place].fact.entry.sequence)
      return other.map(earlier.contains) ?? false ? mask | 1 << place : mask
    }
  }

  /// The states in the order of FORMAT 7.5: what the moves lead to in their own order comes first.
  private func inOrder(
    _ found: [String?], _ states: [String?], _ group: [ProcessMove]
  ) -> [String?] {
    let usual = states.map { group.reduce($0) { $1.state(after: $0) } }.filter(found.contains)
    let others = found.filter { !usual.contains($0) }
    return usual.unique + others.sorted { ($0 ?? "") < ($1 ?? "") }
  }

  /// What each kind of move leads to when it comes last, the others in their own order.
  private func lastOnes(_ group: [ProcessMove], from states: [String?]) -> [String?] {
    let sure = group.filter { $0.fact.happening == .happened }
    var kinds: [Kind: Int] = [:]
    for (place, move) in group.enumerated() {
      kinds[Kind(version: move.rules.defined.version, event: move.event)] = place
    }
    var result = states.map { sure.reduce($0) { $1.state(after: $0) } }
    result += states.map { group.reduce($0) { $1.state(after: $0) } }
    for place in kinds.values.sorted() {
      let last = group[place]
      let others = sure.filter { $0.fact.entry.sequence != last.fact.entry.sequence }
      result += states.map { last.state(after: others.reduce($0) { $1.state(after: $0) }) }
    }
    return result.unique
  }

  private struct Kind: Hashable {
    let version: Int
    let event: ProcessEvent
  }
}
