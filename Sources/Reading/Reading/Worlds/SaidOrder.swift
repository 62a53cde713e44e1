internal import EventFormat
internal import Governance

// Which facts are said to come after which, whatever they are about.

extension View {
  /// Whether a fact is said to come after another one, or another one after it.
  func hasSaidOrder(_ fact: Fact) -> Bool {
    guard fact.event.type != .processDefined else { return false }
    return !fact.after.isEmpty || !followers(of: fact).isEmpty
  }

  /// A fact, what it is said to come after, and what is said to come after it.
  func saidNeighbours(of place: Int) -> [Fact] {
    guard let fact = fact(ofEntry: place) else { return [] }
    let earlier = fact.after.compactMap { originalPlace(of: $0).flatMap(fact(ofEntry:)) }
    return [fact] + earlier + followers(of: fact)
  }

  /// The place of the fact that an entry states or corrects.
  func originalPlace(of entry: EntryIdentifier) -> Int? {
    place(of: entry).map { root(of: $0) ?? $0 }
  }

  private func followers(of fact: Fact) -> [Fact] {
    let named = Set([fact.entry.id] + fact.corrections.map(\.id))
    return named.flatMap { model.mentions(of: $0) }.unique.sorted().compactMap { place in
      // Very many entries may name one, and few say anything of order.
      guard isVisible(place), LineScanner.mayHaveOrder(model.line(place)),
        let entry = model.entry(place), !named.isDisjoint(with: entry.proposal.after)
      else { return nil }
      return self.fact(ofEntry: place)
    }
  }
}
