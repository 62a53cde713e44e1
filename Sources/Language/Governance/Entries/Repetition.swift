internal import Calendar

/// An entry that says already what somebody hands in, and what became of it since.
package struct Repetition: Hashable, Sendable {
  package let entry: EntryIdentifier
  package let since: Since

  package init(entry: EntryIdentifier, since: Since) {
    self.entry = entry
    self.since = since
  }

  /// What became of an entry; the entry that did it is named.
  package enum Since: Hashable, Sendable {
    /// It stands as it was recorded.
    case stands
    /// It says so by its corrections, of which this is the last.
    case readsSo(by: EntryIdentifier)
    /// It reads otherwise by its corrections, of which this is the last.
    case corrected(by: EntryIdentifier)
    case annulled(by: EntryIdentifier)
    /// A ruling on a dispute set it aside.
    case setAside(by: EntryIdentifier)
  }
}

extension RegisterState {
  /// The entry that says what a proposal without id says, corrected, annulled or set aside since or not, or else
  /// the one that reads so now, or the correction by which one once read so; `nil` when none does.
  ///
  /// Handing in twice is the safe thing to do when it is not known whether it succeeded. So what was said stays
  /// said: it must not come back because somebody put it right meanwhile.
  package func repetition(of proposal: Proposal) -> Repetition? {
    let twins = (sayings[Self.saying(proposal.event, proposal.valid)] ?? []).filter {
      recorded[$0]?.saysTheSame(as: proposal) ?? false
    }.map { Repetition(entry: $0, since: fate(of: $0)) }
    if let standing = twins.first(where: { $0.since == .stands }) { return standing }
    let found = (corrected[Self.saying(proposal.event, proposal.valid)] ?? [:]).sorted {
      $0.key < $1.key
    }
    for (root, _) in found {
      guard let reading = reading(of: root), let last = reading.corrections.last,
        reads(reading, proposal)
      else { continue }
      let ruling = standing.rulings(on: root).first
      return Repetition(
        entry: root, since: ruling.map { .setAside(by: $0) } ?? .readsSo(by: last))
    }
    if let twin = twins.last { return twin }
    for (root, corrections) in found {
      guard let correction = corrections.last, let reading = reading(upTo: correction),
        reads(reading, proposal) || once(root, reading, proposal)
      else { continue }
      return Repetition(entry: correction, since: fate(of: correction))
    }
    return nil
  }

  /// Whether a fact once read what a proposal says, by a known day and sources of it or of any correction of it.
  ///
  /// A fact may have read the same by very many corrections, so they are not gone through: `reading` is that by the
  /// newest of them.
  private func once(_ root: EntryIdentifier, _ reading: Reading, _ proposal: Proposal) -> Bool {
    guard Self.saysTheSame(reading, proposal), let grounds = grounds[root] else { return false }
    return grounds.sources.contains(proposal.source)
      && (proposal.known == nil || grounds.known.contains(proposal.known))
  }

  /// What became of an entry.
  package func fate(of entry: EntryIdentifier) -> Repetition.Since {
    switch standing.fate(of: entry) {
    case .stands: .stands
    case .corrected(let other): .corrected(by: other)
    case .annulled(let other): .annulled(by: other)
    case .setAside(let other): .setAside(by: other)
    }
  }

  /// What an entry was recorded as.
  package func proposal(of entry: EntryIdentifier) -> Proposal? { recorded[entry] }

  /// The fact of an entry as it reads now by its corrections; `nil` when there are none, or it is annulled.
  package func readingNow(of entry: EntryIdentifier) -> Proposal? {
    let root = root(of: entry)
    guard let original = recorded[root], let reading = reading(of: root),
      !reading.corrections.isEmpty
    else { return nil }
    return Proposal(
      id: nil, valid: reading.valid, known: original.known, source: original.source, cause: nil,
      after: original.after, inferred: original.inferred,
      actor: nil, despite: nil, withheld: reading.withheld, event: reading.event)
  }

