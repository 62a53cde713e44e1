package import EventFormat
internal import Governance

// What waits, is promised, paid, disputed and ruled, as tests tell it.

extension Given {
  package static func dependency(
    _ id: String, _ subject: String, _ relation: String, _ target: String, when: String
  ) -> Given {
    Given(
      "dependency.recorded", when,
      [
        ("dependency", .string(id)), ("subject", .string(subject)),
        ("relation", .string(relation)), ("target", .string(target)),
      ])
  }

  package static func dependencyEnded(
    _ id: String, reason: String? = nil, when: String
  ) -> Given {
    Given("dependency.ended", when, [("dependency", .string(id)), ("reason", text(reason))])
  }

  package static func progress(
    _ product: String, _ rating: String?, within: String? = nil, when: String
  ) -> Given {
    Given(
      "progress.reported", when,
      [
        ("subject", .string(product)), ("rating", text(rating)),
        ("withinProgramme", text(within)),
      ])
  }

  package static func promised(
    _ id: String, _ title: String, by parties: [String] = [], to others: [String] = [],
    due: String? = nil, about products: [String] = [], number: String? = nil, when: String
  ) -> Given {
    Given(
      "commitment.made", when,
      [
        ("commitment", .string(id)), ("kind", .string("promise")), ("title", .string(title)),
        ("number", text(number)), ("by", .list(parties)), ("to", .list(others)),
        ("due", due.map { .due($0) }), ("products", .list(products)),
      ])
  }

  package static func promiseSettled(
    _ id: String, _ how: String, due: String? = nil, when: String
  ) -> Given {
    Given(
      "commitment.settled", when,
      [("commitment", .string(id)), ("how", .string(how)), ("due", due.map { .due($0) })])
  }

  package static func promiseMoved(
    _ id: String, to due: String, reason: String? = nil, when: String
  ) -> Given {
    Given(
      "commitment.moved", when,
      [("commitment", .string(id)), ("due", .due(due)), ("reason", text(reason))])
  }

  package static func adviceAsked(
    _ id: String, _ title: String, of parties: [String], item: String? = nil, when: String
  ) -> Given {
    Given(
      "advice.requested", when,
      [
        ("advice", .string(id)), ("title", .string(title)), ("from", .list(parties)),
        ("items", item.map { .array([.string($0)]) }),
      ])
  }

  package static func adviceGiven(
    _ id: String?, by parties: [String], _ tenor: String? = nil, on item: String? = nil,
    when: String
  ) -> Given {
    Given(
      "advice.given", when,
      [
        ("advice", text(id)), ("by", .list(parties)), ("tenor", text(tenor)),
        ("items", item.map { .array([.string($0)]) }),
      ])
  }

  package static func delegated(
    _ id: String, from one: String, to other: String, for products: [String] = [],
    until: String? = nil, when: String
  ) -> Given {
    Given(
      "delegation.granted", when,
      [
        ("delegation", .string(id)), ("from", .list([one])), ("to", .list([other])),
        ("products", .list(products)), ("until", until.map { .due($0) }),
      ])
  }

  package static func delegationEnded(_ id: String, when: String) -> Given {
    Given("delegation.ended", when, [("delegation", .string(id))])
  }

  /// What a programme says of itself: its kinds of party by their names, each one of a usual kind.
  package static func described(
    _ programme: String, _ more: [(String, JSON?)] = [], when: String
  ) -> Given {
    Given(
      "programme.described", when,
      [("programme", .string(programme)), ("title", .string("Programma"))] + more)
  }

  package static func granted(
    _ id: String, _ title: String, amount: String? = nil, to parties: [String] = [], when: String
  ) -> Given {
    Given(
      "funding.granted", when,
      [
        ("funding", .string(id)), ("title", .string(title)), ("amount", money(amount)),
        ("to", .list(parties)),
      ])
  }

  package static func fundingChanged(_ id: String, amount: String?, when: String) -> Given {
    Given("funding.changed", when, [("funding", .string(id)), ("amount", money(amount))])
  }

  private static func money(_ value: String?) -> JSON? {
    value.map {
      .object([JSONMember("currency", .string("EUR")), JSONMember("value", .string($0))])
    }
  }

  /// A dispute over entries that have these numbers.
  package static func disputed(
    _ id: String, _ entries: [Int], _ question: String = "Wat klopt?", when: String
  ) -> Given {
    Given(
      "claim.disputed", when,
      [
        ("dispute", .string(id)), ("entries", .entries(entries)), ("question", .string(question)),
      ])
  }

  package static func resolved(
    _ id: String, _ ruling: String = "Zo is het.", settingAside entries: [Int], when: String
  ) -> Given {
    Given(
      "claim.resolved", when,
      [
        ("dispute", .string(id)), ("ruling", .string(ruling)),
        ("setAside", entries.isEmpty ? nil : .entries(entries)),
      ])
  }

  package static func redacted(_ entry: Int, when: String) -> Given {
    Given(
      "entry.redacted", when,
      [
        ("entry", .string(EntryIdentifier.numbered(entry).description)),
        ("ground", .string("personal-data")),
      ])
  }

  /// A version of the rules; by itself one in which things begin as open and end as done.
  package static func process(
    _ id: String, version: Int, for subject: String, title: String = "Agendapunt",
    states: [[(String, JSON)]] = [
      [("state", .string("open")), ("title", .string("open"))],
      [("state", .string("done")), ("title", .string("klaar")), ("final", .boolean(true))],
    ],
    steps: [[(String, JSON)]] = [
      [("on", .string("item.tabled")), ("to", .string("open")), ("title", .string("voorleggen"))],
      [
        ("on", .string("decision.taken")), ("from", .array([.string("open")])),
        ("to", .string("done")), ("title", .string("besluiten")),
      ],
    ], routes: [[String]] = [], holidays: [String] = [], when: String
  ) -> Given {
    func objects(_ list: [[(String, JSON)]]) -> JSON {
      .array(list.map { .object($0.map { JSONMember($0, $1) }) })
    }
    let stops = JSON.array(routes.map { .array($0.map { .string($0) }) })
    let route: [(String, JSON)] = [
      ("route", .string("route")), ("title", .string("Route")), ("stops", stops),
    ]
    return Given(
      "process.defined", when,
      [
        ("process", .string(id)), ("version", .integer(Int64(version))),
        ("title", .string(title)), ("subject", .string(subject)), ("states", objects(states)),
        ("transitions", objects(steps)), ("routes", routes.isEmpty ? nil : objects([route])),
        ("holidays", .list(holidays)),
      ])
  }
}

extension JSON {
  /// The ids of entries that have these numbers.
  fileprivate static func entries(_ numbers: [Int]) -> JSON {
    .array(numbers.map { .string(EntryIdentifier.numbered($0).description) })
  }
}
