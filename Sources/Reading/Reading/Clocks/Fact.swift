package import Calendar
package import EventFormat
package import Governance

/// An entry as it counts for a question: with its corrections applied, and whether it has happened.
package struct Fact: Sendable {
  private let said: CorrectedEntry
  /// The days on which it can have happened: those of `valid`, without those that the order of things rules out.
  package let window: Window
  /// Whether it had happened on the day asked.
  package let happening: Happening
  /// Everything it rests on: the sources of the original and of its corrections, as far as they
  /// were known by the day asked.
  package let source: [Citation]

  init(
    _ said: CorrectedEntry, within window: Window? = nil, on day: CalendarDay, source: [Citation]
  ) {
    self.said = said
    self.window = window ?? said.valid.window
    happening = self.window.status(on: day)
    self.source = source
  }

  /// The entry that stated it first.
  package var entry: Entry { said.entry }
  /// What it says, corrections applied.
  package var event: Event { said.event }
  /// When it happened as it is stated, corrections applied.
  package var valid: Period { said.valid }
  /// From what it follows, when no words of the source say it: as the newest of the entry and its corrections that says so.
  package var inferred: String? {
    ([entry] + corrections).compactMap(\.inferred).last
  }
  /// The entries that it is said to come after, in it or in a correction.
  package var after: [EntryIdentifier] {
    entry.proposal.after + corrections.flatMap(\.proposal.after)
  }
  /// The corrections applied, oldest first.
  package var corrections: [Entry] { said.corrections }
}

extension Fact {
  /// Whether the event is about the thing, not merely has its name in a text.
  package func concerns(_ id: Identifier) -> Bool {
    if case .entry(.noteAdded(let note)) = event { return note.subjects.contains(id) }
    if event.subjectsOfAnyKind?.contains(id) ?? false { return true }
    let event = event.domain
    return event.mentioned.contains { $0.id == id } || event.introduced.contains { $0.id == id }
      || source.contains { $0.document == id }
  }

  /// The order of happening: end of the window, then as `comesFirst` has it.
  ///
  /// By the original entry: a correction takes the place of what it corrects.
  package static func happensBefore(_ left: Fact, _ right: Fact) -> Bool {
    let ends = (left.window.to, right.window.to)
    return ends.0 == ends.1 ? comesFirst(left, right) : precedes(ends.0, ends.1)
  }

  /// The order on one day: what the process puts first, then how early it was known; of what is alike in both, what was
  /// recorded last comes last.
  static func comesFirst(_ left: Fact, _ right: Fact) -> Bool {
    let ranks = (left.event.domain.rank, right.event.domain.rank)
    if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
    if left.entry.knownBy != right.entry.knownBy { return left.entry.knownBy < right.entry.knownBy }
    return left.entry.sequence < right.entry.sequence
  }

  /// An open end comes last.
  private static func precedes(_ left: CalendarDay?, _ right: CalendarDay?) -> Bool {
    guard let left else { return false }
    guard let right else { return true }
    return left < right
  }
}
