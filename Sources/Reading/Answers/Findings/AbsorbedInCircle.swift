internal import Governance
internal import Reading

extension FindingRule {
  static let absorbedInCircle = FindingRule(
    id: "absorbed-in-circle", severity: .attention, title: "producten gaan in elkaar op",
    explanation: """
      Volgens de vermeldingen gaat elk van deze producten op in een ander ervan, zodat er geen overblijft. Vraag na waarin
      ze zijn opgegaan, en corrigeer wat niet klopt.
      """
  ) { context in
    var into: [Identifier: Fact] = [:]
    for fact in context.facts {
      if case .product(.absorbed(let event)) = fact.event { into[event.product] = fact }
    }
    return circles(in: into).map { circle in
      let products = circle.map(\.product)
      return FindingCase(
        subjects: products, text: "\(context.view.labels(products)) gaan in elkaar op.",
        facts: circle.map(\.fact),
        certainty: circle.allSatisfy { $0.fact.happening == .happened } ? .certain : .possible)
    }
  }

  /// The products that lead to themselves, with what says so; each is passed once.
  private static func circles(
    in into: [Identifier: Fact]
  ) -> [[(product: Identifier, fact: Fact)]] {
    var passed: Set<Identifier> = []
    return into.keys.sorted().compactMap { start in
      var path: [(product: Identifier, fact: Fact)] = []
      var next = start
      while let fact = into[next], case .product(.absorbed(let event)) = fact.event,
        passed.insert(next).inserted
      {
        path.append((next, fact))
        next = event.into
      }
      return path.firstIndex { $0.product == next }.map { Array(path[$0...]) }
    }
  }
}
