internal import Governance
internal import Reading

extension FindingRule {
  static let meetingMismatch = FindingRule(
    id: "meeting-mismatch", severity: .attention,
    title: "datum of orgaan past niet bij de vergadering",
    explanation: """
      Het besluit of agendapunt noemt een vergadering van een ander orgaan, of het besluit een vergadering van een andere
      dag. Vraag na wat klopt, en corrigeer wat niet klopt.
      """
  ) { context in
    context.facts.compactMap { fact in
      guard let said = MeetingReference(fact.event) else { return nil }
      var odd: [String] = []
      if let body = context.view.body(ofMeeting: said.meeting), !said.body.isEmpty,
        Set(body).isDisjoint(with: said.body)
      {
        odd.append("die is van \(context.view.labels(body))")
      }
      if said.happensThere, let day = context.view.day(ofMeeting: said.meeting),
        !day.window.overlaps(fact.valid.window)
      {
        odd.append("die was op \(day.dutch), dit is van \(fact.valid.dutch)")
      }
      guard !odd.isEmpty else { return nil }
      return FindingCase(
        subjects: fact.event.domain.introduced.prefix(1).map(\.id) + [said.meeting],
        text: "\(context.narration.sentence(fact.event)) Vergadering: "
          + "\(context.view.label(said.meeting)); \(odd.joined(separator: "; ")).",
        facts: [fact] + (context.view.introduction(of: said.meeting).map { [$0] } ?? []))
    }
  }
}

/// An event that names a meeting.
private struct MeetingReference {
  let meeting: Identifier
  let body: [Identifier]
  /// Whether it happens at that meeting, and not before it.
  let happensThere: Bool

  init?(_ event: Event) {
    switch event {
    case .decision(.taken(let decision)):
      guard let meeting = decision.meeting else { return nil }
      (self.meeting, body, happensThere) = (meeting, decision.body, true)
    case .meeting(.itemTabled(let item)):
      guard let meeting = item.meeting else { return nil }
      (self.meeting, body, happensThere) = (meeting, item.body, false)
    default: return nil
    }
  }
}

extension View {
  /// Whose meeting it is; `nil` when nothing introduces it.
  fileprivate func body(ofMeeting id: Identifier) -> [Identifier]? {
    guard case .meeting(let event)? = introduction(of: id)?.event else { return nil }
    return event.meeting?.body
  }
}
