internal import Reading

extension FindingRule {
  /// Every rule, in the order in which reports show them within one severity.
  ///
  /// To add one: a file beside this one, and a line here.
  package static let all: [FindingRule] = [
    .deadlineLate, .deadlineOverdue, .commitmentOverdue, .releaseOverdue, .limitExceeded, .knockOn,
    .dueAfterProgramme,
    .productWithoutOwner, .twoAccountable, .handOverByNonOwner, .handOverNotAccepted,
    .obligationToEnded, .decisionByEnded, .itemWithoutOutcome, .routeSkipped, .conditionOpen,
    .deadlineMovedUnexplained, .implementedBeforeAdopted, .irregularStep, .orderBroken, .endUnclear,
    .orderUnclear, .decidedWithoutAdvice, .meetingMismatch, .absorbedInCircle,
    .dependencyLoop, .knownBeforeSource,
    .disputeOpen, .confirmationContradicted, .notConfirmed, .recordedAfterDecision,
    .eventAfterSource, .meetingUnrecorded, .termOpenLong, .factWithoutSource,
  ]

  /// The rule with this name.
  package static func named(_ id: String) -> FindingRule? { all.first { $0.id == id } }
}
