package import EventFormat

// What comes before bodies, and rules of a programme's own, as tests tell it.

extension Given {
  /// An item, for any purpose or none, that may follow another one.
  package static func put(
    _ item: String, before body: [String], purpose: String? = "decide",
    about products: [String] = [], follows: String? = nil, when: String
  ) -> Given {
    Given(
      "item.tabled", when,
      [
        ("item", .string(item)), ("title", .string("Stuk \(item)")), ("body", .list(body)),
        ("purpose", text(purpose)), ("products", .list(products)), ("follows", text(follows)),
      ])
  }

  package static func itemWithdrawn(_ item: String, when: String) -> Given {
    Given("item.withdrawn", when, [("item", .string(item))])
  }

  /// A decision to decide later.
  package static func deferred(
    _ decision: String, _ item: String, by body: [String], until: String? = nil, when: String
  ) -> Given {
    Given(
      "decision.taken", when,
      [
        ("decision", .string(decision)), ("title", .string("Aangehouden")),
        ("outcome", .string("deferred")), ("body", .list(body)), ("item", .string(item)),
        ("until", until.map { .due($0) }),
      ])
  }

  /// A state of a process, by its slug, with whatever else it has.
  package static func state(
    _ name: String, _ title: String, _ more: [(String, JSON)] = []
  ) -> [(String, JSON)] {
    [("state", .string(name)), ("title", .string(title))] + more
  }

  /// A step of a process; a beginning when it comes from nowhere.
  package static func step(
    _ event: String, from: [String] = [], to: String, _ title: String,
    _ more: [(String, JSON)] = []
  ) -> [(String, JSON)] {
    let origin: [(String, JSON)] = from.isEmpty ? [] : [("from", .array(from.map(JSON.string)))]
    return [("on", .string(event)), ("to", .string(to)), ("title", .string(title))] + origin
      + more
  }
}

extension JSON {
  /// The parties that the thing's events name under a key, as one who acts or is waited for.
  package static func actor(key: String) -> JSON {
    .array([.object([JSONMember("key", .string(key))])])
  }

  /// Whoever has a role.
  package static func actor(role: String) -> JSON {
    .array([.object([JSONMember("role", .string(role))])])
  }

  /// A limit of a length of time, with how it counts: `days` or `act`.
  package static func within(_ duration: String, _ more: [(String, String)] = []) -> JSON {
    .object(([("within", duration)] + more).map { JSONMember($0, .string($1)) })
  }

  /// That the event says one of these.
  package static func when(_ key: String, _ values: [String]) -> JSON {
    .array([
      .object([
        JSONMember("key", .string(key)), JSONMember("values", .array(values.map(JSON.string))),
      ])
    ])
  }
}
