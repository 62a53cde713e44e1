package import Calendar
package import Governance

/// How far what is known of something goes: after it nothing is said, whatever happened.
package struct Horizon: Sendable {
  /// The day by which the newest of it was known.
  package let day: CalendarDay
  /// The newest document that says something of it, and its date; `nil` when nothing has a source.
  package let newest: (document: Identifier, date: Period)?
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
    let dates = facts(of: [.sourceRegistered]).compactMap { fact -> (Identifier, Period)? in
      guard case .source(.registered(let source)) = fact.event, source.kind != .list else {
        return nil
      }
      return (source.source, source.date)
    }
    let told = model.index.places(of: Set(EventType.allCases).subtracting(Self.naming))
    let known = told.filter(isVisible).compactMap { model.index.knownBy($0) }.max()
    return horizon(known: known, dates, confirmation: nil)
  }

  /// What only says what there is.
  private static let naming: Set<EventType> = [
    .sourceRegistered, .partyRegistered, .processDefined,
  ]

  private func horizon(of facts: [Fact], confirmation: Confirmation?) -> Horizon? {
    let documents = Set(facts.flatMap { $0.source.map(\.document) }).sorted()
    return horizon(
      known: facts.map(\.lastKnown).max(),
      documents.compactMap { id in date(ofDocument: id).map { (id, $0) } },
      confirmation: confirmation)
  }

  private func horizon(
    known: CalendarDay?, _ dates: [(Identifier, Period)], confirmation: Confirmation?
  ) -> Horizon? {
    let dated = dates.compactMap { document, date in
      date.window.to.map { (document: document, date: date, end: $0) }
    }
    let newest = dated.max { $0.end < $1.end }
    guard let day = [known, newest?.end].compactMap(\.self).max() else { return nil }
    return Horizon(
      day: day, newest: newest.map { ($0.document, $0.date) }, confirmation: confirmation)
  }

  /// The date that a document has, as it is registered.
  private func date(ofDocument id: Identifier) -> Period? {
    guard case .source(.registered(let source))? = introduction(of: id)?.event else { return nil }
    return source.date
  }
}

extension Fact {
  /// The day by which the newest of it could be known: it, or a correction of it.
  fileprivate var lastKnown: CalendarDay {
    ([entry] + corrections).map(\.knownBy).max() ?? entry.knownBy
  }
}
