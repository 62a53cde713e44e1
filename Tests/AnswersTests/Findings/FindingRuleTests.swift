import Answers
import Calendar
import EventFormat
import Governance
import Reading
import TestSupport
import Testing

/// A history in which a rule finds something from a day on, and the nearest in which it does not.
struct RuleCase: Sendable, CustomTestStringConvertible {
  let rule: String
  /// The history that is irregular.
  let odd: [Given]
  /// The first day on which it is found, and the day before.
  let from: (day: String, before: String)
  /// The subjects that the finding names.
  let subjects: [String]
  /// What more happened when it is regular after all; or another history.
  let cure: [Given]

  init(
    _ rule: String, _ subjects: [String], from day: String, notOn before: String, _ odd: [Given],
    cure: [Given]
  ) {
    self.rule = rule
    self.subjects = subjects
    from = (day, before)
    self.odd = odd
    self.cure = cure
  }

  var testDescription: String { rule }
}

/// Every rule: found from its day on, not before, and not when it was put right.
@Suite struct FindingRuleTests {
  @Test(arguments: cases)
  func `a rule finds it from its day on`(rule: RuleCase) throws {
    let scenario = try Scenario(Scenario.cast + rule.odd)
    #expect(try Self.subjects(scenario, rule, on: rule.from.day) == [rule.subjects])
    #expect(try Self.subjects(scenario, rule, on: rule.from.before) == [])
  }

  @Test(arguments: cases)
  func `what was put right is found no more`(rule: RuleCase) throws {
    let scenario = try Scenario(Scenario.cast + rule.odd + rule.cure)
    #expect(try Self.subjects(scenario, rule, on: "2026-06-01") == [])
  }

  private static let held = Given(
    "meeting.held", "2023-06-22", [("meeting", .string("bo-juni")), ("body", .list(["bo"]))])
  private static let planned = Given(
    "meeting.planned", "2023-01-01",
    [("meeting", .string("bo-juni")), ("body", .list(["bo"])), ("date", .due("2023-06-22"))])

  private static func absorbed(_ product: String, into other: String, when: String) -> Given {
    Given("product.absorbed", when, [("product", .string(product)), ("into", .string(other))])
  }

  @Test func `every rule has a case here or beside it`() {
    // Below, or among the product's tests: WorkflowTests has a limit, InconsistencyTests a route and
    // the end of a programme.
    let elsewhere = [
      "limit-exceeded", "route-skipped", "due-after-programme", "recorded-after-decision",
      "dispute-open",
    ]
    let here = Set(Self.cases.map(\.rule)).union(elsewhere)
    #expect(here == Set(FindingRule.all.map(\.id)))
    #expect(Set(FindingRule.all.map(\.id)).count == FindingRule.all.count)
  }

  /// What is in dispute is so on every day asked; when that was known is what counts.
  @Test func `an open dispute is found once it was known, until the ruling was`() throws {
    let scenario = try Scenario(
      Scenario.cast.map { $0.known("2022-01-01") } + [
        Self.owned.id(1).known("2022-02-01"),
        .assigned("handreiking", to: ["ipo"], when: "2022-02-01").id(2).known("2022-02-01"),
        .disputed("geschil", [1, 2], when: "2023-01-01").known("2023-01-01"),
        .resolved("geschil", settingAside: [], when: "2023-02-01").known("2023-02-01"),
      ])
    func count(_ known: String) throws -> Int {
      try scenario.on("2022-06-01", known: known).findings().count { $0.rule.id == "dispute-open" }
    }
    #expect(try count("2022-12-31") == 0)
    #expect(try count("2023-01-01") == 1)
    #expect(try count("2023-01-31") == 1)
    #expect(try count("2023-02-01") == 0)
  }

