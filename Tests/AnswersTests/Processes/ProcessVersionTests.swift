import EventFormat
import Governance
import TestSupport
import Testing

@testable import Answers
@testable import Reading

/// History is judged by the rules in force on its day (FORMAT 8.11).
@Suite struct ProcessVersionTests {
  private static func offer(_ when: String) -> Given {
    .offered("over", ["handreiking"], from: ["vng"], to: ["odnl"], when: when)
  }

  /// `offered v1; x v2; completed! v1`: what each step came to, and by which version.
  private static func judged(
    _ scenario: Scenario, _ day: String, known: String? = nil, of id: String = "over",
    _ subject: ProcessSubject = .handOver
  ) throws -> String {
    let standing = try #require(
      scenario.on(day, known: known).process(of: Scenario.id(id), subject))
    return standing.steps.map { "\($0.verdict.cell($0.state)) v\($0.rules.defined.version)" }
      .joined(separator: "; ")
  }

  @Test(arguments: [
    ("2023-12-31", "offered v1; completed! v1"), ("2024-01-01", "offered v1; x v2"),
    // What may have happened on a last day under the new rules is judged by those.
    ("2024-01", "offered v1; x v2"), ("2023-12", "offered v1; completed! v1"),
    ("[2023-10..2024-03]", "offered v1; x v2"),
  ])
  func `a step is judged by the rules of the last day on which it can have been taken`(
    day: String, expected: String
  ) throws {
    let scenario = try Scenario(
      OwnRules.handOver(when: "2024-01-01"), Self.offer("2023-05-01"),
      .completed("over", when: day))
    #expect(try Self.judged(scenario, "2025-01-01") == expected)
    let state = try scenario.on("2025-01-01").handOver(Scenario.id("over"))?.state
    #expect(state == (expected.contains("x") ? "offered" : "completed"))
  }

  @Test(arguments: [
    ("2024-33", "2024-03-30", "completed! v1"), ("2024-33", "2024-03-31", "x v2"),
    ("[..2024-03]", "2023-06-01", "completed! v1"), ("[..2024-03]", "2024-03-31", "x v2"),
    // Rules of which no last day is known never certainly came into force.
    ("[2023-01..]", "2030-01-01", "completed! v1"),
  ])
  func `rules that begin on an imprecise day are in force from its last`(
    begin: String, day: String, expected: String
  ) throws {
    let scenario = try Scenario(
      OwnRules.handOver(when: begin), Self.offer("2023-05-01"), .completed("over", when: day))
    #expect(try Self.judged(scenario, "2031-01-01") == "offered v1; \(expected)")
  }

  @Test func `rules that were not known yet do not count`() throws {
    let scenario = try Scenario(
      OwnRules.handOver(when: "2023-01-01").known("2024-06"),
      Self.offer("2023-05-01").known("2023-05-01"),
      .completed("over", when: "2023-06-01").known("2023-06-01"))
    #expect(
      try Self.judged(scenario, "2025-01-01", known: "2024-06-29")
        == "offered v1; completed! v1")
    #expect(
      try Self.judged(scenario, "2025-01-01", known: "2024-06-30") == "offered v2; x v2")
  }

  @Test func `the last of several versions that came into force counts`() throws {
    let scenario = try Scenario(
      OwnRules.handOver(version: 3, when: "2023-07-01"),
      OwnRules.handOver(version: 2, when: "2023-01-01"), Self.offer("2022-12-31"),
      .accepted("over", by: ["odnl"], when: "2023-06-30"), .completed("over", when: "2023-07-01"))
    #expect(
      try Self.judged(scenario, "2025-01-01") == "offered v1; accepted v2; completed v3")
  }

  @Test func `a corrected version counts from its corrected day, with its corrected rules`() throws
  {
    var scenario = try Scenario(
      OwnRules.handOver(when: "2024-01-01").id(1), Self.offer("2023-05-01"),
      .corrected(1, period: "2023-05-01", when: "2024-02-01").id(2).known("2024-02-01"),
      .corrected(
        2, to: OwnRules.handOver(limit: "P8W", when: "2024-01-01"), when: "2024-03-01"
      ).known("2024-03-01"))
    #expect(try Self.judged(scenario, "2023-06-01") == "offered v2")
    let over = try Scenario.id("over")
    func limit(_ scenario: Scenario) throws -> String? {
      try scenario.on("2023-06-01").process(of: over, .handOver)?.limit?.window.to?.iso
    }
    // Eight weeks after 1 May are 26 June; six weeks 12 June.
    #expect(try limit(scenario) == "2023-06-26")
    try scenario.record(.annulled(1_000_013, when: "2024-04-01"))
    #expect(try limit(scenario) == "2023-06-12")
  }

  @Test func `an annulled version leaves the rules of before`() throws {
    let scenario = try Scenario(
      OwnRules.handOver(when: "2023-01-01").id(1), Self.offer("2023-05-01"),
      .completed("over", when: "2023-06-01"),
      .annulled(1, when: "2024-01-01").known("2027-01-01"))
    #expect(try Self.judged(scenario, "2025-01-01") == "offered v1; completed! v1")
    #expect(
      try Self.judged(scenario, "2025-01-01", known: "2026-12-31") == "offered v2; x v2")
  }

  // MARK: Names of states

  @Test func `a state goes on under the name that new rules give it`() throws {
    let scenario = try Scenario(
      OwnRules.handOver(offered: "proposed", was: ["offered"], when: "2024-01-01"),
      Self.offer("2023-05-01"), .accepted("over", by: ["odnl"], when: "2024-02-01"))
    let before = try #require(scenario.on("2023-12-31").handOver(Scenario.id("over")))
    #expect(before.process.dutch == "aangeboden; antwoord niet genoemd")
    let between = try #require(scenario.on("2024-01-01").handOver(Scenario.id("over")))
    #expect(between.process.dutch == "aangeboden")
    #expect(try between.process.awaits(scenario, "2024-01-01") == ["odnl"])
    #expect(try Self.judged(scenario, "2024-02-01") == "offered v1; accepted v2")
  }

  @Test func `a state that new rules do not know keeps its name, and a step from it is odd`() throws
  {
    let scenario = try Scenario(
      OwnRules.handOver(offered: "proposed", when: "2024-01-01"), Self.offer("2023-05-01"),
      .accepted("over", by: ["odnl"], when: "2024-02-01"))
    #expect(try Self.judged(scenario, "2024-02-01") == "offered v1; unknown offered v2")
    let standing = try #require(scenario.on("2024-02-01").handOver(Scenario.id("over")))
    #expect(standing.state == "offered")
    #expect(standing.process.dutch == "aangeboden; antwoord niet genoemd")
  }

  @Test func `an offer under another name is still an offer without an answer`() throws {
    let scenario = try Scenario(
      OwnRules.handOver(limit: nil, offered: "proposed", was: ["offered"], when: "2023-01-01"),
      Self.offer("2023-05-01"))
    #expect(try scenario.on("2023-05-02").found("handover-not-accepted") == ["over certain: cast"])
  }

  @Test func `a term that was met is met under whatever name`() throws {
    let facts: [Given] = [
      OwnRules.deadlines(when: "2023-01-01"),
      .deadline("t", of: "handreiking", due: "2023-06", when: "2022-06-01"),
      .deadline("weg", of: "handreiking", due: "2023-06", when: "2022-06-01"),
    ]
    for day in ["2022-12-01", "2023-05-01"] {
      let scenario = try Scenario(
        Scenario.cast + facts + [.met("t", when: day), .dropped("weg", when: day)])
      let view = try scenario.on("2023-12-01")
      #expect(try view.deadline("t") == "met, due 2023-06")
      #expect(try view.deadline("weg") == "dropped, due 2023-06")
    }
  }

  // MARK: What a step needs

  @Test func `what new rules ask of a step is missed from their day on`() throws {
    func found(_ day: String, by: [String]) throws -> [String] {
      try Scenario(
        OwnRules.handOver(when: "2024-01-01").id(1), Self.offer("2023-05-01"),
        .accepted("over", by: by, when: day).id(2)
      ).on("2025-01-01").found("irregular-step")
    }
    #expect(try found("2023-12-31", by: []) == [])
    #expect(try found("2024-01-01", by: []) == ["over certain: 2,1"])
    #expect(try found("2024-01-01", by: ["odnl"]) == [])
    // A body may accept by the rules that are built in; by these only the receiver.
    #expect(try found("2023-12-31", by: ["bo"]) == [])
    #expect(try found("2024-01-01", by: ["bo"]) == ["over certain: 2,1"])
  }
}

extension ProcessStanding {
  /// The names of those that it waits for.
  fileprivate func awaits(_ scenario: Scenario, _ day: String) throws -> [String] {
    try scenario.on(day).awaited(by: self).map(\.text)
  }
}
