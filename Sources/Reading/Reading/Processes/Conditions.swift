package import Governance

/// A condition and what had become of it on the day asked.
package struct ConditionStanding: Sendable {
  package let condition: Condition
  package let process: ProcessStanding?
  /// Open disputes over what set it or settled it.
  package let disputes: [DisputeStanding]

  /// How it was settled; `nil` while it stands open.
  package var settled: (how: Settlement, fact: Fact)? {
    guard let process, process.isFinished else { return nil }
    return process.steps.reversed().compactMap(Self.settlement).first
  }

  /// What may have settled it by the day asked, although it certainly is open.
  package var maySettled: Fact? {
    process?.possibleSteps.compactMap(Self.settlement).first?.fact
  }

  private static func settlement(_ step: ProcessStep) -> (how: Settlement, fact: Fact)? {
    guard step.transition != nil,
      case .decision(.conditionSettled(let event)) = step.fact.event
    else { return nil }
    return (event.how, step.fact)
  }
}

/// What sets a condition: a decision or a hand-over, and the products that those are about.
package struct ConditionSetting: Sendable {
  package let condition: Condition
  package let fact: Fact
  package let products: [Identifier]
}

extension View {
  /// What became of conditions by the day asked.
  package func conditions(set conditions: [Condition]) -> [ConditionStanding] {
    conditions.map(standing)
  }

  private func standing(of condition: Condition) -> ConditionStanding {
    let process = process(of: condition.condition, .condition)
    return ConditionStanding(
      condition: condition, process: process, disputes: process.map { disputes(of: $0) } ?? [])
  }

  /// Every condition that was set, or may have been, by the day asked, with what set it.
  package func conditions() -> [(setting: ConditionSetting, standing: ConditionStanding)] {
    facts(of: [.decisionTaken, .handOverOffered, .handOverAccepted])
      .filter { $0.happening != .notYet }
      .flatMap { fact in
        fact.event.conditions.map { condition in
          (
            ConditionSetting(
              condition: condition, fact: fact, products: products(concernedBy: fact.event)),
            standing(of: condition)
          )
        }
      }
  }

  /// The products that an event is about; of an acceptance, those that were offered.
  package func products(concernedBy event: Event) -> [Identifier] {
    if case .handOver(let event) = event { return handOverProducts(event.handOver) }
    return event.domain.mentioned.filter { $0.kind == .product }.map(\.id)
  }

  private func handOverProducts(_ handOver: Identifier) -> [Identifier] {
    handOverTerms(of: handOver)?.products ?? []
  }
}

extension Event {
  /// The conditions that the event sets.
  var conditions: [Condition] {
    switch self {
    case .decision(.taken(let event)): event.conditions
    case .handOver(.offered(let event)): event.conditions
    case .handOver(.accepted(let event)): event.conditions
    default: []
    }
  }
}
