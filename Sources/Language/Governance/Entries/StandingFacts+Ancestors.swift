// Whether one thing lies above another, according to the facts that stand.

extension StandingFacts {
  /// Whether one thing is, or ever was, somewhere above another one.
  ///
  /// Looked for from both ends at once, so that a new part of something deep, and something deep that
  /// moves to a new whole, are known as soon as the smaller side is.
  func isAncestor(_ ancestor: Identifier, of id: Identifier) -> Bool {
    if ancestor == id { return true }
    var above = Search(from: id, along: \.parents)
    var below = Search(from: ancestor, along: \.children)
    while above.goesOn(in: self), below.goesOn(in: self) {
      if above.newest == ancestor || below.newest == id { return true }
    }
    return false
  }
}

/// A walk up or down, link by link: one thing may have very many parts.
private struct Search {
  private let links: KeyPath<StandingFacts, [Identifier: [Identifier: Int]]>
  private var pending: [Identifier]
  private var seen: Set<Identifier>
  private var current: Identifier
  private var found: [Identifier: Int].Iterator?
  /// What the last step found, if that is new.
  private(set) var newest: Identifier?

  init(
    from id: Identifier, along links: KeyPath<StandingFacts, [Identifier: [Identifier: Int]]>
  ) {
    self.links = links
    pending = [id]
    seen = [id]
    current = id
  }

  /// Goes one step; false when there is nowhere left to go.
  mutating func goesOn(in facts: StandingFacts) -> Bool {
    newest = nil
    if let (id, count) = found?.next() {
      let gone = facts.without.first?[keyPath: links][current]?[id] ?? 0
      guard count > gone, seen.insert(id).inserted else { return true }
      pending.append(id)
      newest = id
      return true
    }
    guard let next = pending.popLast() else { return false }
    current = next
    found = facts[keyPath: links][next]?.makeIterator()
    return true
  }
}
