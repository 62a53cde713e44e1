internal import Calendar
internal import Workflow

// What makes a single fact sensible beside those that stand; overrides are judged in
// RegisterState.swift.

extension RegisterState {
  /// Whether a fact makes sense beside the facts that stand.
  func checkFact(_ event: Event, in facts: StandingFacts) throws(Refusal) {
    var seen: Set<Identifier> = []
    for reference in event.domain.introduced {
      guard seen.insert(reference.id).inserted else { throw .namedTwice(reference.id) }
      if let found = facts.kind(of: reference.id), !facts.lacksHalf(event, of: reference.id) {
        throw .exists(found, reference.id)
      }
    }
    if let (child, parent) = event.parenthood, facts.isAncestor(child, of: parent) {
      throw .loop(child, parent: parent)
    }
    for id in event.mentionedIdentifiers where seen.contains(id) { throw .namesItself(id) }
    for reference in event.domain.mentioned { try Self.check(reference, in: facts) }
    switch event {
    case .party(let event): try checkParty(event, in: facts)
    case .product(.absorbed(let event)):
      if event.into == event.product { throw .intoItself(event.product) }
    case .product(.split(let event)):
      if event.into.contains(event.product) { throw .intoItself(event.product) }
    case .meeting(let event):
      if let (id, body) = event.meeting, facts.hasOtherBody(id, than: body) {
        throw .otherBody(meeting: id)
      }
    case .responsibility(.assigned(let given)):
      if given.parties.isEmpty != given.isUnnamed { throw .namedOrNot(given.subject) }
    case .responsibility(.ended(let ended)):
      for party in ended.parties where !facts.isAssigned(ended.subject, ended.role, party) {
        throw .neverAssigned(ended.subject, ended.role, party: party)
      }
      try checkEntries(ended.ends)
      for entry in ended.ends where !(fact(of: root(of: entry))?.gives(what: ended) ?? false) {
        throw .endsOther(entry)
      }
    case .handOver, .release: try Self.checkSides(of: event)
    case .dependency(.recorded(let event)):
      if event.subject == event.target { throw .namesItself(event.subject) }
    case .decision(.taken(let event)):
      if event.until != nil, event.outcome != .deferred {
        throw .outcomeWithoutDelay(event.outcome)
      }
    case .progress(.stageReached(let event)):
      if event.stage.usual == nil, !facts.hasProductState(event.stage.text) {
        throw .unknownStage(event.stage, known: Stage.allCases.map(\.rawValue) + facts.stages)
      }
    case .commitment(.settled(let event)):
      if event.replacedBy == event.commitment { throw .namesItself(event.commitment) }
    case .advice(.given(let event)):
      if event.isAboutNothing { throw .adviceAboutNothing }
    case .programme(.described(let event)):
      for kind in event.kinds where PartyKind(rawValue: kind.kind.text) != nil {
        throw .usualPartyKind(kind.kind)
      }
    case .process(.defined(let event)): try checkProcess(event, in: facts)
    case .claim(.disputed(let event)):
      try checkEntries(event.entries)
      if event.entries.count < 2 { throw .tooFewClaims }
    case .claim(.resolved(let event)):
      if facts.hasRuling(on: event.dispute) { throw .alreadyRuled(event.dispute) }
      try checkEntries(event.setAside)
    case .entry(.redacted(let event)):
      try checkRedaction(event)
    case .entry(.supported(let event)): try checkEntries([event.entry])
    default: break
    }
    for subject in event.subjectsOfAnyKind ?? [] where facts.kind(of: subject) == nil {
      throw .unknownSubject(subject)
    }
  }

  /// An offer names somebody, a completion without an offer all that it moves, and a release to whom it is.
  private static func checkSides(of event: Event) throws(Refusal) {
    switch event {
    case .handOver(.offered(let offer)):
      if offer.from.isEmpty, offer.to.isEmpty, offer.initiative.isEmpty {
        throw .offerWithoutSide(offer.handOver)
      }
    case .handOver(.completed(let event)):
      if let terms = event.terms,
        terms.products.isEmpty || terms.roles.isEmpty || terms.from.isEmpty && terms.to.isEmpty
      {
        throw .incompleteHandOver(event.handOver)
      }
    case .release(let event):
      if event.audience.isPublic != event.audience.parties.isEmpty {
        throw .releaseWithoutAudience
      }
    default: return
    }
  }

