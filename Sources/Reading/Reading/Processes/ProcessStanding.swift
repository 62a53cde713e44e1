package import Calendar
package import EventFormat
package import Governance
internal import Texts
package import Workflow

/// One event in the life of a thing, as its process judged it.
package struct ProcessStep: Sendable {
  package let fact: Fact
  package let verdict: ProcessVerdict
  /// The state after it; `nil` when the thing had not begun.
  package let state: String?
  /// The rules by which it was judged.
  package let rules: ProcessVersion

  /// The step of the definition that it took, regular or not.
  package var transition: ProcessTransition? {
    switch verdict {
    case .moved(let step, _), .movedIrregularly(let step, _): step
    case .alreadyBegun, .notAllowed, .unknownState, .ignored: nil
    }
  }

  /// Whether the rules have it, with all that they ask.
  var isRegular: Bool {
    if case .moved(_, let missing) = verdict { missing.isEmpty } else { false }
  }
}

/// Where one thing stands in its process on the day asked.
///
/// A class, for lists of very many things hold it several times.
package final class ProcessStanding: Sendable {
  package let id: Identifier
  package let subject: ProcessSubject
  /// The rules in force on the day asked.
  package let rules: ProcessVersion
  /// What certainly happened to it, in order.
  package let steps: [ProcessStep]
  /// What may have happened besides, by the day asked.
  package let possibleSteps: [ProcessStep]
  /// The name of its state; of several that it may be in one that is no end, if there is, and of those the one that the
  /// usual order leads to.
  package let state: String
  /// The states that it may be in as well, also when that is the only one known of; empty when there is no doubt.
  package let mayBe: [String]
  /// Whether everything that led to one of these certainly happened, and only the order is open, or which of the claims of
  /// a dispute is right.
  package let isOneOf: Bool
  /// Whether it may not have begun, because only claims in an open dispute say that it did.
  package let isOnlyClaimed: Bool

  /// Periods by their key, where the sources leave open which of several was said last.
  let openPeriods: [String: Period]

  init(
    id: Identifier, subject: ProcessSubject, rules: ProcessVersion, steps: [ProcessStep],
    possibleSteps: [ProcessStep], state: String, mayBe: [String], isOneOf: Bool,
    isOnlyClaimed: Bool, openPeriods: [String: Period]
  ) {
    self.id = id
    self.subject = subject
    self.rules = rules
    self.steps = steps
    self.possibleSteps = possibleSteps
    self.state = state
    self.mayBe = mayBe
    self.isOneOf = isOneOf
    self.isOnlyClaimed = isOnlyClaimed
    self.openPeriods = openPeriods
  }

  /// Whether it certainly is in its state.
  package var certainty: Certainty { mayBe.isEmpty ? .certain : .possible }

  /// All steps, certain ones first.
  package var allSteps: [ProcessStep] { steps + possibleSteps }

  /// The step by which it came into its state: the last that certainly changed it.
  package var entered: ProcessStep? {
    let own = steps.isEmpty ? possibleSteps : steps
    var last: ProcessStep?
    var before: String?
    for step in own where step.transition != nil {
      if step.state != before || last == nil { last = step }
      before = step.state
    }
    return last
  }

  /// The steps after that one by which some of those who must take a step together have taken it.
  var spokenSince: [ProcessStep] {
    guard let entered,
      let place = steps.lastIndex(where: { $0.fact.entry.id == entered.fact.entry.id })
    else { return [] }
    return steps[(place + 1)...].filter { $0.transition?.isTogether ?? false }
  }

  /// Whether its process may end in the state that it certainly is in, or in each of those of which it is in one.
  package var isFinished: Bool {
    isFinal(state) && (!isOneOf || mayBe.allSatisfy(isFinal))
  }

  /// Whether it may have ended by now, though that is not certain.
  package var mayBeFinished: Bool { (isOneOf ? [state] + mayBe : mayBe).contains(where: isFinal) }

  private func isFinal(_ state: String) -> Bool { definition(of: state)?.isFinal ?? false }

  /// The state as the rules of the day asked describe it; as an earlier version did, otherwise.
  package func definition(of state: String) -> ProcessState? {
    Self.definition(of: state, rules, allSteps)
  }

  /// The same before there is a standing, by the rules of the day asked and the steps so far.
  static func definition(
    of state: String, _ rules: ProcessVersion, _ steps: [ProcessStep]
  ) -> ProcessState? {
    if let state = rules.defined.definition.state(named: state) { return state }
    for step in steps.reversed() {
      if let state = step.rules.defined.definition.state(named: state) { return state }
    }
    return nil
  }

  /// What people call a state.
  package func title(of state: String) -> String { definition(of: state)?.title ?? state }

  /// The state in words, with what it may be.
  package var dutch: String {
    guard !mayBe.isEmpty else { return title(of: state) }
    if isOneOf { return dutchList(([state] + mayBe).map(title), "of") }
    if mayBe.contains(state) { return "mogelijk \(isOnlyClaimed ? "" : "al ")\(mayBeWords)" }
    return "\(title(of: state)); mogelijk al \(mayBeWords)"
  }

  /// What it may be, in words.
  package var mayBeWords: String { dutchList(mayBe.map(title), "of") }

  /// The values under a key, of the newest certain step that has the key; of a possible one only
  /// when no certain one has it.
  package func values(under key: String) -> [String] {
    for step in steps.reversed() + possibleSteps where step.transition != nil {
      if let values = EventValues(step.fact.event)[key], !values.isEmpty { return values }
    }
    return []
  }

  /// The period under a key, in the same way; one of several when it is open which was said last.
  package func period(under key: String) -> Period? {
    if let period = openPeriods[key] { return period }
    for step in steps.reversed() + possibleSteps where step.transition != nil {
      if let period = EventValues(step.fact.event).period(under: key) { return period }
    }
    return nil
  }
}

