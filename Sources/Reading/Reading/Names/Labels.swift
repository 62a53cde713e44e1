internal import Calendar
package import Governance
internal import Texts

extension View {
  /// What a thing of any kind is called on the day asked; its identifier when it has no name.
  package func label(_ id: Identifier) -> String {
    memory.label(ViewMemory.Name(id: id, day: asOf.on)) { freshLabel(id) }
  }

  private func freshLabel(_ id: Identifier) -> String {
    guard let fact = introduction(of: id) else { return id.text }
    return switch fact.event {
    case .source(.registered(let event)): event.title
    case .party: party(id)?.name ?? id.text
    case .product: product(id)?.title ?? id.text
    case .meeting(.planned(let event)): meetingLabel(id, event.body)
    case .meeting(.held(let event)): meetingLabel(id, event.body)
    case .meeting(.itemTabled(let event)): event.title
    case .decision(.taken(let event)):
      event.decision == id
        ? event.title : event.conditions.first { $0.condition == id }?.text ?? id.text
    case .handOver(let event): handOverLabel(id, event)
    case .deadline(.set(let event)): "\(event.milestone) \(label(event.subject))"
    case .dependency(.recorded(let event)):
      "\(label(event.subject)) \(event.relation.dutch) \(label(event.target))"
    case .commitment(.made(let event)): event.title
    case .funding(.granted(let event)): event.title
    case .advice(.requested(let event)): event.title
    case .delegation(.granted(let event)):
      "vervanging van \(labels(event.from)) door \(labels(event.to))"
    case .programme(.reportDefined(let event)): event.title
    case .claim(.disputed(let event)): event.question
    case .process(.defined(let event)): event.title
    case .meeting, .decision, .deadline, .responsibility, .progress, .dependency, .commitment,
      .funding, .advice, .delegation, .programme, .claim, .release,
      .confirmation, .entry, .log:
      id.text
    }
  }

  /// The names of several parties, as a Dutch list: `IPO en VNG`.
  package func labels(_ ids: [Identifier]) -> String { dutchList(ids.map(label)) }

  /// The title, or whose meeting of which day; what was held counts before what was planned.
  private func meetingLabel(_ id: Identifier, _ body: [Identifier]) -> String {
    var held: (title: String?, date: Period)?
    var planned: (title: String?, date: Period)?
    for fact in facts(about: id, of: [.meetingPlanned, .meetingHeld]) {
      switch fact.event {
      case .meeting(.held(let event)) where event.meeting == id: held = (event.title, fact.valid)
      case .meeting(.planned(let event)) where event.meeting == id:
        planned = (event.title, event.date)
      default: continue
      }
    }
    if let title = held?.title ?? planned?.title { return title }
    return labels(body) + ((held ?? planned).map { " van \($0.date.dutch)" } ?? "")
  }

  private func handOverLabel(_ id: Identifier, _ event: HandOverEvent) -> String {
    switch event {
    case .offered(let offer):
      offer.handOver == id
        ? handOverLabel(offer)
        : offer.conditions.first { $0.condition == id }?.text ?? id.text
    case .accepted(let accepted):
      accepted.conditions.first { $0.condition == id }?.text ?? id.text
    case .completed(let completed): completed.terms.map(handOverLabel) ?? id.text
    case .declined, .withdrawn: id.text
    }
  }

  /// What goes to whom; without the receiver when nobody says who that is.
  private func handOverLabel(_ terms: HandOverOffered) -> String {
    "overdracht van \(labels(terms.products))"
      + (terms.to.isEmpty ? "" : " aan \(labels(terms.to))")
  }

  /// The kind of thing a name stands for in this view; `nil` when nothing introduces it.
  package func kind(of id: Identifier) -> Kind? {
    introduction(of: id)?.event.domain.introduced.first { $0.id == id }?.kind
  }
}

extension EventType {
  /// The types that bring something new into the register.
  static let introducing: Set<EventType> = [
    .sourceRegistered, .partyRegistered, .productRegistered, .meetingPlanned, .meetingHeld,
    .itemTabled, .decisionTaken, .handOverOffered, .handOverAccepted, .handOverCompleted,
    .deadlineSet,
    .dependencyRecorded, .commitmentMade, .fundingGranted, .adviceRequested, .delegationGranted,
    .reportDefined, .claimDisputed, .processDefined,
  ]
}
