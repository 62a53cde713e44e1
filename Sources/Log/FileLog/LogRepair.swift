package import Disk
package import Log

/// A last commit that its checkpoint does not vouch for, so that nobody writes on the log.
package struct SuspectCommit: Equatable, Sendable {
  /// Of the checkpoint line, and what is wrong with it.
  package let place: Place
  package let mismatch: CheckpointMismatch
  /// Where its first line begins.
  package let start: Place
  /// All of it, as found: entry lines, checkpoint line, line feeds.
  package let bytes: [UInt8]

  /// The lines above the checkpoint line, without line feeds.
  package var entryLines: [ArraySlice<UInt8>] {
    bytes.prefix(place.offset - start.offset)
      .split(separator: Byte.lineFeed, omittingEmptySubsequences: false).dropLast()
  }
}

/// Sets a last commit aside whose checkpoint does not match, on somebody's word (FORMAT section 15, row H).
///
/// It may be a write that a power loss tore, or damage to something acknowledged. The bytes do not tell, so no
/// program decides; but what is known to have been acknowledged is never set aside, whoever asks.
package struct LogRepair: Sendable {
  /// What stands before it, vouched for by every signature.
  package let contents: LogContents
  /// Nil when the log ends well, or in a commit that the next writer sets aside by itself.
  package let suspect: SuspectCommit?
  private let published: PublishedCheckpoint
  private let paths: LogPaths

  /// Reads and judges; nothing is changed.
  package init(of directory: String, in fileSystem: some FileSystem) throws(LogError) {
    self = try StoredLog.settled(at: LogPaths(directory: directory), in: fileSystem) {
      (stored) throws(LogError) in
      try LogRepair(stored)
    } isSound: {
      $0.suspect == nil
    }
  }

  private init(_ stored: StoredLog) throws(LogError) {
    let contents = try stored.judged(verifying: .everything, for: .repair)
    self.contents = contents
    published = stored.published
    paths = stored.paths
    if case .mismatchedCheckpoint(let place, let mismatch) = contents.tail,
      let trusted = contents.segments.last,
      let segment = stored.segments.last?.segment
    {
      let lines = trusted.bytes.count { $0 == Byte.lineFeed }
      suspect = SuspectCommit(
        place: place, mismatch: mismatch,
        start: Place(path: segment.path, line: lines + 1, offset: trusted.bytes.count),
        bytes: Array(segment.bytes.dropFirst(trusted.bytes.count)))
    } else {
      suspect = nil
    }
  }

  /// Why nothing may be set aside: the commit is known to have been acknowledged, or the log is not the one
  /// that was signed; nil when nothing here says so.
  ///
  /// `remembered` are checkpoints signed before with the keys of the log, wherever they are kept.
  package func obstacle(
    _ remembered: [RememberedCheckpoint], unless objection: TailObjection = { _ in nil }
  ) -> LogError? {
    if published.relation(to: contents) == .ahead {
      return .damaged(published.contradiction(of: contents, at: paths.checkpoint))
    }
    for checkpoint in remembered {
      do throws(LogError) { try checkpoint.check(contents) } catch { return error }
    }
    if let damage = objection(contents) { return .damaged(damage) }
    return nil
  }

  /// Moves what stands behind the last good checkpoint to quarantine, as a writer does with an unfinished
  /// commit; nil when nothing stands there.
  ///
  /// Throws `busy`, and the `obstacle`; then nothing was changed.
  package static func setAside(
    in directory: String, remembered: [RememberedCheckpoint], in fileSystem: some FileSystem,
    unless objection: TailObjection = { _ in nil }
  ) throws(LogError) -> RecoveryReport? {
    let paths = LogPaths(directory: directory)
    let fileSystem = fileSystem.within(directory)
    let lock = try WriteLock(paths, in: fileSystem)
    guard let last = try lock.lastSegment() else { return nil }
    let held = try lock.hold(last, for: .append)
    let repair = try LogRepair(StoredLog(paths, in: fileSystem))
    if let obstacle = repair.obstacle(remembered, unless: objection) { throw obstacle }
    try lock.check()
    return try repair.setAside(whileHolding: held, in: fileSystem)
  }

  private func setAside(
    whileHolding segment: borrowing OpenFile, in fileSystem: any FileSystem
  ) throws(LogError) -> RecoveryReport? {
    var contents = contents
    if let suspect {
      contents.tail = .unfinished(
        bytes: suspect.bytes.count, lines: suspect.entryLines.count + 1, from: suspect.start)
    }
    return try TailRepair(fileSystem, paths).repair(&contents)
  }

  /// Lends the log, as it is when nobody else writes in it or beside it, to `body`; throws `busy`.
  package static func whileNobodyWrites<Result>(
    in directory: String, in fileSystem: some FileSystem, _ body: (LogContents) throws -> Result
  ) throws -> Result {
    let fileSystem = fileSystem.within(directory)
    let paths = LogPaths(directory: directory)
    let lock = try WriteLock(paths, in: fileSystem)
    let result = try body(StoredLog(paths, in: fileSystem).judged(verifying: .newest, for: .use))
    try lock.check()
    return result
  }
}
