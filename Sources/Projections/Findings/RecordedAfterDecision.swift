internal import Governance

extension FindingRule {
  static let recordedAfterDecision = FindingRule(
    id: "recorded-after-decision", severity: .attention,
    title: "later vastgelegd dan een besluit dat erop rust",
    explanation: """
      Dit was al gebeurd toen het besluit viel, maar kwam pas na het besluit in het register. Wie besloot, kon het
      hier niet zien.
      """
  ) { context in
    context.decisions.flatMap { standing in
      standing.decision.products.flatMap { context.view.lateFacts(about: $0, for: standing) }
    }
  }
}

extension View {
  /// What certainly happened to a product before a decision about it, and was recorded on a later day
  /// than that decision.
  fileprivate func lateFacts(
    about product: Identifier, for decision: DecisionStanding
  ) -> [FindingCase] {
    guard let decided = decision.fact.valid.window.from else { return [] }
    let recorded = decision.fact.entry.recorded.day
    return facts(about: product, of: EventType.weighty).compactMap { fact in
      guard let end = fact.valid.window.to, end < decided else { return nil }
      let newest = fact.corrections.last ?? fact.entry
      guard newest.sequence > decision.fact.entry.sequence, newest.recorded.day > recorded else {
        return nil
      }
      return FindingCase(
        subjects: [decision.decision.decision, product],
        text:
          "\(Narration(self).sentence(fact.event)) (\(fact.valid.dutchWithWords)) Pas vastgelegd "
          + "\(newest.recorded.day.dutch), na: \(decision.decision.title).",
        facts: [fact, decision.fact])
    }
  }
}

extension EventType {
  /// What a decision about a product may turn on.
  fileprivate static let weighty: Set<EventType> = [
    .responsibilityAssigned, .responsibilityEnded, .handOverOffered, .handOverAccepted,
    .handOverDeclined, .handOverCompleted, .deadlineSet, .deadlineMoved, .stageReached,
    .dependencyRecorded, .implementationReported, .decisionTaken,
  ]
}
