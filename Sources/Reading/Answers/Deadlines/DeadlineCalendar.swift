package import Calendar
package import Governance
package import Reading

/// One move of a deadline.
package struct DeadlineMove: Sendable {
  package let due: Period
  package let reason: String?
  package let by: [Identifier]
  package let decision: Identifier?
  package let note: String?
  package let fact: Fact
}

/// One deadline as it stands on the day asked.
package struct DeadlineStanding: Sendable {
  package let deadline: Identifier
  package let subject: Identifier
  package let milestone: String
  package let original: Period
  /// The term; one of several when the sources leave open which move was the last.
  package let due: Period
  package let moves: [DeadlineMove]
  /// Moves that may have been made by the day asked, and then set the term.
  package let possibleMoves: [DeadlineMove]
  package let status: Status
  package let certainty: Certainty
  /// The fact that set it.
  package let basis: Fact
  /// The fact that it was met or dropped, or may have been.
  package let closing: Fact?
  package let process: ProcessStanding
  /// Open disputes over its term or what became of it.
  package let disputes: [DisputeStanding]

  /// Whether it is neither met nor dropped.
  package var isOpen: Bool { status != .met && status != .dropped }

  /// Whether it was met, but certainly not before the end of its term.
  package var wasMetLate: Bool {
    guard status == .met, let end = due.window.to, let met = closing?.window.from else {
      return false
    }
    return met > end
  }

  /// Whether it was met, and perhaps only after the end of its term: the sources leave both open.
  package var mayBeLate: Bool {
    let ends = due.alternatives.isEmpty ? [due] : due.alternatives
    guard status == .met, !wasMetLate, let end = ends.compactMap(\.window.to).min(), let closing
    else { return false }
    return closing.window.to.map { $0 > end } ?? true
  }

  /// What to say after `gehaald`, as far as the sources go; empty when it was in time or is not met.
  package var lateWords: String {
    if wasMetLate { return ", na de termijn" }
    return mayBeLate ? ", mogelijk na de termijn" : ""
  }

  /// Where it stands in words, with how late it was met or may have been.
  package var statusWords: String {
    // Met and dropped, and open which was the last.
    process.isOneOf && !isOpen ? process.dutch : status.dutch + lateWords
  }

  /// What the entry that closed it adds in its own words: a note, or the reason why it was dropped.
  package var closingNote: String? {
    guard case .deadline(let event)? = closing?.event else { return nil }
    return switch event {
    case .met(let met): met.note
    case .dropped(let dropped): dropped.reason
    case .set, .moved: nil
    }
  }

  /// How it was dropped, or may have been: by whom and by which decision.
  package var dropping: DeadlineDropped? {
    guard case .deadline(.dropped(let event))? = closing?.event else { return nil }
    return event
  }

  /// That it is open which of several terms was the last, in words; `nil` when it is not.
  package var termDoubt: String? {
    due.alternatives.isEmpty ? nil : "welke termijn het laatst is gesteld, staat niet in de bronnen"
  }

  /// Whether two views of one deadline say the same of its term and of what became of it.
  package func isSame(as other: DeadlineStanding) -> Bool {
    due == other.due && statusWords == other.statusWords
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
    guard let process = process(of: set.deadline, .deadline) else { return nil }
    let term = Newest(Self.terms(in: process.allSteps), in: self)
    let said = term.last == nil ? term.all : term.all.filter { $0.fact.happening == .happened }
    let due = Period(oneOf: said.map(\.value)) ?? set.due
    let possibleMoves = term.all.filter { $0.fact.happening == .possible }
      .compactMap { Self.move($0.fact) }
    let closing =
      process.steps.last(where: Self.closes) ?? process.possibleSteps.first(where: Self.closes)
    let isDoubtful = process.certainty == .possible || !possibleMoves.isEmpty
    return DeadlineStanding(
      deadline: set.deadline, subject: set.subject, milestone: set.milestone, original: set.due,
      due: due, moves: Self.moves(in: process.steps), possibleMoves: possibleMoves,
      status: status(process, due), certainty: isDoubtful ? .possible : .certain, basis: basis,
      closing: closing?.fact, process: process,
      disputes: disputes(of: process))
  }

  /// The moves to another term.
  private static func moves(in steps: [ProcessStep]) -> [DeadlineMove] {
    var due: Period?
    return terms(in: steps).compactMap { fact, value in
      defer { due = value }
      return value == due ? nil : move(fact)
    }
  }

  private static func move(_ fact: Fact) -> DeadlineMove? {
    guard case .deadline(.moved(let event)) = fact.event else { return nil }
    return DeadlineMove(
      due: event.due, reason: event.reason, by: event.by, decision: event.decision,
      note: event.note, fact: fact)
  }

  /// The terms by the steps that set or move it.
  private static func terms(in steps: [ProcessStep]) -> [(fact: Fact, value: Period)] {
    steps.filter { $0.transition != nil }.compactMap { step in
      switch step.fact.event {
      case .deadline(.set(let event)): (step.fact, event.due)
      case .deadline(.moved(let event)): (step.fact, event.due)
      default: nil
      }
    }
  }

  private static func closes(_ step: ProcessStep) -> Bool {
    guard step.transition != nil, case .deadline(let event) = step.fact.event else { return false }
    return switch event {
    case .met, .dropped: true
    case .set, .moved: false
    }
  }

  private func status(_ process: ProcessStanding, _ due: Period) -> DeadlineStanding.Status {
    if process.isFinished {
      return process.entered?.fact.event.type == .deadlineMet ? .met : .dropped
    }
    guard due.kind != .undetermined else { return .open }
    if let end = due.window.to, end < asOf.on { return .overdue }
    guard let start = due.window.from else { return .open }
    return start <= asOf.on ? .possible : .open
  }
}
