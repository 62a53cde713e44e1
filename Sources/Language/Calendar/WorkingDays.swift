/// Why a day is no working day.
package enum RestDay: Hashable, Sendable {
  case saturday
  case sunday
  case holiday(GeneralHoliday)
  /// Made equal to a general holiday for one year by decree.
  case decreed

  package var dutch: String {
    switch self {
    case .saturday: "zaterdag"
    case .sunday: "zondag"
    case .holiday(let holiday): holiday.dutch
    case .decreed: "bij besluit gelijkgesteld met een feestdag"
    }
  }

  /// The word for it in JSON.
  package var word: String {
    switch self {
    case .saturday: "saturday"
    case .sunday: "sunday"
    case .holiday(let holiday): holiday.rawValue
    case .decreed: "decreed"
    }
  }
}

/// Which days are working days, how to count in them, and where a term ends that the Algemene termijnenwet extends.
package struct WorkingDays: Sendable {
  /// The days that a decree made equal to a general holiday (article 3, third paragraph).
  private let decreed: Set<CalendarDay>

  package init(decreed: [CalendarDay]) { self.decreed = Set(decreed) }

  /// Why a day is no working day; `nil` when it is one.
  package func rest(on day: CalendarDay) -> RestDay? {
    switch day.weekday {
    case .saturday: return .saturday
    case .sunday: return .sunday
    case .monday, .tuesday, .wednesday, .thursday, .friday: break
    }
    if let holiday = GeneralHoliday(day) { return .holiday(holiday) }
    return decreed.contains(day) ? .decreed : nil
  }

  /// The working day on which so many of them have passed since a day, which does not count itself.
  package func day(_ count: Int, after start: CalendarDay) -> TermEnd {
    var (day, left) = (start, count)
    var passed: [TermEnd.Rest] = []
    while left > 0, day < .last {
      day = day.advanced(by: 1)
      guard let rest = rest(on: day) else {
        left -= 1
        continue
      }
      // That weekends do not count is what the words say already.
      if rest != .saturday, rest != .sunday { passed.append(TermEnd.Rest(day: day, why: rest)) }
    }
    return TermEnd(counted: day, day: day, rests: passed, heldTooFew: false)
  }

  /// Where a term ends that begins after a day, with what the Algemene termijnenwet adds to it.
  package func end(of duration: CalendarDuration, after start: CalendarDay) -> TermEnd {
    let counted = start.advanced(by: duration)
    guard duration.isExtendedByAct else {
      return TermEnd(counted: counted, day: counted, rests: [], heldTooFew: false)
    }
    var end = counted
    var rests: [TermEnd.Rest] = []
    // Article 1: an end on such a day moves to the first day that is none.
    while end < .last, let why = rest(on: end) {
      rests.append(TermEnd.Rest(day: end, why: why))
      end = end.advanced(by: 1)
    }
    // Article 2: a term of three days or more holds two days that are none.
    let second = duration.hasThreeDays ? day(2, after: start).day : end
    return TermEnd(
      counted: counted, day: max(end, second), rests: rests, heldTooFew: second > end)
  }
}

/// The day on which a term ends, and why it is not the day on which it would end by counting alone.
package struct TermEnd: Hashable, Sendable {
  /// Where the term would have ended.
  package let counted: CalendarDay
  package let day: CalendarDay
  /// The days that put off the end, each with what it is.
  package let rests: [Rest]
  /// Whether the term would have held less than two working days.
  package let heldTooFew: Bool

  /// A day that is no working day.
  package struct Rest: Hashable, Sendable {
    package let day: CalendarDay
    package let why: RestDay
  }

  /// Whether days that do not count put off the end.
  package var isExplained: Bool { !rests.isEmpty || heldTooFew }

  /// Why the end moved, and where to: "zaterdag 1 juni 2024, dus maandag 3 juni 2024".
  package var movedDutch: String {
    let end = day.dutchWithWeekday
    guard let first = rests.first else {
      return heldTooFew ? "er waren anders minder dan twee werkdagen, dus \(end)" : end
    }
    var reasons = [counted.dutchWithWeekday + (first.isWeekend ? "" : " is \(first.why.dutch)")]
    for rest in rests.dropFirst() where !rest.isWeekend {
      reasons.append("\(rest.day.dutch) is \(rest.why.dutch)")
    }
    if heldTooFew { reasons.append("er waren anders minder dan twee werkdagen") }
    return "\(reasons.joined(separator: "; ")), dus \(end)"
  }

  /// What did not count, and where the end is: "zonder 1 januari 2025 (Nieuwjaarsdag), dus donderdag 2 januari 2025".
  package var countedDutch: String {
    let passed = rests.map { "\($0.day.dutch) (\($0.why.dutch))" }
    return (passed.isEmpty ? "" : "zonder \(passed.joined(separator: ", ")), ")
      + "dus \(day.dutchWithWeekday)"
  }
}

extension TermEnd.Rest {
  fileprivate var isWeekend: Bool { why == .saturday || why == .sunday }
}

extension CalendarDuration {
  /// Whether the Algemene termijnenwet extends a term of this length: not one in years, and not one of more than
  /// 90 days, 12 weeks or 3 months (article 4).
  package var isExtendedByAct: Bool { years == 0 && months <= 3 && weeks <= 12 && days <= 90 }

  /// Whether it is three days or more (article 2).
  fileprivate var hasThreeDays: Bool { months > 0 || weeks > 0 || days >= 3 }
}
