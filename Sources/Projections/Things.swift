package import Governance

/// What a party is called and is part of, and when it began and ended.
package struct PartyCard: Sendable {
  package let party: Identifier
  package let name: String
  package let kind: PartyKind
  package let parent: Identifier?
  package let aliases: [String]
  package let ids: [ExternalIdentifier]
  package let notes: [String]
  package let registered: Fact
  package let ended: Fact?
}

/// What a product is called and is part of.
package struct ProductCard: Sendable {
  package let product: Identifier
  package let title: String
  package let kind: ProductKind
  package let parent: Identifier?
  package let number: String?
  package let recommendations: [Identifier]
  package let aliases: [String]
  package let notes: [String]
  package let registered: Fact
  /// Where the product went on, or that it was withdrawn.
  package let ending: Fact?
}

extension View {
  /// The card of a party with the names it had on the day; `nil` when it is no party.
  package func party(_ id: Identifier) -> PartyCard? {
    memory.party(ViewMemory.Name(id: id, day: asOf.on)) { freshParty(id) }
  }

  private func freshParty(_ id: Identifier) -> PartyCard? {
    let facts = facts(about: id, of: [.partyRegistered, .partyChanged, .partyEnded])
    var card: PartyCard?
    for fact in facts {
      guard case .party(.registered(let event)) = fact.event, event.party == id else { continue }
      card = PartyCard(
        party: id, name: event.name, kind: event.kind, parent: event.parent,
        aliases: event.aliases, ids: event.ids, notes: event.note.map { [$0] } ?? [],
        registered: fact, ended: ending(of: id, in: facts))
    }
    for fact in facts where fact.happening == .happened {
      guard let known = card, case .party(.changed(let event)) = fact.event, event.party == id
      else { continue }
      let former = event.name == nil ? [] : [known.name]
      card = PartyCard(
        party: id, name: event.name ?? known.name, kind: known.kind,
        parent: event.parent ?? known.parent, aliases: known.aliases + former + event.aliases,
        ids: known.ids + event.ids, notes: known.notes + (event.note.map { [$0] } ?? []),
        registered: known.registered, ended: known.ended)
    }
    return card
  }

  private func ending(of id: Identifier, in facts: [Fact]) -> Fact? {
    facts.first { fact in
      if case .party(.ended(let event)) = fact.event { event.party == id } else { false }
    }
  }

  /// `; opvolger: X`, or nothing.
  package func successorPhrase(_ ending: Fact) -> String {
    guard case .party(.ended(let event)) = ending.event, !event.successors.isEmpty else {
      return ""
    }
    return "; opvolger: \(labels(event.successors))"
  }

  /// The card of a product with the title it had on the day; `nil` when it is no product.
  package func product(_ id: Identifier) -> ProductCard? {
    memory.product(ViewMemory.Name(id: id, day: asOf.on)) { freshProduct(id) }
  }

  private func freshProduct(_ id: Identifier) -> ProductCard? {
    let facts = facts(
      about: id,
      of: [
        .productRegistered, .productChanged, .productAbsorbed, .productSplit, .productWithdrawn,
      ])
    var card: ProductCard?
    for fact in facts {
      guard case .product(.registered(let event)) = fact.event, event.product == id else {
        continue
      }
      card = ProductCard(
        product: id, title: event.title, kind: event.kind, parent: event.parent,
        number: event.number, recommendations: event.recommendations, aliases: event.aliases,
        notes: event.note.map { [$0] } ?? [], registered: fact, ending: ending(ofProduct: id, facts)
      )
    }
    for fact in facts where fact.happening == .happened {
      guard let known = card, case .product(.changed(let event)) = fact.event, event.product == id
      else { continue }
      let former = event.title == nil ? [] : [known.title]
      card = ProductCard(
        product: id, title: event.title ?? known.title, kind: known.kind,
        parent: event.parent ?? known.parent, number: known.number,
        recommendations: known.recommendations + event.recommendations,
        aliases: known.aliases + former + event.aliases,
        notes: known.notes + [event.scope, event.note].compactMap(\.self),
        registered: known.registered, ending: known.ending)
    }
    return card
  }

  /// `2` before `4 A` before `10`.
  private static func precedes(_ left: String, _ right: String) -> Bool {
    let numbers = [left, right].map { Int($0.prefix { $0.isASCII && $0.isNumber }) ?? 0 }
    return numbers[0] == numbers[1] ? left < right : numbers[0] < numbers[1]
  }

  private func ending(ofProduct id: Identifier, _ facts: [Fact]) -> Fact? {
    facts.first { fact in
      guard case .product(let event) = fact.event, event.product == id else { return false }
      return switch event {
      case .absorbed, .split, .withdrawn: true
      case .registered, .changed: false
      }
    }
  }

  /// The products directly under a product, in order of number and then name.
  package func parts(of id: Identifier) -> [Identifier] {
    var parts: [Identifier] = []
    for fact in facts(about: id, of: [.productRegistered, .productChanged]) {
      switch fact.event {
      case .product(.registered(let event)) where event.parent == id: parts.append(event.product)
      case .product(.changed(let event)) where event.parent == id: parts.append(event.product)
      default: continue
      }
    }
    let cards = Set(parts).compactMap { product($0) }.filter { $0.parent == id }
    return cards.sorted { left, right in
      switch (left.number, right.number) {
      case (let one?, let other?) where one != other: Self.precedes(one, other)
      case (.some, nil): true
      case (nil, .some): false
      default: left.product < right.product
      }
    }.map(\.product)
  }
}

extension View {
  /// Whether a product is another one, or somewhere under it.
  package func isPart(_ product: Identifier, of whole: Identifier) -> Bool {
    let found = memory.nearest(.whole(whole), to: product, on: asOf.on) { id in
      id == whole ? .here : .above(self.product(id)?.parent)
    }
    return found != nil
  }

  /// Everything under a product, at whatever depth; nearest first.
  func allParts(of product: Identifier) -> [Identifier] {
    var seen: Set<Identifier> = [product]
    var found = parts(of: product).filter { seen.insert($0).inserted }
    var next = 0
    while next < found.count {
      found += parts(of: found[next]).filter { seen.insert($0).inserted }
      next += 1
    }
    return found
  }
}
