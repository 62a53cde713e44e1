package import Calendar
package import Governance

/// What a reader needs of a line before it reads the line: its type, its `known` day, and which
/// names it mentions.
///
/// One pass over the canonical bytes, without building anything. The line's `data` is not
/// understood here, only searched: a mentioned name is any string that has the form of an
/// identifier and stands where an identifier may stand, so a reader must still look whether the
/// event really is about it.
package struct LineScanner {
  private var knownMemo: (text: [UInt8], day: CalendarDay)?
  private var types: [ArraySlice<UInt8>: (type: EventType, isOlder: Bool)] = [:]

  /// What the scan of one line found.
  package struct Header: Sendable {
    /// `nil` for a type that this version does not know.
    package let type: EventType?
    /// Whether it is of an older version of its type, so that what it says may have other words than the line.
    package var isOlder = false
    /// From which day on the entry could be known.
    package let knownBy: CalendarDay
    /// Where the entry's id begins in the line, in bytes.
    package let idOffset: Int32
    /// Whether it may count in answers; the scan does not judge that (`EntryJudge`).
    package var counts = true

    /// Whether the entry may mention what the bytes of its line do not: of an older version, or a correction of a fact
    /// that is.
    package func saysMore(in catalogue: EventCatalogue) -> Bool {
      catalogue.hasOlderVersions && (isOlder || type == .entryCorrected)
    }

    /// The same of an entry that is of a known type and yet not understood.
    package var strange: Header {
      Header(type: nil, knownBy: knownBy, idOffset: idOffset, counts: false)
    }
  }

  package init(_ catalogue: EventCatalogue = .shipped) {
    for (name, version) in catalogue.namedVersions { types[Array(name.utf8)[...]] = version }
  }

  /// Scans a line; `nil` when it does not have the form of an entry.
  package mutating func scan(
    _ line: ArraySlice<UInt8>, mentioned: (ArraySlice<UInt8>) -> Void
  ) -> Header? {
    var cursor = Cursor(line)
    guard cursor.take(UInt8(ascii: "{")) else { return nil }
    var type: ArraySlice<UInt8>?
    var known: ArraySlice<UInt8>?
    var recorded: ArraySlice<UInt8>?
    var id: ArraySlice<UInt8>?
    repeat {
      guard let key = cursor.string(), cursor.take(UInt8(ascii: ":")) else { return nil }
      switch key.count {
      case 4 where key.elementsEqual(Self.data) || key.elementsEqual(Self.type):
        if key.elementsEqual(Self.data) {
          guard cursor.skipObject(mentioned) else { return nil }
        } else {
          type = cursor.string()
        }
      case 2 where key.elementsEqual(Self.id): id = cursor.string()
      case 5 where key.elementsEqual(Self.known): known = cursor.string()
      case 6 where key.elementsEqual(Self.source), 5 where key.elementsEqual(Self.after):
        guard cursor.skipArray(mentioned) else { return nil }
      case 8 where key.elementsEqual(Self.recorded): recorded = cursor.string()
      default: guard cursor.skipValue() else { return nil }
      }
    } while cursor.take(UInt8(ascii: ","))
    guard cursor.take(UInt8(ascii: "}")), cursor.isAtEnd else { return nil }
    guard let type, let recorded, let id, id.count == EntryIdentifier.textLength,
      let day = knownDay(known, recorded)
    else { return nil }
    let version = types[type]
    return Header(
      type: version?.type, isOlder: version?.isOlder ?? false, knownBy: day,
      idOffset: Int32(id.startIndex - line.startIndex))
  }

  /// Whether a line may have the key `after`; when it has, it does.
  ///
  /// Within a text every quote has a backslash before it, so these bytes are only ever a key.
  package static func mayHaveOrder(_ line: ArraySlice<UInt8>) -> Bool {
    var place = line.startIndex
    while let quote = line[place...].firstIndex(of: UInt8(ascii: "\"")) {
      if line[(quote + 1)...].starts(with: afterKey) { return true }
      place = quote + 1
    }
    return false
  }

  private static let afterKey = Array("after\":[".utf8)

  private mutating func knownDay(
    _ known: ArraySlice<UInt8>?, _ recorded: ArraySlice<UInt8>
  ) -> CalendarDay? {
    let text = known ?? recorded.prefix(10)
    if let memo = knownMemo, text.elementsEqual(memo.text) { return memo.day }
    var day: CalendarDay?
    if known == nil {
      day = CalendarDay(iso: String(decoding: text, as: UTF8.self))
    } else {
      do { day = try Period(edtf: String(decoding: text, as: UTF8.self)).window.to } catch {
        return nil
      }
    }
    if let day { knownMemo = (Array(text), day) }
    return day
  }

  private static let after = Array("after".utf8)
  private static let data = Array("data".utf8)
  private static let id = Array("id".utf8)
  private static let known = Array("known".utf8)
  private static let recorded = Array("recorded".utf8)
  private static let source = Array("source".utf8)
  private static let type = Array("type".utf8)
}

