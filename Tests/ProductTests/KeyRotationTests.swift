import Foundation
import Testing

/// Keys that take over, witnesses, and what is remembered outside the log, as their owner meets them.
struct KeyRotationTests {
  static func party(_ name: String) -> String {
    #"{"type":"party.registered","valid":"2024","data":{"party":"\#(name)","name":"\#(name)","kind":"association"}}"#
      + "\n"
  }

  /// A program with a log of its own.
  static func made() throws -> Program {
    var program = try Program()
    try #require(try program.run("init", "log", "--origin", "test.example").status == 0)
    program.variables["VTH_LOG"] = "log"
    return program
  }

  /// The same, with one party recorded.
  static func madeWithParty() throws -> Program {
    let program = try made()
    try #require(try record(program, "a").status == 0)
    return program
  }

  static func record(_ program: Program, _ name: String, _ more: String...) throws -> Program.Result
  {
    try program.run(["record", "-"] + more, input: Data(party(name).utf8))
  }

  private static func format(_ program: Program) throws -> [String: Any] {
    let data = try Data(contentsOf: program.home.appendingPathComponent("log/format.json"))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  private static func signatures(_ program: Program) throws -> Int {
    try program.run("checkpoint").output.split(separator: "\n").count { $0.hasPrefix("— ") }
  }

  static func verifies(_ program: Program, _ folder: String = "log") throws -> Bool {
    let own = try program.run("verify", "--log", folder).status == 0
    let script = Program.root.appendingPathComponent("Scripts/verify.py").path
    return try program.shell("python3 '\(script)' \(folder)").status == 0 && own
  }

  @Test func `a key takes over in two steps, and the log verifies after each of them`() throws {
    let program = try Self.made()
    #expect(try Self.signatures(program) == 1)
    #expect(try program.run("keys", "rotate").status == 0)
    #expect(try Self.verifies(program))
    #expect(try Self.record(program, "a").status == 0)
    #expect(try Self.signatures(program) == 2)
    #expect(try program.run("keys", "rotate").status == 1)
    #expect(try Self.verifies(program))

    let both = try #require(try Self.format(program)["keys"] as? [String])
    #expect(try program.run("keys", "retire", "--reason", "jaarlijkse wissel").status == 0)
    #expect(try Self.record(program, "b").status == 0)
    #expect(try Self.signatures(program) == 1)
    #expect(try Self.verifies(program))
    let format = try Self.format(program)
    let retired = try #require(format["retired"] as? [[String: Any]])
    #expect((format["keys"] as? [String])?.count == 1 && retired.count == 1)
    let names = try #require(retired[0]["key"] as? String)
    #expect(both.contains(names))
    #expect(try program.run("keys", "retire").status == 1)

    let script = Program.root.appendingPathComponent("Scripts/verify.py").path
    for key in both {
      #expect(try program.run("verify", "--key", key).status == 0, "\(key)")
      #expect(try program.shell("python3 '\(script)' log --key '\(key)'").status == 0, "\(key)")
    }
    let peter = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    let other = try program.run("verify", "--key", peter)
    #expect(other.status == 3 && other.output.contains("niet getekend met PeterNeumann"))
    // The next one can follow.
    #expect(try program.run("keys", "rotate").status == 0)
    #expect(try program.run("keys", "retire").status == 0)
    #expect(try Self.verifies(program))
  }

  @Test func `what format json says of keys must be what the entries say`() throws {
    let program = try Self.made()
    #expect(try program.run("keys", "rotate").status == 0)
    #expect(try program.run("keys", "retire").status == 0)
    #expect(try Self.record(program, "a").status == 0)
    let path = program.home.appendingPathComponent("log/format.json")
    let right = try String(contentsOf: path, encoding: .utf8)
    let size = try #require(right.components(separatedBy: "\"size\":").last?.dropLast(4))
    for wrong in ["\(try #require(Int(size)) + 1)", "\(try #require(Int(size)) - 1)"] {
      try Data(right.replacingOccurrences(of: "\"size\":\(size)", with: "\"size\":\(wrong)").utf8)
        .write(to: path)
      #expect(try program.run("verify").status == 3, "\(wrong)")
      #expect(try !Self.verifies(program))
    }
    try Data(right.utf8).write(to: path)
    #expect(try Self.verifies(program))
  }

  @Test func `a rotation that was cut off goes on where it was`() throws {
    let program = try Self.made()
    let path = program.home.appendingPathComponent("log/format.json")
    let before = try Data(contentsOf: path)
    #expect(try program.run("keys", "rotate").status == 0)
    let size = try program.run("checkpoint", "--json").output
    // As if it had ended between the entry and the new format.json.
    try before.write(to: path)
    let damaged = try program.run("verify")
    #expect(damaged.status == 3 && damaged.output.contains("vth keys rotate"))
    #expect(try program.run("keys", "rotate").status == 0)
    #expect(try program.run("checkpoint", "--json").output == size)
    let during = try Data(contentsOf: path)
    #expect(try program.run("keys", "retire").status == 0)
    let keys = program.home.appendingPathComponent(".config/vth/keys")
    let files = FileManager.default
    let old = try #require(
      try files.contentsOfDirectory(atPath: keys.path).first { $0.hasSuffix(".retired-key") })
    // As if it had ended before the new key took the place of the old one.
    try files.moveItem(
      at: keys.appendingPathComponent("test.example.key"),
      to: keys.appendingPathComponent("test.example.next-key"))
    try files.moveItem(
      at: keys.appendingPathComponent(old), to: keys.appendingPathComponent("test.example.key"))
    #expect(try Self.record(program, "a").status == 0)
    #expect(try program.run("keys", "retire").status == 0)
    #expect(try Self.record(program, "b").status == 0)
    #expect(try Self.verifies(program))
    #expect(during != before)
  }

