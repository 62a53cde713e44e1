/// What must be known to judge whether a proposal makes sense: the entries so far, which of them
/// still stand, and what exists according to those (`StandingFacts`).
///
/// `decide` never changes anything; `evolve` never refuses anything. Both look at what has been
/// recorded, and never at the calendar.
package struct RegisterState: Sendable {
  private(set) var recorded: [EntryIdentifier: Proposal] = [:]
  /// Entries by what they say; see `Repetition.swift`.
  private(set) var sayings: [Int: [EntryIdentifier]] = [:]
  /// The corrections of each original, by what that read by them.
  private(set) var corrected: [Int: [EntryIdentifier: [EntryIdentifier]]] = [:]
  /// What each corrected original rests on, its corrections included.
  private(set) var grounds: [EntryIdentifier: Grounds] = [:]
  /// Of each correction, which entries give what the original reads by it.
  private(set) var readings: [EntryIdentifier: (event: EntryIdentifier, valid: EntryIdentifier)] =
    [:]
  /// The corrections and annulments, and which of them stand.
  private var overrides = OverrideTree()
  /// Per original entry, the fact that stands; none when it is annulled.
  private(set) var standing: [EntryIdentifier: Event] = [:]
  /// Per original entry, the standing rulings that set it aside.
  private(set) var rulings: [EntryIdentifier: Set<EntryIdentifier>] = [:]
  private(set) var facts = StandingFacts()
  /// The originals that bring a source or a decision into the register: other things are dated by those.
  private(set) var dated: [Identifier: [EntryIdentifier]] = [:]

  /// The ids of entries that do not count (`EntryJudge`).
  private var rejected: Set<EntryIdentifier> = []

  package init() {}

  /// What to do with a proposal that makes sense.
  package enum Verdict: Hashable, Sendable {
    case record
    /// That entry says this already, or said it before it was corrected or annulled: see `Repetition`.
    case alreadyRecorded(EntryIdentifier)
  }

  /// The kind of thing an identifier names, if it names one.
  package func kind(of id: Identifier) -> Kind? { facts.kind(of: id) }

  /// Whether an entry states a fact that counts: neither annulled nor set aside by a ruling.
  package func stands(_ entry: EntryIdentifier) -> Bool { standing[entry] != nil }

  /// Whether a correction or annulment of the entry counts.
  package func isOverridden(_ entry: EntryIdentifier) -> Bool {
    standingOverrider(of: entry) != nil
  }

  /// Every identifier in use, for suggestions.
  package var identifiers: [Identifier] { facts.identifiers }

  // MARK: Deciding

  /// Judges a proposal against all that has been recorded.
  package func decide(_ proposal: Proposal) throws(Refusal) -> Verdict {
    if let id = proposal.id, rejected.contains(id) { throw .sameIdOtherContent(id) }
    if let id = proposal.id, let existing = recorded[id] {
      guard existing.saysTheSame(as: proposal) else {
        throw existing.saysTheSame(as: proposal.withholding(existing.withheld))
          && existing.withheld.map(\.place) == proposal.withheld.map(\.place)
          ? .sameIdOtherText(id) : .sameIdOtherContent(id)
      }
      return .alreadyRecorded(id)
    }
    if proposal.id == nil, let said = repetition(of: proposal) {
      return .alreadyRecorded(said.entry)
    }
    try proposal.event.checkCombinations()
    try checkMoment(proposal.valid)
    for citation in proposal.source where !isItself(citation.document, proposal.event) {
      try check(Reference(.source, citation.document))
    }
    switch proposal.event {
    case .entry(.annulled(let annulled)): try checkOverride(proposal.event, of: annulled.entry)
    case .entry(.corrected(let corrected)):
      if corrected.period == nil, corrected.event == nil { throw .emptyCorrection }
      if let period = corrected.period { try checkMoment(period) }
      try checkOverride(proposal.event, of: corrected.entry)
    case .claim(.resolved(let ruling)):
      try checkFact(proposal.event, in: facts)
      try checkRuling(from: nil, to: ruling)
    default: try checkFact(proposal.event, in: facts)
    }
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

  private func check(_ reference: Reference) throws(Refusal) {
    try Self.check(reference, in: facts)
  }

  static func check(_ reference: Reference, in facts: StandingFacts) throws(Refusal) {
    guard let found = facts.kind(of: reference.id) else {
      throw .unknown(reference.kind, reference.id)
    }
    guard found == reference.kind else {
      throw .wrongKind(reference.id, expected: reference.kind, found: found)
    }
  }

  /// A correction or annulment is judged by what it comes down to: the fact that stood before it,
  /// and the fact that stands after it.
  private func checkOverride(_ event: Event, of target: EntryIdentifier) throws(Refusal) {
    if rejected.contains(target) { throw .uncounted(target) }
    guard let overridden = recorded[target] else { throw .unknownEntry(target) }
    if overridden.event.type == .entryRedacted { throw .overridesRedaction(target) }
    if let other = standingOverrider(of: target) {
      throw recorded[other]?.event.type == .entryAnnulled
        ? .alreadyAnnulled(target, by: other) : .alreadyOverridden(target, by: other)
    }
    if event.type == .entryCorrected, overridden.event.type == .entryAnnulled {
      throw .correctsOverride(target)
    }
    let trial = overrides.trial(kind(of: event), of: target)
    // Annulling an annulment brings back what that annulled; nothing else may have come in its place.
    if let (entry, other) = trial.conflict { throw .alreadyOverridden(entry, by: other) }
    let root = overrides.root(of: target)
    let before = standing[root]
    let after = rulings[root] == nil ? fact(of: root, as: trial.reading, trying: event) : nil
    if let before, let after, before.type != after.type { throw .correctsOtherType }
    try checkIdentity(before, after, isCorrection: event.type == .entryCorrected)
    if before != after { try checkRuling(from: before?.ruling, to: after?.ruling) }
    guard let after, after != before else { return }
    try checkFact(after, in: before.map(facts.forgetting) ?? facts)
  }

  /// What is no longer introduced must not be mentioned by others; a correction keeps the name.
  func checkIdentity(
    _ before: Event?, _ after: Event?, isCorrection: Bool
  ) throws(Refusal) {
    guard let before else { return }
    let kept = Set(after?.domain.introduced.map(\.id) ?? [])
    let own = before.mentionedIdentifiers
    for (index, reference) in before.domain.introduced.enumerated()
    where !kept.contains(reference.id) {
      let times = facts.mentions(of: reference.id) - own.count { $0 == reference.id }
      let isMissed = times > 0 && facts.introductions(of: reference.id) == 1
      if isCorrection, index == 0 || isMissed { throw .correctsIdentity(reference.id) }
      if isMissed { throw .stillMentioned(reference.id, times: times) }
    }
  }

  // MARK: What stands

  /// The original that a chain of corrections and annulments starts from.
  func root(of entry: EntryIdentifier) -> EntryIdentifier { overrides.root(of: entry) }

  /// The correction or annulment of an entry that is not itself annulled.
  func standingOverrider(of entry: EntryIdentifier) -> EntryIdentifier? {
    overrides.standingOverrider(of: entry)
  }

  private func kind(of override: Event) -> OverrideTree.Kind {
    guard case .entry(.corrected(let corrected)) = override else { return .annulment }
    return .correction(changesEvent: corrected.event != nil)
  }

  /// The fact that an original comes down to; none when it is annulled or set aside by a ruling.
  func fact(of root: EntryIdentifier) -> Event? {
    rulings[root] == nil ? chainedFact(of: root) : nil
  }

  /// The same, apart from rulings.
  func chainedFact(of root: EntryIdentifier) -> Event? {
    fact(of: root, as: overrides.reading(of: root), trying: nil)
  }

  /// The fact as an entry or the override that is tried reads it.
  private func fact(
    of root: EntryIdentifier, as reading: OverrideTree.Reading, trying override: Event?
  ) -> Event? {
    switch reading {
    case .annulled: nil
    case .said(let entry): recorded[entry].flatMap { Self.said(by: $0.event) }
    case .saidByTrial: override.flatMap(Self.said)
    }
  }

  static func said(by event: Event) -> Event? {
    if case .entry(.corrected(let corrected)) = event { corrected.event } else { event }
  }

  // MARK: Evolving

  /// Takes in what was recorded.
  ///
  /// Total: an entry that overrides nothing known changes nothing.
  package mutating func evolve(_ id: EntryIdentifier, _ proposal: Proposal) {
    guard !isInUse(id) else { return }
    recorded[id] = proposal
    if case .source(.registered(let source)) = proposal.event {
      dated[source.source, default: []].append(id)
    } else if case .decision(.taken(let decision)) = proposal.event {
      dated[decision.decision, default: []].append(id)
    }
    sayings[Self.saying(proposal.event, proposal.valid), default: []].append(id)
    guard let target = proposal.event.overrides else { return stand(id, proposal.event) }
    guard target != id, recorded[target] != nil else { return }
    overrides.add(id, kind(of: proposal.event), of: target)
    let root = overrides.root(of: target)
    if case .entry(.corrected(let correction)) = proposal.event { take(correction, id, of: root) }
    stand(root, fact(of: root))
  }

  /// Whether an entry has the id.
  package func isInUse(_ id: EntryIdentifier) -> Bool {
    recorded[id] != nil || rejected.contains(id)
  }

  /// Takes in that an entry does not count: its id is in use, and that is all.
  package mutating func reject(_ id: EntryIdentifier) {
    if recorded[id] == nil { rejected.insert(id) }
  }

  /// Keeps what an original reads by a correction, to find it by that.
  private mutating func take(
    _ correction: EntryCorrected, _ id: EntryIdentifier, of root: EntryIdentifier
  ) {
    let before = readings[correction.entry] ?? (root, root)
    let reading = (
      event: correction.event == nil ? before.event : id,
      valid: correction.period == nil ? before.valid : id
    )
    readings[id] = reading
    for entry in [root, id] { recorded[entry].map { grounds[root, default: Grounds()].take($0) } }
    guard let event = recorded[reading.event].flatMap({ Self.said(by: $0.event) }),
      let valid = recorded[reading.valid].flatMap(Self.happened)
    else { return }
    corrected[Self.saying(event, valid), default: [:]][root, default: []].append(id)
  }

  static func happened(_ proposal: Proposal) -> Period? {
    if case .entry(.corrected(let correction)) = proposal.event { return correction.period }
    return proposal.valid
  }

  /// Puts another fact in the place of the one that stood.
  private mutating func stand(_ root: EntryIdentifier, _ event: Event?) {
    let former = standing[root]?.ruling?.setAside ?? []
    replace(root, event)
    let later = event?.ruling?.setAside ?? []
    for entry in former { lower(root, of: entry) }
    for entry in later { rulings[entry, default: []].insert(root) }
    for entry in former + later where recorded[entry] != nil { replace(entry, fact(of: entry)) }
  }

  private mutating func lower(_ ruling: EntryIdentifier, of entry: EntryIdentifier) {
    rulings[entry]?.remove(ruling)
    if rulings[entry]?.isEmpty ?? false { rulings[entry] = nil }
  }

  private mutating func replace(_ root: EntryIdentifier, _ event: Event?) {
    let source = recorded[root]?.source ?? []
    if let before = standing[root] {
      facts.forget(before)
      facts.cite(source.filter { !isItself($0.document, before) }, by: -1)
    }
    standing[root] = event
    if let event, event.overrides == nil {
      facts.learn(event)
      facts.cite(source.filter { !isItself($0.document, event) }, by: 1)
    }
  }
}
