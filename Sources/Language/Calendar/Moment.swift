/// An instant in UTC, to the millisecond: when something was put in the register.
///
/// Only the years 0000...9999 exist, so the text always has 24 characters. Leap seconds do not exist, as
/// in POSIX time.
package struct Moment: Hashable, Comparable, Sendable {
  /// Milliseconds since 1970-01-01T00:00:00.000Z.
  package let milliseconds: Int64

  private static let dayMilliseconds: Int64 = 86_400_000

  /// The instant, or nil outside the years 0000...9999.
  package init?(milliseconds: Int64) {
    guard milliseconds >= -62_167_219_200_000, milliseconds <= 253_402_300_799_999 else {
      return nil
    }
    self.milliseconds = milliseconds
  }

  /// Reads `2026-11-21T09:12:44.031Z` and nothing else.
  package init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 24, bytes[10] == 0x54, bytes[13] == 0x3A, bytes[16] == 0x3A,
      bytes[19] == 0x2E, bytes[23] == 0x5A
    else { return nil }
    guard let day = CalendarDay(iso: String(decoding: bytes[0..<10], as: UTF8.self)),
      let hour = Decimal.value(bytes[11..<13]), hour < 24,
      let minute = Decimal.value(bytes[14..<16]), minute < 60,
      let second = Decimal.value(bytes[17..<19]), second < 60,
      let fraction = Decimal.value(bytes[20..<23])
    else { return nil }
    let ofDay = Int64(((hour * 60 + minute) * 60 + second) * 1_000 + fraction)
    self.init(milliseconds: Int64(day.number) * Self.dayMilliseconds + ofDay)
  }

  /// The day in UTC on which the instant falls.
  package var day: CalendarDay {
    CalendarDay(number: Int32((milliseconds - ofDay) / Self.dayMilliseconds))
  }

  /// The instant as `2026-11-21T09:12:44.031Z`.
  package var iso: String {
    let rest = UInt(ofDay)
    let hour = Decimal.text(rest / 3_600_000, width: 2)
    let minute = Decimal.text(rest / 60_000 % 60, width: 2)
    let second = Decimal.text(rest / 1_000 % 60, width: 2)
    return "\(day.iso)T\(hour):\(minute):\(second).\(Decimal.text(rest % 1_000, width: 3))Z"
  }

  package static func < (left: Moment, right: Moment) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// Milliseconds since midnight, also before 1970.
  private var ofDay: Int64 {
    let rest = milliseconds % Self.dayMilliseconds
    return rest < 0 ? rest + Self.dayMilliseconds : rest
  }
}
