@testable import Governance

/// A short history in which every type of event occurs once or more, and all of it makes sense.
enum World {
  /// The number of the note whose text stands apart.
  static let redactedNote = 36

  static let events: [Event] = [
    source("vgr-2024-09"), party("rijk"), party("ienw", under: "rijk"), party("bo"), party("vng"),
    partyChanged("vng", under: "rijk"), product("p1"), product("p1.a", under: "p1"),
    product("p1.b", recommendations: ["p1"]), productChanged("p1.b", under: "p1"),
    planned("bo-1", of: ["bo"]), held("bo-1", of: ["bo"]),
    tabled("bo-1.punt", before: ["bo"], meeting: "bo-1", products: ["p1.a"]),
    tabled("bo-1.tweede", before: ["bo"]), itemWithdrawn("bo-1.tweede"),
    decision(
      "bo-1.besluit", by: ["bo"], meeting: "bo-1", item: "bo-1.punt", products: ["p1.a"],
      conditions: ["bo-1.mits", "bo-1.tenzij"]),
    decision("bo-1.later", supersedes: ["bo-1.besluit"]), settled("bo-1.mits"),
    assigned("p1.a", .owner, to: ["ienw"]), ended("p1.a", .owner, of: ["ienw"]),
    offered("over-1", ["p1.a"], to: ["vng"], conditions: ["over-1.mits"]),
    accepted("over-1", conditions: ["over-1.ook"]), completed("over-1"), settled("over-1.ook"),
    offered("over-2", ["p1.b"], to: ["vng"]), declined("over-2"),
    offered("over-3", ["p1.b"], to: ["vng"]), takenBack("over-3"),
    set("p1.a.klaar", for: "p1.a"), moved("p1.a.klaar", to: "2025-03"), met("p1.a.klaar"),
    set("p1.b.klaar", for: "p1.b"), dropped("p1.b.klaar"), stage("p1.a", .adopted),
    implementation("p1.a", by: ["vng"]),
    note(about: ["p1.a", "vng", "bo-1", "vgr-2024-09"], WithheldValue.placeholder),
    absorbed("p1.b", into: "p1.a", decision: "bo-1.besluit"), product("p1.c"),
    split("p1.a", into: ["p1.c"]), withdrawn("p1.c"), partyEnded("ienw", successors: ["rijk"]),
    corrected(entry(3), party("ienw", under: "rijk", name: "Ministerie van IenW")),
    annulled(entry(41)), dependency("w", of: "p1.a", on: "p1.b"), dependencyEnded("w"),
    progress("p1.a", .deviates), commitment("tz", by: ["rijk"], products: ["p1.a"]),
    commitmentSettled("tz"), funding("spuk", to: ["vng"]), fundingChanged("spuk"),
    disputed("g", [entry(19), entry(20)]), resolved("g", settingAside: [entry(20)]),
    process("process.item", version: 1, stops: ["bo"]), redacted(entry(redactedNote)),
    .responsibility(
      .vacant(ResponsibilityVacant(subject: "p1.a", role: .owner, decision: nil, note: nil))),
    .entry(.supported(EntrySupported(entry: entry(1), note: nil))),
    confirmed(["p1.a"], through: "2024-05-31", by: "vng"),
    missed("p1.b.klaar"), moved("over-4", ["p1.c"], to: ["vng"]),
    agendaFixed("bo-1", ["bo-1.punt"]),
    lapsed("bo-1.later"), releasePlanned(["bo-1.later"], to: ["vng"]), released(["bo-1.later"]),
    commitment("tz-2"), commitmentMoved("tz-2", to: "2025-03"),
    adviceRequested("advies", from: ["vng"]), adviceGiven("advies", by: ["vng"]),
    delegated("vervanging", from: ["vng"], to: ["rijk"]), delegationEnded("vervanging"),
    described("p1"), reportDefined("rapport"),
    .log(.indexCommitted(IndexCommitted(size: 3, root: "r"))),
    .log(.keyAdded(KeyAdded(key: "k", note: nil))),
    .log(.keyRetired(KeyRetired(key: "k", reason: nil))),
    .log(
      .continued(LogContinued(checkpoint: "c", keys: ["k"], copied: 0, reason: "r"))),
  ]
}
