package import Calendar
package import Governance

extension View {
  /// Whether somebody confirmed that all that is recorded of a thing is complete and right up to a day.
  ///
  /// Only then silence means no: a term that ended by that day, and that nothing says was met, was not met.
  // Known gap: no event says so yet, so silence never means anything.
  package func isConfirmed(_ thing: Identifier, through day: CalendarDay) -> Bool { false }

  /// The newest that was reported of some things by the day asked: by the date of its source, of one date what happened
  /// last; `nil` when nothing with a source speaks of them.
  package func newestReport(about things: [Identifier]) -> Fact? {
    let told = things.flatMap { facts(about: $0) }.filter {
      $0.happening != .notYet && !$0.source.isEmpty
    }
    return told.max { left, right in
      left.entry.knownBy == right.entry.knownBy
        ? Fact.happensBefore(left, right) : left.entry.knownBy < right.entry.knownBy
    }
  }
}
