internal import Calendar
internal import Governance
internal import Texts

// The codecs of single values: what a text, an identifier, a date may look like.

/// Limits on text, so that one entry always fits its line.
package enum TextLimits {
  /// Titles, names, aliases, references.
  package static let shortBytesMax = 500
  /// Notes, reasons, conditions.
  package static let longBytesMax = 8_000
  /// The place in a source: `regel 115`.
  package static let placeBytesMax = 200
}

extension ValueCodec where Value == String {
  /// A title or name: not empty, one line.
  static let short = ValueCodec(
    kind: .text,
    read: { (json, strictness) throws(FormatError) in
      let text = try text(bytesMax: TextLimits.shortBytesMax, .severalLines)
        .read(json, .passOverUnknownKeys)
      guard text.utf8.allSatisfy({ $0 >= 0x20 }) else {
        throw FormatError(.expected("één regel tekst"))
      }
      try judge(text, .oneLine, strictness)
      return text
    },
    write: JSON.string)
  /// A note or reason: not empty.
  static let long = text(bytesMax: TextLimits.longBytesMax, .severalLines)

  /// A text of so many bytes; which characters it has is judged when it is recorded or verified.
  static func text(bytesMax: Int, _ extent: TextRules.Extent) -> ValueCodec {
    ValueCodec(
      kind: bytesMax > TextLimits.shortBytesMax ? .longText : .text,
      read: { (json, strictness) throws(FormatError) in
        guard case .string(let text) = json else { throw FormatError(.expected("een tekst")) }
        guard text.contains(where: { !$0.isWhitespace }) else { throw FormatError(.empty) }
        guard text.utf8.count <= bytesMax else { throw FormatError(.tooLong(bytesMax: bytesMax)) }
        try judge(text, extent, strictness)
        return text
      },
      write: JSON.string)
  }

  private static func judge(
    _ text: String, _ extent: TextRules.Extent, _ strictness: KeyStrictness
  ) throws(FormatError) {
    guard strictness.judgesCharacters else { return }
    if let fault = TextRules.fault(in: text, extent) { throw FormatError(.badCharacter(fault)) }
  }

  /// A text of a fixed form.
  static func matching(
    example: String, _ isRight: @escaping @Sendable (String) -> Bool
  ) -> ValueCodec {
    ValueCodec(
      kind: .text,
      read: { (json, strictness) throws(FormatError) in
        let text = try short.read(json, strictness)
        guard isRight(text) else { throw FormatError(.badPattern(text, example: example)) }
        return text
      },
      write: JSON.string)
  }
}

extension ValueCodec where Value == Identifier {
  /// The name of a thing of a kind.
  static func id(_ kind: Kind) -> ValueCodec { id([kind]) }

  /// The name of a thing of any kind.
  static let anything = id([])

  private static func id(_ kinds: [Kind]) -> ValueCodec {
    ValueCodec(
      kind: .thing(kinds),
      read: { (json, strictness) throws(FormatError) in
        guard case .string(let text) = json else { throw FormatError(.expected("een naam (id)")) }
        guard let id = Identifier(text) else { throw FormatError(.badIdentifier(text)) }
        return id
      },
      write: { .string($0.text) })
  }
}

extension ValueCodec where Value == EntryIdentifier {
  static let uuid = ValueCodec(
    kind: .entry,
    read: { (json, strictness) throws(FormatError) in
      guard case .string(let text) = json else { throw FormatError(.expected("een UUID")) }
      guard let id = EntryIdentifier(text) else {
        let example = "0197c3f2-5b6a-7c1d-8e2f-3a4b5c6d7e8f"
        throw FormatError(.badPattern(text, example: example))
      }
      return id
    },
    write: { .string($0.description) })
}

extension ValueCodec where Value == Int {
  /// A whole number of 0 or more.
  static let count = ValueCodec(
    kind: .count,
    read: { (json, strictness) throws(FormatError) in
      guard case .integer(let number) = json, let count = Int(exactly: number), count >= 0 else {
        throw FormatError(.badNumber)
      }
      return count
    },
    write: { .integer(Int64($0)) })
}

extension ValueCodec where Value: Vocabulary {
  /// One word out of a fixed list.
  static var choice: ValueCodec {
    ValueCodec(
      kind: .choice(Value.allCases.map { ValueKind.Choice(word: $0.rawValue, dutch: $0.dutch) }),
      read: { (json, strictness) throws(FormatError) in
        guard case .string(let text) = json else { throw FormatError(.expected("een tekst")) }
        guard let value = Value(rawValue: text) else {
          throw FormatError(.badChoice(text, allowed: Value.allCases.map(\.rawValue)))
        }
        return value
      },
      write: { .string($0.rawValue) })
  }
}

extension ValueCodec where Value == Period {
  /// A period inside `data`: `{"asStated":…,"convention":…,"edtf":…}`.
  static let period = ValueCodec(
    kind: .period,
    read: { (json, strictness) throws(FormatError) in
      let written = try RecordShape<WrittenPeriod>.period.read(json, strictness)
      return try understood(written)
    },
    write: { RecordShape<WrittenPeriod>.period.write(WrittenPeriod($0)) })

  /// The period that EDTF text, words and convention make up.
  static func understood(_ written: WrittenPeriod) throws(FormatError) -> Period {
    guard let edtf = written.edtf else {
      guard let words = written.asStated else { throw FormatError(.missingKey("edtf")) }
      if written.convention != nil { throw FormatError(.missingKey("edtf")) }
      return Period(words: words)
    }
    do {
      return try Period(edtf: edtf, asStated: written.asStated, convention: written.convention)
    } catch {
      throw FormatError(.badPeriod(error), at: ["edtf"])
    }
  }
}

/// A period as it stands in JSON, not yet understood.
struct WrittenPeriod: Sendable {
  let asStated: String?
  let convention: ReadingConvention?
  let edtf: String?

  init(asStated: String?, convention: ReadingConvention?, edtf: String?) {
    self.asStated = asStated
    self.convention = convention
    self.edtf = edtf
  }

  init(_ period: Period) {
    self.init(asStated: period.asStated, convention: period.convention, edtf: period.edtf)
  }
}

extension RecordShape where Root == WrittenPeriod {
  static let period = RecordShape(
    WrittenPeriod.init(asStated:convention:edtf:),
    .optional("asStated", .short, \.asStated),
    .optional("convention", .choice, \.convention),
    .optional("edtf", .short, \.edtf))
}

extension ValueCodec where Value == Moment {
  static let moment = ValueCodec(
    kind: .text,
    read: { (json, _) throws(FormatError) in
      guard case .string(let text) = json else { throw FormatError(.expected("een tijdstip")) }
      guard let moment = Moment(iso: text) else {
        throw FormatError(.badPattern(text, example: "2026-11-21T09:12:44.031Z"))
      }
      return moment
    },
    write: { .string($0.iso) })
}
