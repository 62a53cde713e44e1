package import Governance
package import Reading

/// That one product waits for another one, on the day asked.
package struct DependencyStanding: Sendable {
  package let dependency: DependencyRecorded
  package let fact: Fact
  /// What ended it, or may have; `nil` while it certainly stands.
  package let ended: Fact?
  /// Open disputes over it, or over its end.
  package let disputes: [DisputeStanding]

  /// Whether it holds on the day asked, at least possibly.
  package var holds: Bool {
    fact.happening != .notYet && ended?.happening != .happened
  }

  package var certainty: Certainty {
    fact.happening == .happened && ended == nil ? .certain : .possible
  }
}

/// A product that a delay reaches, and by which way.
package struct ImpactedProduct: Sendable {
  package let product: Identifier
  /// The dependencies that lead to it, the first one at the product that was asked about; of a long way
  /// only the last ones.
  package let path: [DependencyStanding]
  /// How many dependencies lead to it in all.
  package let pathLength: Int
  package let deadlines: [DeadlineStanding]
  package let ownership: Ownership
  /// Open disputes over the way to it, its deadlines or its owner.
  package let disputes: [DisputeStanding]

  /// Who owns it, certainly or possibly.
  package var owners: [Holding] { ownership.holders(of: .owner) }
}

/// A part of a product, with how many products wait for that part.
package struct AwaitedPart: Sendable {
  package let product: Identifier
  /// No further than `waitingMax`: what waits for each of very many parts is not counted to the end.
  package let waiting: Int

  package static let waitingMax = 1_000
}

/// What waits for a product, directly or through others.
package struct Impact: Sendable {
  package let product: Identifier
  package let deadlines: [DeadlineStanding]
  /// Nearest first.
  package let waiting: [ImpactedProduct]
  /// What the product itself waits for, directly.
  package let awaited: [DependencyStanding]
  /// Its parts on which something waits, whether or not something waits on the whole.
  package let parts: [AwaitedPart]
  /// Rings of products that wait for each other, each as the products on it.
  package let loops: [[Identifier]]
  /// Open disputes over its own deadlines, and over what it waits for.
  package let disputes: [DisputeStanding]

  /// Every open dispute on which the answer rests.
  package var allDisputes: [DisputeStanding] { (disputes + waiting.flatMap(\.disputes)).once }
}

extension View {
  /// Every dependency that holds on the day asked, or may.
  package func dependencies() -> [DependencyStanding] {
    facts(of: [.dependencyRecorded]).compactMap(dependency).filter(\.holds)
  }

  /// The dependencies of one product, in whichever direction.
  package func dependencies(of product: Identifier) -> [DependencyStanding] {
    facts(about: product, of: [.dependencyRecorded]).compactMap(dependency).filter(\.holds)
  }

  private func dependency(_ fact: Fact) -> DependencyStanding? {
    guard case .dependency(.recorded(let event)) = fact.event else { return nil }
    let endings = facts(about: event.dependency, of: [.dependencyEnded]).filter {
      $0.happening != .notYet
    }
    return DependencyStanding(
      dependency: event, fact: fact,
      ended: endings.first { $0.happening == .happened } ?? endings.first,
      disputes: disputes(of: [fact] + endings))
  }

  /// What a delay of a product reaches: what waits for it, what waits for that, and so on.
  package func impact(of product: Identifier) -> Impact {
    let all = dependencies()
    let graph = DependencyGraph(all)
    let ways = graph.ways(from: product)
    let seen = Set(ways.map(\.end) + [product])
    let deadlines = openDeadlines(of: product)
    let awaited = dependencies(of: product).filter { $0.dependency.waiting == product }
    return Impact(
      product: product, deadlines: deadlines,
      waiting: ways.indices.map { impacted(ways, $0) }, awaited: awaited,
      parts: allParts(of: product).compactMap { part in
        let count = graph.ways(from: part, most: AwaitedPart.waitingMax).count
        return count == 0 ? nil : AwaitedPart(product: part, waiting: count)
      },
      loops: DependencyLoops(all).loops.filter { !seen.isDisjoint(with: $0) },
      disputes: (deadlines.flatMap(\.disputes) + awaited.flatMap(\.disputes)).once)
  }

  private func impacted(_ ways: [DependencyGraph.Way], _ index: Int) -> ImpactedProduct {
    let product = ways[index].end
    let deadlines = openDeadlines(of: product)
    let ownership = ownership(of: product)
    let path = DependencyGraph.path(ways, to: index, most: Self.pathMax)
    return ImpactedProduct(
      product: product, path: path, pathLength: ways[index].length, deadlines: deadlines,
      ownership: ownership,
      disputes: (path.flatMap(\.disputes) + deadlines.flatMap(\.disputes)
        + disputes(of: ownership, as: .owner)).once)
  }

