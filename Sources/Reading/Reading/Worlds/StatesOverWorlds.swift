internal import Calendar
internal import Governance

/// In which states something may be at the end of a day, over all worlds (FORMAT 7.6), when what a fact does depends on
/// the state that it finds.
///
/// Facts are taken in groups that cannot mix: all of a group lie before all of the next. Within a group every order is
/// tried that the days and the rules allow, not one by one, but by which of them have come: so 12 facts cost thousands of
/// steps and not millions.
struct StatesOverWorlds<State: Hashable> {
  /// A fact, or its part in one register.
  struct Move {
    let span: DaySpan
    /// Its number in the chronology, when rules may reach it.
    let node: Int?
    /// What comes first on one day.
    let rank: Int
    /// Moves of one kind do the same.
    let kind: AnyHashable
    /// The states to which it may bring something, in order; one unless it is open whether it counts.
    let apply: (State) -> [State]
  }

  /// The largest group of which all orders are tried.
  static var manyMoves: Int { 12 }

  private let chronology: Chronology?
  private let today: Int32

  init(_ chronology: Chronology?, on day: CalendarDay) {
    self.chronology = chronology
    today = day.number
  }

  /// The states after some moves, those in their own order first; `large` gives those after a group that has too many
  /// orders to try them all.
  func states(
    after moves: [Move], from start: State, large: ([Move], [State]) -> [State]
  ) -> [State] {
    var states = [start]
    for group in groups(moves.filter { $0.span.from <= today }) {
      states =
        group.count <= Self.manyMoves
        ? self.states(after: group, from: states) : large(group, states)
    }
    return states
  }

  /// Whether a move certainly has come.
  func hasCome(_ move: Move) -> Bool { move.span.to <= today }

  /// A day, and the place among the facts of that day.
  private struct Instant: Comparable {
    var day: Int32
    var rank: Int

    static func < (left: Instant, right: Instant) -> Bool {
      (left.day, left.rank) < (right.day, right.rank)
    }
  }

  private func first(_ move: Move) -> Instant { Instant(day: move.span.from, rank: move.rank) }

  private func last(_ move: Move) -> Instant {
    Instant(day: min(move.span.to, today), rank: move.rank)
  }

  private func groups(_ moves: [Move]) -> [[Move]] {
    var groups: [[Move]] = []
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
  private func states(after group: [Move], from states: [State]) -> [State] {
    if group.count == 1, let only = group.first {
      let after = states.flatMap(only.apply)
      return (hasCome(only) ? after : states + after).unique
    }
    let before = group.map { mustComeBefore($0, group) }
    let needed = group.indices.reduce(0) { mask, place in
      hasCome(group[place]) ? mask | 1 << place : mask
    }
    var reached = [[State: Instant]](repeating: [:], count: 1 << group.count)
    for state in states { reached[0][state] = Instant(day: .min, rank: -1) }
    var result: Set<State> = []
    for mask in reached.indices where !reached[mask].isEmpty {
      if mask & needed == needed { result.formUnion(reached[mask].keys) }
      for (place, move) in group.enumerated()
      where mask & 1 << place == 0 && before[place] & ~mask == 0 {
        for (state, instant) in reached[mask] {
          guard let then = self.instant(of: move, after: instant) else { continue }
          for later in move.apply(state) {
            let next = mask | 1 << place
            reached[next][later] = min(reached[next][later] ?? then, then)
          }
        }
      }
      reached[mask] = [:]
    }
    let usual = states.flatMap { state in
      group.reduce([state]) { states, move in states.flatMap(move.apply) }
    }.filter(result.contains).unique
    // Of the others the order says nothing; it must only be the same every time.
    let others = result.subtracting(usual).sorted { "\($0)" < "\($1)" }
    return usual + others
  }

  /// When a move can come at the earliest after something else did; `nil` when it cannot by today.
  private func instant(of move: Move, after instant: Instant) -> Instant? {
    var then = first(move)
    if then < instant {
      then.day = instant.day
      if then < instant { then.day += 1 }
    }
    return then <= last(move) ? then : nil
  }

  /// The moves of a group that the rules put before one of them, as bits.
  private func mustComeBefore(_ move: Move, _ group: [Move]) -> Int {
    guard let chronology, let node = move.node else { return 0 }
    let earlier = chronology.predecessors(of: node)
    return group.indices.reduce(0) { mask, place in
      group[place].node.map(earlier.contains) ?? false ? mask | 1 << place : mask
    }
  }
}
