/// A day of the week.
package enum Weekday: Int, CaseIterable, Sendable {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday

  package var dutch: String {
    switch self {
    case .monday: "maandag"
    case .tuesday: "dinsdag"
    case .wednesday: "woensdag"
    case .thursday: "donderdag"
    case .friday: "vrijdag"
    case .saturday: "zaterdag"
    case .sunday: "zondag"
    }
  }
}

extension CalendarDay {
  /// Its day of the week.
  package var weekday: Weekday {
    // 1970-01-01 was a Thursday.
    Weekday(rawValue: ((Int(number) + 3) % 7 + 7) % 7) ?? .monday
  }

  /// The day in Dutch with its day of the week: "donderdag 20 juni 2024".
  package var dutchWithWeekday: String { "\(weekday.dutch) \(dutch)" }
}
