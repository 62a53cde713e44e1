internal import Crypto
internal import Merkle

/// A commit in memory: checked against the limits, hashed into the tree, not yet signed.
struct CommitDraft: ~Copyable {
  /// The head that it comes behind.
  let base: LogHead
  /// Whether it is the first of a new segment.
  let beginsSegment: Bool
  /// The tree with the new entries.
  let edge: TreeEdge
  let root: Digest
  /// The entries with their line feeds.
  let body: [UInt8]
  /// Where the entries stand in the body.
  let lines: [Range<Int>]

  /// Room for the checkpoint line within `commitBytesMax`, as long as nobody knows how long it will be.
  static let checkpointRoom = 4 << 10

  /// `room` is for the checkpoint line and its line feed, in bytes; throws `refused`.
  init(
    _ lines: [[UInt8]], onto contents: borrowing LogContents, room: Int, hasher: inout SHA256
  ) throws(LogError) {
    try Self.check(lines, onto: contents, room: room)
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
    base = contents.head
    beginsSegment = !contents.hasRoomInLastSegment
    root = edge.root(using: &hasher)
    self.edge = edge
    self.body = body
    self.lines = ranges
  }

  private static func check(
    _ lines: [[UInt8]], onto contents: borrowing LogContents, room: Int
  ) throws(LogError) {
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
    let size = lines.reduce(room) { $0 + $1.count + 1 }
    guard size <= LogLimits.commitBytesMax else {
      throw .refused(.tooManyBytes(found: size, max: LogLimits.commitBytesMax))
    }
  }

  /// The commit with the signed checkpoint under the entries; throws `crypto`.
  func signed(by keys: borrowing SigningKeys, origin: String) throws(LogError) -> SignedCommit {
    let checkpoint = Checkpoint(origin: origin, size: edge.size, root: root)
    do throws(CryptoError) {
      return SignedCommit(self, note: try SignedNote(signing: checkpoint.text, with: keys).encoded)
    } catch { throw .crypto(error) }
  }
}
