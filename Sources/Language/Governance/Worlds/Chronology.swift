package import Calendar

/// Facts that each happened on one day, known only to lie in a window, and the rules of order between them.
///
/// A **world** gives every fact a day in its window such that the rules hold. Here windows are narrowed to
/// the days that a fact has in some world (FORMAT 7.6); where no world satisfies the rules, those that
/// contradict each other are dropped, the lowest class first.
package struct Chronology: Sendable {
  /// Of each fact the days that it can have: none is empty.
  package let spans: [DaySpan]
  /// Of each rule that was dropped, the facts that it would have put in an order that cannot be.
  package let dropped: [(kind: OrderRule.Class, facts: [Int])]
  /// The place of each fact in an order that keeps the rules, and that of `facts` where they leave it open.
  package let ranks: [Int]
  private let graph: OrderGraph

  /// `windows` in tie order: of two facts on one day, the one that comes later in it is the later one, unless a
  /// rule says otherwise.
  package init(_ windows: [DaySpan], _ rules: [OrderRule]) {
    var kept: [OrderRule] = []
    var dropped: [(kind: OrderRule.Class, facts: [Int])] = []
    var spans = windows
    for kind in OrderRule.Class.allCases.reversed() {
      var added = rules.filter { $0.kind == kind }
      if added.isEmpty { continue }
      while true {
        let graph = OrderGraph(facts: windows.count, kept + added)
        let circles = graph.circles
        spans = Self.narrowed(windows, graph)
        let impossible =
          circles.isEmpty ? Set(spans.indices.filter { spans[$0].isEmpty }) : circles
        if impossible.isEmpty { break }
        let facts = impossible.filter { $0 < windows.count }.sorted()
        dropped.append((kind, facts))
        added = added.flatMap { $0.dropping(Set(facts)) }
      }
      kept += added
    }
    self.spans = spans
    self.dropped = dropped
    graph = OrderGraph(facts: windows.count, kept)
    var ranks = Array(0..<windows.count)
    // A node between facts is passed as soon as it can be.
    let order = graph.sorted(by: ranks + [Int](repeating: -1, count: graph.count - ranks.count))
    for (rank, node) in order.filter({ $0 < windows.count }).enumerated() { ranks[node] = rank }
    self.ranks = ranks
  }

  /// Narrows windows until nothing changes: nothing happens before what it is not before, nor after what it is not
  /// after.
  private static func narrowed(_ windows: [DaySpan], _ graph: OrderGraph) -> [DaySpan] {
    var spans = windows
    let latest = windows.indices.sorted { windows[$0].from > windows[$1].from }
    graph.flood(from: latest) { node, start in
      if node < spans.count { spans[node].from = windows[start].from }
    }
    let earliest = windows.indices.sorted { windows[$0].to < windows[$1].to }
    graph.flood(from: earliest, against: true) { node, start in
      if node < spans.count { spans[node].to = windows[start].to }
    }
    return spans
  }

  /// The facts that cannot come after one, by one rule or several in a row.
  package func predecessors(of fact: Int) -> Set<Int> {
    var found: Set<Int> = []
    graph.flood(beyond: [fact]) { node, _ in
      if node < spans.count { found.insert(node) }
    }
    return found
  }

  /// What one register says, set by some of the facts.
  ///
  /// With `ends` only those set it; each of the others holds until one of them has come.
  package func register(_ facts: [Int], ends: Set<Int>? = nil) -> WorldRegister {
    let facts = facts.sorted { ranks[$0] < ranks[$1] }
    let setters = ends.map { ends in facts.filter(ends.contains) } ?? facts
    var places: [Int: Int] = [:]
    for (place, fact) in facts.enumerated() { places[fact] = place }
    var follows = [Int32](repeating: .max, count: facts.count)
    graph.flood(beyond: setters.sorted { spans[$0].to < spans[$1].to }) { node, end in
      if let place = places[node] { follows[place] = spans[end].to }
    }
    return WorldRegister(
      facts: facts, spans: facts.map { spans[$0] }, follows: follows,
      setBy: { ends?.contains($0) ?? true })
  }
}
