internal import Answers
internal import EventFormat
internal import Governance
internal import Reading

extension Command {
  static let implementation = Command(
    name: "implementation", summary: "Hoe ver is een product, en wie gebruikt het al?",
    arguments: "[PRODUCT]", argumentCount: 0...1, flags: clockFlags,
    details: """
      Met PRODUCT: ook zijn onderdelen (niet bij --json). Zonder PRODUCT: alle producten waarvan een stand is vastgelegd.

      Voorbeeld: vth implementation visitaties --on 2024-09-30
      """
  ) { invocation in
    let view = try invocation.view()
    let shown: [Implementation]
    var asked: AskedProduct?
    let isOne = !invocation.arguments.words.isEmpty
    if let words = invocation.arguments.words.first {
      let product = try invocation.find(words, .product, view)
      let whole = AskedProduct(product, view)
      asked = whole
      let parts = view.implementations().filter {
        $0.product != product && whole.certainty(of: [$0.product]) != nil
      }
      shown = [view.implementation(of: product)] + (invocation.arguments.has(.json) ? [] : parts)
    } else {
      shown = view.implementations()
    }
    if invocation.arguments.has(.json) {
      let json = shown.map { $0.json(view) }
      invocation.output.json(isOne ? json[0] : .array(json))
    } else {
      write(shown, of: asked, view, invocation.output)
    }
    return .done
  }

  private static func write(
    _ shown: [Implementation], of asked: AskedProduct?, _ view: View, _ output: Output
  ) {
    output.clocks(view)
    for state in shown {
      output.heading("\(view.label(state.product))  (\(state.product))")
      if let doubt = asked?.doubt([state.product], view) { output.line("  \(doubt)") }
      if state.stages.isEmpty, state.reports.isEmpty, state.ratings.isEmpty {
        output.line("  Er is geen stand vastgelegd.")
      }
      for (stage, fact) in state.stages {
        let possibly = fact.happening == .possible ? "mogelijk al " : ""
        let version = stage.version.map { ", versie \($0)" } ?? ""
        output.line(
          "  \(possibly)\(view.stageTitle(stage.stage))\(version): \(fact.valid.dutchWithWords)")
        if let note = stage.note { output.line("    \(note)") }
        output.line("    bron: \(view.sources(of: fact))")
      }
      for (report, fact) in state.reports {
        let possibly = fact.happening == .possible ? "mogelijk al " : ""
        let who = report.parties.isEmpty ? "" : " – \(view.labels(report.parties))"
        output.line(
          "  \(possibly)\(Narration.phrase(report))\(who): \(fact.valid.dutchWithWords)")
        if let note = report.note { output.line("    \(note)") }
        output.line("    bron: \(view.sources(of: fact))")
      }
      for (rating, fact) in state.ratings {
        let possibly = fact.happening == .possible ? "mogelijk " : ""
        let words = Narration.phrases(rating).joined(separator: "; ")
        output.line(
          "  \(possibly)voortgang, \(fact.valid.dutchWithWords): \(words.isEmpty ? "gemeld" : words)"
        )
        output.line("    bron: \(view.sources(of: fact))")
      }
      DisputeText(view, output).rows(state.disputes)
    }
  }
}
