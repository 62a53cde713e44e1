internal import Governance
internal import Reading

extension FindingRule {
  static let meetingUnrecorded = FindingRule(
    id: "meeting-unrecorded", severity: .information,
    title: "vergadering gepland, verloop niet vastgelegd",
    explanation: """
      De geplande dag is voorbij. Of de vergadering is gehouden, en wat er is besproken, zegt geen bron. Vraag het na, en
      leg het vast.
      """
  ) { context in
    context.facts.compactMap { fact in
      guard case .meeting(.planned(let planned)) = fact.event,
        let last = planned.date.window.to, last < context.day
      else { return nil }
      let others = context.view.facts(
        about: planned.meeting, of: [.meetingHeld, .itemTabled, .decisionTaken])
      guard !others.contains(where: { $0.happening != .notYet }) else { return nil }
      return FindingCase(
        subjects: [planned.meeting],
        text: "\(context.narration.sentence(fact.event)) Verloop niet vastgelegd.", facts: [fact])
    }
  }
}
