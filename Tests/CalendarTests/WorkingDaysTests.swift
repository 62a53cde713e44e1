import Testing

@testable import Calendar

/// Terms in working days, and terms that the Algemene termijnenwet extends.
@Suite struct WorkingDaysTests {
  private static func day(_ iso: String) throws -> CalendarDay {
    try #require(CalendarDay(iso: iso))
  }

  private static func end(
    _ start: String, _ duration: String, decreed: [String] = []
  ) throws -> TermEnd {
    let days = WorkingDays(decreed: try decreed.map(day))
    return days.end(of: try #require(CalendarDuration(duration)), after: try day(start))
  }

  @Test(arguments: [
    // An end on a working day stays.
    ("2026-06-01", "P4D", "2026-06-05"),
    // On a Saturday or Sunday: Monday.
    ("2026-06-01", "P5D", "2026-06-08"), ("2026-05-31", "P7D", "2026-06-08"),
    // On a holiday, and the days behind it that are none either.
    ("2026-04-20", "P1W", "2026-04-28"), ("2026-04-28", "P1W", "2026-05-06"),
    ("2026-03-30", "P4D", "2026-04-07"), ("2026-05-07", "P1W", "2026-05-15"),
    ("2025-12-25", "P1W", "2026-01-02"),
    // Of three days or more two must be working days.
    ("2026-06-05", "P3D", "2026-06-09"), ("2026-06-05", "P2D", "2026-06-08"),
    ("2026-04-02", "P3D", "2026-04-08"), ("2026-04-02", "P2D", "2026-04-07"),
    ("2026-06-04", "P3D", "2026-06-08"), ("2026-06-04", "P4D", "2026-06-08"),
  ])
  func `a term ends where the act puts it`(
    _ start: String, _ duration: String, _ expected: String
  ) throws {
    #expect(try Self.end(start, duration).day.iso == expected)
  }

  @Test(arguments: [
    ("2026-03-08", "P90D", "2026-06-08"), ("2026-03-07", "P91D", "2026-06-06"),
    ("2026-03-14", "P12W", "2026-06-08"), ("2026-03-07", "P13W", "2026-06-06"),
    ("2026-03-06", "P3M", "2026-06-08"), ("2026-02-06", "P4M", "2026-06-06"),
    ("2025-06-06", "P1Y", "2026-06-06"),
  ])
  func `the act knows no terms in years, and none of more than 90 days, 12 weeks or 3 months`(
    _ start: String, _ duration: String, _ expected: String
  ) throws {
    #expect(try Self.end(start, duration).day.iso == expected)
  }

  @Test func `a day made equal to a holiday moves the end too`() throws {
    let end = try Self.end("2026-05-07", "P1W", decreed: ["2026-05-15"])
    #expect(end.day.iso == "2026-05-18")
    #expect(
      end.movedDutch
        == "donderdag 14 mei 2026 is Hemelvaartsdag; 15 mei 2026 is bij besluit gelijkgesteld met een feestdag, "
        + "dus maandag 18 mei 2026")
    #expect(end.rests.map(\.why.word) == ["ascension-day", "decreed", "saturday", "sunday"])
  }

  @Test(arguments: [
    ("2026-06-01", "P5D", "zaterdag 6 juni 2026, dus maandag 8 juni 2026"),
    (
      "2026-03-30", "P4D",
      "vrijdag 3 april 2026 is Goede Vrijdag; 6 april 2026 is tweede paasdag, dus dinsdag 7 april 2026"
    ),
    (
      "2026-04-02", "P3D",
      "zondag 5 april 2026; 6 april 2026 is tweede paasdag; er waren anders minder dan twee werkdagen, "
        + "dus woensdag 8 april 2026"
    ),
    (
      "2026-06-05", "P3D", "er waren anders minder dan twee werkdagen, dus dinsdag 9 juni 2026"
    ),
  ])
  func `a term says why its end moved`(
    _ start: String, _ duration: String, _ expected: String
  ) throws {
    let end = try Self.end(start, duration)
    #expect(end.isExplained)
    #expect(end.movedDutch == expected)
  }

  @Test func `an end that stays says nothing`() throws {
    #expect(try !Self.end("2026-06-01", "P4D").isExplained)
    #expect(try !Self.end("2025-06-06", "P1Y").isExplained)
  }

  @Test(arguments: [
    ("2026-06-01", 1, "2026-06-02"), ("2026-06-01", 5, "2026-06-08"),
    ("2026-06-05", 1, "2026-06-08"), ("2026-06-06", 1, "2026-06-08"),
    ("2026-12-18", 10, "2027-01-05"), ("2026-12-24", 1, "2026-12-28"),
  ])
  func `a term in working days counts only those`(
    _ start: String, _ count: Int, _ expected: String
  ) throws {
    let end = WorkingDays(decreed: []).day(count, after: try Self.day(start))
    #expect(end.day.iso == expected)
  }

  @Test func `a term in working days names the holidays that it passes over`() throws {
    let end = WorkingDays(decreed: []).day(10, after: try Self.day("2026-12-18"))
    #expect(
      end.countedDutch
        == "zonder 25 december 2026 (eerste kerstdag), 1 januari 2027 (Nieuwjaarsdag), "
        + "dus dinsdag 5 januari 2027")
    let decreed = WorkingDays(decreed: [try Self.day("2026-06-02")])
    #expect(decreed.day(1, after: try Self.day("2026-06-01")).day.iso == "2026-06-03")
    #expect(!WorkingDays(decreed: []).day(5, after: try Self.day("2026-06-01")).isExplained)
  }

  @Test func `past the last year that can be written a term ends on its last day`() throws {
    let start = try Self.day("9999-12-30")
    #expect(WorkingDays(decreed: []).day(9999, after: start).day.iso == "9999-12-31")
    #expect(try Self.end("9999-12-24", "P2D").day.iso <= "9999-12-31")
    #expect(try Self.end("9999-12-31", "P12W").day.iso == "9999-12-31")
  }
}
