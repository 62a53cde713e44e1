import Foundation
import Testing

/// Whatever is known here of what a log once was is asked before every write, verification, copy and export.
struct OneHistoryTests {
  /// A log of eight entries, and in `oud` what it was with seven.
  private static func made() throws -> Program {
    let program = try KeyRotationTests.made()
    try #require(try KeyRotationTests.record(program, "a").status == 0)
    _ = try program.shell("cp -r log oud")
    try #require(try KeyRotationTests.record(program, "b").status == 0)
    return program
  }

  private static let copies = [
    ["backup", "kopie"], ["export", "public", "kopie"], ["export", "audit", "kopie"],
    ["export", "ical"],
  ]

  private static func refusesCopies(_ program: Program, _ log: String) throws {
    for words in copies {
      let result = try program.run(words + ["--log", log], input: nil)
      #expect(result.status == 3, "\(words): \(result.output) \(result.errors)")
      #expect(try program.shell("test ! -e kopie").status == 0, "\(words)")
    }
  }

  @Test func `an older copy on the machine that signed more is not sound, and answers say so`()
    throws
  {
    let program = try Self.made()
    let verified = try program.run("verify", "--log", "oud")
    #expect(verified.status == 3 && !verified.output.contains("Alles klopt"))
    #expect(verified.output.contains("getekend voor 8 vermeldingen"), "\(verified.output)")
    try Self.refusesCopies(program, "oud")
    for words in [["stats"], ["party", "a"], ["findings", "--json"], ["report", "eigenaren"]] {
      let answer = try program.run(words + ["--log", "oud"], input: nil)
      #expect(answer.status == 0 && answer.errors.contains("oudere of andere kopie"), "\(words)")
    }
    #expect(try KeyRotationTests.record(program, "c", "--log", "oud").status == 3)
    // Elsewhere nobody knows better.
    var stranger = try Program()
    stranger.variables["VTH_LOG"] = program.home.appendingPathComponent("oud").path
    #expect(try stranger.run("verify").status == 0)
    #expect(try program.run("verify").status == 0)
  }

  @Test func `a copy that is older on purpose is held against its own checkpoint`() throws {
    let program = try Self.made()
    _ = try program.shell(
      """
      cp oud/checkpoint oud.note
      Scripts/vth checkpoint > nieuw.note
      Scripts/vth init ander --origin ander.example >/dev/null
      Scripts/vth checkpoint --log ander > ander.note
      """)
    let older = try program.run("verify", "--log", "oud", "--is", "oud.note")
    #expect(older.status == 0 && older.output.contains("tot 8 vermeldingen"), "\(older.output)")
    for note in ["nieuw.note", "ander.note"] {
      let other = try program.run("verify", "--log", "oud", "--is", note)
      #expect(other.status == 3 && other.output.contains("hoort niet bij het zegel"), "\(note)")
    }
    #expect(try program.run("verify", "--is", "nieuw.note").status == 0)
    #expect(try program.run("verify", "--is", "geen").status == 4)
    #expect(try program.run("verify", "--is", "log/format.json").status == 3)
  }

  @Test func `two copies that each went on are told apart by whoever signed`() throws {
    let program = try Self.made()
    // On another machine with the same key somebody goes on from the older copy.
    var other = try Program()
    other.variables["VTH_LOG"] = program.home.appendingPathComponent("oud").path
    let key = program.home.appendingPathComponent(".config/vth/keys/test.example.key").path
    let went = try KeyRotationTests.record(other, "c", "--key", key)
    #expect(went.status == 0 && went.errors.contains("nog niets getekend"), "\(went.errors)")
    let found = try program.run("verify", "--log", "oud")
    #expect(found.status == 3 && found.output.contains("andere geschiedenis"), "\(found.output)")
    try Self.refusesCopies(program, "oud")
  }

