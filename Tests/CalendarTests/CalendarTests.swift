import Testing

@testable import Calendar

@Suite struct CalendarDayTests {
  /// A calendar that only counts, one day after another, by the rule as people know it.
  struct SlowCalendar {
    var year: Int
    var month = 1
    var day = 1

    mutating func next() {
      let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      day += 1
      if day > lengths[month - 1] { (day, month) = (1, month + 1) }
      if month > 12 { (month, year) = (1, year + 1) }
    }
  }

  @Test(arguments: [(-9999, 100), (-450, 900), (1580, 620), (9900, 100)])
  func `every day agrees with a calendar that only counts`(_ start: Int, _ years: Int) throws {
    var slow = SlowCalendar(year: start)
    var number = try #require(CalendarDay(year: start, month: 1, day: 1)).number
    while slow.year < start + years {
      let day = CalendarDay(number: number)
      guard day.year == slow.year, day.month == slow.month, day.day == slow.day,
        CalendarDay(year: slow.year, month: slow.month, day: slow.day) == day
      else {
        Issue.record("day \(number): \(day.iso) is not \(slow)")
        return
      }
      slow.next()
      number += 1
    }
  }

  @Test(arguments: [
    ("1970-01-01", 0), ("1969-12-31", -1), ("2000-03-01", 11_017), ("2024-02-29", 19_782),
    ("0000-01-01", -719_528), ("9999-12-31", 2_932_896), ("-0001-12-31", -719_529),
  ])
  func `known days have known numbers`(_ iso: String, _ number: Int) throws {
    let day = try #require(CalendarDay(iso: iso))
    #expect(day.number == Int32(number))
    #expect(CalendarDay(number: Int32(number)).iso == iso)
  }

  @Test(arguments: [
    "", "2024", "2024-06", "2024-6-20", "24-06-20", "2024-06-20 ", " 2024-06-20", "2024/06/20",
    "2024-06-20Z", "+2024-06-20", "2024-13-01", "2024-00-01", "2024-06-00", "2024-06-31",
    "2023-02-29", "1900-02-29", "20240620", "-0000-01-01", "12024-06-20", "２024-06-20",
  ])
  func `anything but a day that exists is refused`(_ text: String) {
    #expect(CalendarDay(iso: text) == nil)
  }

