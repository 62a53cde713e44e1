internal import Texts

/// Text as people and spreadsheets hand it over, made fit for the log without changing a word.
enum TypedText {
  /// Without white space around it, with plain spaces for hard ones, line feeds for line ends, and
  /// letters composed with their accents (the log holds text in NFC; macOS types NFD).
  static func tidy(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in TypedCharacters.tidied(text).unicodeScalars {
      switch scalar {
      case "\u{A0}", "\u{202F}", "\u{2007}": result.append(" ")
      case "\u{FEFF}": continue
      default: result.append(scalar)
      }
    }
    return trimmed(TypedCharacters.composed(String(result)))
  }

  /// On one line.
  static func oneLine(_ text: String) -> String {
    text.unicodeScalars.split(whereSeparator: \.endsLine).map { trimmed(String($0)) }
      .filter { !$0.isEmpty }.joined(separator: " ")
  }

  static func trimmed(_ text: String) -> String {
    var rest = text.unicodeScalars[...]
    while let first = rest.first, first.properties.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.properties.isWhitespace { rest.removeLast() }
    return String(rest)
  }

  /// The parts between semicolons, tidy; empty ones are left out.
  static func elements(_ text: String) -> [String] {
    text.unicodeScalars.split(separator: ";").map { tidy(String($0)) }.filter { !$0.isEmpty }
  }
}