  @Test func `what was cosigned is a witness, whatever lies beside it`() throws {
    let program = try Self.made()
    _ = try program.shell(
      """
      rm -r .config/vth/keys/*.signed
      mkdir oud/cosignatures
      Scripts/vth checkpoint > oud/cosignatures/000000008.note
      echo kapot > oud/cosignatures/000000008_conflict.note
      echo kapot > oud/cosignatures/999999999.note
      mkdir oud/cosignatures/999999999x.note
      """)
    let recorded = try KeyRotationTests.record(program, "c", "--log", "oud")
    #expect(recorded.status == 3, "\(recorded.errors)")
    #expect(try program.run("verify", "--log", "oud").status == 3)
    try Self.refusesCopies(program, "oud")
  }

  @Test func `format json proves that entries are gone, also when the log ends well`() throws {
    let program = try Self.made()
    _ = try program.shell("cp -r log voor")
    #expect(try program.run("keys", "rotate").status == 0)
    _ = try program.shell(
      "cp log/format.json voor/; rm -f voor/checkpoint .config/vth/keys/*.signed")
    let recorded = try KeyRotationTests.record(program, "c", "--log", "voor")
    #expect(recorded.status == 3 && recorded.errors.contains("format.json"), "\(recorded.errors)")
    #expect(try program.run("verify", "--log", "voor").status == 3)
    try Self.refusesCopies(program, "voor")
  }

  @Test func `a changed byte in what was acknowledged last gives no answer, and no copy`() throws {
    let program = try Self.made()
    // The party b becomes c, in the entry that was recorded last.
    _ = try program.shell(#"sed -i 's/"name":"b"/"name":"c"/' log/log/000000000.ndjson"#)
    for knows in ["checkpoint", "memory"] {
      if knows == "memory" { _ = try program.shell("rm log/checkpoint") }
      for words in [
        ["stats"], ["findings", "--json"], ["party", "a"],
        ["report", "eigenaren", "--out", "r.md"],
        ["verify"], ["backup", "kopie"], ["export", "public", "kopie"], ["checkpoint"],
      ] {
        let result = try program.run(words, input: nil)
        #expect(result.status == 3, "\(knows) \(words): \(result.output) \(result.errors)")
      }
      #expect(try program.shell("test ! -e kopie && test ! -e r.md").status == 0)
    }
    // When nobody knows, it may be a write that was torn: answers rest on what is before it and say so; but no
    // copy is made of it.
    _ = try program.shell("rm .config/vth/keys/*.signed")
    let answer = try program.run("party", "a")
    #expect(answer.status == 0 && answer.errors.contains("vth repair"))
    for words in [["backup", "kopie"], ["export", "public", "kopie"], ["export", "ical"]] {
      #expect(try program.run(words, input: nil).status == 3, "\(words)")
    }
  }

  @Test func `while a key takes over nobody signs with one of the two`() throws {
    let program = try Self.made()
    #expect(try program.run("keys", "rotate").status == 0)
    _ = try program.shell("mkdir weg; mv .config/vth/keys/*.next-key weg")
    let one = try KeyRotationTests.record(program, "c")
    #expect(one.status == 1 && one.errors.contains("tekenen er twee"), "\(one.errors)")
    _ = try program.shell("mv weg/* .config/vth/keys/")
    #expect(try KeyRotationTests.record(program, "c").status == 0)
  }

  @Test func `a verdict says with what was compared, and what was asked for must be there`() throws
  {
    let program = try Self.made()
    let key = try program.shell("Scripts/vth keys --json | grep -o 'test.example+[^\"]*' | head -1")
      .output.trimmingCharacters(in: .whitespacesAndNewlines)
    let own = try program.run("verify")
    #expect(own.output.contains("Vergeleken: sinds het zegel van 8 vermeldingen"), "\(own.output)")
    let given = try program.run("verify", "--key", key, "--at-least", "sleutel,sinds:8")
    #expect(given.status == 0 && given.output.contains("met uw sleutel"), "\(given.output)")
    for (demand, status): (String, Int32) in [
      ("gezien", 1), ("gezien:2", 1), ("gestempeld", 1), ("sinds:9", 1), ("sleutel", 1),
      ("sinds", 0), ("", 2), ("gezien:0", 2), ("gezien:-1", 2), ("onzin", 2), ("sinds:8,", 2),
    ] {
      #expect(try program.run("verify", "--at-least", demand).status == status, "\(demand)")
    }
    var stranger = try Program()
    stranger.variables["VTH_LOG"] = program.home.appendingPathComponent("log").path
    let nothing = try stranger.run("verify", "--json")
    #expect(
      nothing.status == 0
        && nothing.output.contains(#""compared":{"key":false,"seenBy":[]}"#),
      "\(nothing.output)")
  }

  @Test func `two clones are not signed at once with one key`() throws {
    let program = try Self.made()
    _ = try program.shell("cp -r log kloon")
    let both = try program.shell(
      """
      for n in 1 2 3 4 5 6; do
        printf '%s' '\(KeyRotationTests.party("x").dropLast())' | Scripts/vth record - --log log & a=$!
        printf '%s' '\(KeyRotationTests.party("y").dropLast())' | Scripts/vth record - --log kloon & b=$!
        wait $a; s=$?; wait $b; t=$?
        rm -rf log kloon .config/vth/keys/*.signed
        [ $s = 0 ] && [ $t = 0 ] && exit 9
        [ $s = 0 ] || [ $t = 0 ] || exit 8
        Scripts/vth init log --origin "n$n.example" && cp -r log kloon
      done
      """)
    #expect(both.status == 0, "\(both.output) \(both.errors)")
  }

  @Test func `a copy that bears witness against itself is not put back`() throws {
    let program = try Self.made()
    _ = try program.shell(
      """
      rm -r .config/vth/keys/*.signed
      mkdir oud/cosignatures
      Scripts/vth checkpoint > oud/cosignatures/000000008.note
      """)
    #expect(try program.run("restore", "oud", "terug").status == 3)
    #expect(try program.shell("test ! -e terug").status == 0)
    let new = try program.run(
      "restore", "oud", "nieuw", "--new-origin", "twee.example", "--reason", "stuk")
    #expect(new.status == 0, "\(new.errors)")
    // What was signed and did not come along is said.
    let verified = try program.run("verify", "--log", "nieuw")
    #expect(
      verified.status == 0 && verified.output.contains("niet meegekomen"), "\(verified.output)")
  }

