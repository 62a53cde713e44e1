import Answers
import Governance
import Reading
import TestSupport
import Testing

/// Backfilling old minutes, in any order that their references allow, gives the same answer as logging them at the
/// time.
///
/// But for ties: of facts with the same last day, rank and known day, what was recorded last holds.
@Suite struct OrderOfRecordingTests {
  @Test(arguments: Seeds.first(4))
  func `any order that the references and ties allow gives the same answers`(seed: UInt64) throws {
    var history = try RandomHistory(seed: seed)
    let first = history.scenario.model
    var others: [ReadModel] = []
    for _ in 0..<100 where others.count < 2 {
      if let other = try history.reordered()?.model { others.append(other) }
    }
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
