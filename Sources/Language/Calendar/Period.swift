/// When something is, was or will be, exactly as precisely as the source says and no more.
///
/// A period holds its EDTF text (Extended Date/Time Format, ISO 8601-2:2019; levels 0 and 1, the codes
/// 33–41, `[a..b]` and `[a,b]`), the days between which it lies, and the words of the source. It is never rounded
/// to a day that the source does not give.
package struct Period: Hashable, Sendable {
  /// What the window means.
  package enum Kind: Hashable, Sendable {
    /// One moment that lies somewhere in the window: `2024-06`, `[2024-07..2024-12]`, `[2024-07-01,2024-07-02]`.
    case moment
    /// Something that lasts from the begin to the end: `2022-10/2023-09`.
    case interval
    /// Words without a date: "binnenkort".
    case undetermined
  }

  /// How sure the source is of the date.
  package enum Qualifier: Hashable, Sendable {
    case none
    /// `?`
    case uncertain
    /// `~`
    case approximate
    /// `%`
    case both
  }

  /// The EDTF text; nil only when the source gives words without a date.
  package let edtf: String?
  /// The words of the source, when they say less or other than the EDTF text.
  package let asStated: String?
  /// The agreement by which the words became a date.
  package let convention: ReadingConvention?
  /// The days between which it lies; both ends are open when there is no date.
  package let window: Window
  package let kind: Kind
  /// The qualifiers of all its dates together.
  package let qualifier: Qualifier
  let form: EDTFForm
  /// The periods of which it is one, when an answer cannot tell which, by their ends; empty for what a source says.
  package let alternatives: [Period]

  /// Reads EDTF text.
  ///
  /// - Parameters:
  ///   - edtf: the period, at most 64 bytes.
  ///   - asStated: the words of the source, if they are imprecise or incomplete.
  ///   - convention: how those words were read, or what stands in for missing words.
  /// - Throws: what is wrong with the text, and where.
  package init(
    edtf: String, asStated: String? = nil, convention: ReadingConvention? = nil
  ) throws(PeriodError) {
    var parser = EDTFParser(edtf)
    let parsed = try parser.parse()
    if let convention, convention.readsWords, asStated == nil {
      throw PeriodError(.conventionWithoutWords, in: edtf, at: 1)
    }
    self.edtf = edtf
    self.asStated = asStated
    self.convention = convention
    window = parsed.window
    kind = parsed.form.isInterval ? .interval : .moment
    qualifier = parsed.form.qualifier
    form = parsed.form
    alternatives = []
  }

  /// One day, of the years that can be written.
  package init(day: CalendarDay) {
    edtf = day.iso
    asStated = nil
    convention = nil
    window = Window(from: day, to: day)
    kind = .moment
    qualifier = .none
    alternatives = []
    form = .date(
      EDTFDate(
        year: day.year, detail: .day(month: UInt8(day.month), day: UInt8(day.day)),
        qualifier: .none))
  }

  /// A period of which the source gives only words, such as "binnenkort".
  package init(words: String) {
    edtf = nil
    asStated = words
    convention = nil
    window = Window(from: nil, to: nil)
    kind = .undetermined
    qualifier = .none
    form = .words
    alternatives = []
  }

  /// One of several periods, of which an answer cannot tell which: never written in a log.
  ///
  /// `nil` when there are none.
  package init?(oneOf periods: [Period]) {
    guard let first = periods.first else { return nil }
    if periods.count == 1 {
      self = first
      return
    }
    let spans = periods.map { DaySpan($0.window) }
    let hull = DaySpan(
      from: spans.map(\.from).min() ?? .min, to: spans.map(\.to).max() ?? .max)
    edtf = nil
    asStated = nil
    convention = nil
    window = hull.window ?? first.window
    kind = periods.contains { $0.kind == .undetermined } ? .undetermined : .moment
    qualifier = .none
    form = .words
    let byEnd = zip(periods, spans).sorted { ($0.1.to, $0.1.from) < ($1.1.to, $1.1.from) }
    alternatives = byEnd.map(\.0)
  }

  /// The time on its day, as written, and the zone behind it; `nil` when no time is given.
  ///
  /// It orders what happened on one day, and moves no day.
  package var timeOfDay: (clock: String, zone: String)? {
    guard let edtf, let start = edtf.firstIndex(of: "T") else { return nil }
    let time = edtf[edtf.index(after: start)...]
    return (String(time.prefix(8)), String(time.dropFirst(8)))
  }

  /// Whether its last day is beyond doubt, and not read from words such as `begin mei` or `voor het kerstreces`.
  package var namesItsLastDay: Bool {
    guard alternatives.isEmpty, kind != .undetermined, qualifier == .none else { return false }
    return switch convention {
    case nil, .beforeDay, .atTheLatest, .period, .quarters, .yearFromContext, .endOfMonth,
      .endOfQuarter, .endOfYear:
      true
    case .startOfQuarter, .quarterBoundary, .startOfYear, .middleOfYear, .startOfMonth,
      .beforeSummer, .afterSummer, .aroundSummer, .summer, .autumn, .spring, .turnOfYear,
      .christmasRecess, .start, .openEnd, .stateOfDocument, .undated, .programmeDuration:
      false
    }
  }

  /// Whether it is one moment on one day that is beyond doubt.
  package var isExactDay: Bool {
    kind == .moment && qualifier == .none && window.from != nil && window.from == window.to
  }
}
