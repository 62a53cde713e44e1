internal import Answers
internal import EventFormat
internal import Governance
internal import Reading

extension Command {
  static let history = Command(
    name: "history", summary: "Hoe iets zo gekomen is: alles wat erover is vastgelegd.",
    arguments: "NAAM", argumentCount: 1...1, flags: clockFlags,
    details: """
      NAAM kan van alles zijn: een product, partij, besluit, vergadering, termijn, overdracht of bron.
      De volgorde is die waarin het gebeurde, niet die waarin het is vastgelegd.

      Voorbeeld: vth history kwaliteitscriteria
      """
  ) { invocation in
    let view = try invocation.view()
    let id = try invocation.findAnything(invocation.arguments.words[0], view)
    let facts = view.timeline(of: id)
    let narration = Narration(view)
    if invocation.arguments.has(.json) {
      invocation.output.json(
        .array(
          facts.map { $0.json(narration) }
            + view.withdrawnFacts(about: id).map { $0.json(narration) }))
    } else {
      let output = invocation.output
      output.line("\(view.label(id))  (\(id))")
      output.line(
        "Geschiedenis, zoals vastgelegd\(view.asOf.known.map { " en bekend op \($0.dutch)" } ?? "")."
      )
      output.line()
      let text = FactText(view, output)
      for fact in facts { text.write(fact) }
      let withdrawn = view.withdrawnFacts(about: id)
      if !withdrawn.isEmpty { output.heading("Telt niet meer mee – \(withdrawn.count)") }
      for fact in withdrawn { text.write(fact) }
      output.line("")
      output.line(counted(facts.count, "vermelding", "vermeldingen") + ".")
    }
    return .done
  }
}

extension Invocation {
  /// A thing of any kind; products come first when a name is shared with something else.
  func findAnything(_ words: String, _ view: View) throws -> Identifier {
    if let id = Identifier(words), view.kind(of: id) != nil { return id }
    for kinds in [[Kind.product], [.party], [.source, .decision, .meeting]] as [Set<Kind>] {
      if case .found(let id) = NameIndex(view.model, kinds: kinds).find(words) { return id }
    }
    return try find(words, Set(Kind.allCases), view)
  }
}

/// One fact in words, with its source, and how it was corrected.
struct FactText {
  private let view: View
  private let output: Output
  private let narration: Narration

  init(_ view: View, _ output: Output) {
    self.view = view
    self.output = output
    narration = Narration(view)
  }

  func write(_ fact: Fact) {
    output.line(fact.valid.dutchWithWords)
    // What was put on the agenda of a later day was announced: that it was put forward there, nobody said.
    let isAnnounced =
      fact.event.type == .itemTabled && fact.window.from.map { fact.entry.knownBy < $0 } ?? false
    output.line("  \(isAnnounced ? "Aangekondigd: " : "")\(narration.sentence(fact.event))")
    if let note = narration.note(fact.event) { output.line("  \(note)") }
    let known = fact.entry.proposal.known.map { ", bekend \($0.dutch)" } ?? ""
    output.line(
      "  bron: \(view.sources(of: fact)); vermelding \(fact.entry.sequence)\(known)")
    if let proposer = fact.entry.proposal.proposedBy {
      output.line("  voorgesteld door \(view.proposer(proposer))")
    }
    for correction in fact.corrections {
      guard case .entry(.corrected(let corrected)) = correction.event else { continue }
      output.line("  gecorrigeerd door vermelding \(correction.sequence): \(corrected.reason)")
    }
    if !fact.corrections.isEmpty {
      let entry = fact.entry
      output.line(
        "  eerst vastgelegd: \(entry.valid.dutchWithWords): \(narration.sentence(entry.event))")
    }
    if let reason = fact.entry.proposal.despite {
      output.line("  toch vastgelegd, omdat: \(reason)")
    }
  }

  /// What was annulled or set aside, with why.
  func write(_ fact: WithdrawnFact) {
    let entry = fact.entry
    output.line(entry.valid.dutchWithWords)
    output.line("  \(narration.sentence(entry.event))")
    output.line("  bron: \(view.sources(of: entry)); vermelding \(entry.sequence)")
    output.line("  \(fact.verb) door vermelding \(fact.by.sequence): \(fact.reason)")
  }
}

extension WithdrawnFact {
  /// What happened to it.
  var verb: String { isRuling ? "terzijde gesteld" : "geannuleerd" }
}
