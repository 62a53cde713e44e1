internal import Disk
internal import Log

/// The files of a log as they stand on the disk, read but not judged.
struct StoredLog: Equatable {
  let paths: LogPaths
  let format: LogFormat
  let published: PublishedCheckpoint
  /// As far as they were read; see `SegmentReading`.
  let segments: [FoundSegment]
  /// The first segment that was not read, because what stands before it is wrong anyhow.
  let unread: FoundSegment?
  /// Paths in `log/` that are no segments.
  let strangers: [String]

  init(_ paths: LogPaths, in fileSystem: some FileSystem) throws(LogError) {
    let fileSystem = fileSystem.within(paths.directory)
    self.paths = paths
    format = try Self.format(at: paths, in: fileSystem)
    do throws(DiskError) {
      published = try PublishedCheckpoint(paths, format: format, in: fileSystem)
    } catch { throw .disk(error) }
    let reading: SegmentReading
    (reading, strangers) = try Self.segments(at: paths, in: fileSystem)
    (segments, unread) = (reading.segments, reading.unread)
  }

  /// What `judge` makes of a log that is read without its lock.
  ///
  /// Who reads while a writer cuts a torn end off and writes again may see bytes of both. So what is not sound
  /// (`isSound`, or an error) is only believed when two readings in a row are the same. Throws `inUse` when the
  /// log never stands still: a damaged one does, for nobody writes on it.
  static func settled<Answer: ~Copyable>(
    at paths: LogPaths, in fileSystem: some FileSystem,
    judge: (StoredLog) throws(LogError) -> Answer, isSound: (borrowing Answer) -> Bool
  ) throws(LogError) -> Answer {
    var stored = try StoredLog(paths, in: fileSystem)
    for _ in 0..<readingsMax {
      let again: StoredLog
      do throws(LogError) {
        let answer = try judge(stored)
        if isSound(answer) { return answer }
        again = try StoredLog(paths, in: fileSystem)
        if again == stored { return answer }
      } catch {
        again = try StoredLog(paths, in: fileSystem)
        if again == stored { throw error }
      }
      stored = again
    }
    throw .inUse(path: paths.directory)
  }

  private static let readingsMax = 10

  static func format(at paths: LogPaths, in fileSystem: some FileSystem) throws(LogError)
    -> LogFormat
  {
    let fileSystem = fileSystem.within(paths.directory)
    let bytes: [UInt8]
    do throws(DiskError) {
      bytes = try fileSystem.readWhole(paths.format, bytesMax: LogLimits.formatBytesMax)
    } catch {
      if error.kind == .notPlain, error.path == paths.format {
        throw .damaged(.notPlain(path: paths.format))
      }
      if error.code == .fileTooLarge { throw .unreadableFormat(path: paths.format) }
      guard error.kind == .notFound else { throw .disk(error) }
      throw try hasLines(at: paths, in: fileSystem)
        ? .unfinishedLog(path: paths.directory) : .notALog(path: paths.directory)
    }
    if let format = LogFormat(parsing: bytes) { return format }
    if let found = LogFormat.newerVersion(in: bytes) {
      throw .newerFormat(path: paths.format, found: found)
    }
    throw .unreadableFormat(path: paths.format)
  }

  private static func hasLines(
    at paths: LogPaths, in fileSystem: any FileSystem
  ) throws(LogError) -> Bool {
    do throws(DiskError) { return try fileSystem.status(paths.log) != nil } catch {
      throw .disk(error)
    }
  }

  private static func segments(
    at paths: LogPaths, in fileSystem: any FileSystem
  ) throws(LogError) -> (SegmentReading, strangers: [String]) {
    var reading = SegmentReading(in: fileSystem)
    var strangers: [String] = []
    do throws(DiskError) {
      for name in try fileSystem.list(paths.log) {
        let path = "\(paths.log)/\(name)"
        guard let first = Segment.firstSeq(inName: name) else {
          strangers.append(path)
          continue
        }
        try reading.add(path, firstSeq: first)
      }
    } catch {
      if error.operation == .list && error.kind == .notFound {
        throw .damaged(.missingDirectory(path: paths.log))
      }
      if error.kind == .notPlain { throw .damaged(.notPlain(path: error.path)) }
      if error.code == .fileTooLarge {
        throw .damaged(.segmentTooLarge(path: error.path, bytesMax: LogLimits.segmentBytesMax))
      }
      throw .disk(error)
    }
    return (reading, strangers)
  }

