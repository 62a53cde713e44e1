internal import Governance
internal import Reading

extension FindingRule {
  static let releaseOverdue = FindingRule(
    id: "release-overdue", severity: .information, title: "vrijgave verlopen",
    explanation: """
      Iets zou op een dag worden gedeeld of openbaar worden. Die dag is voorbij. Of het is gebeurd, zegt geen bron. Vraag het
      na, en leg vast: vrijgegeven, of later gepland.
      """
  ) { context in
    context.view.releases().filter(\.isOver).map { standing in
      FindingCase(
        subjects: standing.untold,
        text: "\(context.view.labels(standing.untold)): \(context.view.releasePhrase(standing)).",
        facts: [standing.fact],
        certainty: standing.fact.happening == .happened ? .certain : .possible)
    }
  }
}
