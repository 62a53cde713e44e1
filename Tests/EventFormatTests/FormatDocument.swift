import Foundation

/// FORMAT.md as tests read it: sections by their number, and the rows of their tables.
struct FormatDocument {
  private let lines: [String]

  /// Reads the document at the top of the repository.
  init() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: "FORMAT.md"), encoding: .utf8)
    lines = text.components(separatedBy: "\n")
  }

  /// The lines of a section, with those of the sections in it: `8` holds `8.1`.
  func section(_ number: String) -> [String] {
    let heading = #/^(#+) (\d+(?:\.\d+)?)\.? /#
    guard
      let start = lines.firstIndex(where: { line in
        (try? heading.prefixMatch(in: line)).flatMap { $0 }.map { $0.2 == number } ?? false
      })
    else { return [] }
    let depth = lines[start].prefix { $0 == "#" }.count
    let rest = lines[(start + 1)...]
    let end = rest.firstIndex { line in
      line.hasPrefix("#") && line.prefix { $0 == "#" }.count <= depth
    }
    return Array(rest[..<(end ?? rest.endIndex)])
  }

  /// The rows of the tables among these lines, without headings.
  static func rows(_ lines: [String]) -> [[String]] {
    var rows: [[String]] = []
    for (index, line) in lines.enumerated() where line.hasPrefix("| ") {
      // The line above the dashes is the heading.
      if index + 1 < lines.count, lines[index + 1].hasPrefix("|---") { continue }
      rows.append(cells(line))
    }
    return rows
  }

  private static func cells(_ line: String) -> [String] {
    line.dropFirst().dropLast().components(separatedBy: " |").map {
      $0.trimmingCharacters(in: CharacterSet(charactersIn: " |"))
    }
  }

  /// What stands between backticks in a text, in order.
  static func quoted(_ text: String) -> [String] {
    text.matches(of: #/`([^`]+)`/#).map { String($0.1) }
  }
}
