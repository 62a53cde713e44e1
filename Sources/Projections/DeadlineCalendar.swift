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
  /// Moves that may have been made by the day asked; they do not change the term yet.
  package let possibleMoves: [DeadlineMove]
  package let status: Status
  package let certainty: Certainty
  /// The fact that set it.
  package let basis: Fact
  /// The fact that it was met or dropped, or may have been.
  package let closing: Fact?

  /// Whether it was met, but certainly not before the end of its term.
  package var wasMetLate: Bool {
    guard status == .met, let end = due.window.to, let met = closing?.valid.window.from else {
      return false
    }
    return met > end
  }

  /// Where it stands against the calendar.
  ///
  /// Overdue only after the end of its window.
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
    var fold = DeadlineFold()
    for fact in facts where fact.happening == .happened { fold.apply(fact) }
    for fact in facts where fact.happening == .possible { fold.consider(fact) }
    guard let state = fold.state ?? fold.possible else { return nil }
    var due = set.due
    if case .pending(let current) = state { due = current }
    if let last = fold.moves.last, fold.state != nil, state == .met || state == .dropped {
      due = last.due
    }
    return DeadlineStanding(
      deadline: set.deadline, subject: set.subject, milestone: set.milestone, original: set.due,
      due: due, moves: fold.moves, possibleMoves: fold.possibleMoves, status: status(state),
      certainty: fold.isDoubtful ? .possible : .certain, basis: basis, closing: fold.closing)
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

/// A deadline so far: what certainly happened to it, and what may have.
private struct DeadlineFold {
  private(set) var state: DeadlineState?
  /// The state if everything that may have happened did happen.
  private(set) var possible: DeadlineState?
  private(set) var moves: [DeadlineMove] = []
  private(set) var possibleMoves: [DeadlineMove] = []
  private(set) var closing: Fact?
  private(set) var isDoubtful = false

  mutating func apply(_ fact: Fact) {
    guard case .deadline(let event) = fact.event else { return }
    let next = state.evolved(by: event)
    if next == state { return }
    state = next
    possible = next
    if let move = Self.move(event, fact) { moves.append(move) } else { close(by: event, fact) }
  }

  mutating func consider(_ fact: Fact) {
    guard case .deadline(let event) = fact.event else { return }
    let next = possible.evolved(by: event)
    if next == possible { return }
    possible = next
    isDoubtful = true
    if let move = Self.move(event, fact) {
      possibleMoves.append(move)
    } else if closing == nil {
      close(by: event, fact)
    }
  }

  private mutating func close(by event: DeadlineEvent, _ fact: Fact) {
    switch event {
    case .met, .dropped: closing = fact
    case .set, .moved: return
    }
  }

  private static func move(_ event: DeadlineEvent, _ fact: Fact) -> DeadlineMove? {
    guard case .moved(let move) = event else { return nil }
    return DeadlineMove(
      due: move.due, reason: move.reason, by: move.by, decision: move.decision, fact: fact)
  }
}
