import Answers
import Crypto
import EventFormat
import Governance
import Log
import Reading
import Register
import TestSupport
import Testing

/// Recording on a real disk: read → decide → encode → append, all or nothing.
@Suite struct RecordingTests {
  private static let cast: [Given] = [
    .party("vng", "VNG"), .product("handreiking", "Handreiking"),
    .assigned("handreiking", to: ["vng"], when: "2022-07").id(7),
  ]

  @Test func `what was recorded is there after reopening, and answers`() throws {
    let ledger = try Ledger()
    do {
      var writer = try ledger.writer()
      let (plan, receipt) = try writer.perform(batch(Self.cast))
      #expect(plan.first == 0 && plan.entries.count == 3 && plan.repeated.isEmpty)
      #expect(receipt?.firstSeq == 0 && receipt?.sizeAfter == 3)
    }
    let register = try ledger.open()
    #expect(register.contents.entryCount == 3)
    let view = View(register.model, AsOf(on: try Scenario.day("2023-01-01")))
    let owners = view.ownership(of: try Scenario.id("handreiking")).holders
    #expect(owners.map { $0.parties.map(\.text) } == [["vng"]])
    #expect(owners.map(\.basis.entry.id) == [.numbered(7)])
    #expect(try Audit.verify(ledger.log).report.isSound)
  }

  @Test func `an entry stands in the log with its place, moment and actor`() throws {
    let ledger = try Ledger()
    var writer = try ledger.writer()
    _ = try writer.perform(batch(Self.cast))
    let expected = """
      {"actor":"secretariaat","data":{"parties":["vng"],"role":"owner","subject":"handreiking"},\
      "id":"00000000-0001-7000-8000-000000000007","known":"2024-10-04",\
      "recorded":"2026-11-21T09:00:00.000Z","seq":2,\
      "type":"responsibility.assigned.v1","valid":"2022-07"}
      """
    #expect(try ledger.lines().last == expected)
  }

  @Test func `the same batch a second time writes nothing and succeeds`() throws {
    let ledger = try Ledger()
    var writer = try ledger.writer()
    let (first, _) = try writer.perform(batch(Self.cast))
    let files = try ledger.files()
    let (plan, receipt) = try writer.perform(batch(Self.cast))
    #expect(receipt == nil && plan.entries.isEmpty)
    #expect(plan.repeated.map(\.line) == [1, 2, 3])
    #expect(plan.repeated.map(\.id) == first.entries.map(\.id))
    #expect(try ledger.files() == files)
  }

  @Test func `of a batch that is partly known only the new lines are written`() throws {
    let ledger = try Ledger()
    var writer = try ledger.writer()
    _ = try writer.perform(batch(Self.cast))
    let (plan, receipt) = try writer.perform(batch(Self.cast + [.party("ipo", "IPO")]))
    #expect(plan.repeated.map(\.line) == [1, 2, 3] && plan.entries.count == 1)
    #expect(receipt?.firstSeq == 3 && receipt?.sizeAfter == 4)
  }

  @Test func `the same line twice in one batch is written once`() throws {
    let ledger = try Ledger()
    var writer = try ledger.writer()
    let (plan, _) = try writer.perform(batch(.party("vng", "VNG"), .party("vng", "VNG")))
    #expect(plan.entries.count == 1 && plan.repeated.map(\.line) == [2])
  }

  @Test func `every error of a bad batch is reported and nothing is written`() throws {
    let ledger = try Ledger()
    var writer = try ledger.writer()
    _ = try writer.perform(batch(Self.cast))
    let files = try ledger.files()
    let error = failure {
      _ = try writer.perform(
        batch(
          .party("ipo", "IPO"),
          .assigned("handreikin", to: ["vng"], when: "2022-07"),
          .party("vng", "Een andere naam"),
          .assigned("handreiking", to: ["ipo", "odnl"], when: "2022-07")))
    }
    guard case .badBatch(let problems) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(problems.map(\.line) == [2, 3, 4])
    #expect(problems.first?.message.contains("“handreikin”") == true)
    #expect(problems.first?.message.contains("Lijkt op: handreiking.") == true)
    // The names stand at these characters of their lines.
    #expect(problems.map { $0.column != nil } == [true, true, true])
    #expect(try ledger.files() == files)
    // The writer is none the worse for it.
    let (plan, _) = try writer.perform(batch(.party("ipo", "IPO")))
    #expect(plan.first == 3)
  }

  @Test func `an empty batch is refused`() throws {
    let ledger = try Ledger()
    var writer = try ledger.writer()
    guard case .emptyBatch = failure({ _ = try writer.perform(batch([])) }) else {
      Issue.record("it was accepted")
      return
    }
  }

  @Test func `a preview is the register as it will be, and writes nothing`() throws {
    let ledger = try Ledger()
    do {
      var writer = try ledger.writer()
      _ = try writer.perform(batch(Array(Self.cast.dropLast())))
    }
    let before = try ledger.files()
    let register = try ledger.open()
    let plan = try Planner.plan(
      batch(Self.cast), onto: register.contents, knowing: [:], Ledger.environment())
    let preview = register.preview(plan)
    #expect(try ledger.files() == before)
    do {
      var writer = try ledger.writer()
      _ = try writer.perform(batch(Self.cast))
    }
    let real = try ledger.open().model
    #expect(preview.count == 3 && real.count == 3)
    for place in 0..<3 { #expect(preview.entry(place)?.line == real.entry(place)?.line) }
    let asOf = AsOf(on: try Scenario.day("2023-01-01"))
    let product = try Scenario.id("handreiking")
    let (expected, found) = (View(real, asOf), View(preview, asOf))
    #expect(
      found.ownership(of: product).json(found) == expected.ownership(of: product).json(expected))
  }

  @Test func `an actor that a fact names goes before the one at work`() throws {
    let ledger = try Ledger()
    var writer = try ledger.writer()
    let line =
      #"{"actor":"notulist","type":"party.registered","valid":"2022","data":{"party":"vng","name":"VNG","kind":"association"}}"#
    _ = try writer.perform(Batch.read(Array(line.utf8)).batch)
    #expect(try ledger.lines().first?.hasPrefix(#"{"actor":"notulist","#) == true)
  }
}
