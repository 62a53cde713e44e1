internal import Calendar
package import Governance

extension View {
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
