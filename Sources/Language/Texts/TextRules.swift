/// Which characters may stand in a text that is recorded (FORMAT 4 and 5).
///
/// A text is judged scalar by scalar. What Swift calls a character joins scalars: behind a letter that
/// takes what follows it along (U+070F) or before a joiner, `<` is another character, and no rule would see it.
package enum TextRules {
  /// The version of Unicode that says which characters exist, and so what NFC is.
  ///
  /// Pinned, so that a text that was right stays right: for characters that exist Unicode promises that
  /// normal forms never change (Unicode Standard Annex 15, section 3), for others it promises nothing.
  package static let unicodeVersion = (major: 14, minor: 0)

  /// A name of a log or key has at most so many bytes: with what is put behind it, it is a name of a file.
  package static let nameBytesMax = 200

  /// How many lines a text may have.
  package enum Extent: Sendable {
    case oneLine
    /// LF and TAB may stand in it.
    case severalLines
  }

  /// The first thing that keeps a text from being recorded; nil when it is right.
  package static func fault(in text: String, _ extent: Extent) -> TextFault? {
    // Most texts have nothing that could be wrong, and bytes are quickly looked through.
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return nil }
    var place = 0
    var before: Unicode.Scalar?
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      place += 1
      defer { before = scalar }
      if let kind = kind(of: scalar, between: before, and: rest.first, extent) {
        return TextFault(kind: kind, scalar: scalar, place: place)
      }
    }
    return text.isComposed ? nil : TextFault(kind: .notComposed, scalar: nil, place: nil)
  }

  private static func kind(
    of scalar: Unicode.Scalar, between before: Unicode.Scalar?, and after: Unicode.Scalar?,
    _ extent: Extent
  ) -> TextFault.Kind? {
    if scalar == "\n" || scalar == "\t" { return extent == .oneLine ? .steers : nil }
    if scalar.steers { return .steers }
    if !scalar.isKnown { return .unknown }
    if scalar.isJoiner {
      let joins = (before?.canBeJoined ?? false) && (after?.canBeJoined ?? false)
      return joins ? nil : .joinsNothing
    }
    return nil
  }

  /// The first character that the pinned version of Unicode does not have; nil without one.
  package static func unknownCharacter(in text: String) -> TextFault? {
    if text.utf8.allSatisfy({ $0 < 0xCD }) { return nil }
    for (index, scalar) in text.unicodeScalars.enumerated() where !scalar.isKnown {
      return TextFault(kind: .unknown, scalar: scalar, place: index + 1)
    }
    return nil
  }

  /// The same of bytes; nil as well when they are no UTF-8.
  package static func unknownScalar(in bytes: Span<UInt8>) -> Unicode.Scalar? {
    var index = 0
    while index < bytes.count, bytes[index] < 0xCD { index += 1 }
    guard index < bytes.count else { return nil }
    do throws(UTF8.ValidationError) {
      var scalars = try UTF8Span(validating: bytes).makeUnicodeScalarIterator()
      while let scalar = scalars.next() { if !scalar.isKnown { return scalar } }
      return nil
    } catch { return nil }
  }

  /// Whether a text of a log may be so: its characters known, in NFC; whatever version a machine has agrees.
  package static func isSettled(_ text: String) -> Bool {
    unknownScalar(in: text.utf8Span.span) == nil && text.isComposed
  }

  /// Whether it may be the name of a log, and of its keys, as far as characters go.
  package static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= nameBytesMax && fault(in: text, .oneLine) == nil
      && !text.unicodeScalars.contains(where: \.hides)
  }
}

/// What keeps a text from being recorded, and where.
package struct TextFault: Error, Equatable, Sendable {
  /// Why it may not be recorded (FORMAT 4.3 and 5).
  package enum Kind: Sendable {
    /// It makes a program do something, or cannot be seen.
    case steers
    /// A joiner that does not stand between letters or pictographs.
    case joinsNothing
    /// The pinned version of Unicode has no such character.
    case unknown
    /// The text is not in NFC.
    case notComposed
  }

  package let kind: Kind
  /// The character that is wrong; nil when it is the text as a whole.
  package let scalar: Unicode.Scalar?
  /// Its place in the text, from 1, in Unicode scalars.
  package let place: Int?

  /// What is wrong and what to do, as the end of a sentence that names the text.
  package var dutch: String {
    guard let scalar, let place else {
      return "letters en hun accenten staan los van elkaar (geen NFC). Typ de tekst over."
    }
    let begin = "teken \(place) is \(scalar.name)"
    switch kind {
    case .steers:
      return "\(begin), een stuurteken of onzichtbaar teken. Haal het weg, of typ de tekst over."
    case .joinsNothing:
      return
        "\(begin), een onzichtbaar teken dat hier geen letters of pictogrammen verbindt. Haal het weg."
    case .unknown:
      let version = TextRules.unicodeVersion
      return "\(begin), en dat teken bestaat niet in Unicode \(version.major).\(version.minor). "
        + "Schrijf een ander teken."
    case .notComposed: return "de tekst is niet in NFC. Typ de tekst over."
    }
  }
}

extension Unicode.Scalar {
  /// `U+202E`.
  package var name: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }

  /// Whether it steers a program or hides: controls, marks of direction, what has no width, tags, and what
  /// begins or ends an annotation.
  package var steers: Bool {
    switch value {
    case 0x00...0x1F, 0x7F...0x9F, 0x61C, 0x180E, 0x200B, 0x200E...0x200F, 0x2028...0x202E,
      0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F:
      true
    default: false
    }
  }

  /// Whether it is shown as nothing (Default_Ignorable_Code_Point of Unicode 14.0, the joiners apart): in a name nobody
  /// could type again what he sees.
  var hides: Bool {
    switch value {
    case 0xAD, 0x34F, 0x61C, 0x115F...0x1160, 0x17B4...0x17B5, 0x180B...0x180F, 0x200B,
      0x200E...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0,
      0xFFF0...0xFFF8, 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE0FFF:
      true
    default: false
    }
  }

  /// Whether the pinned version of Unicode has it, and means it for text.
  package var isKnown: Bool {
    if value < 0x378 { return true }
    guard !isNonCharacter, let age = properties.age else { return false }
    return age.major < TextRules.unicodeVersion.major
      || (age.major == TextRules.unicodeVersion.major
        && age.minor <= TextRules.unicodeVersion.minor)
  }

  /// Whether Unicode promises that it will never be a character.
  package var isNonCharacter: Bool {
    (0xFDD0...0xFDEF).contains(value) || value & 0xFFFE == 0xFFFE
  }

  /// Whether it only says that what is beside it joins, or does not.
  package var isJoiner: Bool { value == 0x200C || value == 0x200D }

  /// Whether a joiner can stand beside it: a letter, a mark on one, or a pictograph.
  var canBeJoined: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark:
      true
    case .otherSymbol, .modifierSymbol, .mathSymbol, .currencySymbol: value >= 0x2000
    default: false
    }
  }

  /// Whether a reader may take it for the end of a line.
  package var endsLine: Bool {
    switch value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }
}

extension String {
  /// Whether letters and their marks are composed (NFC).
  var isComposed: Bool {
    // Below the first combining mark every text is.
    if utf8.allSatisfy({ $0 < 0xCC }) { return true }
    var span = utf8Span
    return span.checkForNFC(quickCheck: false)
  }
}
