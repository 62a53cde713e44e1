internal import EventFormat
internal import Governance

// The facts that tests tell most; anything else is written out with `Given.init`.

extension Given {
  package static func source(
    _ id: String, _ title: String, dated date: String
  ) -> Given {
    Given(
      "source.registered", date,
      [
        ("source", .string(id)), ("title", .string(title)), ("kind", .string("report")),
        ("date", .due(date)),
      ])
  }

  package static func party(
    _ id: String, _ name: String, kind: String = "organisation", under parent: String? = nil,
    aliases: [String] = [], when: String = "2022-01-01"
  ) -> Given {
    Given(
      "party.registered", when,
      [
        ("party", .string(id)), ("name", .string(name)), ("kind", .string(kind)),
        ("parent", text(parent)), ("aliases", .list(aliases)),
      ])
  }

  package static func partyEnded(
    _ id: String, successors: [String] = [], when: String
  ) -> Given {
    Given("party.ended", when, [("party", .string(id)), ("successors", .list(successors))])
  }

  package static func product(
    _ id: String, _ title: String, kind: String = "product", under parent: String? = nil,
    number: String? = nil, aliases: [String] = [], when: String = "2022-01-01"
  ) -> Given {
    Given(
      "product.registered", when,
      [
        ("product", .string(id)), ("title", .string(title)), ("kind", .string(kind)),
        ("parent", text(parent)), ("number", text(number)), ("aliases", .list(aliases)),
      ])
  }

  package static func assigned(
    _ product: String, _ role: String = "owner", to parties: [String], decision: String? = nil,
    when: String
  ) -> Given {
    Given(
      "responsibility.assigned", when,
      [
        ("subject", .string(product)), ("role", .string(role)), ("parties", .list(parties)),
        ("decision", text(decision)),
      ])
  }

  package static func assignedUnnamed(
    _ product: String, _ role: String = "owner", when: String
  ) -> Given {
    Given(
      "responsibility.assigned", when,
      [("subject", .string(product)), ("role", .string(role)), ("unnamed", .boolean(true))])
  }

  package static func vacant(_ product: String, _ role: String = "owner", when: String) -> Given {
    Given(
      "responsibility.vacant", when, [("subject", .string(product)), ("role", .string(role))])
  }

  /// `subjects` none for all.
  package static func confirmed(
    _ subjects: [String], through: String, by: [String] = ["vng"], when: String
  ) -> Given {
    Given(
      "standing.confirmed", when,
      [
        ("subjects", .list(subjects)), ("all", subjects.isEmpty ? .boolean(true) : nil),
        ("through", .due(through)), ("by", .list(by)),
      ])
  }

  package static func supported(_ entry: Int, when: String) -> Given {
    Given(
      "entry.supported", when, [("entry", .string(EntryIdentifier.numbered(entry).description))])
  }

  package static func ended(
    _ product: String, _ role: String = "owner", of parties: [String], ends: [Int] = [],
    reason: String? = nil, when: String
  ) -> Given {
    Given(
      "responsibility.ended", when,
      [
        ("subject", .string(product)), ("role", .string(role)), ("parties", .list(parties)),
        ("ends", .list(ends.map { EntryIdentifier.numbered($0).description })),
        ("reason", text(reason)),
      ])
  }

  package static func offered(
    _ handOver: String, _ products: [String], from: [String], to: [String],
    roles: [String] = ["owner"], initiative: [String] = [],
    conditions: [(String, String)] = [], decision: String? = nil, when: String
  ) -> Given {
    Given(
      "handover.offered", when,
      [
        ("handover", .string(handOver)), ("products", .list(products)), ("from", .list(from)),
        ("to", .list(to)), ("roles", .list(roles)), ("initiative", .list(initiative)),
        ("conditions", .conditions(conditions)), ("decision", text(decision)),
      ])
  }

  package static func accepted(
    _ handOver: String, by: [String] = [], conditions: [(String, String)] = [],
    decision: String? = nil, when: String
  ) -> Given {
    Given(
      "handover.accepted", when,
      [
        ("handover", .string(handOver)), ("by", .list(by)),
        ("conditions", .conditions(conditions)), ("decision", text(decision)),
      ])
  }

  package static func declined(_ handOver: String, when: String) -> Given {
    Given("handover.declined", when, [("handover", .string(handOver))])
  }

  package static func completed(
    _ handOver: String, decision: String? = nil, when: String
  ) -> Given {
    Given(
      "handover.completed", when, [("handover", .string(handOver)), ("decision", text(decision))])
  }

  /// A hand-over that nobody offered before it was completed.
  package static func moved(
    _ handOver: String, _ products: [String], from: [String], to: [String],
    roles: [String] = ["owner"], when: String
  ) -> Given {
    Given(
      "handover.completed", when,
      [
        ("handover", .string(handOver)), ("products", .list(products)), ("from", .list(from)),
        ("to", .list(to)), ("roles", .list(roles)),
      ])
  }

  package static func withdrawn(_ handOver: String, when: String) -> Given {
    Given("handover.withdrawn", when, [("handover", .string(handOver))])
  }

  package static func deadline(
    _ id: String, _ milestone: String = "oplevering", of product: String, due: String, when: String
  ) -> Given {
    deadline(id, milestone, of: product, due: .due(due), when: when)
  }

  package static func deadline(
    _ id: String, _ milestone: String = "oplevering", of product: String, dueInWords words: String,
    when: String
  ) -> Given {
    deadline(id, milestone, of: product, due: .due(words: words), when: when)
  }

