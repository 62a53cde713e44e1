internal import Answers
internal import EventFormat
internal import Governance
internal import Reading

extension Command {
  static let entry = Command(
    name: "entry",
    summary: "Eén vermelding zoals zij is vastgelegd, en wat er daarna mee gebeurde.",
    arguments: "NUMMER|ID", argumentCount: 1...1, flags: clockFlags,
    details: """
      Een vermelding verandert nooit. Is zij gecorrigeerd, geannuleerd of betwist, of is er iets in gewist,
      dan staat dat eronder, met hoe zij nu luidt. Wie afgeschermde teksten heeft, ziet die met --withheld.

      Voorbeeld: vth entry 610
      """
  ) { invocation in
    let view = try invocation.view()
    let words = invocation.arguments.words[0]
    let number = Int(words.hasPrefix("#") ? String(words.dropFirst()) : words)
    let place = number ?? EntryIdentifier(words).flatMap { view.place(of: $0) }
    if let place, place >= 0, place < view.asOf.at ?? view.model.count,
      view.model.entry(place) == nil
    {
      throw unread(place, view.model.whyUnread(place))
    }
    guard let place, let standing = view.entry(at: place) else {
      throw CommandError.noEntry(words, count: view.asOf.at ?? view.model.count)
    }
    if invocation.arguments.has(.json) {
      invocation.output.json(standing.json(view))
    } else {
      EntryText(view, invocation.output).write(standing)
    }
    return .done
  }

  private static func unread(_ place: Int, _ reason: UnreadEntry.Reason) -> CommandError {
    switch reason {
    case .newer: .newerEntry(place)
    case .broken: .unreadableEntry(place)
    case .rejected: .rejectedEntry(place)
    }
  }
}

/// One entry in words.
private struct EntryText {
  private let view: View
  private let output: Output
  private let narration: Narration

  init(_ view: View, _ output: Output) {
    self.view = view
    self.output = output
    narration = Narration(view)
  }

  func write(_ standing: EntryStanding) {
    let entry = standing.entry
    output.line("Vermelding \(entry.sequence)  (\(entry.id))")
    output.line(narration.sentence(entry.event))
    output.line()
    output.field("Soort", EventCatalogue.shipped.wireName(of: entry.event.type))
    output.field("Gebeurd", entry.valid.dutchWithWords)
    output.field("Bekend", entry.proposal.known.map { $0.dutch } ?? entry.recorded.day.dutch)
    if let proposer = entry.proposal.proposedBy {
      output.field("Voorgesteld door", view.proposer(proposer))
    }
    output.field("Vastgelegd", "\(entry.recorded.iso) door \(entry.actor)")
    output.field("Bron", view.sources(of: entry))
    if let reason = entry.proposal.despite { output.field("Toch, omdat", reason) }
    if let cause = entry.proposal.cause {
      output.field("Aanleiding", "vermelding \(view.name(ofEntry: cause))")
    }
    if !entry.proposal.after.isEmpty {
      let earlier = entry.proposal.after.map { view.name(ofEntry: $0) }.joined(separator: ", ")
      output.field("Niet eerder dan", "vermelding \(earlier)")
    }
    output.field("Inhoud", EventCatalogue.shipped.write(entry.event).canonicalText)
    for withheld in entry.proposal.withheld {
      output.field(
        "Niet openbaar", withheld.place + (standing.isErased(withheld.place) ? " (gewist)" : ""))
    }
    writeState(standing)
  }

  private func writeState(_ standing: EntryStanding) {
    for overrider in standing.overriders { output.field("Daarna", phrase(overrider)) }
    for ruling in standing.rulings {
      output.field(
        "Terzijde gesteld",
        "\(narration.sentence(ruling.event)) (vermelding \(ruling.entry.sequence))")
    }
    for redaction in standing.redactions {
      output.field(
        "Gewist",
        "\(narration.sentence(redaction.event)) (vermelding \(redaction.entry.sequence))")
    }
    DisputeText(view, output).fields(standing.disputes.filter(\.isOpen))
    guard let fact = standing.fact else {
      let isOverride = standing.entry.event.overrides != nil
      return output.field(
        "Nu", isOverride && standing.overriders.isEmpty ? "geldt" : "telt niet meer mee")
    }
    if !fact.corrections.isEmpty || fact.entry.id != standing.entry.id {
      output.field("Nu", "\(fact.valid.dutchWithWords): \(narration.sentence(fact.event))")
    } else {
      output.field("Nu", "geldt, zoals vastgelegd")
    }
  }

  private func phrase(_ overrider: Entry) -> String {
    "\(narration.sentence(overrider.event)) (vermelding \(overrider.sequence), "
      + "\(overrider.recorded.day.dutch))"
  }
}
