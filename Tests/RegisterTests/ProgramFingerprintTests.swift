import Foundation
import Testing

@testable import Register

/// An index is believed only by the program that made it: what tells programs apart.
struct ProgramFingerprintTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test func `the program knows the sources it was built from`() throws {
    var names: [String] = []
    for floor in ["Language", "Log", "Reading", "Desk/Register"] {
      let folder = "Sources/\(floor)"
      let found = FileManager.default.enumerator(
        atPath: Self.root.appendingPathComponent(folder).path)
      for case let name as String in try #require(found) where name.hasSuffix(".swift") {
        names.append("\(folder)/\(name)")
      }
    }
    try #require(names.count > 100)
    let sums = try Self.sha256sum(names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    let list = FileManager.default.temporaryDirectory
      .appendingPathComponent("sums-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: list) }
    try Data(sums.utf8).write(to: list)
    let sum = try Self.sha256sum([list.path])
    #expect(SourceRevision.text == sum.prefix(64))
    #expect(SourceRevision.text.count == 64)
  }

  /// What the command prints for files in the repository.
  private static func sha256sum(_ names: [String]) throws -> String {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["sha256sum", "--"] + names
    process.currentDirectoryURL = root
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return String(decoding: output, as: UTF8.self)
  }
}
