internal import Calendar
internal import Governance
internal import Reading

extension FindingRule {
  static let recordedAfterDecision = FindingRule(
    id: "recorded-after-decision", severity: .attention,
    title: "later vastgelegd dan een besluit dat erop rust",
    explanation: """
      Dit was al gebeurd toen het besluit viel, maar kwam pas na het besluit in het register. Wie besloot, kon het
      hier niet zien.
      """
  ) { context in
    var decided: [Identifier: [DecisionStanding]] = [:]
    for standing in context.decisions {
      for product in Set(standing.decision.products) {
        decided[product, default: []].append(standing)
      }
    }
    return decided.sorted { $0.key < $1.key }.flatMap { product, decisions in
      LateFacts(about: product, context).cases(for: decisions)
    }
  }
}

/// What certainly happened to a product before decisions about it, and was recorded on a later day than
/// those.
private struct LateFacts {
  private let product: Identifier
  private let context: FindingContext
  /// By the day on which it had happened.
  private let facts: [(end: CalendarDay, recorded: CalendarDay, sequence: Int, fact: Fact)]

  /// Very many facts that came after very many decisions are as many cases as both multiplied; so many of
  /// one product are shown, and that there are more.
  private static let casesMax = 1_000

  init(about product: Identifier, _ context: FindingContext) {
    self.product = product
    self.context = context
    facts = context.view.facts(about: product, of: EventType.weighty).compactMap { fact in
      guard let end = fact.window.to else { return nil }
      let newest = fact.corrections.last ?? fact.entry
      return (end, newest.recorded.day, newest.sequence, fact)
    }.sorted { $0.end < $1.end }
  }

  func cases(for decisions: [DecisionStanding]) -> [FindingCase] {
    let dated = decisions.compactMap { standing in
      standing.fact.window.from.map { (day: $0, standing: standing) }
    }
    var found: [FindingCase] = []
    // Places of the facts before the decision, by the day of recording.
    var earlier: [Int] = []
    var next = 0
    for (day, standing) in dated.sorted(by: { $0.day < $1.day }) {
      while next < facts.count, facts[next].end < day {
        earlier.insert(next, at: place(in: earlier, after: facts[next].recorded))
        next += 1
      }
      let entry = standing.fact.entry
      for index in earlier[place(in: earlier, after: entry.recorded.day)...]
      where facts[index].sequence > entry.sequence {
        if found.count == Self.casesMax { return found + [more(standing)] }
        found.append(late(facts[index].fact, recorded: facts[index].recorded, standing))
      }
    }
    return found
  }

  /// Behind all that was recorded on a day or before it.
  private func place(in earlier: [Int], after day: CalendarDay) -> Int {
    var (low, high) = (0, earlier.count)
    while low < high {
      let middle = (low + high) / 2
      if facts[earlier[middle]].recorded <= day { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func late(
    _ fact: Fact, recorded: CalendarDay, _ decision: DecisionStanding
  ) -> FindingCase {
    FindingCase(
      subjects: [decision.decision.decision, product],
      text:
        "\(context.narration.sentence(fact.event)) (\(fact.valid.dutchWithWords)) Pas vastgelegd "
        + "\(recorded.dutch), na: \(decision.decision.title).",
      facts: [fact, decision.fact])
  }

  private func more(_ decision: DecisionStanding) -> FindingCase {
    FindingCase(
      subjects: [product],
      text:
        "Zo zijn er bij \(context.view.label(product)) nog meer; de eerste \(Self.casesMax) staan hier.",
      facts: [decision.fact])
  }
}

extension EventType {
  /// What a decision about a product may turn on.
  fileprivate static let weighty: Set<EventType> = [
    .responsibilityAssigned, .responsibilityEnded, .handOverOffered, .handOverAccepted,
    .handOverDeclined, .handOverCompleted, .deadlineSet, .deadlineMoved, .stageReached,
    .dependencyRecorded, .implementationReported, .decisionTaken,
  ]
}
