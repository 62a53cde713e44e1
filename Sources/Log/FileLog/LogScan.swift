internal import Crypto
internal import Disk
internal import Log
internal import Merkle

/// Walks over the bytes of a log, hashing every entry and comparing every checkpoint line.
///
/// It reports one event after the other and judges nothing: a reader stops at the first that is no
/// commit, the verifier goes on. It never traps on what it reads.
struct LogScan: ~Copyable {
  enum Event: Equatable {
    /// A checkpoint line that vouches for everything before it.
    case commit
    /// `isFollowed` says whether anything stands behind the line, in this segment or a later one.
    case badCheckpoint(Place, CheckpointMismatch, isFollowed: Bool)
    /// A segment ends in lines, or part of one, without a checkpoint line behind them.
    case looseEnd(Place, bytes: Int, lines: Int, isFollowed: Bool)
    case gap(path: String, expectedSeq: Int, foundSeq: Int)
    /// A segment without bytes that is not the last one.
    case emptySegment(path: String)
  }

  /// Everything up to and including a checkpoint line that matches.
  struct Trusted {
    var edge = TreeEdge()
    var commitCount = 0
    var segment = 0
    /// The bytes and entries of that segment up to there.
    var offset = 0
    var entryCount = 0
  }

  private let comparison: CheckpointComparison
  private var hasher = SHA256()
  private(set) var segments: [FoundSegment]
  /// What comes behind those and was not read; nil when nothing does.
  private var unread: FoundSegment?
  private let hasUnread: Bool
  private(set) var commits: [Commit] = []
  /// Up to the newest commit, and up to the one before it.
  private(set) var trusted = Trusted()
  private(set) var trustedBefore = Trusted()

  private var edge = TreeEdge()
  private var segment = -1
  private var offset = 0
  private var lineNumber = 0
  /// Where the entries that no checkpoint line has covered yet begin.
  private var open = Place(path: "", line: 1, offset: 0)

  init(
    _ segments: [FoundSegment], followedBy unread: FoundSegment?, format: LogFormat,
    depth: VerificationDepth
  ) {
    self.segments = segments
    self.unread = unread
    hasUnread = unread != nil
    let examined: CheckpointComparison.Depth =
      switch depth {
      case .newest: .textOnly
      case .everything: .signature(format)
      }
    comparison = CheckpointComparison(origin: format.origin, depth: examined)
  }

  /// The next event, or nil at the end of the log, or of what was read of it.
  mutating func next() -> Event? {
    while true {
      if segment < 0 || offset == segments[segment].segment.bytes.count {
        if segment >= 0, segments[segment].unreadBytes > 0 { return nil }
        if let loose = looseEnd(), segment >= 0 { return loose }
        guard segment + 1 < segments.count else { return gapBehind() }
        if let event = enterNextSegment() { return event }
      } else if let event = nextCommit() {
        return event
      } else {
        let loose = looseEnd()
        offset = segments[segment].segment.bytes.count
        open.offset = offset
        if let loose { return loose }
      }
    }
  }

  private mutating func enterNextSegment() -> Event? {
    segment += 1
    (offset, lineNumber) = (0, 0)
    let entered = segments[segment].segment
    open = Place(path: entered.path, line: 1, offset: 0)
    if entered.firstSeq != Int(edge.size) {
      return .gap(path: entered.path, expectedSeq: Int(edge.size), foundSeq: entered.firstSeq)
    }
    return entered.bytes.isEmpty && hasLaterSegment ? .emptySegment(path: entered.path) : nil
  }

  /// Says once that what was not read does not begin where the rest ends, if so.
  private mutating func gapBehind() -> Event? {
    guard let next = unread, next.segment.firstSeq != Int(edge.size) else { return nil }
    unread = nil
    return .gap(
      path: next.segment.path, expectedSeq: Int(edge.size), foundSeq: next.segment.firstSeq)
  }

  private var hasLaterSegment: Bool { segment + 1 < segments.count || hasUnread }

