internal import EventFormat
internal import Governance

/// Which keys of an event name things that exist because of it, and which lists of words are open.
///
/// Found by looking at what an event with a made-up name under every key says it introduces, so that
/// a new event needs no line here.
struct NewThings: Sendable {
  /// The key of the thing itself: `decision`.
  private(set) var main: String?
  /// Per list of records: what is new in each of them.
  private(set) var inLists: [String: Listed] = [:]

  /// Choices that also take a name that is not in the list, such as a stage of the programme's own;
  /// whether that name exists is for the register to say.
  private(set) var openChoices: Set<String> = []

  /// The key that names something new only when another one is filled in too: a hand-over that is completed without
  /// an offer says itself what moved.
  private(set) var sometimes: (main: String, with: String)?

  /// The same for an event with some keys, where those make something new of it; `nil` when they do not.
  func when(_ keys: Set<String>) -> NewThings? {
    guard let sometimes, keys.contains(sometimes.with) else { return nil }
    var other = self
    (other.main, other.sometimes) = (sometimes.main, nil)
    return other
  }

  /// A new thing in a list: the key of its name, and that of its words (`condition`, `text`).
  struct Listed: Hashable, Sendable {
    let nameKey: String
    let textKey: String
  }

  /// What an event of a type introduces.
  static func of(_ type: EventType) -> NewThings { byType[type] ?? NewThings() }

  private static let byType: [EventType: NewThings] = {
    var result: [EventType: NewThings] = [:]
    for type in EventType.allCases { result[type] = NewThings(type) }
    return result
  }()

  /// The name typed for an open choice, when it is none of the words of the list.
  func ownWord(_ text: String, _ field: FormField) -> String? {
    guard field.place == .data, openChoices.contains(field.name),
      case .choice(let choices) = field.kind, let name = Identifier(text)?.text
    else { return nil }
    let isListed = choices.contains {
      [Spelling.folded($0.word), Spelling.folded($0.dutch)].contains(Spelling.folded(text))
    }
    return isListed ? nil : name
  }

  private init() {}

  private init(_ type: EventType) {
    let fields = EventCatalogue.shipped.fields(of: type)
    guard let event = SampleEvent(type, fields).event() else { return }
    let introduced = Set(event.domain.introduced.map(\.id.text))
    main = fields.first { introduced.contains(SampleEvent.name(of: [$0.name])) }?.name
    for field in fields {
      guard case .list(.record(let keys)) = field.kind else { continue }
      let names = keys.filter {
        introduced.contains(SampleEvent.name(of: [field.name, $0.name]))
      }
      guard let name = names.first,
        let text = keys.first(where: { $0.kind == .longText || $0.kind == .text })
      else { continue }
      inLists[field.name] = Listed(nameKey: name.name, textKey: text.name)
    }
    if type == .handOverCompleted { sometimes = ("handover", "products") }
    openChoices = Set(fields.map(\.name).filter { SampleEvent(type, fields).isOpen($0) })
  }
}

/// An event in which every thing has its own made-up name.
struct SampleEvent {
  private let type: EventType
  private let fields: [FieldDescription]

  init(_ type: EventType, _ fields: [FieldDescription]) {
    self.type = type
    self.fields = fields
  }

  /// The made-up name of the thing at a key; keys may have capitals, names may not.
  static func name(of path: [String]) -> String {
    "proef-" + path.joined(separator: ".").lowercased()
  }

  /// Whether a choice takes a name that is not one of its words.
  func isOpen(_ key: String) -> Bool {
    guard case .choice? = fields.first(where: { $0.name == key })?.kind else { return false }
    return event([["data", key]: "proef-woord"]) != nil
  }

  /// The event; `nil` when it cannot be made up, as that of a correction.
  ///
  /// A text that must have a certain form gets the form that the error gives as an example.
  func event(_ given: [[String]: String] = [:]) -> Event? {
    var examples = given
    while examples.count < 10 {
      let json = JSON.object([
        JSONMember("type", .string(EventCatalogue.shipped.wireName(of: type))),
        JSONMember("valid", .string("2024")),
        JSONMember("data", record(fields, [], examples)),
      ])
      do { return try EntryShape.readProposal(json, .shipped).event } catch {
        guard case .badPattern(_, let example) = error.problem, examples[error.path] == nil else {
          return nil
        }
        examples[error.path] = example
      }
    }
    return nil
  }

  private func record(
    _ fields: [FieldDescription], _ path: [String], _ examples: [[String]: String]
  ) -> JSON {
    .object(
      fields.compactMap { field in
        let path = path + [field.name]
        guard
          field.isRequired || Self.mayHoldNewThings(field.kind)
            || examples[["data"] + path] != nil
        else { return nil }
        return value(field.kind, path, examples).map { JSONMember(field.name, $0) }
      })
  }

  private static func mayHoldNewThings(_ kind: ValueKind) -> Bool {
    guard case .list(.record(let fields)) = kind else { return false }
    return fields.contains { if case .thing = $0.kind { true } else { false } }
  }

  private func value(
    _ kind: ValueKind, _ path: [String], _ examples: [[String]: String]
  ) -> JSON? {
    switch kind {
    case .text, .longText: .string(examples[["data"] + path] ?? "proef")
    case .thing: .string(Self.name(of: path))
    case .entry: .string("0197c3f2-5b6a-7c1d-8e2f-3a4b5c6d7e8f")
    case .count: .integer(1)
    case .boolean: .boolean(true)
    case .period: .object([JSONMember("edtf", .string("2024"))])
    case .choice(let choices):
      (examples[["data"] + path] ?? choices.first?.word).map { .string($0) }
    case .record(let fields): record(fields, path, examples)
    case .list(let element): value(element, path, examples).map { .array([$0]) }
    case .data: nil
    }
  }
}
