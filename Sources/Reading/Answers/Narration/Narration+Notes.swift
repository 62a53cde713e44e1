package import Governance

extension Narration {
  /// What the event adds in its own words, when it has a note.
  package func note(_ event: Event) -> String? {
    switch event {
    case .party(.registered(let event)): event.note
    case .party(.changed(let event)): event.note
    case .party(.ended(let event)): event.note
    case .product(.registered(let event)): event.note
    case .product(.changed(let event)): event.note
    case .product(.absorbed(let event)): event.note
    case .product(.split(let event)): event.note
    case .product(.withdrawn(let event)): event.note
    case .meeting(.agendaFixed(let event)): event.note
    case .meeting(.itemTabled(let event)): event.note
    case .decision(.taken(let event)): event.note
    case .decision(.lapsed(let event)): event.note
    case .release(.planned(let event)): event.note
    case .release(.done(let event)): event.note
    case .decision(.conditionSettled(let event)): event.note
    case .responsibility(.assigned(let event)): event.note
    case .responsibility(.ended(let event)): event.note
    case .responsibility(.vacant(let event)): event.note
    case .handOver(.offered(let event)): event.note
    case .handOver(.accepted(let event)): event.note
    case .handOver(.completed(let event)): event.note
    case .deadline(.set(let event)): event.note
    case .deadline(.moved(let event)): event.note
    case .deadline(.missed(let event)): event.note
    case .deadline(.met(let event)): event.note
    case .progress(.stageReached(let event)): event.note
    case .progress(.implementationReported(let event)): event.note
    case .progress(.progressReported(let event)): event.note
    case .dependency(.recorded(let event)): event.note
    case .dependency(.ended(let event)): event.note
    case .commitment(.made(let event)): event.note
    case .commitment(.settled(let event)): event.note
    case .commitment(.moved(let event)): event.note
    case .advice(.requested(let event)): event.note
    case .advice(.given(let event)): event.note
    case .delegation(.granted(let event)): event.note
    case .delegation(.ended(let event)): event.note
    case .funding(.granted(let event)): event.note
    case .funding(.changed(let event)): event.note
    case .claim(.disputed(let event)): event.note
    case .claim(.resolved(let event)): event.note
    case .confirmation(.confirmed(let event)): event.note
    case .entry(.supported(let event)): event.note
    case .process(.defined(let event)): event.note
    case .programme(.described(let event)): event.note
    case .programme(.reportDefined(let event)): event.note
    case .log(.keyAdded(let event)): event.note
    case .source, .meeting, .handOver, .deadline, .entry, .log: nil
    }
  }
}
