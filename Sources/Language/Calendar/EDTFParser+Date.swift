extension EDTFParser {
  /// Reads one date as far as it goes; what follows it is for the caller.
  mutating func date(_ place: Place) throws(PeriodError) -> EDTFDate {
    let start = position
    let year = try year()
    let detail = try detail(year: year)
    switch detail {
    case .code where place != .alone: throw error(.codeNotAlone, at: start)
    case .unknownDigits, .unknownMonth, .unknownMonthAndDay, .unknownDay:
      guard place == .alone else { throw error(.unknownDigitsNotAlone, at: start) }
    case .code, .year, .month, .day: break
    }
    let hasTime = try skipTime(after: detail, place)
    let mayQualify = place != .between && !hasTime && detail.isPlain
    let qualifier = try qualifier(isAllowed: mayQualify)
    return EDTFDate(year: year.lowest, detail: detail, qualifier: qualifier)
  }

  /// A year as written: the lowest it may be, and how many of its last digits are unknown.
  private struct WrittenYear {
    let lowest: Int
    let unknownDigits: UInt8
  }

  private mutating func year() throws(PeriodError) -> WrittenYear {
    if next == UInt8(ascii: "Y") { throw error(.yearOutside) }
    let start = position
    let isNegative = next == UInt8(ascii: "-")
    if isNegative { position += 1 }
    var value = 0
    var unknown: UInt8 = 0
    for _ in 0..<4 {
      guard let byte = next else { throw error(.unfinished) }
      if Decimal.isDigit(byte) {
        guard unknown == 0 else { throw error(.unknownDigitsNotLast) }
        value = value * 10 + Int(byte - 0x30)
      } else if byte == UInt8(ascii: "X") {
        unknown += 1
        guard unknown <= 2 else { throw error(.unknownDigitsNotLast) }
        value *= 10
      } else {
        throw error(isQualifier(byte) ? .qualifierNotLast : .unreadable)
      }
      position += 1
    }
    if let byte = next, Decimal.isDigit(byte) { throw error(.yearOutside, at: start) }
    guard isNegative else { return WrittenYear(lowest: value, unknownDigits: unknown) }
    if value == 0 && unknown == 0 { throw error(.unreadable, at: start) }
    let spread = unknown == 0 ? 0 : (unknown == 1 ? 9 : 99)
    return WrittenYear(lowest: -(value + spread), unknownDigits: unknown)
  }

  /// What follows the year: a month, a day, a code or unknown digits.
  private mutating func detail(year: WrittenYear) throws(PeriodError) -> EDTFDate.Detail {
    guard next == UInt8(ascii: "-") else {
      return year.unknownDigits > 0 ? .unknownDigits(year.unknownDigits) : .year
    }
    guard year.unknownDigits == 0 else { throw error(.unknownDigitsNotLast, at: position - 1) }
    position += 1
    let start = position
    guard let month = try twoDigits() else { return try detailOfUnknownMonth() }
    switch month {
    case 1...12: return try detail(year: year.lowest, month: month)
    case 25...32: throw error(.hemisphereCode, at: start)
    default: break
    }
    guard let code = EDTFCode(rawValue: UInt8(month)) else {
      throw error(.noSuchMonth(month), at: start)
    }
    return .code(code)
  }

  private mutating func detailOfUnknownMonth() throws(PeriodError) -> EDTFDate.Detail {
    guard next == UInt8(ascii: "-") else { return .unknownMonth }
    position += 1
    if try twoDigits() != nil { throw error(.unknownDigitsNotLast, at: position - 3) }
    return .unknownMonthAndDay
  }

  private mutating func detail(year: Int, month: Int) throws(PeriodError) -> EDTFDate.Detail {
    guard next == UInt8(ascii: "-") else { return .month(UInt8(month)) }
    position += 1
    let start = position
    guard let day = try twoDigits() else { return .unknownDay(month: UInt8(month)) }
    let last = CalendarDay.lastDay(ofMonth: month, year: year)
    guard day >= 1, day <= last else {
      throw error(.noSuchDay(lastDay: last, month: month, year: year), at: start)
    }
    return .day(month: UInt8(month), day: UInt8(day))
  }

  /// Reads two digits, or `XX` as nil.
  private mutating func twoDigits() throws(PeriodError) -> Int? {
    let start = position
    for _ in 0..<2 {
      guard let byte = next else { throw error(.unfinished) }
      guard Decimal.isDigit(byte) || byte == UInt8(ascii: "X") else {
        throw error(isQualifier(byte) ? .qualifierNotLast : .unreadable)
      }
      position += 1
    }
    if let value = Decimal.value(bytes[start..<position]) { return value }
    guard bytes[start] == bytes[start + 1] else { throw error(.unknownDigitsNotLast, at: start) }
    return nil
  }

  /// Reads `T10:30:00`, with or without `Z`, `+01` or `+01:00`, and forgets it.
  ///
  /// The day stays as written: no time zone moves it. `24:00:00` is refused, since it names two days.
  private mutating func skipTime(
    after detail: EDTFDate.Detail, _ place: Place
  ) throws(PeriodError) -> Bool {
    guard next == UInt8(ascii: "T") else { return false }
    guard case .day = detail else { throw error(.unreadable) }
    guard place == .alone else { throw error(.timeNotAlone) }
    position += 1
    try number(below: 24)
    try expect(UInt8(ascii: ":"))
    try number(below: 60)
    try expect(UInt8(ascii: ":"))
    try number(below: 60)
    switch next {
    case UInt8(ascii: "Z"): position += 1
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      position += 1
      try number(below: 15)
      guard next == UInt8(ascii: ":") else { break }
      position += 1
      try number(below: 60)
    default: break
    }
    return true
  }

  private mutating func number(below limit: Int) throws(PeriodError) {
    let start = position
    guard let value = try twoDigits(), value < limit else { throw error(.noSuchTime, at: start) }
  }

  private mutating func qualifier(isAllowed: Bool) throws(PeriodError) -> Period.Qualifier {
    guard let byte = next, isQualifier(byte) else { return .none }
    guard isAllowed else { throw error(.qualifierNotAllowed) }
    position += 1
    return switch byte {
    case UInt8(ascii: "?"): .uncertain
    case UInt8(ascii: "~"): .approximate
    default: .both
    }
  }

  private func isQualifier(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "?") || byte == UInt8(ascii: "~") || byte == UInt8(ascii: "%")
  }
}

extension EDTFDate.Detail {
  /// Whether it is a year, month or day with all its digits: what a qualifier may follow.
  fileprivate var isPlain: Bool {
    switch self {
    case .year, .month, .day: true
    case .unknownDigits, .code, .unknownMonth, .unknownMonthAndDay, .unknownDay: false
    }
  }
}
