internal import Governance

/// One type of event as it stands on disk: its name, its newest version, the keys of that, and what its older versions
/// say in the newest.
///
/// Version n+1 of a type: the payload in Governance and its shape become those of the new version, what they were
/// becomes a record of EventFormat that only the upcast knows, and the row gets one upcast and one number more.
///
/// A class only so that looking one up, which every line does, copies one reference.
package final class EventRow: Sendable {
  /// The name without version, for ever: `deadline.moved`.
  let name: String
  /// From 1: the version that is written.
  let version: Int
  /// The keys of the newest version, in the order in which a person fills them in.
  let fields: [FieldDescription]
  /// From each older version to the one after it, oldest first.
  let upcasts: [Upcast]
  /// The type that `read` gives and `write` takes.
  let type: EventType
  /// Reads data of the newest version.
  let read: @Sendable (JSON, KeyStrictness, EventCatalogue) throws(FormatError) -> Event
  /// Data of the newest version; `nil` for an event of another type.
  let write: @Sendable (Event, EventCatalogue) -> JSON?

  init(
    name: String, version: Int, fields: [FieldDescription], upcasts: [Upcast], type: EventType,
    read: @escaping @Sendable (JSON, KeyStrictness, EventCatalogue) throws(FormatError) -> Event,
    write: @escaping @Sendable (Event, EventCatalogue) -> JSON?
  ) {
    self.name = name
    self.version = version
    self.fields = fields
    self.upcasts = upcasts
    self.type = type
    self.read = read
    self.write = write
  }

  /// The name on disk of one version.
  func wireName(_ version: Int) -> String { "\(name).v\(version)" }
}

extension EventRow {
  /// A type whose payload is one record.
  convenience init<Payload>(
    _ type: EventType, _ name: String, version: Int, _ shape: RecordShape<Payload>,
    upcasts: [Upcast] = [], _ event: @escaping @Sendable (Payload) -> Event,
    _ payload: @escaping @Sendable (Event) -> Payload?
  ) {
    self.init(
      name: name, version: version, fields: shape.descriptions, upcasts: upcasts, type: type,
      read: { (data, strictness, _) throws(FormatError) in
        event(try shape.read(data, strictness))
      },
      write: { event, _ in payload(event).map(shape.write) })
  }

  /// Corrections, which hold the data of another event.
  static func correction(_ type: EventType, _ name: String, version: Int) -> EventRow {
    EventRow(
      name: name, version: version,
      fields: RecordShape<CorrectionShape.Written>.shape.descriptions, upcasts: [], type: type,
      read: { (data, strictness, catalogue) throws(FormatError) in
        .entry(.corrected(try CorrectionShape.read(data, strictness, catalogue)))
      },
      write: { event, catalogue in
        if case .entry(.corrected(let event)) = event {
          CorrectionShape.write(event, catalogue)
        } else {
          nil
        }
      })
  }

  /// Process definitions, which name other events and their keys: on recording those must be there.
  static func definition(_ type: EventType, _ name: String, version: Int) -> EventRow {
    EventRow(
      name: name, version: version, fields: RecordShape<ProcessDefined>.shape.descriptions,
      upcasts: [], type: type,
      read: { (data, strictness, catalogue) throws(FormatError) in
        let defined = try RecordShape<ProcessDefined>.shape.read(data, strictness)
        if strictness == .refuseUnknownKeys { try ProcessKeys(catalogue).check(defined) }
        return .process(.defined(defined))
      },
      write: { event, _ in
        if case .process(.defined(let event)) = event {
          RecordShape.shape.write(event)
        } else {
          nil
        }
      })
  }
}

/// What an older version of a type says, in the words of the version after it.
///
/// Both versions keep their shape, so an entry of an older one may say what that version allowed and nothing else, and
/// what comes out is right by the rules of the next. It is total, decides nothing and knows no register: the same line
/// reads the same for ever. A text that may be withheld stays where it stands, for `withheld` says where in the line that is
/// (FORMAT 21).
package struct Upcast: Sendable {
  let apply: @Sendable (JSON, KeyStrictness) throws(FormatError) -> JSON

  /// From the records of one version to those of the next.
  init<Older, Newer>(
    from older: RecordShape<Older>, to newer: RecordShape<Newer>,
    _ newest: @escaping @Sendable (Older) -> Newer
  ) {
    apply = { (data, strictness) throws(FormatError) in
      newer.write(newest(try older.read(data, strictness)))
    }
  }
}
