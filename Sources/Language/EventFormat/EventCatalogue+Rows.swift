internal import Governance

extension EventCatalogue {
  /// The catalogue of this program.
  package static let shipped = EventCatalogue(EventType.allCases.map(row))

  /// Every type of event there is: one row each, which the compiler asks for.
  ///
  /// A name never changes and is never used for anything else; a new version is one upcast more (`EventRow`).
  private static func row(of type: EventType) -> EventRow {
    switch type {
    case .sourceRegistered:
      EventRow(type, "source.registered", version: 1, .shape, { .source(.registered($0)) }) {
        if case .source(.registered(let event)) = $0 { event } else { nil }
      }
    case .partyRegistered:
      EventRow(type, "party.registered", version: 1, .shape, { .party(.registered($0)) }) {
        if case .party(.registered(let event)) = $0 { event } else { nil }
      }
    case .partyChanged:
      EventRow(type, "party.changed", version: 1, .shape, { .party(.changed($0)) }) {
        if case .party(.changed(let event)) = $0 { event } else { nil }
      }
    case .partyEnded:
      EventRow(type, "party.ended", version: 1, .shape, { .party(.ended($0)) }) {
        if case .party(.ended(let event)) = $0 { event } else { nil }
      }
    case .productRegistered:
      EventRow(type, "product.registered", version: 1, .shape, { .product(.registered($0)) }) {
        if case .product(.registered(let event)) = $0 { event } else { nil }
      }
    case .productChanged:
      EventRow(type, "product.changed", version: 1, .shape, { .product(.changed($0)) }) {
        if case .product(.changed(let event)) = $0 { event } else { nil }
      }
    case .productAbsorbed:
      EventRow(type, "product.absorbed", version: 1, .shape, { .product(.absorbed($0)) }) {
        if case .product(.absorbed(let event)) = $0 { event } else { nil }
      }
    case .productSplit:
      EventRow(type, "product.split", version: 1, .shape, { .product(.split($0)) }) {
        if case .product(.split(let event)) = $0 { event } else { nil }
      }
    case .productWithdrawn:
      EventRow(type, "product.withdrawn", version: 1, .shape, { .product(.withdrawn($0)) }) {
        if case .product(.withdrawn(let event)) = $0 { event } else { nil }
      }
    case .meetingPlanned:
      EventRow(type, "meeting.planned", version: 1, .shape, { .meeting(.planned($0)) }) {
        if case .meeting(.planned(let event)) = $0 { event } else { nil }
      }
    case .meetingHeld:
      EventRow(type, "meeting.held", version: 1, .shape, { .meeting(.held($0)) }) {
        if case .meeting(.held(let event)) = $0 { event } else { nil }
      }
    case .agendaFixed:
      EventRow(type, "agenda.fixed", version: 1, .shape, { .meeting(.agendaFixed($0)) }) {
        if case .meeting(.agendaFixed(let event)) = $0 { event } else { nil }
      }
    case .itemTabled:
      EventRow(type, "item.tabled", version: 1, .shape, { .meeting(.itemTabled($0)) }) {
        if case .meeting(.itemTabled(let event)) = $0 { event } else { nil }
      }
    case .itemWithdrawn:
      EventRow(type, "item.withdrawn", version: 1, .shape, { .meeting(.itemWithdrawn($0)) }) {
        if case .meeting(.itemWithdrawn(let event)) = $0 { event } else { nil }
      }
    case .decisionTaken:
      EventRow(type, "decision.taken", version: 1, .shape, { .decision(.taken($0)) }) {
        if case .decision(.taken(let event)) = $0 { event } else { nil }
      }
    case .decisionLapsed:
      EventRow(type, "decision.lapsed", version: 1, .shape, { .decision(.lapsed($0)) }) {
        if case .decision(.lapsed(let event)) = $0 { event } else { nil }
      }
    case .conditionSettled:
      EventRow(type, "condition.settled", version: 1, .shape, { .decision(.conditionSettled($0)) })
      {
        if case .decision(.conditionSettled(let event)) = $0 { event } else { nil }
      }
    case .releasePlanned:
      EventRow(type, "release.planned", version: 1, .shape, { .release(.planned($0)) }) {
        if case .release(.planned(let event)) = $0 { event } else { nil }
      }
    case .releaseDone:
      EventRow(type, "release.done", version: 1, .shape, { .release(.done($0)) }) {
        if case .release(.done(let event)) = $0 { event } else { nil }
      }
    case .responsibilityAssigned:
      EventRow(
        type, "responsibility.assigned", version: 1, .shape, { .responsibility(.assigned($0)) }
      ) {
        if case .responsibility(.assigned(let event)) = $0 { event } else { nil }
      }
    case .responsibilityEnded:
      EventRow(type, "responsibility.ended", version: 1, .shape, { .responsibility(.ended($0)) }) {
        if case .responsibility(.ended(let event)) = $0 { event } else { nil }
      }
    case .responsibilityVacant:
      EventRow(type, "responsibility.vacant", version: 1, .shape, { .responsibility(.vacant($0)) })
      {
        if case .responsibility(.vacant(let event)) = $0 { event } else { nil }
      }
    case .handOverOffered:
      EventRow(type, "handover.offered", version: 1, .shape, { .handOver(.offered($0)) }) {
        if case .handOver(.offered(let event)) = $0 { event } else { nil }
      }
    case .handOverAccepted:
      EventRow(type, "handover.accepted", version: 1, .shape, { .handOver(.accepted($0)) }) {
        if case .handOver(.accepted(let event)) = $0 { event } else { nil }
      }
    case .handOverDeclined:
      EventRow(type, "handover.declined", version: 1, .shape, { .handOver(.declined($0)) }) {
        if case .handOver(.declined(let event)) = $0 { event } else { nil }
      }
    case .handOverCompleted:
      EventRow(type, "handover.completed", version: 1, .shape, { .handOver(.completed($0)) }) {
        if case .handOver(.completed(let event)) = $0 { event } else { nil }
      }
    case .handOverWithdrawn:
      EventRow(type, "handover.withdrawn", version: 1, .shape, { .handOver(.withdrawn($0)) }) {
        if case .handOver(.withdrawn(let event)) = $0 { event } else { nil }
      }
    case .deadlineSet:
      EventRow(type, "deadline.set", version: 1, .shape, { .deadline(.set($0)) }) {
        if case .deadline(.set(let event)) = $0 { event } else { nil }
      }
    case .deadlineMoved:
      EventRow(type, "deadline.moved", version: 1, .shape, { .deadline(.moved($0)) }) {
        if case .deadline(.moved(let event)) = $0 { event } else { nil }
      }
    case .deadlineMissed:
      EventRow(type, "deadline.missed", version: 1, .shape, { .deadline(.missed($0)) }) {
        if case .deadline(.missed(let event)) = $0 { event } else { nil }
      }
    case .deadlineMet:
      EventRow(type, "deadline.met", version: 1, .shape, { .deadline(.met($0)) }) {
        if case .deadline(.met(let event)) = $0 { event } else { nil }
      }
    case .deadlineDropped:
      EventRow(type, "deadline.dropped", version: 1, .shape, { .deadline(.dropped($0)) }) {
        if case .deadline(.dropped(let event)) = $0 { event } else { nil }
      }
    case .stageReached:
      EventRow(type, "stage.reached", version: 1, .shape, { .progress(.stageReached($0)) }) {
        if case .progress(.stageReached(let event)) = $0 { event } else { nil }
      }
    case .implementationReported:
      EventRow(
        type, "implementation.reported", version: 1, .shape,
        { .progress(.implementationReported($0)) }
      ) {
        if case .progress(.implementationReported(let event)) = $0 { event } else { nil }
      }
    case .entryCorrected: .correction(type, "entry.corrected", version: 1)
    case .entryAnnulled:
      EventRow(type, "entry.annulled", version: 1, .shape, { .entry(.annulled($0)) }) {
        if case .entry(.annulled(let event)) = $0 { event } else { nil }
      }
    case .entrySupported:
      EventRow(type, "entry.supported", version: 1, .shape, { .entry(.supported($0)) }) {
        if case .entry(.supported(let event)) = $0 { event } else { nil }
      }
    case .standingConfirmed:
      EventRow(type, "standing.confirmed", version: 1, .shape, { .confirmation(.confirmed($0)) }) {
        if case .confirmation(.confirmed(let event)) = $0 { event } else { nil }
      }
    case .noteAdded:
      EventRow(type, "note.added", version: 1, .shape, { .entry(.noteAdded($0)) }) {
        if case .entry(.noteAdded(let event)) = $0 { event } else { nil }
      }
    case .dependencyRecorded:
      EventRow(type, "dependency.recorded", version: 1, .shape, { .dependency(.recorded($0)) }) {
        if case .dependency(.recorded(let event)) = $0 { event } else { nil }
      }
    case .dependencyEnded:
      EventRow(type, "dependency.ended", version: 1, .shape, { .dependency(.ended($0)) }) {
        if case .dependency(.ended(let event)) = $0 { event } else { nil }
      }
    case .progressReported:
      EventRow(type, "progress.reported", version: 1, .shape, { .progress(.progressReported($0)) })
      {
        if case .progress(.progressReported(let event)) = $0 { event } else { nil }
      }
    case .commitmentMade:
      EventRow(type, "commitment.made", version: 1, .shape, { .commitment(.made($0)) }) {
        if case .commitment(.made(let event)) = $0 { event } else { nil }
      }
    case .commitmentMoved:
      EventRow(type, "commitment.moved", version: 1, .shape, { .commitment(.moved($0)) }) {
        if case .commitment(.moved(let event)) = $0 { event } else { nil }
      }
    case .commitmentSettled:
      EventRow(type, "commitment.settled", version: 1, .shape, { .commitment(.settled($0)) }) {
        if case .commitment(.settled(let event)) = $0 { event } else { nil }
      }
    case .adviceRequested:
      EventRow(type, "advice.requested", version: 1, .shape, { .advice(.requested($0)) }) {
        if case .advice(.requested(let event)) = $0 { event } else { nil }
      }
    case .adviceGiven:
      EventRow(type, "advice.given", version: 1, .shape, { .advice(.given($0)) }) {
        if case .advice(.given(let event)) = $0 { event } else { nil }
      }
    case .delegationGranted:
      EventRow(type, "delegation.granted", version: 1, .shape, { .delegation(.granted($0)) }) {
        if case .delegation(.granted(let event)) = $0 { event } else { nil }
      }
    case .delegationEnded:
      EventRow(type, "delegation.ended", version: 1, .shape, { .delegation(.ended($0)) }) {
        if case .delegation(.ended(let event)) = $0 { event } else { nil }
      }
    case .fundingGranted:
      EventRow(type, "funding.granted", version: 1, .shape, { .funding(.granted($0)) }) {
        if case .funding(.granted(let event)) = $0 { event } else { nil }
      }
    case .fundingChanged:
      EventRow(type, "funding.changed", version: 1, .shape, { .funding(.changed($0)) }) {
        if case .funding(.changed(let event)) = $0 { event } else { nil }
      }
    case .claimDisputed:
      EventRow(type, "claim.disputed", version: 1, .shape, { .claim(.disputed($0)) }) {
        if case .claim(.disputed(let event)) = $0 { event } else { nil }
      }
    case .claimResolved:
      EventRow(type, "claim.resolved", version: 1, .shape, { .claim(.resolved($0)) }) {
        if case .claim(.resolved(let event)) = $0 { event } else { nil }
      }
    case .processDefined: .definition(type, "process.defined", version: 1)
    case .programmeDescribed:
      EventRow(type, "programme.described", version: 1, .shape, { .programme(.described($0)) }) {
        if case .programme(.described(let event)) = $0 { event } else { nil }
      }
    case .reportDefined:
      EventRow(type, "report.defined", version: 1, .shape, { .programme(.reportDefined($0)) }) {
        if case .programme(.reportDefined(let event)) = $0 { event } else { nil }
      }
    case .entryRedacted:
      EventRow(type, "entry.redacted", version: 1, .shape, { .entry(.redacted($0)) }) {
        if case .entry(.redacted(let event)) = $0 { event } else { nil }
      }
    case .keyAdded:
      EventRow(type, "key.added", version: 1, .shape, { .log(.keyAdded($0)) }) {
        if case .log(.keyAdded(let event)) = $0 { event } else { nil }
      }
    case .keyRetired:
      EventRow(type, "key.retired", version: 1, .shape, { .log(.keyRetired($0)) }) {
        if case .log(.keyRetired(let event)) = $0 { event } else { nil }
      }
    case .indexCommitted:
      EventRow(type, "index.committed", version: 1, .shape, { .log(.indexCommitted($0)) }) {
        if case .log(.indexCommitted(let event)) = $0 { event } else { nil }
      }
    case .logContinued:
      EventRow(type, "log.continued", version: 1, .shape, { .log(.continued($0)) }) {
        if case .log(.continued(let event)) = $0 { event } else { nil }
      }
    }
  }
}
