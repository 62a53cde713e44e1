import Foundation
import Testing

/// Recording as the secretary does it, and everything that can be wrong with a batch.
struct RecordingTests {
  private static let party =
    #"{"type":"party.registered.v1","valid":"2026-01","data":{"party":"vng","name":"VNG","kind":"association"}}"#

  private func log() throws -> Program {
    let program = try Program()
    let made = try program.run("init", "log", "--origin", "test.example")
    try #require(made.status == 0, "\(made.errors)")
    return program
  }

  @Test func `a batch is recorded whole, verified, and the same batch again adds nothing`() throws {
    let program = try log()
    let batch = try program.file("b.ndjson", Self.party + "\n")
    let first = try program.run("record", batch, "--log", "log")
    #expect(first.status == 0)
    #expect(first.output.contains("1 gebeurtenis vastgelegd."))
    let before = try program.everything(in: "log")
    let second = try program.run("record", batch, "--log", "log")
    #expect(second.status == 0)
    #expect(second.output.contains("1 stond er al precies zo in."))
    #expect(try program.everything(in: "log") == before)
    #expect(try program.run("verify", "--log", "log").status == 0)
  }

  @Test func `a dry run shows the consequences and changes nothing`() throws {
    let program = try log()
    let before = try program.everything(in: "log")
    let result = try program.run("record", "-", "--dry-run", "--log", "log", input: Self.party)
    #expect(result.status == 0)
    #expect(result.output.contains("Proef: er wordt niets vastgelegd."))
    #expect(try program.everything(in: "log") == before)
  }

