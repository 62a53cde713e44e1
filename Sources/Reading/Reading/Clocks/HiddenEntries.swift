/// Entries that are left out of a view: some that follow each other in the order of happening.
///
/// They are told by their places in that order, for of each step of a replay all later ones of that day
/// are left out.
package struct HiddenEntries: Sendable {
  /// Facts in the order of happening.
  package final class Order: Sendable {
    private let places: [Int: Int]
    private let ends: [Int]

    package init(_ facts: [Fact]) {
      places = Dictionary(
        facts.enumerated().map { ($1.entry.sequence, $0) }, uniquingKeysWith: { first, _ in first })
      var ends = Array(facts.indices).map { $0 + 1 }
      for index in facts.indices.dropLast().reversed()
      where facts[index].window.to == facts[index + 1].window.to {
        ends[index] = ends[index + 1]
      }
      self.ends = ends
    }

    /// Behind the last fact that ends on the same day.
    package func end(ofDayAt place: Int) -> Int { ends[place] }

    fileprivate func place(of entry: Int) -> Int? { places[entry] }
  }

  static let none = HiddenEntries(places: 0..<0, in: Order([]))

  private let places: Range<Int>
  private let order: Order

  package init(places: Range<Int>, in order: Order) {
    self.places = places
    self.order = order
  }

  func contain(_ entry: Int) -> Bool {
    !places.isEmpty && order.place(of: entry).map(places.contains) ?? false
  }
}
