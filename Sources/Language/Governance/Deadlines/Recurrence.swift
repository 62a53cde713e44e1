package import Calendar
internal import Texts

/// How a term comes back: every four years, counted from the term or from the day on which it was met.
package struct Recurrence: Hashable, Sendable {
  package let every: CalendarDuration
  package let from: Start

  package init(every: CalendarDuration, from: Start) {
    self.every = every
    self.from = from
  }

  /// The term after one that was met on a day.
  package func next(after due: Period, met day: Period) -> Period {
    switch from {
    case .due: due.advanced(by: every)
    case .met: day.advanced(by: every)
    }
  }

  /// What the next term is counted from.
  package enum Start: String, Vocabulary {
    case due, met

    package var dutch: String {
      switch self {
      case .due: "vanaf de termijn"
      case .met: "vanaf de dag waarop het is gehaald"
      }
    }
  }

  /// `elke 4 jaar, vanaf de termijn`.
  package var dutch: String { "elke \(every.dutch), \(from.dutch)" }
}
