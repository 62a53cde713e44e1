package import Governance

/// A condition and what had become of it on the day asked.
package struct ConditionStanding: Sendable {
  package let condition: Condition
  /// How it was settled; `nil` while it stands open.
  package let settled: (how: Settlement, fact: Fact)?
  package let maySettled: Fact?
}

/// One decision as it stands on the day asked.
package struct DecisionStanding: Sendable {
  package let decision: DecisionTaken
  package let fact: Fact
  package let conditions: [ConditionStanding]
  /// Decisions that replace this one.
  package let supersededBy: [Identifier]
}

/// Something put before a body of which no outcome is recorded.
package struct OpenItem: Sendable {
  package let item: ItemTabled
  package let fact: Fact
}

/// The decisions of a period, and what was tabled in it without a known outcome.
package struct DecisionRegister: Sendable {
  package let decisions: [DecisionStanding]
  package let open: [OpenItem]
}

extension View {
  /// Everything about one decision; `nil` when it is no decision.
  package func decision(_ id: Identifier) -> DecisionStanding? {
    let facts = facts(about: id, of: [.decisionTaken])
    let superseding = facts.compactMap { fact -> Identifier? in
      guard fact.happening != .notYet, case .decision(.taken(let event)) = fact.event,
        event.supersedes.contains(id)
      else { return nil }
      return event.decision
    }
    for fact in facts {
      guard case .decision(.taken(let event)) = fact.event, event.decision == id else { continue }
      return DecisionStanding(
        decision: event, fact: fact, conditions: conditions(set: event.conditions),
        supersededBy: superseding)
    }
    return nil
  }

  /// What became of conditions by the day asked.
  func conditions(set conditions: [Condition]) -> [ConditionStanding] {
    conditions.map { condition in
      var settled: (how: Settlement, fact: Fact)?
      var maySettled: Fact?
      for fact in facts(about: condition.condition, of: [.conditionSettled]) {
        guard case .decision(.conditionSettled(let event)) = fact.event else { continue }
        switch fact.happening {
        case .happened: settled = (event.how, fact)
        case .possible: maySettled = fact
        case .notYet: continue
        }
      }
      return ConditionStanding(condition: condition, settled: settled, maySettled: maySettled)
    }
  }

  /// The decisions taken, certainly or possibly, within a period, of one body or of all.
  ///
  /// A decision counts when its window touches the period and has begun by the day asked.
  package func decisions(body: Identifier?, within period: Window) -> DecisionRegister {
    var decisions: [DecisionStanding] = []
    var open: [OpenItem] = []
    var settledItems: Set<Identifier> = []
    for fact in facts(of: [.decisionTaken, .itemTabled, .itemWithdrawn])
    where fact.happening != .notYet {
      switch fact.event {
      case .decision(.taken(let event)):
        if let item = event.item { settledItems.insert(item) }
        if fact.valid.window.overlaps(period), body.map(event.body.contains) ?? true,
          let standing = decision(event.decision)
        {
          decisions.append(standing)
        }
      case .meeting(.itemTabled(let event)):
        if fact.valid.window.overlaps(period), body.map(event.body.contains) ?? true {
          open.append(OpenItem(item: event, fact: fact))
        }
      case .meeting(.itemWithdrawn(let event)):
        if fact.happening == .happened { settledItems.insert(event.item) }
      default: continue
      }
    }
    open.removeAll { settledItems.contains($0.item.item) }
    return DecisionRegister(decisions: decisions, open: open)
  }
}

extension View {
  /// The decisions about one product that were taken, or may have been, by the day asked.
  package func decisions(about product: Identifier) -> [DecisionStanding] {
    facts(about: product, of: [.decisionTaken]).compactMap { fact in
      guard fact.happening != .notYet, case .decision(.taken(let event)) = fact.event,
        event.products.contains(product)
      else { return nil }
      return decision(event.decision)
    }
  }
}

extension Window {
  /// Whether another window lies wholly within this one.
  package func holds(_ other: Window) -> Bool {
    let begins = from.map { start in other.from.map { $0 >= start } ?? false } ?? true
    let ends = to.map { end in other.to.map { $0 <= end } ?? false } ?? true
    return begins && ends
  }
}
