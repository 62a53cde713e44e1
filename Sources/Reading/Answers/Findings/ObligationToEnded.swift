internal import Governance
internal import Reading

extension FindingRule {
  static let obligationToEnded = FindingRule(
    id: "obligation-to-ended", severity: .attention,
    title: "loopt met een partij die niet meer bestaat",
    explanation: """
      Iets staat nog open van of aan een partij die is geëindigd, of wacht op zo'n partij. Leg vast wie het overneemt,
      of sluit het af.
      """
  ) { context in
    func cases(_ process: ProcessStanding, _ parties: [Identifier]) -> [FindingCase] {
      parties.unique.compactMap { party in
        guard let ending = context.ending(of: party, before: context.day) else { return nil }
        return FindingCase(
          subjects: [process.id, party],
          text: "\(context.view.label(process.id)) staat open (\(process.dutch)), maar "
            + "\(context.view.label(party)) bestaat niet meer (\(ending.valid.dutch)"
            + "\(context.view.successorPhrase(ending))).",
          facts: (process.entered.map { [$0.fact] } ?? []) + [ending], certainty: process.certainty)
      }
    }
    // One by one: a list of all that is open would be as large as all that is known.
    let handOvers = context.handOvers.flatMap {
      $0.isUnderWay ? cases($0.process, $0.offer.from + $0.offer.to) : []
    }
    let commitments = context.commitments.flatMap {
      $0.isOpen ? cases($0.process, $0.commitment.by + $0.commitment.to) : []
    }
    let waiting = (context.items + context.conditions.compactMap(\.standing.process)).flatMap {
      context.view.waiting($0).map { cases($0.process, $0.parties) } ?? []
    }
    return handOvers + commitments + waiting
  }
}
