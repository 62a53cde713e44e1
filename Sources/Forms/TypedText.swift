/// Text as people and spreadsheets hand it over, made fit for the log without changing a word.
enum TypedText {
  /// Without white space around it, with plain spaces for hard ones, line feeds for line ends, and
  /// letters composed with their accents (the log holds text in NFC; macOS types NFD).
  static func tidy(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var isAfterReturn = false
    for scalar in text.unicodeScalars {
      defer { isAfterReturn = scalar == "\r" }
      switch scalar {
      case "\u{A0}", "\u{202F}", "\u{2007}": result.append(" ")
      case "\u{FEFF}": continue
      case "\r": result.append("\n")
      case "\n" where isAfterReturn: continue
      default:
        if let last = result.last, let composed = compositions[Pair(letter: last, mark: scalar)] {
          result.removeLast()
          result.append(composed)
        } else {
          result.append(scalar)
        }
      }
    }
    return trimmed(String(result))
  }

  /// On one line.
  static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).map { trimmed(String($0)) }.filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  static func trimmed(_ text: String) -> String {
    var rest = text[...]
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }

  /// The parts between semicolons, tidy; empty ones are left out.
  static func elements(_ text: String) -> [String] {
    text.split(separator: ";").map { tidy(String($0)) }.filter { !$0.isEmpty }
  }

  private struct Pair: Hashable {
    let letter: Unicode.Scalar
    let mark: Unicode.Scalar
  }

  /// A letter and the combining mark after it → the one letter that means the same (Unicode,
  /// UnicodeData.txt, canonical decompositions), for the letters of Western Europe.
  private static let compositions: [Pair: Unicode.Scalar] = {
    let table: [(mark: Unicode.Scalar, letters: String, composed: String)] = [
      ("\u{300}", "aeiouAEIOU", "àèìòùÀÈÌÒÙ"), ("\u{301}", "aeiouyAEIOUY", "áéíóúýÁÉÍÓÚÝ"),
      ("\u{302}", "aeiouAEIOU", "âêîôûÂÊÎÔÛ"), ("\u{303}", "anoANO", "ãñõÃÑÕ"),
      ("\u{308}", "aeiouyAEIOU", "äëïöüÿÄËÏÖÜ"), ("\u{30A}", "aA", "åÅ"),
      ("\u{30C}", "szSZ", "šžŠŽ"), ("\u{327}", "cC", "çÇ"),
    ]
    var result: [Pair: Unicode.Scalar] = [:]
    for (mark, letters, composed) in table {
      for (letter, whole) in zip(letters.unicodeScalars, composed.unicodeScalars) {
        result[Pair(letter: letter, mark: mark)] = whole
      }
    }
    return result
  }()
}
