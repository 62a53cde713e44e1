package import Crypto
package import Merkle

/// A log in memory: every entry that a checkpoint vouches for, as the bytes that were written.
///
/// A value: a copy stays as it is while a writer goes on. Keep no copy during a commit, or the
/// writer has to duplicate its last segment.
package struct LogContents: Equatable, Sendable {
  /// What messages call where it is kept: the path of a folder, the address of a server.
  package let address: String
  package internal(set) var format: LogFormat
  /// What stands behind the last entry; readers say so, a writer never has anything but `.clean`.
  package var tail: Tail
  package internal(set) var commits: [Commit]
  /// The right edge of the tree over all entries.
  package internal(set) var edge: TreeEdge
  /// As they stand in a folder; a store of another kind cuts them in the same places.
  package internal(set) var segments: [Segment]

  package var origin: String { format.origin }
  package var keys: [VerifierKey] { format.keys }
  package var entryCount: Int { Int(edge.size) }

  /// Where the log ends.
  package var head: LogHead { LogHead(size: entryCount, root: commits.last?.root) }

  package init(
    address: String, format: LogFormat, tail: Tail, commits: [Commit], edge: TreeEdge,
    segments: [Segment]
  ) {
    self.address = address
    self.format = format
    self.tail = tail
    self.commits = commits
    self.edge = edge
    self.segments = segments
  }

  /// A log without entries.
  package init(empty address: String, format: LogFormat) {
    self.init(
      address: address, format: format, tail: .clean, commits: [], edge: TreeEdge(), segments: [])
  }

  /// The entry's bytes without line feed.
  package func line(_ seq: Int) -> ArraySlice<UInt8> {
    let segment = segments[segmentIndex(of: seq)]
    return segment.bytes[segment.entries[seq - segment.firstSeq].range]
  }

  /// Lends the entry's bytes, without line feed, to `body`.
  package func withLine<Result, Failure: Error>(
    _ seq: Int, _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let segment = segments[segmentIndex(of: seq)]
    return try body(
      segment.bytes.span.extracting(segment.entries[seq - segment.firstSeq].range))
  }

  /// Lends every entry from `seq` on, in order, to `body`: the quick way through the whole log.
  package func forEachLine<Failure: Error>(
    from seq: Int, _ body: (_ seq: Int, _ line: Span<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    for segment in segments where segment.endSeq > seq {
      let bytes = segment.bytes.span
      for index in max(0, seq - segment.firstSeq)..<segment.entries.count {
        try body(segment.firstSeq + index, bytes.extracting(segment.entries[index].range))
      }
    }
  }

  /// Where an entry's bytes stand, so that `StoredLines` finds them again.
  package func location(of seq: Int) -> LineLocation {
    let index = segmentIndex(of: seq)
    let segment = segments[index]
    return LineLocation(segment: index, bytes: segment.entries[seq - segment.firstSeq].range)
  }

  /// File, line and byte of an entry, for messages.
  package func place(of seq: Int) -> Place {
    let index = segmentIndex(of: seq)
    let segment = segments[index]
    // In a segment, one checkpoint line stands before the entry for each commit before its own.
    let firstCommit = Self.partition(commits) { $0.segment < index }
    let ownCommit = Self.partition(commits) { $0.sizeAfter <= seq }
    return Place(
      path: segment.path, line: seq - segment.firstSeq + ownCommit - firstCommit + 1,
      offset: segment.entries[seq - segment.firstSeq].range.lowerBound)
  }

  /// What messages call the segment whose first entry has this seq.
  func segmentPath(first seq: Int) -> String { "\(address)/log/\(Segment.name(first: seq))" }

  /// Whether the next commit goes behind the last one, in the same segment.
  var hasRoomInLastSegment: Bool {
    guard let last = segments.last else { return false }
    return last.entries.count < LogLimits.segmentEntriesFull
  }

  /// The signed note under a commit of this log, as it stands there.
  package func note(of commit: Commit) -> String? {
    let segment = segments[commit.segment]
    return CheckpointLine.note(in: segment.bytes.span.extracting(commit.checkpoint.range))
  }

  /// The commit after which the log had this size; nil when no commit ended there.
  package func commit(endingAt size: Int) -> Commit? {
    let index = Self.partition(commits) { $0.sizeAfter < size }
    return index < commits.count && commits[index].sizeAfter == size ? commits[index] : nil
  }

  /// The commit in which an entry stands.
  package func commit(of seq: Int) -> Commit {
    precondition(seq >= 0 && seq < entryCount, "entry \(seq) of \(entryCount)")
    return commits[Self.partition(commits) { $0.sizeAfter <= seq }]
  }

  private func segmentIndex(of seq: Int) -> Int {
    precondition(seq >= 0 && seq < entryCount, "entry \(seq) of \(entryCount)")
    return Self.partition(segments) { $0.endSeq <= seq }
  }

  /// The number of elements at the front for which the condition holds; it must hold for no later
  /// one.
  private static func partition<Element>(
    _ elements: [Element], _ isBefore: (Element) -> Bool
  ) -> Int {
    var (low, high) = (0, elements.count)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(elements[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Traps when the structure contradicts itself; tests call it after every step.
  package func checkInvariants() {
    edge.checkInvariants()
    precondition(entryCount == (segments.last?.endSeq ?? 0), "entries and edge differ")
    precondition(entryCount == (commits.last?.sizeAfter ?? 0), "commits and edge differ")
    var size = 0
    for commit in commits {
      precondition(commit.firstSeq == size && commit.sizeAfter > size, "commits do not join")
      size = commit.sizeAfter
    }
    for (segment, next) in zip(segments, segments.dropFirst()) {
      precondition(segment.endSeq == next.firstSeq, "segments do not join")
    }
  }
}

/// How far reading verifies; the hash of every line and the root under every commit are always
/// compared.
package enum VerificationDepth: Equatable, Sendable {
  /// The signature under the newest commit only: its root covers every entry before it.
  case newest
  /// The signature under every commit.
  case everything
}
