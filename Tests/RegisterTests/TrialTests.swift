import Answers
import Calendar
import EventFormat
import Governance
import Reading
import Register
import TestSupport
import Testing

/// What was tried is what is written: the same entries, made once.
@Suite struct TrialTests {
  private static let cast: [Given] = [
    .party("vng", "VNG"), .product("handreiking", "Handreiking"),
  ]
  /// Nobody says why the term moves, which is irregular; the note beside it is not.
  private static let batchToTry: [Given] = [
    .deadline("t", "mijlpaal", of: "handreiking", due: "2024-06-30", when: "2024-01-01"),
    .moved("t", to: "2024-12-31", when: "2024-03-01"),
    .note(on: ["handreiking"], "Iets.", when: "2024-03-01"),
  ]

  @Test func `the lines that were shown are the lines in the log`() throws {
    let ledger = try Ledger()
    var writer = try ledger.writer()
    _ = try writer.perform(batch(Self.cast))
    let plan = try writer.plan(batch(Self.batchToTry))
    let trial = try Trial(
      plan, on: Register(writer.contents), asked: try Scenario.day("2024-04-01"), despite: nil,
      writer.environment)
    let there = try ledger.lines()
    #expect(there.count == 2)
    #expect(trial.after.facts().count == 5 && trial.before.facts().count == 2)
    _ = try writer.record(trial.plan)
    #expect(
      try ledger.lines() == there + trial.plan.lines.map { String(decoding: $0, as: UTF8.self) })
  }

  @Test func `only what is irregular gets the reason`() throws {
    let ledger = try Ledger()
    var writer = try ledger.writer()
    _ = try writer.perform(batch(Self.cast))
    let plan = try writer.plan(batch(Self.batchToTry), despite: "zo besloten")
    let day = try Scenario.day("2024-04-01")
    let trial = try Trial(
      plan, on: Register(writer.contents), asked: day, despite: "zo besloten", writer.environment)
    let excused = trial.plan.entries.filter { $0.proposal.despite == "zo besloten" }
    #expect(excused.map(\.event.type).contains(.deadlineMoved))
    #expect(!excused.map(\.event.type).contains(.noteAdded))
    #expect(trial.plan.entries.map(\.id) == plan.entries.map(\.id))
    #expect(trial.plan.entries.map(\.recorded) == plan.entries.map(\.recorded))
  }

  @Test func `a reason for what is regular is refused`() throws {
    let ledger = try Ledger()
    var writer = try ledger.writer()
    _ = try writer.perform(batch(Self.cast))
    let plan = try writer.plan(batch(.party("ipo", "IPO")), despite: "zomaar")
    let register = Register(writer.contents)
    let environment = writer.environment
    let day = try Scenario.day("2024-04-01")
    let found = failure {
      _ = try Trial(plan, on: register, asked: day, despite: "zomaar", environment)
    }
    guard case .nothingIrregular = found else {
      Issue.record("\(String(describing: found))")
      return
    }
  }

  @Test func `a plan for a log of another size is refused, and nothing is written`() throws {
    let ledger = try Ledger()
    var writer = try ledger.writer()
    let plan = try writer.plan(batch(Self.cast))
    _ = try writer.record(plan)
    let files = try ledger.files()
    let found = failure { _ = try writer.record(plan) }
    guard case .stalePlan = found else {
      Issue.record("\(String(describing: found))")
      return
    }
    #expect(try ledger.files() == files)
  }
}