  /// What is wrong, the line, and words the message must hold.
  static let wrong: [(name: String, line: String, place: String, words: String)] = [
    ("malformed", #"{"type":"#, "regel 2, teken 9", "te vroeg"),
    (
      "duplicate key",
      #"{"type":"note.added.v1","type":"x","valid":"2026","data":{"subjects":["vng"],"text":"a"}}"#,
      "regel 2, teken 25", "dubbele sleutel"
    ),
    (
      "NFD",
      "{\"type\":\"note.added.v1\",\"valid\":\"2026\",\"data\":{\"subjects\":[\"vng\"],\"text\":\"e\u{301}\"}}",
      "regel 2, teken 74", "NFC"
    ),
    (
      "lone surrogate",
      #"{"type":"note.added.v1","valid":"2026","data":{"subjects":["vng"],"text":"\ud800"}}"#,
      "regel 2, teken 75", "surrogaat"
    ),
    (
      "large number",
      #"{"type":"source.registered.v1","valid":"2026","data":{"source":"s","title":"t","kind":"letter","date":{"edtf":"2026"},"file":{"name":"n","sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","bytes":9007199254740992}}}"#,
      "regel 2, teken 222", "2^53"
    ),
    (
      "unknown type", #"{"type":"note.aded.v1","valid":"2026","data":{}}"#, "regel 2, teken 2",
      "note.added.v1"
    ),
    (
      "unknown key",
      #"{"type":"note.added.v1","valid":"2026","data":{"subjects":["vng"],"text":"a","txet":"b"}}"#,
      "regel 2, teken 78", "Bedoelt u “text”?"
    ),
    (
      "wrong type",
      #"{"type":"note.added.v1","valid":"2026","data":{"subjects":"vng","text":"a"}}"#,
      "regel 2, teken 48", "een lijst"
    ),
    (
      "unknown id",
      #"{"type":"note.added.v1","valid":"2026","data":{"subjects":["vgn"],"text":"a"}}"#,
      "regel 2, teken 60", "Lijkt op: vng"
    ),
    (
      "interval as moment",
      #"{"type":"note.added.v1","valid":"2026/2027","data":{"subjects":["vng"],"text":"a"}}"#,
      "regel 2, teken 33", "periode"
    ),
    (
      "impossible day",
      #"{"type":"note.added.v1","valid":"2026-02-30","data":{"subjects":["vng"],"text":"a"}}"#,
      "regel 2, teken 25", "2026-02-30"
    ),
    ("not an object", #"[1]"#, "regel 2", "object"),
    ("two values", #"{} {}"#, "regel 2, teken 4", "nog iets"),
    (
      "fraction", #"{"type":"note.added.v1","valid":1.5,"data":{}}"#, "regel 2, teken 33",
      "hele getallen"
    ),
    (
      "too long",
      #"{"type":"note.added.v1","valid":"2026","data":{"subjects":["vng"],"text":""#
        + String(repeating: "a", count: 60_001) + #""}}"#, "regel 2, teken 1", "60000"
    ),
  ]

  @Test(arguments: wrong.indices)
  func `what is wrong with a line is said with line, column and reason, and nothing is written`(
    _ index: Int
  ) throws {
    let case_ = Self.wrong[index]
    let program = try log()
    let before = try program.everything(in: "log")
    let batch = try program.file("b.ndjson", Self.party + "\n" + case_.line + "\n")
    let result = try program.run("record", batch, "--log", "log")
    #expect(result.status == 1, "\(case_.name): \(result.errors)")
    #expect(result.errors.contains(case_.place), "\(case_.name): \(result.errors)")
    #expect(result.errors.contains(case_.words), "\(case_.name): \(result.errors)")
    #expect(result.errors.contains("Er is niets vastgelegd."), "\(case_.name)")
    #expect(try program.everything(in: "log") == before, "\(case_.name)")
  }

  @Test func `all errors of a batch are reported at once`() throws {
    let program = try log()
    let lines = [0, 5, 8].map { Self.wrong[$0].line }
    let batch = try program.file("b.ndjson", ([Self.party] + lines).joined(separator: "\n"))
    let result = try program.run("record", batch, "--log", "log")
    #expect(result.errors.contains("3 fouten gevonden."))
    for number in 2...4 { #expect(result.errors.contains("regel \(number), teken ")) }
  }

  @Test func `invalid UTF-8 is refused`() throws {
    let program = try log()
    let bytes = Data(Self.party.utf8.map { $0 == UInt8(ascii: "V") ? 0xFF : $0 })
    let result = try program.run(["record", "-", "--log", "log"], input: bytes)
    #expect(result.status == 1)
    #expect(result.errors.contains("UTF-8"))
  }

  @Test func `a word that is not UTF-8 is refused, whatever the verb`() throws {
    let program = try log()
    let before = try program.everything(in: "log")
    let result = try program.shell(
      "Scripts/vth note --log log --subjects vng --text $'\\xff' --valid 2024; echo $?")
    #expect(result.output == "2\n")
    #expect(result.errors.contains("Woord 7 achter vth is geen leesbare tekst"))
    #expect(try program.everything(in: "log") == before)
  }

  @Test func `an answer that cannot be written says what was done all the same`() throws {
    let program = try log()
    let batch = try program.file("b.ndjson", Self.party)
    let result = try program.shell("Scripts/vth record \(batch) --log log >/dev/full; echo $?")
    #expect(result.output == "4\n")
    #expect(result.errors.contains("niet worden geschreven. Wel gelukt: 1 gebeurtenis vastgelegd."))
    let question = try program.shell("Scripts/vth party vng --log log >/dev/full; echo $?")
    #expect(question.output == "4\n")
    #expect(question.errors == "vth: Het antwoord kon niet worden geschreven.\n")
  }

  @Test(
    .disabled(
      if: ProcessInfo.processInfo.environment["VTH_SANITIZER"] == "thread",
      "the thread sanitizer needs large files of its own"))
  func `a file that may not grow so far is a failure that is told, and what was cut off is kept`()
    throws
  {
    let program = try log()
    let long = Self.party.replacingOccurrences(
      of: "VNG", with: String(repeating: "V", count: 400))
    let lines = (0..<10).map { long.replacingOccurrences(of: #""vng""#, with: #""vng-\#($0)""#) }
    let batch = try program.file("b.ndjson", lines.joined(separator: "\n"))
    let result = try program.shell(
      """
      ulimit -f $(($(stat -c %s log/log/000000000.ndjson) / 1024 + 2))
      Scripts/vth record \(batch) --log log; echo $?
      """)
    #expect(result.output == "4\n", "\(result.errors)")
    #expect(result.errors.contains("mag niet zo groot worden (ulimit -f)"), "\(result.errors)")
    #expect(try program.run("verify", "--log", "log").status == 0)
    let again = try program.run("record", batch, "--log", "log")
    #expect(again.status == 0)
    #expect(again.output.contains("10 gebeurtenissen vastgelegd."))
    #expect(again.errors.contains("nooit is voltooid"), "\(again.errors)")
  }

  /// The other writer lets go as soon as vth has opened the lock file, so vth met a lock that was held; or, for who
  /// is not root, as soon as vth has read its key: from then on nobody else may look at its files.
  @Test func `a writer waits a moment for another to finish`() throws {
    let program = try log()
    let batch = try program.file("b.ndjson", Self.party)
    let result = try program.shell(
      """
      mkfifo held go
      (exec 9>>log/lock; flock 9; echo >held; read -r _ <go) & read -r _ <held
      Scripts/vth record \(batch) --log log & vth=$!
      while files=$(ls -l /proc/$vth/fd 2>/dev/null) && ! grep -q log/lock <<<"$files"; do :; done
      echo >go; wait $vth; echo $?
      """)
    #expect(result.output.hasSuffix("\n0\n"), "\(result.output) \(result.errors)")
    #expect(try program.run("party", "vng", "--log", "log").status == 0)
  }

  @Test func `an actor that could not be read back is refused before anything is written`() throws {
    var program = try log()
    let before = try program.everything(in: "log")
    program.variables["VTH_ACTOR"] = "secre\u{301}tariaat"
    let result = try program.run("record", "-", "--log", "log", input: Self.party)
    #expect(result.status == 1)
    #expect(result.errors.contains("NFC"))
    #expect(try program.everything(in: "log") == before)
  }

  @Test func `without the key nothing is recorded and the way out is told`() throws {
    let program = try Program()
    let result = try program.run("record", "-", input: Self.party)
    #expect(result.status == 1)
    #expect(result.errors.contains("geen sleutel"))
    #expect(result.errors.contains("vth init"))
  }

  @Test func `a key is for its owner only and is never overwritten`() throws {
    let program = try log()
    let key = program.home.appendingPathComponent(".config/vth/keys/test.example.key")
    let attributes = try FileManager.default.attributesOfItem(atPath: key.path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    let before = try Data(contentsOf: key)
    let again = try program.run("init", "other", "--origin", "test.example")
    #expect(again.status == 1)
    #expect(try Data(contentsOf: key) == before)
    #expect(
      !FileManager.default.fileExists(atPath: program.home.appendingPathComponent("other").path))
  }

  @Test
  func `a log in which a byte was changed is reported with file and line, and not written on`()
    throws
  {
    let program = try log()
    let batch = try program.file("b.ndjson", Self.party)
    try #require(try program.run("record", batch, "--log", "log").status == 0)
    let more = try program.file("c.ndjson", Self.party.replacingOccurrences(of: "vng", with: "ipo"))
    try #require(try program.run("record", more, "--log", "log").status == 0)
    let segment = program.home.appendingPathComponent("log/log/000000000.ndjson")
    var bytes = try Data(contentsOf: segment)
    bytes[bytes.startIndex + 40] ^= 1
    try bytes.write(to: segment)
    let verified = try program.run("verify", "--log", "log")
    #expect(verified.status == 3)
    #expect(verified.output.contains("000000000.ndjson regel"))
    let recorded = try program.run("record", batch, "--log", "log")
    #expect(recorded.status == 3)
    #expect(try Data(contentsOf: segment) == bytes)
  }
}
