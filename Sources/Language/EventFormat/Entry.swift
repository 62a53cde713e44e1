package import Calendar
package import Governance
internal import Texts

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

  /// What happened, in the newest version of its type.
  package var event: Event { proposal.event }
  /// When it happened, or from when it holds.
  package var valid: Period { proposal.valid }
  /// Where the fact is found; empty when no source is recorded.
  package var source: [Citation] { proposal.source }
  /// From what it follows, when no words of the source say it.
  package var inferred: String? { proposal.inferred }

  /// From which day on this could be known: the end of `known`, or the day of recording.
  package var knownBy: CalendarDay { proposal.known?.window.to ?? recorded.day }

  /// The line as it is written to a log: canonical JSON without the line feed (FORMAT 3 and 5), in the newest version.
  package func line(_ catalogue: EventCatalogue) -> [UInt8] {
    EntryShape.write(self, catalogue).canonicalBytes
  }

  /// The same by the catalogue of this program.
  package var line: [UInt8] { line(.shipped) }
}

/// An entry or a proposal as JSON.
package enum EntryShape {
  /// An entry line holds at most so many bytes, without its line feed.
  package static let lineBytesMax = 60_000

  /// What may stand in a line of a batch.
  package static let proposalKeys = [
    "actor", "after", "asStated", "cause", "convention", "data", "despite", "id", "inferred",
    "known",
    "proposedBy", "source", "type", "valid", "withhold",
  ]

  /// The keys of one element of `source`, for those who make forms.
  package static var citationFields: [FieldDescription] {
    RecordShape<Citation>.shape.descriptions
  }

  /// Reads a line of the log; keys it does not know are passed over.
  package static func readEntry(
    _ json: JSON, _ catalogue: EventCatalogue
  ) throws(FormatError) -> Entry {
    let written = try WrittenEntry(json, .passOverUnknownKeys)
    guard let sequence = written.sequence else { throw FormatError(.missingKey("seq")) }
    guard let recorded = written.recorded else { throw FormatError(.missingKey("recorded")) }
    guard let id = written.id else { throw FormatError(.missingKey("id")) }
    guard let actor = written.actor else { throw FormatError(.missingKey("actor")) }
    return Entry(
      sequence: sequence, id: id, recorded: recorded, actor: actor,
      proposal: try proposal(written, .passOverUnknownKeys, catalogue))
  }

  /// Throws when a text of an entry, read from this, has characters that may not be recorded.
  static func checkCharacters(_ json: JSON, _ catalogue: EventCatalogue) throws(FormatError) {
    if let fault = json.unknownCharacter { throw FormatError(.badCharacter(fault)) }
    let written = try WrittenEntry(json, .judgeCharacters)
    _ = try proposal(written, .judgeCharacters, catalogue)
  }

  /// Reads a line of a batch; keys it does not know are refused.
  package static func readProposal(
    _ json: JSON, _ catalogue: EventCatalogue
  ) throws(FormatError) -> Proposal {
    try readLine(json, catalogue).proposal
  }

  /// The same, with the texts that must stand apart: in the proposal is a placeholder for each.
  static func readLine(
    _ json: JSON, _ catalogue: EventCatalogue
  ) throws(FormatError) -> (proposal: Proposal, secrets: [WithheldText]) {
    for member in json.object ?? [] where !proposalKeys.contains(member.name) {
      throw FormatError(.unknownKey(member.name, allowed: proposalKeys))
    }
    let json = json.tidied
    // Copied from an answer for those who may see it, it would stand in the open.
    if json.looksWithheld { throw FormatError(.looksWithheld) }
    var written = try WrittenEntry(json, .refuseUnknownKeys)
    func proposal(_ written: WrittenEntry) throws(FormatError) -> Proposal {
      try Self.proposal(written, .refuseUnknownKeys, catalogue)
    }
    guard !written.withhold.isEmpty else { return (try proposal(written), []) }
    // What is wrong with a text must be said before a placeholder stands in its place; and whoever may see it
    // sees it between marks, which must fit too.
    _ = try proposal(written)
    // What is withheld has its place in what is going to be written.
    try written.bringUpToDate(catalogue)
    let whole = written.data
    let (data, secrets) = try inside("withhold") { () throws(FormatError) in
      try WithheldText.withhold(written.withhold, from: whole)
    }
    written.data = secrets.reduce(data) { data, secret in
      data.replacing(secret.place, by: .string(WithheldValue.shown(secret.text)))
    }
    do { _ = try proposal(written) } catch {
      if case .tooLong = error.problem { throw error }
    }
    written.data = data
    do { return (try proposal(written), secrets) } catch {
      let place = "/" + error.path.dropFirst().joined(separator: "/")
      throw FormatError(.notWithholdable(place), at: ["withhold"])
    }
  }

  static func write(_ entry: Entry, _ catalogue: EventCatalogue) -> JSON {
    let proposal = entry.proposal
    let members: [(String, JSON?)] = [
      ("actor", .string(entry.actor)),
      (
        "after",
        proposal.after.isEmpty ? nil : .array(proposal.after.map { .string($0.description) })
      ),
      ("asStated", proposal.valid.asStated.map(JSON.string)),
      ("cause", proposal.cause.map { .string($0.description) }),
      ("convention", proposal.valid.convention.map { .string($0.rawValue) }),
      ("data", catalogue.write(entry.event)), ("despite", proposal.despite.map(JSON.string)),
      ("id", .string(entry.id.description)),
      ("inferred", proposal.inferred.map(JSON.string)),
      ("known", proposal.known?.edtf.map(JSON.string)),
      ("proposedBy", proposal.proposedBy.map(JSON.string)),
      ("recorded", .string(entry.recorded.iso)),
      ("seq", .integer(Int64(entry.sequence))),
      ("source", proposal.source.isEmpty ? nil : .array(proposal.source.map(citation))),
      ("type", .string(catalogue.wireName(of: entry.event.type))),
      ("valid", .string(proposal.valid.edtf ?? "")),
      ("withheld", proposal.withheld.isEmpty ? nil : .array(proposal.withheld.map(withheld))),
    ]
    return .object(members.compactMap { name, value in value.map { JSONMember(name, $0) } })
  }

  private static func citation(_ citation: Citation) -> JSON {
    RecordShape<Citation>.shape.write(citation)
  }

  private static func withheld(_ value: WithheldValue) -> JSON {
    RecordShape<WithheldValue>.shape.write(value)
  }

  private static func proposal(
    _ written: WrittenEntry, _ strictness: KeyStrictness, _ catalogue: EventCatalogue
  ) throws(FormatError) -> Proposal {
    let version = try written.version(strictness, catalogue)
    let valid = try moment(written)
    let known = try inside("known") { () throws(FormatError) in try knownPeriod(written.known) }
    let (event, newest) = try inside("data") { () throws(FormatError) in
      let newest = try version.upcast(written.data, strictness, catalogue)
      return (try version.read(newest ?? written.data, strictness, catalogue), newest)
    }
    try inside("withheld") { () throws(FormatError) in
      try WithheldText.check(written.withheld, in: written.data)
      // A text that went elsewhere would be shown in the wrong place, or not be missed.
      if let newest { try WithheldText.check(written.withheld, in: newest) }
    }
    return Proposal(
      id: written.id, valid: valid, known: known, source: written.source, cause: written.cause,
      after: written.after, inferred: written.inferred, proposedBy: written.proposedBy,
      actor: written.actor, despite: written.despite,
      withheld: written.withheld, event: event)
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

/// The keys of an entry as they stand in JSON, each understood by itself.
///
/// By hand and not by a `RecordShape`: every line of the log passes here, and the keys are fixed.
private struct WrittenEntry {
  var actor: String?
  var after: [EntryIdentifier] = []
  var asStated: String?
  var cause: EntryIdentifier?
  var convention: ReadingConvention?
  var data: JSON
  var despite: String?
  var id: EntryIdentifier?
  var inferred: String?
  var known: String?
  var proposedBy: String?
  var recorded: Moment?
  var sequence: Int?
  var source: [Citation] = []
  var type: String
  var valid: String
  /// Only in the log.
  var withheld: [WithheldValue] = []
  /// Only in a batch.
  var withhold: [String] = []

  /// Keys it does not know are passed over.
  init(_ json: JSON, _ strictness: KeyStrictness) throws(FormatError) {
    guard case .object(let members) = json else { throw FormatError(.expected("een object { … }")) }
    var required: (data: JSON?, type: String?, valid: String?)
    for member in members {
      do throws(FormatError) {
        switch member.name {
        case "actor": actor = try ValueCodec.short.read(member.value, strictness)
        case "after": after = try readList(member.value, .uuid, strictness)
        case "asStated": asStated = try ValueCodec.short.read(member.value, strictness)
        case "cause": cause = try ValueCodec.uuid.read(member.value, strictness)
        case "convention": convention = try ValueCodec.choice.read(member.value, strictness)
        case "data": required.data = member.value
        case "despite": despite = try ValueCodec.long.read(member.value, strictness)
        case "id": id = try ValueCodec.uuid.read(member.value, strictness)
        case "inferred": inferred = try ValueCodec.short.read(member.value, strictness)
        case "known": known = try ValueCodec.short.read(member.value, strictness)
        case "proposedBy": proposedBy = try ValueCodec.short.read(member.value, strictness)
        case "recorded": recorded = try ValueCodec.moment.read(member.value, strictness)
        case "seq": sequence = try ValueCodec.count.read(member.value, strictness)
        case "source":
          source = try readList(member.value, RecordShape<Citation>.shape.codec, strictness)
        case "type": required.type = try ValueCodec.short.read(member.value, strictness)
        case "valid": required.valid = try ValueCodec.short.read(member.value, strictness)
        case "withheld":
          withheld = try readList(member.value, RecordShape<WithheldValue>.shape.codec, strictness)
        case "withhold" where strictness == .refuseUnknownKeys:
          withhold = try readList(member.value, .short, strictness)
        default: continue
        }
      } catch { throw error.inside(member.name) }
    }
    guard let data = required.data else { throw FormatError(.missingKey("data")) }
    guard let type = required.type else { throw FormatError(.missingKey("type")) }
    guard let valid = required.valid else { throw FormatError(.missingKey("valid")) }
    self.data = data
    self.type = type
    self.valid = valid
  }
}

extension WrittenEntry {
  /// The version that its type names.
  func version(
    _ strictness: KeyStrictness, _ catalogue: EventCatalogue
  ) throws(FormatError) -> EventVersion {
    try inside("type") { () throws(FormatError) in
      try catalogue.version(named: type, strictness)
    }
  }

  /// Puts what a line of a batch says into the newest version, if it is of an older one.
  mutating func bringUpToDate(_ catalogue: EventCatalogue) throws(FormatError) {
    let version = try version(.refuseUnknownKeys, catalogue)
    let newest = try inside("data") { () throws(FormatError) in
      try version.upcast(data, .refuseUnknownKeys, catalogue)
    }
    guard let newest else { return }
    data = newest
    type = catalogue.wireName(of: version.type)
  }
}

extension RecordShape where Root == Citation {
  static let shape = RecordShape(
    Citation.init(document:at:),
    .required("document", .id(.source), \.document), .required("at", .place, \.at))
}

extension ValueCodec where Value == String {
  /// A place in a document.
  static let place = text(bytesMax: TextLimits.placeBytesMax, .oneLine)
}
