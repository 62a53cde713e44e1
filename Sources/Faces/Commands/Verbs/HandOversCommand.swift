internal import Answers
internal import EventFormat
internal import Governance
internal import Reading
internal import Texts

extension Command {
  static let handOvers = Command(
    name: "handovers", summary: "De overdrachten: wie wat aan wie, en hoe ver het is.",
    arguments: "", argumentCount: 0...0, flags: clockFlags + [.open, .ofProduct, .ofParty, .limit],
    details: "Voorbeeld: vth handovers --open --on 2024-11-15"
  ) { invocation in
    let view = try invocation.view()
    var shown = view.handOvers()
    let count = shown.count
    if invocation.arguments.has(.open) { shown.removeAll { !$0.isUnderWay } }
    let asked = try invocation.askedProduct(view)
    if let asked { shown.removeAll { asked.certainty(of: $0.offer.products) == nil } }
    var about = asked?.product
    if let words = invocation.arguments.value(.ofParty) {
      let party = try invocation.find(words, .party, view)
      about = party
      shown.removeAll { !$0.parties.contains(party) }
    }
    let isOpenOnly = invocation.arguments.has(.open)
    var searched = Searched(count, ("overdracht", "overdrachten"), about: about)
    searched.isCovered = asked.map { $0.isAlone && about == $0.product } ?? false
    return try invocation.show(
      shown, view, of: searched,
      isCertain: {
        !$0.process.steps.isEmpty && (!isOpenOnly || $0.certainty == .certain)
          && asked?.certainty(of: $0.offer.products) != .possible
      },
      state: { $0.stateWords },
      json: { $0.json },
      write: { write($0, of: asked, view, invocation.output) })
  }

  private static func write(
    _ standing: HandOverStanding, of asked: AskedProduct?, _ view: View, _ output: Output
  ) {
    let offer = standing.offer
    output.line("\(view.labels(offer.products)): \(standing.stateWords)")
    output.line(
      "  "
        + (offer.from.isEmpty ? "van: niet genoemd" : "van: \(view.labels(offer.from))")
        + "; aan: \(offer.to.isEmpty ? "niet genoemd" : view.labels(offer.to))"
        + ", als \(dutchList(offer.roles.map(\.dutch)))")
    if let doubt = asked?.doubt(offer.products, view) { output.line("  \(doubt)") }
    if let waiting = view.waiting(standing.process) {
      output.line(
        "  wacht op: "
          + (waiting.parties.isEmpty ? view.nobody(waiting) : view.labels(waiting.parties)))
    }
    let narration = Narration(view)
    for fact in standing.steps {
      output.line(
        "  \(fact.valid.dutchWithWords): \(narration.sentence(fact.event)) "
          + "Bron: \(view.sources(of: fact)).")
    }
    for condition in standing.conditions {
      output.line("  voorwaarde: \(view.conditionPhrase(condition))")
    }
    DisputeText(view, output).rows(standing.disputes)
    output.line("  \(standing.handOver)")
  }
}
