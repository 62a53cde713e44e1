internal import Answers
internal import EventFormat
internal import Governance
internal import Reading

extension Flag {
  static let overdue = Flag(name: "overdue", value: nil, summary: "alleen wat te laat is")
  static let within = Flag(
    name: "within", value: "90d", summary: "alleen wat binnen zoveel dagen afloopt")
  static let ofOwner = Flag(
    name: "party", value: "PARTIJ", summary: "alleen van producten waarvan deze partij eigenaar is")
  static let ofProduct = Flag(
    name: "product", value: "PRODUCT", summary: "alleen van dit product en zijn onderdelen")
}

extension Command {
  static let deadlines = Command(
    name: "deadlines", summary: "De termijnen: oorspronkelijk, verschoven, en waar zij staan.",
    arguments: "", argumentCount: 0...0,
    flags: clockFlags + [.overdue, .within, .ofProduct, .ofOwner],
    details: """
      Een termijn is pas te laat na het einde van zijn venster: “Q4 2022” na 31 december 2022.
      Tussen begin en einde van het venster “loopt” hij. Te laat betekent: voorbij, en nergens als
      gehaald of vervallen gemeld.

      Voorbeeld: vth deadlines --overdue --on 2023-02-01
      """
  ) { invocation in
    let view = try invocation.view()
    var shown = view.deadlines()
    if invocation.arguments.has(.overdue) { shown.removeAll { $0.status != .overdue } }
    if let days = try invocation.days() {
      let last = view.asOf.on.advanced(by: days)
      shown.removeAll { standing in
        guard standing.status == .open || standing.status == .possible,
          let end = standing.due.window.to
        else { return true }
        return end > last
      }
    }
    if let words = invocation.arguments.value(.ofProduct) {
      let product = try invocation.find(words, .product, view)
      shown.removeAll { !view.isPart($0.subject, of: product) }
    }
    if let words = invocation.arguments.value(.ofOwner) {
      let party = try invocation.find(words, .party, view)
      shown.removeAll { standing in
        !view.ownership(of: standing.subject).holders(of: .owner)
          .contains { $0.parties.contains(party) }
      }
    }
    if invocation.arguments.has(.json) {
      invocation.output.json(list: shown) { $0.json(view) }
    } else {
      write(shown, view, invocation.output)
    }
    return .done
  }

  private static func write(_ shown: [DeadlineStanding], _ view: View, _ output: Output) {
    output.line(view.clockPhrase)
    output.line()
    for standing in shown {
      let possibly = standing.certainty == .possible ? " (mogelijk)" : ""
      output.line(
        "\(standing.statusWords)\(possibly): \(standing.milestone) – "
          + "\(view.label(standing.subject)) (\(standing.subject))")
      output.line("  termijn: \(standing.due.dutchWithWords)")
      if let doubt = standing.termDoubt { output.line("  \(doubt)") }
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
      for holding in ownership.holders(of: .owner) {
        let possibly = holding.certainty == .possible ? "mogelijk " : ""
        output.line("  eigenaar: \(possibly)\(view.labels(holding.parties))")
      }
      DisputeText(view, output).rows(
        (standing.disputes + view.disputes(of: ownership, as: .owner)).once)
      output.line("  \(standing.deadline); bron: \(view.sources(of: standing.basis))")
    }
    output.line(shown.isEmpty ? "Geen termijnen gevonden." : "")
    if !shown.isEmpty { output.line(counted(shown.count, "termijn", "termijnen") + ".") }
  }

  private static func phrase(_ move: DeadlineMove, _ view: View) -> String {
    var words = "verschoven naar \(move.due.dutchWithWords)"
    words += move.by.isEmpty ? ", door wie is niet vermeld" : ", door \(view.labels(move.by))"
    if let reason = move.reason { words += ": \(reason)" }
    if let note = move.note { words += " (\(note))" }
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
