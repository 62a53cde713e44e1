package import Calendar
package import Governance

/// A term that comes back: which of its terms runs, and when the others were met.
///
/// The next term is computed and never recorded (FORMAT 8.8).
package struct TermSeries: Sendable {
  package let recurrence: Recurrence
  /// The term that was not met yet.
  package private(set) var due: Period
  /// Which time that is, from 1.
  package private(set) var number = 1
  /// The terms that were met, in order, each with what it was met by.
  package private(set) var met: [(number: Int, due: Period, fact: Fact)] = []
  /// The term as it was before it was moved.
  package private(set) var original: Period

  /// What some steps of a deadline come down to; `nil` when it does not repeat.
  package init?(_ steps: [ProcessStep]) {
    let events = steps.filter { $0.transition != nil }.map(\.fact)
    for fact in events {
      if case .deadline(.set(let set)) = fact.event, let recurrence = set.repeats {
        self.recurrence = recurrence
        (due, original) = (set.due, set.due)
        for fact in events { take(fact) }
        return
      }
    }
    return nil
  }

  private mutating func take(_ fact: Fact) {
    switch fact.event {
    case .deadline(.moved(let event)): due = event.due
    case .deadline(.met(let event)):
      let time = event.occurrence ?? number
      // What is told of a time before changes nothing of the term that runs.
      guard time >= number else { return }
      while number < time { pass(by: due) }
      met.append((time, due, fact))
      pass(by: fact.valid)
    case .deadline, .source, .party, .product, .meeting, .decision, .release, .responsibility,
      .handOver,
      .progress, .dependency, .commitment, .funding, .advice, .delegation, .programme, .claim,
      .confirmation, .process,
      .entry, .log:
      return
    }
  }

  private mutating func pass(by day: Period) {
    due = recurrence.next(after: due, met: day)
    original = due
    number += 1
  }
}
