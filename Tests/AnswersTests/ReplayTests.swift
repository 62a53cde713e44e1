import Answers
import EventFormat
import Governance
import Reading
import TestSupport
import Testing

/// Asking with the clocks turned back equals asking a register that has only what they let through.
@Suite struct ReplayTests {
  @Test(arguments: Seeds.first(3))
  func `an answer as of a known day and a number of entries is that of those entries alone`(
    seed: UInt64
  ) throws {
    let scenario = try RandomHistory(seed: seed).scenario
    let count = scenario.entries.count
    let whole = scenario.model
    for known in EveryAnswer.knownDays {
      for at in [count / 2, count] {
        let limit = try known.map(Scenario.day)
        let visible = Self.model(
          scenario.entries.prefix(at).filter { entry in
            limit.map { entry.knownBy <= $0 } ?? true
          })
        for day in EveryAnswer.days {
          let on = try Scenario.day(day)
          let asked = try EveryAnswer.to(View(whole, AsOf(on: on, known: limit, at: at)))
          let replayed = try EveryAnswer.to(View(visible, AsOf(on: on)))
          #expect(asked == replayed, "SEED=\(seed) on \(day) known \(known ?? "all") at \(at)")
        }
      }
    }
  }

  /// A log of some of the entries, in their order, numbered anew; what they rest on may have been known later.
  private static func model(_ entries: some Sequence<Entry>) -> ReadModel {
    let lines = entries.enumerated().map { place, entry in
      ArraySlice(Scenario.entry(entry.proposal, at: place, entry.id).line)
    }
    return ReadModel(count: lines.count) {
      lines[$0]
    } counts: { _ in
      true
    }
  }
}
