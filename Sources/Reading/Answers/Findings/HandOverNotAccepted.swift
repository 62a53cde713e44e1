internal import Calendar
internal import Governance
internal import Reading

extension FindingRule {
  static let handOverNotAccepted = FindingRule(
    id: "handover-not-accepted", severity: .attention, title: "aangeboden, niet aanvaard",
    explanation: """
      Een overdracht is aangeboden en niemand heeft haar aanvaard of afgewezen. Vraag de ontvanger om een antwoord.
      """
  ) { context in
    context.handOvers.filter { $0.isUnanswered && context.day > $0.beginning }.map {
      standing in
      FindingCase(
        subjects: [standing.handOver],
        text: "\(context.view.labels(standing.offer.products)) is aangeboden aan "
          + "\(context.view.labels(standing.offer.to)), zonder antwoord.",
        facts: standing.process.entered.map { [$0.fact] } ?? [], certainty: standing.certainty)
    }
  }
}

extension HandOverStanding {
  /// The last day on which the offer can have been made.
  fileprivate var beginning: CalendarDay {
    process.entered?.fact.window.to ?? CalendarDay(number: .max)
  }
}
