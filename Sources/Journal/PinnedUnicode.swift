/// The characters that a log may hold: those of Unicode 14.0, whatever the machine knows.
///
/// Normal form NFC of text is settled for ever once all of its characters are assigned (Unicode Standard
/// Annex 15, section 3). With a character that a later version adds it would depend on who looks.
package enum PinnedUnicode {
  package static let version: Unicode.Version = (14, 0)

  /// The first character that the version does not have; nil as well when the bytes are no UTF-8.
  package static func firstUnassigned(in bytes: Span<UInt8>) -> Unicode.Scalar? {
    guard !isBelowMarks(bytes) else { return nil }
    do throws(UTF8.ValidationError) {
      var scalars = try UTF8Span(validating: bytes).makeUnicodeScalarIterator()
      while let scalar = scalars.next() { if !isAssigned(scalar) { return scalar } }
      return nil
    } catch { return nil }
  }

  /// Whether a text of a log may be so: its characters assigned, in NFC.
  package static func isSettled(_ text: String) -> Bool {
    let bytes = text.utf8Span
    var copy = bytes
    return firstUnassigned(in: bytes.span) == nil && copy.checkForNFC(quickCheck: false)
  }

  private static func isAssigned(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    guard let age = properties.age else { return false }
    // What will never be a character has an age too.
    return age <= version && properties.generalCategory != .unassigned
  }

  /// Whether every character lies below U+0300, as in most lines: all of those are assigned.
  private static func isBelowMarks(_ bytes: Span<UInt8>) -> Bool {
    var index = 0
    while index < bytes.count, bytes[index] < 0xCC { index += 1 }
    return index == bytes.count
  }
}
