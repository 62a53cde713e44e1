/// Reads EDTF text in one pass, from left to right.
///
/// Source: Extended Date/Time Format specification, Library of Congress, 2019 (ISO 8601-2:2019), levels 0
/// and 1, and from level 2 the codes 33–41, `[a..b]` and `[a,b]`. Where two public validators disagree, what
/// either refuses is refused, so that others can read what we write:
///
///     text      = between / choice / interval / date
///     between   = "[" ( date ".." date / ".." date / date ".." ) "]"       plain dates only
///     choice    = "[" date 1*( "," date ) "]"        plain dates only, each after the end of the one before
///     interval  = bound "/" bound            bound = date [ qualifier ] / ".." / nothing
///     date      = year [ "-" month [ "-" day [ "T" time ] ] ] [ qualifier ]
///               / year "-" code / year with X / year "-XX" / year "-XX-XX" / year "-" month "-XX"
struct EDTFParser {
  /// Where a date stands; that decides what it may look like.
  enum Place {
    case alone, interval, between
  }

  static let bytesMax = 64

  let text: String
  let bytes: [UInt8]
  var position = 0

  init(_ text: String) {
    self.text = text
    bytes = Array(text.utf8.prefix(Self.bytesMax + 1))
  }

  mutating func parse() throws(PeriodError) -> (form: EDTFForm, window: Window) {
    guard !bytes.isEmpty else { throw error(.empty) }
    guard bytes.count <= Self.bytesMax else { throw error(.tooLong(maximum: Self.bytesMax)) }
    if next == UInt8(ascii: "{") { throw error(.listOfAll) }
    let form =
      if next == UInt8(ascii: "[") {
        try choiceOrBetween()
      } else if bytes.contains(UInt8(ascii: "/")) {
        try interval()
      } else {
        EDTFForm.date(try date(.alone))
      }
    guard next == nil else { throw error(.unreadable) }
    return (form, try window(of: form))
  }

  // MARK: Forms

  private mutating func choiceOrBetween() throws(PeriodError) -> EDTFForm {
    position += 1
    var from: EDTFDate?
    if !isAtDots {
      let first = try date(.between)
      if next == UInt8(ascii: ",") { return try choice(from: first) }
      from = first
      if next == UInt8(ascii: "]") { throw error(.singleChoice, at: 0) }
    }
    try dots()
    var to: EDTFDate?
    if next != UInt8(ascii: "]") {
      to = try date(.between)
      if next == UInt8(ascii: ",") { throw error(.rangeAmongChoices) }
    }
    try expect(UInt8(ascii: "]"))
    guard from != nil || to != nil else { throw error(.bothEndsMissing, at: 0) }
    return .between(from: from, to: to)
  }

  /// The rest of a list of dates; what is not in order or says a day twice is refused, so that one choice
  /// has one text.
  private mutating func choice(from first: EDTFDate) throws(PeriodError) -> EDTFForm {
    var dates = [first]
    var end = try window(of: first).to
    while next == UInt8(ascii: ",") {
      position += 1
      if isAtDots { throw error(.rangeAmongChoices) }
      let start = position
      let date = try date(.between)
      if isAtDots { throw error(.rangeAmongChoices) }
      let window = try window(of: date)
      if let end, let begin = window.from, begin <= end { throw error(.choicesReversed, at: start) }
      dates.append(date)
      end = window.to
    }
    try expect(UInt8(ascii: "]"))
    return .choice(dates)
  }

  private mutating func interval() throws(PeriodError) -> EDTFForm {
    let from = try bound()
    try expect(UInt8(ascii: "/"))
    let to = try bound()
    guard from.date != nil || to.date != nil else { throw error(.bothEndsMissing, at: 0) }
    return .interval(from: from, to: to)
  }

  private mutating func bound() throws(PeriodError) -> EDTFBound {
    if next == nil || next == UInt8(ascii: "/") { return .unknown }
    if isAtDots {
      try dots()
      return .open
    }
    return .date(try date(.interval))
  }

  /// The days between which the form lies; refuses what is the wrong way round.
  private func window(of form: EDTFForm) throws(PeriodError) -> Window {
    switch form {
    case .date(let date): return try window(of: date)
    case .interval(let from, let to): return try window(from: from.date, to: to.date)
    case .between(let from, let to): return try window(from: from, to: to)
    case .choice(let dates): return try window(from: dates.first, to: dates.last)
    case .words: return Window(from: nil, to: nil)
    }
  }

  private func window(from: EDTFDate?, to: EDTFDate?) throws(PeriodError) -> Window {
    var first: Window?
    if let from { first = try window(of: from) }
    var last: Window?
    if let to { last = try window(of: to) }
    // Beginnings are compared, as validators do: `2024-06/2024` is refused, `2024/2024-06` is not.
    if let begin = first?.from, let end = last?.from, begin > end { throw error(.reversed, at: 0) }
    return Window(from: first?.from, to: last?.to)
  }

  private func window(of date: EDTFDate) throws(PeriodError) -> Window {
    guard let window = date.window else { throw error(.yearOutside, at: 0) }
    return window
  }

  // MARK: Bytes

  /// The byte to read next, nil at the end.
  var next: UInt8? {
    position < bytes.count ? bytes[position] : nil
  }

  private var isAtDots: Bool {
    next == UInt8(ascii: ".")
  }

  private mutating func dots() throws(PeriodError) {
    try expect(UInt8(ascii: "."))
    try expect(UInt8(ascii: "."))
  }

  mutating func expect(_ byte: UInt8) throws(PeriodError) {
    guard let next else { throw error(.unfinished) }
    guard next == byte else { throw error(.unreadable) }
    position += 1
  }

  /// The error at a byte; the position that people see counts characters, from 1.
  func error(_ reason: PeriodError.Reason, at byte: Int? = nil) -> PeriodError {
    let before = bytes.prefix(byte ?? position)
    return PeriodError(reason, in: text, at: before.count { $0 & 0xC0 != 0x80 } + 1)
  }
}
