internal import EventFormat

/// What goes into an index, before it is laid out.
struct LogIndexParts {
  var headers: [LineScanner.Header?] = []
  var mentions: [String: [Int32]] = [:]
  var overrides: [(overridden: Int, overrider: Int)] = []
  var candidates: [NameCandidate] = []

  /// Notes that an entry mentions a name; once is enough.
  mutating func mention(_ bytes: ArraySlice<UInt8>, at sequence: Int) {
    let name = String(decoding: bytes, as: UTF8.self)
    if mentions[name]?.last != Int32(sequence) {
      mentions[name, default: []].append(Int32(sequence))
    }
  }
}

/// Collects fixed-size records, and apart from them the texts they point to.
struct FlatWriter {
  var bytes: [UInt8] = []
  var texts: [UInt8] = []

  mutating func number(_ value: Int) {
    let value = UInt32(truncatingIfNeeded: value)
    for shift in [0, 8, 16, 24] as [UInt32] {
      bytes.append(UInt8(truncatingIfNeeded: value >> shift))
    }
  }

  mutating func text(_ text: String) {
    number(texts.count)
    number(text.utf8.count)
    texts += Array(text.utf8)
  }

  mutating func put(_ value: Int, at place: Int) {
    for index in 0..<4 { bytes[place + index] = UInt8(truncatingIfNeeded: value >> (8 * index)) }
  }
}
