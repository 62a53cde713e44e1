import Foundation
import Testing

/// What other modules use says what it promises: units, ranges, what is thrown, and for a format where it is specified.
struct DocstringTests {
  /// So many lacked a docstring when this was written; it never grows, and who writes one lowers it.
  private static let lackingMost = 26

  @Test func `ever fewer declarations that other modules use lack a docstring`() throws {
    let sources = try House.modules().filter { ["Language", "Log"].contains($0.floor) }
      .flatMap { try House.sources(in: $0.folder) }
    try #require(sources.count > 100)
    let described = Self.describedByProtocols(sources)
    let lacking = sources.flatMap { source in
      Self.lacking(source.lines).filter { !described.contains($0.name) }
        .map { "\(source.name):\($0.line) \($0.name)" }
    }
    #expect(
      lacking.count <= Self.lackingMost,
      "\(lacking.count) lack a docstring, and \(Self.lackingMost) did:\n\(lacking.joined(separator: "\n"))"
    )
    #expect(
      lacking.count > Self.lackingMost - 6,
      "only \(lacking.count) lack one now: lower DocstringTests.lackingMost to that")
  }

  @Test func `what lacks a docstring is found`() {
    let lines = """
      /// Described.
      package struct Thing {
        package let said: Int
        package var count: Int
        /// Described.
        @safe
        package static func make() {}
        package init(said: Int) {}
        package static func < (left: Thing, right: Thing) -> Bool { true }
        package static let bytesMax = 3
        package static let notFound = ErrorCode(number: ENOENT)
      """.components(separatedBy: "\n")
    #expect(Self.lacking(lines).map(\.name) == ["count", "bytesMax"])
  }

  /// The types, functions, variables and constants of a type that are `package` and have no docstring above them.
  ///
  /// Not a stored `let` or an `init`: those are what the type is, and its docstring says that. Nor an errno.
  private static func lacking(_ lines: [String]) -> [(name: String, line: Int)] {
    let pattern =
      #/\s*package (?:(?:internal|private)\(set\) |indirect |final |mutating |consuming )*(static )?(?:(let)|var|func|struct|enum|class|protocol|typealias) (`?\w+`?)/#
    return lines.enumerated().compactMap { index, line in
      guard line.contains("package "), !line.contains("= ErrorCode(number:"),
        let match = line.prefixMatch(of: pattern), match.2 == nil || match.1 != nil
      else { return nil }
      let above = lines[..<index].last { !$0.trimmingCharacters(in: .whitespaces).hasPrefix("@") }
      if above?.trimmingCharacters(in: .whitespaces).hasPrefix("///") == true { return nil }
      return (String(match.3), index + 1)
    }
  }

  /// What a protocol asks of whoever conforms to it is described there, once.
  private static func describedByProtocols(_ sources: [House.Source]) -> Set<String> {
    var names: Set<String> = ["description", "hash", "id"]
    for source in sources where source.has("protocol ") {
      var isInside = false
      for line in source.lines {
        if line.prefixMatch(of: #/(?:package )?protocol /#) != nil { isInside = true }
        if line == "}" { isInside = false }
        if isInside,
          let match = line.prefixMatch(of: #/\s+(?:mutating )?(?:static )?(?:func|var) (\w+)/#)
        {
          names.insert(String(match.1))
        }
      }
    }
    return names
  }
}
