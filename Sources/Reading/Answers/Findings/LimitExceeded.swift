internal import Governance
internal import Reading

extension FindingRule {
  static let limitExceeded = FindingRule(
    id: "limit-exceeded", severity: .information, title: "behandeltermijn voorbij",
    explanation: """
      Het proces geeft een tijd voor deze toestand. Die is voorbij, en een volgende stap staat in geen bron. Vraag na wat er
      is gebeurd, en leg dat vast: vth next NAAM.
      """
  ) { context in
    // Terms and commitments have rules of their own; here are the limits that the process sets.
    let others = context.processes.filter { $0.subject != .deadline && $0.subject != .commitment }
    let limited = others + context.processes.filter { $0.limit?.isDuration ?? false }
    var seen: Set<Identifier> = []
    return limited.compactMap { standing in
      guard let limit = standing.limit, limit.hasPassed(on: context.day), !standing.isFinished,
        let entered = standing.entered, seen.insert(standing.id).inserted,
        standing.subject != .item || context.view.followers(ofItem: standing.id).isEmpty
      else { return nil }
      return FindingCase(
        subjects: [standing.id],
        text:
          "\(context.view.label(standing.id)): \(standing.title(of: standing.state)). Behandeltermijn: "
          + "\(limit.words). Afloop niet bekend.",
        facts: [entered.fact], certainty: standing.certainty)
    }
  }
}