/// What an event says, as texts under its keys: how a process looks at it.
package struct EventValues: Sendable {
  private let data: JSON
  private let type: EventType
  private let catalogue: EventCatalogue

  package init(_ event: Event, _ catalogue: EventCatalogue = .shipped) {
    self.catalogue = catalogue
    data = catalogue.write(event)
    type = event.type
  }

  /// The texts under a key; `none` for a word of a list that was left out.
  package subscript(key: String) -> [String]? {
    switch data[key] {
    case .string(let text): return [text]
    case .integer(let number): return ["\(number)"]
    case .boolean(let value): return ["\(value)"]
    case .array(let values): return values.compactMap(\.string)
    case .object(let members):
      let date = members.first { $0.name == "edtf" }?.value.string
      return date.map { [$0] } ?? members.compactMap(\.value.string)
    case .null: return nil
    case nil:
      let isChoice = catalogue.fields(of: type).contains { field in
        if case .choice = field.kind { field.name == key } else { false }
      }
      return isChoice ? [Self.absent] : nil
    }
  }

  /// What a guard names to mean that the event does not say.
  package static let absent = ProcessGuard.absent

  /// The period under a key.
  package func period(under key: String) -> Period? {
    guard let value = data[key] else { return nil }
    guard let edtf = value["edtf"]?.string else {
      return value["asStated"]?.string.map { Period(words: $0) }
    }
    let convention = value["convention"]?.string.flatMap { ReadingConvention(rawValue: $0) }
    do {
      return try Period(edtf: edtf, asStated: value["asStated"]?.string, convention: convention)
    } catch {
      return nil
    }
  }

  /// The event as a process knows it, with the keys that its rules look at.
  func processEvent(_ definition: ProcessDefinition) -> ProcessEvent {
    let name = catalogue.eventName(of: type)
    let steps = definition.transitions.filter { $0.event == name }
    var values: [String: [String]] = [:]
    for key in Set(steps.flatMap { $0.needs + $0.when.map(\.key) }) { values[key] = self[key] }
    for key in definition.sideKeys + (steps.contains(where: \.isTogether) ? ["by"] : []) {
      values[key] = self[key]
    }
    return ProcessEvent(name: name, values: values)
  }
}
