import Testing

@testable import Workflow

/// The two tables of Governance as definitions, cell by cell.
@Suite struct StateTableTests {
  /// What one cell says happens.
  enum Cell: Sendable {
    case moves(String)
    case movesIrregularly(String)
    case begun
    case not

    /// The state after it, from the state before.
    func state(from before: String?) -> String? {
      switch self {
      case .moves(let to), .movesIrregularly(let to): to
      case .begun, .not: before
      }
    }
  }

  /// One column of a table: an event and what it does from nothing and from each state in turn.
  struct Column: Sendable, CustomTestStringConvertible {
    let definition: ProcessDefinition
    let event: String
    let cells: [Cell]

    var testDescription: String { event }
  }

  /// From nothing, offered, accepted, declined, completed and withdrawn.
  ///
  /// As `HandOverState`, but for one cell: what was declined can be completed, irregularly.
  static let handOver = [
    column("handover.offered", .moves("offered"), .begun, .begun, .begun, .begun, .begun),
    column("handover.accepted", .moves("accepted"), .moves("accepted"), .not, .not, .not, .not),
    column("handover.declined", .moves("declined"), .moves("declined"), .not, .not, .not, .not),
    column(
      "handover.completed", .movesIrregularly("completed"), .movesIrregularly("completed"),
      .moves("completed"), .movesIrregularly("completed"), .not, .not),
    column(
      "handover.withdrawn", .moves("withdrawn"), .moves("withdrawn"), .moves("withdrawn"), .not,
      .not, .not),
  ]

  /// From nothing, pending, met and dropped; as `DeadlineState`.
  static let deadline = [
    column("deadline.set", of: Given.deadline, .moves("pending"), .begun, .begun, .begun),
    column("deadline.moved", of: Given.deadline, .moves("pending"), .moves("pending"), .not, .not),
    column("deadline.met", of: Given.deadline, .moves("met"), .moves("met"), .not, .moves("met")),
    column(
      "deadline.dropped", of: Given.deadline, .moves("dropped"), .moves("dropped"), .not, .not),
  ]

  private static func column(
    _ event: String, of definition: ProcessDefinition = Given.handOver, _ cells: Cell...
  ) -> Column {
    Column(definition: definition, event: event, cells: cells)
  }

  @Test(arguments: handOver + deadline)
  func `every event makes of every state what the table says`(_ column: Column) throws {
    let befores = [nil] + column.definition.states.map { Optional($0.name) }
    try #require(befores.count == column.cells.count)
    for (before, cell) in zip(befores, column.cells) {
      var run = ProcessRun(state: before)
      let verdict = run.apply(event(column.event), column.definition)
      #expect(run.state == cell.state(from: before), "from \(before ?? "nothing")")
      switch (cell, verdict) {
      case (.moves(let to), .moved(let step, _)): #expect(step.to == to)
      case (.movesIrregularly(let to), .movedIrregularly(let step, _)): #expect(step.to == to)
      case (.begun, .alreadyBegun): break
      case (.not, .notAllowed(let state)): #expect(state == before)
      default: Issue.record("from \(before ?? "nothing"): \(verdict)")
      }
    }
  }

  @Test(arguments: handOver + deadline)
  func `every event twice changes nothing more`(_ column: Column) {
    for before in [nil] + column.definition.states.map({ Optional($0.name) }) {
      var run = ProcessRun(state: before)
      _ = run.apply(event(column.event), column.definition)
      let once = run.state
      _ = run.apply(event(column.event), column.definition)
      #expect(run.state == once, "from \(before ?? "nothing")")
    }
  }

  @Test(arguments: [Given.handOver, Given.deadline])
  func `the table has a column for every event`(_ definition: ProcessDefinition) {
    let columns = (Self.handOver + Self.deadline).filter { $0.definition == definition }
    #expect(Set(columns.map(\.event)) == Set(definition.transitions.map(\.event)))
  }
}