  /// So many dependencies of a way are shown: nobody reads more, and each of very many products may lie at
  /// the end of a very long one.
  package static let pathMax = 20

  /// The deadlines of a product that are neither met nor dropped.
  func openDeadlines(of product: Identifier) -> [DeadlineStanding] {
    deadlines(of: product).filter(\.isOpen)
  }
}

/// Which product waits for which.
private struct DependencyGraph {
  /// How something that waits is reached: the last dependency, and the place of the way before that.
  struct Way {
    let end: Identifier
    let last: DependencyStanding
    let before: Int?
    let length: Int
  }

  private var waiting: [Identifier: [DependencyStanding]] = [:]

  init(_ dependencies: [DependencyStanding]) {
    for standing in dependencies {
      waiting[standing.dependency.awaited, default: []].append(standing)
    }
  }

  /// Everything that waits for a product, nearest first; no more than so many.
  func ways(from product: Identifier, most: Int = .max) -> [Way] {
    var seen: Set<Identifier> = [product]
    var found: [Way] = []
    var (current, next) = (product, 0)
    while true {
      let before = next == 0 ? nil : next - 1
      for standing in waiting[current] ?? [] where found.count < most {
        let end = standing.dependency.waiting
        guard seen.insert(end).inserted else { continue }
        let length = (before.map { found[$0].length } ?? 0) + 1
        found.append(Way(end: end, last: standing, before: before, length: length))
      }
      guard next < found.count, found.count < most else { return found }
      current = found[next].end
      next += 1
    }
  }

  /// The dependencies of a way, or the last ones of a long way.
  static func path(_ ways: [Way], to index: Int, most: Int) -> [DependencyStanding] {
    var path: [DependencyStanding] = []
    var current: Int? = index
    while let way = current, path.count < most {
      path.append(ways[way].last)
      current = ways[way].before
    }
    return path.reversed()
  }
}

/// Finds the rings in a set of dependencies: products that wait for each other, directly or through
/// others.
///
/// Tarjan's strongly connected components (SIAM Journal on Computing 1, 1972, 146–160), with a row of its
/// own in place of calls within calls.
struct DependencyLoops {
  private(set) var loops: [[Identifier]] = []
  private var next: [Identifier: [Identifier]] = [:]
  private var numbers: [Identifier: Int] = [:]
  /// The lowest number that can be reached, as far as is known.
  private var lowest: [Identifier: Int] = [:]
  private var open: [Identifier] = []
  private var isOpen: Set<Identifier> = []

  init(_ dependencies: [DependencyStanding]) {
    for standing in dependencies {
      next[standing.dependency.awaited, default: []].append(standing.dependency.waiting)
    }
    for product in next.keys.sorted() where numbers[product] == nil { visit(product) }
    loops.sort { $0.lexicographicallyPrecedes($1) }
  }

  private mutating func visit(_ start: Identifier) {
    var way: [(product: Identifier, tried: Int)] = []
    func enter(_ product: Identifier, _ loops: inout DependencyLoops) {
      loops.lowest[product] = loops.numbers.count
      loops.numbers[product] = loops.numbers.count
      loops.open.append(product)
      loops.isOpen.insert(product)
      way.append((product, 0))
    }
    enter(start, &self)
    while let (product, tried) = way.last {
      let others = next[product] ?? []
      guard tried < others.count else {
        way.removeLast()
        if let below = way.last?.product { reach(lowest[product], from: below) }
        if lowest[product] == numbers[product] { close(product) }
        continue
      }
      way[way.count - 1].tried += 1
      let other = others[tried]
      if numbers[other] == nil {
        enter(other, &self)
      } else if isOpen.contains(other) {
        reach(numbers[other], from: product)
      }
    }
  }

  private mutating func reach(_ number: Int?, from product: Identifier) {
    guard let number, let known = lowest[product], number < known else { return }
    lowest[product] = number
  }

  /// Everything that was opened since a product and is still open waits for it and is waited for by it.
  private mutating func close(_ product: Identifier) {
    var ring: [Identifier] = []
    while let last = open.popLast() {
      isOpen.remove(last)
      ring.append(last)
      if last == product { break }
    }
    if ring.count > 1 || next[product]?.contains(product) ?? false { loops.append(ring.sorted()) }
  }
}
