package import Governance

/// One recorded entry: a proposal with its place in the log and the moment it was recorded.
package struct Entry: Sendable {
  /// The place in the log, from 0; also the index of its Merkle leaf.
  package let sequence: Int
  package let id: EntryIdentifier
  package let recorded: Moment
  package let actor: String
  package let proposal: Proposal

  package init(
    sequence: Int, id: EntryIdentifier, recorded: Moment, actor: String, proposal: Proposal
  ) {
    self.sequence = sequence
    self.id = id
    self.recorded = recorded
    self.actor = actor
    self.proposal = proposal
  }

  package var event: Event { proposal.event }
  package var valid: Period { proposal.valid }
  package var source: [Citation] { proposal.source }

  /// From which day on this could be known: the end of `known`, or the day of recording.
  package var knownBy: CalendarDay { proposal.known?.window.to ?? recorded.day }

  /// The line as it stands in the log: canonical JSON without the line feed (DESIGN 4.1, FORMAT 2).
  package var line: [UInt8] { EntryShape.write(self).canonicalBytes }
}

/// An entry or a proposal as JSON.
package enum EntryShape {
  /// An entry line holds at most so many bytes, without its line feed.
  package static let lineBytesMax = 60_000

  /// What stands in the log.
  static let entryKeys = [
    "actor", "asStated", "cause", "convention", "data", "id", "known", "recorded", "seq", "source",
    "type", "valid",
  ]

  /// What may stand in a line of a batch.
  package static let proposalKeys = [
    "actor", "asStated", "cause", "convention", "data", "id", "known", "source", "type", "valid",
  ]

  /// Reads a line of the log; keys it does not know are passed over.
  package static func readEntry(_ json: JSON) throws(FormatError) -> Entry {
    let written = try RecordShape<WrittenEntry>.shape.read(json, .passOverUnknownKeys)
    guard let sequence = written.sequence else { throw FormatError(.missingKey("seq")) }
    guard let recorded = written.recorded else { throw FormatError(.missingKey("recorded")) }
    guard let id = written.id else { throw FormatError(.missingKey("id")) }
    guard let actor = written.actor else { throw FormatError(.missingKey("actor")) }
    return Entry(
      sequence: sequence, id: id, recorded: recorded, actor: actor,
      proposal: try proposal(written, .passOverUnknownKeys))
  }

  /// Reads a line of a batch; keys it does not know are refused.
  package static func readProposal(_ json: JSON) throws(FormatError) -> Proposal {
    let written = try RecordShape<WrittenEntry>.shape.read(json, .refuseUnknownKeys)
    if written.sequence != nil {
      throw FormatError(.unknownKey("seq", allowed: proposalKeys))
    }
    if written.recorded != nil {
      throw FormatError(.unknownKey("recorded", allowed: proposalKeys))
    }
    return try proposal(written, .refuseUnknownKeys)
  }

  static func write(_ entry: Entry) -> JSON {
    let proposal = entry.proposal
    return RecordShape<WrittenEntry>.shape.write(
      WrittenEntry(
        actor: entry.actor, asStated: proposal.valid.asStated, cause: proposal.cause,
        convention: proposal.valid.convention, data: EventCatalogue.write(entry.event),
        id: entry.id, known: proposal.known?.edtf, recorded: entry.recorded,
        sequence: entry.sequence, source: proposal.source,
        type: EventCatalogue.wireName(of: entry.event.type), valid: proposal.valid.edtf ?? ""))
  }

  /// The type a name stands for; a name without version means the newest version.
  static func type(named name: String) throws(FormatError) -> EventType {
    if let type = EventCatalogue.type(named: name) { return type }
    if let type = EventCatalogue.type(named: name + ".v1") { return type }
    throw FormatError(
      .unknownType(name, suggestions: Spelling.nearest(to: name, in: EventCatalogue.wireNames)))
  }

  private static func proposal(
    _ written: WrittenEntry, _ strictness: KeyStrictness
  ) throws(FormatError) -> Proposal {
    let type = try inside("type") { () throws(FormatError) -> EventType in
      try Self.type(named: written.type)
    }
    let valid = try moment(written)
    let known = try inside("known") { () throws(FormatError) in try knownPeriod(written.known) }
    let event = try inside("data") { () throws(FormatError) in
      try EventCatalogue.read(type, written.data, strictness)
    }
    return Proposal(
      id: written.id, valid: valid, known: known, source: written.source, cause: written.cause,
      actor: written.actor, event: event)
  }

  private static func moment(_ written: WrittenEntry) throws(FormatError) -> Period {
    do {
      return try Period(
        edtf: written.valid, asStated: written.asStated, convention: written.convention)
    } catch { throw FormatError(.badPeriod(error), at: ["valid"]) }
  }

  private static func knownPeriod(_ text: String?) throws(FormatError) -> Period? {
    guard let text else { return nil }
    let period: Period
    do { period = try Period(edtf: text, asStated: nil, convention: nil) } catch {
      throw FormatError(.badPeriod(error))
    }
    guard period.window.to != nil, period.kind == .moment else {
      throw FormatError(.expected("een datum of venster met een einde, zoals 2024-09"))
    }
    return period
  }
}

/// An entry as its keys stand in JSON.
struct WrittenEntry: Sendable {
  let actor: String?
  let asStated: String?
  let cause: EntryIdentifier?
  let convention: ReadingConvention?
  let data: JSON
  let id: EntryIdentifier?
  let known: String?
  let recorded: Moment?
  let sequence: Int?
  let source: [Citation]
  let type: String
  let valid: String
}

extension RecordShape where Root == WrittenEntry {
  static let shape = RecordShape(
    WrittenEntry.init(
      actor:asStated:cause:convention:data:id:known:recorded:sequence:source:type:valid:),
    .optional("actor", .short, \.actor), .optional("asStated", .short, \.asStated),
    .optional("cause", .uuid, \.cause), .optional("convention", .choice, \.convention),
    .required("data", .json, \.data), .optional("id", .uuid, \.id),
    .optional("known", .short, \.known), .optional("recorded", .moment, \.recorded),
    .optional("seq", .count, \.sequence),
    .list("source", RecordShape<Citation>.shape.codec, \.source),
    .required("type", .short, \.type), .required("valid", .short, \.valid))
}

extension RecordShape where Root == Citation {
  static let shape = RecordShape(
    Citation.init(document:at:),
    .required("document", .id, \.document), .required("at", .place, \.at))
}

extension ValueCodec where Value == String {
  /// A place in a document.
  static let place = text(bytesMax: 200)
}

extension ValueCodec where Value == Moment {
  static let moment = ValueCodec(
    read: { (json) throws(FormatError) in
      guard case .string(let text) = json else { throw FormatError(.expected("een tijdstip")) }
      guard let moment = Moment(iso: text) else {
        throw FormatError(.badPattern(text, example: "2026-11-21T09:12:44.031Z"))
      }
      return moment
    },
    write: { .string($0.iso) })
}
