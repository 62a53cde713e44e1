internal import Disk
package import EventFormat
package import Log
internal import Merkle
package import Reading

/// A register that is only read: the entries that the newest checkpoint vouches for.
package struct Register: Sendable {
  package let contents: LogContents
  package let model: ReadModel

  /// Reads a log without locking it.
  package static func open(
    _ log: KeptLog, _ catalogue: EventCatalogue = .shipped
  ) throws(RegisterError) -> Register {
    Register(try contents(of: log), catalogue)
  }

  /// What a log holds; throws `lastCommitLost` when it ends in a commit that was acknowledged and is damaged now.
  ///
  /// When nothing here knows of that commit it may be a write that a power loss tore: then the answer rests on what
  /// stands before it, and says so.
  package static func contents(of log: KeptLog) throws(RegisterError) -> LogContents {
    let found = try log.contents(verifying: .newest)
    // What it names was acknowledged, and is gone.
    if let damage = found.keysAhead() { throw .log(.damaged(damage)) }
    if !found.tail.isMismatched { return found }
    let witnesses = try LogWitnesses(log)
    let contents = try log.contents(verifying: .newest)
    if contents.tail.isMismatched, let known = witnesses.contradiction(of: contents) {
      throw .lastCommitLost(known)
    }
    return contents
  }

  /// Only what questions need of a log: from the cache when the log is unchanged since it was made.
  package static func model(of log: KeptLog) throws(RegisterError) -> ReadableLog {
    try model(of: log, IndexCache(of: log.store.address, in: log.fileSystem))
  }

  /// The same with a cache of one's own; `nil` for none.
  package static func model(
    of log: KeptLog, _ cache: IndexCache?
  ) throws(RegisterError) -> ReadableLog {
    guard let cache else {
      return ReadableLog(try open(log))
    }
    let before: LogMark?
    do throws(LogError) {
      before = try log.store.mark()
      // Twice: whoever replaces the segments between looking and opening makes them others.
      if let before, let kept = try cache.model(of: log.store, marked: before),
        try log.store.mark() == before
      {
        return ReadableLog(
          model: kept.model, tail: .clean, root: kept.root, lines: kept.lines)
      }
    } catch { throw .log(error) }
    let register = try open(log)
    do throws(LogError) {
      if let before, register.contents.tail == .clean, try log.store.mark() == before {
        cache.keep(register, marked: before, at: ProcessFacts.wallClock().secondsSince1970)
      }
    } catch { throw .log(error) }
    return ReadableLog(register)
  }

  package init(_ contents: LogContents, _ catalogue: EventCatalogue = .shipped) {
    self.contents = contents
    model = ReadModel(count: contents.entryCount, catalogue) { contents.line($0) }
  }

  /// The register as it would be after a plan, without writing anything.
  package func preview(_ plan: RecordingPlan) -> ReadModel {
    let lines = plan.lines
    let contents = contents
    let first = plan.first
    return ReadModel(count: first + lines.count, model.catalogue) { sequence in
      sequence < first ? contents.line(sequence) : lines[sequence - first][...]
    } counts: {
      $0 >= first || model.counts($0)
    }
  }
}

/// What questions need of a log.
package struct ReadableLog: Sendable {
  package let model: ReadModel
  /// What stands behind the last entry that the model holds.
  package let tail: Tail
  /// The root of the commit after which the log had a number of entries; nil when no commit ends there.
  private let root: @Sendable (Int) -> Digest?
  private let lines: (any StoredLines)?

  fileprivate init(
    model: ReadModel, tail: Tail, root: @escaping @Sendable (Int) -> Digest?,
    lines: (any StoredLines)?
  ) {
    self.model = model
    self.tail = tail
    self.root = root
    self.lines = lines
  }

  fileprivate init(_ register: Register) {
    let contents = register.contents
    self.init(
      model: register.model, tail: contents.tail, root: { contents.commit(endingAt: $0)?.root },
      lines: nil)
  }

  /// Lines of a large log are read while questions are answered: whether one could not be, so that the
  /// answer may not be given.
  package var trouble: RegisterError? { lines?.trouble.map { .log($0) } }

  /// What the log contradicts, or is older than; nil when it holds all that is known of it here.
  ///
  /// Hashes nothing: only the checkpoint lines are looked at that end where something was signed.
  package func contradiction(of witnesses: LogWitnesses) -> LogError? {
    for known in witnesses.checkpoints {
      do throws(LogError) {
        try known.check(model.count, rootThere: root(Int(known.checkpoint.size)))
      } catch { return error }
    }
    return nil
  }
}
