internal import Disk

/// Reads the segments of a log one after the other, and no more of them than can be of a log.
///
/// Who made the folder may have put files there that take nothing on his disk and gigabytes in memory: holes, with the
/// size of a segment. So a segment is read in parts, up to the first stretch without a checkpoint line that is longer
/// than a commit, in bytes or in lines; and behind the first that nothing can rightly follow (its name is wrong, or it
/// ends in lines without a checkpoint line) only as much as one commit has, to tell what is wrong there. A sound log is
/// read whole.
struct SegmentReading {
  private(set) var segments: [Segment] = []
  /// The first that was not read; nothing behind it was.
  private(set) var unread: Segment?

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
    let file = try OpenFile(path, for: .read, in: fileSystem)
    let size = try fileSystem.size(of: file.id)
    guard size <= LogLimits.segmentBytesMax else {
      throw DiskError(operation: .read, path: path, code: .fileTooLarge)
    }
    if firstSeq != due { due = nil }
    if due == nil {
      guard size <= allowance else {
        unread = Segment(path: path, firstSeq: firstSeq, bytes: [])
        return
      }
      allowance -= size
    }
    let (bytes, shape) = try read(file, size)
    segments.append(Segment(path: path, firstSeq: firstSeq, bytes: bytes))
    due = due.flatMap { shape.looseBytes == 0 ? $0 + shape.entryCount : nil }
  }

  private func read(
    _ file: borrowing OpenFile, _ size: Int
  ) throws(DiskError) -> (bytes: [UInt8], shape: SegmentShape) {
    var bytes: [UInt8] = []
    var shape = SegmentShape()
    while bytes.count < size, shape.looseBytes <= LogLimits.commitBytesMax, !shape.isOverfull {
      let wanted = min(size - bytes.count, Self.partBytes)
      let part = try fileSystem.read(file.id, at: bytes.count, count: wanted)
      // Somebody cut it meanwhile.
      guard !part.isEmpty else { break }
      bytes = bytes.isEmpty ? part : bytes + part
      shape.follow(bytes.span)
    }
    // What comes behind makes it no better.
    if shape.isOverfull { bytes.removeSubrange(shape.lineStart...) }
    return (bytes, shape)
  }

  /// Nearly every segment is read in one go.
  private static let partBytes = 32 << 20
}

/// How the bytes of a segment fall apart in lines, whatever they say.
private struct SegmentShape {
  private(set) var entryCount = 0
  /// How many bytes stand behind the last checkpoint line.
  private(set) var looseBytes = 0
  private(set) var lineStart = 0
  /// How many lines stand behind the last checkpoint line.
  private var looseLines = 0
  private var commitStart = 0

  /// Whether that are more lines than a commit may have; then nothing behind them was looked at.
  var isOverfull: Bool { looseLines > LogLimits.commitEntriesMax }

  /// Looks at what was added to the bytes since.
  mutating func follow(_ bytes: Span<UInt8>) {
    var seen = lineStart + looseOfLine
    while !isOverfull, let end = ByteSearch.firstIndex(of: Byte.lineFeed, in: bytes, from: seen) {
      if CheckpointLine.begins(bytes.extracting(lineStart..<end)) {
        commitStart = end + 1
        looseLines = 0
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

  /// How much of the line that has not ended yet was looked at.
  private var looseOfLine = 0
}
