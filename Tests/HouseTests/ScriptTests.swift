import Foundation
import Testing

/// The house rules for scripts and for the commands that documents show.
struct ScriptTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static func text(_ name: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(name), encoding: .utf8)
  }

  /// Every file below a folder, by name.
  private static func names(in folder: String, where isWanted: (String) -> Bool) throws -> [String]
  {
    let base = root.appendingPathComponent(folder)
    let names = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String }
    return try #require(names).filter(isWanted).sorted().map { "\(folder)/\($0)" }
  }

  @Test func `nothing is written to a name in a shared folder that others can guess`() throws {
    var names = try Self.names(in: "Scripts") { $0 != "__pycache__" && !$0.hasSuffix(".pyc") }
    names += try Self.names(in: "Sources") { $0.hasSuffix(".swift") }
    names += try Self.names(in: "Tests") { $0.hasSuffix(".py") || $0.hasSuffix(".sh") }
    names += [
      ".ci/run", "README.md", "FORMAT.md", "ARCHITECTURE.md", "CONTRIBUTING.md",
      "EventLog/README.md",
    ]
    try #require(names.count > 100)
    for name in names {
      for (number, line) in try Self.text(name).components(separatedBy: "\n").enumerated() {
        // What mktemp makes there is new, and nobody else's.
        let rest = line.replacingOccurrences(of: "mktemp \"${TMPDIR:-/tmp}/", with: "")
        #expect(!rest.contains("/tmp"), "\(name):\(number + 1): \(line)")
      }
    }
  }

  @Test func `every script stops at what fails, and finds its folder whatever it is called`() throws
  {
    let scripts = try Self.names(in: "Scripts") { !$0.contains(".") && $0 != "__pycache__" }
    try #require(scripts.count >= 9)
    for name in scripts + [".ci/run"] {
      let text = try Self.text(name)
      guard text.hasPrefix("#!/usr/bin/env bash\n") else { continue }
      #expect(text.contains("\nset -euo pipefail\n"), "\(name)")
      // Whatever CDPATH is, and with the line feeds at the end of a name that $(dirname) loses.
      #expect(text.contains("\nscript=$(readlink -f -- \"${BASH_SOURCE[0]}\")\n"), "\(name)")
      #expect(text.contains("${script%/*/*}") && !text.contains("$(dirname"), "\(name)")
    }
  }

  @Test func `whatever comes from PyPI is pinned to one version and to its hashes`() throws {
    let lines = try Self.text("Scripts/requirements.txt").components(separatedBy: "\n")
      .filter { !$0.hasPrefix("#") && !$0.isEmpty }
    let packages = lines.filter { !$0.hasPrefix(" ") }
    #expect(packages.count >= 10)
    for line in packages { #expect(line.contains("==") && line.hasSuffix(" \\"), "\(line)") }
    for line in lines where line.hasPrefix(" ") {
      let hash = line.trimmingCharacters(in: CharacterSet(charactersIn: " \\"))
      #expect(hash.hasPrefix("--hash=sha256:") && hash.count == 14 + 64, "\(line)")
    }
    #expect(try Self.text("Scripts/setup").contains("--require-hashes --only-binary :all:"))
    for name in try Self.names(in: "Scripts", where: { !$0.contains(".") })
    where name != "Scripts/setup" {
      #expect(try !Self.text(name).contains("pip install"), "\(name)")
    }
  }
}
