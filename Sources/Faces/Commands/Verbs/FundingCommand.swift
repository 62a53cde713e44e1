internal import Answers
internal import EventFormat
internal import Governance
internal import Reading

extension Command {
  static let funding = Command(
    name: "funding", summary: "De geldstromen: hoeveel, van wie, aan wie, waarvoor.",
    arguments: "", argumentCount: 0...0, flags: clockFlags + [.ofProduct, .ofParty, .limit],
    details: """
      Bedragen staan er zoals de bron ze noemt; er wordt niets opgeteld.

      Voorbeeld: vth funding --on 2024-09-30
      """
  ) { invocation in
    let view = try invocation.view()
    var shown = view.fundings()
    let count = shown.count
    let asked = try invocation.askedProduct(view)
    if let asked { shown.removeAll { asked.certainty(of: $0.funding.products) == nil } }
    var about = asked?.product
    if let words = invocation.arguments.value(.ofParty) {
      let party = try invocation.find(words, .party, view)
      about = party
      shown.removeAll { !($0.funding.from + $0.to).contains(party) }
    }
    return try invocation.show(
      shown, view, of: Searched(count, ("geldstroom", "geldstromen"), about: about),
      isCertain: {
        $0.basis.happening == .happened && asked?.certainty(of: $0.funding.products) != .possible
      },
      json: { $0.json(view) },
      write: { write($0, of: asked, view, invocation.output) })
  }

  private static func write(
    _ standing: FundingStanding, of asked: AskedProduct?, _ view: View, _ output: Output
  ) {
    let funding = standing.funding
    let amount = standing.amountWords ?? "bedrag niet genoemd"
    let possibly = standing.basis.happening == .possible ? "mogelijk: " : ""
    output.line("\(possibly)\(funding.title): \(amount)")
    output.line(
      "  \(standing.basis.valid.dutchWithWords)"
        + (funding.from.isEmpty ? "" : ", van \(view.labels(funding.from))")
        + (standing.to.isEmpty ? "" : ", aan \(standing.recipientWords(view))"))
    if let period = standing.period { output.line("  periode: \(period.dutchWithWords)") }
    if let doubt = asked?.doubt(funding.products, view) { output.line("  \(doubt)") }
    for product in funding.products { output.line("  voor: \(view.label(product)) (\(product))") }
    let narration = Narration(view)
    for (_, fact) in standing.changes {
      output.line(
        "  \(fact.happening == .possible ? "mogelijk " : "")\(fact.valid.dutchWithWords): "
          + "\(narration.sentence(fact.event)) Bron: \(view.sources(of: fact)).")
    }
    if let note = funding.note { output.line("  \(note)") }
    DisputeText(view, output).rows(standing.disputes)
    output.line("  \(funding.funding); bron: \(view.sources(of: standing.basis))")
  }
}
