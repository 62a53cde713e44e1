internal import Calendar

/// Spans of days, to find those that have a day in common with another one without looking at all.
///
/// They lie in order of their first days, under a tree that knows the latest last day under each node.
struct SpanOverlaps: Sendable {
  private let order: [Int]
  private let begins: [Int32]
  private let width: Int
  private var latest: [Int32]

  init(_ spans: [DaySpan]) {
    order = spans.indices.sorted { spans[$0].from < spans[$1].from }
    begins = order.map { spans[$0].from }
    var width = 1
    while width < spans.count { width *= 2 }
    self.width = width
    latest = [Int32](repeating: .min, count: 2 * width)
    for (leaf, place) in order.enumerated() { latest[width + leaf] = spans[place].to }
    for node in (1..<width).reversed() {
      latest[node] = max(latest[2 * node], latest[2 * node + 1])
    }
  }

  /// The places of the spans that begin by the last of some days, and do not end before the first.
  func places(from first: Int32, to last: Int32) -> [Int] {
    var found: [Int] = []
    var pending = order.isEmpty ? [] : [1]
    while let node = pending.popLast() {
      guard latest[node] >= first else { continue }
      // The leftmost leaf under it begins earliest.
      var leaf = node
      while leaf < width { leaf *= 2 }
      guard leaf - width < order.count, begins[leaf - width] <= last else { continue }
      if node >= width {
        found.append(order[node - width])
      } else {
        pending += [2 * node + 1, 2 * node]
      }
    }
    return found
  }
}