  /// Files that end as segments and are none: perhaps a segment whose name was changed.
  ///
  /// By bytes: to Swift, the sign before the point may be one character with it.
  var strangeSegments: [String] {
    strangers.filter { $0.endsInBytes(of: ".ndjson") }
  }

  /// What the contents are wanted for.
  enum Purpose {
    /// To answer with, or to write on.
    case use
    /// To show what is wrong with the last commit, also when it is known to have been acknowledged.
    case repair
  }

  /// The contents up to the last checkpoint that vouches for them; throws the damage before or
  /// around it.
  func judged(
    verifying depth: VerificationDepth, for purpose: Purpose
  ) throws(LogError) -> LogContents {
    if let path = strangeSegments.first { throw .damaged(.strangeSegmentName(path: path)) }
    var scan = LogScan(segments, followedBy: unread, format: format, depth: depth)
    var stop = scan.next()
    while stop == .commit { stop = scan.next() }
    var end = scan.trusted
    if let newest = scan.commits.last, let found = scan.signatureMismatch(of: newest, format) {
      // The commit before it must now carry the trust; with something behind it, it has no excuse.
      if let before = scan.commits.dropLast().last,
        let found = scan.signatureMismatch(of: before, format)
      {
        throw .damaged(.checkpointMismatch(found.place, found.mismatch))
      }
      let isFollowed = stop != nil || newest.segment < segments.count - 1 || unread != nil
      stop = .badCheckpoint(found.place, found.mismatch, isFollowed: isFollowed)
      end = scan.trustedBefore
    }
    var contents = scan.contents(upTo: end, address: paths.directory, format: format)
    contents.tail = try tail(stop, of: contents, for: purpose)
    return contents
  }

  /// Asks the recovery table about the event at which the scan stopped.
  private func tail(
    _ stop: LogScan.Event?, of contents: LogContents, for purpose: Purpose
  ) throws(LogError) -> Tail {
    let tail: Tail
    let remainder: Recovery.Remainder
    let follower: Recovery.Follower
    switch stop {
    case nil, .commit: (tail, remainder, follower) = (.clean, .nothing, .nothing)
    case .looseEnd(let place, let bytes, let lines, _)
    where bytes > LogLimits.commitBytesMax || lines > LogLimits.commitEntriesMax:
      throw .damaged(.commitTooLarge(place, entries: lines, bytes: bytes))
    case .looseEnd(let place, let bytes, let lines, let isFollowed):
      tail = .unfinished(bytes: bytes, lines: lines, from: place)
      (remainder, follower) = (.linesWithoutCheckpoint, isFollowed ? .more : .nothing)
    case .badCheckpoint(let place, let mismatch, let isFollowed):
      tail = .mismatchedCheckpoint(place, mismatch)
      (remainder, follower) = (.badCheckpoint, isFollowed ? .more : .nothing)
    case .gap(let path, let expected, let found):
      throw .damaged(.segmentGap(path: path, expectedSeq: expected, foundSeq: found))
    case .emptySegment(let path): throw .damaged(.emptySegment(path: path))
    }
    let relation = published.relation(to: contents)
    switch Recovery.verdict(remainder, followedBy: follower, published: relation) {
    case .keep, .quarantineAndCut, .stopBefore: return tail
    case .damage(.commitLost) where purpose == .repair: return tail
    case .damage(let reason): throw .damaged(damage(reason, tail, in: contents))
    }
  }

  /// The facts that go with the reason.
  private func damage(_ reason: Recovery.Reason, _ tail: Tail, in contents: LogContents) -> Damage {
    switch (reason, tail) {
    case (.commitSplit, .unfinished(let bytes, _, let place)):
      return .linesWithoutCheckpoint(place, bytes: bytes)
    case (.changedByte, .mismatchedCheckpoint(let place, let mismatch)):
      return .checkpointMismatch(place, mismatch)
    case (.entriesLost, _), (.commitLost, _), (.historyForked, _), (.commitSplit, _),
      (.changedByte, _):
      return published.contradiction(of: contents, at: paths.checkpoint)
    }
  }
}
