internal import Calendar
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
    return context.facts.compactMap { fact -> FindingCase? in
      guard let later = fact.later(than: dates) else { return nil }
      let things = fact.event.domain.introduced + fact.event.domain.mentioned
      return FindingCase(
        subjects: things.prefix(1).map(\.id) + [later.document],
        text: "\(context.narration.sentence(fact.event)) Bekend: \(later.known.dutch); de bron "
          + "“\(context.view.label(later.document))” is van \(later.date.dutch).",
        facts: [fact])
    }
  }
}

extension Fact {
  /// The youngest document that the entry or a correction of it cites and that certainly is younger than the day on which
  /// that was known; `nil` when there is none.
  fileprivate func later(
    than dates: [Identifier: Period]
  ) -> (document: Identifier, date: Period, known: Period)? {
    var found: (document: Identifier, date: Period, known: Period)?
    for entry in [entry] + corrections {
      guard let known = entry.proposal.known, let last = known.window.to else { continue }
      for citation in entry.source {
        guard let date = dates[citation.document], let begin = date.window.from, last < begin,
          !event.domain.introduced.contains(where: { $0.id == citation.document })
        else { continue }
        if let begun = found?.date.window.from, begun >= begin { continue }
        found = (citation.document, date, known)
      }
    }
    return found
  }
}
