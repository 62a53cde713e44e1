internal import Governance
internal import Reading

extension FindingRule {
  static let knownBeforeSource = FindingRule(
    id: "known-before-source", severity: .attention, title: "eerder bekend dan de bron",
    explanation: """
      Volgens deze vermelding was dit bekend vóór de datum van een bron die erbij staat. Vraag na welke datum klopt. Zegt
      een latere bron hetzelfde, leg die dan apart vast.
      """
  ) { context in
    let dates = context.view.documentDates()
    return context.facts.flatMap { fact in
      ([fact.entry] + fact.corrections).flatMap { entry in
        entry.source.compactMap { citation -> FindingCase? in
          guard let known = entry.proposal.known, let last = known.window.to,
            let date = dates[citation.document], let begin = date.window.from, last < begin,
            !fact.event.domain.introduced.contains(where: { $0.id == citation.document })
          else { return nil }
          return FindingCase(
            subjects: (fact.event.domain.introduced + fact.event.domain.mentioned).prefix(1)
              .map(\.id) + [citation.document],
            text: "\(context.narration.sentence(fact.event)) Bekend: \(known.dutch); de bron "
              + "“\(context.view.label(citation.document))” is van \(date.dutch).",
            facts: [fact])
        }
      }
    }
  }
}
