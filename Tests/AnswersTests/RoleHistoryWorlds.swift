/// What all worlds of a `RoleHistory` say of who holds the role.
struct RoleHistoryWorlds {
  /// A fact as it counts in one register, or in several: the end of a party counts apart in each.
  private struct Node {
    let window: ClosedRange<Int>
    /// Rank, known day, place in the log: what comes first on one day.
    var tie: [Int]
    /// 1 when the party then holds the role for the product, 0 when it no longer does.
    var sets: [Register: Int] = [:]
    /// What it sets without any begin before it.
    var free: Set<Register> = []
    var step: Int?
    var isHandOver: Bool { step == 2 }

    mutating func set(_ product: Int, _ party: Int, _ value: Int) {
      let register = Register(product: product, party: party)
      sets[register] = value
      free.insert(register)
    }

    /// Somebody is named: then it is not somebody who is not, nor nobody.
    mutating func name(_ product: Int) {
      set(product, RoleHistory.unnamed, 0)
      set(product, RoleHistory.nobody, 0)
    }
  }

  struct Register: Hashable {
    let product: Int
    let party: Int
  }

  private var nodes: [Node] = []
  /// Pairs of nodes of which the first is not after the second.
  private var rules: [(Int, Int)] = []
  /// Whether some rules contradict each other.
  private(set) var isContradictory = false

  /// `facts` in the order of recording.
  init(_ facts: [RoleHistory.Fact], known: Int) {
    // Without its offer nobody knows what a hand-over moves.
    let isOffered = facts.contains { $0.kind.isOffer && $0.known <= known }
    for (place, fact) in facts.enumerated() where fact.known <= known {
      if fact.kind.isStep, !isOffered { continue }
      var window = fact.window
      if let corrected = fact.corrected, corrected.known <= known { window = corrected.window }
      add(fact, window, place)
    }
    nodes.sort { $0.tie.lexicographicallyPrecedes($1.tie) }
    order()
  }

  private mutating func add(_ fact: RoleHistory.Fact, _ window: ClosedRange<Int>, _ place: Int) {
    func node(_ rank: Int) -> Node { Node(window: window, tie: [rank, fact.known, place]) }
    var one: Node
    switch fact.kind {
    case .assigned(let product, let parties):
      one = node(6)
      for party in parties { one.sets[Register(product: product, party: party)] = 1 }
      one.name(product)
    case .unnamed(let product):
      one = node(6)
      one.sets[Register(product: product, party: RoleHistory.unnamed)] = 1
      one.set(product, RoleHistory.nobody, 0)
    case .vacated(let product):
      one = node(6)
      for party in 0...RoleHistory.unnamed { one.set(product, party, 0) }
      one.sets[Register(product: product, party: RoleHistory.nobody)] = 1
    case .ended(let product, let parties):
      one = node(6)
      for party in parties { one.sets[Register(product: product, party: party)] = 0 }
    case .offered:
      one = node(2)
      one.step = 0
    case .accepted:
      one = node(3)
      one.step = 1
    case .completed(let products, let from, let to):
      one = node(6)
      one.step = 2
      for product in products {
        for party in from { one.sets[Register(product: product, party: party)] = 0 }
        for party in to { one.sets[Register(product: product, party: party)] = 1 }
        one.name(product)
      }
    case .partyEnded(let parties):
      for product in 0...1 {
        for party in parties {
          var copy = node(9)
          copy.tie.append(contentsOf: [product, party])
          copy.sets[Register(product: product, party: party)] = 0
          nodes.append(copy)
        }
      }
      return
    }
    nodes.append(one)
  }

  private var registers: Set<Register> { Set(nodes.flatMap(\.sets.keys)) }

  private mutating func order() {
    var byClass: [[(Int, Int)]] = [[], [], []]
    for register in registers {
      let ends = nodes.indices.filter {
        nodes[$0].sets[register] == 0 && !nodes[$0].free.contains(register)
      }
      let begins = nodes.indices.filter { nodes[$0].sets[register] == 1 }
      for end in ends {
        let window = nodes[end].window
        let candidates = begins.filter { begin in
          let isPossible = nodes[begin].window.lowerBound <= window.upperBound
          // Certainly ended by another one before.
          let isOver = ends.contains { other in
            nodes[other].window.lowerBound >= nodes[begin].window.upperBound
              && nodes[other].window.upperBound < window.lowerBound
          }
          return isPossible && !isOver
        }
        if candidates.count == 1 {
          byClass[nodes[end].isHandOver ? 1 : 0].append((candidates[0], end))
        }
      }
    }
    for first in nodes.indices {
      for second in nodes.indices {
        if let one = nodes[first].step, let other = nodes[second].step, one < other {
          byClass[2].append((first, second))
        }
      }
    }
    for rules in byClass { add(rules) }
    live()
  }

