/// One segment in memory: its bytes and where its entries stand (FORMAT 3).
package struct Segment: Equatable, Sendable {
  /// Where a line stands in the bytes, without its line feed; 32 bits suffice for
  /// `segmentBytesMax`.
  package struct Line: Equatable, Sendable {
    package var start: UInt32
    package var end: UInt32

    package init(_ start: Int, _ end: Int) {
      self.start = UInt32(start)
      self.end = UInt32(end)
    }

    package var range: Range<Int> { Int(start)..<Int(end) }
  }

  package let path: String
  package let firstSeq: Int
  package var bytes: [UInt8]
  package var entries: [Line] = []

  package init(path: String, firstSeq: Int, bytes: [UInt8]) {
    self.path = path
    self.firstSeq = firstSeq
    self.bytes = bytes
  }

  /// The seq after its last entry.
  package var endSeq: Int { firstSeq + entries.count }

  /// Forgets what stands behind the trusted part.
  package mutating func cut(toBytes byteCount: Int, entries entryCount: Int) {
    bytes.removeLast(bytes.count - byteCount)
    entries.removeLast(entries.count - entryCount)
  }

  /// The name of the segment whose first entry has this seq: nine digits.
  package static func name(first seq: Int) -> String { "\(digits(seq)).ndjson" }

  /// A number as it stands in a name: nine digits or more.
  package static func digits(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 9 - digits.utf8.count)) + digits
  }

  /// The seq in the name of a segment; nil for any other name.
  package static func firstSeq(inName name: String) -> Int? {
    let digits = Array(name.utf8.prefix(9))
    guard digits.count == 9, name.utf8.dropFirst(9).elementsEqual(".ndjson".utf8) else {
      return nil
    }
    guard digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
      return nil
    }
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }
}
