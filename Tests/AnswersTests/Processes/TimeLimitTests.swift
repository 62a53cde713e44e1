import EventFormat
import Governance
import TestSupport
import Testing

@testable import Answers
@testable import Reading

/// How long a thing may stay in its state, on the day asked.
@Suite struct TimeLimitTests {
  /// `2024-07-13…2024-08-11 6 weken na juni 2024`.
  private static func limit(
    _ scenario: Scenario, _ day: String, of id: String = "over",
    _ subject: ProcessSubject = .handOver
  ) throws -> String? {
    let standing = try #require(try scenario.on(day).process(of: Scenario.id(id), subject))
    return standing.limit.map { limit in
      "\(limit.window.from?.iso ?? "")…\(limit.window.to?.iso ?? "") \(limit.words)"
    }
  }

  private static func offered(_ when: String, _ more: Given...) throws -> Scenario {
    try Scenario(
      Scenario.cast + [
        OwnRules.handOver(when: "2024-01-01"),
        .offered("over", ["handreiking"], from: ["vng"], to: ["odnl"], when: when),
      ] + more)
  }

  @Test(arguments: [
    ("2024-06", "2024-07-13…2024-08-11 6 weken na juni 2024"),
    ("2024-06-20", "2024-08-01…2024-08-01 6 weken na 20 juni 2024"),
    ("[2024-06-01..2024-12-31]", "2024-07-13…2025-02-11"),
    ("[..2024-06-30]", "…2024-08-11"),
  ])
  func `a limit that counts from an imprecise day is as imprecise`(
    when: String, expected: String
  ) throws {
    let scenario = try Self.offered(when)
    let found = try #require(try Self.limit(scenario, "2026-01-01"))
    #expect(found.hasPrefix(expected), "\(found)")
  }

  @Test(arguments: [
    ("2024-07-13", "ahead"), ("2024-07-14", "running"), ("2024-08-11", "running"),
    ("2024-08-12", "passed"),
  ])
  func `a limit may have passed after its first day and has after its last`(
    day: String, expected: String
  ) throws {
    let view = try Self.offered("2024-06").on(day)
    #expect(view.todo().first?.term(in: view).state.rawValue == expected)
    #expect(try view.found("limit-exceeded").isEmpty == (expected != "passed"))
  }

  @Test func `an offer that may not have been made yet has its limit all the same`() throws {
    let view = try Self.offered("2024-06").on("2024-06-10")
    let item = try #require(view.todo().first)
    #expect(item.process.certainty == .possible)
    #expect(item.limit?.window.from?.iso == "2024-07-13")
    #expect(item.term(in: view).state == .ahead)
  }

  @Test func `an undated offer has a limit of which only the end is known`() throws {
    let scenario = try Self.offered("[..2024-09-30]")
    let view = try scenario.on("2024-11-11")
    #expect(view.todo().first?.term(in: view).state == .ahead)
    #expect(try scenario.on("2024-11-11").found("limit-exceeded") == [])
    #expect(try scenario.on("2024-11-12").found("limit-exceeded") == ["over certain: cast"])
  }

