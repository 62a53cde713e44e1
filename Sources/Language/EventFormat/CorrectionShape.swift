internal import Calendar
internal import Governance

/// The `data` of a correction: it holds the `data` of another event, whose type stands beside it.
enum CorrectionShape {
  static func read(
    _ json: JSON, _ strictness: KeyStrictness, _ catalogue: EventCatalogue
  ) throws(FormatError) -> EntryCorrected {
    let written = try RecordShape<Written>.shape.read(json, strictness)
    var event: Event?
    if written.data == nil, written.type != nil { throw FormatError(.missingKey("data")) }
    if let data = written.data {
      guard let name = written.type else { throw FormatError(.missingKey("type")) }
      let version = try inside("type") { () throws(FormatError) in
        try catalogue.version(named: name, strictness)
      }
      event = try inside("data") { () throws(FormatError) in
        try version.read(data, strictness, catalogue)
      }
    }
    return EntryCorrected(
      entry: written.entry, reason: written.reason, period: written.period, event: event)
  }

  /// The same with the fact in its newest version; `nil` when it stands so already, or is no fact that `read` takes.
  static func upcast(
    _ json: JSON, _ strictness: KeyStrictness, _ catalogue: EventCatalogue
  ) throws(FormatError) -> JSON? {
    guard let members = json.object, let name = json["type"]?.string, let data = json["data"],
      let type = catalogue.type(named: name)
    else { return nil }
    let newest = try inside("data") { () throws(FormatError) in
      try catalogue.version(named: name, strictness).upcast(data, strictness, catalogue)
    }
    guard let newest else { return nil }
    return .object(
      members.map { member in
        switch member.name {
        case "data": JSONMember("data", newest)
        case "type": JSONMember("type", .string(catalogue.wireName(of: type)))
        default: member
        }
      })
  }

  static func write(_ event: EntryCorrected, _ catalogue: EventCatalogue) -> JSON {
    RecordShape<Written>.shape.write(
      Written(
        entry: event.entry, reason: event.reason, period: event.period,
        type: event.event.map { catalogue.wireName(of: $0.type) },
        data: event.event.map(catalogue.write)))
  }

  /// A correction as it stands in JSON.
  struct Written: Sendable {
    let entry: EntryIdentifier
    let reason: String
    let period: Period?
    let type: String?
    let data: JSON?
  }
}

extension RecordShape where Root == CorrectionShape.Written {
  static let shape = RecordShape(
    CorrectionShape.Written.init(entry:reason:period:type:data:),
    .required("entry", .uuid, \.entry), .required("reason", .long, \.reason),
    .optional("period", .period, \.period), .optional("type", .short, \.type),
    .optional("data", .json, \.data))
}

extension ValueCodec where Value == JSON {
  /// JSON that is understood later.
  static let json = ValueCodec(
    kind: .data, read: { (json, _) throws(FormatError) in json }, write: { $0 })
}
