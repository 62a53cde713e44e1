extension DutchDateReader {
  /// Takes one named stretch of the calendar; its year may be left out when another gives it.
  mutating func unit(yearIfMissing: Int? = nil) -> DutchDateUnit? {
    skip(["in", "op", "de", "het", "jaar"])
    let kinds: [(inout DutchDateReader, Int?) -> DutchDateUnit?] = [
      { reader, _ in reader.dayInDigits() }, { $0.dayOrMonth($1) }, { $0.quarter($1) },
      { $0.half($1) }, { $0.season($1) }, { reader, _ in reader.wholeYear() },
    ]
    for kind in kinds {
      var attempt = self
      guard let unit = kind(&attempt, yearIfMissing) else { continue }
      self = attempt
      return unit
    }
    return nil
  }

  /// Reads "18-12-2024".
  private mutating func dayInDigits() -> DutchDateUnit? {
    guard let day = number(in: 1...31), take(.dash), let month = number(in: 1...12),
      take(.dash), let year = year()
    else { return nil }
    return CalendarDay(year: year, month: month, day: day).map { .day($0) }
  }

  /// Reads "18 december 2024", "december 2024".
  private mutating func dayOrMonth(_ yearIfMissing: Int?) -> DutchDateUnit? {
    let day = number(in: 1...31)
    guard case .word(let name)? = tokens.first, let month = DutchMonth.number(name) else {
      return nil
    }
    _ = word(in: [name])
    guard let year = year() ?? yearIfMissing else { return nil }
    guard let day else { return .month(year: year, month: month) }
    return CalendarDay(year: year, month: month, day: day).map { .day($0) }
  }

  /// Reads "Q3 2024", "Q2 van 2023", "derde kwartaal van 2024".
  private mutating func quarter(_ yearIfMissing: Int?) -> DutchDateUnit? {
    guard let number = quarterNumber(), let year = year() ?? yearIfMissing else { return nil }
    return .quarter(year: year, number: number)
  }

  /// Reads "eerste helft 2024", "tweede deel van 2025".
  private mutating func half(_ yearIfMissing: Int?) -> DutchDateUnit? {
    guard let number = ordinal(), number <= 2, word(in: ["helft", "deel", "halfjaar"]) != nil,
      let year = year() ?? yearIfMissing
    else { return nil }
    return .half(year: year, number: number)
  }

  /// Reads "zomer 2024", "voorjaar van 2025"; not "winter", which may be either side of the new year.
  private mutating func season(_ yearIfMissing: Int?) -> DutchDateUnit? {
    let codes: [String: EDTFCode] = [
      "lente": .spring, "voorjaar": .spring, "zomer": .summer, "herfst": .autumn,
      "najaar": .autumn,
    ]
    guard case .word(let name)? = tokens.first, let code = codes[name] else { return nil }
    _ = word(in: [name])
    guard let year = year() ?? yearIfMissing else { return nil }
    return .season(year: year, code: code)
  }

  private mutating func wholeYear() -> DutchDateUnit? {
    year().map { .year($0) }
  }
}

extension DutchDateUnit {
  /// The year in the name of the unit.
  var yearOfName: Int {
    switch self {
    case .day(let day): day.year
    case .month(let year, _), .quarter(let year, _), .half(let year, _), .season(let year, _),
      .year(let year):
      year
    }
  }
}
