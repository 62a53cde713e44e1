internal import Answers
internal import Governance
internal import Reading

extension Command {
  static let decision = Command(
    name: "decision", summary: "Alles over één besluit.", arguments: "BESLUIT",
    argumentCount: 1...1, flags: clockFlags,
    details: "Voorbeeld: vth decision bo-2024-06-20-roadmap"
  ) { invocation in
    let view = try invocation.view()
    let id = try invocation.find(invocation.arguments.words[0], .decision, view)
    guard let standing = view.decision(id) else {
      throw CommandError.unknownName(id.text, .decision, [])
    }
    if invocation.arguments.has(.json) {
      invocation.output.json(standing.json(view))
    } else {
      write(standing, view, invocation.output)
    }
    return .done
  }

  private static func write(_ standing: DecisionStanding, _ view: View, _ output: Output) {
    let decision = standing.decision
    output.line("\(decision.title)  (\(decision.decision))")
    output.clocks(view, about: decision.decision)
    output.line()
    output.field("Datum", standing.fact.valid.dutchWithWords)
    switch standing.fact.happening {
    case .happened: break
    case .possible: output.field("Let op", "op deze dag mogelijk nog niet genomen")
    case .notYet: output.field("Let op", "op deze dag nog niet genomen")
    }
    output.field("Orgaan", decision.body.isEmpty ? "niet genoemd" : view.labels(decision.body))
    output.field("Uitkomst", decision.outcome.dutch)
    if let number = decision.number { output.field("Nummer", number) }
    if let summary = decision.summary { output.field("Samengevat", summary) }
    if let text = decision.text { output.field("Tekst", text) }
    if let votes = decision.votes { output.field("Stemmen", votes) }
    if let effective = decision.effective { output.field("Gaat in", effective.dutchWithWords) }
    if let until = decision.effectiveUntil {
      output.field("Geldt tot en met", until.dutchWithWords)
    }
    if let lapse = standing.lapse {
      let possibly = lapse.happening == .happened ? "" : "mogelijk "
      output.field(
        "Vervallen", "\(possibly)\(lapse.valid.dutchWithWords); bron: \(view.sources(of: lapse))"
      )
      if case .decision(.lapsed(let event)) = lapse.event, let reason = event.reason {
        output.field("", reason)
      }
    }
    for release in view.releases(of: decision.decision) {
      output.field(
        "Vrijgave", "\(view.releasePhrase(release)); bron: \(view.sources(of: release.fact))")
    }
    if standing.fact.happening != .notYet {
      output.field("Op deze dag", view.force(of: standing).dutch)
    }
    if let meeting = decision.meeting { output.field("Vergadering", view.label(meeting)) }
    if let item = decision.item { output.field("Agendapunt", view.label(item)) }
    for product in decision.products {
      output.field("Product", "\(view.label(product)) (\(product))")
    }
    for condition in standing.conditions {
      output.field("Voorwaarde", view.conditionPhrase(condition))
    }
    if !decision.preparedBy.isEmpty {
      output.field("Voorbereid", view.labels(decision.preparedBy))
    }
    for id in decision.supersedes { output.field("Vervangt", view.label(id)) }
    for id in standing.supersededBy {
      output.field("Vervangen", "\(view.possibly(id))door \(view.label(id)) (\(id))")
    }
    if let until = decision.until { output.field("Aangehouden tot", until.dutchWithWords) }
    DisputeText(view, output).fields(standing.disputes)
    if let note = decision.note { output.field("Noot", note) }
    output.field("Bron", view.sources(of: standing.fact))
    output.field(
      "Vermelding",
      "\(standing.fact.entry.sequence), vastgelegd \(standing.fact.entry.recorded.iso)")
  }
}
