import Foundation
import Testing

/// The house rules that a program can check, so that nobody has to remember them.
struct TidyTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func files(under folder: String) throws -> [(name: String, lines: [String])] {
    let base = root.appendingPathComponent(folder)
    let names = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String }
    return try (names ?? []).filter { $0.hasSuffix(".swift") }.sorted().map { name in
      let text = try String(contentsOf: base.appendingPathComponent(name), encoding: .utf8)
      return ("\(folder)/\(name)", text.components(separatedBy: "\n"))
    }
  }

  /// What may not stand in Sources, and what to write instead.
  private static let banned: [(words: String, instead: String)] = [
    ("try!", "a typed throw"), ("try?", "a do with a catch"), ("as!", "as? with a guard"),
    ("fatalError(", "a thrown error"), ("import Foundation", "what the standard library has"),
    ("@unchecked Sendable", "Mutex"), ("nonisolated(unsafe)", "Mutex"), ("TODO", "an issue"),
    ("FIXME", "an issue"), ("print(", "Output"),
  ]

  @Test func `nothing banned stands in Sources`() throws {
    let files = try Self.files(under: "Sources")
    try #require(files.count > 100)
    for (name, lines) in files {
      for (number, line) in lines.enumerated()
      where !line.trimmingCharacters(in: .whitespaces).hasPrefix("//") {
        for (words, instead) in Self.banned where (" " + line).contains(" " + words) {
          // What runs while building, and is in no program, gets paths that are Foundation's.
          if name.hasPrefix("Sources/SourceRevision/"), words == "import Foundation" { continue }
          Issue.record("\(name):\(number + 1) has \(words); write \(instead)")
        }
      }
    }
  }

  @Test func `unsafe code stays in the adapters made for it`() throws {
    let adapters = try House.modules().filter { ["Crypto", "Disk"].contains($0.name) }
    try #require(adapters.count == 2)
    for (name, lines) in try Self.files(under: "Sources")
    where !adapters.contains(where: { name.hasPrefix($0.folder + "/") }) {
      let hasUnsafe = lines.contains { line in
        let code = line.trimmingCharacters(in: .whitespaces)
        return !code.hasPrefix("//")
          && (code.contains("Unsafe") || code.contains("unsafe ") || code.hasPrefix("import Glibc"))
          && !(name.hasSuffix("/vth/main.swift") && code == "import Glibc")
      }
      #expect(!hasUnsafe, "\(name)")
    }
  }

  @Test func `files and functions stay short`() throws {
    for (name, lines) in try Self.files(under: "Sources") {
      #expect(lines.count <= 320, "\(name) has \(lines.count) lines")
      var start: (line: Int, indent: Int)?
      for (number, line) in lines.enumerated() {
        let indent = line.prefix { $0 == " " }.count
        let code = line.dropFirst(indent)
        if let open = start, indent == open.indent, code == "}" {
          let length = number - open.line + 1
          // The catalogue and the tables of messages are one switch each: a row a line.
          let isTable = [
            "EventCatalogue", "Refusal", "CommandError", "ReadingConvention", "Narration",
          ]
          .contains { name.contains($0) }
          #expect(isTable || length <= 70, "\(name):\(open.line + 1) has \(length) lines")
          start = nil
        } else if start == nil, code.contains("func "), line.hasSuffix("{") {
          start = (number, indent)
        }
      }
    }
  }

  @Test func `there is no Swift package among the dependencies`() throws {
    let manifest = try String(
      contentsOf: Self.root.appendingPathComponent("Package.swift"), encoding: .utf8)
    #expect(!manifest.contains(".package("))
    #expect(manifest.contains("dependencies: [],"))
  }

  @Test func `no private key stands in the repository`() throws {
    let mark = ["PRIVATE", "KEY", ""].joined(separator: "+")
    for folder in ["EventLog", "Scripts", "Tests/Releases"] {
      let base = Self.root.appendingPathComponent(folder)
      let names = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String }
      for name in names ?? [] {
        let url = base.appendingPathComponent(name)
        let type = try FileManager.default.attributesOfItem(atPath: url.path)[.type]
        guard type as? FileAttributeType == .typeRegular else { continue }
        let text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
        #expect(!text.contains(mark), "\(folder)/\(name)")
      }
    }
  }

  @Test func `only what belongs there stands at the top`() throws {
    let allowed: Set<String> = [
      "Package.swift", "Sources", "Tests", "EventLog", "Scripts", "README.md", "ARCHITECTURE.md",
      "FORMAT.md", "CONTRIBUTING.md", "LICENSE", "publiccode.yml", ".ci", ".swift-format",
      ".gitattributes",
      ".gitignore", ".git", ".build", "Package.resolved", ".swiftpm",
    ]
    let found = try FileManager.default.contentsOfDirectory(atPath: Self.root.path)
    #expect(Set(found).subtracting(allowed).isEmpty, "\(Set(found).subtracting(allowed))")
  }
}

/// Where files are opened: in one module, and what is found in a folder only from within it.
struct OpeningTests {
  @Test func `who looks for files in a folder does so from within it`() throws {
    let calls = [
      "OpenFile(", "readWhole(", "writeNew(", "putWhole(", "putLasting(", "fileSystem.list(",
    ]
    // What a face opens, its user named; what other rooms open, they found.
    let rooms = try House.modules().filter {
      $0.dependencies.contains("Disk") && $0.floor != "Faces"
    }
    try #require(rooms.count >= 2)
    for (name, lines) in try rooms.flatMap({ try TidyTests.files(under: $0.folder) }) {
      let code = lines.filter { !$0.trimmingCharacters(in: .whitespaces).hasPrefix("//") }
      guard
        code.contains(where: { line in
          calls.contains { line.contains($0) } && !line.contains("func ")
        })
      else { continue }
      // Either it asks for the file system within a folder, or it says that it is given one.
      #expect(
        lines.contains {
          $0.contains(".within(") || $0.contains("is that within") || $0.contains("mapOwn")
        }, "\(name)")
    }
  }

  @Test func `Log has no effects, and few above it know that a log is kept in files`() throws {
    for (name, lines) in try TidyTests.files(under: "Sources/Log/Log") {
      for word in ["FileSystem", "OpenFile", "fileSystem", "ProcessFacts", "StandardStreams"] {
        #expect(!lines.contains { $0.contains(word) }, "\(name) names \(word)")
      }
    }
    // Who opens a log in a folder, makes or copies one there, puts one back or repairs it.
    let expected: Set = [
      "Desk/Register/Logs/KeptLog", "Desk/Register/Logs/RegisterDraft",
      "Desk/Register/Logs/LogRestore",
      "Desk/Register/Disclosures/DisclosureFolder", "Faces/Commands/Verbs/BackupCommand",
      "Faces/Commands/Verbs/ExportAuditCommand", "Faces/Commands/Verbs/ExportPublicCommand",
      "Faces/Commands/Verbs/RepairCommand",
    ]
    let found = try TidyTests.files(under: "Sources")
      .filter { !$0.name.hasPrefix("Sources/Log/") }
      .filter { $0.lines.contains { $0.hasSuffix("import FileLog") } }
      .map { String($0.name.dropFirst("Sources/".count).dropLast(".swift".count)) }
    #expect(Set(found) == expected)
  }
}
