internal import Calendar
package import EventFormat
internal import Governance
package import Log
internal import Texts

/// Judges batches against a log: read → decide (pure) → encode (pure), and nothing is written.
package enum Planner {
  /// Judges a batch as a whole; every line that is wrong is reported.
  ///
  /// `disclosed` are the withheld texts known of entries (`DisclosureFolder.texts`); `madeAt` is the number of
  /// entries that the maker of the batch knew, `nil` when that does not matter. `reason` is why lines are recorded that
  /// may only be with a reason, of those that give none themselves.
  package static func plan(
    _ batch: Batch, onto contents: LogContents, knowing disclosed: Disclosures,
    madeAt size: Int? = nil, despite reason: String? = nil, _ environment: Environment
  ) throws(RegisterError) -> RecordingPlan {
    var maker = IdentifierMaker()
    return try plan(
      batch, onto: contents, knowing: disclosed, madeAt: size, despite: reason, environment, &maker)
  }

  /// Refuses a batch that was made when the log had so many entries, if anything it rests on changed
  /// since then; anything else that came in between is no objection.
  private static func check(
    _ batch: Batch, madeAt size: Int, against contents: LogContents, _ catalogue: EventCatalogue
  ) throws(RegisterError) {
    guard size < contents.entryCount else { return }
    var entries: [EntryIdentifier: Entry] = [:]
    var later: [Entry] = []
    let targets = Set(batch.lines.compactMap(\.proposal.event.overrides))
    for sequence in 0..<contents.entryCount where sequence >= size || !targets.isEmpty {
      let entry = try entry(sequence, of: contents, catalogue)
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

  /// The entry at a place; throws `newerEntry` when a newer program is needed to read it, and `unreadableEntry` when
  /// none can.
  static func entry(
    _ sequence: Int, of contents: LogContents, _ catalogue: EventCatalogue
  ) throws(RegisterError) -> Entry {
    let line = contents.line(sequence)
    do { return try EntryReader.read(line, catalogue) } catch {
      if error.isUnknownType, let type = EntryReader.typeName(line.span) {
        throw .newerEntry(sequence: sequence, type: type)
      }
      throw .unreadableEntry(contents.place(of: sequence), reason: error.dutch)
    }
  }

  static func plan(
    _ batch: Batch, onto contents: LogContents, knowing disclosed: Disclosures,
    madeAt size: Int? = nil, despite reason: String?, _ environment: Environment,
    _ maker: inout IdentifierMaker
  ) throws(RegisterError) -> RecordingPlan {
    if let size { try check(batch, madeAt: size, against: contents, environment.catalogue) }
    guard !batch.lines.isEmpty else { throw .emptyBatch }
    let forbidden = environment.permission.refusals(
      batch.lines.map { ($0.number, $0.proposal.event) }, by: environment.actor)
    guard forbidden.isEmpty else { throw .notPermitted(forbidden) }
    let reason = reason.map(TypedCharacters.tidied)
    var past = try Past(contents, knowing: disclosed, environment.catalogue)
    var plan = RecordingPlan(first: contents.entryCount)
    let clock = ClockFault(try environment.now(), last: past.last, latest: past.latest)
    let today = try environment.today()
    let known = try period(of: today)
    var problems: [BatchProblem] = []
    var refused: [(line: Batch.Line, refusal: Refusal)] = []
    for line in batch.lines {
      // Also when an entry says so already: erasing may have been cut off, and is done again.
      defer {
        if let redacted = line.redacted {
          past.forget(redacted)
          plan.redactions.append(redacted)
        }
      }
      let fresh = try Disclosure.fresh(line.secrets, environment)
      var proposal: Proposal
      do throws(Refusal) {
        let sense = try judge(line, fresh, past, &plan, reason, today: today, known: known)
        guard let sense else { continue }
        proposal = sense
      } catch {
        refused.append((line, error))
        continue
      }
      if let clock {
        guard clock.isExcusable, let reason = proposal.despite ?? reason else {
          throw .clock(clock)
        }
        proposal = plan.excuse(proposal, reason)
      }
      let entry = try plan.add(proposal, line.number, environment, &maker)
      if !fresh.isEmpty { plan.disclosed[entry.id] = fresh }
      if let written = plan.lines.last,
        let problem = check(written, of: line.number, environment.catalogue)
      {
        problems.append(problem)
      }
      past.take(entry, line.secrets, fresh.map(\.withheld))
    }
    problems += refused.map { problem($0.line, $0.refusal, past, plan, in: batch) }
    guard problems.isEmpty else { throw .badBatch(problems.sorted { $0.line < $1.line }) }
    return plan
  }

  /// What is to be recorded of a line that makes sense; `nil` when an entry says so already.
  private static func judge(
    _ line: Batch.Line, _ fresh: [Disclosure], _ past: Past, _ plan: inout RecordingPlan,
    _ reason: String?, today: CalendarDay, known: Period
  ) throws(Refusal) -> Proposal? {
    var proposal = line.proposal.withholding(fresh.map(\.withheld))
    if let said = try past.repetition(of: line, proposal) {
      plan.repeated.append(said)
      return nil
    }
    if let twin = past.erasedTwin(of: line, proposal) {
      guard let reason = proposal.despite ?? reason else { throw .repeatsErased(twin) }
      proposal = plan.excuse(proposal, reason)
    }
    _ = try past.state.decide(proposal)
    try past.state.checkNames(proposal)
    if let doubt = past.state.repetitionDoubt(proposal) {
      guard let reason = proposal.despite ?? reason else { throw doubt }
      proposal = plan.excuse(proposal, reason)
    }
    proposal = proposal.known(byDefault: known)
    let doubts = past.state.dayDoubts(proposal, today: today)
    if !doubts.isEmpty, let reason = proposal.despite ?? reason {
      return plan.excuse(proposal, reason)
    }
    guard !doubts.contains(where: \.needsReason) else {
      throw .doubtfulDays(doubts.filter(\.needsReason))
    }
    return proposal
  }

  /// A plan whose entries at some places say why they are recorded all the same.
  static func despite(
    _ reason: String, in plan: RecordingPlan, at places: Set<Int>, _ catalogue: EventCatalogue
  ) throws(RegisterError) -> RecordingPlan {
    let excused = plan.despite(TypedCharacters.tidied(reason), at: places, catalogue)
    // The others were read back when they were planned.
    let problems = zip(excused.entries, excused.lines).compactMap { entry, line in
      places.contains(entry.sequence)
        ? check(line, of: plan.origins[entry.id] ?? 0, catalogue) : nil
    }
    guard problems.isEmpty else { throw .badBatch(problems) }
    return excused
  }

  /// The day of recording, which stands in for the known day of a line without one.
  private static func period(of day: CalendarDay) throws(RegisterError) -> Period {
    do { return try Period(edtf: day.iso) } catch {
      throw .impossibleClock(secondsSince1970: Int64(day.number) * 86_400)
    }
  }

  private static func problem(
    _ line: Batch.Line, _ refusal: Refusal, _ past: Past, _ plan: RecordingPlan, in batch: Batch
  ) -> BatchProblem {
    // What people call entries: by their number in the log; those of the batch have none yet.
    var message = refusal.dutch { id in
      plan.origins[id].map { "van regel \($0)" } ?? past.places[id].map { "\($0)" } ?? "\(id)"
    }
    if let unknown = refusal.unknownName, let other = batch.line(introducing: unknown) {
      message +=
        other > line.number
        ? " Regel \(other) legt het pas daarna vast: zet die regel eerder."
        : " Regel \(other) zou het vastleggen, maar daar is zelf iets mis mee."
    } else if let unknown = refusal.unknownName {
      let near = Spelling.nearest(to: unknown, in: past.state.identifiers.map(\.text))
      if !near.isEmpty { message += " Lijkt op: \(near.joined(separator: ", "))." }
    }
    let column = refusal.subject.flatMap { JSONPlace.column(ofText: $0, in: line.bytes) }
    return BatchProblem(line: line.number, column: column, message: message)
  }

  /// Reads back what is to be written: the actor comes from outside the batch, and a line that
  /// cannot be read again would make the log unsound for ever.
  static func check(
    _ bytes: [UInt8], of line: Int, _ catalogue: EventCatalogue
  ) -> BatchProblem? {
    func problem(_ message: String) -> BatchProblem {
      BatchProblem(line: line, column: nil, message: message)
    }
    guard bytes.count <= EntryShape.lineBytesMax else {
      return problem(
        "de vermelding wordt \(bytes.count) bytes lang; hoogstens "
          + "\(EntryShape.lineBytesMax) mag.")
    }
    do {
      _ = try EntryReader.read(bytes[...], catalogue)
      try EntryReader.checkCharacters(bytes.span, catalogue)
    } catch {
      return problem("de vermelding is zo niet te schrijven: \(error.dutch)")
    }
    return nil
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
