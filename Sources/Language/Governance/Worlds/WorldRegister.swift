package import Calendar

/// What can be asked about one thing, set by facts of which the last one holds: whether a party has a role, what a
/// thing is called, in which state it is (FORMAT 7.6).
///
/// Asking for a day costs the logarithm of the number of facts, and what it finds.
package struct WorldRegister: Sendable {
  /// Its facts, in an order that keeps the rules; of two on one day the later one holds.
  package let facts: [Int]
  private let spans: [DaySpan]
  private let places: [Int: Int]
  /// Of each the first day by which a fact that is not before it has certainly come; of none the last day there is.
  private let follows: [Int32]
  private let overlaps: SpanOverlaps
  /// The last days of the facts, sorted; and of each so many facts, which of them has the latest first day.
  private let ends: [Int32]
  private let pivots: [Int]

  /// `follows` is of the facts that set it, and so is `setBy`: the others only wait to be ended by those.
  init(facts: [Int], spans: [DaySpan], follows: [Int32], setBy: (Int) -> Bool) {
    self.facts = facts
    self.spans = spans
    places = Dictionary(facts.enumerated().map { ($1, $0) }) { first, _ in first }
    self.follows = follows
    overlaps = SpanOverlaps(spans)
    let byEnd = facts.indices.filter { setBy(facts[$0]) }.sorted { spans[$0].to < spans[$1].to }
    ends = byEnd.map { spans[$0].to }
    var pivots: [Int] = []
    for place in byEnd {
      let last = pivots.last ?? place
      let isLater = (spans[last].from, last) < (spans[place].from, place)
      pivots.append(isLater ? place : last)
    }
    self.pivots = pivots
  }

  /// Whether a fact may come after another one, both of its own and by the end of a day.
  package func mayFollow(_ fact: Int, _ other: Int, by day: CalendarDay) -> Bool {
    guard let place = places[fact], let before = places[other] else { return false }
    return spans[place].from <= day.number
      && (min(spans[place].to, day.number), place) >= (spans[before].from, before)
  }

  /// Whether a fact of its own has certainly come by the end of a day.
  package func hasCome(_ fact: Int, by day: CalendarDay) -> Bool {
    places[fact].map { spans[$0].to <= day.number } ?? false
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
    let pivot = pivot(on: day)
    let since = pivot.map { spans[$0].from } ?? .min
    let possible = overlaps.places(from: since, to: day).filter { place in
      guard follows[place] > day else { return false }
      return pivot.map { (min(spans[place].to, day), place) >= (since, $0) } ?? true
    }
    return Current(facts: possible.sorted().map { facts[$0] }, mayBeUnset: pivot == nil)
  }

  /// The last of those that have certainly come: nothing that is certainly before it holds.
  private func pivot(on day: Int32) -> Int? {
    var (low, high) = (0, ends.count)
    while low < high {
      let middle = (low + high) / 2
      if ends[middle] <= day { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : pivots[low - 1]
  }
}
