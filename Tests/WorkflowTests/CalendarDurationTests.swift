import Calendar
import Testing

@testable import Workflow

@Suite struct CalendarDurationTests {
  @Test(arguments: [
    ("P6W", 0, 0, 6, 0, "6 weken"), ("P1W", 0, 0, 1, 0, "1 week"),
    ("P1M", 0, 1, 0, 0, "1 maand"), ("P1Y", 1, 0, 0, 0, "1 jaar"),
    ("P3Y", 3, 0, 0, 0, "3 jaar"), ("P1D", 0, 0, 0, 1, "1 dag"),
    ("P1Y2M10D", 1, 2, 0, 10, "1 jaar, 2 maanden en 10 dagen"),
    ("P1Y2M3W4D", 1, 2, 3, 4, "1 jaar, 2 maanden, 3 weken en 4 dagen"),
    ("P0Y1M", 0, 1, 0, 0, "1 maand"), ("P9999D", 0, 0, 0, 9999, "9999 dagen"),
    ("P10M", 0, 10, 0, 0, "10 maanden"), ("P1M1D", 0, 1, 0, 1, "1 maand en 1 dag"),
  ])
  func `a duration is read, given back as written and said in Dutch`(
    text: String, years: Int, months: Int, weeks: Int, days: Int, dutch: String
  ) throws {
    let duration = try #require(CalendarDuration(text))
    #expect(duration.years == years)
    #expect(duration.months == months)
    #expect(duration.weeks == weeks)
    #expect(duration.days == days)
    #expect(duration.text == text)
    #expect(duration.dutch == dutch)
  }

  @Test(arguments: [
    "", "P", "P1", "6W", "P6", "P6w", "p6W", "P6W ", " P6W", "P-6W", "+P6W", "P6.5W", "P6,5W",
    "P0D", "P0Y0M0W0D", "P1M1Y", "P1D1W", "P1W1M", "P1Y1Y", "P06W", "P00D", "P10000D", "PW", "PYM",
    "PT6H", "P1DT1H", "P1DT", "P1S", "P٦W", "P６W", "P6W\n", "P6W\0", "P1YD", "6", "W",
    "P99999999999Y",
  ])
  func `anything else is no duration`(text: String) {
    #expect(CalendarDuration(text) == nil)
  }

  @Test func `every duration of small numbers is read as what it was made of`() throws {
    let numbers = [0, 1, 9, 10, 9999]
    for years in numbers {
      for months in numbers {
        for weeks in numbers {
          for days in numbers where years + months + weeks + days > 0 {
            let text = "P\(years)Y\(months)M\(weeks)W\(days)D"
            let duration = try #require(CalendarDuration(text), "\(text)")
            #expect(
              [duration.years, duration.months, duration.weeks, duration.days]
                == [years, months, weeks, days], "\(text)")
          }
        }
      }
    }
  }
}
