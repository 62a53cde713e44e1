internal import Governance

/// How wide the columns of a table are on paper, in percent, by how much stands in them.
///
/// A browser goes by the longest line of each column, which leaves the column with most of the text as
/// narrow as one with a few words, and the table several times as long. The square root of the amount of
/// text comes near the shortest table without making any column a thread.
struct ColumnShares {
  let percentages: [Int]

  private static let percentageMin = 6.0

  /// The shares of a table; `nil` when it has columns of single letters, which fit by themselves.
  init?(_ table: ReportTable) {
    if table.columns.contains(where: { $0.kind == .letters }) { return nil }
    let roots = table.columns.indices.map { column in
      Double(table.rows.reduce(0) { $0 + $1.cells[column].length }).squareRoot()
    }
    let all = max(roots.reduce(0, +), 1)
    let shares = roots.map { max(Self.percentageMin, 100 * $0 / all) }
    let sum = shares.reduce(0, +)
    percentages = shares.map { Int((100 * $0 / sum).rounded(.down)) }
  }
}

extension ReportCell {
  /// How many characters stand in it, about.
  fileprivate var length: Int {
    switch self {
    case .empty: 0
    case .number(let number): "\(number)".count
    case .period(let period, let remark): period.dutchWithWords.count + (remark?.count ?? 0)
    case .lines(let lines): lines.flatMap(\.parts).reduce(0) { $0 + $1.words.count }
    }
  }
}
