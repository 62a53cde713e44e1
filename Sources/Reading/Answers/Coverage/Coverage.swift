package import Governance
package import Reading

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
    phrase(lines.map { $0...$0 })
  }

  /// The same of ranges of lines.
  package static func phrase(_ ranges: [ClosedRange<Int>]) -> String {
    ranges.merged.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
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
  /// The cited lines in order, neighbours that the same entries cite taken together.
  package let stretches: [CitedStretch]
  /// The entries that cite each place that is no line.
  package let otherPlaces: [String: [Int]]
  /// What is cited of the file that it was read from, as whatever document.
  let file: FileCoverage

  /// How many lines are cited.
  package var lineCount: Int { stretches.reduce(0) { $0 + $1.lines.count } }

  /// Lines cited as part of another document that was read from the same file.
  package var elsewhere: [ClosedRange<Int>] { file.besides(source.source) }

  /// The last line that is cited, of whatever document in the file; 0 when none is.
  package var lastLine: Int { file.cited.last?.upperBound ?? 0 }

  /// The lines before the last cited one that no entry cites, of whatever document in the file.
  package var uncited: [ClosedRange<Int>] { file.cited.gaps(from: 1, through: lastLine - 1) }

  /// The lines among `all` that no entry cites, of whatever document in the file.
  package func uncited(among all: some Sequence<Int>) -> [Int] {
    all.filter { !file.cited.holds($0) }
  }
}

/// Which lines of one file are cited, as whichever of the documents that were read from it.
struct FileCoverage: Sendable {
  /// The lines that any of them cites, merged.
  let cited: [ClosedRange<Int>]
  /// Neighbouring lines that the same of them are cited for, each with the only one if there is one.
  private let parts: [(lines: ClosedRange<Int>, only: Identifier?)]

  init(_ documents: [(id: Identifier, stretches: [CitedStretch])]) {
    let stretches = CitedStretch.all(
      of: documents.enumerated().map { ($0.offset, $0.element.stretches.map(\.lines)) },
      naming: 1, ofAll: .max)
    cited = stretches.map(\.lines).merged
    parts = stretches.map { part in
      (part.lines, part.entryCount == 1 ? part.entries.first.map { documents[$0].id } : nil)
    }
  }

  /// The lines that are cited as part of another document than this one.
  func besides(_ document: Identifier) -> [ClosedRange<Int>] {
    parts.filter { $0.only != document }.map(\.lines).merged
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
    var lines: [Identifier: [(entry: Int, lines: [ClosedRange<Int>])]] = [:]
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
        if let last = lines[id]?.indices.last, lines[id]?[last].entry == number {
          lines[id]?[last].lines += ranges
        } else {
          lines[id, default: []].append((number, ranges))
        }
      }
    }
    let sources = facts(of: [.sourceRegistered]).compactMap { fact in
      if case .source(.registered(let source)) = fact.event { (source, fact) } else { nil }
    }
    let stretches = lines.mapValues {
      CitedStretch.all(
        of: $0, naming: CitedStretch.namedMax, ofAll: CitedStretch.namedOfAllMax)
    }
    func coverage(of documents: [Identifier]) -> FileCoverage {
      FileCoverage(documents.map { ($0, stretches[$0] ?? []) })
    }
    let files = Dictionary(grouping: sources.map(\.0), by: \.file).mapValues {
      coverage(of: $0.map(\.source))
    }
    return sources.map { source, fact in
      SourceCoverage(
        source: source, registered: fact, entries: entries[source.source] ?? [],
        stretches: stretches[source.source] ?? [], otherPlaces: others[source.source] ?? [:],
        file: source.file.flatMap { files[$0] } ?? coverage(of: [source.source]))
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
    case .owner: ownership(of: product).lacksOwner
    case .stage: implementation(of: product).stages.isEmpty
    case .deadline: deadlines(of: product).isEmpty
    }
  }
}
