internal import Reading

/// Neighbouring lines of a document that the same entries cite.
package struct CitedStretch: Equatable, Sendable {
  package let lines: ClosedRange<Int>
  /// The numbers of the first entries that cite them, in order: all, unless there are very many.
  package let entries: [Int]
  /// How many entries cite them.
  package let entryCount: Int

  package init(lines: ClosedRange<Int>, entries: [Int], entryCount: Int) {
    self.lines = lines
    self.entries = entries
    self.entryCount = entryCount
  }

  /// How many of its entries are not named.
  package var unnamedCount: Int { entryCount - entries.count }

  /// So many entries of one stretch are named.
  package static let namedMax = 100
  /// So many names are kept of all stretches of one document; of what comes behind them only how many there are.
  package static let namedOfAllMax = 100_000

  /// The stretches of one document, in order, of the lines that each entry cites; the entries in order.
  ///
  /// Goes once over where the lines of an entry begin and end, so it takes as long as the citations, whatever
  /// lines they name: a thousand entries may each cite a hundred thousand lines.
  ///
  /// Of each stretch at most `each` entries are named, of all together at most `ofAll`.
  static func all(
    of citations: [(entry: Int, lines: [ClosedRange<Int>])], naming each: Int, ofAll: Int
  ) -> [CitedStretch] {
    var ends: [(line: Int, rank: Int)] = []
    for (rank, citation) in citations.enumerated() {
      for range in citation.lines.merged {
        ends.append((range.lowerBound, rank))
        ends.append((range.upperBound + 1, rank))
      }
    }
    ends.sort { $0.line < $1.line }
    var stretches: [CitedStretch] = []
    var citing = RankSet(below: citations.count)
    var start = 0
    var named = 0
    for (line, rank) in ends {
      if citing.count > 0, line > start {
        let room = min(each, ofAll - named)
        let entries = citing.first(room).map { citations[$0].entry }
        named += entries.count
        stretches.append(
          CitedStretch(lines: start...(line - 1), entries: entries, entryCount: citing.count))
      }
      start = line
      // The lines of an entry were merged, so each end of one changes whether it cites.
      citing.toggle(rank)
    }
    return stretches
  }
}

extension Sequence<ClosedRange<Int>> {
  /// The same numbers in as few ranges as can be, in order.
  package var merged: [ClosedRange<Int>] {
    var ranges: [ClosedRange<Int>] = []
    for range in sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = ranges.last, range.lowerBound <= last.upperBound + 1 {
        ranges[ranges.count - 1] =
          last.lowerBound...Swift.max(last.upperBound, range.upperBound)
      } else {
        ranges.append(range)
      }
    }
    return ranges
  }
}

extension [ClosedRange<Int>] {
  /// The numbers from `first` to `last` that are in none of these ranges, which are merged.
  package func gaps(from first: Int, through last: Int) -> [ClosedRange<Int>] {
    var gaps: [ClosedRange<Int>] = []
    var next = first
    for range in self where range.upperBound >= next && next <= last {
      if range.lowerBound > next { gaps.append(next...Swift.min(range.lowerBound - 1, last)) }
      next = range.upperBound + 1
    }
    if next <= last { gaps.append(next...last) }
    return gaps
  }

  /// Whether a number is in one of these ranges, which are merged.
  package func holds(_ number: Int) -> Bool {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].upperBound < number { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low].lowerBound <= number
  }
}

/// A set of small numbers of which the lowest are found at once: a bit for each, and one for each 64 of those.
private struct RankSet {
  private var bits: [UInt64]
  private var filled: [UInt64]
  private(set) var count = 0

  init(below limit: Int) {
    bits = Array(repeating: 0, count: limit / 64 + 1)
    filled = Array(repeating: 0, count: bits.count / 64 + 1)
  }

  /// Adds a number that is not there, or takes away one that is.
  mutating func toggle(_ number: Int) {
    bits[number / 64] ^= 1 << UInt64(number % 64)
    count += bits[number / 64] >> UInt64(number % 64) & 1 == 1 ? 1 : -1
    let word = number / 64
    let isFilled: UInt64 = bits[word] == 0 ? 0 : 1
    filled[word / 64] &= ~(1 << UInt64(word % 64))
    filled[word / 64] |= isFilled << UInt64(word % 64)
  }

  /// The lowest so many, in order; all when there are fewer.
  func first(_ wanted: Int) -> [Int] {
    var found: [Int] = []
    for group in filled.indices where filled[group] != 0 {
      var words = filled[group]
      while words != 0 {
        let word = group * 64 + words.trailingZeroBitCount
        words &= words - 1
        var left = bits[word]
        while left != 0 {
          if found.count == wanted { return found }
          found.append(word * 64 + left.trailingZeroBitCount)
          left &= left - 1
        }
      }
    }
    return found
  }
}
