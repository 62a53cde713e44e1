import Foundation
import Testing

/// A new log, made with a key that may have signed before.
struct FirstHistoryTests {
  private static let key = ".config/vth/keys/test.example.key"

  private static func remembered(_ program: Program) throws -> String {
    try program.shell("cd .config/vth/keys; md5sum *.signed*; ls").output
  }

  @Test func `to begin anew and fail changes nothing`() throws {
    let program = try KeyRotationTests.made()
    _ = try program.shell("cp -r log oud; mkdir vol; touch vol/iets")
    #expect(try KeyRotationTests.record(program, "a").status == 0)
    let before = try Self.remembered(program)
    for (folder, status) in [("ontbreekt/x", 4), ("vol", 1), ("log", 1)] as [(String, Int32)] {
      let failed = try program.run("init", folder, "--restart", "--key", Self.key)
      #expect(failed.status == status, "\(folder): \(failed.errors)")
      #expect(try Self.remembered(program) == before, "\(folder)")
    }
    #expect(try program.run("verify", "--log", "oud").status == 3)
    #expect(try KeyRotationTests.record(program, "b", "--log", "oud").status == 3)
  }

  @Test func `to begin anew after a key took over sets aside what both signed`() throws {
    let program = try KeyRotationTests.made()
    #expect(try program.run("keys", "rotate").status == 0)
    #expect(try program.run("keys", "retire").status == 0)
    #expect(try program.run("init", "nieuw", "--key", Self.key).status == 1)
    let restarted = try program.run("init", "nieuw", "--key", Self.key, "--restart")
    #expect(restarted.status == 0, "\(restarted.errors)")
    #expect(
      restarted.errors.components(separatedBy: "past daar niet bij").count == 3,
      "\(restarted.errors)")
    #expect(try KeyRotationTests.record(program, "a", "--log", "nieuw").status == 0)
    #expect(try program.run("verify", "--log", "nieuw").status == 0)
    #expect(try KeyRotationTests.record(program, "a").status == 3)
  }

  @Test func `of two that begin under one name at once, one begins and is remembered`() throws {
    let program = try Program()
    for number in 1...2 {
      let made = try program.shell(
        "HOME=$PWD/h\(number) Scripts/vth init l\(number) --origin test.example")
      try #require(made.status == 0, "\(made.errors)")
    }
    for round in 1...5 {
      let raced = try program.shell(
        """
        mkdir r\(round); export HOME=$PWD/r\(round)
        for n in 1 2; do
          (Scripts/vth init r\(round)/l$n --key h$n/.config/vth/keys/test.example.key; echo $? > r\(round)/s$n) &
        done
        wait; cat r\(round)/s1 r\(round)/s2
        """)
      let statuses = raced.output.split(separator: "\n").suffix(2).sorted()
      #expect(statuses.first == "0" && statuses.last != "0", "\(raced)")
      let kept = try program.shell("ls r\(round)/.config/vth/keys/ | grep -c 'signed$'")
      #expect(kept.output == "1\n", "\(kept)")
    }
  }

  @Test func `who cannot replace what is remembered does not begin anew`() throws {
    let program = try KeyRotationTests.made()
    let before = try Self.remembered(program)
    // A full disk for files of this size.
    let refused = try program.shell(
      "ulimit -f 8; Scripts/vth init nieuw --restart --key \(Self.key)")
    #expect(refused.status == 4, "\(refused)")
    #expect(try Self.remembered(program) == before)
    #expect(try program.shell("test ! -e nieuw").status == 0)
    #expect(try program.run("verify").status == 0)
  }

  @Test func `a name under which another key signed is refused, and no key is made`() throws {
    let program = try KeyRotationTests.made()
    _ = try program.shell("mv \(Self.key) weg.key")
    let before = try Self.remembered(program)
    let refused = try program.run("init", "nieuw", "--origin", "test.example")
    #expect(refused.status == 1 && refused.errors.contains("andere sleutel"), "\(refused.errors)")
    #expect(try Self.remembered(program) == before)
    #expect(try program.shell("test ! -e nieuw").status == 0)
    // On its owner's word the name begins anew, and the log can be used.
    let anew = try program.run("init", "nieuw", "--origin", "test.example", "--restart")
    #expect(anew.status == 0, "\(anew.errors)")
    #expect(try KeyRotationTests.record(program, "a", "--log", "nieuw").status == 0)
  }

  @Test func `without a home, or elsewhere, a new log says what is not known of its key`() throws {
    let program = try KeyRotationTests.made()
    _ = try program.shell("cp \(Self.key) k; cp -r log oud")
    for words in [
      "init een --key k", "restore oud twee --new-origin twee.example --reason stuk --key twee.key",
    ] {
      _ = try program.shell(
        "[ -e twee.key ] || { Scripts/vth init t --origin twee.example; cp .config/vth/keys/twee.example.key twee.key; }"
      )
      let without = try program.shell("env -u HOME Scripts/vth \(words)")
      #expect(
        without.status == 0 && without.errors.contains("er is geen thuismap"),
        "\(words): \(without.errors)")
    }
    let elsewhere = try program.shell("mkdir thuis; HOME=$PWD/thuis Scripts/vth init drie --key k")
    #expect(
      elsewhere.status == 0 && elsewhere.errors.contains("nog niets getekend"),
      "\(elsewhere.errors)")
  }

  @Test func `a key comes out of a pipe`() throws {
    let program = try KeyRotationTests.made()
    _ = try program.shell(
      """
      mv \(Self.key) k; rm .config/vth/keys/*.signed; cp -r log oud
      Scripts/vth init t --origin twee.example && mv .config/vth/keys/twee.example.key twee.key
      rm .config/vth/keys/*.signed
      """)
    let made = try program.shell("Scripts/vth init nieuw --key <(cat k)")
    #expect(made.status == 0 && !made.output.contains("/dev/fd"), "\(made.output) \(made.errors)")
    #expect(try program.run("verify", "--log", "nieuw").status == 0)
    let copied = try program.shell(
      "Scripts/vth restore oud terug --new-origin twee.example --reason stuk --key <(cat twee.key)")
    #expect(copied.status == 0 && !copied.output.contains("/dev/fd"), "\(copied.errors)")
    #expect(try program.run("verify", "--log", "terug").status == 0)
    let retired = try program.shell(
      """
      Scripts/vth keys rotate --log nieuw --key <(cat k) >/dev/null \
        && Scripts/vth keys retire --log nieuw --key <(cat k)
      """)
    #expect(
      retired.status == 0 && retired.output.contains("Vernietig")
        && !retired.output.contains("/dev/fd"), "\(retired.output) \(retired.errors)")
  }

  @Test func `a name that files cannot have is refused`() throws {
    let program = try Program()
    let name = String(repeating: "a/", count: 70)
    let refused = try program.run("init", "nieuw", "--origin", name)
    #expect(refused.status == 2 && refused.errors.contains("te lang"), "\(refused.errors)")
    #expect(try program.shell("test ! -e nieuw && test ! -e .config").status == 0)
    let short = try program.run("init", "nieuw", "--origin", String(repeating: "a/", count: 50))
    #expect(short.status == 0, "\(short.errors)")
    #expect(try program.run("keys", "rotate", "--log", "nieuw").status == 0)
    #expect(try program.run("keys", "retire", "--log", "nieuw").status == 0)
  }

  @Test func `a name beside a key is that of the key, or nothing is made`() throws {
    let program = try KeyRotationTests.made()
    _ = try program.shell("rm -r log .config/vth/keys/*.signed*")
    let other = try program.run("init", "log", "--key", Self.key, "--origin", "anders.example")
    #expect(other.status == 1 && other.errors.contains("--origin test.example"), "\(other)")
    #expect(try program.shell("test ! -e log && ls .config/vth/keys").output.contains(".key"))
    let same = try program.run("init", "log", "--key", Self.key, "--origin", "test.example")
    #expect(same.status == 0, "\(same)")
    let nameless = try program.run("init", "log2", "--key", Self.key, "--origin", "a b")
    #expect(nameless.status == 2, "\(nameless)")
  }
}
