/// Text as people type and paste it, made fit to be recorded without changing a word.
package enum TypedCharacters {
  /// Without soft hyphens, which a word processor puts where a line may break, and with LF for the line
  /// ends of Windows (CR LF) and of old Macs (CR).
  package static func tidied(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x0D || $0 == 0xC2 }) else { return text }
    var result = String.UnicodeScalarView()
    var isAfterReturn = false
    var isDropped = false
    for scalar in text.unicodeScalars {
      defer { isAfterReturn = scalar == "\r" }
      switch scalar {
      case "\u{AD}": isDropped = true
      case "\r": result.append("\n")
      case "\n" where isAfterReturn: continue
      default: result.append(scalar)
      }
    }
    // A letter may now stand beside its accent.
    return isDropped ? composed(String(result)) : String(result)
  }

  /// With letters composed with the marks behind them, as far as one character means the same: what macOS
  /// types as `o` and U+0308 is `ö` in NFC.
  ///
  /// Not all of NFC: marks in the wrong order and Korean letters by parts stay as they are.
  package static func composed(_ text: String) -> String {
    if text.isComposed { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if let last = result.last, let one = compositions[String.UnicodeScalarView([last, scalar])] {
        result.removeLast()
        result.append(one)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}

/// A letter and the mark behind it → the one character that means the same.
private struct Compositions {
  private let table: [String: Unicode.Scalar]

  subscript(pair: String.UnicodeScalarView) -> Unicode.Scalar? {
    guard let mark = pair.last, mark.value >= 0x300 else { return nil }
    return table[String(pair)]
  }

  /// Found by Swift's own equality of texts, which is canonical equivalence: no table to keep up.
  init() {
    var table: [String: Unicode.Scalar] = [:]
    for value in Self.ranges.joined() {
      guard let scalar = Unicode.Scalar(value), scalar.isKnown else { continue }
      let text = String(scalar)
      // What NFC itself writes as two is no composition (Unicode Standard Annex 15, section 5).
      if text.isComposed { table[text] = scalar }
    }
    self.table = table
  }

  /// Latin, Greek, Cyrillic and what Unicode adds to them.
  private static let ranges: [ClosedRange<UInt32>] = [0xC0...0x52F, 0x1E00...0x1FFF]
}

private let compositions = Compositions()
