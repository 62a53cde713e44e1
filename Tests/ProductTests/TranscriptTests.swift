import Foundation
import Testing

/// The examples in the documents are run, so that they cannot rot.
struct TranscriptTests {
  @Test func `the tour in the README happens as it is written`() throws {
    try replay("README.md")
  }

  /// Runs every console block of a document from top to bottom, in one home.
  private func replay(_ document: String) throws {
    let program = try Program()
    for name in ["voorbeeld.ndjson", "voorbeeld.csv"] {
      try FileManager.default.copyItem(
        at: Program.root.appendingPathComponent("Scripts/\(name)"),
        to: program.home.appendingPathComponent(name))
    }
    let text = try String(
      contentsOf: Program.root.appendingPathComponent(document), encoding: .utf8)
    let steps = Transcript.steps(in: text)
    try #require(steps.count >= 10, "the document has lost its examples")
    for step in steps {
      let line = step.command.replacingOccurrences(of: "Scripts/voorbeeld.", with: "voorbeeld.")
      let result = try program.shell(line)
      let found = (result.output + result.errors).split(
        separator: "\n", omittingEmptySubsequences: false
      ).map(String.init)
      #expect(
        Transcript.matches(step.expected, found),
        "\(step.command)\nexpected:\n\(step.expected.joined(separator: "\n"))\nfound:\n\(found.joined(separator: "\n"))"
      )
    }
  }

  @Test func `a transcript that differs is noticed`() {
    #expect(Transcript.matches(["a", "…", "d"], ["a", "b", "c", "d", ""]))
    #expect(Transcript.matches(["root …"], ["root 12ab", ""]))
    #expect(!Transcript.matches(["a", "b"], ["a", "c", ""]))
    #expect(!Transcript.matches(["a"], ["a", "b", ""]))
    #expect(!Transcript.matches(["a", "…", "e"], ["a", "b", ""]))
  }
}

/// Commands and their answers, as a document shows them.
enum Transcript {
  struct Step {
    let command: String
    let expected: [String]
  }

  /// The `$ command` lines in ```console blocks, each with the lines below it.
  static func steps(in document: String) -> [Step] {
    var steps: [Step] = []
    var isInside = false
    for line in document.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isInside = line == "```console"
      } else if isInside, line.hasPrefix("$ ") {
        steps.append(Step(command: String(line.dropFirst(2)), expected: []))
      } else if isInside, let last = steps.popLast() {
        steps.append(Step(command: last.command, expected: last.expected + [String(line)]))
      }
    }
    return steps
  }

  /// Whether the lines found are those expected; `…` on a line of its own stands for any lines,
  /// within a line for any text.
  static func matches(_ expected: [String], _ found: [String]) -> Bool {
    let expected = trimmed(expected)
    let found = trimmed(found)
    return matches(expected[...], found[...])
  }

  private static func matches(_ expected: ArraySlice<String>, _ found: ArraySlice<String>) -> Bool {
    guard let first = expected.first else { return found.isEmpty }
    if first == "…" {
      return (found.startIndex...found.endIndex).contains { start in
        matches(expected.dropFirst(), found[start...])
      }
    }
    guard let line = found.first, matches(line: first, line) else { return false }
    return matches(expected.dropFirst(), found.dropFirst())
  }

  private static func matches(line expected: String, _ found: String) -> Bool {
    let parts = expected.components(separatedBy: "…")
    guard parts.count > 1, let first = parts.first, let last = parts.last else {
      return expected == found
    }
    return found.hasPrefix(first) && found.hasSuffix(last)
      && found.count >= first.count + last.count
  }

  private static func trimmed(_ lines: [String]) -> [String] {
    var lines = lines
    while lines.last == "" { lines.removeLast() }
    while lines.first == "" { lines.removeFirst() }
    return lines
  }
}
