package import Governance

/// What a party is called and is part of, and when it began and ended.
package struct PartyCard: Sendable {
  package let party: Identifier
  package fileprivate(set) var name: String
  package let kind: PartyKindName
  package fileprivate(set) var parent: Identifier?
  package fileprivate(set) var aliases: [String]
  package fileprivate(set) var ids: [ExternalIdentifier]
  /// Who went on in its place, as far as that was said apart from its end.
  package fileprivate(set) var successors: [Identifier] = []
  package fileprivate(set) var notes: [String]
  package let registered: Fact
  package let ended: Fact?
  /// What it may be called as well: by a change that may have been made, or may have been the last.
  package fileprivate(set) var otherNames: [String] = []
  /// What it may be part of as well.
  package fileprivate(set) var otherParents: [Identifier] = []
}

/// What a product is called and is part of.
package struct ProductCard: Sendable {
  package let product: Identifier
  package fileprivate(set) var title: String
  package let kind: ProductKind
  package fileprivate(set) var parent: Identifier?
  package internal(set) var number: String?
  package fileprivate(set) var recommendations: [Identifier]
  package fileprivate(set) var aliases: [String]
  package fileprivate(set) var notes: [String]
  package let registered: Fact
  /// Where the product went on, or that it was withdrawn.
  package let ending: Fact?
  /// What it may be called as well: by a change that may have been made, or may have been the last.
  package fileprivate(set) var otherTitles: [String] = []
  /// What it may be part of as well.
  package fileprivate(set) var otherParents: [Identifier] = []
}

extension View {
  /// The card of a party with the names it had on the day; `nil` when it is no party.
  package func party(_ id: Identifier) -> PartyCard? {
    memory.party(ViewMemory.Name(id: id, day: asOf.on)) { freshParty(id) }
  }

  private func freshParty(_ id: Identifier) -> PartyCard? {
    let facts = facts(about: id, of: [.partyRegistered, .partyChanged, .partyEnded])
    var card: PartyCard?
    var changes: [(fact: Fact, event: PartyChanged)] = []
    for fact in facts {
      switch fact.event {
      case .party(.registered(let event)) where event.party == id:
        card = PartyCard(
          party: id, name: event.name, kind: event.kind, parent: event.parent,
          aliases: event.aliases, ids: event.ids, notes: event.note.map { [$0] } ?? [],
          registered: fact, ended: ending(of: id, in: facts))
      case .party(.changed(let event)) where event.party == id && fact.happening != .notYet:
        changes.append((fact, event))
      default: continue
      }
    }
    guard var card else { return nil }
    let names = values(
      changes.compactMap { said in said.event.name.map { (said.fact, $0) } }, after: card.name)
    (card.parent, card.otherParents) = parents(
      changes.compactMap { said in said.event.parent.map { (said.fact, $0) } }, after: card.parent)
    for (fact, event) in changes where fact.happening == .happened {
      card.aliases += (event.name == nil ? [] : [card.name]) + event.aliases
      card.name = event.name ?? card.name
      card.ids += event.ids
      card.successors += event.successors
      card.notes += event.note.map { [$0] } ?? []
    }
    (card.name, card.aliases) = Self.name(names, last: card.name, former: card.aliases)
    card.otherNames = Array(names.dropFirst())
    return card
  }

  /// What something is certainly part of by the last that was said, and what it may be part of instead.
  private func parents(
    _ said: [(fact: Fact, value: Identifier)], after first: Identifier?
  ) -> (certain: Identifier?, others: [Identifier]) {
    let newest = Newest(said, in: self)
    let last = newest.last?.value ?? first
    return (last, newest.others.map(\.value).unique.filter { $0 != last })
  }

  /// The name that something has, and the others that it had, when the one that comes last in order is another.
  private static func name(
    _ names: [String], last: String, former: [String]
  ) -> (name: String, aliases: [String]) {
    guard let name = names.first, name != last else { return (last, former) }
    return (name, former.filter { $0 != name } + [last])
  }

  private func ending(of id: Identifier, in facts: [Fact]) -> Fact? {
    facts.first { fact in
      if case .party(.ended(let event)) = fact.event { event.party == id } else { false }
    }
  }

  /// `; opgeheven; opvolger: X`, or nothing.
  package func successorPhrase(_ ending: Fact) -> String {
    guard case .party(.ended(let event)) = ending.event else { return "" }
    let how = event.how.map { "; \($0.dutch)" } ?? ""
    let successors = (event.successors + (party(event.party)?.successors ?? [])).unique
    return how + (successors.isEmpty ? "" : "; opvolger: \(labels(successors))")
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
    var changes: [(fact: Fact, event: ProductChanged)] = []
    for fact in facts {
      switch fact.event {
      case .product(.registered(let event)) where event.product == id:
        card = ProductCard(
          product: id, title: event.title, kind: event.kind, parent: event.parent,
          number: event.number, recommendations: event.recommendations, aliases: event.aliases,
          notes: event.note.map { [$0] } ?? [], registered: fact,
          ending: ending(ofProduct: id, facts))
      case .product(.changed(let event)) where event.product == id && fact.happening != .notYet:
        changes.append((fact, event))
      default: continue
      }
    }
    guard var card else { return nil }
    let titles = values(
      changes.compactMap { said in said.event.title.map { (said.fact, $0) } }, after: card.title)
    (card.parent, card.otherParents) = parents(
      changes.compactMap { said in said.event.parent.map { (said.fact, $0) } }, after: card.parent)
    for (fact, event) in changes where fact.happening == .happened {
      card.aliases += (event.title == nil ? [] : [card.title]) + event.aliases
      card.title = event.title ?? card.title
      card.number = event.number ?? card.number
      card.recommendations += event.recommendations
      card.notes += [event.scope, event.note].compactMap(\.self)
    }
    (card.title, card.aliases) = Self.name(titles, last: card.title, former: card.aliases)
    card.otherTitles = Array(titles.dropFirst())
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
  package func allParts(of product: Identifier) -> [Identifier] {
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
