package import Governance

extension View {
  /// What a thing of any kind is called on the day asked; its identifier when it has no name.
  package func label(_ id: Identifier) -> String {
    for fact in facts(about: id, of: EventType.introducing)
    where fact.event.domain.introduced.contains(where: { $0.id == id }) {
      switch fact.event {
      case .source(.registered(let event)): return event.title
      case .party: return party(id)?.name ?? id.text
      case .product: return product(id)?.title ?? id.text
      case .meeting(.planned(let event)): return meetingLabel(id, event.body)
      case .meeting(.held(let event)): return meetingLabel(id, event.body)
      case .meeting(.itemTabled(let event)): return event.title
      case .decision(.taken(let event)):
        return event.decision == id
          ? event.title : event.conditions.first { $0.condition == id }?.text ?? id.text
      case .handOver(let event): return handOverLabel(id, event)
      case .deadline(.set(let event)): return "\(event.milestone) \(label(event.subject))"
      case .meeting, .decision, .deadline, .responsibility, .progress, .entry: return id.text
      }
    }
    return id.text
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
        ? "overdracht van \(labels(offer.products)) aan \(labels(offer.to))"
        : offer.conditions.first { $0.condition == id }?.text ?? id.text
    case .accepted(let accepted):
      accepted.conditions.first { $0.condition == id }?.text ?? id.text
    case .declined, .completed, .withdrawn: id.text
    }
  }

  /// The kind of thing a name stands for in this view; `nil` when nothing introduces it.
  package func kind(of id: Identifier) -> Kind? {
    for fact in facts(about: id, of: EventType.introducing) {
      if let reference = fact.event.domain.introduced.first(where: { $0.id == id }) {
        return reference.kind
      }
    }
    return nil
  }
}

/// `a`, `a en b`, `a, b en c`.
package func dutchList(_ words: [String]) -> String {
  guard let last = words.last, words.count > 1 else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " en " + last
}

extension EventType {
  /// The types that bring something new into the register.
  static let introducing: Set<EventType> = [
    .sourceRegistered, .partyRegistered, .productRegistered, .meetingPlanned, .meetingHeld,
    .itemTabled, .decisionTaken, .handOverOffered, .handOverAccepted, .deadlineSet,
  ]
}
