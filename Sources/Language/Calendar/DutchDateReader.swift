/// Reads the tokens of one phrase; each kind of phrase is tried in turn and must use every token.
struct DutchDateReader {
  private(set) var tokens: ArraySlice<DutchDateToken>

  init(_ tokens: ArraySlice<DutchDateToken>) {
    self.tokens = tokens
  }

  /// The meaning of the whole phrase, nil when no kind of phrase fits.
  func reading() -> DutchDateReading? {
    let kinds: [(inout DutchDateReader) -> DutchDateReading?] = [
      { $0.single() }, { $0.edge() }, { $0.quarterBoundary() }, { $0.quarters() },
      { $0.aroundSeason() }, { $0.turnOfYear() }, { $0.limit() }, { $0.openEnd() },
      { $0.start() },
    ]
    for kind in kinds {
      var attempt = self
      if let reading = kind(&attempt), attempt.tokens.isEmpty { return reading }
    }
    return range()
  }

  // MARK: Phrases

  /// Reads "Q4 2022", "in 2023", "18 december 2024".
  private mutating func single() -> DutchDateReading? {
    guard let unit = unit() else { return nil }
    let isDay = if case .day = unit { true } else { false }
    return DutchDateReading(edtf: unit.edtf, convention: unit.convention, isDay: isDay)
  }

  /// Reads "eind Q3 2024", "begin 2025", "medio 2024", "eind november 2022".
  private mutating func edge() -> DutchDateReading? {
    skip(["in", "op"])
    guard let edge = word(in: ["begin", "medio", "eind", "einde"]), let unit = unit() else {
      return nil
    }
    switch (edge, unit) {
    case ("begin", .quarter): return meaning(unit.first, .startOfQuarter)
    case ("begin", .year): return between(unit.edtf + "-01", unit.edtf + "-02", .startOfYear)
    case ("begin", .month): return between(unit.edtf + "-01", unit.edtf + "-10", .startOfMonth)
    case ("medio", .year): return between(unit.edtf + "-06", unit.edtf + "-07", .middleOfYear)
    case ("medio", _), ("begin", _): return nil
    case (_, .quarter): return meaning(unit.last, .endOfQuarter)
    case (_, .year): return between(unit.edtf + "-11", unit.edtf + "-12", .endOfYear)
    case (_, .month(let year, let month)):
      let last = CalendarDay.lastDay(ofMonth: month, year: year)
      return between("\(unit.edtf)-21", "\(unit.edtf)-\(last)", .endOfMonth)
    case (_, .day), (_, .half), (_, .season): return nil
    }
  }

  /// Reads "eind Q3/begin Q4 2024": the quarters must follow each other.
  private mutating func quarterBoundary() -> DutchDateReading? {
    guard word(in: ["eind", "einde"]) != nil, let first = quarterNumber() else { return nil }
    let firstYear = year()
    guard take(.slash), word(in: ["begin"]) != nil, let second = quarterNumber(),
      let secondYear = year()
    else { return nil }
    let from = DutchDateUnit.quarter(year: firstYear ?? secondYear, number: first)
    let to = DutchDateUnit.quarter(year: secondYear, number: second)
    guard (firstYear ?? secondYear) * 4 + first + 1 == secondYear * 4 + second else { return nil }
    return between(from.last, to.first, .quarterBoundary)
  }

  /// Reads "Q3/Q4 2024", "Q3/4 2022", "Q4 2022/Q1 2023": one moment in all of them together.
  private mutating func quarters() -> DutchDateReading? {
    skip(["in"])
    guard let first = quarterNumber() else { return nil }
    let firstYear = year()
    guard take(.slash), let second = quarterNumber() ?? number(in: 1...4),
      let secondYear = year()
    else { return nil }
    let from = DutchDateUnit.quarter(year: firstYear ?? secondYear, number: first)
    let to = DutchDateUnit.quarter(year: secondYear, number: second)
    guard (firstYear ?? secondYear) * 4 + first < secondYear * 4 + second else { return nil }
    return between(from.first, to.last, .quarters)
  }

  /// Reads "voor de zomer van 2025", "na de zomer 2024", "rond de zomer 2025".
  private mutating func aroundSeason() -> DutchDateReading? {
    guard let side = word(in: ["voor", "vóór", "na", "rond"]), word(in: ["de", "het"]) != nil,
      let event = word(in: ["zomer", "kerstreces"]), let year = year()
    else { return nil }
    let text = DutchDateUnit.year(year).edtf
    switch (side, event) {
    case ("voor", "zomer"), ("vóór", "zomer"): return meaning("[..\(text)-06-30]", .beforeSummer)
    case ("na", "zomer"): return meaning("[\(text)-09..]", .afterSummer)
    case ("rond", "zomer"): return between("\(text)-06", "\(text)-08", .aroundSummer)
    // The recess differs from year to year; only that of 2022 is in our sources.
    case ("voor", "kerstreces") where year == 2022, ("vóór", "kerstreces") where year == 2022:
      return meaning("[..2022-12-22]", .christmasRecess)
    default: return nil
    }
  }

  /// Reads "rond de jaarwisseling 2024/25", "rond de jaarwisseling van 2024 op 2025".
  private mutating func turnOfYear() -> DutchDateReading? {
    skip(["rond", "de"])
    guard word(in: ["jaarwisseling"]) != nil, let first = year() else { return nil }
    guard take(.slash) || take(.dash) || word(in: ["op"]) != nil else { return nil }
    guard let second = number(in: 0...9999), second == first + 1 || second == (first + 1) % 100
    else { return nil }
    let next = DutchDateUnit.year(first + 1).edtf
    return between("\(DutchDateUnit.year(first).edtf)-12-16", "\(next)-01-15", .turnOfYear)
  }