  @Test func `what came into the register days after a decision that turns on it is found`() throws
  {
    let scenario = try Scenario(
      Scenario.cast + [
        .decided("besluit", "Iets", by: ["bo"], about: ["handreiking"], when: "2026-10-01"),
        .stage("handreiking", "concept", when: "2026-09-01"),
      ])
    func found(after days: Int64) throws -> [[String]] {
      let entries = scenario.entries.map { entry in
        let isLate = entry.event.type == .stageReached
        return Entry(
          sequence: entry.sequence, id: entry.id,
          recorded: Moment(
            milliseconds: entry.recorded.milliseconds + (isLate ? days * 86_400_000 : 0))
            ?? entry.recorded, actor: entry.actor, proposal: entry.proposal)
      }
      let view = View(
        Scenario.model(entries), AsOf(on: try Scenario.day("2026-12-31")))
      return view.findings().filter { $0.rule.id == "recorded-after-decision" }
        .map { $0.subjects.map(\.text) }
    }
    #expect(try found(after: 2) == [["besluit", "handreiking"]])
    #expect(try found(after: 0) == [])
  }

  private static func subjects(
    _ scenario: Scenario, _ rule: RuleCase, on day: String
  ) throws -> [[String]] {
    try scenario.on(day).findings().filter { $0.rule.id == rule.rule }
      .map { $0.subjects.map(\.text) }
  }

  private static let owned = Given.assigned("handreiking", to: ["vng"], when: "2022-02-01")
  private static let term = Given.deadline(
    "t", of: "handreiking", due: "2023-06-30", when: "2022-03-01")

