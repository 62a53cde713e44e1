internal import Governance

extension FindingRule {
  static let dueAfterProgramme = FindingRule(
    id: "due-after-programme", severity: .serious, title: "binnen het programma, maar erna klaar",
    explanation: """
      Volgens de voortgangsrapportage komt het product binnen het programma af, maar de termijn ligt na het
      einde daarvan. Vraag na wat klopt.
      """
  ) { context in
    context.facts.compactMap { fact in
      guard case .progress(.progressReported(let report)) = fact.event,
        report.withinProgramme == .yes,
        let end = context.view.programmeEnd(of: report.subject, on: fact)
      else { return nil }
      for deadline in context.view.openDeadlines(of: report.subject) {
        guard let certainty = deadline.due.ends(after: end.valid) else { continue }
        return FindingCase(
          subjects: [report.subject, deadline.deadline],
          text: "\(context.view.label(report.subject)) zou binnen het programma afkomen (einde: "
            + "\(end.valid.dutch)), maar \(deadline.milestone) is gepland: "
            + "\(deadline.due.dutchWithWords).",
          facts: [fact, deadline.moves.last?.fact ?? deadline.basis, end], certainty: certainty)
      }
      return nil
    }
  }
}

extension View {
  /// The end of the programme that a product was in when it was reported on: of the programme that
  /// whoever held a role for it, or for what it is part of, belongs to.
  fileprivate func programmeEnd(of product: Identifier, on report: Fact) -> Fact? {
    // Of a report without a first day, the day before its last: roles may end on that day itself.
    let window = report.valid.window
    let then = (window.from ?? window.to?.advanced(by: -1)).map { on($0) } ?? self
    var current: Identifier? = product
    var seen: Set<Identifier> = []
    while let id = current, seen.insert(id).inserted {
      for party in then.ownership(of: id).holders.flatMap(\.parties) {
        if let end = programmeEnd(ofParty: party) { return end }
      }
      current = self.product(id)?.parent
    }
    return nil
  }

  private func programmeEnd(ofParty party: Identifier) -> Fact? {
    var current: Identifier? = party
    var seen: Set<Identifier> = []
    while let id = current, seen.insert(id).inserted {
      guard let card = self.party(id) else { return nil }
      if card.kind == .programme { return card.ended }
      current = card.parent
    }
    return nil
  }
}
