package import Calendar

/// A commitment gets another term.
package struct CommitmentMoved: Hashable, Sendable {
  package let commitment: Identifier
  package let due: Period
  package let reason: String?
  /// Who moved it.
  package let by: [Identifier]
  package let decision: Identifier?
  package let note: String?

  package init(
    commitment: Identifier, due: Period, reason: String?, by: [Identifier], decision: Identifier?,
    note: String?
  ) {
    self.commitment = commitment
    self.due = due
    self.reason = reason
    self.by = by
    self.decision = decision
    self.note = note
  }
}
