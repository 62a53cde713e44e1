import Testing

@testable import Calendar

/// The general holidays of the Algemene termijnenwet, computed.
@Suite struct GeneralHolidayTests {
  /// Among them the earliest and the latest there can be, and the years in which other algorithms fail.
  @Test(arguments: [
    "1583-04-10", "1598-03-22", "1693-03-22", "1761-03-22", "1818-03-22", "1886-04-25",
    "1900-04-15", "1943-04-25", "1954-04-18", "1981-04-19", "2000-04-23", "2008-03-23",
    "2011-04-24", "2016-03-27", "2019-04-21", "2024-03-31", "2025-04-20", "2026-04-05",
    "2038-04-25", "2076-04-19", "2285-03-22",
  ])
  func `Easter is on the day that is known`(_ expected: String) throws {
    let day = try #require(CalendarDay(iso: expected))
    #expect(CalendarDay.easter(in: day.year) == day)
  }

  @Test func `in every year Easter is a Sunday between 22 March and 25 April`() throws {
    for year in CalendarDay.years {
      let easter = CalendarDay.easter(in: year)
      let first = try #require(CalendarDay(year: year, month: 3, day: 22))
      let last = try #require(CalendarDay(year: year, month: 4, day: 25))
      guard easter.weekday == .sunday, first <= easter, easter <= last else {
        Issue.record("\(year): \(easter.iso)")
        return
      }
    }
  }

  private static func holidays(of year: Int) throws -> [String] {
    let first = try #require(CalendarDay(year: year, month: 1, day: 1))
    return (0..<366).map { first.advanced(by: $0) }.filter { $0.year == year }
      .compactMap { day in GeneralHoliday(day).map { "\(day.iso.dropFirst(5)) \($0.dutch)" } }
  }

  @Test func `a year has these and no others`() throws {
    #expect(
      try Self.holidays(of: 2026) == [
        "01-01 Nieuwjaarsdag", "04-03 Goede Vrijdag", "04-06 tweede paasdag", "04-27 Koningsdag",
        "05-05 Bevrijdingsdag", "05-14 Hemelvaartsdag", "05-25 tweede pinksterdag",
        "12-25 eerste kerstdag", "12-26 tweede kerstdag",
      ])
    #expect(
      try Self.holidays(of: 2012) == [
        "01-01 Nieuwjaarsdag", "04-06 Goede Vrijdag", "04-09 tweede paasdag",
        "04-30 Koninginnedag", "05-05 Bevrijdingsdag", "05-17 Hemelvaartsdag",
        "05-28 tweede pinksterdag", "12-25 eerste kerstdag", "12-26 tweede kerstdag",
      ])
  }

  @Test(arguments: [
    ("2013-04-30", true), ("2013-04-27", false), ("2014-04-30", false), ("2014-04-26", true),
    ("2014-04-27", false), ("2015-04-27", true), ("2015-04-26", false), ("2025-04-26", true),
    ("2025-04-27", false), ("2006-04-29", true), ("2006-04-30", false),
  ])
  func `the birthday of the head of state is not kept on a Sunday`(
    _ day: String, _ isKept: Bool
  ) throws {
    let holiday = GeneralHoliday(try #require(CalendarDay(iso: day)))
    #expect((holiday == .kingsDay || holiday == .queensDay) == isKept)
  }

  @Test(arguments: [
    ("1970-01-01", "donderdag 1 januari 1970"), ("2024-02-29", "donderdag 29 februari 2024"),
    ("2026-11-30", "maandag 30 november 2026"), ("1969-12-28", "zondag 28 december 1969"),
    ("1945-05-05", "zaterdag 5 mei 1945"),
  ])
  func `a day has its day of the week`(_ day: String, _ expected: String) throws {
    #expect(try #require(CalendarDay(iso: day)).dutchWithWeekday == expected)
  }
}
