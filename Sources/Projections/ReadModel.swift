package import EventFormat
package import Governance

/// All entries of a log, indexed by what they mention, so that a question reads only what it needs.
///
/// Building it is one pass over the lines; nothing is decided or interpreted here. Every answer is
/// a pure function of the few entries about one thing, so any question can be asked as of any day,
/// any known day and any position without replay.
package struct ReadModel: Sendable {
  /// The bytes of a line, without its line feed, by its place in the log.
  package typealias Lines = @Sendable (Int) -> ArraySlice<UInt8>

  /// How many entries there are.
  package let count: Int
  private let lines: Lines
  private var headers: [LineScanner.Header?] = []
  private var mentions: [String: [Int32]] = [:]
  /// Per overridden entry, the entries that correct or annul it, in order.
  private var overriders: [Int: [Int]] = [:]
  /// Per correction or annulment, the entry it overrides.
  private var overridden: [Int: Int] = [:]

  package init(count: Int, lines: @escaping Lines) {
    self.count = count
    self.lines = lines
    headers.reserveCapacity(count)
    var scanner = LineScanner()
    var overriding: [Int] = []
    for sequence in 0..<count {
      let header = scanner.scan(lines(sequence)) { bytes in
        let name = String(decoding: bytes, as: UTF8.self)
        if mentions[name]?.last != Int32(sequence) {
          mentions[name, default: []].append(Int32(sequence))
        }
      }
      headers.append(header)
      if let type = header?.type, type == .entryCorrected || type == .entryAnnulled {
        overriding.append(sequence)
      }
    }
    if !overriding.isEmpty { indexOverriders(overriding) }
  }

  private mutating func indexOverriders(_ overriding: [Int]) {
    var wanted: [ArraySlice<UInt8>: [Int]] = [:]
    for sequence in overriding {
      guard let target = entry(sequence)?.event.overrides else { continue }
      wanted[Array(target.description.utf8)[...], default: []].append(sequence)
    }
    for sequence in 0..<count {
      for overrider in wanted[idText(sequence)] ?? [] {
        overriders[sequence, default: []].append(overrider)
        overridden[overrider] = sequence
      }
    }
  }

  /// The id of an entry as it stands in its line.
  private func idText(_ sequence: Int) -> ArraySlice<UInt8> {
    guard let header = headers[sequence] else { return [] }
    let line = lines(sequence)
    let start = line.startIndex + Int(header.idOffset)
    return line[start..<start + EntryIdentifier.textLength]
  }

  /// The entry at a place; `nil` when the line cannot be understood, which `vth verify` reports.
  package func entry(_ sequence: Int) -> Entry? {
    guard sequence >= 0, sequence < count else { return nil }
    do { return try EntryReader.read(lines(sequence)) } catch { return nil }
  }

  /// The type of the entry at a place; `nil` when this version does not know it.
  package func type(at sequence: Int) -> EventType? { headers[sequence]?.type }

  /// Places of the entries that mention a name, in order.
  func mentioning(_ id: Identifier) -> [Int] { (mentions[id.text] ?? []).map(Int.init) }

  /// Whether any entry mentions the name.
  package func mentions(_ id: Identifier) -> Bool { mentions[id.text] != nil }

  /// The corrections and annulments of an entry, in order.
  func overriders(of sequence: Int) -> [Int] { overriders[sequence] ?? [] }

  /// The entry that a correction or annulment overrides.
  func overridden(by sequence: Int) -> Int? { overridden[sequence] }

  /// Whether the entry lies before the position asked and was known by the day asked.
  func isVisible(_ sequence: Int, _ asOf: AsOf) -> Bool {
    if let at = asOf.at, sequence >= at { return false }
    guard let header = headers[sequence] else { return false }
    guard let known = asOf.known else { return true }
    return header.knownBy <= known
  }
}