  /// Its kind must be one that there is, and it goes on in others than itself.
  private func checkParty(_ event: PartyEvent, in facts: StandingFacts) throws(Refusal) {
    let successors: [Identifier]
    switch event {
    case .registered(let event):
      if event.kind.usual == nil, !facts.hasPartyKind(event.kind.text) {
        throw .unknownPartyKind(event.kind, known: facts.partyKinds)
      }
      successors = []
    case .changed(let event): successors = event.successors
    case .ended(let event): successors = event.successors
    }
    if successors.contains(event.party) { throw .intoItself(event.party) }
  }

  /// A definition must be sound, new, and the only one for its sort of thing.
  func checkProcess(
    _ event: ProcessDefined, in facts: StandingFacts
  ) throws(Refusal) {
    if facts.hasVersion(event.version, of: event.process) {
      throw .versionExists(event.process, version: event.version)
    }
    if let subject = facts.subject(ofProcess: event.process), subject != event.subject {
      throw .otherSubject(event.process, subject)
    }
    for other in facts.processes(for: event.subject) where other != event.process {
      throw .hasProcess(event.subject, other)
    }
    let problems = event.definition.problems()
    if !problems.isEmpty { throw .badProcess(problems) }
  }

  /// Entries that are named must be there, be facts of their own, and be named once.
  func checkEntries(_ entries: [EntryIdentifier]) throws(Refusal) {
    var seen: Set<EntryIdentifier> = []
    for entry in entries {
      guard let proposal = recorded[entry] else { throw .unknownEntry(entry) }
      guard proposal.event.isDisputable else { throw .notAFact(entry) }
      guard seen.insert(entry).inserted else { throw .namedTwiceEntry(entry) }
    }
  }

  /// What a ruling sets aside must be disputed and not be missed by others; what it no longer sets
  /// aside must make sense again.
  func checkRuling(from before: ClaimResolved?, to after: ClaimResolved?) throws(Refusal) {
    let (former, later) = (before?.setAside ?? [], after?.setAside ?? [])
    let (formerly, still) = (Set(former), Set(later))
    if let after {
      let disputed = Set(facts.disputed(in: after.dispute))
      for entry in later where !disputed.contains(entry) {
        throw .notDisputed(entry, in: after.dispute)
      }
    }
    for entry in later where !formerly.contains(entry) {
      try checkIdentity(holding[entry], nil, isCorrection: false)
    }
    for entry in former where !still.contains(entry) {
      guard standing.rulingCount(on: entry) <= 1, let event = factBehindRulings(of: entry) else {
        continue
      }
      try checkFact(event, in: facts)
    }
  }
}

extension RegisterState {
  /// What is confirmed is named or all there is, up to one day that had come when it was said.
  func checkConfirmation(_ event: StandingConfirmed, said valid: Period) throws(Refusal) {
    if event.subjects.isEmpty != event.isAll { throw .confirmsSomeOrAll }
    guard event.through.isExactDay, let through = event.through.window.to else {
      throw .confirmsUntilNoDay(event.through.edtf ?? event.through.asStated ?? "")
    }
    if let said = valid.window.to, through > said { throw .confirmsAhead(event.through.edtf ?? "") }
  }
}

extension Event {
  /// Whether it states a fact of its own: no correction, annulment or erasing, no dispute or ruling, and no second
  /// source of another one.
  var isDisputable: Bool {
    if case .claim = self { return false }
    if case .entry(.supported) = self { return false }
    return act == nil
  }

  /// Whether it may have given what ends: the same role for the same product, to one of the same parties; of a completed
  /// hand-over only the offer says what it moved.
  fileprivate func gives(what ended: ResponsibilityEnded) -> Bool {
    switch self {
    case .responsibility(.assigned(let given)):
      given.subject == ended.subject && given.role == ended.role
        && given.parties.contains(where: ended.parties.contains)
    case .handOver(.completed): true
    default: false
    }
  }

  /// The ruling that the event is, if it is one.
  var ruling: ClaimResolved? {
    if case .claim(.resolved(let event)) = self { event } else { nil }
  }
}

extension RegisterState {
  /// Only what stands apart from the line can be erased.
  private func checkRedaction(_ event: EntryRedacted) throws(Refusal) {
    guard let redacted = recorded[event.entry] else { throw .unknownEntry(event.entry) }
    let places = redacted.withheld.map(\.place)
    guard !places.isEmpty else { throw .nothingWithheld(event.entry) }
    for field in event.fields where !places.contains(field) {
      throw .notWithheld(field, event.entry, places)
    }
  }
}
