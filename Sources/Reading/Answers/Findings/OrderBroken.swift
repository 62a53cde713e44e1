internal import Governance
internal import Reading

extension FindingRule {
  static let orderBroken = FindingRule(
    id: "order-broken", severity: .serious, title: "de volgorde kan niet",
    explanation: """
      Van deze vermeldingen kan niet alles waar zijn: wat eerst moest komen, ligt volgens de datums later. De
      volgorde telt hier daarom niet mee. Corrigeer een datum, of wat over de volgorde is gezegd.
      """
  ) { context in
    // That a process went another way is told by its own rule.
    let broken = context.chronicles.flatMap(\.contradictions).filter { $0.kind != .process }
    return Set(broken.map(\.entries)).sorted { $0.lexicographicallyPrecedes($1) }.compactMap {
      entries in
      let facts = entries.compactMap { context.view.fact(ofEntry: $0) }
      guard facts.contains(where: { $0.happening != .notYet }) else { return nil }
      let when = facts.map { "\(context.narration.sentence($0.event)) (\($0.valid.dutch))" }
      return FindingCase(
        subjects: facts.flatMap { $0.event.domain.mentioned.map(\.id) }.unique,
        text: "Dit kan niet in deze volgorde: \(when.joined(separator: "; ")).", facts: facts,
        certainty: .certain)
    }
  }
}