/// A place in the bytes of a line, moving forward only.
private struct Cursor {
  private let line: ArraySlice<UInt8>
  private var position: Int

  /// Keys whose values have the form of an identifier but never are one.
  private static let vocabulary: Set<ArraySlice<UInt8>> = Set(
    [
      "role", "roles", "outcome", "kind", "stage", "state", "purpose", "how", "edtf", "convention",
      "at", "number", "version", "type", "sha256", "relation", "rating", "withinProgramme",
      "check", "ground", "currency", "values", "needs", "key", "on", "was", "within", "route",
      "is", "qualifier", "every", "tenor", "base", "column", "leaveOut",
    ].map { Array($0.utf8)[...] })

  init(_ line: ArraySlice<UInt8>) {
    self.line = line
    position = line.startIndex
  }

  private var current: UInt8 { position < line.endIndex ? line[position] : 0 }

  mutating func take(_ byte: UInt8) -> Bool {
    guard current == byte, position < line.endIndex else { return false }
    position += 1
    return true
  }

  /// The bytes between two quotes, escapes left as they are.
  mutating func string() -> ArraySlice<UInt8>? {
    guard take(UInt8(ascii: "\"")) else { return nil }
    let start = position
    while position < line.endIndex {
      switch line[position] {
      case UInt8(ascii: "\""):
        position += 1
        return line[start..<position - 1]
      case UInt8(ascii: "\\"): position += 2
      default: position += 1
      }
    }
    return nil
  }

  var isAtEnd: Bool { position == line.endIndex }

  /// Passes over a value of a key that this version does not know.
  mutating func skipValue() -> Bool {
    if current == UInt8(ascii: "\"") { return string() != nil }
    if current == UInt8(ascii: "{") || current == UInt8(ascii: "[") { return skipNested { _ in } }
    let start = position
    while position < line.endIndex, current != UInt8(ascii: ","), current != UInt8(ascii: "}") {
      position += 1
    }
    return position > start
  }

  mutating func skipObject(_ mentioned: (ArraySlice<UInt8>) -> Void) -> Bool {
    current == UInt8(ascii: "{") && skipNested(mentioned)
  }

  mutating func skipArray(_ mentioned: (ArraySlice<UInt8>) -> Void) -> Bool {
    current == UInt8(ascii: "[") && skipNested(mentioned)
  }

  /// Passes over an object or list, however deep, and reports the names in it.
  private mutating func skipNested(_ mentioned: (ArraySlice<UInt8>) -> Void) -> Bool {
    var depth = 0
    var isVocabulary = false
    while position < line.endIndex {
      switch line[position] {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        position += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        position += 1
        if depth == 0 { return true }
      case UInt8(ascii: "\""):
        guard let text = string() else { return false }
        if current == UInt8(ascii: ":") {
          isVocabulary = Self.vocabulary.contains(text)
        } else if !isVocabulary, Identifier.isSlug(text) {
          mentioned(text)
        }
      default: position += 1
      }
    }
    return false
  }
}
