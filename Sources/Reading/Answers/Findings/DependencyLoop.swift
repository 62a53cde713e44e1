internal import Governance
internal import Reading

extension FindingRule {
  static let dependencyLoop = FindingRule(
    id: "dependency-loop", severity: .serious, title: "producten wachten op elkaar",
    explanation: """
      Deze producten wachten in een kring op elkaar, zodat geen ervan kan beginnen. Beëindig een van de
      afhankelijkheden.
      """
  ) { context in
    let loops = DependencyLoops(context.dependencies).loops
    var places: [Identifier: Int] = [:]
    for (place, loop) in loops.enumerated() { for product in loop { places[product] = place } }
    var within: [Int: [DependencyStanding]] = [:]
    for standing in context.dependencies {
      guard let place = places[standing.dependency.subject],
        place == places[standing.dependency.target]
      else { continue }
      within[place, default: []].append(standing)
    }
    return loops.enumerated().map { place, loop in
      let facts = within[place] ?? []
      return FindingCase(
        subjects: loop, text: "\(context.view.labels(loop)) wachten op elkaar.",
        facts: facts.map(\.fact),
        certainty: facts.allSatisfy { $0.certainty == .certain } ? .certain : .possible)
    }
  }
}
