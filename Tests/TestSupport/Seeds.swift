internal import Disk

/// The seeds a sampling test runs with: the same every time, so that a failure can be repeated.
package enum Seeds {
  /// The seeds 1 to `count`; `SEED=n` in the environment reruns one, `SEEDS=n` tries so many.
  package static func first(_ count: Int) -> [UInt64] {
    if let one = number("SEED") { return [one] }
    return (1...max(1, number("SEEDS") ?? UInt64(count))).map { $0 }
  }

  private static func number(_ variable: String) -> UInt64? {
    do throws(UnreadableVariable) {
      return try ProcessFacts.environment(variable).flatMap { UInt64($0) }
    } catch { return nil }
  }
}
