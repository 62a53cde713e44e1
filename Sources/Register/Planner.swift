package import EventFormat
package import Governance
package import Journal

/// Judges batches against a log: read → decide (pure) → encode (pure), and nothing is written.
package enum Planner {
  /// The state that proposals are judged against: every entry folded in recording order.
  private static func state(of contents: LogContents) throws(RegisterError) -> RegisterState {
    var state = RegisterState()
    for sequence in 0..<contents.entryCount {
      let entry: Entry
      do { entry = try EntryReader.read(contents.line(sequence)) } catch {
        throw .unreadableEntry(contents.place(of: sequence), reason: error.dutch)
      }
      state.evolve(entry.id, entry.proposal)
    }
    return state
  }

  /// Judges a batch as a whole; every line that is wrong is reported.
  package static func plan(
    _ batch: Batch, onto contents: LogContents, _ environment: Environment
  ) throws(RegisterError) -> RecordingPlan {
    var maker = IdentifierMaker()
    return try plan(batch, onto: contents, environment, &maker)
  }

  static func plan(
    _ batch: Batch, onto contents: LogContents, _ environment: Environment,
    _ maker: inout IdentifierMaker
  ) throws(RegisterError) -> RecordingPlan {
    guard !batch.lines.isEmpty else { throw .emptyBatch }
    var state = try state(of: contents)
    var plan = RecordingPlan(first: contents.entryCount)
    var problems: [BatchProblem] = []
    for line in batch.lines {
      let verdict: RegisterState.Verdict
      do { verdict = try state.decide(line.proposal) } catch {
        problems.append(problem(line, error, state))
        continue
      }
      switch verdict {
      case .alreadyRecorded(let id): plan.repeated.append((line.number, id))
      case .record:
        let (entry, bytes) = try plan.add(line.proposal, environment, &maker)
        if let problem = check(bytes, of: line) { problems.append(problem) }
        state.evolve(entry.id, line.proposal)
      }
    }
    guard problems.isEmpty else { throw .badBatch(problems) }
    return plan
  }

  private static func problem(
    _ line: Batch.Line, _ refusal: Refusal, _ state: RegisterState
  ) -> BatchProblem {
    var message = refusal.dutch
    if let unknown = refusal.unknownName {
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
    do { _ = try EntryReader.read(bytes[...]) } catch {
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

  fileprivate init(first: Int) { self.first = first }

  fileprivate mutating func add(
    _ proposal: Proposal, _ environment: Environment, _ maker: inout IdentifierMaker
  ) throws(RegisterError) -> (Entry, line: [UInt8]) {
    let id: EntryIdentifier
    if let given = proposal.id { id = given } else { id = try maker.next(environment) }
    let entry = Entry(
      sequence: first + entries.count, id: id, recorded: environment.now(),
      actor: proposal.actor ?? environment.actor, proposal: proposal)
    let line = entry.line
    entries.append(entry)
    lines.append(line)
    return (entry, line)
  }
}
