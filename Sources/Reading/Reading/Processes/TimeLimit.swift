package import Calendar
internal import Governance
internal import Workflow

/// By when a thing must have left its state.
///
/// Evaluated for the day asked, never fired by a clock, so that replay is deterministic.
package struct TimeLimit: Sendable {
  /// The days between which the limit ends; a limit that follows an imprecise date is as imprecise.
  package let window: Window
  /// Where it comes from: the period as stated, or the duration, what it counts from and why it ends on another
  /// day than counting gives.
  package let words: String
  /// For each end of the window that is not where counting alone would put it: why.
  package let moved: [TermEnd]
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
      return TimeLimit(
        window: period.window, words: period.dutchWithWords, moved: [], isDuration: false)
    case .within(let duration):
      return entered.map { step in
        let since = step.fact.valid
        let window = Window(
          from: since.window.from.map { $0.advanced(by: duration) },
          to: since.window.to.map { $0.advanced(by: duration) })
        return TimeLimit(
          window: window, words: "\(duration.dutch) na \(since.dutch)", moved: [], isDuration: true)
      }
    case .withinWorkingDays(let count):
      let length = "\(count) \(count == 1 ? "werkdag" : "werkdagen")"
      return ended(length, \.countedDutch) { workingDays.day(count, after: $0) }
    case .withinByAct(let duration):
      return ended(duration.dutch, \.movedDutch) { workingDays.end(of: duration, after: $0) }
    }
  }

  /// A term since the day on which the thing came into its state; of an imprecise day it has an end for the first
  /// and one for the last.
  private func ended(
    _ length: String, _ words: (TermEnd) -> String, _ end: (CalendarDay) -> TermEnd
  ) -> TimeLimit? {
    guard let since = entered?.fact.valid else { return nil }
    let (first, last) = (since.window.from.map(end), since.window.to.map(end))
    let isOne = first == last
    var sentences: [String] = []
    if let first, first.isExplained {
      sentences.append((isOne ? "" : "op zijn vroegst: ") + words(first))
    }
    if let last, last.isExplained, !isOne { sentences.append("op zijn laatst: " + words(last)) }
    return TimeLimit(
      window: Window(from: first?.day, to: last?.day),
      words: (["\(length) na \(since.dutch)"] + sentences).joined(separator: "; "),
      moved: (isOne ? [first] : [first, last]).compactMap(\.self).filter(\.isExplained),
      isDuration: true)
  }

  /// The working days of the rules that describe its state.
  private var workingDays: WorkingDays {
    let versions = [rules] + allSteps.reversed().map(\.rules)
    let version = versions.first { $0.defined.definition.state(named: state) != nil }
    return WorkingDays(decreed: version?.defined.holidays ?? [])
  }
}
