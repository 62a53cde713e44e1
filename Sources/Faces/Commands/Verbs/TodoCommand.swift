internal import Answers
internal import EventFormat
internal import Governance
internal import Reading
internal import Texts

extension Flag {
  static let ofParty = Flag(
    name: "party", value: "PARTIJ", summary: "alleen wat op deze partij wacht")
}

extension Command {
  static let todo = Command(
    name: "todo", summary: "Wat op wie wacht, het oudste eerst, met de grens die ervoor geldt.",
    arguments: "", argumentCount: 0...0, flags: clockFlags + [.ofParty, .overdue, .limit],
    details: """
      Agendapunten zonder uitkomst, open voorwaarden, overdrachten die lopen, termijnen en
      toezeggingen. De regels van het proces zeggen op wie iets wacht: vth workflow.

      Voorbeeld: vth todo --party VNG --on 2024-11-15
      """
  ) { invocation in
    let view = try invocation.view()
    var party: Identifier?
    if let words = invocation.arguments.value(.ofParty) {
      party = try invocation.find(words, .party, view)
    }
    var items = view.todo(for: party)
    if invocation.arguments.has(.overdue) {
      items.removeAll { !$0.term(in: view).isOver }
    }
    let text = TodoText(view, invocation.output)
    // Only an answer in words that comes out empty says in how many was looked, and that asks everything once more.
    let isEmptyText = items.isEmpty && !invocation.arguments.has(.json)
    let count = isEmptyText ? view.todo().count : 0
    var searched = Searched(count, ("ding dat wacht", "dingen die wachten"), about: party)
    searched.shown = party.map { party in
      let name = view.label(party)
      return ("ding dat wacht op \(name)", "dingen die wachten op \(name)")
    }
    return try invocation.show(
      items, view, of: searched,
      isCertain: { $0.process.certainty == .certain }, state: { $0.process.subject.dutch },
      json: { $0.json(view) }, write: { text.write($0, of: party) })
  }
}

/// What waits, in words.
struct TodoText {
  private let view: View
  private let output: Output

  init(_ view: View, _ output: Output) {
    self.view = view
    self.output = output
  }

  func write(_ item: TodoItem, of party: Identifier?) {
    output.line(phrase(item))
    output.line("  sinds \(item.cause.valid.dutchWithWords): \(sentence(item.cause))")
    if let limit = limit(item) { output.line("  \(limit)") }
    for line in after(item) { output.line("  \(line)") }
    for (ended, fact) in item.ended {
      output.line(
        "  let op: \(view.label(ended)) bestaat niet meer (\(fact.valid.dutch)"
          + "\(view.successorPhrase(fact)))")
    }
    DisputeText(view, output).rows(item.disputes)
    let parties = item.parties.filter { $0 != party }
    if !parties.isEmpty {
      output.line("  \(party == nil ? "wacht op" : "samen met"): \(view.labels(parties))")
    } else if party == nil {
      output.line("  wacht op: \(view.nobody(item))")
    }
    for one in item.standIns { output.line("  \(phrase(one))") }
    output.line("  kan nu: \(dutchList(item.steps)) (vth next \(item.process.id))")
    output.line(
      "  vermelding \(item.cause.entry.sequence); bron: \(view.sources(of: item.cause))")
  }

  /// One line: what it is, where it stands, and how urgent it is.
  func phrase(_ item: TodoItem) -> String {
    let process = item.process
    let urgency = item.term(in: view).dutch.map { "\($0): " } ?? ""
    let state =
      item.goesOnTo.map { "\(process.dutch); gaat verder naar \(view.labels($0))" } ?? process.dutch
    return "\(urgency)\(process.subject.dutch) – \(view.label(process.id)): \(state)"
  }

  /// `IPO vervangt VNG (bron: …)`.
  private func phrase(_ one: StandIn) -> String {
    let possibly = one.standing.certainty == .possible ? "mogelijk " : ""
    return "vervanging: \(possibly)\(view.label(one.party)) voor \(view.label(one.of)) "
      + "(bron: \(view.sources(of: one.standing.basis)))"
  }

  private func sentence(_ fact: Fact) -> String { Narration(view).sentence(fact.event) }

  /// How far the sources go about what is over, and who had it when it ended.
  private func after(_ item: TodoItem) -> [String] {
    guard item.term(in: view).isOver else { return [] }
    if item.process.subject == .deadline {
      return view.deadline(item.process.id).map(view.afterTerm) ?? []
    }
    return view.newestReportPhrase(about: [item.process.id])
  }

  private func limit(_ item: TodoItem) -> String? {
    guard let limit = item.limit else { return nil }
    switch item.term(in: view).state {
    case .passed, .late: return "termijn: \(limit.words) – voorbij"
    case .running:
      return "termijn: \(limit.words)" + (limit.window.to == nil ? "" : " – loopt af")
    case .ahead, .none: return "termijn: \(limit.words)"
    }
  }
}
