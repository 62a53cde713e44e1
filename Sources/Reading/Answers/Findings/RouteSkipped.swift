internal import Governance
internal import Reading

extension FindingRule {
  static let routeSkipped = FindingRule(
    id: "route-skipped", severity: .attention, title: "stap van de route overgeslagen",
    explanation: """
      Het stuk kwam bij dit orgaan zonder dat een eerder orgaan op de route het heeft behandeld. Leg vast waar het
      eerder voorlag (follows), of waarom de stap is overgeslagen.
      """
  ) { context in
    let items = Dictionary(
      context.items.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return context.items.compactMap { standing in
      guard let first = standing.allSteps.first, let version = first.rules.fact,
        case .meeting(.itemTabled(let item)) = first.fact.event
      else { return nil }
      let former = item.follows.flatMap { items[$0] }
      let skipped = first.rules.defined.definition.stopsSkipped(
        from: former.map { Set($0.values(under: "body")) }, to: Set(item.body.map(\.text)))
      guard !skipped.isEmpty else { return nil }
      let bodies = skipped.map { context.view.labels($0.compactMap { Identifier($0) }) }
      return FindingCase(
        subjects: [standing.id],
        text: "\(item.title) lag voor bij \(context.view.labels(item.body)), zonder eerst: "
          + "\(bodies.joined(separator: "; ")).",
        facts: [first.fact, version], certainty: standing.certainty)
    }
  }
}
