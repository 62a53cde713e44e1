import TestSupport
import Testing

@testable import Projections

/// What stands as happened on a day after the document that says so.
@Suite struct EventAfterSourceTests {
  private static let sources: [Given] = [
    .source("rapport", "Rapport", dated: "2023-01-15"),
    .source("maand", "Maandbericht", dated: "2023-01"),
    .source("later", "Latere brief", dated: "2023-03-01"),
  ]

  private static func found(
    _ fact: Given, on day: String = "2026-06-01", _ more: Given...
  ) throws -> [String] {
    try Scenario(Scenario.cast + sources + [fact.id(1)] + more).on(day).found("event-after-source")
  }

  private static func stage(_ when: String) -> Given {
    .stage("handreiking", "adopted", when: when)
  }

  @Test(arguments: [
    ("2023-01-14", false), ("2023-01-15", false), ("2023-01-16", true),
    // A window that begins by the date of the document may lie before it as a whole.
    ("[2023-01-15..2023-12-31]", false), ("[2023-01-16..2023-12-31]", true),
    ("[..2023-12-31]", false),
    // What has no last day never counts as happened.
    ("[2023-01-16..]", false),
  ])
  func `an event is found when it begins after the day of its document`(
    when: String, isFound: Bool
  ) throws {
    let found = try Self.found(Self.stage(when).source("rapport", "regel 1"))
    #expect(found == (isFound ? ["handreiking certain: 1"] : []))
  }

  @Test func `a document of a month may be of its last day`() throws {
    #expect(try Self.found(Self.stage("2023-01-31").source("maand", "regel 1")) == [])
    #expect(
      try Self.found(Self.stage("2023-02-01").source("maand", "regel 1"))
        == ["handreiking certain: 1"])
  }

  @Test func `while it may not have happened yet it is only possibly so`() throws {
    let fact = Self.stage("2023-33").source("later", "regel 1")
    #expect(try Self.found(fact, on: "2023-02-01") == [])
    let announced = Self.stage("2023-34").source("later", "regel 1")
    #expect(try Self.found(announced, on: "2023-03-31") == [])
    #expect(try Self.found(announced, on: "2023-04-01") == ["handreiking possible: 1"])
    #expect(try Self.found(announced, on: "2023-06-30") == ["handreiking certain: 1"])
  }

  @Test func `a later document that says it too takes it away`() throws {
    let fact = Self.stage("2023-02-10").source("rapport", "regel 1")
    #expect(try Self.found(fact) == ["handreiking certain: 1"])
    #expect(
      try Self.found(
        fact,
        on: "2026-06-01",
        .corrected(1, period: "2023-02-10", when: "2023-06-01").source("later", "regel 2")) == [])
  }

  @Test func `without document the day on which it was known counts`() throws {
    #expect(
      try Self.found(Self.stage("2023-02-10").known("2023-02-09")) == ["handreiking certain: 1"])
    #expect(try Self.found(Self.stage("2023-02-10").known("2023-02-10")) == [])
    #expect(try Self.found(Self.stage("2023-02-10")) == [])
  }

  @Test func `what is planned, noted or set as a term is no event of later`() throws {
    let planned = Given(
      "meeting.planned", "2023-02-10",
      [
        ("meeting", .string("bo-1")), ("body", .list(["bo"])), ("date", .due("2023-02-10")),
      ])
    #expect(try Self.found(planned.source("rapport", "regel 1")) == [])
    let term = Given.deadline("t", of: "handreiking", due: "2024-01", when: "2023-01-15")
    #expect(try Self.found(term.source("rapport", "regel 1")) == [])
    #expect(
      try Self.found(
        .note(on: ["handreiking"], "Vanaf maart.", when: "2023-03-01").source("rapport", "regel 1"))
        == [])
  }
}
