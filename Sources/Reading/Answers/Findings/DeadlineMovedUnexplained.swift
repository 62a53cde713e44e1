internal import Governance
internal import Reading
internal import Texts

extension FindingRule {
  static let deadlineMovedUnexplained = FindingRule(
    id: "deadline-moved-unexplained", severity: .attention,
    title: "verschoven; besluit of reden niet genoemd",
    explanation: """
      Een termijn is verschoven. Wie dat besloot, of waarom, noemt geen bron. Vraag het na, en leg het vast.
      """
  ) { context in
    context.deadlines.flatMap { deadline in
      deadline.moves.compactMap { move -> FindingCase? in
        let missing = [
          move.by.isEmpty && move.decision == nil ? "wie dat besloot" : nil,
          move.reason == nil ? "waarom" : nil,
        ].compactMap(\.self)
        guard !missing.isEmpty else { return nil }
        return FindingCase(
          subjects: [deadline.deadline, deadline.subject],
          text:
            "\(deadline.milestone) van \(context.view.label(deadline.subject)) is verschoven naar "
            + "\(move.due.dutchWithWords); niet genoemd: \(dutchList(missing)).",
          facts: [move.fact])
      }
    }
  }
}
