/// Why a line of the log is no entry.
package enum EntryError: Error, Equatable, Sendable {
  case json(JSONError)
  case format(FormatError)

  /// Whether the line is of a type or version that this program does not know, or corrects a fact to one: made by a
  /// newer program.
  package var isUnknownType: Bool {
    guard case .format(let error) = self, case .unknownType = error.problem else { return false }
    return error.path == ["type"] || error.path == ["data", "type"]
  }

  package var dutch: String {
    switch self {
    case .json(let error): error.description
    case .format(let error): error.dutch
    }
  }
}

/// Reads a line of the log, which must be canonical to the byte, in any version that a catalogue has.
package enum EntryReader {
  /// An entry without its line feed, of any version that the catalogue has, as what it says in the newest one.
  ///
  /// Throws what is wrong with the JSON, or with a key and where; keys it does not know are passed over.
  package static func read(
    _ line: ArraySlice<UInt8>, _ catalogue: EventCatalogue = .shipped
  ) throws(EntryError) -> Entry {
    try read(line.span, catalogue)
  }

  /// The same, of bytes that are lent.
  package static func read(
    _ line: Span<UInt8>, _ catalogue: EventCatalogue = .shipped
  ) throws(EntryError) -> Entry {
    let json: JSON
    do { json = try JSONReader.read(line, .canonical) } catch { throw .json(error) }
    do { return try EntryShape.readEntry(json, catalogue) } catch { throw .format(error) }
  }

  /// The type of a line as it stands there, whether this version knows it or not; `nil` when it has none.
  package static func typeName(_ line: Span<UInt8>) -> String? {
    do { return try JSONReader.read(line, .canonical)["type"]?.string } catch { return nil }
  }

  /// Throws when a line that can be read has characters that may not be recorded (FORMAT 4.3 and 5).
  ///
  /// Apart from reading, so that an entry of an older log is still shown: whoever records or verifies asks this.
  package static func checkCharacters(
    _ line: Span<UInt8>, _ catalogue: EventCatalogue = .shipped
  ) throws(EntryError) {
    var index = 0
    while index < line.count, line[index] < 0x7F, line[index] != UInt8(ascii: "\\") { index += 1 }
    if index == line.count { return }
    let json: JSON
    do { json = try JSONReader.read(line, .canonical) } catch { throw .json(error) }
    do { try EntryShape.checkCharacters(json, catalogue) } catch { throw .format(error) }
  }
}
