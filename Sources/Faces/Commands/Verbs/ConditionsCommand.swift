internal import Answers
internal import EventFormat
internal import Governance
internal import Reading

extension Command {
  static let conditions = Command(
    name: "conditions", summary: "De voorwaarden bij besluiten en overdrachten, en wat ervan kwam.",
    arguments: "", argumentCount: 0...0, flags: clockFlags + [.open, .ofProduct, .limit],
    details: "Voorbeeld: vth conditions --open --on 2024-09-30"
  ) { invocation in
    let view = try invocation.view()
    var shown = view.conditions()
    let count = shown.count
    if invocation.arguments.has(.open) { shown.removeAll { $0.standing.settled != nil } }
    let asked = try invocation.askedProduct(view)
    if let asked { shown.removeAll { asked.certainty(of: $0.setting.products) == nil } }
    let about = asked?.product
    return try invocation.show(
      shown, view, of: Searched(count, ("voorwaarde", "voorwaarden"), about: about),
      isCertain: { setting, _ in
        setting.fact.happening == .happened && asked?.certainty(of: setting.products) != .possible
      },
      json: { setting, standing in setting.json(standing) },
      write: { setting, standing in write(setting, standing, of: asked, view, invocation.output) })
  }

  private static func write(
    _ setting: ConditionSetting, _ standing: ConditionStanding, of asked: AskedProduct?,
    _ view: View,
    _ output: Output
  ) {
    let narration = Narration(view)
    output.line(view.conditionPhrase(standing))
    output.line(
      "  gesteld bij: \(setting.fact.valid.dutchWithWords): "
        + narration.sentence(setting.fact.event))
    if let fact = standing.settled?.fact {
      output.line("  afgehandeld; bron: \(view.sources(of: fact))")
    }
    DisputeText(view, output).rows(standing.disputes)
    if let doubt = asked?.doubt(setting.products, view) { output.line("  \(doubt)") }
    for product in setting.products {
      output.line("  over: \(view.label(product)) (\(product))")
    }
    output.line("  \(setting.condition.condition); bron: \(view.sources(of: setting.fact))")
  }
}
