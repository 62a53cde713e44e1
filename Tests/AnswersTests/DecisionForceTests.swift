import Answers
import Calendar
import Governance
import Reading
import TestSupport
import Testing

/// What is in force on a day, and what only may be (FORMAT 8.5).
@Suite struct DecisionForceTests {
  private static func decided(
    _ outcome: String = "adopted", effective: String? = nil, until: String? = nil
  ) -> Given {
    Given(
      "decision.taken", "2023-06-22",
      [
        ("decision", .string("d")), ("title", .string("Besluit")), ("outcome", .string(outcome)),
        ("effective", effective.map { .due($0) }), ("effectiveUntil", until.map { .due($0) }),
      ])
  }

  private static func force(_ day: String, _ facts: Given...) throws -> String {
    let view = try Scenario(Scenario.cast + facts).on(day)
    let standing = try #require(view.decision(try Scenario.id("d")))
    let force = view.force(of: standing)
    return force.state.rawValue + (force.certainty == .possible ? "?" : "")
  }

  @Test(arguments: [
    ("adopted", "inForce"), ("agreed", "inForce"), ("supported", "inForce"),
    ("decided", "inForce"), ("signed", "inForce"), ("noted", "nothing"), ("deferred", "nothing"),
    ("rejected", "nothing"),
  ])
  func `only what was decided can hold`(outcome: String, force: String) throws {
    #expect(try Self.force("2024-01-01", Self.decided(outcome)) == force)
  }

  @Test(arguments: [
    ("2023-12-31", "ahead"), ("2024-01-01", "inForce?"), ("2024-01-30", "inForce?"),
    ("2024-01-31", "inForce"), ("2025-06-30", "inForce"), ("2025-07-01", "expired"),
  ])
  func `it holds from its first to its last day, and only possibly within an imprecise one`(
    day: String, force: String
  ) throws {
    #expect(
      try Self.force(day, Self.decided(effective: "2024-01", until: "2025-06-30")) == force)
  }

  @Test(arguments: [
    ("2024-02-28", "inForce"), ("2024-03-15", "inForce?"), ("2024-03-31", "lapsed"),
  ])
  func `it holds no longer once it has lapsed`(day: String, force: String) throws {
    #expect(try Self.force(day, Self.decided(), .lapsed("d", when: "2024-03")) == force)
  }

  @Test func `it holds no longer once another came in its place`() throws {
    let later = Given.decided("e", "Later", supersedes: ["d"], when: "2024-03-01")
    #expect(try Self.force("2024-02-29", Self.decided(), later) == "inForce")
    #expect(try Self.force("2024-03-01", Self.decided(), later) == "superseded")
  }

  @Test func `what was decided under a condition that is open is a class of its own`() throws {
    let facts = [
      Given.decided("d", "Besluit", conditions: [("mits", "Er is geld.")], when: "2023-06-22"),
      .settled("mits", when: "2024-03-01"),
    ]
    #expect(try Self.force("2024-02-29", facts[0], facts[1]) == "conditional")
    #expect(try Self.force("2024-03-01", facts[0], facts[1]) == "inForce")
  }

  @Test func `a list of what is in force leaves out what is not`() throws {
    let view = try Scenario(
      .decided("a", "A", when: "2023-01-01"),
      .decided("b", "B", outcome: "rejected", when: "2023-01-01"),
      .decided("c", "C", when: "2023-01-01"), .lapsed("c", when: "2023-02-01"),
      .decided("v", "V", conditions: [("mits", "Er is geld.")], when: "2023-01-01")
    ).on("2024-01-01")
    #expect(try view.register(nil, nil, nil).inForce(in: view).decided == ["a", "v"])
  }

  @Test func `only what was certainly taken by the day asked counts as certain`() throws {
    let view = try Scenario(
      .decided("a", "A", when: "2023-01-01"), .decided("b", "B", when: "2023")
    ).on("2023-06-01")
    let register = try view.register(nil, nil, nil)
    #expect(
      register.decisions.map { $0.isCertain(within: Window(from: nil, to: nil)) } == [true, false])
  }

  @Test func `of a newer agenda only what is new since another is asked`() throws {
    let view = try Scenario(
      Given(
        "meeting.planned", "2023-06-01",
        [("meeting", .string("m")), ("body", .list(["bo"])), ("date", .due("2023-06-22"))]),
      .put("een", before: ["bo"], purpose: "decide", when: "2023-06-01"),
      .put("twee", before: ["bo"], purpose: "decide", when: "2023-06-01"),
      .agenda("m", ["een"], version: "A", when: "2023-06-08"),
      .agenda("m", ["twee", "een"], version: "B", when: "2023-06-15")
    ).on("2023-06-20")
    let versions = view.agendas(of: try Scenario.id("m"))
    #expect(versions.map(\.agenda.version) == ["A", "B"])
    #expect(versions[1].items(newSince: versions[0]).map(\.text) == ["twee"])
  }
}
