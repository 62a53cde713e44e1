extension CalendarDay {
  /// The day that lies a calendar duration later: years and months first, then weeks and days.
  ///
  /// 31 January and one month is the last day of February; past the year 9999 it is the last day of
  /// that year.
  package func advanced(by duration: CalendarDuration) -> CalendarDay {
    let months = (year * 12 + month - 1) + duration.years * 12 + duration.months
    let (newYear, newMonth) = (months.flooredQuotient(by: 12), months.flooredRemainder(by: 12) + 1)
    guard newYear <= Self.years.upperBound else { return Self.last }
    let lastDay = Self.lastDay(ofMonth: newMonth, year: newYear)
    guard let start = CalendarDay(year: newYear, month: newMonth, day: min(day, lastDay)) else {
      return Self.last
    }
    return min(start.advanced(by: duration.weeks * 7 + duration.days), Self.last)
  }

  /// The last day of the last year that can be written.
  static let last = CalendarDay(iso: "9999-12-31") ?? CalendarDay(number: .max)
}

extension Int {
  fileprivate func flooredQuotient(by divisor: Int) -> Int {
    self >= 0 ? self / divisor : (self - divisor + 1) / divisor
  }

  fileprivate func flooredRemainder(by divisor: Int) -> Int {
    self - flooredQuotient(by: divisor) * divisor
  }
}
