import EventFormat
import Governance
import TestSupport
import Testing
import Workflow

@testable import Answers
@testable import Reading

/// The rules that are built in, cell by cell.
@Suite struct ProcessMatrixTests {
  private static func definition(_ matrix: ProcessMatrix) -> ProcessDefinition {
    BuiltInProcesses.definition(for: matrix.subject).definition
  }

  private static func event(
    _ label: String, _ definition: ProcessDefinition
  ) throws -> ProcessEvent {
    let event = try ProcessMatrix.fact(label, 1, when: "2024-06-20").event()
    return EventValues(event).processEvent(definition)
  }

  @Test(arguments: ProcessMatrix.builtIn)
  func `every event does to every state what the table says`(matrix: ProcessMatrix) throws {
    let definition = Self.definition(matrix)
    for (state, label, expected) in matrix.cells {
      var run = ProcessRun(state: state)
      let verdict = run.apply(try Self.event(label, definition), definition)
      #expect(verdict.cell(run.state) == expected, "\(label) from \(state ?? "nothing")")
      let isChange = expected != "x" && expected != "="
      #expect(isChange || run.state == state, "\(label) from \(state ?? "nothing")")
    }
  }

  @Test(arguments: ProcessMatrix.builtIn)
  func `an event that comes twice leaves the state of the first time`(
    matrix: ProcessMatrix
  ) throws {
    let definition = Self.definition(matrix)
    for (state, label, _) in matrix.cells {
      let event = try Self.event(label, definition)
      var run = ProcessRun(state: state)
      _ = run.apply(event, definition)
      let once = run.state
      _ = run.apply(event, definition)
      #expect(run.state == once, "\(label) twice from \(state ?? "nothing")")
    }
  }

  @Test(arguments: ProcessMatrix.builtIn)
  func `the table names every state, every event and every word the rules look at`(
    matrix: ProcessMatrix
  ) {
    let definition = Self.definition(matrix)
    #expect(Set(matrix.states.compactMap(\.self)) == Set(definition.states.map(\.name)))
    #expect(matrix.states.first == .some(nil))
    #expect(Set(matrix.paths.keys) == Set(definition.states.map(\.name)))
    for row in matrix.rows { #expect(row.cells.count == matrix.states.count, "\(row.label)") }
    let labels = matrix.rows.map { $0.label.split(separator: " ").map(String.init) }
    #expect(Set(labels.map { $0[0] }) == Set(definition.transitions.map(\.event)))
    for step in definition.transitions {
      let words = labels.filter { $0[0] == step.event && $0.count > 1 }.map { $0[1] }
      for condition in step.when {
        #expect(Set(condition.values).isSubset(of: words), "\(step.event)")
      }
    }
  }

  @Test func `the tables together name every word of every list`() {
    func words(_ matrix: ProcessMatrix, _ event: String) -> Set<String> {
      Set(
        matrix.rows.map { $0.label.split(separator: " ").map(String.init) }
          .filter { $0[0] == event }.map { $0[1] })
    }
    #expect(
      words(.item, "item.tabled") == Set(ItemPurpose.allCases.map(\.rawValue) + ["none"]))
    #expect(words(.item, "decision.taken") == Set(Outcome.allCases.map(\.rawValue)))
    #expect(words(.condition, "condition.settled") == Set(Settlement.allCases.map(\.rawValue)))
    #expect(
      words(.commitment, "commitment.settled")
        == Set(CommitmentOutcome.allCases.map(\.rawValue)))
    #expect(words(.product, "stage.reached") == Set(Stage.allCases.map(\.rawValue)))
  }

  @Test(arguments: ProcessSubject.allCases)
  func `nothing is wrong with the rules that are built in`(subject: ProcessSubject) {
    let defined = BuiltInProcesses.definition(for: subject)
    #expect(defined.definition.problems() == [])
    #expect(defined.version == 1 && defined.subject == subject)
    #expect(ProcessMatrix.builtIn.contains { $0.subject == subject })
  }

  /// A hand-over that a condition can come with, and a product that can reach stages.
  private static let others: [Given] = [
    .product("ding", "Ding"),
    .offered("andere", ["handreiking"], from: ["vng"], to: ["odnl"], when: "2022-06-01"),
  ]

  private static func scenario(_ matrix: ProcessMatrix) throws -> Scenario {
    let others = others.filter { ($0.type == "product.registered") == (matrix.subject == .product) }
    return try Scenario(Scenario.cast + others)
  }

  /// The same cells, in a register that takes in whatever happened.
  ///
  /// That a thing begins twice it refuses, as the same name for two things; a beginning without a
  /// date comes below.
  @Test(arguments: ProcessMatrix.builtIn)
  func `a register in which it happened answers what the table says`(
    matrix: ProcessMatrix
  ) throws {
    for (state, label, expected) in matrix.cells where expected != "=" {
      // What is offered cannot come to be by its completion as well: refused, as a name for two things.
      guard let state, label != "handover.completed some" else { continue }
      var scenario = try Self.scenario(matrix)
      for (number, step) in (matrix.paths[state] ?? []).enumerated() {
        try scenario.record(
          ProcessMatrix.fact(step, number + 2, when: "2023-0\(number + 1)-10"))
      }
      try scenario.record(ProcessMatrix.fact(label, 9, when: "2023-06-01"))
      let before = try #require(
        scenario.on("2023-05-31").process(of: Scenario.id("ding"), matrix.subject))
      #expect(before.state == state, "\(label) from \(state)")
      let after = try #require(
        scenario.on("2023-06-01").process(of: Scenario.id("ding"), matrix.subject))
      let later = expected == "x" ? state : expected.replacing("!", with: "")
      #expect(after.state == later, "\(label) from \(state)")
      #expect(after.steps.last?.verdict.cell(after.state) == expected, "\(label) from \(state)")
      #expect(after.certainty == .certain && after.mayBe.isEmpty)
    }
  }

  /// The first column and the cells of what had begun already: an undated beginning is taken to have
  /// happened before what followed from it.
  @Test(arguments: ProcessMatrix.builtIn.filter { $0.subject != .product })
  func `what happened before an undated beginning counts as if it had begun`(
    matrix: ProcessMatrix
  ) throws {
    let beginnings = matrix.rows.filter { $0.cells.dropFirst().allSatisfy { $0 == "=" } }
    // What is tabled for information may only be implied to have been tabled to be decided.
    for row in matrix.rows where !row.cells.dropFirst().allSatisfy({ $0 == "=" }) {
      // Of two sorts of beginning the first is implied, and the one that was recorded counts.
      for beginning in beginnings
      where !["item.tabled inform", "deadline.set some"].contains(beginning.label) {
        if row.label == "handover.completed some" { continue }
        var scenario = try Self.scenario(matrix)
        try scenario.record(ProcessMatrix.fact(beginning.label, 2, when: "[..2024-09]"))
        try scenario.record(ProcessMatrix.fact(row.label, 9, when: "2023-06-01"))
        let standing = try #require(
          scenario.on("2023-06-01").process(of: Scenario.id("ding"), matrix.subject))
        let expected = row.cells[0].replacing("!", with: "")
        #expect(standing.state == expected, "\(row.label) before \(beginning.label)")
        #expect(standing.certainty == .certain, "\(row.label) before \(beginning.label)")
        // Nothing happens to a thing before it begins.
        #expect(standing.possibleSteps.isEmpty, "\(row.label) before \(beginning.label)")
      }
    }
  }
}
