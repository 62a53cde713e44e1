import TestSupport
import Testing

@testable import Answers
@testable import Reading

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

  /// As in entries of before recording wrote the day.
  @Test func `without a known day it was known on the day of recording`() throws {
    #expect(
      try Self.found(Self.stage("2030-01-01"), on: "2030-02-01") == ["handreiking certain: 1"])
  }

  @Test(arguments: [
    ("agenda", "bo-1", "2023-02-10", false),
    // A letter only announces it, an agenda says nothing of another day, and without a meeting nothing
    // says that the agenda is that of the day.
    ("brief", "bo-1", "2023-02-10", true), ("agenda", "bo-1", "2023-02-11", true),
    ("agenda", nil, "2023-02-10", true),
  ])
  func `an agenda is enough for an item of its own meeting`(
    document: String, meeting: String?, day: String, isFound: Bool
  ) throws {
    let scenario = try Scenario(
      Scenario.cast + [
        Self.registered("agenda", "agenda"), Self.registered("brief", "letter"), Self.planned,
        Self.item(on: day, meeting: meeting).id(1).source(document, "punt 3"),
      ])
    let found = try scenario.on("2023-03-01").found("event-after-source")
    #expect(found == (isFound ? ["punt certain: 1"] : []))
  }

  @Test func `a meeting that was held on another day is not that of the agenda's item`() throws {
    let scenario = try Scenario(
      Scenario.cast + [
        Self.registered("agenda", "agenda"), Self.planned,
        Self.item(on: "2023-02-10", meeting: "bo-1").id(1).source("agenda", "punt 3"),
        Given(
          "meeting.held", "2023-02-17", [("meeting", .string("bo-1")), ("body", .list(["bo"]))]),
      ])
    #expect(try scenario.on("2023-03-01").found("event-after-source") == ["punt certain: 1"])
  }

  private static func registered(_ id: String, _ kind: String) -> Given {
    Given(
      "source.registered", "2023-01-15",
      [
        ("source", .string(id)), ("title", .string(id)), ("kind", .string(kind)),
        ("date", .due("2023-01-15")),
      ])
  }

  private static let planned = Given(
    "meeting.planned", "2023-01-15",
    [("meeting", .string("bo-1")), ("body", .list(["bo"])), ("date", .due("2023-02-10"))])

  private static func item(on day: String, meeting: String?) -> Given {
    Given(
      "item.tabled", day,
      [
        ("item", .string("punt")), ("title", .string("Punt")), ("body", .list(["bo"])),
        ("meeting", meeting.map { .string($0) }),
      ])
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
