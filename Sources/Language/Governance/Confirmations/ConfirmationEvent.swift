package import Calendar

/// What is said of the register itself: that it is complete up to a day.
package enum ConfirmationEvent: DomainEvent {
  case confirmed(StandingConfirmed)

  package var type: EventType {
    switch self {
    case .confirmed: .standingConfirmed
    }
  }

  package var introduced: [Reference] { [] }

  package var mentioned: [Reference] {
    switch self {
    case .confirmed(let event):
      event.subjects.references(.product) + event.by.references(.party)
    }
  }

  /// After all else of its day.
  package var rank: Int { 12 }
}

/// Somebody looked, and what the register holds is complete and right up to a day.
///
/// It covers roles, deadlines, hand-overs, stages and decisions of the products it names, not of their parts: for those,
/// what is not recorded did not happen by then. An entry recorded later about such a day contradicts it.
package struct StandingConfirmed: Hashable, Sendable {
  /// The products it is about; none when `isAll`.
  package let subjects: [Identifier]
  /// Whether it is about every product that was recorded before it.
  package let isAll: Bool
  /// The last day it covers: one exact day.
  package let through: Period
  package let by: [Identifier]
  /// What it rests on, such as the meeting in which it was gone through.
  package let ground: String?
  package let note: String?

  package init(
    subjects: [Identifier], isAll: Bool, through: Period, by: [Identifier], ground: String?,
    note: String?
  ) {
    self.subjects = subjects
    self.isAll = isAll
    self.through = through
    self.by = by
    self.ground = ground
    self.note = note
  }
}