  /// Reads "uiterlijk 1 april 2026", "uiterlijk eind 2024", "vóór 3 oktober 2023".
  private mutating func limit() -> DutchDateReading? {
    guard let limit = word(in: ["uiterlijk", "vóór", "voor"]) else { return nil }
    if limit == "uiterlijk" {
      skip(["op", "in", "eind", "einde"])
      guard let unit = unit() else { return nil }
      return meaning("[..\(unit.last)]", .atTheLatest)
    }
    guard let unit = unit(), let day = unit.dayBefore else { return nil }
    let isDay = if case .day = unit { true } else { false }
    // "voor Q2 van 2023" may also mean "meant for": only the accents make it a limit.
    guard isDay || limit == "vóór" else { return nil }
    return meaning("[..\(day.iso)]", .beforeDay)
  }

  /// Reads "vanaf Q1 2024", "Q4 2022 en verder".
  private mutating func openEnd() -> DutchDateReading? {
    let isFrom = word(in: ["vanaf"]) != nil
    guard let unit = unit() else { return nil }
    guard isFrom || (word(in: ["en"]) != nil && word(in: ["verder"]) != nil) else { return nil }
    return meaning("\(unit.first)/..", .openEnd)
  }

  /// Reads "Start Q3 2022", "start eind 2023".
  private mutating func start() -> DutchDateReading? {
    guard word(in: ["start"]) != nil else { return nil }
    var attempt = self
    if let reading = attempt.edge() {
      self = attempt
      return reading
    }
    guard let unit = unit() else { return nil }
    return meaning(unit.edtf, .start)
  }

  /// Reads "Q4 2022 t/m Q3 2023", "Q4 2022 - Q1 2023", "van juli 2022 tot en met mei 2023".
  private func range() -> DutchDateReading? {
    guard let (left, right) = parts() else { return nil }
    var ending = DutchDateReader(right)
    guard let last = ending.unit(), ending.tokens.isEmpty else { return nil }
    var beginning = DutchDateReader(left)
    beginning.skip(["van"])
    guard let first = beginning.unit(yearIfMissing: last.yearOfName), beginning.tokens.isEmpty
    else { return nil }
    return meaning("\(first.first)/\(last.last)", .period)
  }

  /// The tokens before and after "t/m", "tot en met" or the only dash.
  private func parts() -> (ArraySlice<DutchDateToken>, ArraySlice<DutchDateToken>)? {
    let separators: [[DutchDateToken]] = [
      [.word("t"), .slash, .word("m")], [.word("tot"), .word("en"), .word("met")], [.dash],
    ]
    for separator in separators {
      let places = tokens.indices.filter { tokens[$0...].starts(with: separator) }
      guard places.count == 1, let place = places.first else { continue }
      return (tokens[..<place], tokens[(place + separator.count)...])
    }
    return nil
  }

  private func meaning(_ edtf: String, _ convention: ReadingConvention) -> DutchDateReading {
    DutchDateReading(edtf: edtf, convention: convention)
  }

  private func between(
    _ from: String, _ to: String, _ convention: ReadingConvention
  ) -> DutchDateReading {
    meaning("[\(from)..\(to)]", convention)
  }

  // MARK: Tokens

  mutating func take(_ token: DutchDateToken) -> Bool {
    guard tokens.first == token else { return false }
    tokens.removeFirst()
    return true
  }

  /// Takes the next word if it is one of these.
  mutating func word(in words: [String]) -> String? {
    guard case .word(let word)? = tokens.first, words.contains(word) else { return nil }
    tokens.removeFirst()
    return word
  }

  mutating func skip(_ words: [String]) {
    while word(in: words) != nil {}
  }

  /// Takes the next number if it lies in the range.
  mutating func number(in range: ClosedRange<Int>) -> Int? {
    guard case .number(let value, _)? = tokens.first, range.contains(value) else { return nil }
    tokens.removeFirst()
    return value
  }

  /// Takes a year of four digits, with "van" or "in" before it or not.
  mutating func year() -> Int? {
    var attempt = self
    _ = attempt.word(in: ["van", "in"])
    guard case .number(let value, digits: 4)? = attempt.tokens.first else { return nil }
    attempt.tokens.removeFirst()
    self = attempt
    return value
  }

  /// Takes "Q3", "derde kwartaal" or "3e kwartaal".
  mutating func quarterNumber() -> Int? {
    var attempt = self
    var number: Int?
    if attempt.word(in: ["q"]) != nil {
      number = attempt.number(in: 1...4)
    } else if let ordinal = attempt.ordinal(), attempt.word(in: ["kwartaal"]) != nil {
      number = ordinal
    }
    if number != nil { self = attempt }
    return number
  }

  /// Takes "eerste" or "1e", up to four.
  mutating func ordinal() -> Int? {
    let names = ["eerste": 1, "tweede": 2, "derde": 3, "vierde": 4]
    if case .word(let word)? = tokens.first, let value = names[word] {
      tokens.removeFirst()
      return value
    }
    guard let value = number(in: 1...4), word(in: ["e", "de", "ste"]) != nil else { return nil }
    return value
  }
}
