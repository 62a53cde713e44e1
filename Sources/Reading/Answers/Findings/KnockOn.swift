internal import Calendar
internal import Governance
internal import Reading

extension FindingRule {
  static let knockOn = FindingRule(
    id: "knock-on", severity: .serious, title: "komt later dan wat erop wacht",
    explanation: """
      Wat op een ander product wacht, moet eerder klaar zijn dan dat andere product. Verschuif een van beide, of
      leg vast dat het niet meer wacht. Een afhankelijkheid noemt geen mijlpaal: de laatste open termijnen
      van beide zijn vergeleken. Zie: vth impact PRODUCT.
      """
  ) { context in
    // Deadlines without an end do not count.
    let last = context.openDeadlines.compactMapValues { deadlines in
      deadlines.last { $0.due.window.to != nil }
    }
    return context.dependencies.compactMap { standing in
      let (waiting, awaited) = (standing.dependency.waiting, standing.dependency.awaited)
      guard let first = last[waiting], let second = last[awaited],
        let certainty = second.due.ends(after: first.due)
      else { return nil }
      return FindingCase(
        subjects: [waiting, awaited],
        text:
          "\(context.view.label(waiting)) (\(first.milestone)): \(first.due.dutchWithWords). Dat wacht op "
          + "\(context.view.label(awaited)) (\(second.milestone)): \(second.due.dutchWithWords)."
          + (first.isLike(second) ? "" : " Het gaat om verschillende mijlpalen."),
        facts: [standing.fact, second.moves.last?.fact ?? second.basis],
        certainty: standing.certainty == .certain ? certainty : .possible)
    }
  }
}

extension DeadlineStanding {
  /// Whether both are about the same milestone, as it is called.
  package func isLike(_ other: DeadlineStanding) -> Bool {
    Spelling.folded(milestone) == Spelling.folded(other.milestone)
  }
}

extension Period {
  /// Whether it ends after another one: certainly, possibly, or not.
  func ends(after other: Period) -> Certainty? {
    guard let end = window.to, let otherEnd = other.window.to, end > otherEnd else { return nil }
    guard let begin = window.from else { return .possible }
    return begin > otherEnd ? .certain : .possible
  }
}
