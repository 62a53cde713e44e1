internal import Governance
internal import Reading

extension FindingRule {
  static let itemWithoutOutcome = FindingRule(
    id: "item-without-outcome", severity: .attention, title: "voorgelegd, uitkomst niet genoemd",
    explanation: """
      Het stuk is voorgelegd en er is geen uitkomst vastgelegd, en ook niet dat het naar een ander orgaan ging. Leg
      het besluit vast, of dat het van de agenda is gehaald. Noemt geen bron de uitkomst, leg dan niets vast.
      """
  ) { context in
    context.items.compactMap { standing in
      guard !standing.isFinished, standing.limit == nil, let entered = standing.entered,
        let end = context.view.lastDay(ofItem: standing), end < context.day,
        context.view.followers(ofItem: standing.id).isEmpty
      else { return nil }
      return FindingCase(
        subjects: [standing.id],
        text: "\(context.view.label(standing.id)): \(standing.title(of: standing.state)) "
          + "(\(entered.fact.valid.dutchWithWords)), uitkomst niet genoemd.",
        facts: [entered.fact], certainty: standing.certainty)
    }
  }
}
