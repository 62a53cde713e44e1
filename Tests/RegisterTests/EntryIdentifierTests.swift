import Answers
import Governance
import Reading
import Register
import TestSupport
import Testing

/// The ids of entries: given by the caller, or made at recording as UUIDv7 (RFC 9562, 5.7).
@Suite struct EntryIdentifierTests {
  private static let facts: [Given] = [
    .party("vng", "VNG"), .party("ipo", "IPO"), .party("odnl", "ODNL"),
  ]

  @Test func `an id holds the moment of recording, the version and the variant`() throws {
    let ledger = try Ledger()
    var writer = try ledger.writer()
    let entry = try #require(writer.perform(batch(Self.facts)).plan.entries.first)
    // 2026-11-21T09:00:00.000Z is 1795251600000 = 0x01a1fd557a80 milliseconds; the random bytes FF.
    #expect(entry.id.description == "01a1fd55-7a80-7fff-bfff-ffffffffffff")
  }

  @Test func `ids rise with the clock`() throws {
    let ledger = try Ledger()
    var writer = try ledger.writer(Ledger.environment(millisecondsPerLook: 1))
    let ids = try writer.perform(batch(Self.facts)).plan.entries.map(\.id)
    #expect(ids == ids.sorted() && Set(ids).count == 3)
  }

  @Test func `ids rise within one millisecond too, whatever the random bytes are`() throws {
    // Facts that nothing else tells apart are answered in order of their ids.
    let ledger = try Ledger()
    var writer = try ledger.writer()
    let ids = try writer.perform(batch(Self.facts)).plan.entries.map(\.id)
    #expect(ids == ids.sorted() && Set(ids).count == 3)
  }

  @Test func `an id that was given is kept`() throws {
    let ledger = try Ledger()
    var writer = try ledger.writer()
    _ = try writer.perform(batch(Self.facts[0].id(42)))
    #expect(try ledger.open().model.entry(0)?.id == .numbered(42))
  }

  @Test func `a given id with other content is refused and with the same content a repetition`()
    throws
  {
    let ledger = try Ledger()
    var writer = try ledger.writer()
    _ = try writer.perform(batch(Self.facts[0].id(42)))
    let (plan, receipt) = try writer.perform(batch(Self.facts[0].id(42)))
    #expect(plan.repeated.map(\.id) == [.numbered(42)] && receipt == nil)
    let error = failure { _ = try writer.perform(batch(Self.facts[1].id(42))) }
    guard case .badBatch(let problems) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(problems.count == 1)
    #expect(problems.first?.message.contains(EntryIdentifier.numbered(42).description) == true)
  }

  @Test func `of two facts alike in all but what they say, the later line of a batch prevails`()
    throws
  {
    let ledger = try Ledger()
    var writer = try ledger.writer()
    _ = try writer.perform(
      batch(
        .product("handreiking", "Handreiking"),
        .deadline("t", of: "handreiking", due: "2023", when: "2022-01-01").known("2022-01-01"),
        .moved("t", to: "2024", when: "2022-06-01").known("2022-06-01"),
        .moved("t", to: "2025", when: "2022-06-01").known("2022-06-01")))
    let model = try ledger.open().model
    let view = View(model, AsOf(on: try Scenario.day("2023-01-01")))
    #expect(view.deadline(try Scenario.id("t"))?.due.edtf == "2025")
  }
}
