package import Calendar
internal import Governance

/// What the clock of this machine says that cannot be right, or needs a reason.
///
/// When something was recorded is what an auditor holds on to, and no correction changes it; so a clock that is wrong is
/// found before it is written.
package enum ClockFault: Hashable, Sendable {
  /// Earlier than when the newest entry was recorded, which is this one.
  case behind(now: Moment, newest: Moment, entry: Int)
  /// Later than when the newest entry was recorded, by more than a log is ever left alone.
  case ahead(now: Moment, newest: Moment, entry: Int)

  /// Clocks of machines differ a little.
  private static let behindMillisecondsMax: Int64 = 5 * 60_000
  private static let farMilliseconds: Int64 = 400 * 86_400_000

  /// What is wrong with the clock, as far as a log tells; `nil` when nothing is.
  ///
  /// `last` is the entry recorded last, `latest` the one with the latest moment, which is another one when a log was
  /// continued; an empty log has neither.
  init?(_ now: Moment, last: Recorded?, latest: Recorded?) {
    if let last, now.milliseconds < last.moment.milliseconds - Self.behindMillisecondsMax {
      self = .behind(now: now, newest: last.moment, entry: last.entry)
    } else if let latest, now.milliseconds > latest.moment.milliseconds + Self.farMilliseconds {
      self = .ahead(now: now, newest: latest.moment, entry: latest.entry)
    } else {
      return nil
    }
  }

  /// When an entry was recorded.
  struct Recorded {
    let moment: Moment
    let entry: Int
  }

  /// Whether somebody may say why it is right all the same.
  ///
  /// Also when it lies far behind: then an entry was recorded with a wrong clock before anything looked, and
  /// the register must not be shut for ever.
  package var isExcusable: Bool {
    switch self {
    case .behind(let now, let newest, _):
      now.milliseconds < newest.milliseconds - Self.farMilliseconds
    case .ahead: true
    }
  }
}
