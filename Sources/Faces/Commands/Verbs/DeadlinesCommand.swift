internal import Answers
internal import EventFormat
internal import Governance
internal import Reading

extension Flag {
  static let overdue = Flag(
    name: "overdue", value: nil,
    summary: "alleen wat verlopen is, met of zonder bericht over de afloop (ook: --verlopen)",
    dutch: "verlopen")
  static let within = Flag(
    name: "within", value: "90d", summary: "alleen wat binnen zoveel dagen afloopt")
  static let ofOwner = Flag(
    name: "party", value: "PARTIJ",
    summary: "alleen van wat toen van deze partij was, of wat die toen maakte of trok")
  static let ofProduct = Flag(
    name: "product", value: "PRODUCT", summary: "alleen van dit product en zijn onderdelen")
}

extension Command {
  static let deadlines = Command(
    name: "deadlines", summary: "De termijnen: oorspronkelijk, verschoven, en waar zij staan.",
    arguments: "", argumentCount: 0...0,
    flags: clockFlags + [.overdue, .within, .ofProduct, .ofOwner, .limit],
    details: """
      Een termijn is pas verlopen na de laatste dag van het tijdvak: “Q4 2022” na 31 december 2022.
      Tussen begin en einde van het tijdvak loopt de termijn. Verlopen betekent: de laatste dag is
      voorbij. Of het werk klaar is, zeggen de bronnen dan niet. Er staat wel bij hoe ver de bronnen
      gaan, en wie eigenaar was toen de termijn afliep. “Te laat” staat er alleen als een bron of een
      bevestiging dat zegt.

      Voorbeeld: vth deadlines --overdue --on 2023-02-01
      """
  ) { invocation in
    let view = try invocation.view()
    var shown = view.deadlines()
    let count = shown.count
    if invocation.arguments.has(.overdue) { shown.removeAll { !$0.isOver } }
    if let days = try invocation.days() {
      let last = view.asOf.on.advanced(by: days)
      shown.removeAll { standing in
        guard standing.status == .open || standing.status == .possible,
          let end = standing.due.window.to
        else { return true }
        return end > last
      }
    }
    let asked = try invocation.askedProduct(view)
    if let asked { shown.removeAll { asked.certainty(of: [$0.subject]) == nil } }
    var about = asked?.product
    if let words = invocation.arguments.value(.ofOwner) {
      let party = try invocation.find(words, .party, view)
      about = party
      shown.removeAll { !view.concerns(party, $0) }
    }
    let isOverdue = invocation.arguments.has(.overdue)
    var searched = Searched(count, ("termijn", "termijnen"), about: about)
    searched.isCovered = asked.map { $0.isAlone && about == $0.product } ?? false
    return try invocation.show(
      shown, view, of: searched,
      isCertain: {
        !$0.process.steps.isEmpty && (!isOverdue || $0.certainty == .certain)
          && asked?.certainty(of: [$0.subject]) != .possible
      }, state: { $0.status.dutch },
      json: { $0.json(view) }, write: { write($0, of: asked, view, invocation.output) })
  }

  private static func write(
    _ standing: DeadlineStanding, of asked: AskedProduct?, _ view: View, _ output: Output
  ) {
    let possibly = standing.certainty == .possible && !standing.saysDoubt ? " (mogelijk)" : ""
    output.line(
      "\(standing.statusWords)\(possibly): \(standing.milestone) – "
        + "\(view.label(standing.subject)) (\(standing.subject))")
    if let doubt = asked?.doubt([standing.subject], view) { output.line("  \(doubt)") }
    output.line("  termijn: \(standing.due.dutchWithWords)")
    if let doubt = standing.termDoubt { output.line("  \(doubt)") }
    if let series = standing.series {
      output.line("  keer \(series.number); \(series.recurrence.dutch)")
      for met in series.met {
        output.line(
          "  keer \(met.number) (\(met.due.dutch)): gehaald, \(met.fact.valid.dutchWithWords); bron: "
            + view.sources(of: met.fact))
      }
    }
    if let missing = standing.missing {
      output.line(
        "  niet gehaald, gemeld \(missing.valid.dutchWithWords); bron: \(view.sources(of: missing))"
      )
      if let note = Narration(view).note(missing.event) { output.line("  toelichting: \(note)") }
    }
    if !standing.moves.isEmpty {
      output.line("  eerst: \(standing.original.dutchWithWords)")
    }
    for move in standing.moves { output.line("  \(phrase(move, view))") }
    for move in standing.possibleMoves { output.line("  mogelijk \(phrase(move, view))") }
    if let closing = standing.closing {
      let isOpen = standing.status != .met && standing.status != .dropped
      output.line(
        "  \(isOpen ? "mogelijk al afgesloten" : standing.status.dutch): "
          + "\(view.closingPhrase(standing) ?? ""); bron: \(view.sources(of: closing))")
      if let note = standing.closingNote { output.line("  toelichting: \(note)") }
    }
    let ownership = view.ownership(of: standing.subject)
    for line in view.afterTerm(standing) { output.line("  \(line)") }
    if standing.isOpen, !standing.isOver, !ownership.lacksOwner {
      output.line("  eigenaar: \(view.holderPhrase(ownership, .owner))")
    }
    DisputeText(view, output).rows(
      (standing.disputes + view.disputes(of: ownership, as: .owner)).once)
    output.line("  \(standing.deadline); bron: \(view.sources(of: standing.basis))")
  }

  private static func phrase(_ move: DeadlineMove, _ view: View) -> String {
    var words = "verschoven naar \(move.due.dutchWithWords)"
    words += move.by.isEmpty ? ", door wie is niet vermeld" : ", door \(view.labels(move.by))"
    if let reason = move.reason { words += ": \(reason)" }
    if let note = move.note { words += " (\(note))" }
    words += view.formerTermPhrase(move)
    return words + "; bron: \(view.sources(of: move.fact))"
  }
}

extension Invocation {
  /// `90d`, or just `90`.
  fileprivate func days() throws -> Int? {
    guard var text = arguments.value(.within)?[...] else { return nil }
    if text.hasSuffix("d") { text.removeLast() }
    guard let days = Int(text), (0...36_525).contains(days) else {
      throw CommandError.badNumber("within", arguments.value(.within) ?? "")
    }
    return days
  }
}
