import Calendar
import Testing

/// The day in the Netherlands, with and without summer time.
struct NetherlandsDayTests {
  @Test(arguments: [
    ("2026-11-30T22:59:59.999Z", "2026-11-30"), ("2026-11-30T23:00:00.000Z", "2026-12-01"),
    ("2026-07-01T21:59:59.999Z", "2026-07-01"), ("2026-07-01T22:00:00.000Z", "2026-07-02"),
    // Summer time of 2026 begins on 29 March and ends on 25 October, both at 01:00 UTC.
    ("2026-03-28T22:59:59.999Z", "2026-03-28"), ("2026-03-28T23:00:00.000Z", "2026-03-29"),
    ("2026-03-29T21:59:59.999Z", "2026-03-29"), ("2026-03-29T22:00:00.000Z", "2026-03-30"),
    ("2026-10-24T22:00:00.000Z", "2026-10-25"), ("2026-10-25T22:30:00.000Z", "2026-10-25"),
    ("2026-10-25T23:00:00.000Z", "2026-10-26"),
    // 31 March 2024 and 27 October 2024 were the last Sundays; 31 March 2019 too.
    ("2024-03-31T22:00:00.000Z", "2024-04-01"), ("2024-10-26T22:00:00.000Z", "2024-10-27"),
    ("2024-10-27T22:30:00.000Z", "2024-10-27"), ("2019-03-30T22:30:00.000Z", "2019-03-30"),
    ("2026-12-31T23:00:00.000Z", "2027-01-01"), ("2024-02-29T23:30:00.000Z", "2024-03-01"),
    ("1970-01-01T00:00:00.000Z", "1970-01-01"), ("1969-12-31T22:30:00.000Z", "1969-12-31"),
    ("0000-01-01T00:00:00.000Z", "0000-01-01"), ("9999-12-31T22:59:59.999Z", "9999-12-31"),
  ])
  func `an instant falls on the day that clocks there show`(_ instant: String, _ day: String) throws
  {
    let moment = try #require(Moment(iso: instant))
    #expect(CalendarDay(inNetherlandsAt: moment).iso == day)
  }
}
