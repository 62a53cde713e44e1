internal import Texts

/// A length of time in calendar units: six weeks, one month, one year and ten days.
///
/// Written as an ISO 8601-1:2019 duration (section 5.5.2) with years, months, weeks and days only.
/// Weeks may stand beside the others, as ISO 8601-2:2019 (section 4.3.3) allows. Hours are left
/// out: the register knows days.
package struct CalendarDuration: Hashable, Sendable {
  package let years: Int
  package let months: Int
  package let weeks: Int
  package let days: Int

  /// The duration as it was written: "P6W".
  package let text: String

  /// Reads "P6W" or "P1Y2M10D", or nothing when the text is anything else.
  ///
  /// Strict: "P", then numbers of 0 to 9999 without leading zeros, each with its unit, in the order
  /// Y, M, W, D, each unit at most once, and at least one number above zero.
  package init?(_ text: String) {
    var rest = Array(text.utf8)[...]
    guard rest.popFirst() == UInt8(ascii: "P"), !rest.isEmpty,
      let years = Self.number(before: UInt8(ascii: "Y"), in: &rest),
      let months = Self.number(before: UInt8(ascii: "M"), in: &rest),
      let weeks = Self.number(before: UInt8(ascii: "W"), in: &rest),
      let days = Self.number(before: UInt8(ascii: "D"), in: &rest),
      rest.isEmpty, years + months + weeks + days > 0
    else { return nil }
    self.years = years
    self.months = months
    self.weeks = weeks
    self.days = days
    self.text = text
  }

  /// Whether it is counted in one unit.
  package var hasOneUnit: Bool { [years, months, weeks, days].count { $0 > 0 } == 1 }

  /// The duration in Dutch: "1 jaar, 2 maanden en 10 dagen".
  package var dutch: String {
    let parts = [
      Self.dutch(years, "jaar", "jaar"), Self.dutch(months, "maand", "maanden"),
      Self.dutch(weeks, "week", "weken"), Self.dutch(days, "dag", "dagen"),
    ]
    return dutchList(parts.compactMap(\.self))
  }

  /// The number that stands before the unit; 0 when the unit is not next, nothing when it is wrong.
  private static func number(before unit: UInt8, in rest: inout ArraySlice<UInt8>) -> Int? {
    let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    let after = rest.dropFirst(digits.count)
    guard after.first == unit else { return 0 }
    guard (1...4).contains(digits.count),
      digits.count == 1 || digits.first != UInt8(ascii: "0")
    else { return nil }
    rest = after.dropFirst()
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  private static func dutch(_ count: Int, _ one: String, _ many: String) -> String? {
    count == 0 ? nil : "\(count) \(count == 1 ? one : many)"
  }
}
