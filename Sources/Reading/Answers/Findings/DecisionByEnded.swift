internal import Governance
internal import Reading

extension FindingRule {
  static let decisionByEnded = FindingRule(
    id: "decision-by-ended", severity: .serious,
    title: "besluit van een orgaan dat niet meer bestond",
    explanation: """
      Het orgaan was al geëindigd toen het besloot. Vraag na of de datum klopt, en wie besloot.
      """
  ) { context in
    context.decisions.flatMap { standing in
      standing.decision.body.compactMap { body -> FindingCase? in
        guard let ending = context.ending(of: body, before: standing.fact.window.from) else {
          return nil
        }
        return FindingCase(
          subjects: [standing.decision.decision, body],
          text: "\(context.view.label(body)) eindigde \(ending.valid.dutch), maar besloot "
            + "\(standing.fact.valid.dutchWithWords): \(standing.decision.title).",
          facts: [standing.fact, ending],
          certainty: standing.fact.happening == .happened ? .certain : .possible)
      }
    }
  }
}
