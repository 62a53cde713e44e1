package import Governance

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
  /// The dependencies that lead to it, the first one at the product that was asked about.
  package let path: [DependencyStanding]
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
  package let waiting: Int
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
    let waiting = paths(from: product)
    let seen = Set(waiting.map(\.end) + [product])
    let deadlines = openDeadlines(of: product)
    let awaited = dependencies(of: product).filter { $0.dependency.waiting == product }
    return Impact(
      product: product, deadlines: deadlines,
      waiting: waiting.map { impacted($0.end, by: $0.path) }, awaited: awaited,
      parts: allParts(of: product).compactMap { part in
        let count = paths(from: part).count
        return count == 0 ? nil : AwaitedPart(product: part, waiting: count)
      },
      loops: DependencyLoops(dependencies()).loops.filter { !seen.isDisjoint(with: $0) },
      disputes: (deadlines.flatMap(\.disputes) + awaited.flatMap(\.disputes)).once)
  }

  /// Everything that waits for a product, nearest first, with the way that leads to it.
  private func paths(
    from product: Identifier
  ) -> [(end: Identifier, path: [DependencyStanding])] {
    var seen: Set<Identifier> = [product]
    var pending: [(end: Identifier, path: [DependencyStanding])] = [(product, [])]
    var found: [(end: Identifier, path: [DependencyStanding])] = []
    while !pending.isEmpty {
      let (current, path) = pending.removeFirst()
      for dependency in dependencies(of: current)
      where dependency.dependency.awaited == current
        && seen.insert(dependency.dependency.waiting).inserted
      {
        let next = (end: dependency.dependency.waiting, path: path + [dependency])
        pending.append(next)
        found.append(next)
      }
    }
    return found
  }

  /// Everything that is part of a product, and of its parts.
  private func allParts(of product: Identifier) -> [Identifier] {
    var seen: Set<Identifier> = [product]
    var found: [Identifier] = []
    var pending = parts(of: product)
    while !pending.isEmpty {
      let part = pending.removeFirst()
      guard seen.insert(part).inserted else { continue }
      found.append(part)
      pending += parts(of: part)
    }
    return found
  }

  private func impacted(
    _ product: Identifier, by path: [DependencyStanding]
  ) -> ImpactedProduct {
    let deadlines = openDeadlines(of: product)
    let ownership = ownership(of: product)
    return ImpactedProduct(
      product: product, path: path, deadlines: deadlines, ownership: ownership,
      disputes: (path.flatMap(\.disputes) + deadlines.flatMap(\.disputes)
        + disputes(of: ownership, as: .owner)).once)
  }

  /// The deadlines of a product that are neither met nor dropped.
  func openDeadlines(of product: Identifier) -> [DeadlineStanding] {
    deadlines(of: product).filter { $0.status != .met && $0.status != .dropped }
  }
}

/// Finds the rings in a set of dependencies: products that wait for each other, directly or through
/// others.
struct DependencyLoops {
  let loops: [[Identifier]]

  init(_ dependencies: [DependencyStanding]) {
    var next: [Identifier: Set<Identifier>] = [:]
    for standing in dependencies {
      next[standing.dependency.awaited, default: []].insert(standing.dependency.waiting)
    }
    let reached = next.mapValues { Self.closure(of: $0, next) }
    var rings: Set<[Identifier]> = []
    for (product, products) in reached where products.contains(product) {
      let ring = products.filter { reached[$0]?.contains(product) ?? false }
      rings.insert(ring.sorted())
    }
    loops = rings.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// All products that can be reached from some, those included.
  private static func closure(
    of products: Set<Identifier>, _ next: [Identifier: Set<Identifier>]
  ) -> Set<Identifier> {
    var seen = products
    var pending = Array(products)
    while let product = pending.popLast() {
      for other in next[product] ?? [] where seen.insert(other).inserted { pending.append(other) }
    }
    return seen
  }
}
