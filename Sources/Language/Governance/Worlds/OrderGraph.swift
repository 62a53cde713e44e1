/// Which facts cannot come after which, to be walked in both directions.
///
/// A rule over many facts gets a node of its own between them, so that there are no more edges than facts
/// named in rules.
struct OrderGraph {
  /// The facts, and behind them a node for each rule over more than two.
  let count: Int
  private let forward: Edges
  private let backward: Edges

  init(facts: Int, _ rules: [OrderRule]) {
    var edges: [(Int, Int)] = []
    var count = facts
    for rule in rules {
      if rule.earlier.count == 1, rule.later.count == 1 {
        edges.append((rule.earlier[0], rule.later[0]))
        continue
      }
      edges += rule.earlier.map { ($0, count) } + rule.later.map { (count, $0) }
      count += 1
    }
    self.count = count
    forward = Edges(count, edges)
    backward = Edges(count, edges.map { ($0.1, $0.0) })
  }

  /// Goes from nodes, in this order, along the rules or against them, and tells of each node from which it was
  /// first reached; the starts included.
  func flood(
    from starts: [Int], against: Bool = false, reached: (_ node: Int, _ start: Int) -> Void
  ) {
    var seen = [Bool](repeating: false, count: count)
    for start in starts where !seen[start] {
      var pending = [start]
      seen[start] = true
      while let node = pending.popLast() {
        reached(node, start)
        for next in (against ? backward : forward)[node] where !seen[next] {
          seen[next] = true
          pending.append(next)
        }
      }
    }
  }

  /// Goes from nodes, in this order, against the rules, and tells of each node from which other one it was first
  /// reached.
  func flood(beyond starts: [Int], reached: (_ node: Int, _ start: Int) -> Void) {
    // A set, for there are many registers and little lies before most.
    var seen: Set<Int> = []
    for start in starts {
      var pending = [start]
      while let node = pending.popLast() {
        for next in backward[node] where seen.insert(next).inserted {
          reached(next, start)
          pending.append(next)
        }
      }
    }
  }

  /// The nodes in an order that keeps the rules, of those that it leaves open the first by `rank` first; without
  /// those that lie on a circle or behind one.
  func sorted(by rank: [Int]) -> [Int] {
    var missing = (0..<count).map { backward[$0].count }
    var ready = Heap()
    for node in 0..<count where missing[node] == 0 { ready.insert(rank[node], node) }
    var result: [Int] = []
    while let node = ready.removeFirst() {
      result.append(node)
      for next in forward[node] {
        missing[next] -= 1
        if missing[next] == 0 { ready.insert(rank[next], next) }
      }
    }
    return result
  }

  /// The facts and nodes on a circle of rules, or between two circles.
  var circles: Set<Int> {
    var left = Set(0..<count)
    for edges in [(forward, backward), (backward, forward)] {
      var missing = (0..<count).map { node in edges.1[node].count(where: left.contains) }
      var ready = left.filter { missing[$0] == 0 }
      while let node = ready.popFirst() {
        left.remove(node)
        for next in edges.0[node] where left.contains(next) {
          missing[next] -= 1
          if missing[next] == 0 { ready.insert(next) }
        }
      }
    }
    return left
  }

  /// The targets of every node, one after another.
  private struct Edges {
    private let starts: [Int]
    private let targets: [Int]

    init(_ count: Int, _ edges: [(Int, Int)]) {
      var sizes = [Int](repeating: 0, count: count + 1)
      for edge in edges { sizes[edge.0 + 1] += 1 }
      for node in sizes.indices.dropFirst() { sizes[node] += sizes[node - 1] }
      var (places, targets) = (sizes, [Int](repeating: 0, count: edges.count))
      for edge in edges {
        targets[places[edge.0]] = edge.1
        places[edge.0] += 1
      }
      starts = sizes
      self.targets = targets
    }

    subscript(node: Int) -> ArraySlice<Int> { targets[starts[node]..<starts[node + 1]] }
  }

  /// Nodes with the smallest rank first.
  private struct Heap {
    private var elements: [(rank: Int, node: Int)] = []

    mutating func insert(_ rank: Int, _ node: Int) {
      elements.append((rank, node))
      var index = elements.count - 1
      while index > 0, elements[index].rank < elements[(index - 1) / 2].rank {
        elements.swapAt(index, (index - 1) / 2)
        index = (index - 1) / 2
      }
    }

    mutating func removeFirst() -> Int? {
      guard let first = elements.first, let last = elements.popLast() else { return nil }
      guard !elements.isEmpty else { return first.node }
      elements[0] = last
      var index = 0
      while true {
        let children = [2 * index + 1, 2 * index + 2].filter { $0 < elements.count }
        guard let least = children.min(by: { elements[$0].rank < elements[$1].rank }),
          elements[least].rank < elements[index].rank
        else { return first.node }
        elements.swapAt(index, least)
        index = least
      }
    }
  }
}
