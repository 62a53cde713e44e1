package import Answers
package import Calendar
internal import EventFormat
package import Reading

/// A plan, tried on the register that it was made for without writing anything.
package struct Trial: Sendable {
  /// What is to be written: with the reason, in what is irregular, when one was given.
  package let plan: RecordingPlan
  package let before: View
  package let after: View
  /// What it changes; `nil` when it says nothing new.
  package let consequences: Consequences?

  /// Tries a plan for a day.
  ///
  /// `reason` is why what is irregular is recorded all the same. Throws `nothingIrregular` when there is a reason and
  /// nothing to give it for, `badBatch` when a line becomes too long by it.
  package init(
    _ plan: RecordingPlan, on register: Register, asked day: CalendarDay, despite reason: String?,
    _ environment: Environment
  ) throws(RegisterError) {
    let tried = View(register.preview(plan), AsOf(on: day))
    before = View(register.model, AsOf(on: day))
    consequences = plan.entries.isEmpty ? nil : Consequences(from: before, to: tried)
    guard let reason, !plan.entries.isEmpty else {
      self.plan = plan
      after = tried
      return
    }
    let irregular = Set(
      (consequences?.newFindings ?? []).flatMap(\.facts).flatMap { fact in
        [fact.entry.sequence] + fact.corrections.map(\.sequence)
      })
    let excused = try Planner.despite(reason, in: plan, at: irregular, environment.catalogue)
    guard excused.hasExcused else { throw .nothingIrregular }
    self.plan = excused
    after = View(register.preview(excused), AsOf(on: day))
  }
}
