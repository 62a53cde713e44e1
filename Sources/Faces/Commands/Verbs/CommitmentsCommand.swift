internal import Answers
internal import EventFormat
internal import Governance
internal import Reading

extension Flag {
  static let open = Flag(name: "open", value: nil, summary: "alleen wat nog openstaat")
}

extension Command {
  static let commitments = Command(
    name: "commitments",
    summary: "De toezeggingen, moties, afspraken en acties, met wat ervan kwam.",
    arguments: "", argumentCount: 0...0, flags: clockFlags + [.open, .overdue, .ofParty, .limit],
    details: "Voorbeeld: vth commitments --open --on 2025-06-01"
  ) { invocation in
    let view = try invocation.view()
    var shown = view.commitments()
    let count = shown.count
    var about: Identifier?
    if invocation.arguments.has(.open) { shown.removeAll { !$0.isOpen } }
    if invocation.arguments.has(.overdue) { shown.removeAll { !$0.term(in: view).isOver } }
    if let words = invocation.arguments.value(.ofParty) {
      let party = try invocation.find(words, .party, view)
      about = party
      shown.removeAll { !($0.commitment.by + $0.commitment.to).contains(party) }
    }
    let isLimited = invocation.arguments.has(.open) || invocation.arguments.has(.overdue)
    return try invocation.show(
      shown, view, of: Searched(count, ("toezegging", "toezeggingen"), about: about),
      isCertain: {
        !$0.process.steps.isEmpty && (!isLimited || !$0.process.mayBeFinished)
      },
      state: { $0.stateWord(in: view) },
      json: { $0.json(view) },
      write: { write($0, view, invocation.output) })
  }

  private static func write(_ standing: CommitmentStanding, _ view: View, _ output: Output) {
    let made = standing.commitment
    let over = standing.term(in: view)
    let after = standing.settledLateWords.map { ", \($0)" } ?? ""
    let number = made.number.map { "\($0): " } ?? ""
    output.line("\(standing.stateWords(in: view))\(after): \(number)\(made.title)")
    let narration = Narration(view)
    output.line(
      "  \(made.kind.dutch)\(narration.parties(made)), gedateerd \(standing.basis.valid.dutchWithWords)"
    )
    if let due = standing.due { output.line("  termijn: \(due.dutchWithWords)") }
    for line in over.isOver ? view.newestReportPhrase(about: [made.commitment]) : [] {
      output.line("  \(line)")
    }
    for fact in standing.settlements {
      output.line(
        "  \(fact.valid.dutchWithWords): \(narration.sentence(fact.event)) "
          + "Bron: \(view.sources(of: fact)).")
    }
    for product in made.products { output.line("  over: \(view.label(product)) (\(product))") }
    if let note = made.note { output.line("  \(note)") }
    DisputeText(view, output).rows(standing.disputes)
    output.line("  \(made.commitment); bron: \(view.sources(of: standing.basis))")
  }
}
