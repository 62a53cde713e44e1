internal import Governance
internal import Workflow

/// Whether the keys and words that a process definition names can occur in the events it is about.
///
/// A guard on a key that no event has would never hold, and nobody would see why.
struct ProcessKeys {
  private let catalogue: EventCatalogue

  init(_ catalogue: EventCatalogue) { self.catalogue = catalogue }

  /// Throws at the first key or word that cannot occur; the path leads to it.
  func check(_ defined: ProcessDefined) throws(FormatError) {
    let definition = defined.definition
    for (index, step) in definition.transitions.enumerated() {
      let path = ["transitions", String(index)]
      try inside(path) { () throws(FormatError) in try check(step, definition) }
    }
    let fields = definition.transitions.flatMap { self.fields(of: $0.event) }
    for (index, state) in definition.states.enumerated() {
      try inside(["states", String(index)]) { () throws(FormatError) in
        try check(state, fields)
      }
    }
  }

  private func check(
    _ step: ProcessTransition, _ definition: ProcessDefinition
  ) throws(FormatError) {
    // Definitions outlive versions of types, so they name the event and not its version.
    guard catalogue.type(ofFamily: step.event) != nil else {
      let near = Spelling.nearest(to: step.event, in: catalogue.eventNames)
      throw FormatError(.unknownType(step.event, suggestions: near), at: ["on"])
    }
    let fields = fields(of: step.event)
    for (index, key) in step.needs.enumerated() where !fields.contains(where: { $0.name == key }) {
      throw unknown(key, fields).inside(String(index)).inside("needs")
    }
    for (index, condition) in step.when.enumerated() {
      try inside(["when", String(index)]) { () throws(FormatError) in
        try check(condition, fields, definition)
      }
    }
    let all = definition.transitions.flatMap { self.fields(of: $0.event) }
    try check(step.by, all, "by")
  }

  /// The words of a list, what is left out, and for stages those that the definition itself adds.
  private func check(
    _ condition: ProcessGuard, _ fields: [FieldDescription], _ definition: ProcessDefinition
  ) throws(FormatError) {
    guard let field = fields.first(where: { $0.name == condition.key }) else {
      throw unknown(condition.key, fields).inside("key")
    }
    guard let choices = field.kind.choices else { return }
    let own = field.name == "stage" ? definition.states.map(\.name) : []
    let allowed = choices.map(\.word) + own + [ProcessGuard.absent, ProcessGuard.present]
    for (index, value) in condition.values.enumerated() where !allowed.contains(value) {
      throw FormatError(.badChoice(value, allowed: allowed), at: ["values", String(index)])
    }
  }

  private func check(
    _ state: ProcessState, _ fields: [FieldDescription]
  ) throws(FormatError) {
    try check(state.waitsFor, fields, "waitsFor")
    guard case .dateUnder(let key) = state.limit else { return }
    let periods = fields.filter { $0.kind == .period }
    if !periods.contains(where: { $0.name == key }) {
      throw unknown(key, periods).inside("key").inside("limit")
    }
  }

  /// An actor under a key must be one that some event of the process names.
  private func check(
    _ actors: [ProcessActor], _ fields: [FieldDescription], _ name: String
  ) throws(FormatError) {
    let parties = fields.filter { field in
      field.kind == .thing([.party]) || field.kind == .list(.thing([.party]))
    }
    for (index, actor) in actors.enumerated() {
      let keys =
        if case .named(let key) = actor { [("key", key)] } else {
          actor.sideKeys.enumerated().map { ($0 == 0 ? "otherThan" : "of", $1) }
        }
      for (place, key) in keys where !parties.contains(where: { $0.name == key }) {
        throw unknown(key, parties).inside(place).inside(String(index)).inside(name)
      }
    }
  }

  private func fields(of event: String) -> [FieldDescription] {
    catalogue.type(ofFamily: event).map(catalogue.fields) ?? []
  }

  private func unknown(_ key: String, _ fields: [FieldDescription]) -> FormatError {
    FormatError(.badChoice(key, allowed: Set(fields.map(\.name)).sorted()))
  }

  private func inside(
    _ path: [String], _ body: () throws(FormatError) -> Void
  ) throws(FormatError) {
    do { try body() } catch { throw path.reversed().reduce(error) { $0.inside($1) } }
  }
}

extension ValueKind {
  /// The words of a closed list, or of a list of them.
  fileprivate var choices: [Choice]? {
    switch self {
    case .choice(let choices), .list(.choice(let choices)): choices
    default: nil
    }
  }
}
