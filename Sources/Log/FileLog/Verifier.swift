internal import Disk
internal import Log

/// Rehashes a whole log and checks every root, every signature and the order of the segments.
enum Verifier {
  /// Collects all problems instead of stopping at the first, as far as they can be told apart.
  ///
  /// `checkLine` gets every entry with its seq and says what is wrong with it, or nil. Throws only
  /// when the files cannot be read at all: `.disk`, `.notALog`, `.unreadableFormat`, `.newerFormat`.
  static func verify(
    _ paths: LogPaths, in fileSystem: any FileSystem,
    checkLine: (_ seq: Int, _ line: Span<UInt8>) -> String?
  ) throws(LogError) -> VerificationReport {
    do throws(LogError) {
      var pass = try StoredLog.settled(at: paths, in: fileSystem) {
        var pass = VerificationPass($0)
        pass.scanAll()
        pass.compareCheckpointFile()
        return pass
      } isSound: {
        $0.report.isSound
      }
      pass.checkLines(checkLine)
      return pass.report
    } catch .damaged(let damage) {
      var report = VerificationReport()
      report.add(damage)
      return report
    }
  }
}

/// The steps of one verification.
private struct VerificationPass: ~Copyable {
  private let stored: StoredLog
  private var scan: LogScan
  private(set) var report = VerificationReport()
  /// Complete lines of an unfinished commit at the end: no entries.
  private var looseLines = 0

  init(_ stored: StoredLog) {
    self.stored = stored
    scan = LogScan(
      stored.segments, followedBy: stored.unread, format: stored.format, depth: .everything)
    for path in stored.strangers {
      if stored.strangeSegments.contains(path) {
        self.report.add(.strangeSegmentName(path: path))
      } else {
        self.report.warnings.append(.strangeFile(path: path))
      }
    }
  }

  mutating func scanAll() {
    // Behind one changed byte no checkpoint matches any more: the first is reported, the others
    // counted.
    var (isDiffering, laterCount) = (false, 0)
    while let event = scan.next() {
      switch event {
      case .commit:
        isDiffering = false
        checkLimits()
      case .badCheckpoint(let place, let mismatch, _):
        guard case .differs = mismatch else {
          report.add(.checkpointMismatch(place, mismatch))
          continue
        }
        if isDiffering { laterCount += 1 } else { report.add(.checkpointMismatch(place, mismatch)) }
        isDiffering = true
      case .looseEnd(let place, let bytes, let lines, _)
      where bytes > LogLimits.commitBytesMax || lines > LogLimits.commitEntriesMax:
        report.add(.commitTooLarge(place, entries: lines, bytes: bytes))
      case .looseEnd(let place, let bytes, let lines, isFollowed: false):
        looseLines = lines
        report.warnings.append(.unfinishedCommit(place, bytes: bytes, lines: lines))
      case .looseEnd(let place, let bytes, _, isFollowed: true):
        report.add(.linesWithoutCheckpoint(place, bytes: bytes))
      case .gap(let path, let expected, let found):
        report.add(.segmentGap(path: path, expectedSeq: expected, foundSeq: found))
      case .emptySegment(let path): report.add(.emptySegment(path: path))
      }
    }
    if laterCount > 0 { report.warnings.append(.laterCheckpointsDiffer(count: laterCount)) }
    report.entryCount = Int(scan.trusted.edge.size)
    report.commitCount = scan.commits.count
    report.root = scan.commits.last?.root
  }

  /// What no writer puts in one commit; the lines are read all the same.
  private mutating func checkLimits() {
    guard let commit = scan.commits.last else { return }
    let (entries, bytes) = (commit.sizeAfter - commit.firstSeq, commit.bytes.count)
    guard entries > LogLimits.commitEntriesMax || bytes > LogLimits.commitBytesMax else { return }
    let place = Place(
      path: scan.segments[commit.segment].segment.path, line: commit.line,
      offset: commit.checkpoint.range.lowerBound)
    report.add(.commitTooLarge(place, entries: entries, bytes: bytes))
  }

  mutating func compareCheckpointFile() {
    let contents = scan.contents(
      upTo: scan.trusted, address: stored.paths.directory, format: stored.format)
    let path = stored.paths.checkpoint
    switch stored.published.state {
    case .absent where contents.commits.isEmpty: break
    case .absent: report.warnings.append(.checkpointFileMissing(path: path))
    case .unreadable(let reason):
      report.warnings.append(.checkpointFileUnreadable(path: path, reason: reason))
    case .signed(let checkpoint):
      switch stored.published.relation(to: contents) {
      case .covered where stored.published.confirms(contents): break
      case .covered where checkpoint.size == contents.edge.size:
        report.warnings.append(.checkpointFileDiffers(path: path))
      case .covered:
        report.warnings.append(
          .checkpointFileOld(
            path: path, signedSize: Int(checkpoint.size), size: contents.entryCount))
      case .ahead, .forked:
        // With damage before it, its commit may be there and only not be vouched for: that was
        // reported.
        if report.isSound { report.add(stored.published.contradiction(of: contents, at: path)) }
      }
    }
  }

  mutating func checkLines(_ check: (_ seq: Int, _ line: Span<UInt8>) -> String?) {
    for (number, segment) in scan.segments.map(\.segment).enumerated() {
      let isLast = number == scan.segments.count - 1
      let bytes = segment.bytes.span
      for (index, line) in segment.entries.dropLast(isLast ? looseLines : 0).enumerated() {
        let span = bytes.extracting(line.range)
        if let fault = LineFault.find(in: span) {
          report.add(.lineMalformed(Self.place(of: line, in: segment), fault))
        } else if let reason = check(segment.firstSeq + index, span) {
          report.add(
            .entryRefused(
              Self.place(of: line, in: segment), seq: segment.firstSeq + index, reason: reason))
        }
      }
    }
  }

  private static func place(of line: Segment.Line, in segment: Segment) -> Place {
    let start = line.range.lowerBound
    let lineFeeds = segment.bytes[..<start].count { $0 == Byte.lineFeed }
    return Place(path: segment.path, line: lineFeeds + 1, offset: start)
  }
}
