import Calendar
@testable import Workflow

/// SplitMix64 (Steele, Lea and Flood 2014), as in TestSupport: the same numbers for the same seed.
struct Numbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number of 0 up to the bound.
  mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

  /// True once in so many times.
  mutating func once(in times: Int) -> Bool { below(times) == 0 }
}

/// Definitions, right and wrong, and events, from a small vocabulary so that they meet.
enum Random {
  static let names = ["a", "b", "c", "d", "e", "f"]
  static let events = ["one", "two", "three"]

  /// A definition; also when it is wrong, no two states have one name.
  static func definition(_ numbers: inout Numbers) -> ProcessDefinition {
    let count = 1 + numbers.below(names.count)
    let old = names.dropFirst(count).filter { _ in numbers.once(in: 2) }
    let states = names.prefix(count).enumerated().map { index, name in
      state(
        name, isFinal: numbers.once(in: 3),
        limit: numbers.once(in: 3) ? CalendarDuration("P6W").map(ProcessLimit.within) : nil,
        was: index == 0 ? Array(old) : [])
    }
    let transitions = (0..<numbers.below(9)).map { _ in
      transition(among: numbers.once(in: 8) ? names : states.map(\.name), &numbers)
    }
    return ProcessDefinition(states: states, transitions: transitions, routes: [])
  }

  private static func transition(
    among names: [String], _ numbers: inout Numbers
  ) -> ProcessTransition {
    var from = names.filter { _ in numbers.once(in: 3) }
    if numbers.once(in: 4) { from = [] }
    let conditions = ["k", "l"].filter { _ in numbers.once(in: 3) }.map { key in
      ProcessGuard(key: key, values: ["1", "2", "3"].filter { _ in !numbers.once(in: 3) })
    }
    return step(
      events[numbers.below(events.count)], from: from, to: names[numbers.below(names.count)],
      needs: numbers.once(in: 3) ? ["k"] : [], when: conditions,
      irregular: numbers.once(in: 4) ? "vreemd" : nil, advances: numbers.once(in: 5))
  }

  /// An event with at most one value under each key, also one that no definition has.
  static func event(_ numbers: inout Numbers) -> ProcessEvent {
    var values: [String: [String]] = [:]
    for key in ["k", "l"] where !numbers.once(in: 4) {
      values[key] = ["\(1 + numbers.below(3))"]
    }
    return ProcessEvent(name: (events + ["other"])[numbers.below(4)], values: values)
  }
}
