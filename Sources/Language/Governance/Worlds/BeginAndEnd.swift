package import Calendar

/// Which begins of one register its ends can end (FORMAT 7.6, class 3).
package enum BeginAndEnd {
  /// For each end the only begin that can be before it, or all of them when there are several and none certainly is.
  ///
  /// Of an end that certainly has one of several before it nothing is said.
  /// A begin that another end has certainly ended before is none of them.
  package static func pairs(
    begins: [(id: Int, span: DaySpan)], ends: [(id: Int, span: DaySpan)]
  ) -> [(begins: [Int], end: Int)] {
    guard !begins.isEmpty else { return [] }
    let lives = lives(begins.map(\.span), ends.map(\.span))
    let order = begins.indices.sorted { begins[$0].span.from < begins[$1].span.from }
    var result: [(begins: [Int], end: Int)] = []
    var (added, longest) = (0, [Int]())
    for end in ends.sorted(by: { $0.span.to < $1.span.to }) {
      while added < order.count, begins[order[added]].span.from <= end.span.to {
        // Two are enough to know that there are several.
        longest.append(order[added])
        longest.sort { lives[$0] > lives[$1] }
        longest = Array(longest.prefix(2))
        added += 1
      }
      let alive = longest.filter { lives[$0] >= end.span.from }
      if alive.count == 1 { result.append(([begins[alive[0]].id], end.id)) }
      guard alive.count > 1 else { continue }
      let possible = order.prefix(added).suffix(Self.lookedAtMax)
        .filter { lives[$0] >= end.span.from }
      guard possible.count <= Self.namedMax,
        !possible.contains(where: { begins[$0].span.to <= end.span.from })
      else { continue }
      result.append((possible.map { begins[$0].id }.sorted(), end.id))
    }
    return result
  }

  /// More begins than this are not named one by one; nor are those before the last so many.
  private static let namedMax = 16
  private static let lookedAtMax = 256

  /// Per begin the last day on which it may still be what an end ends.
  private static func lives(_ begins: [DaySpan], _ ends: [DaySpan]) -> [Int32] {
    let byBegin = ends.sorted { $0.from < $1.from }
    var earliest = byBegin.map(\.to)
    for place in earliest.indices.dropLast().reversed() {
      earliest[place] = min(earliest[place], earliest[place + 1])
    }
    return begins.map { begin in
      var (low, high) = (0, byBegin.count)
      while low < high {
        let middle = (low + high) / 2
        if byBegin[middle].from < begin.to { low = middle + 1 } else { high = middle }
      }
      return low < earliest.count ? earliest[low] : .max
    }
  }
}
