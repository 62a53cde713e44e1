package import Governance

extension View {
  /// How a thing came to be: every fact about it and about its deadlines, hand-overs, agenda items
  /// and conditions, in the order in which they happened.
  package func timeline(of id: Identifier) -> [Fact] {
    var ids: [Identifier] = [id]
    var seen: Set<Identifier> = [id]
    var entries: Set<Int> = []
    var result: [Fact] = []
    while let next = ids.popLast() {
      for fact in facts(about: next) where entries.insert(fact.entry.sequence).inserted {
        result.append(fact)
        for reference in fact.event.domain.introduced
        where reference.kind.followsItsSubject && seen.insert(reference.id).inserted {
          ids.append(reference.id)
        }
      }
    }
    return result.sorted(by: Fact.happensBefore)
  }

  /// The facts that certainly or possibly happened within a period, in order.
  package func facts(within period: Window) -> [Fact] {
    facts().filter { $0.valid.window.overlaps(period) }
  }
}

extension Kind {
  /// Whether the history of a thing of this kind is part of that of its subject.
  fileprivate var followsItsSubject: Bool {
    switch self {
    case .handOver, .deadline, .condition, .item: true
    case .source, .party, .product, .meeting, .decision: false
    }
  }
}
