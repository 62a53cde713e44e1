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
        guard let certainty = deadline.due.ends(after: end.fact.valid) else { continue }
        return FindingCase(
          subjects: [report.subject, deadline.deadline],
          text: "\(context.view.label(report.subject)) zou binnen het programma afkomen (einde van "
            + "\(context.view.label(end.programme)): \(end.fact.valid.dutch)), maar "
            + "\(deadline.milestone) is gepland: \(deadline.due.dutchWithWords).",
          facts: [fact, deadline.moves.last?.fact ?? deadline.basis, end.fact],
          certainty: certainty)
      }
      return nil
    }
  }
}

/// A programme and how it ended.
private struct ProgrammeEnd {
  let programme: Identifier
  let fact: Fact
}

extension View {
  /// The end of the programme that a product was in when it was reported on; `nil` when it is not
  /// clear which programme that was, or it has no end.
  fileprivate func programmeEnd(of product: Identifier, on report: Fact) -> ProgrammeEnd? {
    // Of a report without a first day, the day before its last: roles may end on that day itself.
    let window = report.valid.window
    let then = (window.from ?? window.to?.advanced(by: -1)).map { on($0) } ?? self
    guard let programme = then.programme(of: product) else { return nil }
    return party(programme)?.ended.map { ProgrammeEnd(programme: programme, fact: $0) }
  }

  /// The programme that whoever holds a role for a product, or for what it is part of, belongs to.
  ///
  /// When nobody holds any: the only programme that those who hold a role for the other parts of the
  /// same whole belong to, and otherwise the only programme that there is.
  private func programme(of product: Identifier) -> Identifier? {
    var wholes: [Identifier] = []
    var current: Identifier? = product
    while let id = current, !wholes.contains(id) {
      let found = programmes(ofHoldersOf: id)
      if let programme = found.first(where: { party($0)?.ended != nil }) ?? found.first {
        return programme
      }
      wholes.append(id)
      current = self.product(id)?.parent
    }
    for whole in wholes.dropFirst() {
      let found = Set(allParts(of: whole).flatMap(programmes(ofHoldersOf:)))
      if !found.isEmpty { return found.count == 1 ? found.first : nil }
    }
    let all = facts(of: [.partyRegistered]).compactMap { fact -> Identifier? in
      guard case .party(.registered(let event)) = fact.event else { return nil }
      return event.kind == .programme ? event.party : nil
    }
    return all.count == 1 ? all.first : nil
  }

  /// The programmes that the holders of a role for one product belong to.
  private func programmes(ofHoldersOf product: Identifier) -> [Identifier] {
    ownership(of: product).holders.flatMap(\.parties).compactMap(programme(ofParty:)).unique
  }

  private func programme(ofParty party: Identifier) -> Identifier? {
    var current: Identifier? = party
    var seen: Set<Identifier> = []
    while let id = current, seen.insert(id).inserted {
      guard let card = self.party(id) else { return nil }
      if card.kind == .programme { return id }
      current = card.parent
    }
    return nil
  }

  /// Everything under a product, at whatever depth.
  private func allParts(of product: Identifier) -> [Identifier] {
    var found = parts(of: product)
    var seen = Set(found)
    var next = 0
    while next < found.count {
      found += parts(of: found[next]).filter { seen.insert($0).inserted }
      next += 1
    }
    return found
  }
}
