import Calendar
import EventFormat
import Governance
import Register
import TestSupport
import Testing

/// A clock that cannot be right is found before it is written.
struct ClockTests {
  private static let start: Int64 = 1_795_251_600_000
  private static let minute: Int64 = 60_000
  private static let day: Int64 = 86_400_000

  private static func environment(_ milliseconds: Int64) throws -> Environment {
    let moment = try #require(Moment(milliseconds: milliseconds))
    return Environment(
      now: { moment }, today: { () throws(RegisterError) in moment.day },
      random: { (count) throws(RegisterError) in
        (0..<count).map { _ in UInt8.random(in: .min ... .max) }
      }, actor: "secretariaat", catalogue: .shipped)
  }

  /// Records a party so much later than the first entry, and answers what was wrong with the clock.
  private static func fault(
    after milliseconds: Int64, _ ledger: borrowing Ledger, _ fact: Given, despite: String? = nil
  ) throws -> ClockFault? {
    var writer = try ledger.writer(environment(start + milliseconds))
    let found = failure { _ = try writer.perform(batch(fact), despite: despite) }
    if case .clock(let fault) = found { return fault }
    #expect(found == nil)
    return nil
  }

  private static func begun() throws -> Ledger {
    let ledger = try Ledger()
    var writer = try ledger.writer(environment(start))
    _ = try writer.perform(batch(.party("a", "A")))
    return ledger
  }

  @Test(arguments: [
    (-5 * minute, true), (-5 * minute - 1, false), (-400 * day, false), (0, true),
    (400 * day, true), (400 * day + 1, false),
  ])
  func `a recording is refused when the newest entry is much younger or far older`(
    _ milliseconds: Int64, _ isRecorded: Bool
  ) throws {
    let ledger = try Self.begun()
    let fault = try Self.fault(after: milliseconds, ledger, .party("b", "B"))
    #expect((fault == nil) == isRecorded, "\(String(describing: fault))")
    #expect(try ledger.lines().count == (isRecorded ? 2 : 1))
  }

  @Test(arguments: [401 * day, -401 * day])
  func `a clock that is far off may be right, and then the entry says why`(_ milliseconds: Int64)
    throws
  {
    let ledger = try Self.begun()
    #expect(try Self.fault(after: milliseconds, ledger, .party("b", "B"))?.isExcusable == true)
    #expect(
      try Self.fault(after: milliseconds, ledger, .party("b", "B"), despite: "zo was het") == nil)
    #expect(try ledger.lines()[1].contains(#""despite":"zo was het""#))
  }

  @Test func `a clock that is somewhat behind is never right`() throws {
    let ledger = try Self.begun()
    let fault = try Self.fault(after: -Self.day, ledger, .party("b", "B"), despite: "zo was het")
    #expect(fault?.isExcusable == false)
    #expect(try ledger.lines().count == 1)
  }

  @Test func `each line needs a reason, and keeps its own`() throws {
    let ledger = try Self.begun()
    var writer = try ledger.writer(Self.environment(Self.start + 401 * Self.day))
    let facts: [Given] = [.party("b", "B").despite("eigen reden"), .party("c", "C")]
    #expect(failure { _ = try writer.perform(batch(facts)) } != nil)
    _ = try writer.perform(batch(facts), despite: "de andere")
    let lines = try ledger.lines()
    #expect(lines[1].contains("eigen reden") && lines[2].contains("de andere"))
  }

  @Test func `what says nothing new asks no clock`() throws {
    let ledger = try Self.begun()
    for milliseconds in [-Self.day, 500 * Self.day] {
      #expect(try Self.fault(after: milliseconds, ledger, .party("a", "A")) == nil)
    }
    #expect(try ledger.lines().count == 1)
  }

  @Test func `a new log begins at any moment from 1970 on`() throws {
    for milliseconds in [0, 253_402_300_799_999] as [Int64] {
      let ledger = try Ledger()
      #expect(try Self.fault(after: milliseconds - Self.start, ledger, .party("a", "A")) == nil)
    }
  }
}
