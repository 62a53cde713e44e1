/// The days that Dutch law takes for a general holiday: the Algemene termijnenwet, article 3, first and second
/// paragraph.
///
/// They are computed, for any year as the law has them now: it names no years, and a term of before it has
/// none to be moved. Easter Sunday and Whit Sunday are no case, because a Sunday is no working day anyhow.
package enum GeneralHoliday: String, CaseIterable, Sendable {
  case newYear = "new-year"
  /// Made equal to a general holiday by the second paragraph.
  case goodFriday = "good-friday"
  case easterMonday = "easter-monday"
  /// 30 April, or 29 April when that is a Sunday; up to 2013.
  case queensDay = "queens-day"
  /// 27 April, or 26 April when that is a Sunday; from 2014 on.
  case kingsDay = "kings-day"
  /// 5 May, in every year.
  case liberationDay = "liberation-day"
  case ascensionDay = "ascension-day"
  case whitMonday = "whit-monday"
  case christmasDay = "christmas-day"
  case secondChristmasDay = "second-christmas-day"

  /// The holiday that a day is; `nil` when it is none.
  package init?(_ day: CalendarDay) {
    switch (day.month, day.day) {
    case (1, 1): self = .newYear
    case (5, 5): self = .liberationDay
    case (12, 25): self = .christmasDay
    case (12, 26): self = .secondChristmasDay
    default:
      guard let moving = Self.moving(day) ?? Self.royal(day) else { return nil }
      self = moving
    }
  }

  package var dutch: String {
    switch self {
    case .newYear: "Nieuwjaarsdag"
    case .goodFriday: "Goede Vrijdag"
    case .easterMonday: "tweede paasdag"
    case .queensDay: "Koninginnedag"
    case .kingsDay: "Koningsdag"
    case .liberationDay: "Bevrijdingsdag"
    case .ascensionDay: "Hemelvaartsdag"
    case .whitMonday: "tweede pinksterdag"
    case .christmasDay: "eerste kerstdag"
    case .secondChristmasDay: "tweede kerstdag"
    }
  }

  private static func moving(_ day: CalendarDay) -> GeneralHoliday? {
    guard (3...6).contains(day.month) else { return nil }
    return switch day.number - CalendarDay.easter(in: day.year).number {
    case -2: .goodFriday
    case 1: .easterMonday
    case 39: .ascensionDay
    case 50: .whitMonday
    default: nil
    }
  }

  private static func royal(_ day: CalendarDay) -> GeneralHoliday? {
    guard day.month == 4 else { return nil }
    let (birthday, holiday): (Int, GeneralHoliday) =
      day.year < 2014 ? (30, .queensDay) : (27, .kingsDay)
    let isKept =
      day.day == birthday && day.weekday != .sunday
      || day.day == birthday - 1 && day.weekday == .saturday
    return isKept ? holiday : nil
  }
}

extension CalendarDay {
  /// Easter Sunday of a year (-9999...9999) in the Gregorian calendar.
  ///
  /// The algorithm of 1876 in Butcher's "Ecclesiastical Calendar", as in Meeus, "Astronomical Algorithms", chapter 8.
  package static func easter(in year: Int) -> CalendarDay {
    // The dates come back after 5,700,000 years, which keeps every remainder below positive.
    let year = year + 5_700_000
    let (golden, century, rest) = (year % 19, year / 100, year % 100)
    let correction = (century - (century + 8) / 25 + 1) / 3
    let moon = (19 * golden + century - century / 4 - correction + 15) % 30
    let week = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7
    let late = (golden + 11 * moon + 22 * week) / 451
    let days = moon + week - 7 * late + 114
    let day = CalendarDay(year: year - 5_700_000, month: days / 31, day: days % 31 + 1)
    return day ?? CalendarDay(number: 0)
  }
}
