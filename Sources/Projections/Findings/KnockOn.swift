internal import Governance

extension FindingRule {
  static let knockOn = FindingRule(
    id: "knock-on", severity: .serious, title: "komt later dan wat erop wacht",
    explanation: """
      Wat op een ander product wacht, moet eerder klaar zijn dan dat andere product. Verschuif een van beide, of
      leg vast dat het niet meer wacht. Zie: vth impact PRODUCT.
      """
  ) { context in
    context.dependencies.compactMap { standing in
      let (waiting, awaited) = (standing.dependency.waiting, standing.dependency.awaited)
      guard let first = context.view.lastDeadline(of: waiting),
        let second = context.view.lastDeadline(of: awaited),
        let certainty = second.due.ends(after: first.due)
      else { return nil }
      return FindingCase(
        subjects: [waiting, awaited],
        text:
          "\(context.view.label(waiting)) moet klaar zijn: \(first.due.dutchWithWords). Dat wacht op "
          + "\(context.view.label(awaited)): \(second.due.dutchWithWords).",
        facts: [standing.fact, second.moves.last?.fact ?? second.basis],
        certainty: standing.certainty == .certain ? certainty : .possible)
    }
  }
}

extension View {
  /// The open deadline of a product that is due last; deadlines without an end do not count.
  fileprivate func lastDeadline(of product: Identifier) -> DeadlineStanding? {
    openDeadlines(of: product).last { $0.due.window.to != nil }
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
