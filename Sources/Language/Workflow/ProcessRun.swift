/// Where one thing stands in its process.
package struct ProcessRun: Hashable, Sendable {
  /// The name of the state, in the version that judged the last event; nothing before it began.
  package private(set) var state: String?

  /// Who is on which side, as far as the rules ask for steps that sides take together.
  private var named: [String: [String]] = [:]

  /// The sides that took such a step since the thing came into its state.
  private var said: Set<String> = []

  package init(state: String? = nil) { self.state = state }

  /// Takes the step that the event means in the definition in force on its day, if there is one.
  ///
  /// Total. Of several steps that fit, the first regular one is taken, otherwise the first irregular
  /// one. A state with a name from an earlier version first gets the name it has now. Keys that the
  /// event should name and does not are in the verdict; they do not stop the step, because what
  /// happened has happened.
  package mutating func apply(
    _ event: ProcessEvent, _ definition: ProcessDefinition
  ) -> ProcessVerdict {
    guard definition.has(eventNamed: event.name) else { return .ignored }
    for key in definition.sideKeys {
      if let values = event.values[key], !values.isEmpty { named[key] = values }
    }
    guard let name = state else { return begin(with: event, definition) }
    guard let current = definition.state(named: name) else { return .unknownState(name) }
    state = current.name
    if let step = definition.step(on: event, from: current.name) { return take(step, event) }
    if definition.step(on: event, from: nil) != nil { return .alreadyBegun }
    return .notAllowed(state: current.name)
  }

  /// The first step of a thing; a beginning that is not there (yet) is implied.
  ///
  /// The entry of a beginning may be undated and so come later than what followed from it.
  private mutating func begin(
    with event: ProcessEvent, _ definition: ProcessDefinition
  ) -> ProcessVerdict {
    if let step = definition.step(on: event, from: nil) { return take(step, event) }
    guard let implied = definition.steps(from: nil).first,
      let step = definition.step(on: event, from: implied.to)
    else { return .notAllowed(state: nil) }
    return take(step, event)
  }

  private mutating func take(
    _ step: ProcessTransition, _ event: ProcessEvent
  ) -> ProcessVerdict {
    if isMade(step, event) { (state, said) = (step.to, []) }
    let missing = step.missing(in: event)
    return step.irregular == nil
      ? .moved(step, missing: missing) : .movedIrregularly(step, missing: missing)
  }
}

extension ProcessRun: CustomStringConvertible {
  /// The same text for the same run, whenever it is made.
  package var description: String {
    let sides = named.keys.sorted().map { "\($0): \(named[$0] ?? [])" }
    return "\(state ?? "") \(sides) \(said.sorted())"
  }
}

extension ProcessRun {
  /// Whether a step is made now: always, but for one that several sides take together.
  ///
  /// Who speaks for none of the sides by name speaks for all of them.
  private mutating func isMade(_ step: ProcessTransition, _ event: ProcessEvent) -> Bool {
    guard step.isTogether else { return true }
    let takers = Set(event.values["by", default: []])
    let sides = step.by.flatMap { $0.sides { named[$0, default: []] } }
    let taken = sides.filter { !takers.isDisjoint(with: $0.parties) }.map(\.key)
    said.formUnion(taken.isEmpty ? sides.map(\.key) : taken)
    return sides.allSatisfy { said.contains($0.key) }
  }
}

extension ProcessDefinition {
  /// The keys that say who is on which side, of steps that sides take together.
  package var sideKeys: [String] {
    transitions.filter(\.isTogether).flatMap { $0.by.flatMap(\.sideKeys) }
  }
}

/// What an event did to a thing.
package enum ProcessVerdict: Hashable, Sendable {
  /// It took a regular step, perhaps to the state it was in; with the keys the event lacks.
  case moved(ProcessTransition, missing: [String])

  /// It took a step that is possible but irregular; with the keys the event lacks.
  case movedIrregularly(ProcessTransition, missing: [String])

  /// The event is a beginning and the thing is under way: the beginning was undated and came late.
  case alreadyBegun

  /// The definition has the event, but not from this state or not with what the event says.
  case notAllowed(state: String?)

  /// The state is not in the definition, not even under an earlier name.
  case unknownState(String)

  /// The definition does not have the event at all.
  case ignored
}
