/// Text of a log on its way out, where it may not do anything: the one place where that is decided.
///
/// Whoever writes text between signs of a format (HTML, CSV, a terminal) takes it through here, and then
/// escapes it scalar by scalar.
package enum HarmlessText {
  /// The text on one line; line ends become a space, and what steers or cannot be seen becomes the mark.
  package static func oneLine(_ text: String, mark: Unicode.Scalar) -> String {
    if isPlain(text) { return text }
    var result = String.UnicodeScalarView()
    var isAfterReturn = false
    forEach(of: text) { scalar, isHarmless in
      defer { isAfterReturn = scalar == "\r" }
      if scalar.endsLine {
        if scalar != "\n" || !isAfterReturn { result.append(" ") }
      } else if scalar == "\t" {
        result.append(" ")
      } else {
        result.append(isHarmless ? scalar : mark)
      }
    }
    return String(result)
  }

  /// The lines of the text, whatever ends them; never none.
  package static func lines(_ text: String, mark: Unicode.Scalar) -> [String] {
    if isPlain(text) { return [text] }
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    var isAfterReturn = false
    forEach(of: text) { scalar, isHarmless in
      defer { isAfterReturn = scalar == "\r" }
      if scalar.endsLine {
        // CR LF is one line end.
        if scalar == "\n", isAfterReturn { return }
        lines.append(String(line))
        line = String.UnicodeScalarView()
      } else {
        line.append(scalar == "\t" ? " " : isHarmless ? scalar : mark)
      }
    }
    return lines + [String(line)]
  }

  /// JSON on one line, with what steers a terminal or hides escaped: the same value.
  ///
  /// Outside strings JSON has no such character, and controls below a space are escaped already.
  package static func json(_ json: String) -> String {
    guard json.utf8.contains(where: { $0 >= 0x7F }) else { return json }
    var result = String.UnicodeScalarView()
    forEach(of: json, dropping: false) { scalar, isHarmless in
      if isHarmless {
        result.append(scalar)
        return
      }
      for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
        let digits = String(unit, radix: 16)
        let escape = "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        result.append(contentsOf: escape.unicodeScalars)
      }
    }
    return String(result)
  }

  /// How many columns it takes on a terminal: marks on letters and what has no width take none.
  package static func width(_ text: String) -> Int {
    text.unicodeScalars.count { scalar in
      if scalar.value < 0x300 { return true }
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark: return false
      default: return !scalar.properties.isDefaultIgnorableCodePoint
      }
    }
  }

  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
  }

  /// Every scalar that is to be shown, and whether it can be shown as it is.
  private static func forEach(
    of text: String, dropping: Bool = true,
    _ body: (_ scalar: Unicode.Scalar, _ isHarmless: Bool) -> Void
  ) {
    var before: Unicode.Scalar?
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      defer { before = scalar }
      // A soft hyphen and the joiner of graphemes say nothing where no line is broken.
      if dropping, scalar == "\u{AD}" || scalar == "\u{34F}" { continue }
      guard scalar.isJoiner else {
        body(scalar, scalar.isHarmless)
        continue
      }
      body(scalar, (before?.canBeJoined ?? false) && (rest.first?.canBeJoined ?? false))
    }
  }
}

extension Unicode.Scalar {
  /// Whether it only shows itself.
  fileprivate var isHarmless: Bool {
    if value < 0x300 { return !steers }
    if steers || isNonCharacter { return false }
    switch value {
    // Selectors say how the character before them looks.
    case 0xFE00...0xFE0F, 0x180B...0x180F, 0xE0100...0xE01EF: return true
    default: return !properties.isDefaultIgnorableCodePoint
    }
  }

  /// Whether a spreadsheet passes over it when it looks whether a cell begins a formula: spaces, marks, and
  /// what cannot be seen or takes what follows along.
  package var mayStandBeforeFormula: Bool {
    if value < 0x21 || properties.isWhitespace { return true }
    switch properties.generalCategory {
    case .control, .format, .nonspacingMark, .enclosingMark, .spacingMark, .lineSeparator,
      .paragraphSeparator, .unassigned:
      return true
    default: return properties.isDefaultIgnorableCodePoint
    }
  }
}
