import Testing

@testable import Calendar

/// Counting a calendar duration from a day: years and months, then weeks and days.
@Suite struct DurationTests {
  @Test(arguments: [
    ("2024-06-01", "P6W", "2024-07-13"), ("2024-06-30", "P6W", "2024-08-11"),
    ("2024-06-20", "P1D", "2024-06-21"), ("2023-12-31", "P1D", "2024-01-01"),
    // The last day of a month that is too short.
    ("2023-01-31", "P1M", "2023-02-28"), ("2024-01-31", "P1M", "2024-02-29"),
    ("2024-03-31", "P1M", "2024-04-30"), ("2024-12-31", "P2M", "2025-02-28"),
    ("2024-01-30", "P1M", "2024-02-29"), ("2024-02-29", "P1M", "2024-03-29"),
    // Leap years: 2000 is one, 1900 is not.
    ("2024-02-29", "P1Y", "2025-02-28"), ("2024-02-29", "P4Y", "2028-02-29"),
    ("1899-12-31", "P2M", "1900-02-28"), ("1999-12-31", "P2M", "2000-02-29"),
    ("1896-02-29", "P4Y", "1900-02-28"),
    // Days are counted from the month that was reached.
    ("2023-11-15", "P1Y2M10D", "2025-01-25"), ("2024-01-31", "P1M1D", "2024-03-01"),
    ("2023-01-31", "P1M1W1D", "2023-03-08"), ("2024-06-20", "P14M", "2025-08-20"),
    ("2024-06-20", "P366D", "2025-06-21"),
    // The last year that can be written.
    ("9999-11-30", "P1M", "9999-12-30"), ("9999-12-31", "P1D", "9999-12-31"),
    ("9999-12-01", "P1M", "9999-12-31"), ("9999-12-20", "P2W", "9999-12-31"),
    ("9998-12-31", "P1Y", "9999-12-31"), ("2024-06-20", "P9999Y", "9999-12-31"),
    ("9999-12-30", "P1D", "9999-12-31"),
    // Before our era: the year 0 is a leap year, -1 is not.
    ("-0001-12-31", "P1D", "0000-01-01"), ("-0001-12-31", "P2M", "0000-02-29"),
    ("-0001-01-31", "P1M", "-0001-02-28"), ("-0044-03-15", "P44Y", "0000-03-15"),
    ("-0002-11-30", "P3M", "-0001-02-28"), ("-9999-01-01", "P1Y2M3D", "-9998-03-04"),
    ("-0004-02-29", "P8Y", "0004-02-29"),
  ])
  func `a day and a duration give the day on the calendar`(
    day: String, duration: String, expected: String
  ) throws {
    let start = try #require(CalendarDay(iso: day))
    let length = try #require(CalendarDuration(duration))
    #expect(start.advanced(by: length).iso == expected)
  }

  @Test(arguments: ["P1D", "P1M", "P1Y", "P6W", "P11M30D", "P1Y2M10D", "P9999Y"])
  func `of two days the later one is not the earlier one after the same duration`(
    duration: String
  ) throws {
    let length = try #require(CalendarDuration(duration))
    for start in ["-0001-12-01", "1899-12-01", "2023-12-01", "9998-12-01"] {
      var day = try #require(CalendarDay(iso: start))
      for _ in 0..<390 {
        let next = day.advanced(by: 1)
        #expect(day.advanced(by: length) <= next.advanced(by: length), "\(day.iso)")
        #expect(day <= day.advanced(by: length), "\(day.iso)")
        day = next
      }
    }
  }
}
