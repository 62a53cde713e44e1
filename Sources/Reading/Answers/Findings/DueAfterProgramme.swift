internal import Calendar
internal import Governance
internal import Reading

extension FindingRule {
  static let dueAfterProgramme = FindingRule(
    id: "due-after-programme", severity: .serious, title: "binnen het programma, maar erna klaar",
    explanation: """
      Volgens de voortgangsrapportage komt het product binnen het programma af, maar de termijn ligt na het
      einde daarvan. Vraag na wat klopt.
      """
  ) { context in
    var ends = ProgrammeEnds(context.view)
    return context.facts.compactMap { fact in
      guard case .progress(.progressReported(let report)) = fact.event,
        report.withinProgramme == .yes, let end = ends.end(of: report.subject, on: fact)
      else { return nil }
      for deadline in context.openDeadlines[report.subject] ?? [] {
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

/// The ends of programmes that were asked for, each looked up once: a product may be reported on very
/// often, and parts may lie in parts without end.
private struct ProgrammeEnds {
  private struct Question: Hashable {
    let product: Identifier
    let window: Window
  }

  private let view: View
  private var known: [Question: ProgrammeEnd?] = [:]
  /// Reports come in order of their days, so one day at a time is kept.
  private var then: ProgrammesOnDay

  init(_ view: View) {
    self.view = view
    then = ProgrammesOnDay(view: view)
  }

  /// The end of the programme that a product was in when it was reported on; `nil` when it is not
  /// clear which programme that was, or it has no end.
  mutating func end(of product: Identifier, on report: Fact) -> ProgrammeEnd? {
    let question = Question(product: product, window: report.window)
    if let known = known[question] { return known }
    // Of a report without a first day, the day before its last: roles may end on that day itself.
    let window = report.window
    let day = window.from ?? window.to?.advanced(by: -1) ?? view.asOf.on
    if day != then.view.asOf.on { then = ProgrammesOnDay(view: view.on(day)) }
    let end = then.programme(of: product).flatMap { programme in
      view.party(programme)?.ended.map { ProgrammeEnd(programme: programme, fact: $0) }
    }
    known[question] = .some(end)
    return end
  }
}

/// The programmes that products were in on one day.
private struct ProgrammesOnDay {
  let view: View
  /// Products of which nobody holds any part, whatever lies under it.
  private var unheld: Set<Identifier> = []
  private var ofParts: [Identifier: Identifier?] = [:]
  private var only: Identifier??

  init(view: View) { self.view = view }

  /// The programme that whoever holds a role for a product, or for what it is part of, belongs to.
  ///
  /// When nobody holds any: the only programme that those who hold a role for the other parts of the
  /// same whole belong to, and otherwise the only programme that there is.
  mutating func programme(of product: Identifier) -> Identifier? {
    let held = view.nearest(.programmeOfHolders, to: product) { id in
      view.programmes(ofHoldersOf: id).isEmpty ? .above(view.product(id)?.parent) : .here
    }
    if let held {
      let found = view.programmes(ofHoldersOf: held)
      return found.first { view.party($0)?.ended != nil } ?? found.first
    }
    let then = view
    var whole: Identifier?
    if let parent = then.product(product)?.parent {
      whole = then.nearest(.wholeWithHeldPart, to: parent) { id in
        hasHeldPart(id) ? .here : .above(then.product(id)?.parent)
      }
    }
    if let whole { return onlyProgramme(ofPartsOf: whole) }
    if let only { return only }
    let programme = view.onlyProgramme()
    only = .some(programme)
    return programme
  }

  /// Whether anybody of a programme holds a part; of what was found to be without, nothing is looked at
  /// again.
  private mutating func hasHeldPart(_ whole: Identifier) -> Bool {
    if unheld.contains(whole) { return false }
    if ofParts[whole] != nil { return true }
    var seen: Set<Identifier> = [whole]
    var pending = view.parts(of: whole)
    while let part = pending.popLast() {
      guard !unheld.contains(part), seen.insert(part).inserted else { continue }
      if !view.programmes(ofHoldersOf: part).isEmpty { return true }
      pending += view.parts(of: part)
    }
    unheld.formUnion(seen)
    return false
  }

  private mutating func onlyProgramme(ofPartsOf whole: Identifier) -> Identifier? {
    if let known = ofParts[whole] { return known }
    let found = Set(view.allParts(of: whole).flatMap(view.programmes(ofHoldersOf:)))
    ofParts[whole] = .some(found.count == 1 ? found.first : nil)
    return ofParts[whole] ?? nil
  }
}

extension View {
  /// The only programme that there is; `nil` when there are more, or none.
  fileprivate func onlyProgramme() -> Identifier? {
    let all = facts(of: [.partyRegistered]).compactMap { fact -> Identifier? in
      guard case .party(.registered(let event)) = fact.event else { return nil }
      return event.kind.usual == .programme ? event.party : nil
    }
    return all.count == 1 ? all.first : nil
  }

  /// The programmes that the holders of a role for one product belong to.
  fileprivate func programmes(ofHoldersOf product: Identifier) -> [Identifier] {
    ownership(of: product).holders.flatMap(\.parties).compactMap(programme(ofParty:)).unique
  }

  private func programme(ofParty party: Identifier) -> Identifier? {
    nearest(.programmeParty, to: party) { id in
      guard let card = self.party(id) else { return .nothing }
      return card.kind.usual == .programme ? .here : .above(card.parent)
    }
  }
}
