/// What is particular to one programme: its words, its end, and reports of its own.
package enum ProgrammeEvent: DomainEvent {
  case described(ProgrammeDescribed)
  case reportDefined(ReportDefined)

  package var type: EventType {
    switch self {
    case .described: .programmeDescribed
    case .reportDefined: .reportDefined
    }
  }

  package var introduced: [Reference] {
    switch self {
    case .described: []
    case .reportDefined(let event): [Reference(.report, event.report)]
    }
  }

  package var mentioned: [Reference] {
    switch self {
    case .described(let event):
      [Reference(.product, event.programme)] + event.party.reference(.party)
        + event.decision.reference(.decision)
    case .reportDefined(let event):
      event.party.reference(.party) + event.body.reference(.party)
    }
  }

  package var rank: Int { 0 }
}
