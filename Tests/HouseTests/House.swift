import Foundation
import Testing

/// The repository as the house rules look at it: its documents, its modules and their sources.
enum House {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// A document or script, by its name from the top.
  static func text(_ name: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(name), encoding: .utf8)
  }

  /// A target of Package.swift whose sources lie in Sources.
  struct Module: Hashable, Sendable {
    let name: String
    /// The folder in Sources that it is in; empty for what is on no floor.
    let floor: String
    let folder: String
    /// The modules of ours that it rests on.
    let dependencies: [String]
  }

  /// Every module, as `Scripts/map` reads Package.swift: so a module that moves is found where it is.
  static func modules() throws -> [Module] { try allModules.get() }

  private static let allModules = Result { () throws -> [Module] in
    let listed = try run("Scripts/map", ["--list"])
    try #require(listed.status == 0, "\(listed.words)")
    return listed.words.split(separator: "\n").map { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return Module(
        name: cells[0], floor: cells[1], folder: cells[2],
        dependencies: cells[3].split(separator: ",").map(String.init))
    }
  }

  /// A source: its name from the top, and its lines.
  struct Source: Sendable {
    let name: String
    let lines: [String]
    /// The lines with their numbers, without comments.
    let code: [(number: Int, text: String)]
    private let bytes: Data

    init(name: String, lines: [String]) {
      (self.name, self.lines) = (name, lines)
      code = lines.enumerated().compactMap { index, line in
        line.trimmingCharacters(in: .whitespaces).hasPrefix("//") ? nil : (index + 1, line)
      }
      bytes = Data(lines.joined(separator: "\n").utf8)
    }

    /// Whether these words stand in it somewhere, in a comment too: quick, for who looks through every source.
    func has(_ words: String) -> Bool { bytes.range(of: Data(words.utf8)) != nil }

    /// The modules that it imports.
    var imports: [String] {
      lines.filter { $0.contains("import ") }.compactMap { line in
        line.wholeMatch(
          of:
            #/(?:@\w+ )?(?:package |internal |private |public )?import (?:struct |enum |func )?(\w+).*/#
        )
        .map { String($0.1) }
      }
    }
  }

  /// Every Swift file in a folder of Sources and below.
  static func sources(in folder: String) throws -> [Source] {
    try allSources.get().filter { $0.name.hasPrefix(folder + "/") }
  }

  /// Read once for all tests.
  private static let allSources = Result {
    try TidyTests.files(under: "Sources").map { Source(name: $0.name, lines: $0.lines) }
  }

  /// Runs a script in the repository, or in a copy of it; what it says on both streams.
  static func run(
    _ script: String, _ arguments: [String], in folder: URL = root
  ) throws -> (status: Int32, words: String) {
    let process = Process()
    process.executableURL = folder.appendingPathComponent(script)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["PYTHONDONTWRITEBYTECODE": "1"]) { _, new in new }
    let pipe = Pipe()
    (process.standardOutput, process.standardError) = (pipe, pipe)
    try process.run()
    let words = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: words, as: UTF8.self))
  }
}
