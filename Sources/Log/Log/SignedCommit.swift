package import Crypto
internal import Merkle

/// A commit as it goes to a store: made for one head, hashed into the tree and signed.
package struct SignedCommit: Sendable {
  /// The head that it comes behind.
  package let base: LogHead
  /// The head that the log has with it.
  package let head: LogHead
  /// Entries and checkpoint line, each with its line feed, as a segment holds them (FORMAT 3).
  package let bytes: [UInt8]
  /// Where the entries stand in the bytes, without their line feeds.
  package let lines: [Range<Int>]
  /// The signed note in the checkpoint line.
  package let note: String
  /// Whether it is the first of a new segment.
  package let beginsSegment: Bool
  /// The right edge of the tree with it.
  let edge: TreeEdge
  /// Where the checkpoint line begins in the bytes.
  let checkpointStart: Int

  /// Makes a commit of lines, given without line feed, to follow on what a log holds.
  ///
  /// Throws `refused` when they break a limit, and `crypto` when signing failed.
  package init(
    _ lines: [[UInt8]], onto contents: borrowing LogContents, by keys: borrowing SigningKeys
  ) throws(LogError) {
    var hasher = SHA256()
    self = try CommitDraft(
      lines, onto: contents, room: CommitDraft.checkpointRoom, hasher: &hasher
    )
    .signed(by: keys, origin: contents.origin)
  }

  init(_ draft: borrowing CommitDraft, note: String) {
    base = draft.base
    edge = draft.edge
    head = LogHead(size: Int(draft.edge.size), root: draft.root)
    bytes = draft.body + CheckpointLine.encoded(note) + [Byte.lineFeed]
    lines = draft.lines
    checkpointStart = draft.body.count
    beginsSegment = draft.beginsSegment
    self.note = note
  }
}

extension LogContents {
  /// Takes over a commit that the store holds now.
  mutating func append(_ commit: SignedCommit) {
    precondition(commit.base == head, "made for \(commit.base), onto \(head)")
    if commit.beginsSegment {
      segments.append(
        Segment(path: segmentPath(first: entryCount), firstSeq: entryCount, bytes: []))
    }
    let index = segments.count - 1
    let start = segments[index].bytes.count
    let lineNumber = lineCount(ofSegment: index) + commit.lines.count + 1
    segments[index].bytes += commit.bytes
    for line in commit.lines {
      segments[index].entries.append(
        Segment.Line(start + line.lowerBound, start + line.upperBound))
    }
    let end = start + commit.bytes.count
    guard let root = commit.head.root else { preconditionFailure("a commit has an entry") }
    commits.append(
      Commit(
        firstSeq: commit.base.size, sizeAfter: commit.head.size, root: root,
        segment: index, line: lineNumber, bytes: start..<end,
        checkpoint: Segment.Line(start + commit.checkpointStart, end - 1)))
    edge = commit.edge
  }

  /// Takes in a commit as a store gave it, once its checkpoint vouches for it with a signature.
  ///
  /// Throws `damaged` when it does not, or when its lines can be none; then nothing was taken in.
  package mutating func adopt(_ commit: StoredCommit) throws(LogError) {
    guard JSONText.canHold(commit.note) else {
      throw .damaged(
        .checkpointMismatch(
          nextPlace(behind: commit.lines), .malformed(reason: "the note has control characters")))
    }
    let line = CheckpointLine.encoded(commit.note)
    var hasher = SHA256()
    let draft: CommitDraft
    do throws(LogError) {
      draft = try CommitDraft(commit.lines, onto: self, room: line.count + 1, hasher: &hasher)
    } catch {
      throw .damaged(
        .checkpointMismatch(nextPlace(behind: commit.lines), .malformed(reason: "\(error)")))
    }
    let comparison = CheckpointComparison(origin: origin, depth: .signature(format))
    if let mismatch = comparison.mismatch(of: line.span, size: draft.edge.size, root: draft.root) {
      throw .damaged(.checkpointMismatch(nextPlace(behind: commit.lines), mismatch))
    }
    append(SignedCommit(draft, note: commit.note))
  }

  /// Where the checkpoint line under lines would stand that come next.
  private func nextPlace(behind lines: [[UInt8]]) -> Place {
    let bytes = lines.reduce(0) { $0 + $1.count + 1 }
    guard hasRoomInLastSegment, let last = segments.last else {
      return Place(
        path: segmentPath(first: entryCount), line: lines.count + 1, offset: bytes)
    }
    return Place(
      path: last.path, line: lineCount(ofSegment: segments.count - 1) + lines.count + 1,
      offset: last.bytes.count + bytes)
  }

  private func lineCount(ofSegment index: Int) -> Int {
    guard let last = commits.last, last.segment == index else { return 0 }
    return last.line
  }
}
