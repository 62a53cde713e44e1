internal import Calendar
internal import Governance
internal import Workflow

// The `data` of `process.defined`: states, steps and routes as JSON.

extension RecordShape where Root == ProcessDefined {
  static let shape = RecordShape(
    ProcessDefined.init(
      process:version:title:subject:states:transitions:routes:holidays:decision:note:),
    .required("process", .id(.process), \.process), .required("version", .version, \.version),
    .required("title", .short, \.title), .required("subject", .choice, \.subject),
    .requiredList("states", RecordShape<ProcessState>.shape.codec, \.definition.states),
    .requiredList(
      "transitions", RecordShape<ProcessTransition>.shape.codec, \.definition.transitions),
    .list("routes", RecordShape<ProcessRoute>.shape.codec, \.definition.routes),
    .list("holidays", .day, \.holidays),
    .optional("decision", .id(.decision), \.decision), .optional("note", .long, \.note))
}

extension ProcessDefined {
  fileprivate init(
    process: Identifier, version: Int, title: String, subject: ProcessSubject,
    states: [ProcessState], transitions: [ProcessTransition], routes: [ProcessRoute],
    holidays: [CalendarDay], decision: Identifier?, note: String?
  ) {
    self.init(
      process: process, version: version, title: title, subject: subject,
      definition: ProcessDefinition(states: states, transitions: transitions, routes: routes),
      holidays: holidays, decision: decision, note: note)
  }
}

extension RecordShape where Root == ProcessState {
  static let shape = RecordShape(
    ProcessState.init(name:title:isFinal:waitsFor:limit:was:),
    .required("state", .short, \.name), .required("title", .short, \.title),
    .flag("final", \.isFinal), .list("waitsFor", .actor, \.waitsFor),
    .optional("limit", .limit, \.limit), .list("was", .short, \.was))
}

extension RecordShape where Root == ProcessTransition {
  static let shape = RecordShape(
    ProcessTransition.init(event:from:to:title:by:needs:when:irregular:advances:isTogether:),
    .required("on", .short, \.event), .list("from", .short, \.from),
    .required("to", .short, \.to), .required("title", .short, \.title),
    .list("by", .actor, \.by), .list("needs", .short, \.needs),
    .list("when", RecordShape<ProcessGuard>.shape.codec, \.when),
    .optional("irregular", .short, \.irregular), .flag("advances", \.advances),
    .flag("together", \.isTogether))
}

extension RecordShape where Root == ProcessGuard {
  static let shape = RecordShape(
    ProcessGuard.init(key:values:),
    .required("key", .short, \.key), .requiredList("values", .short, \.values))
}

extension RecordShape where Root == ProcessRoute {
  static let shape = RecordShape(
    ProcessRoute.init(name:title:stops:),
    .required("route", .short, \.name), .required("title", .short, \.title),
    .requiredList("stops", .stop, \.stops))
}

extension ValueCodec where Value == Int {
  /// The number of a version, from 1.
  static let version = ValueCodec(
    kind: .count,
    read: { (json, strictness) throws(FormatError) in
      let number = try count.read(json, strictness)
      guard number >= 1 else { throw FormatError(.expected("een versienummer vanaf 1")) }
      return number
    },
    write: count.write)
}

extension ValueCodec where Value == [String] {
  /// The bodies at one stop of a route, of which any will do.
  static let stop = ValueCodec(
    kind: .list(.thing([.party])),
    read: { (json, strictness) throws(FormatError) in
      try readList(json, .id(.party), strictness).map(\.text)
    },
    write: { .array($0.map { .string($0) }) })
}

extension ValueCodec where Value == ProcessActor {
  /// `{"key":"to"}`, `{"kind":"body"}`, `{"party":…}`, `{"role":"owner"}`, `{"route":"next"}`, or
  /// `{"of":["from","to"],"otherThan":"initiative"}`.
  static let actor: ValueCodec<ProcessActor> = ValueCodec(
    kind: .record([]),
    read: { (json, strictness) throws(FormatError) in
      if json["otherThan"] != nil || json["of"] != nil { return try sides.read(json, strictness) }
      let member = try onlyMember(of: json, ["key", "kind", "party", "role", "route"])
      return try inside(member.name) { () throws(FormatError) in
        try actor(member.name, member.value, strictness)
      }
    },
    write: { actor in
      switch actor {
      case .named(let key): .object([JSONMember("key", .string(key))])
      case .kind(let kind): .object([JSONMember("kind", .string(kind))])
      case .party(let party): .object([JSONMember("party", .string(party))])
      case .role(let role): .object([JSONMember("role", .string(role))])
      case .nextStop: .object([JSONMember("route", .string("next"))])
      case .otherThan: sides.write(actor)
      }
    })

  /// A key that such an actor does not have changes who it is, so it is never passed over.
  private static let sides: ValueCodec<ProcessActor> = ValueCodec(
    kind: .record([]),
    read: { (json, strictness) throws(FormatError) in
      for member in json.object ?? [] where !["of", "otherThan"].contains(member.name) {
        throw FormatError(.unknownKey(member.name, allowed: ["of", "otherThan"]))
      }
      let written = try RecordShape<WrittenSides>.shape.read(json, strictness)
      return .otherThan(key: written.otherThan, of: written.of)
    },
    write: { actor in
      guard case .otherThan(let key, let keys) = actor else { return .null }
      return RecordShape<WrittenSides>.shape.write(WrittenSides(of: keys, otherThan: key))
    })

  private static func actor(
    _ name: String, _ value: JSON, _ strictness: KeyStrictness
  ) throws(FormatError) -> ProcessActor {
    switch name {
    case "key": return .named(key: try ValueCodec<String>.short.read(value, strictness))
    case "kind": return .kind(try ValueCodec<PartyKindName>.partyKind.read(value, strictness).text)
    case "role": return .role(try ValueCodec<Role>.choice.read(value, strictness).rawValue)
    case "party": return .party(try ValueCodec<Identifier>.id(.party).read(value, strictness).text)
    default:
      guard value.string == "next" else { throw FormatError(.expected("“next”")) }
      return .nextStop
    }
  }
}

/// The sides of a thing but the one that took the initiative, as they stand in JSON.
private struct WrittenSides: Sendable {
  let of: [String]
  let otherThan: String
}

extension RecordShape where Root == WrittenSides {
  fileprivate static let shape = RecordShape(
    WrittenSides.init(of:otherThan:),
    .requiredList("of", .short, \.of), .required("otherThan", .short, \.otherThan))
}

/// The one member of an object that must have exactly one, with a name out of a list.
private func onlyMember(of json: JSON, _ names: [String]) throws(FormatError) -> JSONMember {
  guard case .object(let members) = json, let member = members.first, members.count == 1 else {
    throw FormatError(.expected("een object met één sleutel: \(names.joined(separator: ", "))"))
  }
  guard names.contains(member.name) else {
    throw FormatError(.unknownKey(member.name, allowed: names))
  }
  return member
}