  @Test func `leap years follow the Gregorian rule`() {
    let leap = [2024, 2000, 1600, 0, -4, -400]
    let common = [2023, 1900, 2100, -100, -1]
    for year in leap { #expect(CalendarDay.lastDay(ofMonth: 2, year: year) == 29, "\(year)") }
    for year in common { #expect(CalendarDay.lastDay(ofMonth: 2, year: year) == 28, "\(year)") }
  }

  @Test func `years outside -9999 to 9999 are refused`() {
    #expect(CalendarDay(year: 10_000, month: 1, day: 1) == nil)
    #expect(CalendarDay(year: -10_000, month: 12, day: 31) == nil)
    #expect(CalendarDay(year: .max, month: 12, day: 31) == nil)
  }

  @Test func `days advance and compare over the end of a year`() throws {
    let last = try #require(CalendarDay(iso: "2024-12-31"))
    #expect(last.advanced(by: 1).iso == "2025-01-01")
    #expect(last.advanced(by: -366).iso == "2023-12-31")
    #expect(last < last.advanced(by: 1))
  }

  @Test func `the extremes of the number do not trap`() {
    #expect(CalendarDay(number: .max).year == 5_881_580)
    #expect(CalendarDay(number: .min).year == -5_877_641)
  }
}

@Suite struct MomentTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00.000Z", 0), ("2026-11-21T09:12:44.031Z", 1_795_252_364_031),
    ("1969-12-31T23:59:59.999Z", -1), ("0000-01-01T00:00:00.000Z", -62_167_219_200_000),
    ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
  ])
  func `a moment is read and written back`(_ iso: String, _ milliseconds: Int64) throws {
    let moment = try #require(Moment(iso: iso))
    #expect(moment.milliseconds == milliseconds)
    #expect(Moment(milliseconds: milliseconds)?.iso == iso)
  }

  @Test(arguments: [
    "2026-11-21T09:12:44Z", "2026-11-21T09:12:44.03Z", "2026-11-21 09:12:44.031Z",
    "2026-11-21T09:12:44.031", "2026-11-21T09:12:44.031z", "2026-11-21T24:00:00.000Z",
    "2026-11-21T09:60:44.031Z", "2026-11-21T09:12:60.000Z", "2026-02-29T09:12:44.031Z",
    "2026-11-21T09:12:44.031+", "-001-11-21T09:12:44.031Z", "2026-11-21T+9:12:44.031Z",
  ])
  func `any other form is refused`(_ text: String) {
    #expect(Moment(iso: text) == nil)
  }

  @Test func `the day is the day in UTC, before 1970 too`() {
    #expect(Moment(iso: "2026-11-21T23:59:59.999Z")?.day.iso == "2026-11-21")
    #expect(Moment(iso: "1969-12-31T23:59:59.999Z")?.day.iso == "1969-12-31")
    #expect(Moment(iso: "1969-12-31T00:00:00.000Z")?.day.iso == "1969-12-31")
  }

  @Test func `moments outside the years 0000 to 9999 are refused`() {
    #expect(Moment(milliseconds: 253_402_300_800_000) == nil)
    #expect(Moment(milliseconds: -62_167_219_200_001) == nil)
    #expect(Moment(milliseconds: .max) == nil)
    #expect(Moment(milliseconds: .min) == nil)
  }
}

@Suite struct WindowTests {
  private let days = (0..<12).map { CalendarDay(number: $0) }

  @Test func `a window has happened from its last day on`() {
    let window = Window(from: days[3], to: days[6])
    #expect(window.status(on: days[2]) == .notYet)
    #expect(window.status(on: days[3]) == .possible)
    #expect(window.status(on: days[5]) == .possible)
    #expect(window.status(on: days[6]) == .happened)
    #expect(window.status(on: days[7]) == .happened)
  }

  @Test func `a window of one day is never merely possible`() {
    let window = Window(from: days[3], to: days[3])
    #expect(window.status(on: days[2]) == .notYet)
    #expect(window.status(on: days[3]) == .happened)
  }

  @Test func `open ends never begin and never become certain`() {
    #expect(Window(from: nil, to: days[3]).status(on: CalendarDay(number: .min)) == .possible)
    #expect(Window(from: nil, to: days[3]).status(on: days[3]) == .happened)
    #expect(Window(from: days[3], to: nil).status(on: days[2]) == .notYet)
    #expect(Window(from: days[3], to: nil).status(on: CalendarDay(number: .max)) == .possible)
    #expect(Window(from: nil, to: nil).status(on: days[3]) == .possible)
  }

  /// Every window over a few days, open ends included, against the list of its days.
  @Test func `contains and overlaps agree with the days themselves`() {
    let ends = [nil] + days[4..<8].map(Optional.some)
    var windows: [(Window, Set<CalendarDay>)] = []
    for from in ends {
      for to in ends {
        if let from, let to, from > to { continue }
        let held = days.filter { day in
          from.map { $0 <= day } ?? true && to.map { day <= $0 } ?? true
        }
        windows.append((Window(from: from, to: to), Set(held)))
      }
    }
    for (window, held) in windows {
      #expect(Set(days.filter(window.contains)) == held, "\(window)")
      for (other, heldByOther) in windows {
        #expect(window.overlaps(other) == !held.isDisjoint(with: heldByOther))
      }
    }
  }

  @Test func `a window that ends before it begins is a mistake of the caller`() async {
    await #expect(processExitsWith: .failure) {
      _ = Window(from: CalendarDay(number: 1), to: CalendarDay(number: 0))
    }
  }
}
