internal import Governance

/// How wide the columns of a table are on paper, in percent, by how much stands in them.
///
/// A browser goes by the longest line of each column, which leaves the column with most of the text as
/// narrow as one with a few words, and the table several times as long. Here every column has room for
/// its longest word, and what is left goes by the amount of text.
struct ColumnShares {
  let percentages: [Int]

  /// The shares of a table; `nil` when it has columns of single letters, which fit by themselves.
  init?(_ table: ReportTable) {
    if table.columns.contains(where: { $0.kind == .letters }) { return nil }
    let texts = table.columns.indices.map { column in
      [table.columns[column].title] + table.rows.flatMap { $0.cells[column].texts }
    }
    let least = texts.map(Self.least)
    let amounts = texts.map { Double($0.reduce(0) { $0 + $1.utf8.count }) }
    let (sum, all) = (least.reduce(0, +), max(1, amounts.reduce(0, +)))
    percentages = zip(least, amounts).map { least, amount in
      let share = sum < 100 ? least + (100 - sum) * amount / all : 100 * least / sum
      return Int(share.rounded(.down))
    }
  }

  /// Room for the longest word, at some two hundred letters across the page; names in the register are
  /// longer, and may be broken anywhere.
  private static func least(_ texts: [String]) -> Double {
    var longest = 0
    for text in texts {
      for word in text.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x2D }) {
        longest = max(longest, word.count)
      }
    }
    return min(14, max(5, 1.5 + 0.5 * Double(longest)))
  }
}

extension ReportCell {
  /// The texts that stand in it.
  fileprivate var texts: [String] {
    switch self {
    case .empty: []
    case .number(let number): ["\(number)"]
    case .period(let period, let remark): [period.dutchWithWords] + (remark.map { [$0] } ?? [])
    case .lines(let lines): lines.flatMap(\.parts).map(\.words)
    }
  }
}
