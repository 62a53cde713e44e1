internal import Calendar
package import EventFormat
internal import Governance

/// What must be known of every entry to find the few that a question is about: type, known day,
/// place of its id, which names it mentions, what overrides it, and what everything is called.
///
/// One flat array of bytes, so that it can be kept in a file and used as it is: an index that was
/// stored is the very same as one just built. It holds nothing that the log does not say; it may be
/// thrown away at any time.
///
/// Layout, little-endian, offsets from the start: magic (8 bytes), nine 32-bit counts and offsets
/// (`Layout`), then the sections: entries (12 bytes each: type, `Form`, id offset, known day), names
/// sorted by their bytes (16 bytes each: text offset, text length, first posting, postings),
/// postings, overrides (8 bytes each: overridden, overrider), candidates sorted by folded name
/// (28 bytes each), texts. A change of layout needs another magic.
///
/// A type of event and a kind of thing are numbers here, so the bytes mean something only to a program with the same
/// lists (`vocabulary`). Whatever the bytes are, nothing traps, every place that is answered is one of the log, and what
/// overrides an entry is younger than it: each number is looked at when it is used, for a question uses few.
package struct LogIndex: Sendable {
  private let bytes: any IndexBytes
  package let count: Int
  private let layout: Layout

  private static let magic = Array("vth-ix04".utf8)

  /// Where the sections begin and how many records they hold.
  private struct Layout {
    var names = 0
    var nameCount = 0
    var postings = 0
    var overrides = 0
    var overrideCount = 0
    var candidates = 0
    var candidateCount = 0
    var texts = 0
  }

  private static let headerBytes = 8 + 9 * 4
  private static let entryBytes = 12
  private static let nameBytes = 16
  private static let overrideBytes = 8
  private static let candidateBytes = 28
  /// The type byte of an entry that this version does not understand.
  private static let noType: UInt8 = 0xFF

  /// The second byte of an entry.
  private enum Form {
    static let entry: UInt8 = 0
    /// The line does not even have the form of an entry.
    static let noEntry: UInt8 = 1
    /// It has, and yet may not count (`EntryJudge`).
    static let rejected: UInt8 = 2
  }

  private static let types = EventType.allCases
  private static let kinds = Kind.allCases

  /// What the numbers in an index stand for, and its layout: names, in order.
  package static func vocabulary(_ catalogue: EventCatalogue) -> String {
    ([String(decoding: magic, as: UTF8.self)] + catalogue.wireNames + kinds.map(\.rawValue)).joined(
      separator: " ")
  }

  // MARK: Asking

  /// The type of an entry; `nil` when this version does not know it.
  func type(at sequence: Int) -> EventType? {
    let byte = bytes[Self.headerBytes + sequence * Self.entryBytes]
    return byte < Self.types.count ? Self.types[Int(byte)] : nil
  }

  /// Whether an entry may count in answers: of a type that is known here, and not rejected.
  func counts(_ sequence: Int) -> Bool {
    let place = Self.headerBytes + sequence * Self.entryBytes
    return bytes[place] < Self.types.count && bytes[place + 1] == Form.entry
  }

  /// Places of the entries of some types, in order.
  func places(of types: Set<EventType>) -> [Int] {
    var isWanted = [Bool](repeating: false, count: 256)
    for (number, type) in Self.types.enumerated() where types.contains(type) {
      isWanted[number] = true
    }
    return (0..<count).filter {
      isWanted[Int(bytes[Self.headerBytes + $0 * Self.entryBytes])]
    }
  }

  /// Places of the entries of which this version does not know what they are.
  var strange: [Int] {
    (0..<count).filter { bytes[Self.headerBytes + $0 * Self.entryBytes] == Self.noType }
  }

  /// From which day on an entry could be known; `nil` for a line that is no entry.
  func knownBy(_ sequence: Int) -> CalendarDay? {
    let place = Self.headerBytes + sequence * Self.entryBytes
    guard bytes[place + 1] != Form.noEntry else { return nil }
    return CalendarDay(number: Int32(bitPattern: number(at: place + 8)))
  }

  /// The text of an entry's id in its line; `nil` for a line that is no entry.
  func id(_ sequence: Int, in line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let place = Self.headerBytes + sequence * Self.entryBytes
    guard bytes[place + 1] != Form.noEntry else { return nil }
    let offset = Int(number(at: place + 4))
    guard offset + EntryIdentifier.textLength <= line.count else { return nil }
    return line[line.startIndex + offset..<line.startIndex + offset + EntryIdentifier.textLength]
  }

  /// Places of the entries that mention a name, in order.
  package func mentioning(_ name: String) -> [Int] { Array(mentions(of: Array(name.utf8))) }

  /// The same, each read when it is asked for: very many may mention one thing.
  func mentions(of wanted: [UInt8]) -> some RandomAccessCollection<Int> {
    let found = partition(layout.nameCount) { index in
      text(layout.names + index * Self.nameBytes).lexicographicallyPrecedes(wanted)
    }
    let place = layout.names + found * Self.nameBytes
    let isThere = found < layout.nameCount && text(place).elementsEqual(wanted)
    let first = isThere ? layout.postings + Int(number(at: place + 8)) * 4 : 0
    let postings = isThere ? Int(number(at: place + 12)) : 0
    let isWithin = first + postings * 4 <= layout.overrides
    // Whatever a stored index says, nobody looks beyond the log.
    let last = max(0, count - 1)
    return (0..<(isWithin ? postings : 0)).lazy.map { number(at: first + $0 * 4) }
      .map { min(Int($0), last) }
  }

  /// The corrections and annulments of an entry, in order.
  func overriders(of sequence: Int) -> [Int] {
    guard layout.overrideCount > 0 else { return [] }
    var found = partition(layout.overrideCount) { override($0).overridden < sequence }
    var result: [Int] = []
    while found < layout.overrideCount, override(found).overridden == sequence {
      if isPossible(override(found)) { result.append(override(found).overrider) }
      found += 1
    }
    return result
  }

  /// Which entry each correction or annulment overrides, by its own place.
  var overrides: [Int: Int] {
    let pairs = (0..<layout.overrideCount).map(override).filter(isPossible)
    return Dictionary(
      pairs.map { ($0.overrider, $0.overridden) }, uniquingKeysWith: { first, _ in first })
  }

  /// The things that answer to a folded name.
  package func candidates(named folded: String) -> [NameCandidate] {
    let wanted = Array(folded.utf8)
    var found = partition(layout.candidateCount) { index in
      text(layout.candidates + index * Self.candidateBytes).lexicographicallyPrecedes(wanted)
    }
    var result: [NameCandidate] = []
    while found < layout.candidateCount {
      let place = layout.candidates + found * Self.candidateBytes
      guard text(place).elementsEqual(wanted) else { break }
      if let candidate = candidate(at: place) { result.append(candidate) }
      found += 1
    }
    return result
  }

  /// All things with all their names, by folded name.
  var candidates: [NameCandidate] {
    (0..<layout.candidateCount).compactMap {
      candidate(at: layout.candidates + $0 * Self.candidateBytes)
    }
  }

  private func candidate(at place: Int) -> NameCandidate? {
    guard let id = Identifier(String(decoding: text(place + 8), as: UTF8.self)) else { return nil }
    let kind = Int(bytes[place + 24])
    guard kind < Self.kinds.count, let rank = NameCandidate.Rank(rawValue: bytes[place + 25]) else {
      return nil
    }
    return NameCandidate(
      id: id, kind: Self.kinds[kind], name: String(decoding: text(place + 16), as: UTF8.self),
      folded: String(decoding: text(place), as: UTF8.self), rank: rank)
  }

  private func override(_ index: Int) -> (overridden: Int, overrider: Int) {
    let place = layout.overrides + index * Self.overrideBytes
    return (Int(number(at: place)), Int(number(at: place + 4)))
  }

  /// What is younger overrides what is older, so that following them ends.
  private func isPossible(_ pair: (overridden: Int, overrider: Int)) -> Bool {
    pair.overridden < pair.overrider && pair.overrider < count
  }

  /// The text that a record points to with an offset and a length.
  private func text(_ place: Int) -> ArraySlice<UInt8> {
    let start = layout.texts + Int(number(at: place))
    let end = start + Int(number(at: place + 4))
    return end <= bytes.count ? bytes.slice(start..<end) : []
  }

  private func number(at place: Int) -> UInt32 { bytes.word(at: place) }

  private func partition(_ count: Int, _ isBefore: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(middle) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  // MARK: Storing

  /// The bytes to store; `init(stored:)` makes the same index of them.
  package var stored: ArraySlice<UInt8> { bytes.slice(0..<bytes.count) }

  /// An index that was stored; `nil` when the bytes are not one of this layout.
  ///
  /// Only the frame is checked: whoever stores it must see to it that it comes back unchanged.
  package init?(stored bytes: any IndexBytes) {
    guard bytes.count >= Self.headerBytes, bytes.slice(0..<8).elementsEqual(Self.magic) else {
      return nil
    }
    self.bytes = bytes
    func header(_ index: Int) -> Int { Int(bytes.word(at: 8 + index * 4)) }
    count = header(0)
    layout = Layout(
      names: header(1), nameCount: header(2), postings: header(3), overrides: header(4),
      overrideCount: header(5), candidates: header(6), candidateCount: header(7),
      texts: header(8))
    let borders = [
      Self.headerBytes + count * Self.entryBytes, layout.names,
      layout.names + layout.nameCount * Self.nameBytes, layout.postings, layout.overrides,
      layout.overrides + layout.overrideCount * Self.overrideBytes, layout.candidates,
      layout.candidates + layout.candidateCount * Self.candidateBytes, layout.texts, bytes.count,
    ]
    guard zip(borders, borders.dropFirst()).allSatisfy({ $0 <= $1 }) else { return nil }
  }

  /// Lays out what a builder collected.
  init(_ parts: LogIndexParts) {
    var writer = FlatWriter()
    var layout = Layout()
    count = parts.headers.count
    writer.bytes = Self.magic + Array(repeating: 0, count: Self.headerBytes - 8)
    for header in parts.headers { Self.write(header, to: &writer) }
    let names = parts.mentions.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    layout.names = writer.bytes.count
    layout.nameCount = names.count
    var posting = 0
    for (name, places) in names {
      writer.text(name)
      writer.number(posting)
      writer.number(places.count)
      posting += places.count
    }
    layout.postings = writer.bytes.count
    for (_, places) in names { for place in places { writer.number(Int(place)) } }
    layout.overrides = writer.bytes.count
    layout.overrideCount = parts.overrides.count
    for pair in parts.overrides.sorted(by: { ($0.0, $0.1) < ($1.0, $1.1) }) {
      writer.number(pair.overridden)
      writer.number(pair.overrider)
    }
    layout.candidates = writer.bytes.count
    layout.candidateCount = parts.candidates.count
    for candidate in parts.candidates.sorted(by: NameCandidate.precedes) {
      Self.write(candidate, to: &writer)
    }
    layout.texts = writer.bytes.count
    let header = [
      count, layout.names, layout.nameCount, layout.postings, layout.overrides,
      layout.overrideCount, layout.candidates, layout.candidateCount, layout.texts,
    ]
    for (index, value) in header.enumerated() { writer.put(value, at: 8 + index * 4) }
    bytes = writer.bytes + writer.texts
    self.layout = layout
  }

  private static func write(_ header: LineScanner.Header?, to writer: inout FlatWriter) {
    let type = header?.type.flatMap { types.firstIndex(of: $0) }
    writer.bytes.append(type.map(UInt8.init) ?? noType)
    writer.bytes.append(header.map { $0.counts ? Form.entry : Form.rejected } ?? Form.noEntry)
    writer.bytes.append(contentsOf: [0, 0])
    writer.number(Int(header?.idOffset ?? 0))
    writer.number(Int(UInt32(bitPattern: header?.knownBy.number ?? 0)))
  }

  private static func write(_ candidate: NameCandidate, to writer: inout FlatWriter) {
    writer.text(candidate.folded)
    writer.text(candidate.id.text)
    writer.text(candidate.name)
    writer.bytes.append(UInt8(kinds.firstIndex(of: candidate.kind) ?? 0))
    writer.bytes.append(candidate.rank.rawValue)
    writer.bytes.append(contentsOf: [0, 0])
  }
}
