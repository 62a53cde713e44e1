internal import Calendar
internal import Governance
internal import Reading

extension FindingRule {
  static let handOverNotAccepted = FindingRule(
    id: "handover-not-accepted", severity: .attention, title: "aangeboden, antwoord niet genoemd",
    explanation: """
      Een overdracht is aangeboden. Een antwoord staat in geen bron. Vraag het aan de kant die het aanbod niet deed, en
      leg het antwoord vast.
      """
  ) { context in
    context.handOvers.filter { $0.isUnanswered && context.day > $0.beginning }.map {
      standing in
      FindingCase(
        subjects: [standing.handOver],
        text: "\(context.narration.sentence(.handOver(.offered(standing.offer)))) "
          + "\(awaited(standing, context.view)).",
        facts: standing.process.entered.map { [$0.fact] } ?? [], certainty: standing.certainty)
    }
  }
}

/// Of whom an answer is awaited, by the rules of the day asked.
private func awaited(_ standing: HandOverStanding, _ view: View) -> String {
  let parties = view.awaited(by: standing.process)
  let words = view.unnamedAnswer(to: standing.process)
  return parties.isEmpty
    ? "Geen bron noemt een \(words ?? "antwoord")"
    : "Geen bron noemt een antwoord van \(view.labels(parties))"
}

extension HandOverStanding {
  /// The last day on which the offer can have been made.
  fileprivate var beginning: CalendarDay {
    process.entered?.fact.window.to ?? CalendarDay(number: .max)
  }
}
