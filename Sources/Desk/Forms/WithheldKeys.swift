internal import EventFormat
package import Governance

/// Which texts of a filled-in form must stand apart from the log.
package struct WithheldKeys: Sendable {
  /// A key of the event's data as the form calls it, and what was typed to name it.
  package typealias Key = (key: String, typed: String)

  private let type: EventType
  private let prefix: String

  /// The keys of an event of a type; `isCorrected` when it stands in a correction.
  package init(of type: EventType, isCorrected: Bool = false) {
    self.type = type
    prefix = isCorrected ? "/data" : ""
  }

  /// The line with the places of those texts.
  ///
  /// - Throws: what is no free text, what is not there, and what the name of the new thing was made of.
  package func withhold(
    _ keys: [Key], from filled: FilledForm, given: Set<String>
  ) throws(FormErrors) -> FilledForm {
    var errors: [FieldError] = []
    var places: [String] = []
    for key in keys {
      let found = self.places(of: key.key, in: filled.json)
      if found.isEmpty { errors.append(notText(key)) }
      if isInName(key.key, given) { errors.append(inName(key)) }
      places += found
    }
    guard errors.isEmpty else { throw FormErrors(errors) }
    guard !places.isEmpty else { return filled }
    let members =
      (filled.json.object ?? []) + [
        JSONMember("withhold", .array(places.map { JSON.string($0) }))
      ]
    do {
      return try FilledForm(.object(members), filled.catalogue)
    } catch {
      throw FormErrors([
        FieldError(key: "withhold", typed: "", reason: .unreadable, message: error.message)
      ])
    }
  }

  private func notText(_ key: Key) -> FieldError {
    FieldError(
      key: "withhold", typed: key.typed, reason: .unreadable,
      message: "Bij “\(key.typed)” staat geen vrije tekst om af te schermen.")
  }

  /// Whether the name of what is new was made of this text, and so would tell it.
  private func isInName(_ key: String, _ given: Set<String>) -> Bool {
    guard let main = NewThings.of(type).main, !given.contains(main), prefix.isEmpty else {
      return false
    }
    return NamingRule(main, EventCatalogue.shipped.fields(of: type)).wordKeys.contains(key)
  }

  private func inName(_ key: Key) -> FieldError {
    FieldError(
      key: NewThings.of(type).main ?? "withhold", typed: "", reason: .missing,
      message:
        "Geef zelf een naam (id): anders wordt die gemaakt van “\(key.typed)”, en dat schermt u af."
    )
  }

  // MARK: Places

  private func places(of key: String, in line: JSON) -> [String] {
    let name = key.hasPrefix("data.") ? String(key.dropFirst(5)) : key
    // A correction has texts of its own, such as its reason.
    for (type, prefix) in [(self.type, prefix), (EventType.entryCorrected, "")] {
      let pointer = "\(prefix)/\(name)"
      guard let field = EventCatalogue.shipped.fields(of: type).first(where: { $0.name == name }),
        let value = line[at: "/data" + pointer]
      else { continue }
      return Self.texts(field.kind, value, pointer)
    }
    return []
  }

  private static func texts(_ kind: ValueKind, _ value: JSON, _ pointer: String) -> [String] {
    switch kind {
    case .text, .longText: value.string == nil ? [] : [pointer]
    case .list(let element):
      (value.array ?? []).enumerated().flatMap { texts(element, $1, "\(pointer)/\($0)") }
    case .record(let fields):
      fields.flatMap { field in
        value[field.name].map { texts(field.kind, $0, "\(pointer)/\(field.name)") } ?? []
      }
    case .thing, .entry, .count, .boolean, .period, .choice, .data: []
    }
  }
}
