package import Governance
package import Reading

/// A product with what is part of it, in the order in which the programme numbers them.
///
/// Kept as rows and not as boxes in boxes: parts may lie in parts without end.
package struct ProductBranch: Sendable {
  /// One product, how deep it lies, and how many of the rows behind it are under it.
  package struct Row: Sendable {
    package let card: ProductCard
    package fileprivate(set) var depth: Int
    package fileprivate(set) var partCount = 0
  }

  /// The product itself, then everything under it, each before what is under that.
  package let rows: [Row]

  package var card: ProductCard { rows[0].card }

  /// The rows must be of one product and all that is under it, the product first.
  fileprivate init(_ rows: [Row]) {
    precondition(rows.first?.depth == 0, "a branch begins with its product")
    self.rows = rows
  }

  /// The product and everything under it, each with how deep it lies.
  package func flattened() -> [(branch: Row, depth: Int)] { rows.map { ($0, $0.depth) } }

  /// What is directly under it, each with what is under that.
  package var parts: [ProductBranch] {
    var parts: [ProductBranch] = []
    var next = 1
    while next < rows.count {
      let end = next + 1 + rows[next].partCount
      var own = Array(rows[next..<end])
      for index in own.indices { own[index].depth -= 1 }
      parts.append(ProductBranch(own))
      next = end
    }
    return parts
  }

  /// The product alone, with only some of what is directly under it.
  fileprivate func keeping(_ parts: [ProductBranch]) -> ProductBranch {
    var kept = [Row(card: card, depth: 0)]
    for row in parts.flatMap(\.rows) {
      kept.append(Row(card: row.card, depth: row.depth + 1, partCount: row.partCount))
    }
    kept[0].partCount = kept.count - 1
    return ProductBranch(kept)
  }
}

/// All products that exist on the day asked, or may, as the programme arranges them.
package struct Programme: Sendable {
  package let pillars: [ProductBranch]
  /// What is part of the programme but of no pijler, and what is part of nothing; recommendations are
  /// not among them.
  package let others: [ProductBranch]
}

/// A recommendation and what carries it out.
package struct RecommendationStanding: Sendable {
  package let recommendation: ProductCard
  /// What the document that gave the recommendation lists under it, in the order of that document.
  package let listed: [RecommendedAction]
  /// What other documents say carries it out.
  package let others: [RecommendedAction]
}

/// Something that carries out a recommendation, and the pijler that does so.
package struct RecommendedAction: Sendable {
  package let card: ProductCard
  /// `nil` when no pijler does.
  package let pillar: ProductCard?
}

extension View {
  /// The products by pijler, in order of number.
  package func programme() -> Programme {
    let roots = standingProducts().filter { $0.parent == nil && $0.kind != .recommendation }
    var seen: Set<Identifier> = []
    var pillars: [ProductBranch] = []
    var others: [ProductBranch] = []
    for root in roots.map({ branch($0, &seen) }) {
      switch root.card.kind {
      case .pillar: pillars.append(root)
      case .programme:
        let parts = root.parts
        pillars += parts.filter { $0.card.kind == .pillar }
        others.append(root.keeping(parts.filter { $0.card.kind != .pillar }))
      case .topic, .product, .action, .tryOut, .recommendation: others.append(root)
      }
    }
    return Programme(pillars: pillars, others: others)
  }

  /// The pijler that a product is part of; `nil` when it is part of none.
  package func pillar(of product: Identifier) -> ProductCard? {
    let pillar = nearest(.pillar, to: product) { id in
      guard let card = self.product(id) else { return .nothing }
      return card.kind == .pillar ? .here : .above(card.parent)
    }
    return pillar.flatMap { self.product($0) }
  }

  /// The recommendations with what carries each of them out, as the documents list them.
  package func recommendations() -> [RecommendationStanding] {
    let cards = standingProducts()
    let given = cards.filter { $0.kind == .recommendation }
    var places: [Identifier: (document: Identifier, line: Int)] = [:]
    for card in given { places[card.product] = place(of: card) }
    return given.sorted { left, right in
      let lines = [places[left.product]?.line ?? .max, places[right.product]?.line ?? .max]
      return lines[0] == lines[1] ? left.product < right.product : lines[0] < lines[1]
    }.map { recommendation in
      let carriers = cards.filter { $0.recommendations.contains(recommendation.product) }
      let actions = carriers.filter(\.kind.isCarriedOut)
      guard let place = places[recommendation.product] else {
        return RecommendationStanding(
          recommendation: recommendation, listed: [], others: actions.map(underItsPillar))
      }
      let lines = actions.map { ($0, line(of: $0, under: place)) }
      let pillars = carriers.filter { $0.kind == .pillar }
      return RecommendationStanding(
        recommendation: recommendation,
        listed: lines.compactMap { card, line in line.map { (card, $0) } }
          .sorted { left, right in
            (left.1, left.0.kind.place, left.0.product)
              < (right.1, right.0.kind.place, right.0.product)
          }.map { card, line in
            let pillar = lastNamed(of: pillars, from: place, to: line) ?? pillar(of: card.product)
            return RecommendedAction(card: card, pillar: pillar)
          },
        others: lines.filter { $0.1 == nil }.map { underItsPillar($0.0) })
    }
  }

