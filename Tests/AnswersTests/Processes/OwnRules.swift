import EventFormat
import Governance
import TestSupport

/// Rules that a programme makes for itself.
enum OwnRules {
  private static let final: (String, JSON) = ("final", .boolean(true))

  /// Hand-overs of which nothing is completed before it was accepted by somebody who is named.
  static func handOver(
    version: Int = 2, limit: String? = "P6W", counted: [(String, String)] = [],
    offered: String = "offered", was: [String] = [], holidays: [String] = [], when: String
  ) -> Given {
    var more: [(String, JSON)] = [("waitsFor", .actor(key: "to"))]
    if let limit { more.append(("limit", .within(limit, counted))) }
    if let names = JSON.list(was) { more.append(("was", names)) }
    return .process(
      "process.handover", version: version, for: "handover", title: "Overdracht",
      states: [
        Given.state(offered, "aangeboden", more), Given.state("accepted", "aanvaard"),
        Given.state("declined", "afgewezen", [final]),
        Given.state("completed", "overgedragen", [final]),
        Given.state("withdrawn", "ingetrokken", [final]),
      ],
      steps: [
        Given.step("handover.offered", to: offered, "aanbieden"),
        Given.step(
          "handover.accepted", from: [offered], to: "accepted", "aanvaarden",
          [("needs", .array([.string("by")])), ("by", .actor(key: "to"))]),
        Given.step("handover.declined", from: [offered], to: "declined", "afwijzen"),
        Given.step("handover.completed", from: ["accepted"], to: "completed", "overdragen"),
        Given.step(
          "handover.withdrawn", from: [offered, "accepted"], to: "withdrawn", "intrekken"),
      ], holidays: holidays, when: when)
  }

  /// Items that bodies see in the order of a route; what is decided goes on to the next.
  static func items(
    version: Int = 2, route: [[String]] = [["stuurgroep"], ["bo"], ["ipo", "vng"]], when: String
  ) -> Given {
    let waits: [(String, JSON)] = [("waitsFor", .actor(key: "body"))]
    let limit = JSON.object([JSONMember("key", .string("until"))])
    return .process(
      "process.item", version: version, for: "item",
      states: [
        Given.state("tabled", "ingediend", waits),
        Given.state("deferred", "aangehouden", waits + [("limit", limit)]),
        Given.state("decided", "besloten", [final]),
      ],
      steps: [
        Given.step("item.tabled", to: "tabled", "voorleggen"),
        Given.step(
          "decision.taken", from: ["tabled", "deferred"], to: "deferred", "aanhouden",
          [("when", .when("outcome", ["deferred"]))]),
        Given.step(
          "decision.taken", from: ["tabled", "deferred"], to: "decided", "besluiten",
          [
            ("when", .when("outcome", ["adopted", "agreed", "supported"])),
            ("advances", .boolean(true)),
          ]),
      ], routes: route, when: when)
  }

  /// The stages that are built in, and one more.
  static func products(
    version: Int = 2, adding stage: String = "op-proef", _ title: String = "op proef",
    when: String
  ) -> Given {
    let stages = Stage.allCases.map { ($0.rawValue, $0.dutch) } + [(stage, title)]
    let names = stages.map(\.0)
    return .process(
      "process.product", version: version, for: "product", title: "Stand van een product",
      states: stages.map { Given.state($0, $1, [final]) },
      steps: stages.flatMap { name, title in
        [[], names].map { from in
          Given.step(
            "stage.reached", from: from, to: name, title, [("when", .when("stage", [name]))])
        }
      }, when: when)
  }

  /// Terms that are not met but made: the state has another name.
  static func deadlines(version: Int = 2, when: String) -> Given {
    .process(
      "process.deadline", version: version, for: "deadline", title: "Termijn",
      states: [
        Given.state("running", "loopt", [("was", .array([.string("pending")]))]),
        Given.state("made", "waargemaakt", [final, ("was", .array([.string("met")]))]),
        Given.state("gone", "van tafel", [final, ("was", .array([.string("dropped")]))]),
      ],
      steps: [
        Given.step("deadline.set", to: "running", "stellen"),
        Given.step("deadline.moved", from: ["running"], to: "running", "verschuiven"),
        Given.step("deadline.met", from: ["running"], to: "made", "waarmaken"),
        Given.step("deadline.dropped", from: ["running"], to: "gone", "van tafel halen"),
      ], when: when)
  }
}
