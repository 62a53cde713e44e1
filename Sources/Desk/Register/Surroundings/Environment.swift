package import Calendar
internal import Crypto
internal import Disk
package import EventFormat
internal import Governance

/// What a register needs from outside: the clock, randomness, who is at work, and the names and versions of what is
/// recorded.
package struct Environment: Sendable {
  /// The moment of recording, in UTC.
  package let now: @Sendable () throws(RegisterError) -> Moment
  /// The calendar day of the person asking or recording: in the Netherlands, unless `TZ` says otherwise.
  package let today: @Sendable () throws(RegisterError) -> CalendarDay
  /// So many unpredictable bytes, for ids and salts.
  package let random: @Sendable (Int) throws(RegisterError) -> [UInt8]
  /// Who records, when a fact does not say.
  package let actor: String
  /// By which lines are read and written.
  package let catalogue: EventCatalogue
  /// Who may record what.
  package let permission: Permission

  package init(
    now: @escaping @Sendable () throws(RegisterError) -> Moment,
    today: @escaping @Sendable () throws(RegisterError) -> CalendarDay,
    random: @escaping @Sendable (Int) throws(RegisterError) -> [UInt8], actor: String,
    catalogue: EventCatalogue, permission: Permission = .everybody
  ) {
    self.now = now
    self.today = today
    self.random = random
    self.actor = actor
    self.catalogue = catalogue
    self.permission = permission
  }

  /// The real clock and real randomness; `VTH_ACTOR` says who records, and `VTH_TODAY` (a date) stands in for today
  /// in transcripts.
  ///
  /// Throws when any variable that counts for this program is not what it should be: whoever set it meant something,
  /// so nothing is done as if it were not there.
  package static func process() throws(RegisterError) -> Environment {
    for name in variables { _ = try variable(name) }
    let actor = try variable("VTH_ACTOR")
    let standIn = try standInForToday()
    return Environment(
      now: { () throws(RegisterError) in try wallClock() },
      today: { () throws(RegisterError) in
        if let standIn { return standIn }
        return try localDay()
      },
      random: { (count) throws(RegisterError) in
        do throws(CryptoError) { return try Randomness.bytes(count) } catch { throw .crypto(error) }
      },
      actor: actor ?? "secretariaat", catalogue: .shipped)
  }

  /// The variables that count; TZ is read by the C library.
  private static let variables = [
    "VTH_LOG", "VTH_ACTOR", "VTH_TODAY", "HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "TZ",
  ]

  /// The value of an environment variable; nil when it is absent or empty.
  package static func variable(_ name: String) throws(RegisterError) -> String? {
    do throws(UnreadableVariable) {
      return try ProcessFacts.environment(name).flatMap { $0.isEmpty ? nil : $0 }
    } catch { throw .unreadableVariable(error.name) }
  }

  private static func standInForToday() throws(RegisterError) -> CalendarDay? {
    guard let text = try variable("VTH_TODAY") else { return nil }
    guard let day = CalendarDay(iso: text) else {
      throw .variableIsNoDate("VTH_TODAY", value: text)
    }
    return day
  }

  private static func wallClock() throws(RegisterError) -> Moment {
    let clock = ProcessFacts.wallClock()
    let (milliseconds, isTooFar) = clock.secondsSince1970.multipliedReportingOverflow(by: 1_000)
    guard !isTooFar, milliseconds >= 0,
      let moment = Moment(milliseconds: milliseconds + Int64(clock.milliseconds))
    else { throw .impossibleClock(secondsSince1970: clock.secondsSince1970) }
    return moment
  }

  /// The zone in which days are counted when nobody says otherwise.
  private static let zones = [nil, "Europe/Amsterdam", ":Europe/Amsterdam"]

  /// The day by the zone in `TZ`, and without it the day in the Netherlands, whatever the machine's own zone is.
  private static func localDay() throws(RegisterError) -> CalendarDay {
    if zones.contains(try variable("TZ")) { return CalendarDay(inNetherlandsAt: try wallClock()) }
    let seconds = ProcessFacts.wallClock().secondsSince1970
    do throws(DiskError) {
      let date = try ProcessFacts.localCalendarDate(secondsSince1970: seconds)
      if let day = CalendarDay(year: date.year, month: date.month, day: date.day) { return day }
    } catch { throw .disk(error) }
    throw .impossibleClock(secondsSince1970: seconds)
  }
}

/// Makes entry ids that rise, also within one millisecond and when the clock steps back.
struct IdentifierMaker {
  private var last: EntryIdentifier?

  /// A new id: the time, then random bits; or else the one after the last.
  mutating func next(_ environment: Environment) throws(RegisterError) -> EntryIdentifier {
    let now = try environment.now().milliseconds
    // An id holds the milliseconds since 1970.
    guard now >= 0 else { throw .impossibleClock(secondsSince1970: now / 1_000) }
    guard let id = EntryIdentifier(milliseconds: now, random: try environment.random(10)) else {
      throw .noRandomness
    }
    if let last, id <= last { self.last = last.successor } else { last = id }
    return last ?? id
  }
}