  @Test func `a copy from before a key took over is known by what the newer key signed`() throws {
    let program = try KeyRotationTests.made()
    #expect(try KeyRotationTests.record(program, "a").status == 0)
    _ = try program.shell("cp -r log oud")
    #expect(try program.run("keys", "rotate").status == 0)
    #expect(try program.run("keys", "retire").status == 0)
    #expect(try KeyRotationTests.record(program, "b").status == 0)
    // Of the old key nothing is remembered here.
    let old = try program.shell(
      "cd .config/vth/keys; for f in *.signed; do grep -q '^10$' $f || rm $f; done; ls *.signed | wc -l"
    )
    try #require(old.output.trimmingCharacters(in: .whitespacesAndNewlines) == "1")
    let verified = try program.run("verify", "--log", "oud")
    #expect(verified.status == 3, "\(verified.output)")
    #expect(try program.run("backup", "kopie", "--log", "oud").status == 3)
  }

  @Test func `what stands behind the last checkpoint is said in every answer`() throws {
    let program = try KeyRotationTests.made()
    #expect(try KeyRotationTests.record(program, "a").status == 0)
    _ = try program.shell(#"printf '{"half' >> log/log/000000000.ndjson"#)
    for words in [["stats"], ["party", "a"], ["backup", "kopie"]] {
      let result = try program.run(words, input: nil)
      #expect(result.status == 0 && result.errors.contains("geen zegel"), "\(words)")
    }
  }

  @Test func `a note under a name of its own hides no newer one`() throws {
    let program = try Self.made()
    _ = try program.shell(
      """
      rm -r .config/vth/keys/*.signed
      mkdir oud/cosignatures
      Scripts/vth checkpoint > oud/cosignatures/000000008.note
      cp oud/checkpoint oud/cosignatures/zzz.note
      """)
    #expect(try KeyRotationTests.record(program, "c", "--log", "oud").status == 3)
  }
}