  @Test func `who has one of two keys is told which one he lacks, and not to make another`() throws
  {
    let program = try Self.made()
    let old = try Self.format(program)["keys"] as? [String] ?? []
    #expect(try program.run("keys", "rotate").status == 0)
    let signs = try #require(try Self.format(program)["keys"] as? [String])
    let lacked = try #require(signs.first { !old.contains($0) })
    _ = try program.shell("mv .config/vth/keys/*.next-key .")
    let before = try program.everything(in: "log")
    for words in [["keys", "retire"], ["keys", "rotate"]] {
      let refused = try program.run(words)
      #expect(refused.status == 1 && refused.errors.contains(lacked), "\(refused.errors)")
      #expect(!refused.errors.contains("Maak eerst een nieuwe"), "\(refused.errors)")
    }
    #expect(try program.everything(in: "log") == before)
  }

  @Test func `events about the log itself are not recorded by hand`() throws {
    let program = try Self.made()
    for line in [
      #"{"type":"key.added","valid":"2024","data":{"key":"x"}}"#,
      #"{"type":"key.retired","valid":"2024","data":{"key":"x"}}"#,
      #"{"type":"log.continued","valid":"2024","data":{"checkpoint":"x","keys":["x"],"copied":0,"reason":"r"}}"#,
    ] {
      let result = try program.run("record", "-", input: line)
      #expect(result.status == 1 && result.errors.contains("over het log zelf"), "\(result.errors)")
    }
  }

  // MARK: Witnesses

  private static let logKey =
    "PRIVATE+KEY+log.example/besluiten+3dc70e7a+AQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f"
  private static let witness =
    "w1.example/toezicht+9d8d1479+BCmsuuFBvMrwsi4alNNNC8c2HlJtC/4SyJeUvJMilm3X"

  /// Signs a checkpoint as a witness would, with the openssl command.
  private static func cosign(_ program: Program, _ note: String) throws -> String {
    _ = try program.file("note", note)
    let script = """
      import base64, struct, subprocess
      text = open("note").read().partition("\\n\\n")[0] + "\\n"
      open("w.der", "wb").write(bytes.fromhex("302e020100300506032b657004220420") + bytes(range(32, 64)))
      open("m", "wb").write(b"cosignature/v1\\ntime 1763600000\\n" + text.encode())
      subprocess.run("openssl pkeyutl -sign -inkey w.der -keyform DER -rawin -in m -out s".split(), check=True)
      blob = bytes.fromhex("9d8d1479") + struct.pack(">Q", 1763600000) + open("s", "rb").read()
      print("\\u2014 w1.example/toezicht " + base64.b64encode(blob).decode())
      """
    _ = try program.file("witness.py", script)
    let result = try program.shell("python3 witness.py")
    try #require(result.status == 0, "\(result.errors)")
    return result.output
  }

  @Test
  func `a co-signature is kept when a trusted witness made it, and shown with the checkpoint`()
    throws
  {
    let program = try Self.made()
    let note = try program.run("checkpoint").output
    let line = try Self.cosign(program, note)
    _ = try program.file("antwoord", line)
    let unknown = try program.run("checkpoint", "cosign", "antwoord")
    #expect(unknown.status == 1 && unknown.errors.contains("vth keys witness"))
    #expect(try program.run("keys", "witness", Self.witness).status == 0)
    #expect(try program.run("keys", "witness", Self.witness).output.contains("stonden er al"))
    #expect(try program.run("checkpoint", "cosign", "antwoord").status == 0)
    #expect(try program.run("checkpoint", "cosign", "antwoord").status == 0)
    #expect(try program.run("checkpoint").output == note + line)
    try Self.review(program)

    // What anybody gets from it: the time, by the witness's own clock.
    let key = try program.run("keys", "--json").output
    let keys = try JSONSerialization.jsonObject(with: Data(key.utf8)) as? [String: Any]
    let own = try #require((keys?["keys"] as? [[String: Any]])?.first?["key"] as? String)
    _ = try program.file("sleutels", "\(own)\n\(Self.witness)\n")
    _ = try program.file("zegel", program.run("checkpoint").output)
    let checked = try program.run("check", "zegel", "--key", "sleutels")
    #expect(
      checked.output.contains("w1.example/toezicht, naar eigen zeggen op 2025-11-20T00:53:20"))
    if Judge.mustBeThere || ProofTests.hasChecker {
      let go = try program.shell("'\(ProofTests.checker)' '\(own)' zegel - '\(Self.witness)'")
      #expect(go.status == 0, "\(go.output)")
    }

