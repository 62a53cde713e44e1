package import EventFormat
package import Governance

/// All entries of a log with an index on what they mention, so that a question reads only what it
/// needs.
///
/// Building it is one pass over the lines, in which each is judged (`EntryJudge`) and none interpreted. Every answer
/// is a pure function of the few entries about one thing, so any question can be asked as of any day, any known day
/// and any position without replay.
package struct ReadModel: Sendable {
  /// The bytes of a line, without its line feed, by its place in the log.
  package typealias Lines = @Sendable (Int) -> ArraySlice<UInt8>

  /// The names and versions by which the lines are read.
  package let catalogue: EventCatalogue
  /// The index; may be stored and handed back to `init(index:lines:)`.
  package let index: LogIndex
  private let lines: Lines
  /// Whether the index was stored: then a line that gives itself another place is not the one that was meant.
  private let isStored: Bool
  /// Whether there are disputes or rulings at all: most logs have few, and every fact asks.
  package var hasClaims: Bool { rare.hasClaims }
  /// Whether any entry says that another document says the same: every fact asks.
  var hasSupports: Bool { rare.hasSupports }
  /// Places of the entries that may be of any type, because this program does not know theirs: few or none.
  var strange: [Int] { rare.strange }
  /// What there is little of, and much is asked about.
  let rare: Rarities
  /// See `unread`.
  let unreadEntries = UnreadEntries()
  let memory = ModelMemory()

  /// How many entries there are.
  package var count: Int { index.count }

  /// Uses an index that was made of these very lines.
  package init(
    index: LogIndex, _ catalogue: EventCatalogue = .shipped, lines: @escaping Lines
  ) {
    self.catalogue = catalogue
    self.index = index
    self.lines = lines
    isStored = true
    rare = Rarities(index)
  }

  /// Indexes the lines, and judges each: what could not have been recorded where it stands never counts.
  package init(
    count: Int, _ catalogue: EventCatalogue = .shipped, lines: @escaping Lines
  ) {
    var judge = EntryJudge(catalogue)
    self.init(count: count, catalogue, lines: lines) { judge.take(lines($0).span, at: $0).counts }
  }

  /// Indexes lines that were judged before; `counts` tells of each, in order, whether it may count.
  package init(
    count: Int, _ catalogue: EventCatalogue = .shipped, lines: @escaping Lines,
    counts: (Int) -> Bool
  ) {
    self.catalogue = catalogue
    self.lines = lines
    isStored = false
    var parts = LogIndexParts()
    parts.headers.reserveCapacity(count)
    var scanner = LineScanner(catalogue)
    var overriding: [Int] = []
    for sequence in 0..<count {
      var header = scanner.scan(lines(sequence)) { parts.mention($0, at: sequence) }
      if header?.saysMore(in: catalogue) ?? false,
        let newest = Self.read(lines(sequence), catalogue)?.line(catalogue)
      {
        _ = scanner.scan(newest[...]) { parts.mention($0, at: sequence) }
      }
      // Also of a line without form: the judge must see every line.
      let isCounted = counts(sequence)
      header?.counts = isCounted
      parts.headers.append(header)
      if let type = header?.type, type == .entryCorrected || type == .entryAnnulled {
        overriding.append(sequence)
      }
    }
    parts.overrides = Self.overrides(overriding, parts.headers, catalogue, lines)
    let bare = ReadModel(made: LogIndex(parts), catalogue, lines)
    parts.candidates = NameCandidate.all(in: bare)
    // Who overrides what, and what things are called, is in the index: then what was not understood of it is too.
    for place in overriding { _ = bare.entry(place) }
    for place in bare.unreadEntries.numbers { parts.headers[place] = parts.headers[place]?.strange }
    index = LogIndex(parts)
    rare = Rarities(index)
  }

  /// The model without the names that things have, to find those.
  private init(made index: LogIndex, _ catalogue: EventCatalogue, _ lines: @escaping Lines) {
    self.catalogue = catalogue
    self.index = index
    self.lines = lines
    isStored = false
    rare = Rarities(index)
  }

  /// Which entry each correction or annulment overrides.
  private static func overrides(
    _ overriding: [Int], _ headers: [LineScanner.Header?], _ catalogue: EventCatalogue,
    _ lines: Lines
  ) -> [(overridden: Int, overrider: Int)] {
    guard !overriding.isEmpty else { return [] }
    var wanted: [ArraySlice<UInt8>: [Int]] = [:]
    for sequence in overriding where headers[sequence]?.counts ?? false {
      guard let target = read(lines(sequence), catalogue)?.event.overrides else { continue }
      wanted[Array(target.description.utf8)[...], default: []].append(sequence)
    }
    var result: [(overridden: Int, overrider: Int)] = []
    for (sequence, header) in headers.enumerated() {
      guard let header else { continue }
      let line = lines(sequence)
      let start = line.startIndex + Int(header.idOffset)
      // Only what was there can be corrected; of another line, nobody knows what it means.
      for overrider in wanted[line[start..<start + EntryIdentifier.textLength]] ?? []
      where sequence < overrider {
        result.append((sequence, overrider))
      }
    }
    return result
  }

  private static func read(_ line: ArraySlice<UInt8>, _ catalogue: EventCatalogue) -> Entry? {
    do { return try EntryReader.read(line, catalogue) } catch { return nil }
  }

  /// The entry at a place; `nil` when the line cannot be understood or does not count, which `vth verify` reports.
  package func entry(_ sequence: Int) -> Entry? {
    guard sequence >= 0 && sequence < count else { return nil }
    guard index.counts(sequence), let entry = Self.read(lines(sequence), catalogue),
      !isStored || entry.sequence == sequence
    else {
      unreadEntries.note(sequence)
      return nil
    }
    return entry
  }

  /// Why the entry at a place does not count; only for one that does not.
  package func whyUnread(_ sequence: Int) -> UnreadEntry.Reason {
    do {
      _ = try EntryReader.read(lines(sequence), catalogue)
      return .rejected
    } catch { return error.isUnknownType ? .newer : .broken }
  }

  /// Whether the entry at a place may count in answers.
  package func counts(_ sequence: Int) -> Bool { index.counts(sequence) }

  /// The bytes of the line at a place in the log.
  func line(_ sequence: Int) -> ArraySlice<UInt8> { lines(sequence) }

  /// The type of the entry at a place; `nil` when this version does not know it.
  package func type(at sequence: Int) -> EventType? { index.type(at: sequence) }

  /// Places of the entries that mention a name, in order.
  func mentioning(_ id: Identifier) -> [Int] { Array(mentions(of: id)) }

  /// The same, each read when it is asked for.
  package func mentions(of id: Identifier) -> some RandomAccessCollection<Int> {
    index.mentions(of: Array(id.text.utf8))
  }

  /// Places of the entries that mention an entry by its id, each read when it is asked for.
  func mentions(of entry: EntryIdentifier) -> some RandomAccessCollection<Int> {
    index.mentions(of: entry.utf8)
  }

  /// The id of the entry at a place; `nil` for a line that is no entry.
  func id(at sequence: Int) -> EntryIdentifier? {
    index.id(sequence, in: lines(sequence)).flatMap { EntryIdentifier(bytes: $0) }
  }

  /// The place of the entry with an id; `nil` when there is none.
  ///
  /// Compares bytes of every line; ids are asked for rarely.
  func place(of id: EntryIdentifier) -> Int? {
    let wanted = Array(id.description.utf8)
    return (0..<count).first { index.id($0, in: lines($0))?.elementsEqual(wanted) ?? false }
  }

  /// The place of every entry, by its id.
  package var places: [EntryIdentifier: Int] {
    var result: [EntryIdentifier: Int] = [:]
    result.reserveCapacity(count)
    for sequence in 0..<count {
      if let id = id(at: sequence), result[id] == nil { result[id] = sequence }
    }
    return result
  }

  /// The corrections and annulments of an entry, in order.
  func overriders(of sequence: Int) -> [Int] { index.overriders(of: sequence) }

  /// Which entry each correction or annulment overrides, by its own place.
  var overrides: [Int: Int] { index.overrides }

  /// Whether the entry lies before the position asked and was known by the day asked.
  func isVisible(_ sequence: Int, _ asOf: AsOf) -> Bool {
    if let at = asOf.at, sequence >= at { return false }
    guard let knownBy = index.knownBy(sequence) else { return false }
    guard let known = asOf.known else { return true }
    return knownBy <= known
  }
}
