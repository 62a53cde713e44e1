internal import Calendar

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
  /// What the entries do to each other, and what stands after that.
  private(set) var standing = Standing()
  /// Per original entry, the fact that holds; none when it is annulled or set aside.
  private(set) var holding: [EntryIdentifier: Event] = [:]
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
  package func stands(_ entry: EntryIdentifier) -> Bool { holding[entry] != nil }

  /// Whether a correction or annulment of the entry counts.
  package func isOverridden(_ entry: EntryIdentifier) -> Bool {
    standing.overrider(of: entry) != nil
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
    try checkOrder(proposal)
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
    case .entry(.supported(let support)):
      if proposal.source.isEmpty { throw .supportsNothing(support.entry) }
      try checkFact(proposal.event, in: facts)
    case .confirmation(.confirmed(let confirmed)):
      try checkConfirmation(confirmed, said: proposal.valid)
      try checkFact(proposal.event, in: facts)
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

  /// What comes after other facts names those that are recorded, each once.
  private func checkOrder(_ proposal: Proposal) throws(Refusal) {
    try checkEntries(proposal.after)
    if let id = proposal.id, proposal.after.contains(id) { throw .unknownEntry(id) }
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
    guard case .overrides(_, let override) = event.act else { return }
    if overridden.event.type == .entryRedacted { throw .overridesRedaction(target) }
    if let other = standing.overrider(of: target) {
      throw recorded[other]?.event.type == .entryAnnulled
        ? .alreadyAnnulled(target, by: other) : .alreadyOverridden(target, by: other)
    }
    if event.type == .entryCorrected, overridden.event.type == .entryAnnulled {
      throw .correctsOverride(target)
    }
    let trial = standing.trial(override, of: target)
    // Annulling an annulment brings back what that annulled; nothing else may have come in its place.
    if let (entry, other) = trial.conflict { throw .alreadyOverridden(entry, by: other) }
    let root = root(of: target)
    try checkSameThing(event, root)
    let before = holding[root]
    let after = fact(of: root, as: trial.reading, trying: event)
    try checkIdentity(before, after, isCorrection: event.type == .entryCorrected)
    if before != after { try checkRuling(from: before?.ruling, to: after?.ruling) }
    guard let after, after != before else { return }
    try checkFact(after, in: before.map(facts.forgetting) ?? facts)
  }

  /// A correction tells another fact of the same type about the same thing, also when a ruling sets that aside.
  private func checkSameThing(_ event: Event, _ root: EntryIdentifier) throws(Refusal) {
    guard case .entry(.corrected(let correction)) = event, let corrected = correction.event,
      let said = recorded[root]?.event
    else { return }
    if corrected.type != said.type { throw .correctsOtherType }
    guard let thing = said.domain.introduced.first,
      !corrected.domain.introduced.contains(where: { $0.id == thing.id })
    else { return }
    throw .correctsIdentity(thing.id)
  }

  /// What is no longer introduced must not be mentioned by others.
  func checkIdentity(
    _ before: Event?, _ after: Event?, isCorrection: Bool
  ) throws(Refusal) {
    guard let before else { return }
    let kept = Set(after?.domain.introduced.map(\.id) ?? [])
    let own = before.mentionedIdentifiers
    for reference in before.domain.introduced where !kept.contains(reference.id) {
      let times = facts.mentions(of: reference.id) - own.count { $0 == reference.id }
      let isMissed = times > 0 && facts.introductions(of: reference.id) == 1
      if isMissed, isCorrection { throw .correctsIdentity(reference.id) }
      if isMissed { throw .stillMentioned(reference.id, times: times) }
    }
  }

  // MARK: What stands

  /// The original that a chain of corrections and annulments starts from.
  package func root(of entry: EntryIdentifier) -> EntryIdentifier { standing.original(of: entry) }

  /// The fact that an original comes down to; none when it is annulled or set aside by a ruling.
  func fact(of root: EntryIdentifier) -> Event? {
    fact(of: root, as: standing.reading(of: root), trying: nil)
  }

  /// The same, as if there were no rulings.
  func factBehindRulings(of root: EntryIdentifier) -> Event? {
    fact(of: root, as: standing.readingBehindRulings(of: root), trying: nil)
  }

  /// The fact as an entry or the override that is tried reads it.
  private func fact(
    of root: EntryIdentifier, as reading: Standing.Reading, trying override: Event?
  ) -> Event? {
    switch reading {
    case .annulled, .setAside: nil
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
    let target = proposal.event.overrides
    if let target, target == id || recorded[target] == nil { return }
    let touched = proposal.event.act.map { standing.add(id, $0) } ?? []
    if case .entry(.corrected(let correction)) = proposal.event {
      take(correction, id, of: root(of: correction.entry))
    }
    if target == nil { replace(id, fact(of: id)) }
    for root in touched where recorded[root] != nil { replace(root, fact(of: root)) }
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

  /// Puts another fact in the place of the one that held.
  private mutating func replace(_ root: EntryIdentifier, _ event: Event?) {
    let source = recorded[root]?.source ?? []
    if let before = holding[root] {
      facts.forget(before)
      facts.cite(source.filter { !isItself($0.document, before) }, by: -1)
    }
    holding[root] = event
    if let event, event.overrides == nil {
      facts.learn(event)
      facts.cite(source.filter { !isItself($0.document, event) }, by: 1)
    }
  }
}
