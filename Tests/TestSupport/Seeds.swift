internal import Disk

/// The seeds a sampling test runs with: the same every time, so that a failure can be repeated.
package enum Seeds {
  /// The seeds 1 to `count`; `SEED=n` in the environment reruns one, `SEEDS=n` tries so many.
  package static func first(_ count: Int) -> [UInt64] {
    if let one = ProcessFacts.environment("SEED").flatMap({ UInt64($0) }) { return [one] }
    let most = ProcessFacts.environment("SEEDS").flatMap { Int($0) } ?? count
    return (1...max(1, most)).map { UInt64($0) }
  }
}
