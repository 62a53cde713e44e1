import Calendar
@testable import Governance

/// A few facts, and every world in which their rules hold: what `Chronology` says without looking at any.
struct AllWorlds {
  let windows: [ClosedRange<Int32>]
  /// Of each pair the first is not after the second.
  let rules: [(Int, Int)]

  /// The days of all facts, in every world.
  var worlds: [[Int32]] {
    var worlds: [[Int32]] = [[]]
    for window in windows {
      worlds = worlds.flatMap { world in window.map { world + [$0] } }
      worlds = worlds.filter { world in
        rules.allSatisfy { rule in
          rule.0 >= world.count || rule.1 >= world.count || world[rule.0] <= world[rule.1]
        }
      }
    }
    return worlds
  }

  /// What may hold on a day of a register: the places of its facts, -1 for none yet.
  ///
  /// Facts with a smaller number come first on one day, and so do those that a rule puts first.
  func current(_ register: [Int], on day: Int32) -> Set<Int> {
    Set(
      worlds.map { world in
        register.filter { world[$0] <= day }.max { (world[$0], $0) < (world[$1], $1) } ?? -1
      })
  }

  /// The same by `Chronology`.
  func told(_ register: [Int], on day: Int32) -> Set<Int> {
    let current = chronology.register(register).current(on: CalendarDay(number: day))
    return Set(current.facts + (current.mayBeUnset ? [-1] : []))
  }

  var chronology: Chronology {
    Chronology(
      windows.map { DaySpan(from: $0.lowerBound, to: $0.upperBound) },
      rules.map { OrderRule(.said, $0.0, before: $0.1) })
  }
}
