internal import Texts

/// Why bytes are not JSON as we accept it, and where.
package struct JSONError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What is wrong.
  package enum Reason: Equatable, Sendable {
    case empty
    case unfinished
    case trailingBytes
    case valueExpected
    case keyExpected
    case colonExpected
    case commaOrEndExpected
    case whiteSpace
    case invalidUTF8
    case notNFC
    case controlCharacter
    case unknownEscape
    case escapeNotMinimal
    case loneSurrogate
    case duplicateKey(String)
    case keysNotSorted(String)
    case fraction
    case exponent
    case leadingZero
    case plusSign
    case negativeZero
    case integerTooLarge
    case nestedTooDeep
  }

  package let reason: Reason
  /// The byte at which reading stopped, counted from 0.
  package let offset: Int
  /// The character (Unicode scalar) at which reading stopped, counted from 1.
  package let column: Int

  package init(_ reason: Reason, offset: Int, column: Int) {
    self.reason = reason
    self.offset = offset
    self.column = column
  }

  /// One Dutch line: what is wrong, and where.
  package var description: String {
    "\(reason.dutch) (teken \(column))"
  }
}

extension JSONError.Reason {
  /// What is wrong, in Dutch.
  package var dutch: String {
    switch self {
    case .empty: "de regel is leeg"
    case .unfinished: "de regel houdt te vroeg op"
    case .trailingBytes: "er staat nog iets achter het einde"
    case .valueExpected: "hier hoort een waarde te staan"
    case .keyExpected: "hier hoort een sleutel tussen aanhalingstekens te staan"
    case .colonExpected: "hier hoort een dubbele punt te staan"
    case .commaOrEndExpected: "hier hoort een komma of het sluithaakje te staan"
    case .whiteSpace: "witruimte mag hier niet"
    case .invalidUTF8: "de bytes zijn geen geldige UTF-8"
    case .notNFC: "tekst is niet in NFC-vorm"
    case .controlCharacter: "een stuurteken mag niet in een tekst staan"
    case .unknownEscape: "deze code met \\ bestaat niet"
    case .escapeNotMinimal: "dit teken hoort hier anders geschreven te worden"
    case .loneSurrogate: "een half surrogaatpaar is geen teken"
    case .duplicateKey(let key): "dubbele sleutel \"\(Self.shown(key))\""
    case .keysNotSorted(let key): "sleutel \"\(Self.shown(key))\" staat niet op volgorde"
    case .fraction: "getal met een breuk; alleen hele getallen mogen"
    case .exponent: "getal met een exponent; alleen hele getallen mogen"
    case .leadingZero: "getal begint met een nul"
    case .plusSign: "getal begint met een plusteken"
    case .negativeZero: "min nul is geen getal"
    case .integerTooLarge: "getal groter dan 2^53−1"
    case .nestedTooDeep: "meer dan \(JSON.nestingMax) lagen diep"
    }
  }

  /// At most 40 characters, and nothing that a terminal would obey.
  private static func shown(_ key: String) -> String {
    let shown = HarmlessText.oneLine(
      String(String.UnicodeScalarView(key.unicodeScalars.prefix(40))), mark: "\u{FFFD}")
    return key.unicodeScalars.count > 40 ? shown + "…" : shown
  }
}
