import Foundation
import Testing

/// What a user is told of a file that changed or a command that was cut off: which file, which line, what to do.
struct FaultWordsTests {
  /// Flips a bit in the middle of a file of the user.
  private static func flip(_ program: Program, _ name: String, at place: Int? = nil) throws {
    let path = program.home.appendingPathComponent(name)
    var bytes = try Data(contentsOf: path)
    bytes[place ?? bytes.count / 2] ^= 1
    try bytes.write(to: path)
  }

  @Test func `a changed file is named, with the line and what to do`() throws {
    let cases: [(file: String, arguments: [String], status: Int32, words: [String])] = [
      (
        "log/log/000000000.ndjson", ["verify"], 3,
        ["log/log/000000000.ndjson regel 7: het zegel past niet", "haal een goede kopie"]
      ),
      (
        "log/log/000000000.ndjson", ["record", "-"], 3,
        ["log/log/000000000.ndjson regel 7", "Er is niets veranderd. Doe: vth verify"]
      ),
      (
        "log/format.json", ["verify"], 3, ["log/format.json", "Zet het terug uit een kopie"]
      ),
      (
        "log/checkpoint", ["verify"], 0,
        ["Let op: log/checkpoint", "De volgende vastlegging schrijft het opnieuw", "Alles klopt"]
      ),
      (
        ".config/vth/keys/test.example.key", ["record", "-"], 4,
        ["keys/test.example.key", "Zet uw reservekopie van de sleutel terug"]
      ),
    ]
    for (file, arguments, status, words) in cases {
      let program = try KeyRotationTests.made()
      try #require(try KeyRotationTests.record(program, "a").status == 0)
      try Self.flip(program, file, at: file.hasSuffix("ndjson") ? 100 : nil)
      let result = try program.run(arguments, input: Data(KeyRotationTests.party("b").utf8))
      #expect(result.status == status, "\(file): \(result.output)\(result.errors)")
      for word in words {
        #expect((result.output + result.errors).contains(word), "\(result.output)\(result.errors)")
      }
    }
  }

  @Test func `what was cut off says what stands there and how to do it again`() throws {
    let program = try KeyRotationTests.made()
    try #require(try program.run("backup", "kopie").status == 0)
    // As a copy is left when the power fails before format.json.
    _ = try program.shell("cp -r kopie half; rm half/format.json half/checkpoint")
    for arguments in [
      ["backup", "half"], ["restore", "kopie", "half"], ["init", "half", "--origin", "x.example"],
    ] {
      let result = try program.run(arguments)
      #expect(result.status == 1 && result.errors.contains("verwijder de map"), "\(result.errors)")
    }
    let unfinished = try program.run("verify", "--log", "half")
    #expect(unfinished.status == 3 && unfinished.errors.contains("format.json ontbreekt"))
    let whole = try program.run("backup", "kopie")
    #expect(whole.errors.contains("er staat al een log. Is dat goed? Doe: vth verify --log kopie"))
    _ = try program.shell("rm -r half")
    #expect(try program.run("backup", "half").status == 0)
  }

  @Test func `a new origin that was cut off goes on with the key that was made for it`() throws {
    let program = try KeyRotationTests.made()
    try #require(try program.run("backup", "kopie").status == 0)
    let rest = ["--new-origin", "verder.example", "--reason", "schijf stuk"]
    // The key is made first; then there is no place for the log.
    #expect(try program.run(["restore", "kopie", "geen/map"] + rest).status == 4)
    let again = try program.run(["restore", "kopie", "nieuw"] + rest)
    let words = try #require(again.errors.split(separator: " ").firstIndex(of: "--key"))
    #expect(again.status == 1)
    let path = String(again.errors.split(separator: " ")[words + 1].dropLast())
    #expect(path.hasSuffix("verder.example.key"), "\(again.errors)")
    #expect(try program.everything(in: "nieuw").isEmpty)
    #expect(try program.run(["restore", "kopie", "nieuw"] + rest + ["--key", path]).status == 0)
    #expect(try KeyRotationTests.verifies(program, "nieuw"))
    #expect(try KeyRotationTests.record(program, "b", "--log", "nieuw").status == 0)
    let used = try program.run(["restore", "kopie", "weer"] + rest + ["--key", path])
    #expect(used.status == 1 && used.errors.contains("al een log van"), "\(used.errors)")
    let other = try program.run(
      "restore", "kopie", "weer", "--new-origin", "anders.example", "--reason", "r", "--key", path)
    #expect(other.status == 1 && other.errors.contains("--new-origin verder.example"))
    let useless = try program.run("restore", "kopie", "weer", "--key", path)
    #expect(useless.status == 2 && useless.errors.contains("--new-origin"))
    #expect(try program.everything(in: "weer").isEmpty)
  }

  @Test func `a key that waits alone to take over signs, and takes over after all`() throws {
    let program = try KeyRotationTests.made()
    #expect(try program.run("keys", "rotate").status == 0)
    let keys = ".config/vth/keys/test.example"
    #expect(try program.run("keys", "retire").status == 0)
    // As when it was cut off between the two renames: the old key is aside, the new one still waits.
    _ = try program.shell("mv \(keys).key \(keys).next-key")
    #expect(try KeyRotationTests.record(program, "a").status == 0)
    #expect(try program.run("keys", "retire").status == 0)
    #expect(try program.shell("test -f \(keys).key && test ! -e \(keys).next-key").status == 0)
    #expect(try KeyRotationTests.record(program, "b").status == 0)
    #expect(try KeyRotationTests.verifies(program))
  }
}