  @Test func `the limit is that of the rules in force on the day asked`() throws {
    let scenario = try Self.offered("2023-12-01")
    #expect(try Self.limit(scenario, "2023-12-31") == nil)
    #expect(
      try Self.limit(scenario, "2024-01-01")
        == "2024-01-12…2024-01-12 6 weken na 1 december 2023")
  }

  @Test func `the limit goes with the state that has it`() throws {
    let scenario = try Self.offered(
      "2024-06-01", .accepted("over", by: ["odnl"], when: "2024-07-01"))
    #expect(try Self.limit(scenario, "2024-06-30") != nil)
    #expect(try Self.limit(scenario, "2024-07-01") == nil)
    #expect(try scenario.on("2025-01-01").found("limit-exceeded") == [])
  }

  @Test func `a limit that is a date is that of the newest event that gives one`() throws {
    let scenario = try Scenario(
      .deadline("t", of: "handreiking", due: "2024-06", when: "2024-01-10"),
      .moved("t", to: "2024-12", when: "2024-05-01"),
      .promised("z", "Toezegging", due: "2024-06", when: "2024-01-10"),
      .promiseSettled("z", "partly", when: "2024-03-01"),
      .promiseSettled("z", "postponed", due: "2024-09", when: "2024-05-01"))
    #expect(
      try Self.limit(scenario, "2024-04-30", of: "t", .deadline)
        == "2024-06-01…2024-06-30 juni 2024")
    #expect(
      try Self.limit(scenario, "2024-05-01", of: "t", .deadline)
        == "2024-12-01…2024-12-31 december 2024")
    #expect(
      try Self.limit(scenario, "2024-04-30", of: "z", .commitment)
        == "2024-06-01…2024-06-30 juni 2024")
    #expect(
      try Self.limit(scenario, "2024-05-01", of: "z", .commitment)
        == "2024-09-01…2024-09-30 september 2024")
  }

  private static func counted(
    _ limit: String, _ more: [(String, String)], offered when: String, holidays: [String] = []
  ) throws -> Scenario {
    try Scenario(
      Scenario.cast + [
        OwnRules.handOver(limit: limit, counted: more, holidays: holidays, when: "2024-01-01"),
        .offered("over", ["handreiking"], from: ["vng"], to: ["odnl"], when: when),
      ])
  }

  @Test(arguments: [
    // 1 June 2024 was a Saturday.
    (
      "2024-05-25",
      "2024-06-03…2024-06-03 1 week na 25 mei 2024; zaterdag 1 juni 2024, dus maandag 3 juni 2024"
    ),
    ("2024-05-24", "2024-05-31…2024-05-31 1 week na 24 mei 2024"),
    (
      "[2024-05-24..2024-05-25]",
      "2024-05-31…2024-06-03 1 week na ergens tussen 24 en 25 mei 2024; op zijn laatst: zaterdag 1 juni 2024, "
        + "dus maandag 3 juni 2024"
    ),
    (
      "[2024-05-25,2024-05-26]",
      "2024-06-03…2024-06-03 1 week na 25 of 26 mei 2024; op zijn vroegst: zaterdag 1 juni 2024, "
        + "dus maandag 3 juni 2024; op zijn laatst: zondag 2 juni 2024, dus maandag 3 juni 2024"
    ),
  ])
  func `a limit by the act says where its end moved and why`(
    when: String, expected: String
  ) throws {
    let scenario = try Self.counted("P1W", [("act", "awt")], offered: when)
    #expect(try Self.limit(scenario, "2024-07-01") == expected)
  }

  @Test func `a limit by the act has passed after the day to which its end moved`() throws {
    let scenario = try Self.counted("P1W", [("act", "awt")], offered: "2024-05-25")
    #expect(try scenario.on("2024-06-03").found("limit-exceeded") == [])
    #expect(try scenario.on("2024-06-04").found("limit-exceeded") == ["over certain: cast"])
  }

  @Test func `a limit in working days counts from both ends of an imprecise day`() throws {
    let working = [("days", "working")]
    #expect(
      try Self.limit(Self.counted("P10D", working, offered: "2024-12-20"), "2025-01-01")
        == "2025-01-08…2025-01-08 10 werkdagen na 20 december 2024; zonder 25 december 2024 (eerste kerstdag), "
        + "26 december 2024 (tweede kerstdag), 1 januari 2025 (Nieuwjaarsdag), dus woensdag 8 januari 2025"
    )
    #expect(
      try Self.limit(Self.counted("P1D", working, offered: "2024-06"), "2024-07-01")
        == "2024-06-03…2024-07-01 1 werkdag na juni 2024")
  }

  @Test func `days made equal by decree are those of the rules`() throws {
    let scenario = try Self.counted(
      "P1D", [("days", "working")], offered: "2024-06-03", holidays: ["2024-06-04"])
    #expect(
      try Self.limit(scenario, "2024-07-01")
        == "2024-06-05…2024-06-05 1 werkdag na 3 juni 2024; zonder 4 juni 2024 "
        + "(bij besluit gelijkgesteld met een feestdag), dus woensdag 5 juni 2024")
  }

  @Test func `a date in words only is no limit`() throws {
    let scenario = try Scenario(
      .deadline("t", of: "handreiking", dueInWords: "binnenkort", when: "2024-01-10"))
    #expect(try Self.limit(scenario, "2030-01-01", of: "t", .deadline) == nil)
  }
}
