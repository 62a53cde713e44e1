import Governance
import Projections
import TestSupport
import Testing

/// The property of DESIGN 3: backfilling old minutes, in any order that their references allow,
/// gives the same answer as logging them at the time.
@Suite struct OrderOfRecordingTests {
  @Test(arguments: Seeds.first(6))
  func `any order that the references allow gives the same answers`(seed: UInt64) throws {
    var history = try RandomHistory(seed: seed)
    let first = history.scenario.model
    let others = (0..<6).compactMap { _ in history.reordered()?.model }.prefix(2)
    #expect(!others.isEmpty, "SEED=\(seed): no other order was found")
    for day in EveryAnswer.days {
      for known in EveryAnswer.knownDays {
        let asOf = AsOf(on: try Scenario.day(day), known: try known.map(Scenario.day))
        let expected = try EveryAnswer.to(View(first, asOf))
        for other in others {
          let found = try EveryAnswer.to(View(other, asOf))
          #expect(found == expected, "SEED=\(seed) on \(day) known \(known ?? "all")")
        }
      }
    }
  }
}
