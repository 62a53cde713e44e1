internal import EventFormat
internal import Governance
internal import Log

/// What a batch is judged against: every entry folded in recording order, with what is known of withheld texts.
///
/// It takes in what the batch adds, line by line.
struct Past {
  private(set) var state = RegisterState()
  /// The number of each entry.
  private(set) var places: [EntryIdentifier: Int] = [:]
  /// The entry that was recorded last, and the one with the latest moment.
  private(set) var last: ClockFault.Recorded?
  private(set) var latest: ClockFault.Recorded?
  private var known: DisclosureIndex
  private let erased: ErasedTexts
  private let texts: Disclosures
  private let catalogue: EventCatalogue

  init(
    _ contents: LogContents, knowing disclosed: Disclosures, _ catalogue: EventCatalogue
  ) throws(RegisterError) {
    self.catalogue = catalogue
    var (judge, withheld) = (EntryJudge(catalogue), WithheldLines())
    var places: [EntryIdentifier: Int] = [:]
    var (last, latest): (ClockFault.Recorded?, ClockFault.Recorded?)
    for sequence in 0..<contents.entryCount {
      guard let entry = judge.take(contents.line(sequence).span, at: sequence).entry else {
        // It is read once more, to say why it cannot be.
        _ = try Planner.entry(sequence, of: contents, catalogue)
        continue
      }
      withheld.take(entry)
      if places[entry.id] == nil { places[entry.id] = sequence }
      last = ClockFault.Recorded(moment: entry.recorded, entry: sequence)
      if entry.recorded >= latest?.moment ?? entry.recorded { latest = last }
    }
    (self.last, self.latest) = (last, latest)
    texts = withheld.standing(disclosed)
    known = DisclosureIndex(texts)
    erased = withheld.erasedTexts(in: judge.counting, catalogue)
    self.places = places
    state = judge.counting
  }

  /// Takes in an entry that the batch adds, with its withheld texts.
  mutating func take(_ entry: Entry, _ secrets: [WithheldText], _ withheld: [WithheldValue]) {
    if !secrets.isEmpty { known.add(secrets, withheld, of: entry.id) }
    places[entry.id] = entry.sequence
    state.evolve(entry.id, entry.proposal)
  }

  /// Passes over the texts of an entry from here on, because some are about to be erased.
  mutating func forget(_ redacted: EntryRedacted) { known.forget(redacted.entry) }

  /// The entry that says the same as a line, texts that must stand apart included.
  ///
  /// Digests cannot be compared, because each has its own salt: the line is given those of each entry
  /// whose texts are the same, and then says the same as that entry or does not. `fresh` is the line with digests
  /// that no entry has.
  func repetition(
    of line: Batch.Line, _ fresh: Proposal
  ) throws(Refusal) -> RepeatedLine? {
    for withheld in known.withheld(line.secrets) {
      // A text of another entry may be the same: then that id is for the last try.
      do throws(Refusal) {
        let proposal = line.proposal.withholding(withheld)
        if let said = try said(proposal) { return repeated(line, said) }
      } catch { continue }
    }
    return try said(fresh).map { repeated(line, $0) }
  }

  private func said(_ proposal: Proposal) throws(Refusal) -> Repetition? {
    guard let id = proposal.id else { return state.repetition(of: proposal) }
    guard places[id] != nil, case .alreadyRecorded(let id) = try state.decide(proposal) else {
      return nil
    }
    return Repetition(entry: id, since: state.fate(of: id))
  }

  private func repeated(_ line: Batch.Line, _ said: Repetition) -> RepeatedLine {
    func number(_ id: EntryIdentifier) -> Int { places[id] ?? 0 }
    let since: RepeatedLine.Since =
      switch said.since {
      case .stands: .stands
      case .readsSo(let other): .readsSo(by: number(other))
      case .corrected(let other): .corrected(by: number(other))
      case .annulled(let other): .annulled(by: number(other))
      case .setAside(let other): .setAside(by: number(other))
      }
    return RepeatedLine(
      line: line.number, id: said.entry, entry: number(said.entry), since: since)
  }

  /// The entry that says the same as a line without id but for texts that were erased there.
  ///
  /// Whether the text is the one that was erased, nobody can tell any more. Who gives an id says that it is another.
  func erasedTwin(of line: Batch.Line, _ proposal: Proposal) -> EntryIdentifier? {
    guard proposal.id == nil else { return nil }
    let data = catalogue.write(proposal.event)
    return erased.twin(of: proposal) { entry, place in
      let there = texts[entry]?.first { $0.secret.place == place }?.secret.text
      let here =
        line.secrets.first { $0.place == place }?.text ?? data[at: place]?.string
      return there.map { $0 != here } ?? false
    }
  }
}

extension WithheldLines {
  /// What the entries said whose texts were erased: as they were recorded, and as they read now.
  fileprivate func erasedTexts(
    in state: RegisterState, _ catalogue: EventCatalogue
  ) -> ErasedTexts {
    var result = ErasedTexts(catalogue)
    // By the original of a chain: each reading walks all of it.
    var readings: [EntryIdentifier: Proposal?] = [:]
    func readingNow(of id: EntryIdentifier) -> Proposal? {
      let root = state.root(of: id)
      if let known = readings[root] { return known }
      let reading = state.readingNow(of: root)
      readings[root] = .some(reading)
      return reading
    }
    for (id, withholding) in entries {
      let erased = withholding.values.map(\.place).filter { isErased($0, of: id) }
      guard !erased.isEmpty else { continue }
      if let said = state.proposal(of: id) { result.add(said, of: id, erased: erased) }
      guard let now = readingNow(of: id) else { continue }
      // In the event of a correction the text stands elsewhere than in the correction.
      let inEvent = withholding.values.filter { erased.contains($0.place) }.compactMap { value in
        state.overridesFact(id) ? value.inCorrectedEvent?.place : value.place
      }
      let standing = Set(now.withheld.map(\.place))
      let gone = inEvent.filter(standing.contains)
      if !gone.isEmpty { result.add(now, of: id, erased: gone) }
    }
    return result
  }
}

extension RegisterState {
  fileprivate func overridesFact(_ entry: EntryIdentifier) -> Bool {
    proposal(of: entry)?.event.overrides != nil
  }
}
