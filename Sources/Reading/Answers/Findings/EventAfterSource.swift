internal import Calendar
internal import Governance
internal import Reading

extension FindingRule {
  static let eventAfterSource = FindingRule(
    id: "event-after-source", severity: .attention, title: "gebeurd na de bron die het noemt",
    explanation: """
      Dit staat vast als gebeurd, op een dag na de datum van de bron. Die bron kan het alleen als plan noemen. Leg een
      bron van later vast, of corrigeer de vermelding tot wat de bron zegt. Een agenda is wel genoeg voor een
      agendapunt van haar eigen vergadering: noem die vergadering erbij.
      """
  ) { context in
    let dates = context.view.documentDates()
    let agendas = context.view.agendas()
    return context.facts.compactMap { fact in
      // Without a last day it never counts as happened: that is how a plan is recorded.
      guard fact.event.type.happens, fact.valid.window.to != nil,
        let begin = fact.valid.window.from,
        let stated = fact.lastStated(dates), let last = stated.window.to, last < begin,
        !context.view.isOnAgenda(fact, agendas)
      else { return nil }
      return FindingCase(
        subjects: (fact.event.domain.introduced + fact.event.domain.mentioned).prefix(1).map(\.id),
        text: "\(context.narration.sentence(fact.event)) Datum: "
          + "\(fact.valid.dutchWithWords); de bron is van: \(stated.dutch).",
        facts: [fact], certainty: fact.happening == .happened ? .certain : .possible)
    }
  }
}

extension View {
  /// The date of every document, as its registration gives it.
  func documentDates() -> [Identifier: Period] {
    var dates: [Identifier: Period] = [:]
    for fact in facts(of: [.sourceRegistered]) {
      if case .source(.registered(let source)) = fact.event { dates[source.source] = source.date }
    }
    return dates
  }

  /// The documents that are agendas.
  fileprivate func agendas() -> Set<Identifier> {
    Set(
      facts(of: [.sourceRegistered]).compactMap { fact in
        guard case .source(.registered(let source)) = fact.event, source.kind == .agenda else {
          return nil
        }
        return source.source
      })
  }

  /// Whether an agenda puts an item before the meeting of its own day.
  ///
  /// An agenda is always older than its meeting, and it is what puts the item there. Any other document
  /// only announces it, and so does an agenda when the item stands on another day than the meeting.
  fileprivate func isOnAgenda(_ fact: Fact, _ agendas: Set<Identifier>) -> Bool {
    guard case .meeting(.itemTabled(let item)) = fact.event, let meeting = item.meeting,
      fact.source.contains(where: { agendas.contains($0.document) })
    else { return false }
    return day(ofMeeting: meeting)?.window == fact.valid.window
  }
}

extension Fact {
  /// The date of the youngest document that states it, or without documents the day on which it was
  /// known; `nil` when one of the documents may be younger than any date given.
  fileprivate func lastStated(_ dates: [Identifier: Period]) -> Period? {
    if source.isEmpty {
      let last = corrections.last ?? entry
      return last.proposal.known ?? Period(day: last.knownBy)
    }
    var last: Period?
    for citation in source {
      guard let date = dates[citation.document], let end = date.window.to else { return nil }
      if let other = last?.window.to, other >= end { continue }
      last = date
    }
    return last
  }
}

extension EventType {
  /// Whether the event says that something happened, and not what is planned, holds for the register
  /// itself, or is agreed for later.
  fileprivate var happens: Bool {
    switch self {
    case .sourceRegistered, .meetingPlanned, .releasePlanned, .processDefined, .programmeDescribed,
      .reportDefined,
      .delegationGranted,
      .delegationEnded, .entryCorrected, .entryAnnulled,
      .entryRedacted, .entrySupported, .claimDisputed, .claimResolved, .standingConfirmed,
      .noteAdded:
      false
    default: true
    }
  }
}
