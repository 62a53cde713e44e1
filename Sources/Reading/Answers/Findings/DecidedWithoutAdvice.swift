internal import Governance
internal import Reading

extension FindingRule {
  static let decidedWithoutAdvice = FindingRule(
    id: "decided-without-advice", severity: .attention,
    title: "besloten zonder het gevraagde advies",
    explanation: """
      Over dit agendapunt of besluit was advies gevraagd. Dat het advies er was toen het besluit viel, staat in geen bron.
      Vraag na of het advies is gegeven, en wanneer, en leg dat vast.
      """
  ) { context in
    context.facts.flatMap { fact -> [FindingCase] in
      guard case .decision(.taken(let decision)) = fact.event, decision.outcome != .deferred else {
        return []
      }
      return context.view.requests(for: decision).compactMap { request, asked in
        guard let askedBy = request.window.to, let begin = fact.window.from, askedBy <= begin,
          !context.view.isGiven(asked.advice, by: fact)
        else { return nil }
        return FindingCase(
          subjects: [decision.decision, asked.advice],
          text: "\(context.narration.sentence(fact.event)) Advies gevraagd aan "
            + "\(context.view.labels(asked.from)) (\(request.valid.dutch)); niet vastgelegd dat het "
            + "er toen was.",
          facts: [fact, request],
          certainty: fact.happening == .happened && request.happening == .happened
            ? .certain : .possible)
      }
    }
  }
}

extension View {
  /// The requests for advice on a decision, or on the item that it decides.
  fileprivate func requests(
    for decision: DecisionTaken
  ) -> [(fact: Fact, asked: AdviceRequested)] {
    ([decision.decision] + [decision.item].compactMap(\.self)).flatMap { id in
      facts(about: id, of: [.adviceRequested])
    }.compactMap { fact in
      guard case .advice(.requested(let asked)) = fact.event else { return nil }
      return (fact, asked)
    }
  }

  /// Whether the advice may have been there when a decision was taken.
  fileprivate func isGiven(_ advice: Identifier, by decision: Fact) -> Bool {
    facts(about: advice, of: [.adviceGiven]).contains { given in
      guard let begin = given.window.from, let end = decision.window.to else { return true }
      return begin <= end
    }
  }
}
