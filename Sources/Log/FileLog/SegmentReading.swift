internal import Disk
internal import Log

/// A segment as it was found in its file.
struct FoundSegment: Equatable {
  var segment: Segment
  /// Where a line begins that can be none, whatever a checkpoint line says of it; nil when there is none.
  var impossibleLine: Int?
  /// How many bytes of the file stand behind these and were not read, because of that line.
  var unreadBytes = 0

  /// Forgets what stands behind the trusted part.
  mutating func cut(toBytes byteCount: Int, entries entryCount: Int) {
    segment.cut(toBytes: byteCount, entries: entryCount)
    if let line = impossibleLine, line >= byteCount { (impossibleLine, unreadBytes) = (nil, 0) }
  }
}

/// Reads the segments of a log one after the other, and no more of them than can be of a log.
///
/// Who made the folder may have put files there that take nothing on his disk and gigabytes in memory: holes, with the
/// size of a segment. So a segment is read in parts, up to the first stretch without a checkpoint line that is longer
/// than a commit, in bytes or in lines. It is read no further than the first commit with a line that can be none, for
/// the checkpoint line under it vouches for nothing: that commit is kept, because it may be the last one, torn by a power
/// loss. And behind the first segment that nothing can rightly follow (its name is wrong, or it ends in lines without a
/// checkpoint line) only as much is read as one commit has, to tell what is wrong there. A sound log is read whole.
struct SegmentReading {
  private(set) var segments: [FoundSegment] = []
  /// The first that was not read; nothing behind it was.
  private(set) var unread: FoundSegment?

  private let fileSystem: any FileSystem
  /// What the next segment must be called; nil when nothing can rightly come.
  private var due: Int? = 0
  /// How much is read of what should not be there.
  private var allowance = LogLimits.commitBytesMax

  /// The file system is that within the folder of the log.
  init(in fileSystem: any FileSystem) { self.fileSystem = fileSystem }

  /// Reads the next segment by its name, unless there is no sense in reading it.
  mutating func add(_ path: String, firstSeq: Int) throws(DiskError) {
    guard unread == nil else { return }
    let empty = Segment(path: path, firstSeq: firstSeq, bytes: [])
    let file = try OpenFile(path, for: .read, in: fileSystem)
    let size = try fileSystem.size(of: file.id)
    guard size <= LogLimits.segmentBytesMax else {
      throw DiskError(operation: .read, path: path, code: .fileTooLarge)
    }
    if firstSeq != due { due = nil }
    if due == nil {
      guard size <= allowance else {
        unread = FoundSegment(segment: empty)
        return
      }
      allowance -= size
    }
    let (segment, shape) = try read(file, size, empty)
    segments.append(segment)
    due = due.flatMap { shape.looseBytes == 0 ? $0 + shape.entryCount : nil }
    if shape.isVoid { (due, allowance) = (nil, 0) }
  }

  private func read(
    _ file: borrowing OpenFile, _ size: Int, _ empty: Segment
  ) throws(DiskError) -> (FoundSegment, SegmentShape) {
    var segment = empty
    var shape = SegmentShape()
    if size > Self.partBytes {
      segment.bytes.reserveCapacity(min(size, LogLimits.commitBytesMax + Self.partBytes))
    }
    while segment.bytes.count < size, shape.looseBytes <= LogLimits.commitBytesMax, !shape.isAtEnd {
      let wanted = min(size - segment.bytes.count, Self.partBytes)
      let part = try fileSystem.read(file.id, at: segment.bytes.count, count: wanted)
      // Somebody cut it meanwhile.
      guard !part.isEmpty else { break }
      if segment.bytes.isEmpty, part.count == size {
        segment.bytes = part
      } else {
        segment.bytes += part
      }
      shape.follow(segment.bytes.span)
    }
    // What comes behind makes it no better.
    if let end = shape.end { segment.bytes.removeSubrange(end...) }
    var found = FoundSegment(segment: segment, impossibleLine: shape.impossibleLine)
    if let end = shape.end, shape.isVoid { found.unreadBytes = size - end }
    return (found, shape)
  }

  /// Nearly every segment is read in one go.
  private static let partBytes = 8 << 20
}

/// How the bytes of a segment fall apart in lines, whatever they say.
private struct SegmentShape {
  private(set) var entryCount = 0
  /// How many bytes stand behind the last checkpoint line.
  private(set) var looseBytes = 0
  /// Where the first line begins that can be none: longer than any may be, or with a NUL, as a hole in a file has.
  private(set) var impossibleLine: Int?
  /// Whether a checkpoint line stands under that line: then nothing behind it was looked at.
  private(set) var isVoid = false
  private var lineStart = 0
  /// How many lines stand behind the last checkpoint line.
  private var looseLines = 0
  private var commitStart = 0
  /// How much of the line that has not ended yet was looked at.
  private var looseOfLine = 0
  /// The first NUL of all, and up to where it was looked for.
  private var firstNUL: Int?
  private var searched = 0

  /// Whether more lines stand behind the last checkpoint line than a commit may have; then nothing behind them was
  /// looked at.
  private var isOverfull: Bool { looseLines > LogLimits.commitEntriesMax }

  /// Whether nothing that follows can be of use.
  var isAtEnd: Bool { isOverfull || isVoid }

  /// Where the bytes end that are of use; nil when they may go on.
  var end: Int? { isAtEnd ? lineStart : nil }

  /// Looks at what was added to the bytes since.
  mutating func follow(_ bytes: Span<UInt8>) {
    firstNUL = firstNUL ?? ByteSearch.firstIndex(of: 0, in: bytes, from: searched)
    searched = bytes.count
    var seen = lineStart + looseOfLine
    while !isAtEnd, let end = ByteSearch.firstIndex(of: Byte.lineFeed, in: bytes, from: seen) {
      let isCheckpoint = CheckpointLine.begins(bytes.extracting(lineStart..<end))
      if impossibleLine == nil, !canBeLine(endingAt: end, isCheckpoint) {
        impossibleLine = lineStart
      }
      if isCheckpoint {
        commitStart = end + 1
        looseLines = 0
        isVoid = impossibleLine != nil
      } else {
        entryCount += 1
        looseLines += 1
      }
      lineStart = end + 1
      seen = lineStart
    }
    looseOfLine = bytes.count - lineStart
    looseBytes = bytes.count - commitStart
  }

  private func canBeLine(endingAt end: Int, _ isCheckpoint: Bool) -> Bool {
    let most = isCheckpoint ? CheckpointLine.bytesMax : LogLimits.lineBytesMax
    return end - lineStart <= most && firstNUL.map { $0 >= end } ?? true
  }
}