  private static func deadline(
    _ id: String, _ milestone: String, of product: String, due: JSON, when: String
  ) -> Given {
    Given(
      "deadline.set", when,
      [
        ("deadline", .string(id)), ("subject", .string(product)),
        ("milestone", .string(milestone)), ("due", due),
      ])
  }

  package static func moved(
    _ deadline: String, to due: String, reason: String? = nil, by: [String] = [],
    decision: String? = nil, note: String? = nil, when: String
  ) -> Given {
    Given(
      "deadline.moved", when,
      [
        ("deadline", .string(deadline)), ("due", .due(due)), ("reason", text(reason)),
        ("by", .list(by)), ("decision", text(decision)), ("note", text(note)),
      ])
  }

  /// A term that comes back.
  package static func repeating(
    _ id: String, of product: String, due: String, every: String, from: String, when: String
  ) -> Given {
    Given(
      "deadline.set", when,
      [
        ("deadline", .string(id)), ("subject", .string(product)),
        ("milestone", .string("visitatie")), ("due", .due(due)),
        ("repeats", .record([("every", .string(every)), ("from", .string(from))])),
      ])
  }

  package static func missed(_ deadline: String, when: String) -> Given {
    Given("deadline.missed", when, [("deadline", .string(deadline))])
  }

  package static func met(
    _ deadline: String, occurrence: Int64? = nil, note: String? = nil, when: String
  ) -> Given {
    Given(
      "deadline.met", when,
      [
        ("deadline", .string(deadline)), ("occurrence", occurrence.map { .integer($0) }),
        ("note", text(note)),
      ])
  }

  package static func dropped(
    _ deadline: String, reason: String? = nil, by: [String] = [], when: String
  ) -> Given {
    Given(
      "deadline.dropped", when,
      [("deadline", .string(deadline)), ("reason", text(reason)), ("by", .list(by))])
  }

  package static func release(
    _ subjects: [String], to audience: [String] = [], isPublic: Bool = false, from: String? = nil,
    planned: Bool = false, when: String
  ) -> Given {
    Given(
      planned ? "release.planned" : "release.done", when,
      [
        ("subjects", .list(subjects)), ("audience", .list(audience)),
        ("public", isPublic ? .boolean(true) : nil), ("from", from.map { .due($0) }),
      ])
  }

  package static func lapsed(_ decision: String, reason: String? = nil, when: String) -> Given {
    Given("decision.lapsed", when, [("decision", .string(decision)), ("reason", text(reason))])
  }

  package static func agenda(
    _ meeting: String, _ items: [String], version: String? = nil, when: String
  ) -> Given {
    Given(
      "agenda.fixed", when,
      [("meeting", .string(meeting)), ("version", text(version)), ("items", .list(items))])
  }

  package static func decided(
    _ id: String, _ title: String, by body: [String] = [], outcome: String = "adopted",
    about products: [String] = [], item: String? = nil, meeting: String? = nil,
    conditions: [(String, String)] = [],
    supersedes: [String] = [], when: String
  ) -> Given {
    Given(
      "decision.taken", when,
      [
        ("decision", .string(id)), ("title", .string(title)), ("outcome", .string(outcome)),
        ("body", .list(body)), ("item", text(item)), ("meeting", text(meeting)),
        ("products", .list(products)),
        ("conditions", .conditions(conditions)), ("supersedes", .list(supersedes)),
      ])
  }

  package static func settled(
    _ condition: String, _ how: String = "fulfilled", when: String
  ) -> Given {
    Given("condition.settled", when, [("condition", .string(condition)), ("how", .string(how))])
  }

  package static func tabled(
    _ item: String, _ title: String, before body: [String], about products: [String] = [],
    when: String
  ) -> Given {
    Given(
      "item.tabled", when,
      [
        ("item", .string(item)), ("title", .string(title)), ("body", .list(body)),
        ("purpose", .string("decide")), ("products", .list(products)),
      ])
  }

  package static func stage(
    _ product: String, _ stage: String, version: String? = nil, when: String
  ) -> Given {
    Given(
      "stage.reached", when,
      [("subject", .string(product)), ("stage", .string(stage)), ("version", text(version))])
  }

  package static func implemented(
    _ product: String, _ state: String, by parties: [String] = [], count: (Int, Int)? = nil,
    measure: String? = nil, when: String
  ) -> Given {
    let counted = count.map { done, total -> JSON in
      .object([
        JSONMember("done", .integer(Int64(done))), JSONMember("total", .integer(Int64(total))),
      ])
    }
    return Given(
      "implementation.reported", when,
      [
        ("subject", .string(product)), ("state", .string(state)), ("parties", .list(parties)),
        ("count", counted), ("measure", text(measure)),
      ])
  }

  /// Says that an entry should have had another time, or have told another fact.
  package static func corrected(
    _ entry: Int, period: String? = nil, to fact: Given? = nil, when: String
  ) -> Given {
    Given(
      "entry.corrected", when,
      [
        ("entry", .string(EntryIdentifier.numbered(entry).description)),
        ("reason", .string("stond er verkeerd")), ("period", period.map { .due($0) }),
        ("type", text(fact?.type)), ("data", fact?.data),
      ])
  }

  package static func annulled(_ entry: Int, when: String) -> Given {
    Given(
      "entry.annulled", when,
      [
        ("entry", .string(EntryIdentifier.numbered(entry).description)),
        ("reason", .string("was er nooit")),
      ])
  }

  package static func note(on subjects: [String], _ words: String, when: String) -> Given {
    Given("note.added", when, [("subjects", .list(subjects)), ("text", .string(words))])
  }
}
