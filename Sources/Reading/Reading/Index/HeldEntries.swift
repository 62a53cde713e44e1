/// What facts come down to, as long as somebody holds it.
///
/// In an answer about everything the same facts stand in many places, and each needs to be read and kept only once;
/// what nobody holds any more takes no room.
struct HeldEntries {
  private struct Held {
    weak var entry: CorrectedEntry?
  }

  private var held: [Int: Held] = [:]
  private var sweepAt = Self.sweepMin
  private static let sweepMin = 1024

  /// By the place of the original.
  subscript(_ original: Int) -> CorrectedEntry? { held[original]?.entry }

  mutating func share(_ entry: CorrectedEntry, at original: Int) {
    held[original] = Held(entry: entry)
    guard held.count > sweepAt else { return }
    held = held.filter { $0.value.entry != nil }
    sweepAt = max(Self.sweepMin, 2 * held.count)
  }
}
