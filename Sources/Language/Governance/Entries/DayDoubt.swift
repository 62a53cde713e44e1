package import Calendar
internal import Workflow

/// Why the days of a proposal may be a slip: somebody has to say that they are right.
///
/// Never a reason to leave out what a log has already; only who records is asked.
package enum DayDoubt: Hashable, Sendable {
  /// It would be known only after the day of recording.
  case knownAhead(Period, today: CalendarDay)
  /// It was known before the date of a document that it cites.
  case knownBeforeSource(Period, document: Identifier, Period)
  /// It is a happening, and begins after the day on which it was known.
  case happensLater(Period, known: Period)
  /// It holds from a day after the one on which it was known, and names no decision or source of before that.
  case holdsLater(Period, known: Period)
  /// It lies further from the date of every document that it cites than a slip of the year would be needed for.
  case farFromSource(Period, document: Identifier, Period)

  /// So many years before and after the date of a document are nothing odd.
  static let yearsMax = CalendarDuration("P25Y")

  /// Whether it is only recorded with a reason; otherwise one may be given.
  package var needsReason: Bool {
    switch self {
    case .knownAhead, .knownBeforeSource, .happensLater, .farFromSource: true
    case .holdsLater: false
    }
  }

  /// What is odd, and how to put it right.
  package var dutch: String {
    switch self {
    case .knownAhead(let known, let today):
      "Dit zou pas bekend zijn op \(known.dutch), maar vandaag is het \(today.dutch). Geef de datum van de bron (--known)."
    case .knownBeforeSource(let known, let document, let date):
      "Dit was volgens u bekend op \(known.dutch), maar de bron (“\(document)”) is van \(date.dutch). Geef de datum van "
        + "de bron (--known). Zei een oudere bron het al, noem dan die, en leg de jongere apart vast: vth support."
    case .happensLater(let valid, let known):
      "De dag moet nog komen: dit gebeurt volgens u op \(valid.dutch), maar het was bekend op \(known.dutch). "
        + "Verbeter de dag (--valid), of de dag waarop het bekend was (--known)."
    case .holdsLater(let valid, let known):
      "Dit gaat in op \(valid.dutch), maar het was bekend op \(known.dutch), en er is geen besluit of bron van "
        + "vóór die dag bij genoemd."
    case .farFromSource(let valid, let document, let date):
      "\(valid.dutch) ligt meer dan 25 jaar van de datum van de bron (“\(document)”: \(date.dutch)). "
        + "Verbeter het jaar (--valid), of de bron."
    }
  }

  /// The text in the proposal that it is about.
  var subject: String? {
    switch self {
    case .knownAhead(let period, _), .knownBeforeSource(let period, _, _),
      .happensLater(let period, _), .holdsLater(let period, _),
      .farFromSource(let period, _, _):
      period.edtf
    }
  }
}

extension EventType {
  /// What it means that an event of this type begins after the day on which it was known.
  package enum Ahead: Sendable {
    /// It cannot have happened yet: asked about.
    case happening
    /// A decision or a source of before may say so; without one it is asked about.
    case effectOfHappening
    /// It holds from a day that may be set beforehand.
    case effect
    /// Its day says nothing of what happened, or it is a plan.
    case free
  }

  /// Which of these it is (FORMAT 7.7).
  package var ahead: Ahead {
    switch self {
    case .meetingHeld, .agendaFixed, .releaseDone, .standingConfirmed, .itemWithdrawn,
      .decisionTaken, .conditionSettled,
      .handOverOffered, .handOverAccepted, .handOverDeclined, .handOverWithdrawn, .deadlineSet,
      .deadlineMoved, .deadlineMissed, .deadlineMet, .deadlineDropped, .stageReached,
      .implementationReported,
      .progressReported, .commitmentMade, .commitmentMoved, .commitmentSettled,
      .adviceRequested, .adviceGiven, .fundingGranted, .fundingChanged:
      .happening
    case .handOverCompleted: .effectOfHappening
    case .decisionLapsed, .responsibilityAssigned, .responsibilityEnded, .responsibilityVacant,
      .delegationGranted, .delegationEnded:
      .effect
    case .sourceRegistered, .partyRegistered, .partyChanged, .partyEnded, .productRegistered,
      .productChanged, .productAbsorbed, .productSplit, .productWithdrawn, .meetingPlanned,
      .releasePlanned,
      .itemTabled,
      .dependencyRecorded, .dependencyEnded, .processDefined, .programmeDescribed, .reportDefined,
      .claimDisputed, .claimResolved,
      .entryCorrected, .entryAnnulled, .entryRedacted, .entrySupported, .noteAdded, .keyAdded,
      .keyRetired,
      .logContinued, .indexCommitted:
      .free
    }
  }
}
