package import Calendar
internal import EventFormat
package import Governance

/// That somebody says that what the register holds about a product is complete up to a day.
package struct Confirmation: Sendable {
  package let confirmed: StandingConfirmed
  /// What says it.
  package let fact: Fact
  /// The last day it covers.
  package let through: CalendarDay
  /// What was recorded after it about a day that it covers, and so contradicts it: then it counts no longer.
  package let contradictions: [Fact]
}

extension View {
  /// The newest confirmation that counts for a product and covers a day; `nil` when absence means nothing.
  ///
  /// None counts where something is contradicted, in an open dispute, or said by an entry that cannot be read.
  package func confirmation(of product: Identifier, covering day: CalendarDay) -> Confirmation? {
    confirmations(of: product).last { $0.through >= day && $0.contradictions.isEmpty }
  }

  /// Whether somebody confirmed that all that is recorded of a product, or of the product that a deadline is for, is
  /// complete and right up to a day.
  ///
  /// Only then silence means no: a term that ended by that day, and that nothing says was met, was not met.
  package func isConfirmed(_ thing: Identifier, through day: CalendarDay) -> Bool {
    guard !model.rare.confirmations.isEmpty else { return false }
    if case .deadline(.set(let set))? = introduction(of: thing)?.event {
      return confirmation(of: set.subject, covering: day) != nil
    }
    return confirmation(of: thing, covering: day) != nil
  }

  /// Every confirmation of a product, in order of the last day they cover.
  package func confirmations(of product: Identifier) -> [Confirmation] {
    let said = saidConfirmations().compactMap { fact -> (StandingConfirmed, Fact)? in
      guard case .confirmation(.confirmed(let confirmed)) = fact.event,
        covers(confirmed, fact, product)
      else { return nil }
      return (confirmed, fact)
    }
    guard !said.isEmpty else { return [] }
    let covered = coveredFacts(of: product)
    if model.hasClaims, covered.contains(where: { isInOpenDispute($0.entry.id) }) { return [] }
    if mayBeTouchedUnread(product, covered) { return [] }
    return said.compactMap { confirmed, fact -> Confirmation? in
      guard let through = confirmed.through.window.to else { return nil }
      return Confirmation(
        confirmed: confirmed, fact: fact, through: through,
        contradictions: covered.filter { $0.contradicts(fact, through: through) })
    }.sorted { $0.through < $1.through }
  }

  /// Of each product that anybody ever confirmed, its confirmations in order of the last day they cover; by product.
  package func allConfirmations() -> [(product: Identifier, confirmations: [Confirmation])] {
    let said = saidConfirmations().compactMap { fact -> StandingConfirmed? in
      if case .confirmation(.confirmed(let confirmed)) = fact.event { confirmed } else { nil }
    }
    let products =
      said.contains(where: \.isAll)
      ? facts(of: [.productRegistered]).flatMap { $0.event.domain.introduced.map(\.id) }
      : said.flatMap(\.subjects)
    return Set(products).sorted().map { ($0, confirmations(of: $0)) }
  }

  /// Of all, every product that the register knew when it was said.
  private func covers(
    _ confirmed: StandingConfirmed, _ fact: Fact, _ product: Identifier
  ) -> Bool {
    guard confirmed.isAll else { return confirmed.subjects.contains(product) }
    guard let introduction = introduction(of: product) else { return false }
    return introduction.entry.sequence < fact.entry.sequence
  }

  /// What a confirmation covers: roles, deadlines, hand-overs, stages and decisions of a product.
  private func coveredFacts(of product: Identifier) -> [Fact] {
    let own = facts(about: product, of: Self.covered)
    let things = own.flatMap { $0.event.domain.introduced.map(\.id) }
    let later = things.flatMap { facts(about: $0, of: Self.covered) }
    var seen: Set<Int> = []
    return (own + later).filter { seen.insert($0.entry.sequence).inserted }
  }

  /// Whether an entry that nobody here understands may say something of what is covered.
  private func mayBeTouchedUnread(_ product: Identifier, _ covered: [Fact]) -> Bool {
    guard !model.strange.isEmpty else { return false }
    let things = [product] + covered.flatMap { $0.event.domain.introduced.map(\.id) }
    let strange = Set(model.strange.filter(isVisible))
    let touching = things.flatMap { model.mentions(of: $0) }.filter(strange.contains)
    for place in touching { model.unreadEntries.note(place) }
    return !touching.isEmpty
  }

  private static let covered: Set<EventType> = [
    .responsibilityAssigned, .responsibilityEnded, .responsibilityVacant, .handOverOffered,
    .handOverAccepted, .handOverDeclined, .handOverCompleted, .handOverWithdrawn, .deadlineSet,
    .deadlineMoved, .deadlineMissed, .deadlineMet, .deadlineDropped, .stageReached, .decisionTaken,
  ]
}

extension Fact {
  /// Whether it, or what it was corrected to, was recorded after a confirmation and may be of a day that this covers.
  fileprivate func contradicts(_ confirmation: Fact, through: CalendarDay) -> Bool {
    let last = corrections.last?.sequence ?? entry.sequence
    guard last > confirmation.entry.sequence else { return false }
    return valid.window.from.map { $0 <= through } ?? true
  }
}
