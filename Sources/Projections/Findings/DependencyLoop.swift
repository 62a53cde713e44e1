internal import Governance

extension FindingRule {
  static let dependencyLoop = FindingRule(
    id: "dependency-loop", severity: .serious, title: "producten wachten op elkaar",
    explanation: """
      Deze producten wachten in een kring op elkaar, zodat geen ervan kan beginnen. Beëindig een van de
      afhankelijkheden.
      """
  ) { context in
    DependencyLoops(context.dependencies).loops.map { loop in
      let facts = context.dependencies.filter {
        loop.contains($0.dependency.subject) && loop.contains($0.dependency.target)
      }
      return FindingCase(
        subjects: loop, text: "\(context.view.labels(loop)) wachten op elkaar.",
        facts: facts.map(\.fact),
        certainty: facts.allSatisfy { $0.certainty == .certain } ? .certain : .possible)
    }
  }
}
