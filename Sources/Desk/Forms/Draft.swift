package import EventFormat
package import Governance

/// A line of a batch, made of what somebody filled in.
package struct FilledForm: Sendable {
  package let json: JSON
  /// What it says, read from that once.
  package let line: Batch.Line
  /// By which the line is read.
  let catalogue: EventCatalogue

  package var proposal: Proposal { line.proposal }
}

extension FilledForm {
  /// The line read as a batch reads it: the one place where a filled-in form is checked.
  init(_ json: JSON, _ catalogue: EventCatalogue) throws(LineProblem) {
    do throws(BatchProblem) { line = try Batch.Line(1, made: json, catalogue) } catch {
      let key = error.column.flatMap { JSONPlace.key(atColumn: $0, in: json) }
      throw LineProblem(key: key, message: error.message)
    }
    self.json = json
    self.catalogue = catalogue
  }

  /// The line by which an entry would be handed in again, with these texts in their places; `nil` unless they are
  /// all that it withholds.
  init?(again entry: Entry, with secrets: [WithheldText], _ catalogue: EventCatalogue) {
    let given = ["after", "asStated", "convention", "data", "inferred", "source", "type", "valid"]
    let places = entry.proposal.withheld.map(\.place)
    guard Set(secrets.map(\.place)) == Set(places) else { return nil }
    do {
      let line = try secrets.reduce(JSONReader.read(entry.line(catalogue)[...], .canonical)) {
        line, secret in
        line.replacing("/data" + secret.place, by: .string(secret.text))
      }
      let members = (line.object ?? []).filter { given.contains($0.name) }
      let withhold = JSONMember("withhold", .array(places.map { .string($0) }))
      try self.init(.object(members + (places.isEmpty ? [] : [withhold])), catalogue)
    } catch { return nil }
  }
}

/// What is wrong with a line as a whole.
struct LineProblem: Error {
  /// The key that it is about, when it is about one.
  let key: String?
  let message: String
  var reason = FieldError.Reason.unreadable
}

/// A line that is complete but for the names of what is new.
struct Draft {
  private let type: EventType
  private let envelope: [JSONMember]
  private let data: [(name: String, value: FormValue)]
  private let newThings: NewThings
  private let catalogue: EventCatalogue

  init(
    _ type: EventType, _ values: [(field: FormField, value: FormValue)], _ newThings: NewThings,
    _ catalogue: EventCatalogue
  ) {
    self.catalogue = catalogue
    self.type = type
    self.newThings = newThings
    envelope = values.filter { $0.field.place == .envelope }
      .flatMap { Self.members($0.field.name, $0.value) }
    data = values.filter { $0.field.place == .data }.map { ($0.field.name, $0.value) }
  }

  private static func members(_ name: String, _ value: FormValue) -> [JSONMember] {
    switch value {
    case .json(let json): [JSONMember(name, json)]
    case .texts: []
    case .moment(let period) where name == "valid":
      [
        ("valid", period.edtf), ("asStated", period.asStated),
        ("convention", period.convention?.rawValue),
      ].compactMap { name, text in text.map { JSONMember(name, .string($0)) } }
    case .moment(let period): period.edtf.map { [JSONMember(name, .string($0))] } ?? []
    }
  }

  /// The name that was given to the new thing, if one was.
  var givenName: String? {
    for case (let name, .json(let json)) in data where name == newThings.main {
      return json.string
    }
    return nil
  }

  /// The name that the new things in lists are put under: that of the new thing itself, or else of
  /// the first thing the event is about.
  func stem(_ main: String?) -> String? {
    if let main { return main }
    for case (_, .json(.string(let text))) in data where Identifier(text) != nil { return text }
    return nil
  }

  /// How many new things there are in lists.
  var countInLists: Int {
    data.reduce(0) { count, member in
      if case .texts(let texts) = member.value { count + texts.count } else { count }
    }
  }

  /// The line with names for what is new: `main`, and `names` for what is in lists.
  func json(main: String?, names: [String]) -> JSON {
    var rest = names[...]
    var members: [JSONMember] = []
    if let key = newThings.main, let main, givenName == nil {
      members.append(JSONMember(key, .string(main)))
    }
    for (name, value) in data {
      switch value {
      case .json(let json): members.append(JSONMember(name, json))
      case .moment(let period): members.append(JSONMember(name, ValueReader.period(period)))
      case .texts(let texts):
        let records = texts.map { text in record(name, text, rest.popFirst() ?? "") }
        members.append(JSONMember(name, .array(records)))
      }
    }
    let line = [
      JSONMember("type", .string(catalogue.wireName(of: type))),
      JSONMember("data", .object(members)),
    ]
    return .object(line + envelope)
  }

  /// One new thing of a list: its name and its words.
  private func record(_ list: String, _ text: String, _ name: String) -> JSON {
    guard let keys = newThings.inLists[list] else { return .string(text) }
    return .object([
      JSONMember(keys.nameKey, .string(name)), JSONMember(keys.textKey, .string(text)),
    ])
  }
}

extension JSONPlace {
  /// The key of a line, or of its `data`, in which a column lies.
  package static func key(atColumn column: Int, in line: JSON) -> String? {
    let bytes = line.canonicalBytes
    let paths =
      (line.object ?? []).map { [$0.name] }
      + (line["data"]?.object ?? []).map { ["data", $0.name] }
    let starts = paths.map { (path: $0, column: Self.column(of: $0, in: bytes[...])) }
      .filter { $0.column <= column }
    guard let path = starts.max(by: { $0.column < $1.column })?.path, let name = path.last else {
      return nil
    }
    if path.count == 2 { return FormField.envelopeNames.contains(name) ? "data." + name : name }
    return ["asStated", "convention"].contains(name) ? "valid" : name
  }
}
