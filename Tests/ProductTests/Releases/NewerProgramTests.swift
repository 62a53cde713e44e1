import Crypto
import Disk
import FileLog
import Foundation
import Log
import Testing

/// What a newer program leaves is no riddle for this one: it answers what it can, says what it cannot, and takes nothing
/// away (FORMAT 17).
struct NewerProgramTests {
  // MARK: The format

  private static let everything = [
    "owners", "verify", "checkpoint", "prove 1", "keys", "keys rotate", "repair", "backup kopie",
    "export public openbaar", "restore log elders", "report eigenaren",
    "restore log elders --new-origin elders.example --reason proef", "record - --dry-run",
  ]

  @Test(arguments: [
    "s/:1,/:2,/", "s/:1,/:10,/", #"s/.*/{"format":3}/"#, #"s/$/\n{"tree":"sha3"}/;s/:1,/:2,/"#,
  ])
  func `a log of a later format is refused by its number, and is not called damaged`(
    change: String
  ) throws {
    let program = try ReleaseShelf.newest().home()
    try #require(try program.shell("sed -i '\(change)' log/format.json").status == 0)
    let before = try ReleaseAnswerTests.kept(program)
    for words in Self.everything {
      let refused = try program.shell("Scripts/vth \(words)")
      #expect(refused.status == 4 && refused.output.isEmpty, "\(words): \(refused.status)")
      #expect(
        refused.errors.contains("log/format.json zegt dat dit een log van versie")
          && refused.errors.contains("Neem een nieuwere vth"), "\(words): \(refused.errors)")
    }
    let script = Program.root.appendingPathComponent("Scripts/verify.py").path
    let other = try program.shell("python3 -I '\(script)' log")
    #expect(other.status == 4 && other.output.contains("neem een nieuwere"), "\(other.output)")
    #expect(try ReleaseAnswerTests.kept(program) == before)
    #expect(try program.shell("ls -d kopie openbaar elders 2>/dev/null").output.isEmpty)
  }

  @Test(arguments: [#"s/}$/,"tree":"sha3"}/"#, "s/:1,/:01,/", "s/:1,/:0,/", "s/:1,/:2e0,/"])
  func `what only almost says a later format is damage`(change: String) throws {
    let program = try ReleaseShelf.newest().home()
    try #require(try program.shell("sed -i '\(change)' log/format.json").status == 0)
    let script = Program.root.appendingPathComponent("Scripts/verify.py").path
    #expect(try program.run("owners").status == 3)
    #expect(try program.run("verify").errors.contains("Zet het terug uit een kopie"))
    #expect(try program.shell("python3 -I '\(script)' log").status == 3)
  }

  // MARK: What lies in the user's folders

  @Test func `indexes of a newer program are left alone, and change no answer`() throws {
    let shelf = try ReleaseShelf.newest()
    let program = try shelf.home()
    let own = try program.keptIndex()
    let caches = program.home.appendingPathComponent(".cache/vth")
    let kept = try Data(contentsOf: own)
    var newer = kept
    newer.replaceSubrange(0..<8, with: Data("vthcash9".utf8))
    let theirs = [
      "index-ffffffffffffffffffffffffffffffff/\(own.lastPathComponent)",
      "index-ffffffffffffffffffffffffffffffff/tree.bin", "index9/all.index", "settings.json",
    ].map { caches.appendingPathComponent($0) }
    for file in theirs + [own] { try program.putIndex(newer, at: file) }
    try shelf.expectAnswers(
      of: program, "newer index",
      to: ["owners --on 2026-06-30 --json", "history gids --on 2026-06-30"])
    for file in theirs { #expect(try Data(contentsOf: file) == newer, "\(file.path)") }
    #expect(try Data(contentsOf: own) == kept)
  }

  @Test func `a memory that a newer program wrote is not written over`() throws {
    let shelf = try ReleaseShelf.newest()
    let program = try ReleaseMemoryTests.goingOn(from: shelf)
    let newer = #"{"signed":{"root":"x","size":4096},"version":2}"#
    let made = try program.shell(
      """
      cd .config/vth && echo '\(newer)' | tee keys/verder.example+*.signed keys/verder.example.signed2 \
        state.json
      """)
    try #require(made.status == 0, "\(made.errors)")
    let before = try program.everything(in: ".config").filter { !$0.key.hasSuffix("lock") }
    let answer = try program.run("owners", "--on", "2026-06-30")
    #expect(answer.status == 0 && answer.output.contains("Vereniging van Gemeenten"))
    #expect(answer.errors.contains("verder.example+"), "\(answer.errors)")
    for words in [["verify"], ["backup", "kopie"], ["checkpoint"], ["keys", "rotate"]] {
      #expect(try program.run(words).status != 0, "\(words)")
    }
    #expect(try KeyRotationTests.record(program, "p").status != 0)
    #expect(
      try program.everything(in: ".config").filter { !$0.key.hasSuffix("lock") } == before)
  }

  // MARK: The log

  @Test func `keys that are not known here are passed over, and their entries count`() throws {
    let program = try ReleaseMemoryTests.goingOn(from: ReleaseShelf.newest())
    try Self.append(
      [
        (
          "stage.reached.v1",
          #"{"certainty":{"level":2},"stage":"delivered","subject":"gids"}"#, #","zone":"nl""#
        )
      ], to: program)
    for _ in 1...2 {
      let product = try program.run("product", "gids", "--json")
      #expect(product.output.contains(#""delivered""#) && !product.output.contains("unread"))
    }
    #expect(try KeyRotationTests.verifies(program, "verder"))
    #expect(try KeyRotationTests.record(program, "nieuweling").status == 0)
    #expect(try KeyRotationTests.verifies(program, "verder"))
  }

  @Test
  func `types and versions that are not known here are counted and said, and take nothing away`()
    throws
  {
    let program = try ReleaseMemoryTests.goingOn(from: ReleaseShelf.newest())
    let untouched = ["owner module", "decision besluit-gids", "entry 12"]
    let before = try untouched.map { try program.shell("Scripts/vth \($0)").output }
    let first = try Self.append(
      [
        ("review.held.v1", #"{"score":3,"subject":"stelsel"}"#, ""),
        (
          "deadline.set.v2",
          #"{"deadline":"later","due":{"edtf":"2027"},"milestone":"m","subject":"stelsel"}"#, ""
        ),
      ], to: program)
    let log = try program.everything(in: "verder")
    for _ in 1...2 {
      #expect(try untouched.map { try program.shell("Scripts/vth \($0)").output } == before)
      for words in ["owner stelsel", "product stelsel", "deadlines", "stats", "findings"] {
        let said = try program.shell("Scripts/vth \(words)").output
        #expect(
          said.contains(
            "De vermeldingen \(first) (review.held.v1), \(first + 1) (deadline.set.v2)"),
          "\(words): \(said)")
      }
      #expect(
        try program.run("owner", "stelsel", "--json").output.contains(
          #""unread":[{"seq":\#(first),"type":"review.held.v1"},"#))
    }
    let verified = try program.run("verify")
    #expect(verified.status == 0 && verified.output.contains("die deze versie niet kent"))
    #expect(try KeyRotationTests.verifies(program, "verder"))
    let refusals = [
      "keys rotate", "assign gids --role trekker --parties dienst --valid 2026-06-01",
      "note gids --text x --valid 2026-06-01", "annul 20 --reason x", "repair --erase-stray",
    ]
    for words in refusals {
      let refused = try program.shell("Scripts/vth \(words)")
      #expect(
        refused.status == 1
          && refused.errors.contains(
            "Vermelding \(first) is van een soort die deze versie niet kent"),
        "\(words): \(refused.status) \(refused.errors)")
    }
    #expect(try program.everything(in: "verder") == log)
  }

  @Test func `what a newer program keeps beside the log changes nothing, and goes with no copy`()
    throws
  {
    let shelf = try ReleaseShelf.newest()
    let program = try shelf.home()
    let names = ["tree/000.tile", "format.next.json", "log/000000000.ndjson.zst", "log/index.bin"]
    for name in names {
      let file = program.home.appendingPathComponent("log/\(name)")
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data("later".utf8).write(to: file)
    }
    try shelf.expectAnswers(
      of: program, "beside", to: ["owners --on 2026-06-30", "stats --json", "keys", "checkpoint"])
    let verified = try program.run("verify")
    #expect(verified.status == 0)
    // Among the segments, where only segments belong, it is said.
    for name in names {
      #expect(verified.output.contains("log/\(name) hoort niet") == name.hasPrefix("log/"))
    }
    #expect(try program.run("backup", "kopie").status == 0)
    #expect(
      try program.shell("cd kopie && ls -d tree format.next.json log/*.zst log/*.bin").output == "")
    #expect(try KeyRotationTests.verifies(program, "kopie"))
  }

  /// Records entries as a newer program does that holds the key of `verder`, and answers the number of the first.
  ///
  /// Of each: its type, its data, and what else stands in its line behind `valid`.
  @discardableResult
  private static func append(
    _ entries: [(type: String, data: String, more: String)], to program: Program
  ) throws -> Int {
    let stats = try program.run("stats", "--json").output
    let counts = try #require(
      try JSONSerialization.jsonObject(with: Data(stats.utf8)) as? [String: Any])
    let first = try #require(counts["entries"] as? Int)
    let clock = ISO8601DateFormatter()
    clock.formatOptions = [.withInternetDateTime, .withFractionalSeconds]
    let recorded = clock.string(from: Date())
    let lines = entries.enumerated().map { number, entry in
      let id = "0197c3f2-5b6a-7c1d-8e2f-00000000000\(number)"
      return #"{"actor":"later","data":\#(entry.data),"id":"\#(id)","known":"2026-06-01","#
        + #""recorded":"\#(recorded)","seq":\#(first + number),"type":"\#(entry.type)","#
        + #""valid":"2026-06-01"\#(entry.more)}"#
    }
    let keys = program.home.appendingPathComponent(".config/vth/keys/verder.example.key")
    let key = try String(contentsOf: keys, encoding: .utf8)
    var writer = try LogWriter(
      FileLog(program.home.appendingPathComponent("verder").path, in: PosixFileSystem()),
      key: try SigningKey(key.trimmingCharacters(in: .newlines)))
    _ = try writer.commit(lines.map { Array($0.utf8) })
    return first
  }
}
