internal import Workflow

/// The rules that hold until a programme records its own: what happens to an agenda item, a
/// condition, a hand-over, a deadline, a product, a commitment and advice.
///
/// They say no more than what FORMAT 8 says of the events: no time limits, no routes. `vth init`
/// records them as the first entries of a log, so that its history does not depend on the program.
package enum BuiltInProcesses {
  /// One definition for each sort of thing, each version 1.
  package static let all: [ProcessDefined] = ProcessSubject.allCases.map(definition)

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
        ["adopted", "agreed", "supported"]),
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
      state("offered", "aangeboden, nog niet aanvaard", waitsFor: [.named(key: "to")]),
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
        by: [.named(key: "to"), .kind("body")]),
      step(
        "handover.declined", ["offered"], "declined", "afwijzen",
        by: [.named(key: "to"), .kind("body")]),
      step("handover.completed", ["accepted"], "completed", "overdragen"),
      step("handover.withdrawn", ["offered", "accepted"], "withdrawn", "intrekken"),
      step(
        "handover.completed", ["offered"], "completed", "overdragen zonder aanvaarding",
        irregular: "Er is overgedragen, maar dat iemand het aanvaardde is niet vastgelegd."),
      step(
        "handover.completed", ["declined"], "completed", "overdragen na afwijzing",
        irregular: "Er is overgedragen, terwijl de overdracht was afgewezen."),
      step(
        "handover.completed", ["withdrawn"], "completed", "overdragen na intrekking",
        irregular: "Er is overgedragen, terwijl het aanbod was ingetrokken."),
    ])

  private static let deadline = defined(
    "process.deadline", "Termijn", .deadline,
    [
      state(
        "pending", "loopt", waitsFor: [.role("owner")], limit: .dateUnder(key: "due")),
      state("met", "gehaald", isFinal: true), state("dropped", "vervallen", isFinal: true),
    ],
    [
      step("deadline.set", [], "pending", "stellen"),
      step("deadline.moved", ["pending"], "pending", "verschuiven"),
      step("deadline.met", ["pending", "dropped"], "met", "als gehaald melden"),
      step("deadline.dropped", ["pending"], "dropped", "laten vervallen"),
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
    when: [ProcessGuard] = [], irregular: String? = nil, advances: Bool = false
  ) -> ProcessTransition {
    ProcessTransition(
      event: event, from: from, to: to, title: title, by: by, needs: [], when: when,
      irregular: irregular, advances: advances)
  }
}
