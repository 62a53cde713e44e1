/// What can be asked about one thing, set by facts of which the last one holds: whether a party has a role, what a
/// thing is called, in which state it is (FORMAT 7.6).
package struct WorldRegister: Sendable {
  /// The facts that set it, in an order that keeps the rules; of two on one day the later one holds.
  package let facts: [Int]
  private let spans: [DaySpan]
  /// Of each the first day by which a fact that is not before it has certainly come; of none the last day there is.
  private let follows: [Int32]

  init(facts: [Int], spans: [DaySpan], follows: [Int32]) {
    self.facts = facts
    self.spans = spans
    self.follows = follows
  }

  /// What may be the case at the end of a day.
  package struct Current: Hashable, Sendable {
    /// The facts that hold in some world, in order; when it is one and no more is possible, in every world.
    package let facts: [Int]
    /// Whether in some world nothing has set it yet.
    package let mayBeUnset: Bool
  }

  /// What may be the case at the end of a day, over all worlds.
  package func current(on day: CalendarDay) -> Current {
    let day = day.number
    // The last of those that have certainly come: nothing that is certainly before it holds.
    let pivot = facts.indices.filter { spans[$0].to <= day }
      .max { (spans[$0].from, $0) < (spans[$1].from, $1) }
    let possible = facts.indices.filter { place in
      guard spans[place].from <= day, follows[place] > day else { return false }
      guard let pivot else { return true }
      return (min(spans[place].to, day), place) >= (spans[pivot].from, pivot)
    }
    return Current(facts: possible.map { facts[$0] }, mayBeUnset: pivot == nil)
  }
}
