/// Every type of event there is.
///
/// The names on disk are not these but those of `EventCatalogue`.
package enum EventType: CaseIterable, Hashable, Sendable {
  case sourceRegistered
  case partyRegistered, partyChanged, partyEnded
  case productRegistered, productChanged, productAbsorbed, productSplit, productWithdrawn
  case meetingPlanned, meetingHeld, agendaFixed, itemTabled, itemWithdrawn
  case decisionTaken, decisionLapsed, conditionSettled
  case releasePlanned, releaseDone
  case responsibilityAssigned, responsibilityEnded, responsibilityVacant
  case handOverOffered, handOverAccepted, handOverDeclined, handOverCompleted, handOverWithdrawn
  case deadlineSet, deadlineMoved, deadlineMissed, deadlineMet, deadlineDropped
  case stageReached, implementationReported
  case entryCorrected, entryAnnulled, entrySupported, noteAdded
  case dependencyRecorded, dependencyEnded
  case progressReported
  case commitmentMade, commitmentMoved, commitmentSettled
  case adviceRequested, adviceGiven
  case delegationGranted, delegationEnded
  case fundingGranted, fundingChanged
  case claimDisputed, claimResolved, standingConfirmed
  case processDefined
  case programmeDescribed, reportDefined
  case entryRedacted
  case keyAdded, keyRetired, logContinued, indexCommitted
}
