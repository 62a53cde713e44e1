package import Calendar
package import Governance

/// How far what is known of something goes: after it nothing is said, whatever happened.
package struct Horizon: Sendable {
  /// The last day of the newest document that says something of it; without any, the day by which the newest was known.
  package let day: CalendarDay
  /// The newest document that says something of it, lists of names apart, and its date; `nil` when there is none.
  package let newest: (document: Identifier, date: Period)?
  /// The date of the oldest document, of the register as a whole; `nil` of one thing.
  package let oldest: Period?
  /// The day by which the newest of it was known, in a document or not.
  package let known: CalendarDay
  /// Up to which day it is confirmed to be complete, and by what.
  package let confirmation: Confirmation?

  /// Whether a day lies beyond it.
  package func isBefore(_ other: CalendarDay) -> Bool {
    day < other && (confirmation?.through ?? day) < other
  }
}

extension View {
  /// How far what is known about a thing goes; `nil` when nothing is.
  package func horizon(of id: Identifier) -> Horizon? {
    horizon(
      of: facts(about: id), confirmation: confirmations(of: id).last { $0.contradictions.isEmpty })
  }

  /// How far the register goes as a whole, lists of names apart; `nil` when it holds nothing.
  package func horizon() -> Horizon? {
    let documents = facts(of: [.sourceRegistered]).flatMap { $0.event.domain.introduced.map(\.id) }
    let told = model.index.places(of: Set(EventType.allCases).subtracting(Self.naming))
    return horizon(
      known: told.filter(isVisible).compactMap { model.index.knownBy($0) }.max(), documents,
      isWhole: true, confirmation: nil)
  }

  /// What only says what there is, that somebody looked, or what somebody thought of it.
  private static let naming: Set<EventType> = [
    .sourceRegistered, .partyRegistered, .partyChanged, .processDefined, .standingConfirmed,
    .noteAdded,
  ]

  private func horizon(of facts: [Fact], confirmation: Confirmation?) -> Horizon? {
    let told = facts.filter { fact in
      fact.event.type != .standingConfirmed
        && (fact.source.isEmpty || !fact.source.allSatisfy { date(ofDocument: $0.document) == nil })
    }
    let documents = Set(facts.flatMap { $0.source.map(\.document) }).sorted()
    return horizon(
      known: told.map(\.lastKnown).max(), documents, isWhole: false, confirmation: confirmation)
  }

  private func horizon(
    known: CalendarDay?, _ documents: [Identifier], isWhole: Bool, confirmation: Confirmation?
  ) -> Horizon? {
    let dated = documents.compactMap { document in
      date(ofDocument: document).flatMap { date in
        date.window.to.map { (document: document, date: date, end: $0) }
      }
    }
    let newest = dated.max { $0.end < $1.end }
    guard let day = newest?.end ?? known else { return nil }
    let first = dated.map(\.date).filter { $0.window.from != nil }
      .min { ($0.window.from ?? day) < ($1.window.from ?? day) }
    return Horizon(
      day: day, newest: newest.map { ($0.document, $0.date) }, oldest: isWhole ? first : nil,
      known: max(day, known ?? day),
      confirmation: confirmation)
  }

  /// The date of a document that tells something, as it is registered; `nil` of a list of names.
  private func date(ofDocument id: Identifier) -> Period? {
    guard case .source(.registered(let source))? = introduction(of: id)?.event,
      source.kind != .list
    else { return nil }
    return source.date
  }
}

extension Fact {
  /// The day by which the newest of it could be known: it, or a correction of it.
  fileprivate var lastKnown: CalendarDay {
    ([entry] + corrections).map(\.knownBy).max() ?? entry.knownBy
  }
}
