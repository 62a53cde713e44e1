import Foundation

/// Programs that are not ours and judge what ours makes.
enum Judge {
  /// Whether a test whose judge is missing runs all the same, and fails: in CI nothing is left out unseen.
  static let mustBeThere = ProcessInfo.processInfo.environment["CI"] == "true"
}
