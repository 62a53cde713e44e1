internal import Governance
internal import Reading

extension FindingRule {
  static let irregularStep = FindingRule(
    id: "irregular-step", severity: .attention, title: "stap die het proces niet kent",
    explanation: """
      Wat is vastgelegd, past niet in de regels die toen golden: de stap kon niet vanuit die toestand, door een ander,
      of er ontbreekt iets. Zie: vth workflow.
      """
  ) { context in
    context.processes.flatMap { standing in
      standing.irregularities(in: context.view).map { fact, words, rules in
        FindingCase(
          subjects: [standing.id], text: "\(context.narration.sentence(fact.event)) \(words)",
          facts: [fact] + (rules.map { [$0] } ?? []))
      }
    }
  }
}