  /// Adds the rules of one class, without those between facts that then have no day.
  private mutating func add(_ added: [(Int, Int)]) {
    var added = added
    while true {
      let windows = Self.narrowed(
        nodes.map { ($0.window.lowerBound, $0.window.upperBound) }, rules + added)
      let empty = Set(windows.indices.filter { windows[$0].0 > windows[$0].1 })
      if empty.isEmpty { break }
      isContradictory = true
      added.removeAll { empty.contains($0.0) && empty.contains($0.1) }
    }
    rules += added
  }

  private static func narrowed(_ windows: [(Int, Int)], _ rules: [(Int, Int)]) -> [(Int, Int)] {
    var windows = windows
    for _ in windows.indices {
      for (first, second) in rules {
        windows[second].0 = max(windows[second].0, windows[first].0)
        windows[first].1 = min(windows[first].1, windows[second].1)
      }
    }
    return windows
  }

  private static func worlds(_ windows: [ClosedRange<Int>], _ rules: [(Int, Int)]) -> [[Int]] {
    var worlds: [[Int]] = [[]]
    for (place, window) in windows.enumerated() {
      worlds = worlds.flatMap { world in window.map { world + [$0] } }.filter { world in
        rules.allSatisfy { rule in
          max(rule.0, rule.1) != place || world[rule.0] <= world[rule.1]
        }
      }
    }
    return worlds
  }

  /// The order on one day: ties, but what a rule puts first comes first.
  private var sequence: [Int] {
    var (left, result) = (Array(nodes.indices), [Int]())
    while let next = left.first(where: { node in
      !rules.contains { $0.1 == node && left.contains($0.0) }
    }) {
      result.append(next)
      left.removeAll { $0 == next }
    }
    return result
  }

  /// Goes through all worlds day by day.
  private mutating func live() {
    var place = [Int](repeating: 0, count: nodes.count)
    for (index, node) in sequence.enumerated() { place[node] = index }
    func bits(_ node: Node, _ value: Int) -> Int {
      node.sets.filter { $0.value == value }.keys
        .reduce(0) { $0 | 1 << ($1.product * 6 + $1.party) }
    }
    let marks = nodes.map { (takes: bits($0, 0), gives: bits($0, 1)) }
    for world in Self.worlds(nodes.map(\.window), rules) {
      let order = nodes.indices.sorted { (world[$0], place[$0]) < (world[$1], place[$1]) }
      var (next, held) = (0, 0)
      for day in Self.days {
        while next < order.count, world[order[next]] <= day {
          let mark = marks[order[next]]
          held = held & ~mark.takes | mark.gives
          next += 1
        }
        possible[day] |= held
        certain[day] &= held
        for product in 0...1 where held & 0b11111 << (product * 6) == 0 {
          vacant[day] |= 1 << product
        }
      }
    }
  }

  /// Who holds the role for a product at the end of a day: in some world, and in every one.
  func holders(of product: Int, on day: Int) -> (possible: Set<Int>, certain: Set<Int>) {
    func parties(_ bits: Int) -> Set<Int> {
      Set((0...RoleHistory.nobody).filter { bits & 1 << (product * 6 + $0) != 0 })
    }
    return (parties(possible[day]), parties(certain[day]))
  }

  /// Whether in every world somebody holds the role for a product at the end of a day.
  func isHeld(_ product: Int, on day: Int) -> Bool { vacant[day] & 1 << product == 0 }

  private static let days = 0...11
  /// By day, a bit for each product that nobody holds in some world.
  private var vacant = [Int](repeating: 0, count: Self.days.count)
  /// By day, a bit for each product and party.
  private var possible = [Int](repeating: 0, count: Self.days.count)
  private var certain = [Int](repeating: ~0, count: Self.days.count)
}

extension RoleHistory.Fact.Kind {
  fileprivate var isOffer: Bool { if case .offered = self { true } else { false } }

  fileprivate var isStep: Bool {
    switch self {
    case .offered, .accepted, .completed: true
    case .assigned, .unnamed, .vacated, .ended, .partyEnded: false
    }
  }
}