  private func underItsPillar(_ card: ProductCard) -> RecommendedAction {
    RecommendedAction(card: card, pillar: pillar(of: card.product))
  }

  /// The pijler under which a document puts a line: of those that carry out the recommendation, the
  /// one that it names last at or above that line.
  ///
  /// A product that several pijlers work on has one place in the programme, and one line for each of
  /// them in such a document.
  private func lastNamed(
    of pillars: [ProductCard], from place: (document: Identifier, line: Int), to last: Int
  ) -> ProductCard? {
    pillars.compactMap { pillar in
      lines(of: pillar, under: place).filter { $0 <= last }.max().map { (pillar, $0) }
    }.max { ($0.1, $1.0.product) < ($1.1, $0.0.product) }?.0
  }

  /// Every product that had begun to exist on the day asked, or may have, by name.
  private func standingProducts() -> [ProductCard] {
    let ids = facts(of: [.productRegistered]).compactMap { fact -> Identifier? in
      guard fact.happening != .notYet, case .product(.registered(let event)) = fact.event else {
        return nil
      }
      return event.product
    }
    return ids.sorted().compactMap { product($0) }
  }

  private func branch(_ card: ProductCard, _ seen: inout Set<Identifier>) -> ProductBranch {
    var rows = [ProductBranch.Row(card: card, depth: 0)]
    var pending = parts(of: card.product).reversed().map { (id: $0, depth: 1) }
    while let (id, depth) = pending.popLast() {
      guard seen.insert(id).inserted, let part = product(id),
        part.registered.happening != .notYet
      else { continue }
      rows.append(ProductBranch.Row(card: part, depth: depth))
      pending += parts(of: id).reversed().map { ($0, depth + 1) }
    }
    // From the last on: the rows that are still open are those that lie deeper.
    var open: [Int] = []
    for index in rows.indices.reversed() {
      while let deeper = open.last, rows[deeper].depth > rows[index].depth {
        if rows[deeper].depth == rows[index].depth + 1 {
          rows[index].partCount += rows[deeper].partCount + 1
        }
        open.removeLast()
      }
      open.append(index)
    }
    return ProductBranch(rows)
  }

  /// Where a recommendation stands in the document that it is cited from.
  private func place(of recommendation: ProductCard) -> (document: Identifier, line: Int)? {
    guard let citation = recommendation.registered.source.first else { return nil }
    return citation.lines.first.map { (citation.document, $0) }
  }

  /// The first line at or after that of the recommendation on which the document names the product.
  private func line(
    of card: ProductCard, under place: (document: Identifier, line: Int)
  ) -> Int? {
    lines(of: card, under: place).min()
  }

  /// The lines at or after that of the recommendation on which the document names the product.
  private func lines(
    of card: ProductCard, under place: (document: Identifier, line: Int)
  ) -> [Int] {
    card.registered.source.filter { $0.document == place.document }.flatMap(\.lines).filter {
      $0 >= place.line
    }
  }
}

extension ProductKind {
  /// Whether it is something to do, and not what holds such things together.
  fileprivate var isCarriedOut: Bool {
    switch self {
    case .topic, .product, .action, .tryOut: true
    case .programme, .pillar, .recommendation: false
    }
  }

  /// What comes first of things on the same line: an action before what comes of it.
  fileprivate var place: Int {
    switch self {
    case .programme, .pillar, .recommendation: 0
    case .action: 1
    case .topic: 2
    case .tryOut: 3
    case .product: 4
    }
  }
}

extension Citation {
  /// The numbers in the place: 159 and 200 of `regel 159, 200`.
  fileprivate var lines: [Int] {
    at.split { !($0.isASCII && $0.isNumber) }.compactMap { Int($0) }
  }
}
