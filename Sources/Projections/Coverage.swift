package import Governance

/// The lines of a document that an entry cites, read from its words: `regel 4, 21-23`.
///
/// Lines are counted from 1, as `awk NR` does. Places in other words (`blz. 3`) are no lines.
package enum CitedLines {
  /// The lines that a place names; `nil` when it names something else.
  package static func read(_ place: String) -> [ClosedRange<Int>]? {
    guard let word = ["regels ", "regel "].first(where: place.hasPrefix) else { return nil }
    var ranges: [ClosedRange<Int>] = []
    for part in place.dropFirst(word.count).split(separator: ",", omittingEmptySubsequences: false)
    {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map(number)
      guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2,
        last >= first, last - first < linesMax
      else { return nil }
      ranges.append(first...last)
    }
    return ranges
  }

  /// `1-3, 7` of the lines 1, 2, 3 and 7.
  package static func phrase(_ lines: some Sequence<Int>) -> String {
    var ranges: [ClosedRange<Int>] = []
    for line in Set(lines).sorted() {
      if let last = ranges.last, last.upperBound + 1 == line {
        ranges[ranges.count - 1] = last.lowerBound...line
      } else {
        ranges.append(line...line)
      }
    }
    return ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
      .joined(separator: ", ")
  }

  /// More lines than this in one range is a slip of the pen.
  private static let linesMax = 100_000

  private static func number(_ text: Substring) -> Int? {
    let digits = text.drop { $0 == " " }
    guard !digits.isEmpty, digits.count <= 7, digits.allSatisfy({ ("0"..."9").contains($0) }) else {
      return nil
    }
    return Int(digits).flatMap { $0 > 0 ? $0 : nil }
  }
}

/// Which parts of one document the entries rest on.
package struct SourceCoverage: Sendable {
  package let source: SourceRegistered
  package let registered: Fact
  /// The numbers of the entries that cite it.
  package let entries: [Int]
  /// The entries that cite each line.
  package let lines: [Int: [Int]]
  /// The entries that cite each place that is no line.
  package let otherPlaces: [String: [Int]]
  /// Lines cited as part of another document that was read from the same file.
  package let elsewhere: Set<Int>

  /// The last line that is cited; 0 when none is.
  package var lastLine: Int { max(lines.keys.max() ?? 0, elsewhere.max() ?? 0) }

  /// The cited lines in order, neighbours that the same entries cite taken together.
  package var stretches: [(lines: ClosedRange<Int>, entries: [Int])] {
    var result: [(lines: ClosedRange<Int>, entries: [Int])] = []
    for (line, entries) in lines.sorted(by: { $0.key < $1.key }) {
      if let last = result.last, last.lines.upperBound + 1 == line, last.entries == entries {
        result[result.count - 1].lines = last.lines.lowerBound...line
      } else {
        result.append((line...line, entries))
      }
    }
    return result
  }

  /// The lines among `all` that no entry cites, of whatever document in the file.
  package func uncited(among all: some Sequence<Int>) -> [Int] {
    all.filter { lines[$0] == nil && !elsewhere.contains($0) }
  }
}

/// What the register does not say about one product.
package struct ProductCoverage: Sendable {
  /// Something that is asked of every product.
  package enum Aspect: String, CaseIterable, Sendable {
    case owner, stage, deadline
  }

  package let product: Identifier
  package let kind: ProductKind
  package let missing: [Aspect]
}

extension View {
  /// Which lines of each document are cited, by which entries, in the order of the documents.
  ///
  /// Every entry that stands counts, whenever what it says happened.
  package func sourceCoverage() -> [SourceCoverage] {
    var entries: [Identifier: [Int]] = [:]
    var lines: [Identifier: [Int: [Int]]] = [:]
    var others: [Identifier: [String: [Int]]] = [:]
    for fact in facts().sorted(by: { $0.entry.sequence < $1.entry.sequence }) {
      let number = fact.entry.sequence
      for citation in Set(fact.source) {
        let id = citation.document
        if entries[id]?.last != number { entries[id, default: []].append(number) }
        guard let ranges = CitedLines.read(citation.at) else {
          others[id, default: [:]][citation.at, default: []].append(number)
          continue
        }
        for line in ranges.joined() where lines[id]?[line]?.last != number {
          lines[id, default: [:]][line, default: []].append(number)
        }
      }
    }
    let sources = facts(of: [.sourceRegistered]).compactMap { fact in
      if case .source(.registered(let source)) = fact.event { (source, fact) } else { nil }
    }
    return sources.map { source, fact in
      let twins = sources.map(\.0).filter {
        $0.source != source.source && $0.file != nil && $0.file == source.file
      }
      return SourceCoverage(
        source: source, registered: fact, entries: entries[source.source] ?? [],
        lines: lines[source.source] ?? [:], otherPlaces: others[source.source] ?? [:],
        elsewhere: Set(twins.flatMap { lines[$0.source].map { Array($0.keys) } ?? [] }))
    }
  }

  /// What is not said about each product that exists on the day asked.
  ///
  /// Recommendations are no products.
  package func productCoverage() -> [ProductCoverage] {
    facts(of: [.productRegistered]).compactMap { fact in
      guard case .product(.registered(let event)) = fact.event, event.kind != .recommendation,
        fact.happening != .notYet, product(event.product)?.ending?.happening != .happened
      else { return nil }
      let missing = ProductCoverage.Aspect.allCases.filter { isMissing($0, of: event.product) }
      return ProductCoverage(product: event.product, kind: event.kind, missing: missing)
    }.sorted { $0.product < $1.product }
  }

  private func isMissing(_ aspect: ProductCoverage.Aspect, of product: Identifier) -> Bool {
    switch aspect {
    case .owner: ownership(of: product).isVacant
    case .stage: implementation(of: product).stages.isEmpty
    case .deadline: deadlines(of: product).isEmpty
    }
  }
}
