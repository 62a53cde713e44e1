internal import Crypto
internal import Merkle

/// A commit in memory: checked against the limits, hashed into the tree, not yet signed.
struct CommitDraft: ~Copyable {
  let firstSeq: Int
  /// The tree with the new entries.
  let edge: TreeEdge
  let root: Digest
  /// The entries with their line feeds.
  let body: [UInt8]
  /// Where the entries stand in the body.
  let lines: [Range<Int>]

  /// What goes to the disk, and the note in it.
  struct Signed {
    let bytes: [UInt8]
    let note: String
    /// Where the checkpoint line begins, counted from the first entry.
    let checkpointStart: Int
  }

  init(
    _ lines: [[UInt8]], onto contents: LogContents, hasher: inout SHA256
  ) throws(JournalError) {
    try Self.check(lines, onto: contents)
    var edge = contents.edge
    var body: [UInt8] = []
    body.reserveCapacity(lines.reduce(1_024) { $0 + $1.count + 1 })
    var ranges: [Range<Int>] = []
    ranges.reserveCapacity(lines.count)
    for line in lines {
      edge.append(hasher.leaf(line.span), using: &hasher)
      ranges.append(body.count..<(body.count + line.count))
      body += line
      body.append(Byte.lineFeed)
    }
    firstSeq = contents.entryCount
    root = edge.root(using: &hasher)
    self.edge = edge
    self.body = body
    self.lines = ranges
  }

  /// Room for the checkpoint line within `commitBytesMax`.
  private static let checkpointRoom = 4 << 10

  private static func check(_ lines: [[UInt8]], onto contents: LogContents) throws(JournalError) {
    guard !lines.isEmpty else { throw .refused(.noEntries) }
    guard lines.count <= LogLimits.commitEntriesMax else {
      throw .refused(.tooManyEntries(found: lines.count, max: LogLimits.commitEntriesMax))
    }
    guard contents.entryCount <= LogLimits.segmentFirstSeqMax else {
      throw .refused(.logFull(size: contents.entryCount))
    }
    for (index, line) in lines.enumerated() {
      if let fault = LineFault.find(in: line.span) {
        throw .refused(.badLine(index: index, fault))
      }
    }
    let size = lines.reduce(checkpointRoom) { $0 + $1.count + 1 }
    guard size <= LogLimits.commitBytesMax else {
      throw .refused(.tooManyBytes(found: size, max: LogLimits.commitBytesMax))
    }
  }

  /// The bytes of the commit, with the signed checkpoint under the entries.
  func signed(by keys: borrowing SigningKeys, origin: String) throws(JournalError) -> Signed {
    let checkpoint = Checkpoint(origin: origin, size: edge.size, root: root)
    do throws(CryptoError) {
      let note = try SignedNote(signing: checkpoint.text, with: keys).encoded
      let bytes = body + CheckpointLine.encoded(note) + [Byte.lineFeed]
      return Signed(bytes: bytes, note: note, checkpointStart: body.count)
    } catch {
      throw .crypto(error)
    }
  }
}

extension LogContents {
  /// Adds an empty segment behind the last entry.
  mutating func beginSegment() {
    segments.append(
      Segment(path: paths.segment(first: entryCount), firstSeq: entryCount, bytes: []))
  }

  /// Takes over a commit that is on the disk.
  mutating func append(_ draft: borrowing CommitDraft, _ signed: CommitDraft.Signed) {
    let index = segments.count - 1
    let start = segments[index].bytes.count
    let lineNumber = lineCount(ofSegment: index) + draft.lines.count + 1
    segments[index].bytes += signed.bytes
    for line in draft.lines {
      segments[index].entries.append(
        Segment.Line(start + line.lowerBound, start + line.upperBound))
    }
    let end = start + signed.bytes.count
    commits.append(
      Commit(
        firstSeq: draft.firstSeq, sizeAfter: Int(draft.edge.size), root: draft.root,
        segment: index, line: lineNumber, bytes: start..<end,
        checkpoint: Segment.Line(start + signed.checkpointStart, end - 1)))
    edge = draft.edge
  }

  private func lineCount(ofSegment index: Int) -> Int {
    guard let last = commits.last, last.segment == index else { return 0 }
    return last.line
  }
}
