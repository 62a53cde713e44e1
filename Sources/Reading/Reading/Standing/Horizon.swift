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

  /// How far the register goes as a whole: its newest document, lists of names apart.
  package func horizon() -> Horizon? {
    let documents = facts(of: [.sourceRegistered]).filter { fact in
      guard case .source(.registered(let source)) = fact.event else { return false }
      return source.kind != .list
    }
    return horizon(of: documents, confirmation: nil)
  }

  private func horizon(of facts: [Fact], confirmation: Confirmation?) -> Horizon? {
    guard let day = facts.map(\.lastKnown).max() else { return nil }
    let documents = Set(facts.flatMap { $0.source.map(\.document) })
    var newest: (document: Identifier, date: Period)?
    for document in documents.sorted() {
      guard let date = date(ofDocument: document) else { continue }
      guard let known = newest?.date.window.to else {
        newest = (document, date)
        continue
      }
      if let end = date.window.to, end > known { newest = (document, date) }
    }
    let last = newest?.date.window.to ?? day
    return Horizon(day: max(day, last), newest: newest, confirmation: confirmation)
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
