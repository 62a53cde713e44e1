package import Governance

/// One move of a deadline.
package struct DeadlineMove: Sendable {
  package let due: Period
  package let reason: String?
  package let by: [Identifier]
  package let decision: Identifier?
  package let fact: Fact
}

/// One deadline as it stands on the day asked.
package struct DeadlineStanding: Sendable {
  package let deadline: Identifier
  package let subject: Identifier
  package let milestone: String
  package let original: Period
  package let due: Period
  package let moves: [DeadlineMove]
  package let status: Status
  package let certainty: Certainty
  /// The fact that set it.
  package let basis: Fact
  /// The fact that it was met or dropped, or may have been.
  package let closing: Fact?

  /// Where it stands against the calendar. Overdue only after the end of its window.
  package enum Status: String, Sendable {
    case open, possible, overdue, met, dropped

    package var dutch: String {
      switch self {
      case .open: "open"
      case .possible: "loopt"
      case .overdue: "te laat"
      case .met: "gehaald"
      case .dropped: "vervallen"
      }
    }
  }
}

extension View {
  private static let deadlineTypes: Set<EventType> = [
    .deadlineSet, .deadlineMoved, .deadlineMet, .deadlineDropped,
  ]

  /// Every deadline that was set, or may have been, by the day asked; soonest due first.
  package func deadlines() -> [DeadlineStanding] {
    facts(of: [.deadlineSet]).compactMap { fact in
      guard case .deadline(.set(let event)) = fact.event else { return nil }
      return standing(of: event, fact)
    }.sorted(by: Self.isDueBefore)
  }

  /// The deadlines of one product.
  package func deadlines(of product: Identifier) -> [DeadlineStanding] {
    facts(about: product, of: [.deadlineSet]).compactMap { fact in
      guard case .deadline(.set(let event)) = fact.event, event.subject == product else {
        return nil
      }
      return standing(of: event, fact)
    }.sorted(by: Self.isDueBefore)
  }

  /// One deadline; `nil` when it is none, or was not set yet.
  package func deadline(_ id: Identifier) -> DeadlineStanding? {
    for fact in facts(about: id, of: [.deadlineSet]) {
      if case .deadline(.set(let event)) = fact.event, event.deadline == id {
        return standing(of: event, fact)
      }
    }
    return nil
  }

  private static func isDueBefore(_ left: DeadlineStanding, _ right: DeadlineStanding) -> Bool {
    switch (left.due.window.to, right.due.window.to) {
    case (let one?, let other?) where one != other: one < other
    case (.some, nil): true
    case (nil, .some): false
    default: left.deadline < right.deadline
    }
  }

  private func standing(of set: DeadlineSet, _ basis: Fact) -> DeadlineStanding? {
    let facts = facts(about: set.deadline, of: Self.deadlineTypes)
    var state: DeadlineState?
    var due = set.due
    var moves: [DeadlineMove] = []
    var closing: Fact?
    var certainty = Certainty.certain
    for happening in [Happening.happened, .possible] {
      for fact in facts where fact.happening == happening {
        guard case .deadline(let event) = fact.event else { continue }
        let next = state.evolved(by: event)
        if next == state { continue }
        if happening == .possible {
          certainty = .possible
          if state != nil, Self.closes(event) {
            closing = closing ?? fact
            continue
          }
        }
        state = next
        if case .pending(let current) = next { due = current }
        if Self.closes(event) { closing = fact }
        if case .moved(let move) = event {
          moves.append(
            DeadlineMove(
              due: move.due, reason: move.reason, by: move.by, decision: move.decision, fact: fact))
        }
      }
    }
    guard let state else { return nil }
    return DeadlineStanding(
      deadline: set.deadline, subject: set.subject, milestone: set.milestone, original: set.due,
      due: due, moves: moves, status: status(state), certainty: certainty, basis: basis,
      closing: closing)
  }

  private static func closes(_ event: DeadlineEvent) -> Bool {
    switch event {
    case .met, .dropped: true
    case .set, .moved: false
    }
  }

  private func status(_ state: DeadlineState) -> DeadlineStanding.Status {
    switch state {
    case .met: return .met
    case .dropped: return .dropped
    case .pending(let due):
      guard due.kind != .undetermined else { return .open }
      if let end = due.window.to, end < asOf.on { return .overdue }
      guard let start = due.window.from else { return .open }
      return start <= asOf.on ? .possible : .open
    }
  }
}
