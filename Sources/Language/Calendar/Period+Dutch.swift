extension CalendarDay {
  /// The day in Dutch: "20 juni 2024".
  package var dutch: String {
    "\(day) \(DutchMonth.name(month)) \(year)"
  }
}

extension Period {
  /// The period in plain Dutch: "het vierde kwartaal van 2024".
  package var dutch: String {
    if !alternatives.isEmpty { return dutchAlternatives(\.dutch) }
    return switch form {
    case .date(let date): date.dutch
    case .interval(let from, let to): Self.dutch(from: from, to: to)
    case .between: dutchBetween
    case .choice(let dates): Self.dutch(of: dates)
    case .words: "zonder datum"
    }
  }

  /// The period in plain Dutch, and the source's words between quotes when they say it differently.
  package var dutchWithWords: String {
    if !alternatives.isEmpty { return dutchAlternatives(\.dutchWithWords) }
    let plain = dutch
    guard let asStated, asStated.lowercased() != plain else { return plain }
    return "\(plain) (\"\(asStated)\")"
  }

  /// "31 juli 2027 of 31 december 2027"; of very many only the first and how many more.
  private func dutchAlternatives(_ words: (Period) -> String) -> String {
    let named = alternatives.prefix(Self.namedAlternatives).map(words)
    let others = alternatives.count - named.count
    let last = others == 0 ? named.last ?? "" : "een van \(others) andere"
    return "\(named.dropLast(others == 0 ? 1 : 0).joined(separator: ", ")) of \(last)"
  }

  private static var namedAlternatives: Int { 5 }

  private var dutchBetween: String {
    switch (window.from, window.to) {
    case (let from?, let to?):
      from == to ? from.dutch : "ergens tussen \(Self.days(from: from, to: to))"
    case (nil, let to?): "uiterlijk \(to.dutch)"
    case (_?, nil), (nil, nil):
      if case .between(let date?, _) = form { "vanaf \(date.dutch)" } else { "zonder datum" }
    }
  }

  /// "1 juli en 31 december 2024": what both ends share is said once.
  private static func days(from: CalendarDay, to: CalendarDay) -> String {
    if from.year != to.year { return "\(from.dutch) en \(to.dutch)" }
    if from.month != to.month {
      return "\(from.day) \(DutchMonth.name(from.month)) en \(to.dutch)"
    }
    return "\(from.day) en \(to.dutch)"
  }

  /// "1 of 2 juli 2024": what every date shares with the last is said once.
  private static func dutch(of dates: [EDTFDate]) -> String {
    guard let last = dates.last else { return "zonder datum" }
    let others = dates.dropLast().map { $0.dutch(before: last, dates) }
    return "\(others.joined(separator: ", ")) of \(last.dutch)"
  }

  private static func dutch(from: EDTFBound, to: EDTFBound) -> String {
    switch (from, to) {
    case (.date(let first), .date(let last)):
      "van \(first.dutch) tot en met \(last.dutch)"
    case (.date(let first), .open): "vanaf \(first.dutch), zonder einddatum"
    case (.date(let first), .unknown): "vanaf \(first.dutch), einddatum onbekend"
    case (.open, .date(let last)): "tot en met \(last.dutch), zonder begindatum"
    case (.unknown, .date(let last)): "tot en met \(last.dutch), begindatum onbekend"
    case (.open, .open), (.open, .unknown), (.unknown, .open), (.unknown, .unknown):
      "zonder datum"
    }
  }
}

extension EDTFDate {
  /// The date in Dutch, with its doubt.
  fileprivate var dutch: String {
    switch qualifier {
    case .none: plainDutch
    case .uncertain: "\(plainDutch) (onzeker)"
    case .approximate: "ongeveer \(plainDutch)"
    case .both: "ongeveer \(plainDutch) (onzeker)"
    }
  }

  /// The date in Dutch in a list that ends with another, without the month and year that all of them share.
  fileprivate func dutch(before last: EDTFDate, _ dates: [EDTFDate]) -> String {
    guard dates.allSatisfy({ $0.year == last.year }) else { return dutch }
    switch detail {
    case .day(let month, let day):
      let sharesMonth = dates.allSatisfy { $0.isDay(of: month) }
      return sharesMonth ? "\(day)" : "\(day) \(DutchMonth.name(Int(month)))"
    case .month(let month): return DutchMonth.name(Int(month))
    case .year, .unknownDigits, .code, .unknownMonth, .unknownMonthAndDay, .unknownDay: return dutch
    }
  }

  private func isDay(of month: UInt8) -> Bool {
    if case .day(month, _) = detail { true } else { false }
  }

  private var plainDutch: String {
    switch detail {
    case .year: "\(year)"
    case .unknownDigits(let digits):
      "een jaar van \(year) tot en met \(year + (digits == 1 ? 9 : 99))"
    case .code(.winter): "de winter van \(year) op \(year + 1)"
    case .code(let code): "\(code.dutch) van \(year)"
    case .unknownMonth: "een onbekende maand in \(year)"
    case .unknownMonthAndDay: "een onbekende dag in \(year)"
    case .month(let month): "\(DutchMonth.name(Int(month))) \(year)"
    case .unknownDay(let month): "een onbekende dag in \(DutchMonth.name(Int(month))) \(year)"
    case .day(let month, let day): "\(day) \(DutchMonth.name(Int(month))) \(year)"
    }
  }
}

extension EDTFCode {
  fileprivate var dutch: String {
    switch self {
    case .spring: "de lente"
    case .summer: "de zomer"
    case .autumn: "de herfst"
    case .winter: "de winter"
    case .firstQuarter: "het eerste kwartaal"
    case .secondQuarter: "het tweede kwartaal"
    case .thirdQuarter: "het derde kwartaal"
    case .fourthQuarter: "het vierde kwartaal"
    case .firstThird: "de eerste vier maanden"
    case .secondThird: "de middelste vier maanden"
    case .lastThird: "de laatste vier maanden"
    case .firstHalf: "de eerste helft"
    case .secondHalf: "de tweede helft"
    }
  }
}
