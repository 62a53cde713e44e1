/// What must be known to judge whether a proposal makes sense: which things exist, of which kind,
/// under which parent, and which entries have been overridden.
///
/// `decide` never changes anything; `evolve` never refuses anything. Both look at what has been
/// recorded, in recording order, and never at the calendar.
package struct RegisterState: Sendable {
  private var kinds: [Identifier: Kind] = [:]
  private var parents: [Identifier: Identifier] = [:]
  private var meetings: [Identifier: Meeting] = [:]
  private var assigned: Set<Assignment> = []
  private var mentions: [Identifier: Int] = [:]
  private var recorded: [EntryIdentifier: Proposal] = [:]
  private var sayings: [Int: [EntryIdentifier]] = [:]
  private var overriddenBy: [EntryIdentifier: EntryIdentifier] = [:]

  private struct Assignment: Hashable {
    let subject: Identifier
    let role: Role
    let party: Identifier
  }

  /// A meeting is introduced by its planning, its holding, or both in either order.
  private struct Meeting {
    let body: [Identifier]
    var types: Set<EventType>
  }

  package init() {}

  /// What to do with a proposal that makes sense.
  package enum Verdict: Hashable, Sendable {
    case record
    /// The register says exactly this already, in that entry: doing it again changes nothing.
    case alreadyRecorded(EntryIdentifier)
  }

  /// The kind of thing an identifier names, if it names one.
  package func kind(of id: Identifier) -> Kind? { kinds[id] }

  /// Every identifier in use, for suggestions.
  package var identifiers: [Identifier] { Array(kinds.keys) }

  // MARK: Deciding

  /// Judges a proposal against all that has been recorded.
  package func decide(_ proposal: Proposal) throws(Refusal) -> Verdict {
    if let id = proposal.id, let existing = recorded[id] {
      guard existing.saysTheSame(as: proposal) else { throw .sameIdOtherContent(id) }
      return .alreadyRecorded(id)
    }
    for id in sayings[Self.saying(proposal)] ?? [] {
      if let existing = recorded[id], existing.saysTheSame(as: proposal),
        overriddenBy[id] == nil, proposal.id == nil
      {
        return .alreadyRecorded(id)
      }
    }
    try checkMoment(proposal.valid)
    for citation in proposal.source where !isItself(citation.document, proposal.event) {
      try check(Reference(.source, citation.document))
    }
    try checkEvent(proposal.event, replacing: nil)
    return .record
  }

  /// `valid` is one moment, known or not; it is never a stretch of time.
  private func checkMoment(_ valid: Period) throws(Refusal) {
    switch valid.kind {
    case .moment: return
    case .interval: throw .intervalAsMoment(valid.edtf ?? "")
    case .undetermined: throw .withoutDate
    }
  }

  /// A source may rest on itself: that is where its own title and date are found.
  private func isItself(_ document: Identifier, _ event: Event) -> Bool {
    if case .source(.registered(let source)) = event { source.source == document } else { false }
  }

  private func checkEvent(_ event: Event, replacing original: Event?) throws(Refusal) {
    let kept = Set(original?.domain.introduced ?? [])
    var seen: Set<Identifier> = []
    for reference in event.domain.introduced where !kept.contains(reference) {
      guard seen.insert(reference.id).inserted else { throw .namedTwice(reference.id) }
      if let found = kinds[reference.id], !isOtherHalf(event, of: reference.id) {
        throw .exists(found, reference.id)
      }
    }
    for reference in event.domain.mentioned { try check(reference) }
    switch event {
    case .party(let event): try checkParent(event)
    case .product(let event): try checkParent(event)
    case .meeting(let event): try checkBody(event)
    case .responsibility(let event): try checkAssigned(event)
    case .entry(let event): try checkOverride(event)
    case .source, .decision, .handOver, .deadline, .progress: return
    }
  }

  private func check(_ reference: Reference) throws(Refusal) {
    guard let found = kinds[reference.id] else { throw .unknown(reference.kind, reference.id) }
    guard found == reference.kind else {
      throw .wrongKind(reference.id, expected: reference.kind, found: found)
    }
  }

  private func checkParent(_ event: PartyEvent) throws(Refusal) {
    switch event {
    case .registered(let event): try checkNoLoop(event.party, under: event.parent)
    case .changed(let event): try checkNoLoop(event.party, under: event.parent)
    case .ended(let event):
      if event.successors.contains(event.party) { throw .intoItself(event.party) }
    }
  }

  private func checkParent(_ event: ProductEvent) throws(Refusal) {
    switch event {
    case .registered(let event): try checkNoLoop(event.product, under: event.parent)
    case .changed(let event): try checkNoLoop(event.product, under: event.parent)
    case .absorbed(let event):
      if event.into == event.product { throw .intoItself(event.product) }
    case .split(let event):
      if event.into.contains(event.product) { throw .intoItself(event.product) }
    case .withdrawn: return
    }
  }

  private func checkNoLoop(_ id: Identifier, under parent: Identifier?) throws(Refusal) {
    var ancestor = parent
    while let current = ancestor {
      if current == id { throw .loop(id, parent: parent ?? current) }
      ancestor = parents[current]
    }
  }

  /// Whether a known meeting gets its planning or its holding, whichever it did not have yet.
  private func isOtherHalf(_ event: Event, of id: Identifier) -> Bool {
    guard let meeting = meetings[id] else { return false }
    return !meeting.types.contains(event.type)
  }

  private func checkBody(_ event: MeetingEvent) throws(Refusal) {
    guard let (id, body) = event.meeting, let known = meetings[id] else { return }
    guard Set(known.body) == Set(body) else { throw .otherBody(meeting: id) }
  }

  private func checkAssigned(_ event: ResponsibilityEvent) throws(Refusal) {
    guard case .ended(let ended) = event else { return }
    for party in ended.parties {
      let assignment = Assignment(subject: ended.subject, role: ended.role, party: party)
      guard assigned.contains(assignment) else {
        throw .neverAssigned(ended.subject, ended.role, party: party)
      }
    }
  }

  private func checkOverride(_ event: EntryEvent) throws(Refusal) {
    switch event {
    case .noteAdded(let note):
      for subject in note.subjects where kinds[subject] == nil { throw .unknownSubject(subject) }
    case .annulled(let annulled):
      let original = try overridable(annulled.entry)
      for reference in fact(original).domain.introduced {
        let times = mentions[reference.id] ?? 0
        if times > 0, !isHalf(reference.id) { throw .stillMentioned(reference.id, times: times) }
      }
    case .corrected(let corrected):
      let original = try overridable(corrected.entry)
      if case .entry(.annulled) = original.event { throw .correctsOverride(corrected.entry) }
      if corrected.period == nil, corrected.event == nil { throw .emptyCorrection }
      if let period = corrected.period { try checkMoment(period) }
      if let event = corrected.event { try checkCorrection(event, of: fact(original)) }
    }
  }

  /// Whether the meeting would go on existing without one of its two introductions.
  private func isHalf(_ id: Identifier) -> Bool { (meetings[id]?.types.count ?? 0) > 1 }

  private func overridable(_ entry: EntryIdentifier) throws(Refusal) -> Proposal {
    guard let original = recorded[entry] else { throw .unknownEntry(entry) }
    if let other = overriddenBy[entry] { throw .alreadyOverridden(entry, by: other) }
    return original
  }

  private func checkCorrection(_ event: Event, of original: Event) throws(Refusal) {
    guard event.type == original.type else { throw .correctsOtherType }
    let kept = event.domain.introduced
    for reference in original.domain.introduced where !kept.contains(reference) {
      if reference == original.domain.introduced.first || (mentions[reference.id] ?? 0) > 0 {
        throw .correctsIdentity(reference.id)
      }
    }
    try checkEvent(event, replacing: original)
  }

  /// The fact that an entry states: for a correction, the fact it puts in place.
  private func fact(_ proposal: Proposal) -> Event {
    guard case .entry(.corrected(let corrected)) = proposal.event else { return proposal.event }
    if let event = corrected.event { return event }
    return recorded[corrected.entry].map(fact) ?? proposal.event
  }

  // MARK: Evolving

  /// Takes in what was recorded. Total: an impossible event changes as little as it can.
  package mutating func evolve(_ id: EntryIdentifier, _ proposal: Proposal) {
    recorded[id] = proposal
    sayings[Self.saying(proposal), default: []].append(id)
    switch proposal.event {
    case .entry(.annulled(let annulled)):
      overriddenBy[annulled.entry] = id
      retract(annulled.entry)
    case .entry(.corrected(let corrected)):
      overriddenBy[corrected.entry] = id
      guard let event = corrected.event, let original = recorded[corrected.entry] else { return }
      forget(fact(original))
      learn(event)
    case .entry(.noteAdded(let note)): for subject in note.subjects { count(subject, 1) }
    default: learn(proposal.event)
    }
  }

  /// Undoes an entry: a fact is forgotten, an override lets go of what it overrode.
  private mutating func retract(_ entry: EntryIdentifier) {
    guard let proposal = recorded[entry] else { return }
    switch proposal.event {
    case .entry(.annulled(let annulled)):
      overriddenBy[annulled.entry] = nil
      if let original = recorded[annulled.entry] { learn(fact(original)) }
    case .entry(.corrected(let corrected)):
      overriddenBy[corrected.entry] = nil
      guard let event = corrected.event, let original = recorded[corrected.entry] else { return }
      forget(event)
      learn(fact(original))
    case .entry(.noteAdded(let note)): for subject in note.subjects { count(subject, -1) }
    default: forget(proposal.event)
    }
  }

  private mutating func learn(_ event: Event) {
    for reference in event.domain.introduced { kinds[reference.id] = reference.kind }
    for reference in event.domain.mentioned { count(reference.id, 1) }
    switch event {
    case .party(.registered(let party)): parents[party.party] = party.parent
    case .party(.changed(let party)): if let parent = party.parent { parents[party.party] = parent }
    case .product(.registered(let product)): parents[product.product] = product.parent
    case .product(.changed(let product)):
      if let parent = product.parent { parents[product.product] = parent }
    case .meeting(let event):
      guard let (id, body) = event.meeting else { return }
      meetings[id, default: Meeting(body: body, types: [])].types.insert(event.type)
    case .responsibility(.assigned(let given)):
      for party in given.parties {
        assigned.insert(Assignment(subject: given.subject, role: given.role, party: party))
      }
    case .handOver(.offered(let offer)):
      for (subject, role) in offer.products.flatMap({ id in offer.roles.map { (id, $0) } }) {
        for party in offer.to {
          assigned.insert(Assignment(subject: subject, role: role, party: party))
        }
      }
    default: return
    }
  }

  private mutating func forget(_ event: Event) {
    for reference in event.domain.introduced {
      meetings[reference.id]?.types.remove(event.type)
      if let meeting = meetings[reference.id], !meeting.types.isEmpty { continue }
      kinds[reference.id] = nil
      parents[reference.id] = nil
      meetings[reference.id] = nil
    }
    for reference in event.domain.mentioned { count(reference.id, -1) }
  }

  private mutating func count(_ id: Identifier, _ difference: Int) {
    mentions[id, default: 0] += difference
  }

  private static func saying(_ proposal: Proposal) -> Int {
    var hasher = Hasher()
    hasher.combine(proposal.event)
    hasher.combine(proposal.valid)
    return hasher.finalize()
  }
}
