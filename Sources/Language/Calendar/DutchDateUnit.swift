/// A stretch of the calendar that has a name: a day, a month, a quarter, a half, a season, a year.
enum DutchDateUnit: Hashable {
  case day(CalendarDay)
  case month(year: Int, month: Int)
  case quarter(year: Int, number: Int)
  case half(year: Int, number: Int)
  case season(year: Int, code: EDTFCode)
  case year(Int)

  /// The EDTF text of the unit alone.
  var edtf: String {
    switch self {
    case .day(let day): day.iso
    case .month(let year, let month): Self.edtf(year, month)
    case .quarter(let year, let number): Self.edtf(year, 32 + number)
    case .half(let year, let number): Self.edtf(year, 39 + number)
    case .season(let year, let code): Self.edtf(year, Int(code.rawValue))
    case .year(let year): Decimal.text(UInt(year), width: 4)
    }
  }

  /// How it begins, without a code, so that it may stand in a window or an interval.
  var first: String {
    months.map { Self.edtf($0.year, $0.first) } ?? edtf
  }

  /// How it ends, without a code.
  var last: String {
    months.map { Self.edtf($0.year, $0.last) } ?? edtf
  }

  /// The last day before it; nil at the edge of the calendar.
  var dayBefore: CalendarDay? {
    let day: CalendarDay? =
      switch self {
      case .day(let day): day
      case .month(let year, let month): CalendarDay(year: year, month: month, day: 1)
      case .year(let year): CalendarDay(year: year, month: 1, day: 1)
      case .quarter, .half, .season:
        months.flatMap { CalendarDay(year: $0.year, month: $0.first, day: 1) }
      }
    return day?.advanced(by: -1)
  }

  /// The agreement that the name of the unit itself needs.
  var convention: ReadingConvention? {
    switch self {
    case .season(_, .summer): .summer
    case .season(_, .autumn): .autumn
    case .season(_, .spring): .spring
    case .season, .day, .month, .quarter, .half, .year: nil
    }
  }

  /// The months of a unit that EDTF writes as a code; nil for the others.
  private var months: (year: Int, first: Int, last: Int)? {
    switch self {
    case .quarter(let year, let number): (year, number * 3 - 2, number * 3)
    case .half(let year, let number): (year, number * 6 - 5, number * 6)
    case .season(let year, let code): (year, code.months.lowerBound, code.months.upperBound)
    case .day, .month, .year: nil
    }
  }

  static func edtf(_ year: Int, _ month: Int) -> String {
    "\(Decimal.text(UInt(year), width: 4))-\(Decimal.text(UInt(month), width: 2))"
  }
}
