internal import Calendar
internal import EventFormat
package import Governance
internal import Workflow

extension View {
  /// Where a thing stands in its process; `nil` when it is no such thing, or certainly had not begun
  /// by the day asked.
  ///
  /// What has certainly happened is applied in order, each event by the rules in force on the last
  /// day on which it can have happened; then each thing that may have happened. Where the sources leave open what came
  /// last, each that may have is taken for the last (FORMAT 7.6).
  package func process(of id: Identifier, _ subject: ProcessSubject) -> ProcessStanding? {
    let facts = inOrder(steps(of: id, subject))
    let certain = facts.filter { $0.happening == .happened }
    let taken = certain + facts.filter { $0.happening == .possible }
    let ways = waysToTakeDisputes(between: facts)
    let steps = walk(taken, ways, subject)
    let sure = steps.filter { $0.fact.happening == .happened }
    // Mostly all is certain and in one order, and then it is where that led.
    let hasDoubt =
      sure.count < steps.count || ways.hidden.count > 1 || Self.isOrderOpen(steps.map(\.fact))
    let ends = hasDoubt ? ProcessEnds(of: steps.map(\.fact), ways, subject, in: self) : nil
    let reached = sure.last { $0.state != nil } ?? steps.last { $0.state != nil }
    guard let usual = reached?.state else { return nil }
    let rules = rules(for: subject, on: asOf.on)
    let state =
      ends.flatMap { ends in
        ends.first(usually: usual) {
          ProcessStanding.definition(of: $0, rules, steps)?.isFinal ?? false
        }
      } ?? usual
    let hasBegun = reached?.fact.happening == .happened && ends?.mayNotHaveBegun != true
    return ProcessStanding(
      id: id, subject: subject, rules: rules, steps: sure,
      possibleSteps: steps.filter { $0.fact.happening == .possible }, state: state,
      mayBe: ends.map { $0.all.filter { !hasBegun || $0 != state } } ?? [],
      isOneOf: hasBegun && (ends?.sure.contains { $0 != state } ?? false),
      isOnlyClaimed: ends?.mayNotHaveBegun ?? false, openPeriods: periods(sure))
  }

  /// The steps of a thing, in order; of claims that contradict each other each is judged without the others.
  private func walk(
    _ facts: [Fact], _ ways: DisputeWays, _ subject: ProcessSubject
  ) -> [ProcessStep] {
    let walks = ways.hidden.map { hidden in
      var run = ProcessRunner(view: self, subject: subject)
      for fact in facts where !hidden.contains(fact.entry.sequence) { run.take(fact) }
      return run.steps
    }
    guard walks.count > 1 else { return walks.first ?? [] }
    let judged = Dictionary(grouping: walks.joined(), by: \.fact.entry.sequence)
    // Of what one of the ways makes regular nobody says that it is not.
    return facts.compactMap { fact in
      let steps = judged[fact.entry.sequence] ?? []
      return steps.first(where: \.isRegular) ?? steps.first
    }
  }

  /// Whether facts, by the ends of their windows, may have happened in another order; of those of one day it is known.
  private static func isOrderOpen(_ facts: [Fact]) -> Bool {
    zip(facts, facts.dropFirst()).contains { earlier, later in
      let (one, other) = (DaySpan(earlier.window), DaySpan(later.window))
      return one.to >= other.from && !(one == other && one.from == one.to)
    }
  }

  /// The periods that limits look at and that no single step says: of what repeats the term that runs now.
  private func periods(_ steps: [ProcessStep]) -> [String: Period] {
    if let series = TermSeries(steps) { return ["due": series.due] }
    return openPeriods(steps)
  }

  /// The periods that limits look at, by their key, where the order of what certainly happened is open.
  private func openPeriods(_ steps: [ProcessStep]) -> [String: Period] {
    guard Self.isOrderOpen(steps.map(\.fact)) || model.hasClaims else { return [:] }
    let keys = steps.flatMap(\.rules.defined.definition.states).compactMap { state -> String? in
      if case .dateUnder(let key)? = state.limit { key } else { nil }
    }
    var periods: [String: Period] = [:]
    for key in keys.unique {
      let said = steps.filter { $0.transition != nil }.compactMap {
        step -> (fact: Fact, value: Period)? in
        EventValues(step.fact.event, model.catalogue).period(under: key).map { (step.fact, $0) }
      }
      let values = values(said)
      if values.count > 1 { periods[key] = Period(oneOf: values) }
    }
    return periods
  }

  /// What happened to a thing, or may, in its process; also when its rules do not know it.
  func steps(of id: Identifier, _ subject: ProcessSubject) -> [Fact] {
    facts(about: id, of: eventTypes(of: subject)).filter { $0.belongs(to: id, subject.kind) }
  }

  /// Every thing of a sort that had begun, or may have, by the day asked.
  package func processes(of subject: ProcessSubject) -> [ProcessStanding] {
    things(of: subject).compactMap { process(of: $0, subject) }
  }

  /// Every thing of a sort that the facts introduce, in the order of their introduction.
  func things(of subject: ProcessSubject) -> [Identifier] {
    var seen: Set<Identifier> = []
    var result: [Identifier] = []
    for fact in facts(of: subject.introducing) {
      for reference in fact.event.domain.introduced
      where reference.kind == subject.kind && seen.insert(reference.id).inserted {
        result.append(reference.id)
      }
    }
    return result
  }

  /// The process that things of a kind go through.
  package func processSubject(of id: Identifier) -> ProcessSubject? {
    guard let kind = kind(of: id) else { return nil }
    return ProcessSubject.allCases.first { $0.kind == kind }
  }

  /// The types of event that any version of the rules knows.
  func eventTypes(of subject: ProcessSubject) -> Set<EventType> {
    memory.eventTypes(of: subject) {
      let steps = versions(for: subject).flatMap(\.defined.definition.transitions)
      return Set(Set(steps.map(\.event)).compactMap(model.catalogue.type(ofFamily:)))
    }
  }
}

extension Fact {
  /// Whether an event is part of the life of a thing, and not merely names it: an item that follows
  /// another one is no event in the life of that other one.
  func belongs(to id: Identifier, _ kind: Kind) -> Bool {
    let introduced = event.domain.introduced.filter { $0.kind == kind }
    return introduced.isEmpty || introduced.contains { $0.id == id }
  }
}

extension ProcessSubject {
  /// The types of event by which things of this sort come to be.
  var introducing: Set<EventType> {
    switch self {
    case .item: [.itemTabled]
    case .condition: [.decisionTaken, .handOverOffered, .handOverAccepted]
    case .handOver: [.handOverOffered, .handOverCompleted]
    case .deadline: [.deadlineSet]
    case .product: [.productRegistered]
    case .commitment: [.commitmentMade]
    case .advice: [.adviceRequested]
    }
  }
}
