import Foundation
import Testing

/// A copy that went on otherwise, as long as what was signed here or longer, and a key that signs once only.
struct OtherHistoryTests {
  /// A log of eight entries, and in `vork` a copy that went on elsewhere with the same key, as long and then longer.
  private static func forked(by more: [String]) throws -> Program {
    let program = try KeyRotationTests.made()
    try #require(try KeyRotationTests.record(program, "a").status == 0)
    _ = try program.shell("cp -r log vork; cp .config/vth/keys/test.example.key elders.key")
    try #require(try KeyRotationTests.record(program, "b").status == 0)
    var other = try Program()
    other.variables["VTH_LOG"] = program.home.appendingPathComponent("vork").path
    let key = program.home.appendingPathComponent("elders.key").path
    for name in more {
      try #require(try KeyRotationTests.record(other, name, "--key", key).status == 0)
    }
    return program
  }

  private static let documents = [
    ["prove", "6", "--out", "bewijs"], ["prove", "6"], ["prove", "--from", "7", "--out", "bewijs"],
    ["checkpoint"], ["checkpoint", "--at", "7"], ["stamp", "request", "--out", "bewijs"],
    ["report", "eigenaren", "--out", "bewijs"], ["export", "ical"], ["backup", "bewijs"],
  ]

  private static func isKnown(_ program: Program, _ why: String) throws {
    for words in documents {
      let result = try program.run(words + ["--log", "vork"], input: nil)
      #expect(result.status == 3, "\(why) \(words): \(result.output) \(result.errors)")
      #expect(result.output.isEmpty, "\(why) \(words): \(result.output)")
    }
    #expect(try program.shell("test ! -e bewijs").status == 0, "\(why)")
    let questions = [
      ["owners", "--json"], ["owners"], ["stats"], ["party", "a"], ["report", "eigenaren"],
      ["search", "a"],
    ]
    for words in questions {
      let answer = try program.run(words + ["--log", "vork"], input: nil)
      #expect(
        answer.status == 0 && answer.errors.contains("oudere of andere kopie"),
        "\(why) \(words): \(answer.errors)")
    }
    let line = KeyRotationTests.party("z")
    let tried = try program.run("record", "-", "--dry-run", "--log", "vork", input: line)
    #expect(tried.errors.contains("oudere of andere kopie"), "\(why): \(tried.errors)")
  }

  @Test(arguments: [["x"], ["x", "y"]])
  func `a fork is known in answers, and nothing goes out of it`(more: [String]) throws {
    let program = try Self.forked(by: more)
    try Self.isKnown(program, "memory")
    // The same from what others saw.
    _ = try program.shell(
      """
      rm .config/vth/keys/*.signed; mkdir vork/cosignatures
      cp log/checkpoint vork/cosignatures/000000008.note
      """)
    try Self.isKnown(program, "cosignatures")
    // And of the log itself all goes well.
    for words in Self.documents + [["owners"]] {
      let result = try program.run(words, input: nil)
      #expect(result.status == 0 && result.errors.isEmpty, "\(words): \(result.errors)")
      _ = try program.shell("rm -rf bewijs")
    }
  }

  @Test func `a copy from before a key took over is known in answers too`() throws {
    let program = try KeyRotationTests.made()
    #expect(try KeyRotationTests.record(program, "a").status == 0)
    _ = try program.shell("cp -r log vork")
    #expect(try program.run("keys", "rotate").status == 0)
    #expect(try program.run("keys", "retire").status == 0)
    #expect(try KeyRotationTests.record(program, "b").status == 0)
    _ = try program.shell(
      "cd .config/vth/keys; for f in *.signed; do grep -q '^10$' $f || rm $f; done")
    try Self.isKnown(program, "newer key")
  }

  @Test func `what cannot be looked at is said`() throws {
    let program = try Self.forked(by: ["x"])
    _ = try program.shell("echo onzin > log/cosignatures")
    let recorded = try KeyRotationTests.record(program, "c")
    #expect(recorded.status == 0 && recorded.errors.contains("meetekenden"), "\(recorded.errors)")
    let answer = try program.run("owners")
    #expect(answer.status == 0 && answer.errors.contains("meetekenden"), "\(answer.errors)")
    _ = try program.shell("for f in .config/vth/keys/*.signed; do echo onzin > $f; done")
    let unknown = try program.run("owners")
    #expect(
      unknown.status == 0 && unknown.errors.contains("is niet nagegaan"), "\(unknown.errors)")
  }
}
