import Calendar
@testable import Workflow

/// A state with only what the test is about.
func state(
  _ name: String, _ title: String? = nil, isFinal: Bool = false, waitsFor: [ProcessActor] = [],
  limit: ProcessLimit? = nil, was: [String] = []
) -> ProcessState {
  ProcessState(
    name: name, title: title ?? name, isFinal: isFinal, waitsFor: waitsFor, limit: limit, was: was)
}

/// A step with only what the test is about; no `from` is a beginning.
func step(
  _ event: String, from: [String] = [], to: String, title: String? = nil,
  by: [ProcessActor] = [], needs: [String] = [], when: [ProcessGuard] = [],
  irregular: String? = nil, advances: Bool = false, isTogether: Bool = false
) -> ProcessTransition {
  ProcessTransition(
    event: event, from: from, to: to, title: title ?? event, by: by, needs: needs, when: when,
    irregular: irregular, advances: advances, isTogether: isTogether)
}

/// A route of which each stop is one body.
func route(_ name: String, _ bodies: String...) -> ProcessRoute {
  ProcessRoute(name: name, title: name, stops: bodies.map { [$0] })
}

/// A definition with only what the test is about.
func definition(
  _ states: [ProcessState], _ transitions: [ProcessTransition], routes: [ProcessRoute] = []
) -> ProcessDefinition {
  ProcessDefinition(states: states, transitions: transitions, routes: routes)
}

/// An event with its values.
func event(_ name: String, _ values: [String: [String]] = [:]) -> ProcessEvent {
  ProcessEvent(name: name, values: values)
}

/// Definitions that several tests use.
enum Given {
  /// The hand-over as `HandOverState` of Governance has it, with completion after a refusal added.
  static let handOver = ProcessDefinition(
    states: [
      state(
        "offered", "aangeboden", waitsFor: [.named(key: "to")],
        limit: CalendarDuration("P6W").map(ProcessLimit.within)),
      state("accepted", "aanvaard", waitsFor: [.named(key: "from")]),
      state("declined", "afgewezen", isFinal: true),
      state("completed", "overgedragen", isFinal: true),
      state("withdrawn", "ingetrokken", isFinal: true),
    ],
    transitions: [
      step("handover.offered", to: "offered", title: "aanbieden", needs: ["to"]),
      step(
        "handover.accepted", from: ["offered"], to: "accepted", title: "aanvaarden",
        by: [.named(key: "to")]),
      step(
        "handover.declined", from: ["offered"], to: "declined", title: "afwijzen",
        by: [.named(key: "to")]),
      step("handover.completed", from: ["accepted"], to: "completed", title: "overdragen"),
      step(
        "handover.completed", from: ["offered", "declined"], to: "completed", title: "overdragen",
        irregular: "overgedragen zonder aanvaarding"),
      step(
        "handover.withdrawn", from: ["offered", "accepted"], to: "withdrawn", title: "intrekken",
        by: [.named(key: "from")]),
    ],
    routes: [])

  /// The deadline as `DeadlineState` of Governance has it.
  static let deadline = ProcessDefinition(
    states: [
      state("pending", "loopt", limit: .dateUnder(key: "due")),
      state("met", "gehaald", isFinal: true),
      state("dropped", "vervallen", isFinal: true),
    ],
    transitions: [
      step("deadline.set", to: "pending", title: "stellen", needs: ["due"]),
      step("deadline.moved", from: ["pending"], to: "pending", title: "verzetten", needs: ["due"]),
      step("deadline.met", from: ["pending"], to: "met", title: "halen"),
      step("deadline.met", from: ["dropped"], to: "met", title: "alsnog halen"),
      step("deadline.dropped", from: ["pending"], to: "dropped", title: "laten vervallen"),
    ],
    routes: [])

  /// A decision item that goes along a route, with conditions on the outcome.
  static let decision = ProcessDefinition(
    states: [
      state("tabled", "geagendeerd", waitsFor: [.nextStop]),
      state("deferred", "aangehouden", waitsFor: [.role("owner"), .kind("ministry")]),
      state("adopted", "vastgesteld", isFinal: true),
    ],
    transitions: [
      step("item.tabled", to: "tabled", title: "agenderen"),
      step("note.added", to: "deferred", title: "inbrengen", irregular: "niet geagendeerd"),
      step(
        "decision.taken", from: ["tabled"], to: "adopted", title: "vaststellen",
        by: [.nextStop], needs: ["bodies"],
        when: [ProcessGuard(key: "outcome", values: ["adopted", "agreed"])], advances: true),
      step(
        "decision.taken", from: ["tabled"], to: "deferred", title: "aanhouden",
        when: [ProcessGuard(key: "outcome", values: ["deferred"])]),
      step("item.tabled", from: ["deferred", "adopted"], to: "tabled", title: "weer agenderen"),
    ],
    routes: [
      ProcessRoute(
        name: "besluiten", title: "Besluiten",
        stops: [["pijlerteam"], ["stuurgroep", "kern"], ["bo"]])
    ])

  /// A valid definition whose every text wants to be syntax.
  static let nasty = ProcessDefinition(
    states: [
      state(
        "end", "<b>\"één\" & 'twee'</b>; x: [*] --> {y} %% \\n \\", waitsFor: [.party("a\"b<c>&;")],
        limit: CalendarDuration("P1Y2M3W4D").map(ProcessLimit.within)),
      state(
        "a-b", "]]>\n\t\u{0}&amp;#35;", isFinal: true,
        limit: CalendarDuration("P1D").map(ProcessLimit.within)),
      state("a1b", "-->", isFinal: true),
      state("after", "🙂 style: #a;", isFinal: true, limit: .dateUnder(key: "k\"")),
    ],
    transitions: [
      step(
        "x.\"y\"", to: "end", title: "begin: \"x\" --> <y>;",
        when: [ProcessGuard(key: "a\"b", values: ["\"", "\\", "]]>"])]),
      step("z", to: "a-b", title: "ook: een; begin", irregular: "<script>"),
      step("go", from: ["end"], to: "a-b", title: "%%{init: {}}%%"),
      step("go", from: ["a-b"], to: "end", title: "terug \\"),
      step("loop", from: ["a-b"], to: "a-b", title: "end\nnote right of"),
      step("stop", from: ["end", "a-b"], to: "a1b", title: "\u{1}\u{FFFE}"),
      step("stop2", from: ["a-b"], to: "after", title: ""),
    ],
    routes: [ProcessRoute(name: "r", title: "R \"<&>", stops: [["a\"", "b<"]])])
}
