/// What to do with what stands behind the last checkpoint that vouches for everything before it.
///
/// A crash can leave only an unfinished *last* commit. A commit is one write of entries with the
/// checkpoint line at its end; nothing is written behind it before it has been synchronised, and
/// after any failure nothing is written until the log was opened, and thereby judged, again. So
/// bytes behind a checkpoint line prove that the commit above them had been acknowledged: if it
/// does not match now, that is damage and no crash. The file `checkpoint` is another witness: it is
/// replaced only after the commit was synchronised.
///
/// The table is in FORMAT section 15; its letters stand beside the verdicts below.
///
/// "Lines without checkpoint line": complete or torn, whatever they hold; a checkpoint line without
/// its line feed is torn. "Checkpoint that does not match": a complete line that begins as a
/// checkpoint line, and is malformed, covers nothing, differs from the bytes before it or has no
/// valid signature. If it is the last thing in the log it may be a write torn out of order or
/// damage to something acknowledged: not ours to guess. "Covered": absent, not a note signed by
/// this log's keys, or signed for a commit that is there. "Ahead": signed for more entries than are
/// vouched for. "Forked": signed for a size or root that the log never had.
///
/// Other facts leave no choice and are damage at once: a segment name that is none, a segment that
/// does not begin where the one before it ends, an empty segment that is not the last. An empty
/// last segment is kept: its first commit did not come to be.
enum Recovery {
  // Known gap: without the file `checkpoint` (erased, or not replaced before a power loss), an
  // acknowledged last commit that lost its checkpoint line looks unfinished; it is then kept in
  // quarantine and the user is told, but the log is shorter.
  enum Remainder: CaseIterable {
    case nothing, linesWithoutCheckpoint, badCheckpoint
  }

  /// What stands behind the remainder, in its segment or a later one.
  enum Follower: CaseIterable {
    case nothing, more
  }

  /// What the file `checkpoint` says of the part that is vouched for.
  enum Published: CaseIterable {
    case covered, ahead, forked
  }

  enum Verdict: Equatable {
    case keep, quarantineAndCut, stopBefore
    case damage(Reason)
  }

  enum Reason: Equatable {
    case entriesLost, historyForked, commitSplit, changedByte
    /// The last commit had been acknowledged, and is not what it was.
    case commitLost
  }

  static func verdict(_ remainder: Remainder, followedBy: Follower, published: Published) -> Verdict
  {
    switch (remainder, followedBy, published) {
    // "Nothing" is followed by nothing: the scan would have gone on.
    case (.nothing, _, .covered): .keep  // A
    case (.nothing, _, .ahead): .damage(.entriesLost)  // B
    case (.nothing, _, .forked): .damage(.historyForked)  // C
    case (.linesWithoutCheckpoint, .nothing, .covered): .quarantineAndCut  // D
    case (.linesWithoutCheckpoint, .nothing, .ahead): .damage(.entriesLost)  // E
    case (.linesWithoutCheckpoint, .nothing, .forked): .damage(.historyForked)  // F
    case (.linesWithoutCheckpoint, .more, _): .damage(.commitSplit)  // G
    case (.badCheckpoint, .nothing, .covered): .stopBefore  // H
    case (.badCheckpoint, .nothing, .ahead): .damage(.commitLost)  // I
    case (.badCheckpoint, .nothing, .forked): .damage(.historyForked)  // J
    case (.badCheckpoint, .more, _): .damage(.changedByte)  // K
    }
  }
}