    let wrong = line.replacingOccurrences(of: "AAAAA", with: "AAAAB")
    _ = try program.file("vals", wrong == line ? String(line.dropLast(8)) + "AAAA==\n" : wrong)
    #expect(try program.run("checkpoint", "cosign", "vals").status == 3)
    #expect(try Self.record(program, "a").status == 0)
    #expect(try program.run("checkpoint", "cosign", "zegel").status == 1)
    #expect(try program.run("checkpoint", "cosign", "zegel", "--at", "6").status == 0)
    #expect(try Self.verifies(program))
  }

  /// What `vth verify` says of a co-signed checkpoint: as it was kept, with a changed byte, and to who does
  /// not know the witness.
  private static func review(_ program: Program) throws {
    let counted = "Naast het log: 1 medegetekend zegel, nagerekend."
    #expect(try program.run("verify").output.contains(counted))
    let cases = [
      ("sed -i '$ s/A/B/' log/cosignatures/000000006.note", "telt niet mee"),
      ("sed -i '1 s/test/tast/' log/cosignatures/000000006.note", "hoort niet bij dit zegel"),
      ("mv log/cosignatures/000000006.note log/cosignatures/7.note", "bij geen zegel van dit log"),
      ("mv .config/vth/witnesses w", "geen handtekening van een getuige die u vertrouwt"),
      ("rm log/cosignatures/*; mkdir log/cosignatures/000000006.note", "telt niet mee"),
      ("rm log/cosignatures/*; fallocate -l 2M log/cosignatures/000000006.note", "telt niet mee"),
      ("rm -r log/cosignatures; touch log/cosignatures", "log/cosignatures"),
      ("cp .config/vth/witnesses w; echo x > .config/vth/witnesses", "sleutel"),
    ]
    for (change, words) in cases {
      _ = try program.shell("rm -rf log-bewaard; cp -a log log-bewaard; \(change)")
      let found = try program.run("verify")
      #expect(found.status == 0 && found.output.contains(words), "\(change): \(found.output)")
      #expect(!found.output.contains(counted), "\(change)")
      _ = try program.shell(
        "rm -r log; mv log-bewaard log; [ ! -e w ] || mv w .config/vth/witnesses")
    }
  }

  // MARK: What was signed before

  @Test func `an old copy put back is not written on, and says what to do`() throws {
    let program = try Self.made()
    #expect(try Self.record(program, "a").status == 0)
    #expect(try program.run("backup", "kopie").status == 0)
    #expect(try Self.record(program, "b").status == 0)
    _ = try program.shell("rm -r log && cp -r kopie log")
    let before = try program.everything(in: "log")
    let result = try Self.record(program, "c")
    #expect(result.status == 3 && result.errors.contains("--new-origin"), "\(result.errors)")
    #expect(try program.everything(in: "log") == before)
    #expect(try program.run("owners").status == 0, "reading goes on")

    let restored = try program.run("restore", "kopie", "terug")
    #expect(restored.status == 3)
    #expect(try program.everything(in: "terug").isEmpty)
  }

  @Test func `a key begins another log only when its owner says that it begins anew`() throws {
    let program = try Self.made()
    let key = ".config/vth/keys/test.example.key"
    let refused = try program.run("init", "nieuw", "--key", key)
    #expect(refused.status == 1 && refused.errors.contains("--restart"))
    #expect(try program.everything(in: "nieuw").isEmpty)
    let restarted = try program.run("init", "nieuw", "--key", key, "--restart")
    #expect(restarted.status == 0 && restarted.errors.contains("past daar niet bij"))
    #expect(try Self.record(program, "a", "--log", "nieuw").status == 0)
    #expect(try Self.record(program, "a").status == 3)
  }

  @Test func `what was signed before and cannot be read stops the writing`() throws {
    let program = try Self.made()
    let keys = program.home.appendingPathComponent(".config/vth/keys")
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: keys.path).first {
        $0.hasSuffix(".signed")
      })
    try Data("onzin".utf8).write(to: keys.appendingPathComponent(name))
    let result = try Self.record(program, "a")
    #expect(result.status == 1 && result.errors.contains("niet te lezen"), "\(result.errors)")
  }
}
