/// One segment file in memory: its bytes and where its entries stand.
struct Segment: Equatable, Sendable {
  /// Where a line stands in the bytes, without its line feed; 32 bits suffice for
  /// `segmentBytesMax`.
  struct Line: Equatable, Sendable {
    var start: UInt32
    var end: UInt32

    init(_ start: Int, _ end: Int) {
      self.start = UInt32(start)
      self.end = UInt32(end)
    }

    var range: Range<Int> { Int(start)..<Int(end) }
  }

  let path: String
  let firstSeq: Int
  var bytes: [UInt8]
  var entries: [Line] = []
  /// Where a line begins that can be none, whatever a checkpoint line says of it; nil when there is none
  /// (`SegmentReading`).
  var impossibleLine: Int?
  /// How many bytes of the file stand behind these and were not read, because of that line.
  var unreadBytes = 0

  init(path: String, firstSeq: Int, bytes: [UInt8]) {
    self.path = path
    self.firstSeq = firstSeq
    self.bytes = bytes
  }

  /// The seq after its last entry.
  var endSeq: Int { firstSeq + entries.count }

  /// Forgets what stands behind the trusted part.
  mutating func cut(toBytes byteCount: Int, entries entryCount: Int) {
    bytes.removeLast(bytes.count - byteCount)
    entries.removeLast(entries.count - entryCount)
    if let line = impossibleLine, line >= byteCount { (impossibleLine, unreadBytes) = (nil, 0) }
  }
}
