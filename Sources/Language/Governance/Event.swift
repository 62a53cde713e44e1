/// Everything that can be recorded: one case per family.
package indirect enum Event: Hashable, Sendable {
  case source(SourceEvent)
  case party(PartyEvent)
  case product(ProductEvent)
  case meeting(MeetingEvent)
  case decision(DecisionEvent)
  case release(ReleaseEvent)
  case responsibility(ResponsibilityEvent)
  case handOver(HandOverEvent)
  case deadline(DeadlineEvent)
  case progress(ProgressEvent)
  case dependency(DependencyEvent)
  case commitment(CommitmentEvent)
  case advice(AdviceEvent)
  case delegation(DelegationEvent)
  case funding(FundingEvent)
  case claim(ClaimEvent)
  case confirmation(ConfirmationEvent)
  case process(DefinitionEvent)
  case programme(ProgrammeEvent)
  case entry(EntryEvent)
  case log(LogEvent)

  /// The event as its family knows it.
  package var domain: any DomainEvent {
    switch self {
    case .source(let event): event
    case .party(let event): event
    case .product(let event): event
    case .meeting(let event): event
    case .decision(let event): event
    case .release(let event): event
    case .responsibility(let event): event
    case .handOver(let event): event
    case .deadline(let event): event
    case .progress(let event): event
    case .dependency(let event): event
    case .commitment(let event): event
    case .advice(let event): event
    case .delegation(let event): event
    case .funding(let event): event
    case .claim(let event): event
    case .confirmation(let event): event
    case .process(let event): event
    case .programme(let event): event
    case .entry(let event): event
    case .log(let event): event
    }
  }

  package var type: EventType { domain.type }

  /// The entry that this event corrects or annuls, if it does.
  package var overrides: EntryIdentifier? {
    if case .entry(let event) = self { event.overrides } else { nil }
  }
}