  /// Reads entries up to and including a checkpoint line; nil when the segment ends before one.
  private mutating func nextCommit() -> Event? {
    let array = segments[segment].segment.bytes
    let bytes = array.span
    while let end = ByteSearch.firstIndex(of: Byte.lineFeed, in: bytes, from: offset) {
      let start = offset
      let line = bytes.extracting(start..<end)
      offset = end + 1
      lineNumber += 1
      if CheckpointLine.begins(line) { return close(line, at: start) }
      edge.append(hasher.leaf(line), using: &hasher)
      segments[segment].segment.entries.append(Segment.Line(start, end))
    }
    return nil
  }

  /// Compares a checkpoint line with what was read before it.
  private mutating func close(_ line: Span<UInt8>, at start: Int) -> Event {
    let place = Place(path: open.path, line: lineNumber, offset: start)
    let root = edge.root(using: &hasher)
    let commitStart = open.offset
    open = Place(path: open.path, line: lineNumber + 1, offset: offset)
    let isFollowed =
      offset < segments[segment].segment.bytes.count || segments[segment].unreadBytes > 0
      || hasLaterSegment
    if let impossible = impossibleLine(from: commitStart) {
      return .badCheckpoint(place, .coversNoLine(impossible), isFollowed: isFollowed)
    }
    if commitStart == start {
      return .badCheckpoint(place, .coversNothing, isFollowed: isFollowed)
    }
    if let mismatch = comparison.mismatch(of: line, size: edge.size, root: root) {
      return .badCheckpoint(place, mismatch, isFollowed: isFollowed)
    }
    commits.append(
      Commit(
        firstSeq: Int(trusted.edge.size), sizeAfter: Int(edge.size), root: root,
        segment: segment, line: lineNumber, bytes: commitStart..<offset,
        checkpoint: Segment.Line(start, start + line.count)))
    trustedBefore = trusted
    trusted = Trusted(
      edge: edge, commitCount: commits.count, segment: segment, offset: offset,
      entryCount: segments[segment].segment.entries.count)
    return .commit
  }

  /// The line of the commit just read that can be none, if there is one.
  private func impossibleLine(from commitStart: Int) -> Place? {
    let segment = segments[self.segment].segment
    guard let start = segments[self.segment].impossibleLine, commitStart..<offset ~= start else {
      return nil
    }
    let lineFeeds = segment.bytes[..<start].count { $0 == Byte.lineFeed }
    return Place(path: segment.path, line: lineFeeds + 1, offset: start)
  }

  /// What stands in the segment behind the last checkpoint line, if anything.
  private func looseEnd() -> Event? {
    guard segment >= 0 else { return nil }
    let size = segments[segment].segment.bytes.count
    guard open.offset < size else { return nil }
    return .looseEnd(
      open, bytes: size - open.offset, lines: lineNumber - open.line + 1,
      isFollowed: hasLaterSegment)
  }

  /// Why the note under a commit carries no valid signature; nil when it does.
  func signatureMismatch(
    of commit: Commit, _ format: LogFormat
  ) -> (place: Place, mismatch: CheckpointMismatch)? {
    let segment = segments[commit.segment].segment
    let line = segment.bytes.span.extracting(commit.checkpoint.range)
    let comparison = CheckpointComparison(
      origin: format.origin, depth: .signature(format))
    let mismatch = comparison.mismatch(
      of: line, size: UInt64(commit.sizeAfter), root: commit.root)
    let place = Place(
      path: segment.path, line: commit.line, offset: commit.checkpoint.range.lowerBound)
    return mismatch.map { (place, $0) }
  }

  /// What was read up to there, without anything behind it.
  func contents(upTo end: Trusted, address: String, format: LogFormat) -> LogContents {
    var segments = segments
    for index in segments.indices.dropFirst(end.segment) {
      let isPartlyTrusted = index == end.segment
      segments[index].cut(
        toBytes: isPartlyTrusted ? end.offset : 0,
        entries: isPartlyTrusted ? end.entryCount : 0)
    }
    return LogContents(
      address: address, format: format, tail: .clean,
      commits: Array(commits.prefix(end.commitCount)), edge: end.edge,
      segments: segments.map(\.segment))
  }
}
