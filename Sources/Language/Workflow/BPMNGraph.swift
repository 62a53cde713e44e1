internal import Calendar

/// A process as BPMN sees it: nodes with a place in the picture, and flows between them.
struct BPMNGraph {
  private(set) var nodes: [BPMNNode] = []
  private(set) var flows: [BPMNFlow] = []
  private let words: (ProcessActor) -> String

  /// The graph of a definition.
  ///
  /// There is one start event, because most engines refuse several; a choice follows it when there
  /// are several beginnings.
  init(_ definition: ProcessDefinition, _ words: @escaping (ProcessActor) -> String) {
    self.words = words
    let layout = BPMNLayout(definition)
    let arrows = definition.arrows
    for state in definition.states {
      let isLeft = arrows.contains { $0.from?.name == state.name }
      add(state, at: layout.cell(of: state.name), isLeft: isLeft)
    }
    addBeginnings(arrows.filter { $0.from == nil }, at: layout.beginning)
    for state in definition.states {
      let steps = arrows.filter { $0.from?.name == state.name }
      if !steps.isEmpty { add(steps, of: state, at: layout.cell(of: state.name)) }
    }
  }

  /// The node with this id.
  func node(_ id: String) -> BPMNNode? { nodes.first { $0.id == id } }

  private static func id(_ kind: String, _ state: ProcessState) -> String {
    "\(kind)_\(ProcessWords.identifier(state.name))"
  }

  /// The node that a step to the state arrives at: its end event, or otherwise its task.
  private func entry(of state: ProcessState) -> String {
    let task = Self.id("state", state)
    return node(task) == nil ? Self.id("end", state) : task
  }

  /// Adds the state itself: an end event when nothing leaves a final state, otherwise a task.
  private mutating func add(_ state: ProcessState, at cell: BPMNCell, isLeft: Bool) {
    let note = ProcessWords.waiting(state, words)
    if state.isFinal, !isLeft {
      add(Self.id("end", state), state.title, .end, note, cell.box(width: 36, height: 36, dx: 0))
      return
    }
    let task = Self.id("state", state)
    add(task, state.title, .task, note, cell.box(width: 140, height: 80, dx: 0))
    // A timer takes an ISO duration, which knows neither working days nor an act: those stand in the note.
    guard case .within(let duration) = state.limit else { return }
    let timer = Self.id("timer", state)
    let late = Self.id("late", state)
    add(timer, duration.dutch, .timer(at: task, duration), "", cell.box(below: 40, dx: 20))
    add(late, "termijn voorbij", .end, "", cell.box(below: 102, dx: 20))
    connect(timer, late, "", condition: nil, note: "")
  }

  private mutating func addBeginnings(_ arrows: [ProcessArrow], at cell: BPMNCell) {
    add("start", "begin", .start, "", cell.box(width: 36, height: 36, dx: 0))
    if arrows.count == 1 {
      connect("start", arrows[0], hasChoice: false)
      return
    }
    guard !arrows.isEmpty else { return }
    add(
      "choice", "hoe begint het?", .choice(otherwise: nil), "",
      cell.box(width: 50, height: 50, dx: 80))
    connect("start", "choice", "", condition: nil, note: "")
    for arrow in arrows { connect("choice", arrow, hasChoice: true) }
  }

  /// Adds the steps that leave a state, behind a choice when there are several ways to go.
  private mutating func add(_ steps: [ProcessArrow], of state: ProcessState, at cell: BPMNCell) {
    let task = Self.id("state", state)
    if steps.count == 1, !state.isFinal {
      connect(task, steps[0], hasChoice: false)
      return
    }
    let choice = Self.id("choice", state)
    let otherwise = state.isFinal ? "flow_\(flows.count + 2)" : nil
    let box = cell.box(width: 50, height: 50, dx: 190)
    add(choice, "hoe verder?", .choice(otherwise: otherwise), "", box)
    connect(task, choice, "", condition: nil, note: "")
    if state.isFinal {
      let end = Self.id("end", state)
      add(end, "einde", .end, "", cell.box(below: 90, dx: 197))
      connect(choice, end, "", condition: nil, note: "")
    }
    for step in steps { connect(choice, step, hasChoice: true) }
  }

  private mutating func add(
    _ id: String, _ name: String, _ kind: BPMNNode.Kind, _ note: String, _ box: BPMNBox
  ) {
    nodes.append(BPMNNode(id: id, name: name, kind: kind, note: note, box: box))
  }

  private mutating func connect(_ source: String, _ arrow: ProcessArrow, hasChoice: Bool) {
    let step = arrow.transition
    var note = ([step.event] + ProcessWords.terms(step, words)).joined(separator: ", ")
    if let irregular = step.irregular { note += "; onregelmatig: \(irregular)" }
    let name = step.irregular == nil ? step.title : "\(step.title) (onregelmatig)"
    let condition = hasChoice ? Self.condition(step) : nil
    connect(source, entry(of: arrow.to), name, condition: condition, note: note)
  }

  private mutating func connect(
    _ source: String, _ target: String, _ name: String, condition: String?, note: String
  ) {
    flows.append(
      BPMNFlow(
        id: "flow_\(flows.count + 1)", number: flows.count, name: name, source: source,
        target: target, condition: condition, note: note))
  }

  /// When the step is the one, in FEEL: `event = "decision.taken" and outcome in ("adopted")`.
  private static func condition(_ step: ProcessTransition) -> String {
    let conditions = step.when.map { condition in
      "\(condition.key) in (" + condition.values.map(literal).joined(separator: ", ") + ")"
    }
    return (["event = \(literal(step.event))"] + conditions).joined(separator: " and ")
  }

  /// The text as a FEEL string literal.
  private static func literal(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar in
      scalar == "\"" || scalar == "\\" ? "\\" + String(scalar) : String(scalar)
    }
    return "\"" + escaped.joined() + "\""
  }
}

/// One node of a BPMN process.
struct BPMNNode {
  /// What kind of node it is.
  enum Kind {
    case start
    case task
    case choice(otherwise: String?)
    case timer(at: String, CalendarDuration)
    case end
  }

  let id: String
  let name: String
  let kind: Kind
  let note: String
  let box: BPMNBox
}

/// One sequence flow of a BPMN process.
struct BPMNFlow {
  let id: String

  /// How many flows were there before it; keeps lines in the picture apart.
  let number: Int
  let name: String
  let source: String
  let target: String
  let condition: String?
  let note: String
}