  /// The fact that an entry comes down to, rulings apart.
  struct Reading {
    var event: Event
    var valid: Period
    var withheld: [WithheldValue]
    /// Oldest first.
    var corrections: [EntryIdentifier] = []

    /// Applies a correction; false when it is none.
    mutating func take(_ proposal: Proposal, _ id: EntryIdentifier) -> Bool {
      guard case .entry(.corrected(let correction)) = proposal.event else { return false }
      event = correction.event ?? event
      valid = correction.period ?? valid
      let own = proposal.withheld.compactMap(\.inCorrectedEvent)
      // A text that stays as it was stays with the entry that withheld it first.
      withheld.removeAll { old in own.contains { $0.place == old.place } }
      withheld += own
      corrections.append(id)
      return true
    }
  }

  /// What an entry reads by its corrections; `nil` when it is annulled.
  func reading(of entry: EntryIdentifier) -> Reading? {
    guard let original = recorded[entry], let corrections = standing.corrections(of: entry) else {
      return nil
    }
    var reading = Reading(
      event: original.event, valid: original.valid, withheld: original.withheld)
    for id in corrections {
      guard let proposal = recorded[id], reading.take(proposal, id) else { return nil }
    }
    return reading
  }

  /// What a fact read by a correction, whether that stands or not.
  private func reading(upTo correction: EntryIdentifier) -> Reading? {
    var steps: [(id: EntryIdentifier, proposal: Proposal)] = []
    var next: EntryIdentifier? = correction
    while let id = next, let proposal = recorded[id] {
      steps.append((id, proposal))
      next = proposal.event.overrides
    }
    guard let original = steps.popLast()?.proposal else { return nil }
    var reading = Reading(
      event: original.event, valid: original.valid, withheld: original.withheld)
    for step in steps.reversed() {
      guard reading.take(step.proposal, step.id) else { return nil }
    }
    return reading
  }

  /// Whether a fact that was corrected says what a proposal says, by the known days and sources of the original
  /// or those of a correction.
  private func reads(_ reading: Reading, _ proposal: Proposal) -> Bool {
    guard Self.saysTheSame(reading, proposal) else { return false }
    let entries = reading.corrections.compactMap { recorded[$0] }
    guard let target = entries.first?.event.overrides, let original = recorded[target] else {
      return false
    }
    let all = [original] + entries
    let isKnown = proposal.known == nil || all.contains { $0.known == proposal.known }
    let sources = all.map(\.source) + [all.flatMap(\.source)]
    return isKnown && sources.contains(proposal.source)
  }

  /// Whether event, day and withheld texts are the same, whatever they rest on.
  private static func saysTheSame(_ reading: Reading, _ proposal: Proposal) -> Bool {
    reading.event == proposal.event && reading.valid == proposal.valid
      && proposal.withheld.isEmpty == reading.withheld.isEmpty
      && proposal.withheld.allSatisfy(reading.withheld.contains)
  }

  /// What a corrected fact rests on: the sources of it and of its corrections, each as it stands there, and the days from
  /// which they were known.
  struct Grounds {
    var sources: Set<[Citation]> = []
    var known: Set<Period?> = []

    mutating func take(_ proposal: Proposal) {
      sources.insert(proposal.source)
      known.insert(proposal.known)
    }
  }

  /// A key under which entries that say the same stand together.
  static func saying(_ event: Event, _ valid: Period) -> Int {
    var hasher = Hasher()
    hasher.combine(event)
    hasher.combine(valid)
    return hasher.finalize()
  }
}

extension WithheldValue {
  /// The same text as part of the event that a correction puts in the place of another; `nil` for a text of the
  /// correction itself, such as its reason.
  package var inCorrectedEvent: WithheldValue? {
    let prefix = "/data"
    guard place.hasPrefix(prefix + "/") else { return nil }
    return WithheldValue(place: String(place.dropFirst(prefix.count)), digest: digest)
  }
}
