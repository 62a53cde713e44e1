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
  /// The term that it put another in the place of.
  package let former: Period?

  /// Whether that term had passed when it was moved: then it was certainly not met.
  package var wasLate: Bool {
    guard let end = former?.window.to, let day = fact.window.from else { return false }
    return day > end
  }
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
  /// The fact that it was not met, as long as that is the last that is said of the term that runs.
  package let missing: Fact?
  /// Where its term stands while it is open.
  let term: TermStanding
  /// Of what repeats: which term runs, and which were met.
  package let series: TermSeries?
  package let process: ProcessStanding
  /// Open disputes over its term or what became of it.
  package let disputes: [DisputeStanding]

  /// Whether it is neither met nor dropped.
  package var isOpen: Bool { status != .met && status != .dropped }

  /// Whether its term has passed while it is open, or a source says that it was not met.
  package var isOver: Bool { status == .passed || status == .late }

  /// Whether it was met, but certainly not before the end of its term: by the days, or because a source said before that it
  /// was not met.
  package var wasMetLate: Bool {
    guard status == .met else { return false }
    if wasMissed { return true }
    guard let end = due.window.to, let met = closing?.window.from else { return false }
    return met > end
  }

  /// Whether a source said of this term that it was not met.
  private var wasMissed: Bool {
    let told = process.steps.filter { $0.transition != nil }
    let last = told.lastIndex { $0.fact.event.type == .deadlineMoved } ?? 0
    return told.dropFirst(last).contains { $0.fact.event.type == .deadlineMissed }
  }

  /// How many days after the end of its term it was met; `nil` when either is not known to the day, or it is not so.
  package var daysLate: Int? {
    guard wasMetLate, due.namesItsLastDay, let end = due.window.to, let met = closing?.window,
      met.from == met.to,
      let day = met.to, day > end
    else { return nil }
    return Int(day.number - end.number)
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
    if let days = daysLate { return ", \(days) \(days == 1 ? "dag" : "dagen") na de termijn" }
    if wasMetLate { return ", na de termijn" }
    return mayBeLate ? ", mogelijk na de termijn" : ""
  }

  /// Whether its words say already that it may have been met or dropped.
  package var saysDoubt: Bool { status == .passed && term.later == nil && closing != nil }

  /// Where it stands in words, with how late it was met or may have been.
  package var statusWords: String {
    // Met and dropped, and open which was the last.
    if process.isOneOf && !isOpen { return process.dutch }
    if saysDoubt, let closing {
      return "verlopen; mogelijk \(closing.event.type == .deadlineMet ? "gehaald" : "vervallen")"
    }
    return term.dutch ?? status.dutch + lateWords
  }

  /// What the entry that closed it adds in its own words: a note, or the reason why it was dropped.
  package var closingNote: String? {
    guard case .deadline(let event)? = closing?.event else { return nil }
    return switch event {
    case .met(let met): met.note
    case .dropped(let dropped): dropped.reason
    case .set, .moved, .missed: nil
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
  /// Passed only after the end of its window, and late only when that is said.
  package enum Status: String, Sendable {
    case open, possible, passed, late, met, dropped

    package var dutch: String {
      switch self {
      case .open: "open"
      case .possible: "loopt"
      case .passed: "verlopen"
      case .late: "te laat"
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
    let terms = Newest(Self.terms(in: process.allSteps), in: self)
    let said = terms.last == nil ? terms.all : terms.all.filter { $0.fact.happening == .happened }
    let series = TermSeries(process.steps)
    let due = series?.due ?? Period(oneOf: said.map(\.value)) ?? set.due
    let missed = missed(process.allSteps.map(\.fact))
    let possibleMoves = terms.all.filter { $0.fact.happening == .possible }
      .compactMap { Self.move($0.fact, from: due) }
    func closes(_ step: ProcessStep) -> Bool { Self.closes(step, isSeries: series != nil) }
    let closing = process.steps.last(where: closes) ?? process.possibleSteps.first(where: closes)
    let isDoubtful =
      process.certainty == .possible || !possibleMoves.isEmpty || missed?.certainty == .possible
    let window = due.kind == .undetermined ? nil : due.window
    let isMissed = missed?.certainty == .certain
    let term =
      process.isFinished ? .none : term(of: process.id, window, isMissed: isMissed, in: process)
    return DeadlineStanding(
      deadline: set.deadline, subject: set.subject, milestone: set.milestone,
      original: series?.original ?? set.due, due: due,
      moves: Self.moves(in: process.steps, after: series?.met.last?.fact),
      possibleMoves: possibleMoves, status: status(process, due, term.state),
      certainty: isDoubtful ? .possible : .certain, basis: basis, closing: closing?.fact,
      missing: missed?.fact, term: term, series: series, process: process,
      disputes: disputes(of: process))
  }

  /// The moves to another term; of what repeats those since a term was met.
  private static func moves(in steps: [ProcessStep], after last: Fact?) -> [DeadlineMove] {
    var due: Period?
    let place = last.flatMap { last in
      steps.lastIndex { $0.fact.entry.id == last.entry.id }
    }
    return terms(in: Array(steps.dropFirst(place.map { $0 + 1 } ?? 0))).compactMap { fact, value in
      defer { due = value }
      return value == due ? nil : move(fact, from: due)
    }
  }

  private static func move(_ fact: Fact, from former: Period?) -> DeadlineMove? {
    guard case .deadline(.moved(let event)) = fact.event else { return nil }
    return DeadlineMove(
      due: event.due, reason: event.reason, by: event.by, decision: event.decision,
      note: event.note, fact: fact, former: former)
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

  private static func closes(_ step: ProcessStep, isSeries: Bool) -> Bool {
    guard step.transition != nil, case .deadline(let event) = step.fact.event else { return false }
    return switch event {
    case .met: !isSeries
    case .dropped: true
    case .set, .moved, .missed: false
    }
  }

  private func status(
    _ process: ProcessStanding, _ due: Period, _ term: TermState
  ) -> DeadlineStanding.Status {
    if process.isFinished {
      return process.entered?.fact.event.type == .deadlineMet ? .met : .dropped
    }
    switch term {
    case .late: return .late
    case .passed: return .passed
    case .none: return .open
    case .ahead, .running:
      return due.window.from.map { $0 <= asOf.on } ?? false ? .possible : .open
    }
  }
}