  static let cases: [RuleCase] = [
    RuleCase(
      "deadline-overdue", ["t", "handreiking"], from: "2023-07-01", notOn: "2023-06-30", [term],
      cure: [.met("t", when: "2023-08-01")]),
    RuleCase(
      "deadline-late", ["t", "handreiking"], from: "2023-07-10", notOn: "2023-07-09",
      [term, .missed("t", when: "2023-07-10")],
      cure: [.moved("t", to: "2027-01", reason: "Later.", by: ["vng"], when: "2023-08-01")]),
    RuleCase(
      "release-overdue", ["handreiking"], from: "2023-07-01", notOn: "2023-06-30",
      [
        .release(
          ["handreiking"], to: ["vng"], from: "2023-06-30", planned: true, when: "2023-06-01")
      ], cure: [.release(["handreiking"], isPublic: true, when: "2023-08-01")]),
    RuleCase(
      "commitment-overdue", ["tz"], from: "2023-04-01", notOn: "2023-03-31",
      [.promised("tz", "Iets", by: ["vng"], due: "2023-33", when: "2022-10-01")],
      cure: [.promiseSettled("tz", "settled", when: "2023-05-01")]),
    RuleCase(
      "knock-on", ["modelmandaat", "handreiking"], from: "2022-05-01", notOn: "2022-04-30",
      [
        term, .deadline("m", of: "modelmandaat", due: "2023-03", when: "2022-03-01"),
        .dependency("w", "modelmandaat", "waits-for", "handreiking", when: "2022-05-01"),
      ], cure: [.dependencyEnded("w", when: "2022-06-01")]),
    RuleCase(
      "product-without-owner", ["handreiking"], from: "2023-01-01", notOn: "2022-12-31",
      [
        .assigned("modelmandaat", to: ["ipo"], when: "2022-01-01"), owned,
        .ended("handreiking", of: ["vng"], when: "2023-01-01"),
      ], cure: [.assigned("handreiking", to: ["ipo"], when: "2023-02-01")]),
    RuleCase(
      "two-accountable", ["handreiking"], from: "2023-01-01", notOn: "2022-12-31",
      [owned, .assigned("handreiking", to: ["ipo"], when: "2023-01-01")],
      cure: [.ended("handreiking", of: ["vng"], when: "2023-02-01")]),
    RuleCase(
      "handover-by-non-owner", ["over", "handreiking"], from: "2023-01-01", notOn: "2022-12-31",
      [owned, .offered("over", ["handreiking"], from: ["ipo"], to: ["odnl"], when: "2023-01-01")],
      cure: [.assigned("handreiking", to: ["ipo"], when: "2022-06-01")]),
    RuleCase(
      "handover-not-accepted", ["over"], from: "2023-01-02", notOn: "2023-01-01",
      [owned, .offered("over", ["handreiking"], from: ["vng"], to: ["odnl"], when: "2023-01-01")],
      cure: [.declined("over", when: "2023-02-01")]),
    RuleCase(
      "order-broken", ["bo", "handreiking", "vng"], from: "2024-02-01", notOn: "2024-01-31",
      [
        .decided("besluit", "Besluit", by: ["bo"], when: "2024-05-10").id(1),
        .assigned("handreiking", to: ["vng"], when: "2024-02").id(2).after(1),
      ], cure: [.corrected(2, period: "2024-06", when: "2024-07-01")]),
    RuleCase(
      "end-unclear", ["handreiking"], from: "2025-06-30", notOn: "2025-06-29",
      [
        .assigned("handreiking", to: ["vng"], when: "2025").id(1),
        .assigned("handreiking", to: ["vng"], when: "[2025-01-01..2025-08-31]").id(2),
        .ended("handreiking", of: ["vng"], when: "2025-06-30").id(3),
      ],
      cure: [
        .corrected(
          3, to: .ended("handreiking", of: ["vng"], ends: [1, 2], when: "2025-06-30"),
          when: "2025-07-01")
      ]),
    RuleCase(
      "order-unclear", ["t"], from: "2024-03-01", notOn: "2024-02-29",
      [
        .deadline("t", of: "handreiking", due: "2024-06-30", when: "2024-01-01"),
        .moved("t", to: "2024-12-31", when: "2024-03-01"),
        .moved("t", to: "2025-03-31", when: "2024-03-01"),
      ], cure: [.moved("t", to: "2025-06-30", when: "2024-04-01")]),
    RuleCase(
      "obligation-to-ended", ["tz", "odnl"], from: "2023-05-02", notOn: "2023-05-01",
      [
        .promised("tz", "Iets", by: ["vng"], to: ["odnl"], when: "2022-10-01"),
        .partyEnded("odnl", when: "2023-05-01"),
      ], cure: [.promiseSettled("tz", "lapsed", when: "2023-06-01")]),
    RuleCase(
      "decision-by-ended", ["besluit", "bo"], from: "2023-06-01", notOn: "2023-05-31",
      [
        .partyEnded("bo", when: "2023-05-01").id(1),
        .decided("besluit", "Iets", by: ["bo"], when: "2023-06-01"),
      ], cure: [.annulled(1, when: "2023-07-01")]),
    RuleCase(
      "item-without-outcome", ["punt"], from: "2023-01-02", notOn: "2023-01-01",
      [.tabled("punt", "Stuk", before: ["bo"], when: "2023-01-01")],
      cure: [.decided("besluit", "Stuk", by: ["bo"], item: "punt", when: "2023-01-10")]),
    RuleCase(
      "condition-open", ["eis"], from: "2023-01-01", notOn: "2022-12-31",
      [.decided("besluit", "Iets", by: ["bo"], conditions: [("eis", "geld")], when: "2023-01-01")],
      cure: [.settled("eis", "waived", when: "2023-02-01")]),
    RuleCase(
      "deadline-moved-unexplained", ["t", "handreiking"], from: "2023-05-01",
      notOn: "2023-04-30", [term, .moved("t", to: "2023-12", when: "2023-05-01").id(1)],
      cure: [
        .corrected(
          1, to: .moved("t", to: "2023-12", reason: "capaciteit", by: ["bo"], when: "2023-05-01"),
          when: "2023-06-01")
      ]),
    RuleCase(
      "implemented-before-adopted", ["handreiking"], from: "2023-01-01", notOn: "2022-12-31",
      [.stage("handreiking", "implemented", when: "2023-01-01")],
      cure: [.stage("handreiking", "adopted", when: "2022-12-01")]),
    RuleCase(
      "irregular-step", ["over"], from: "2023-02-01", notOn: "2023-01-31",
      [
        owned, .offered("over", ["handreiking"], from: ["vng"], to: ["odnl"], when: "2023-01-01"),
        .completed("over", when: "2023-02-01"),
      ], cure: [.accepted("over", when: "2023-01-15")]),
    RuleCase(
      "decided-without-advice", ["besluit", "advies"], from: "2023-02-01", notOn: "2023-01-31",
      [
        .tabled("punt", "Stuk", before: ["bo"], when: "2023-01-01"),
        .adviceAsked("advies", "Stuk", of: ["ipo"], item: "punt", when: "2023-01-05"),
        .decided("besluit", "Stuk", by: ["bo"], item: "punt", when: "2023-02-01"),
      ], cure: [.adviceGiven("advies", by: ["ipo"], "positive", when: "2023-01-20")]),
    RuleCase(
      "meeting-mismatch", ["besluit", "bo-juni"], from: "2023-06-23", notOn: "2023-06-22",
      [
        held,
        .decided("besluit", "Stuk", by: ["bo"], meeting: "bo-juni", when: "2023-06-23").id(1),
      ], cure: [.corrected(1, period: "2023-06-22", when: "2023-07-01")]),
    RuleCase(
      "meeting-unrecorded", ["bo-juni"], from: "2023-06-23", notOn: "2023-06-22",
      [planned],
      cure: [held]),
    RuleCase(
      "term-open-long", ["t", "handreiking"], from: "2025-01-02", notOn: "2025-01-01",
      [.deadline("t", of: "handreiking", due: "2024-01-01/..", when: "2023-12-01")],
      cure: [.met("t", when: "2024-06-01")]),
    RuleCase(
      "absorbed-in-circle", ["handreiking", "modelmandaat"], from: "2023-02-01",
      notOn: "2023-01-31",
      [
        absorbed("handreiking", into: "modelmandaat", when: "2023-01-01"),
        absorbed("modelmandaat", into: "handreiking", when: "2023-02-01").id(1),
      ], cure: [.annulled(1, when: "2023-03-01")]),
    RuleCase(
      "known-before-source", ["handreiking", "rapport"], from: "2023-01-10",
      notOn: "2023-01-09",
      [
        .source("rapport", "Rapport", dated: "2023-02").known("2023-02").id(2),
        .stage("handreiking", "adopted", when: "2023-01-10").source("rapport", "regel 1")
          .known("2023-01-31").id(1),
      ], cure: [.annulled(1, when: "2023-06-01")]),
    RuleCase(
      "dependency-loop", ["handreiking", "modelmandaat"], from: "2023-01-01",
      notOn: "2022-12-31",
      [
        .dependency("w", "modelmandaat", "waits-for", "handreiking", when: "2022-05-01"),
        .dependency("v", "modelmandaat", "delivers-into", "handreiking", when: "2023-01-01"),
      ], cure: [.dependencyEnded("v", when: "2023-02-01")]),
    RuleCase(
      "confirmation-contradicted", ["handreiking"], from: "2024-01-10", notOn: "2024-01-09",
      [
        .confirmed(["handreiking"], through: "2023-12-31", when: "2024-01-10"), owned.id(1),
      ], cure: [.annulled(1, when: "2024-02-01")]),
    RuleCase(
      "not-confirmed", ["handreiking"], from: "2025-01-01", notOn: "2024-12-31",
      [.confirmed(["handreiking"], through: "2023-12-31", when: "2024-01-10")],
      cure: [.confirmed(["handreiking"], through: "2026-05-31", when: "2026-06-01")]),
    RuleCase(
      "event-after-source", ["handreiking"], from: "2023-02-10", notOn: "2023-02-09",
      [
        .source("rapport", "Rapport", dated: "2023-01"),
        .stage("handreiking", "adopted", when: "2023-02-10").source("rapport", "regel 1").id(1),
      ], cure: [.corrected(1, period: "2023-01-31", when: "2023-06-01")]),
    RuleCase(
      "fact-without-source", ["handreiking"], from: "2022-02-01", notOn: "2022-01-31",
      [owned.id(1)], cure: [.annulled(1, when: "2023-01-01")]),
  ]
}
