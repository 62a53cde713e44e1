/// The bytes of a spreadsheet file as text.
///
/// UTF-8 with or without a byte order mark. What is not UTF-8 is taken for Windows-1252, as older
/// versions of Excel write it, and the reader is told so.
enum SheetText {
  static func decoded(
    _ bytes: [UInt8]
  ) throws(SheetProblem) -> (text: String, isWindows1252: Bool) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw problem("Dit bestand is UTF-16. Bewaar het als “CSV UTF-8 (door komma’s gescheiden)”.")
    }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      throw problem("Dit is een werkmap (xlsx of ods), geen CSV. Bewaar het blad als “CSV UTF-8”.")
    }
    let isMarked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    if let text = String(validating: bytes[(isMarked ? 3 : 0)...], as: UTF8.self) {
      guard !text.utf8.contains(0) else {
        throw problem("Dit is geen tekst. Bewaar het blad als “CSV UTF-8”.")
      }
      return (text, false)
    }
    var scalars = String.UnicodeScalarView()
    for byte in bytes {
      guard let scalar = windows1252(byte) else {
        throw problem(
          "Dit bestand is geen UTF-8 en geen Windows-1252. Bewaar het blad als “CSV UTF-8”.")
      }
      scalars.append(scalar)
    }
    return (String(scalars), true)
  }

  private static func problem(_ message: String) -> SheetProblem {
    SheetProblem(line: 1, column: nil, typed: "", message: message)
  }

  /// The character of a byte; `nil` for the five bytes without one, and for NUL
  /// (unicode.org, MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT).
  private static func windows1252(_ byte: UInt8) -> Unicode.Scalar? {
    guard byte != 0 else { return nil }
    guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
    let scalar = high[Int(byte - 0x80)]
    return scalar == "\u{FFFD}" ? nil : scalar
  }

  private static let high = Array(
    "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ".unicodeScalars)
}

/// What is wrong with one cell, row or header of a spreadsheet.
package struct SheetProblem: Error, Equatable, Sendable {
  /// The line of the file in which the row begins, from 1.
  package let line: Int
  /// The header of the column; `nil` when it is about the whole row or file.
  package let column: String?
  /// What stands in the cell.
  package let typed: String
  /// What is wrong and what to do, in Dutch.
  package let message: String

  package init(line: Int, column: String?, typed: String, message: String) {
    self.line = line
    self.column = column
    self.typed = typed
    self.message = message
  }
}
