internal import Governance
internal import Reading

extension FindingRule {
  static let twoAccountable = FindingRule(
    id: "two-accountable", severity: .serious, title: "twee eigenaren of eindverantwoordelijken",
    explanation: """
      Meer dan één partij is eindverantwoordelijk, of er zijn eigenaren die niet samen zijn aangewezen. Beëindig een
      van beide, of wijs hen samen aan.
      """
  ) { context in
    context.ownerships.flatMap { ownership in
      [Role.accountable, .owner].compactMap { role -> FindingCase? in
        let holders = ownership.holders(of: role).filter { $0.certainty == .certain }
        let parties = holders.flatMap(\.parties).unique
        let isDouble = role == .accountable ? parties.count > 1 : holders.count > 1
        guard isDouble else { return nil }
        return FindingCase(
          subjects: [ownership.product],
          text: "\(context.view.label(ownership.product)) heeft als \(role.dutch): "
            + "\(context.view.labels(parties)).",
          facts: holders.map(\.basis))
      }
    }
  }
}
