internal import Workflow

/// The rules that hold until a programme records its own: what happens to an agenda item, a
/// condition, a hand-over, a deadline, a product, a commitment and advice.
///
/// They say no more than what FORMAT 8 says of the events: no time limits, no routes. `vth init`
/// records most as the first entries of a log, so that its history does not depend on the program.
package enum BuiltInProcesses {
  /// One definition for each sort of thing, each version 1.
  package static let all: [ProcessDefined] = ProcessSubject.allCases.map(definition)

  /// Those that a new log begins with.
  ///
  /// A programme that asks for advice may record the rules of that when it first does.
  package static let first: [ProcessDefined] = all.filter { $0.subject != .advice }

  /// The definition for one sort of thing.
  package static func definition(for subject: ProcessSubject) -> ProcessDefined {
    switch subject {
    case .item: item
    case .condition: condition
    case .handOver: handOver
    case .deadline: deadline
    case .product: product
    case .commitment: commitment
    case .advice: advice
    }
  }

  private static let item = defined(
    "process.item", "Agendapunt", .item,
    [
      state("tabled", "voorgelegd", waitsFor: [.named(key: "body")]),
      state(
        "deferred", "aangehouden", waitsFor: [.named(key: "body")], limit: .dateUnder(key: "until")),
      state("informed", "ter informatie voorgelegd", isFinal: true),
      state("decided", "besloten", isFinal: true),
      state("noted", "ter kennis genomen", isFinal: true),
      state("rejected", "afgewezen", isFinal: true),
      state("withdrawn", "van de agenda gehaald", isFinal: true),
    ],
    [
      step(
        "item.tabled", [], "tabled", "voorleggen",
        when: [ProcessGuard(key: "purpose", values: ["decide", "discuss", "none"])]),
      step(
        "item.tabled", [], "informed", "ter informatie voorleggen",
        when: [ProcessGuard(key: "purpose", values: ["inform"])]),
      decided(
        ["tabled", "deferred", "informed"], "decided", "besluiten",
        ["adopted", "agreed", "supported", "decided", "signed"]),
      decided(["tabled", "deferred", "informed"], "noted", "ter kennis nemen", ["noted"]),
      decided(["tabled", "deferred", "informed"], "rejected", "afwijzen", ["rejected"]),
      decided(["tabled", "deferred", "informed"], "deferred", "aanhouden", ["deferred"]),
      step(
        "item.withdrawn", ["tabled", "deferred", "informed"], "withdrawn", "van de agenda halen"),
    ])

  private static func decided(
    _ from: [String], _ to: String, _ title: String, _ outcomes: [String]
  ) -> ProcessTransition {
    step(
      "decision.taken", from, to, title, by: [.named(key: "body")],
      when: [ProcessGuard(key: "outcome", values: outcomes)], advances: to == "decided")
  }

  private static let condition = defined(
    "process.condition", "Voorwaarde", .condition,
    [
      state("open", "open", waitsFor: [.role("owner")]),
      state("fulfilled", "vervuld", isFinal: true), state("waived", "losgelaten", isFinal: true),
      state("lapsed", "vervallen", isFinal: true),
    ],
    ["decision.taken", "handover.offered", "handover.accepted"].map {
      step($0, [], "open", "als voorwaarde stellen")
    }
      + [("fulfilled", "vervullen"), ("waived", "loslaten"), ("lapsed", "laten vervallen")].map {
        step(
          "condition.settled", ["open"], $0, $1, when: [ProcessGuard(key: "how", values: [$0])])
      })

  private static let handOver = defined(
    "process.handover", "Overdracht", .handOver,
    [
      state("offered", "aangeboden; antwoord niet genoemd", waitsFor: [otherSide]),
      state(
        "accepted", "aanvaard, nog niet overgedragen",
        waitsFor: [.named(key: "from"), .named(key: "to")]),
      state("declined", "afgewezen", isFinal: true),
      state("completed", "overgedragen", isFinal: true),
      state("withdrawn", "ingetrokken", isFinal: true),
    ],
    [
      step("handover.offered", [], "offered", "aanbieden"),
      step(
        "handover.accepted", ["offered"], "accepted", "aanvaarden",
        by: [otherSide, .kind("body")], isTogether: true),
      step(
        "handover.declined", ["offered"], "declined", "afwijzen",
        by: [otherSide, .kind("body")]),
      step(
        "handover.completed", [], "completed", "in één keer overdragen",
        when: [ProcessGuard(key: "roles", values: [ProcessGuard.present])]),
      step("handover.completed", ["accepted"], "completed", "overdragen"),
      step("handover.withdrawn", ["offered", "accepted"], "withdrawn", "intrekken"),
      step(
        "handover.completed", ["offered"], "completed", "overdragen zonder aanvaarding",
        irregular: "Er is overgedragen, maar dat het was aanvaard, is niet vastgelegd."),
      step(
        "handover.completed", ["declined"], "completed", "overdragen na afwijzing",
        irregular: "Er is overgedragen, terwijl de overdracht was afgewezen."),
      step(
        "handover.completed", ["withdrawn"], "completed", "overdragen na intrekking",
        irregular: "Er is overgedragen, terwijl het aanbod was ingetrokken."),
    ])

  /// Whoever did not make the offer.
  private static let otherSide = ProcessActor.otherThan(key: "initiative", of: ["from", "to"])

  private static let deadline = defined(
    "process.deadline", "Termijn", .deadline,
    [
      state(
        "pending", "loopt", waitsFor: [.role("owner")], limit: .dateUnder(key: "due")),
      state(
        "repeating", "loopt, en komt terug", waitsFor: [.role("owner")],
        limit: .dateUnder(key: "due")),
      state(
        "missed", "niet gehaald, zegt de bron", waitsFor: [.role("owner")],
        limit: .dateUnder(key: "due")),
      state("met", "gehaald", isFinal: true), state("dropped", "vervallen", isFinal: true),
    ],
    [
      step(
        "deadline.set", [], "pending", "stellen",
        when: [ProcessGuard(key: "repeats", values: [ProcessGuard.absent])]),
      step(
        "deadline.set", [], "repeating", "stellen, met herhaling",
        when: [ProcessGuard(key: "repeats", values: [ProcessGuard.present])]),
      step("deadline.moved", ["pending", "missed"], "pending", "verschuiven"),
      step("deadline.moved", ["repeating"], "repeating", "verschuiven"),
      step("deadline.missed", ["pending", "missed"], "missed", "als niet gehaald melden"),
      step("deadline.missed", ["repeating"], "repeating", "als niet gehaald melden"),
      step("deadline.met", ["pending", "missed", "dropped"], "met", "als gehaald melden"),
      step("deadline.met", ["repeating"], "repeating", "als gehaald melden"),
      step("deadline.dropped", ["pending", "missed", "repeating"], "dropped", "laten vervallen"),
    ])

  // MARK: Making

  static func defined(
    _ id: String, _ title: String, _ subject: ProcessSubject, _ states: [ProcessState],
    _ transitions: [ProcessTransition]
  ) -> ProcessDefined {
    guard let process = Identifier(id) else { preconditionFailure("\(id) is no identifier") }
    return ProcessDefined(
      process: process, version: 1, title: title, subject: subject,
      definition: ProcessDefinition(states: states, transitions: transitions, routes: []),
      holidays: [], decision: nil, note: nil)
  }

  static func state(
    _ name: String, _ title: String, isFinal: Bool = false, waitsFor: [ProcessActor] = [],
    limit: ProcessLimit? = nil
  ) -> ProcessState {
    ProcessState(
      name: name, title: title, isFinal: isFinal, waitsFor: waitsFor, limit: limit, was: [])
  }

  static func step(
    _ event: String, _ from: [String], _ to: String, _ title: String, by: [ProcessActor] = [],
    when: [ProcessGuard] = [], irregular: String? = nil, advances: Bool = false,
    isTogether: Bool = false
  ) -> ProcessTransition {
    ProcessTransition(
      event: event, from: from, to: to, title: title, by: by, needs: [], when: when,
      irregular: irregular, advances: advances, isTogether: isTogether)
  }
}
