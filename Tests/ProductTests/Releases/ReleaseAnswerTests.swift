import Foundation
import Testing

/// Every release after this one gives the answers that stand on its shelf, whatever it finds beside the log.
struct ReleaseAnswerTests {
  @Test func `the version that publiccode names is on the shelf, and what was asked is answered`()
    throws
  {
    let description = try String(
      contentsOf: Program.root.appendingPathComponent("publiccode.yml"), encoding: .utf8)
    let lines = description.components(separatedBy: "\n")
    let line = try #require(lines.first { $0.hasPrefix("softwareVersion: ") })
    let version = line.dropFirst("softwareVersion: ".count).filter { $0 != "\"" }
    #expect(try ReleaseShelf.all().map(\.version).contains(version))
    for shelf in try ReleaseShelf.all() {
      let asked = try shelf.questions().map {
        ReleaseShelf.file(of: $0, in: shelf.folder).lastPathComponent
      }
      let answers = try FileManager.default.contentsOfDirectory(
        atPath: shelf.folder.appendingPathComponent("answers").path)
      #expect(asked.count > 100 && asked.sorted() == answers.sorted())
    }
  }

  @Test(arguments: try ReleaseShelf.all())
  func `both verifiers accept the log of a release, with its key from elsewhere`(
    shelf: ReleaseShelf
  ) throws {
    let program = try shelf.home()
    let verified = try program.run("verify", "--key", "log.vkey", "--at-least", "sleutel,gezien:1")
    #expect(verified.status == 0, "\(verified.output) \(verified.errors)")
    let script = Program.root.appendingPathComponent("Scripts/verify.py").path
    let other = try program.shell("python3 -I '\(script)' log --key \"$(cat log.vkey)\"")
    #expect(other.status == 0, "\(other.output)")
  }

  @Test(arguments: try ReleaseShelf.all())
  func `without any index the answers are those of the release, and asking changes nothing`(
    shelf: ReleaseShelf
  ) throws {
    let program = try shelf.home()
    // Where a file stands, no folder can be made.
    _ = try program.file(".cache", "")
    let before = try Self.kept(program)
    try shelf.expectAnswers(of: program, "without an index")
    #expect(try Self.kept(program) == before)
    #expect(try program.shell("test -f .cache").status == 0)
  }

  /// The log and what is remembered, by name; without the empty files that writers lock.
  static func kept(_ program: Program) throws -> [[String: Data]] {
    try ["log", ".config"].map { folder in
      try program.everything(in: folder).filter { !$0.key.hasSuffix("lock") }
    }
  }
}
