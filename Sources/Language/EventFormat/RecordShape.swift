/// How one value is read from JSON and written to it.
struct ValueCodec<Value: Sendable>: Sendable {
  let kind: ValueKind
  let read: @Sendable (JSON, KeyStrictness) throws(FormatError) -> Value
  let write: @Sendable (Value) -> JSON
}

/// One key of a record: its name, whether it must be there, and its codec.
struct Field<Root: Sendable, Value: Sendable>: Sendable {
  let name: String
  let isRequired: Bool
  let kind: ValueKind
  let read: @Sendable (JSON?, KeyStrictness) throws(FormatError) -> Value
  /// The value as JSON; `nil` when the key is left out.
  let write: @Sendable (Root) -> JSON?

  /// A key that must be there.
  static func required(
    _ name: String, _ codec: ValueCodec<Value>, _ key: KeyPath<Root, Value> & Sendable
  ) -> Field {
    Field(
      name: name, isRequired: true, kind: codec.kind,
      read: { (json, strictness) throws(FormatError) in
        guard let json else { throw FormatError(.missingKey(name)) }
        return try inside(name) { () throws(FormatError) in try codec.read(json, strictness) }
      },
      write: { codec.write($0[keyPath: key]) })
  }

  /// A key that may be left out; `null` is not a way to leave it out.
  static func optional<Wrapped: Sendable>(
    _ name: String, _ codec: ValueCodec<Wrapped>, _ key: KeyPath<Root, Wrapped?> & Sendable
  ) -> Field where Value == Wrapped? {
    Field(
      name: name, isRequired: false, kind: codec.kind,
      read: { (json, strictness) throws(FormatError) in
        guard let json else { return nil }
        return try inside(name) { () throws(FormatError) in try codec.read(json, strictness) }
      },
      write: { $0[keyPath: key].map(codec.write) })
  }

  /// Yes when it is there and `true`; left out when it is not so.
  static func flag(_ name: String, _ key: KeyPath<Root, Bool> & Sendable) -> Field
  where Value == Bool {
    Field(
      name: name, isRequired: false, kind: .boolean,
      read: { (json, _) throws(FormatError) in
        guard let json else { return false }
        guard let value = json.boolean else {
          throw FormatError(.expected("true of false"), at: [name])
        }
        return value
      },
      write: { $0[keyPath: key] ? .boolean(true) : nil })
  }

  /// A list that is left out when it is empty.
  static func list<Element: Sendable>(
    _ name: String, _ codec: ValueCodec<Element>, _ key: KeyPath<Root, [Element]> & Sendable
  ) -> Field where Value == [Element] {
    Field(
      name: name, isRequired: false, kind: .list(codec.kind),
      read: { (json, strictness) throws(FormatError) in
        guard let json else { return [] }
        return try inside(name) { () throws(FormatError) in try readList(json, codec, strictness) }
      },
      write: {
        let values = $0[keyPath: key]
        return values.isEmpty ? nil : .array(values.map(codec.write))
      })
  }

  /// A list with at least one element.
  static func requiredList<Element: Sendable>(
    _ name: String, _ codec: ValueCodec<Element>, _ key: KeyPath<Root, [Element]> & Sendable
  ) -> Field where Value == [Element] {
    Field(
      name: name, isRequired: true, kind: .list(codec.kind),
      read: { (json, strictness) throws(FormatError) in
        guard let json else { throw FormatError(.missingKey(name)) }
        return try inside(name) { () throws(FormatError) in try readList(json, codec, strictness) }
      },
      write: { .array($0[keyPath: key].map(codec.write)) })
  }
}

/// Whether keys that a description does not know are refused (recording) or passed over (reading).
enum KeyStrictness {
  /// Also judges which characters a text has: what is recorded must be right.
  case refuseUnknownKeys
  /// What was recorded before there were rules for characters stays readable.
  case passOverUnknownKeys
  /// As for reading, but judges characters as for recording: how an entry is verified.
  case judgeCharacters

  var judgesCharacters: Bool {
    switch self {
    case .refuseUnknownKeys, .judgeCharacters: true
    case .passOverUnknownKeys: false
    }
  }
}

/// A JSON object with fixed keys, read and written by one description so that the two agree.
struct RecordShape<Root: Sendable>: Sendable {
  /// Its keys, in the order in which they are described.
  let descriptions: [FieldDescription]
  private let keys: [String]
  private let make: @Sendable ([JSONMember], KeyStrictness) throws(FormatError) -> Root
  private let fields: @Sendable (Root) -> [JSONMember]

  init<each Value: Sendable>(
    _ make: @escaping @Sendable (repeat each Value) -> Root,
    _ fields: repeat Field<Root, each Value>
  ) {
    var descriptions: [FieldDescription] = []
    repeat descriptions.append((each fields).description)
    self.descriptions = descriptions
    keys = descriptions.map(\.name).sorted()
    self.make = { (members, strictness) throws(FormatError) in
      try make(repeat (each fields).read(value((each fields).name, in: members), strictness))
    }
    self.fields = { root in
      var members: [JSONMember] = []
      repeat append(&members, (each fields).name, (each fields).write(root))
      return members
    }
  }

  /// Reads a record; the error says which key is wrong.
  func read(_ json: JSON, _ strictness: KeyStrictness) throws(FormatError) -> Root {
    guard case .object(let members) = json else { throw FormatError(.expected("een object { … }")) }
    if strictness == .refuseUnknownKeys {
      for member in members where !keys.contains(member.name) {
        throw FormatError(.unknownKey(member.name, allowed: keys))
      }
    }
    return try make(members, strictness)
  }

  func write(_ root: Root) -> JSON { .object(fields(root)) }

  /// This record as a value inside another one.
  var codec: ValueCodec<Root> {
    ValueCodec(
      kind: .record(descriptions),
      read: { (json, strictness) throws(FormatError) in try read(json, strictness) }, write: write)
  }
}

private func value(_ name: String, in members: [JSONMember]) -> JSON? {
  members.first { $0.name == name }?.value
}

extension Field {
  fileprivate var description: FieldDescription {
    FieldDescription(name: name, isRequired: isRequired, kind: kind)
  }
}

private func append(_ members: inout [JSONMember], _ name: String, _ value: JSON?) {
  if let value { members.append(JSONMember(name, value)) }
}

func inside<T>(_ key: String, _ body: () throws(FormatError) -> T) throws(FormatError) -> T {
  do { return try body() } catch { throw error.inside(key) }
}

func readList<Element: Sendable>(
  _ json: JSON, _ codec: ValueCodec<Element>, _ strictness: KeyStrictness
) throws(FormatError) -> [Element] {
  guard case .array(let values) = json else { throw FormatError(.expected("een lijst [ … ]")) }
  guard !values.isEmpty else { throw FormatError(.empty) }
  var result: [Element] = []
  result.reserveCapacity(values.count)
  for (index, value) in values.enumerated() {
    result.append(
      try inside(String(index)) { () throws(FormatError) in try codec.read(value, strictness) })
  }
  return result
}
