package import Governance
internal import Workflow

/// By when a thing must have left its state.
///
/// Evaluated for the day asked, never fired by a clock, so that replay is deterministic.
package struct TimeLimit: Sendable {
  /// The days between which the limit ends; a limit that follows an imprecise date is as imprecise.
  package let window: Window
  /// Where it comes from: the period as stated, or the duration and what it counts from.
  package let words: String
  /// Whether it is a duration in the rules, and not a date in the log.
  package let isDuration: Bool

  /// Whether its end has certainly passed.
  package func hasPassed(on day: CalendarDay) -> Bool { window.to.map { $0 < day } ?? false }

  /// Whether its end may have passed.
  package func mayHavePassed(on day: CalendarDay) -> Bool {
    window.from.map { $0 < day } ?? false
  }
}

extension ProcessStanding {
  /// The limit of the state it certainly is in, by the rules in force on the day asked.
  package var limit: TimeLimit? {
    guard let limit = definition(of: state)?.limit else { return nil }
    switch limit {
    case .dateUnder(let key):
      guard let period = period(under: key), period.kind != .undetermined else { return nil }
      return TimeLimit(window: period.window, words: period.dutchWithWords, isDuration: false)
    case .within(let duration):
      guard let since = entered?.fact.valid else { return nil }
      let window = Window(
        from: since.window.from.map { $0.advanced(by: duration) },
        to: since.window.to.map { $0.advanced(by: duration) })
      return TimeLimit(
        window: window, words: "\(duration.dutch) na \(since.dutch)", isDuration: true)
    }
  }
}
