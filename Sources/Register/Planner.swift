package import EventFormat
package import Governance
package import Journal

/// Judges batches against a log: read → decide (pure) → encode (pure), and nothing is written.
package enum Planner {
  /// What proposals are judged against: every entry folded in recording order, and what was erased.
  private static func state(
    of contents: LogContents
  ) throws(RegisterError) -> (state: RegisterState, withheld: WithheldPass) {
    var (state, withheld) = (RegisterState(), WithheldPass())
    for sequence in 0..<contents.entryCount {
      let entry = try entry(sequence, of: contents)
      state.evolve(entry.id, entry.proposal)
      withheld.take(entry)
    }
    return (state, withheld)
  }

  /// Judges a batch as a whole; every line that is wrong is reported.
  ///
  /// `disclosed` are the withheld texts known of entries (`DisclosureFolder.texts`); `madeAt` is the number of
  /// entries that the maker of the batch knew, `nil` when that does not matter.
  package static func plan(
    _ batch: Batch, onto contents: LogContents, knowing disclosed: DisclosedTexts,
    madeAt size: Int? = nil, _ environment: Environment
  ) throws(RegisterError) -> RecordingPlan {
    if let size { try check(batch, madeAt: size, against: contents) }
    var maker = IdentifierMaker()
    return try plan(batch, onto: contents, knowing: disclosed, environment, &maker)
  }

  /// Refuses a batch that was made when the log had so many entries, if anything it rests on changed
  /// since then; anything else that came in between is no objection (DESIGN 4.4).
  static func check(
    _ batch: Batch, madeAt size: Int, against contents: LogContents
  ) throws(RegisterError) {
    guard size < contents.entryCount else { return }
    var entries: [EntryIdentifier: Entry] = [:]
    var later: [Entry] = []
    let targets = Set(batch.lines.compactMap(\.proposal.event.overrides))
    for sequence in 0..<contents.entryCount where sequence >= size || !targets.isEmpty {
      let entry = try entry(sequence, of: contents)
      if targets.contains(entry.id) { entries[entry.id] = entry }
      if sequence >= size { later.append(entry) }
    }
    let touched = batch.lines.reduce(into: Set<Identifier>()) { touched, line in
      touched.formUnion(line.proposal.event.restsOn)
      if let target = line.proposal.event.overrides {
        touched.formUnion(entries[target]?.event.changes ?? [])
      }
    }
    let own = Set(batch.lines.compactMap(\.proposal.id))
    let changed = later.filter { entry in
      guard !own.contains(entry.id) else { return false }
      if let target = entry.event.overrides, targets.contains(target) { return true }
      return !entry.event.changes.isDisjoint(with: touched)
    }
    guard changed.isEmpty else { throw .changedSince(size, changed) }
  }

  private static func entry(
    _ sequence: Int, of contents: LogContents
  ) throws(RegisterError) -> Entry {
    do { return try EntryReader.read(contents.line(sequence)) } catch {
      throw .unreadableEntry(contents.place(of: sequence), reason: error.dutch)
    }
  }

  static func plan(
    _ batch: Batch, onto contents: LogContents, knowing disclosed: DisclosedTexts,
    _ environment: Environment, _ maker: inout IdentifierMaker
  ) throws(RegisterError) -> RecordingPlan {
    guard !batch.lines.isEmpty else { throw .emptyBatch }
    var (state, withheld) = try state(of: contents)
    var plan = RecordingPlan(first: contents.entryCount)
    var problems: [BatchProblem] = []
    var refused: [(line: Batch.Line, refusal: Refusal)] = []
    var known = KnownTexts(withheld.standing(disclosed))
    for line in batch.lines {
      // Also when an entry says so already: erasing may have been cut off, and is done again.
      defer { if let redacted = line.redacted { known.forget(redacted.entry) } }
      if let id = repeated(line, in: state, known) {
        plan.repeated.append((line.number, id))
        continue
      }
      let disclosures = try Disclosure.fresh(line.secrets, environment)
      let proposal = line.proposal.withholding(disclosures.map(\.withheld))
      let verdict: RegisterState.Verdict
      do { verdict = try state.decide(proposal) } catch {
        refused.append((line, error))
        continue
      }
      switch verdict {
      case .alreadyRecorded(let id): plan.repeated.append((line.number, id))
      case .record:
        let (entry, bytes) = try plan.add(proposal, line.number, environment, &maker)
        if !disclosures.isEmpty {
          plan.disclosed[entry.id] = disclosures
          known.add(line.secrets, disclosures.map(\.withheld), of: entry.id)
        }
        if let problem = check(bytes, of: line) { problems.append(problem) }
        state.evolve(entry.id, proposal)
      }
    }
    if !refused.isEmpty {
      let names = try names(contents, plan)
      problems += refused.map { problem($0.line, $0.refusal, state, names, in: batch) }
    }
    guard problems.isEmpty else { throw .badBatch(problems.sorted { $0.line < $1.line }) }
    return plan
  }

  /// The entry that says the same as a line with texts that must stand apart, those texts included.
  ///
  /// Digests cannot be compared, because each has its own salt: the line is given those of each entry
  /// whose texts are the same, and then says the same as that entry or does not.
  private static func repeated(
    _ line: Batch.Line, in state: RegisterState, _ known: KnownTexts
  ) -> EntryIdentifier? {
    guard !line.secrets.isEmpty else { return nil }
    for withheld in known.withheld(line.secrets) {
      do throws(Refusal) {
        let proposal = line.proposal.withholding(withheld)
        if case .alreadyRecorded(let id) = try state.decide(proposal) { return id }
      } catch { continue }
    }
    return nil
  }

  /// What people call entries: by their number in the log; those of the batch have none yet.
  private static func names(
    _ contents: LogContents, _ plan: RecordingPlan
  ) throws(RegisterError) -> [EntryIdentifier: String] {
    var names: [EntryIdentifier: String] = [:]
    for sequence in 0..<contents.entryCount {
      names[try entry(sequence, of: contents).id] = "\(sequence)"
    }
    for (id, line) in plan.origins { names[id] = "van regel \(line)" }
    return names
  }

  private static func problem(
    _ line: Batch.Line, _ refusal: Refusal, _ state: RegisterState,
    _ names: [EntryIdentifier: String], in batch: Batch
  ) -> BatchProblem {
    var message = refusal.dutch { names[$0] ?? "\($0)" }
    if let unknown = refusal.unknownName, let other = batch.line(introducing: unknown) {
      message +=
        other > line.number
        ? " Regel \(other) legt het pas daarna vast: zet die regel eerder."
        : " Regel \(other) zou het vastleggen, maar daar is zelf iets mis mee."
    } else if let unknown = refusal.unknownName {
      let near = Spelling.nearest(to: unknown, in: state.identifiers.map(\.text))
      if !near.isEmpty { message += " Lijkt op: \(near.joined(separator: ", "))." }
    }
    let column = refusal.subject.flatMap { JSONPlace.column(ofText: $0, in: line.bytes) }
    return BatchProblem(line: line.number, column: column, message: message)
  }

  /// Reads back what is to be written: the actor comes from outside the batch, and a line that
  /// cannot be read again would make the log unsound for ever.
  private static func check(_ bytes: [UInt8], of line: Batch.Line) -> BatchProblem? {
    func problem(_ message: String) -> BatchProblem {
      BatchProblem(line: line.number, column: nil, message: message)
    }
    guard bytes.count <= EntryShape.lineBytesMax else {
      return problem(
        "de vermelding wordt \(bytes.count) bytes lang; hoogstens "
          + "\(EntryShape.lineBytesMax) mag.")
    }
    do {
      _ = try EntryReader.read(bytes[...])
      try EntryReader.checkCharacters(bytes.span)
    } catch {
      return problem("de vermelding is zo niet te schrijven: \(error.dutch)")
    }
    return nil
  }
}

