package import Governance

/// The only table between events and JSON: names with versions as they stand on disk, for ever.
///
/// A value, handed to whatever reads or writes entries. Any version is read, as what it says in the newest one; only
/// the newest is written. Two catalogues may differ in names, versions and upcasts; the keys of the newest version are
/// those of the payload in Governance, so they are the same in each.
package struct EventCatalogue: Sendable {
  /// One reference, because a catalogue goes along wherever a log is read.
  private let table: Table

  private final class Table: Sendable {
    let rows: [EventType: EventRow]
    let versions: [String: EventVersion]
    let families: [String: EventType]
    let hasOlderVersions: Bool

    init(
      _ rows: [EventType: EventRow], _ versions: [String: EventVersion],
      _ families: [String: EventType]
    ) {
      (self.rows, self.versions, self.families) = (rows, versions, families)
      hasOlderVersions = rows.values.contains { $0.version > 1 }
    }
  }

  /// Whether any type has more than one version: if not, no line need be looked at for that.
  var hasOlderVersions: Bool { table.hasOlderVersions }

  /// A catalogue of these rows, one for each type of event.
  init(_ rows: [EventRow]) {
    var (byType, families) = ([EventType: EventRow](), [String: EventType]())
    var versions: [String: EventVersion] = [:]
    for row in rows {
      precondition(row.version == row.upcasts.count + 1, "an upcast for each older version")
      precondition(byType.updateValue(row, forKey: row.type) == nil, "one row a type")
      precondition(families.updateValue(row.type, forKey: row.name) == nil, "a name of its own")
      for number in 1...row.version {
        versions[row.wireName(number)] = EventVersion(row: row, number: number)
      }
    }
    precondition(byType.count == EventType.allCases.count, "a row for each type")
    table = Table(byType, versions, families)
  }

  /// The same catalogue with another row for a type.
  func with(_ row: EventRow) -> EventCatalogue {
    precondition(row.fields == self.row(row.type).fields, "the keys follow from the payload")
    return EventCatalogue(EventType.allCases.map { $0 == row.type ? row : self.row($0) })
  }

  private func row(_ type: EventType) -> EventRow {
    guard let row = table.rows[type] else { preconditionFailure("there is a row for each type") }
    return row
  }

  // MARK: Names

  /// The name on disk of the newest version, which is the one that is written.
  package func wireName(of type: EventType) -> String {
    let row = row(type)
    return row.wireName(row.version)
  }

  /// The name of a type without its version: `handover.accepted`.
  package func eventName(of type: EventType) -> String { row(type).name }

  /// The type that a name on disk stands for, in whatever version; `nil` when this program does not know it.
  package func type(named name: String) -> EventType? { table.versions[name]?.row.type }

  /// The type with this name, which has no version: what is not about one version names it so.
  package func type(ofFamily name: String) -> EventType? { table.families[name] }

  /// Every name on disk, of every version, in the order of the types and then of the versions.
  package var wireNames: [String] {
    EventType.allCases.flatMap { type in
      let row = row(type)
      return (1...row.version).map(row.wireName)
    }
  }

  /// The names without version, sorted.
  package var eventNames: [String] { table.families.keys.sorted() }

  /// Whether a name that this program does not know may be about the same as a type that it knows: both begin with
  /// the same word, as the newer `process.defined.v2` and `process.ended.v1` do.
  ///
  /// This and `EventRow.wireName` are all that knows how a name is made up.
  package func isRelated(_ name: String, to type: EventType) -> Bool {
    func subject(_ name: String) -> Substring { name.prefix { $0 != "." } }
    return subject(name) == subject(row(type).name)
  }

  // MARK: Data

  /// The `data` of an event, in its newest version.
  package func write(_ event: Event) -> JSON {
    let type = event.type
    guard let data = row(type).write(event, self) else {
      preconditionFailure("the row of \(type) writes its own events")
    }
    return data
  }

  /// The keys of the `data` of an event, in the order in which a person fills them in.
  package func fields(of type: EventType) -> [FieldDescription] { row(type).fields }

  /// The version that a name on disk stands for; in a batch, a name without version means the newest.
  func version(
    named name: String, _ strictness: KeyStrictness
  ) throws(FormatError) -> EventVersion {
    if let version = table.versions[name] { return version }
    if strictness == .refuseUnknownKeys, let row = table.families[name].map(row) {
      return EventVersion(row: row, number: row.version)
    }
    throw FormatError(
      .unknownType(name, suggestions: Spelling.nearest(to: name, in: wireNames)))
  }

  /// The names on disk with what each stands for, for who looks at bytes.
  var namedVersions: [String: (type: EventType, isOlder: Bool)] {
    table.versions.mapValues { ($0.row.type, $0.isOlder) }
  }
}

/// One version of a type, and how its data is read.
struct EventVersion: Sendable {
  fileprivate let row: EventRow
  fileprivate let number: Int

  var type: EventType { row.type }
  var isOlder: Bool { number < row.version }

  /// The data as the newest version has it, which `read` takes; `nil` when it stands so already.
  ///
  /// Of a correction that is about the fact in it: that may be of an older version too.
  func upcast(
    _ data: JSON, _ strictness: KeyStrictness, _ catalogue: EventCatalogue
  ) throws(FormatError) -> JSON? {
    guard catalogue.hasOlderVersions, isOlder || type == .entryCorrected else { return nil }
    var newest = data
    for upcast in row.upcasts[(number - 1)...] { newest = try upcast.apply(newest, strictness) }
    guard type == .entryCorrected else { return newest }
    return try CorrectionShape.upcast(newest, strictness, catalogue) ?? (isOlder ? newest : nil)
  }

  /// Reads data of the newest version; unknown keys are refused on recording and passed over on reading.
  func read(
    _ data: JSON, _ strictness: KeyStrictness, _ catalogue: EventCatalogue
  ) throws(FormatError) -> Event {
    try row.read(data, strictness, catalogue)
  }
}
