/// One date as EDTF writes it: a year, and how far it is known within that year.
struct EDTFDate: Hashable, Sendable {
  /// How precise the date is.
  enum Detail: Hashable, Sendable {
    /// `2024`
    case year
    /// `202X` (1 digit unknown) or `20XX` (2 digits unknown)
    case unknownDigits(UInt8)
    /// `2024-35`
    case code(EDTFCode)
    /// `2024-XX`
    case unknownMonth
    /// `2024-XX-XX`
    case unknownMonthAndDay
    /// `2024-06`
    case month(UInt8)
    /// `2024-06-XX`
    case unknownDay(month: UInt8)
    /// `2024-06-20`, and a date-time
    case day(month: UInt8, day: UInt8)
  }

  /// The year; with unknown digits the lowest of the years it may be.
  let year: Int
  let detail: Detail
  let qualifier: Period.Qualifier

  /// The first and the last day the date may mean.
  ///
  /// Nil only if that falls outside the calendar (`9999-24` ends in the year 10000). A qualifier does
  /// not widen it: `2024-06~` stays June, because nobody can say by how much to widen.
  var window: Window? {
    switch detail {
    case .year, .unknownMonth, .unknownMonthAndDay: span(months: 1...12)
    case .unknownDigits(let digits): span(years: digits == 1 ? 10 : 100)
    case .code(let code): span(months: code.months)
    case .month(let month), .unknownDay(let month): span(months: Int(month)...Int(month))
    case .day(let month, let day):
      span(of: CalendarDay(year: year, month: Int(month), day: Int(day)))
    }
  }

  private func span(of day: CalendarDay?) -> Window? {
    guard let day else { return nil }
    return Window(from: day, to: day)
  }

  /// From the first day of one month to the last of another; month 13 is January of the next year.
  private func span(months: ClosedRange<Int>) -> Window? {
    let endYear = months.upperBound > 12 ? year + 1 : year
    let endMonth = (months.upperBound - 1) % 12 + 1
    let endDay = CalendarDay.lastDay(ofMonth: endMonth, year: endYear)
    guard let from = CalendarDay(year: year, month: months.lowerBound, day: 1),
      let to = CalendarDay(year: endYear, month: endMonth, day: endDay)
    else { return nil }
    return Window(from: from, to: to)
  }

  private func span(years: Int) -> Window? {
    guard let from = CalendarDay(year: year, month: 1, day: 1),
      let to = CalendarDay(year: year + years - 1, month: 12, day: 31)
    else { return nil }
    return Window(from: from, to: to)
  }
}

/// The parts of a year that EDTF numbers as if they were months (ISO 8601-2:2019, 4.8).
///
/// The codes 25–32 (seasons per hemisphere) are left out: no source here needs them.
enum EDTFCode: UInt8, Hashable, Sendable {
  case spring = 21
  case summer, autumn, winter
  case firstQuarter = 33
  case secondQuarter, thirdQuarter, fourthQuarter
  case firstThird, secondThird, lastThird
  case firstHalf, secondHalf

  /// The months it covers; 13 and 14 are January and February of the next year.
  ///
  /// EDTF leaves the seasons open. We choose the meteorological seasons of the Netherlands, and the
  /// winter of a year is the one that begins in it: 1 December to the last day of February.
  var months: ClosedRange<Int> {
    switch self {
    case .spring: 3...5
    case .summer: 6...8
    case .autumn: 9...11
    case .winter: 12...14
    case .firstQuarter: 1...3
    case .secondQuarter: 4...6
    case .thirdQuarter: 7...9
    case .fourthQuarter: 10...12
    case .firstThird: 1...4
    case .secondThird: 5...8
    case .lastThird: 9...12
    case .firstHalf: 1...6
    case .secondHalf: 7...12
    }
  }
}
