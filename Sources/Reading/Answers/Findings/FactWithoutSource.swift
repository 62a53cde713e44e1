internal import Governance
internal import Reading

extension FindingRule {
  static let factWithoutSource = FindingRule(
    id: "fact-without-source", severity: .information, title: "geen bron vastgelegd",
    explanation: """
      Dit staat in het register zonder document en plaats waar het staat. Corrigeer de vermelding, of leg vast waar het
      vandaan komt.
      """
  ) { context in
    context.facts.filter { $0.source.isEmpty && $0.event.type.needsSource }.map { fact in
      FindingCase(
        subjects: Array(fact.event.domain.introduced.prefix(1).map(\.id))
          + fact.event.domain.mentioned.prefix(1).map(\.id),
        text: context.narration.sentence(fact.event), facts: [fact])
    }
  }
}

extension EventType {
  /// Whether the event says something about the world, and not about the register itself.
  fileprivate var needsSource: Bool {
    switch self {
    case .sourceRegistered, .partyRegistered, .productRegistered, .processDefined,
      .programmeDescribed, .reportDefined, .entryCorrected,
      .entryAnnulled, .entryRedacted, .claimDisputed, .standingConfirmed, .noteAdded,
      .keyAdded, .keyRetired, .logContinued, .indexCommitted:
      false
    default: true
    }
  }
}
