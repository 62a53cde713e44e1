package import Merkle

/// One commit that its checkpoint line vouches for.
package struct Commit: Equatable, Sendable {
  package let firstSeq: Int
  /// The size of the log with it; its entries are `firstSeq..<sizeAfter`.
  package let sizeAfter: Int
  /// The root of the tree of that size.
  package let root: Digest
  /// Which segment, counted from 0.
  package let segment: Int
  /// The line number of its checkpoint line in that segment, counted from 1.
  package let line: Int
  /// Its bytes in the segment: entries, checkpoint line, line feeds.
  package let bytes: Range<Int>
  /// Where its checkpoint line stands in the segment, without line feed.
  package let checkpoint: Segment.Line

  package init(
    firstSeq: Int, sizeAfter: Int, root: Digest, segment: Int, line: Int, bytes: Range<Int>,
    checkpoint: Segment.Line
  ) {
    self.firstSeq = firstSeq
    self.sizeAfter = sizeAfter
    self.root = root
    self.segment = segment
    self.line = line
    self.bytes = bytes
    self.checkpoint = checkpoint
  }
}

/// What a writer hands back when a commit lasts.
package struct CommitReceipt: Equatable, Sendable {
  package let firstSeq: Int
  package let sizeAfter: Int
  package let root: Digest
  /// The signed note under it.
  package let note: String
  /// Why the file `checkpoint` could not be replaced, if so; the commit stands nevertheless.
  package let checkpointFileTrouble: LogError?
}

/// What stands behind the last checkpoint that vouches for everything before it.
package enum Tail: Equatable, Sendable {
  case clean
  /// A commit that was not finished and never acknowledged; `lines` counts the complete ones.
  case unfinished(bytes: Int, lines: Int, from: Place)
  /// A checkpoint that does not match; reading stopped before the entries it stands under.
  case mismatchedCheckpoint(Place, CheckpointMismatch)

  package var isMismatched: Bool { if case .mismatchedCheckpoint = self { true } else { false } }
}
