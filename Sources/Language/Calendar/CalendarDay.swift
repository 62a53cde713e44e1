/// A day of the proleptic Gregorian calendar, without a time zone.
///
/// Stored as the number of days since 1970-01-01, so comparing and adding are integer operations. The
/// conversions follow Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"
/// (`days_from_civil`, `civil_from_days`): years run from March, so the leap day comes last.
package struct CalendarDay: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before it.
  package let number: Int32

  /// The years that can be written; year 0 is 1 BC, as in ISO 8601.
  package static let years = -9999...9999

  package init(number: Int32) {
    self.number = number
  }

  /// The day, or nil when it does not exist or lies outside the years -9999...9999.
  package init?(year: Int, month: Int, day: Int) {
    guard Self.years.contains(year), (1...12).contains(month), day >= 1 else { return nil }
    guard day <= Self.lastDay(ofMonth: month, year: year) else { return nil }
    number = Self.number(year: year, month: month, day: day)
  }

  /// Reads `2024-06-20` (or `-0044-03-15`) and nothing else.
  package init?(iso text: some StringProtocol) {
    var bytes = Array(text.utf8)
    let isNegative = bytes.first == 0x2D
    if isNegative { bytes.removeFirst() }
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
    guard let year = Decimal.value(bytes[0..<4]), let month = Decimal.value(bytes[5..<7]),
      let day = Decimal.value(bytes[8..<10])
    else { return nil }
    if isNegative && year == 0 { return nil }
    self.init(year: isNegative ? -year : year, month: month, day: day)
  }

  /// The year of the Gregorian calendar, −9999 to 9999.
  package var year: Int { civil.year }
  /// From 1.
  package var month: Int { civil.month }
  /// The day of the month, from 1.
  package var day: Int { civil.day }

  /// The day as `2024-06-20`.
  package var iso: String {
    let parts = civil
    let sign = parts.year < 0 ? "-" : ""
    let year = Decimal.text(parts.year.magnitude, width: 4)
    let month = Decimal.text(parts.month.magnitude, width: 2)
    return "\(sign)\(year)-\(month)-\(Decimal.text(parts.day.magnitude, width: 2))"
  }

  /// The day that lies `days` later, or earlier when negative; the result must fit an `Int32`.
  package func advanced(by days: Int) -> CalendarDay {
    CalendarDay(number: Int32(Int(number) + days))
  }

  /// The number of days in a month (1...12) of a year.
  package static func lastDay(ofMonth month: Int, year: Int) -> Int {
    precondition((1...12).contains(month), "A month is 1...12.")
    return switch month {
    case 4, 6, 9, 11: 30
    case 2: isLeap(year) ? 29 : 28
    default: 31
    }
  }

  package static func < (left: CalendarDay, right: CalendarDay) -> Bool {
    left.number < right.number
  }

  private static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  private static func number(year: Int, month: Int, day: Int) -> Int32 {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let monthFromMarch = (month + 9) % 12
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(era * 146_097 + dayOfEra - 719_468)
  }

  private var civil: (year: Int, month: Int, day: Int) {
    let shifted = Int(number) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }
}
