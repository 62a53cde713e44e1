internal import Crypto
internal import Disk
package import Governance

/// What a register needs from outside: the clock, randomness and who is at work.
package struct Environment: Sendable {
  /// The moment of recording, in UTC.
  package let now: @Sendable () -> Moment
  /// The calendar day of the person asking or recording: in the Netherlands, unless `TZ` says otherwise.
  package let today: @Sendable () throws(RegisterError) -> CalendarDay
  /// So many unpredictable bytes, for ids and salts.
  package let random: @Sendable (Int) throws(RegisterError) -> [UInt8]
  /// Who records, when a fact does not say.
  package let actor: String

  package init(
    now: @escaping @Sendable () -> Moment,
    today: @escaping @Sendable () throws(RegisterError) -> CalendarDay,
    random: @escaping @Sendable (Int) throws(RegisterError) -> [UInt8], actor: String
  ) {
    self.now = now
    self.today = today
    self.random = random
    self.actor = actor
  }

  /// The real clock and real randomness; `VTH_TODAY` (a date) stands in for today in transcripts.
  package static func process(actor: String) -> Environment {
    Environment(
      now: {
        let clock = ProcessFacts.wallClock()
        let milliseconds = clock.secondsSince1970 * 1_000 + Int64(clock.milliseconds)
        guard let moment = Moment(milliseconds: milliseconds) else {
          preconditionFailure("the clock of this machine is outside the years 0000–9999")
        }
        return moment
      },
      today: { () throws(RegisterError) in try localDay() },
      random: { (count) throws(RegisterError) in
        do throws(CryptoError) { return try Randomness.bytes(count) } catch { throw .crypto(error) }
      },
      actor: actor)
  }

  /// The zone in which days are counted when nobody says otherwise.
  private static let zones = [nil, "Europe/Amsterdam", ":Europe/Amsterdam"]

  /// The day by the zone in `TZ`, and without it the day in the Netherlands, whatever the machine's own zone is.
  private static func localDay() throws(RegisterError) -> CalendarDay {
    if let text = ProcessFacts.environment("VTH_TODAY"), let day = CalendarDay(iso: text) {
      return day
    }
    let seconds = ProcessFacts.wallClock().secondsSince1970
    if zones.contains(ProcessFacts.environment("TZ")) {
      guard let moment = Moment(milliseconds: seconds * 1_000) else { throw .clock(.outOfRange) }
      return CalendarDay(inNetherlandsAt: moment)
    }
    do throws(DiskError) {
      let date = try ProcessFacts.localCalendarDate(secondsSince1970: seconds)
      if let day = CalendarDay(year: date.year, month: date.month, day: date.day) { return day }
    } catch { throw .disk(error) }
    throw .clock(.outOfRange)
  }
}

/// Makes entry ids that rise, also within one millisecond and when the clock steps back.
struct IdentifierMaker {
  private var last: EntryIdentifier?

  /// A new id: the time, then random bits; or else the one after the last.
  mutating func next(_ environment: Environment) throws(RegisterError) -> EntryIdentifier {
    let now = environment.now().milliseconds
    guard let id = EntryIdentifier(milliseconds: now, random: try environment.random(10)) else {
      throw .noRandomness
    }
    if let last, id <= last { self.last = last.successor } else { last = id }
    return last ?? id
  }
}