/// What a batch comes down to: the entries to be written, and the lines that say nothing new.
package struct RecordingPlan: Sendable {
  /// The place of the first entry to be written.
  package let first: Int
  package private(set) var entries: [Entry] = []
  /// The line of each entry, as it will stand in the log.
  package private(set) var lines: [[UInt8]] = []
  /// Lines that say exactly what an entry says already.
  package fileprivate(set) var repeated: [(line: Int, id: EntryIdentifier)] = []
  /// The texts that must stand apart, of each entry to be written.
  package fileprivate(set) var disclosed: DisclosedTexts = [:]
  /// The line of the batch that each entry comes from.
  fileprivate private(set) var origins: [EntryIdentifier: Int] = [:]

  fileprivate init(first: Int) { self.first = first }

  fileprivate mutating func add(
    _ proposal: Proposal, _ number: Int, _ environment: Environment,
    _ maker: inout IdentifierMaker
  ) throws(RegisterError) -> (Entry, line: [UInt8]) {
    let id: EntryIdentifier
    if let given = proposal.id { id = given } else { id = try maker.next(environment) }
    let entry = Entry(
      sequence: first + entries.count, id: id, recorded: try environment.now(),
      actor: proposal.actor ?? environment.actor, proposal: proposal)
    let line = entry.line
    entries.append(entry)
    lines.append(line)
    origins[id] = number
    return (entry, line)
  }
}

extension Batch {
  /// The number of the first line that would bring a thing into the register.
  fileprivate func line(introducing name: String) -> Int? {
    lines.first { line in
      line.proposal.event.domain.introduced.contains { $0.id.text == name }
    }?.number
  }
}
