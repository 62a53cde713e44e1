import EventFormat
import Forms
import Governance
import TestSupport

/// Forms filled in in tests, in the register of `Scenario.cast`.
struct Filled {
  var scenario: Scenario

  init(_ facts: [Given] = []) throws {
    scenario = try Scenario(Scenario.cast + facts)
  }

  var known: KnownFacts { KnownFacts(scenario.model) }

  /// The line that a form makes of these texts.
  func line(_ type: EventType, _ texts: [(String, String)]) throws -> JSON {
    try EventForm(type).fill(texts.map { TypedField($0.0, $0.1) }, knowing: known).json
  }

  /// The value that one text becomes, in a form that is right otherwise.
  func value(_ type: EventType, _ key: String, _ text: String) throws -> JSON? {
    var texts = Self.minimum(type).filter { $0.0 != key }
    texts.append((key, text))
    let line = try line(type, texts)
    let field = EventForm(type).field(key)
    return field?.place == .data ? line["data"]?[field?.name ?? ""] : line[key]
  }

  /// What is wrong with one text, in a form that is right otherwise.
  func errors(_ type: EventType, _ key: String, _ text: String) -> [FieldError] {
    do {
      _ = try value(type, key, text)
      return []
    } catch let error as FormErrors { return error.errors } catch { return [] }
  }

  /// Records what a form makes.
  mutating func record(_ type: EventType, _ texts: [(String, String)]) throws {
    let form = try EventForm(type).fill(texts.map { TypedField($0.0, $0.1) }, knowing: known)
    try scenario.record(form.proposal, form.json.canonicalText)
  }

  /// As little as will do.
  static func minimum(_ type: EventType) -> [(String, String)] {
    switch type {
    case .decisionTaken:
      [("valid", "2024-06-20"), ("title", "Roadmap"), ("outcome", "adopted"), ("body", "bo")]
    case .deadlineSet:
      [
        ("valid", "2024-01-01"), ("subject", "handreiking"), ("milestone", "oplevering"),
        ("due", "2024-09"),
      ]
    case .implementationReported:
      [("valid", "2024-01-01"), ("subject", "handreiking"), ("state", "partial")]
    case .sourceRegistered:
      [
        ("valid", "2024-09"), ("title", "Rapportage"), ("kind", "report"), ("date", "2024-09"),
      ]
    case .partyRegistered: [("valid", "2024"), ("name", "Nieuwe club"), ("kind", "group")]
    case .entryAnnulled: [("valid", "2024-01-01"), ("entry", "0"), ("reason", "vergissing")]
    case .fundingGranted: [("valid", "2024"), ("title", "Subsidie")]
    case .stageReached: [("valid", "2024"), ("subject", "handreiking"), ("stage", "concept")]
    case .noteAdded: [("valid", "2024"), ("subjects", "handreiking"), ("text", "tekst")]
    default: []
    }
  }
}

extension JSON {
  static func texts(_ texts: String...) -> JSON { .array(texts.map { .string($0) }) }

  static func object(_ members: KeyValuePairs<String, JSON>) -> JSON {
    .object(members.map { JSONMember($0.key, $0.value) })
  }
}
