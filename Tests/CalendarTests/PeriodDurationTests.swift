import Calendar
import Testing

/// A period a while later is as imprecise as it was.
@Suite struct PeriodDurationTests {
  @Test(arguments: [
    ("2024-02-29", "P1Y", "2025-02-28"), ("2024-06-20", "P6W", "2024-08-01"),
    ("2023", "P4Y", "2027"), ("2023-06", "P4Y", "2027-06"), ("2023-21", "P1Y", "2024-21"),
    ("2023-11", "P3M", "2024-02"), ("2023-36", "P3M", "[2024-01-01..2024-03-31]"),
    ("2023", "P10D", "[2023-01-11..2024-01-10]"), ("[..2023-06-30]", "P1Y", "[..2024-06-30]"),
    ("[2023-06-30..]", "P1Y", "[2024-06-30..]"),
    ("2023-01/2023-06", "P1Y", "2024-01-01/2024-06-30"),
  ])
  func `both ends move, and a whole unit stays one`(
    before: String, duration: String, after: String
  ) throws {
    let length = try #require(CalendarDuration(duration))
    #expect(try Period(edtf: before).advanced(by: length).edtf == after)
  }

  @Test func `words without a date stay as they are`() throws {
    let length = try #require(CalendarDuration("P1Y"))
    #expect(Period(words: "binnenkort").advanced(by: length) == Period(words: "binnenkort"))
  }
}
