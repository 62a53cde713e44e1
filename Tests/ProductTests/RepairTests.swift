import Foundation
import Testing

/// A last commit that a power loss tore: its checkpoint is there, lines above it are not.
struct RepairTests {
  /// A log with one party, and two more in a commit of which bytes are gone; `log-voor` and `config-voor` are as
  /// they were before that commit.
  private static func torn() throws -> Program {
    let program = try KeyRotationTests.made()
    try #require(try KeyRotationTests.record(program, "a").status == 0)
    _ = try program.shell("cp -a log log-voor; cp -a .config config-voor")
    let before = try Data(contentsOf: segment(program)).count
    let two = KeyRotationTests.party("b") + KeyRotationTests.party("c")
    try #require(try program.run(["record", "-"], input: Data(two.utf8)).status == 0)
    var bytes = try Data(contentsOf: segment(program))
    bytes.replaceSubrange((before + 50)..<(before + 150), with: Data(count: 100))
    try bytes.write(to: segment(program))
    return program
  }

  private static func segment(_ program: Program) -> URL {
    program.home.appendingPathComponent("log/log/000000000.ndjson")
  }

  @Test func `it is shown, set aside on the user's word, and then recording goes on`() throws {
    let program = try Self.torn()
    // The power took what was not synchronised yet: the files beside it are those of before.
    _ = try program.shell("cp log-voor/checkpoint log/; rm -r .config; cp -a config-voor .config")
    let whole = try Data(contentsOf: Self.segment(program))

    let refused = try KeyRotationTests.record(program, "d")
    #expect(refused.status == 3 && refused.errors.contains("Doe: vth repair"), "\(refused.errors)")
    let answer = try program.run("owners")
    #expect(answer.status == 0 && answer.errors.contains("Doe: vth repair"))
    #expect(try program.run("verify").output.contains("Bekijk haar met: vth repair"))

    let shown = try program.run("repair")
    #expect(shown.status == 3)
    for words in [
      "het laatste zegel past niet bij de regels ervoor", "niet te lezen", "party.registered.v1",
      "Voor zover deze computer weet is dit nooit bevestigd", "vth repair --set-aside",
    ] {
      #expect(shown.output.contains(words), "\(shown.output)")
    }
    let json = try JSONSerialization.jsonObject(
      with: Data(program.run("repair", "--json").output.utf8))
    let suspect = try #require((json as? [String: Any])?["suspect"] as? [String: Any])
    let entries = try #require(suspect["entries"] as? [[String: Any]])
    #expect(entries.map { $0["readable"] as? Bool } == [false, true])
    #expect(entries.map { $0["seq"] as? Int } == [nil, 8])
    #expect(try Data(contentsOf: Self.segment(program)) == whole)

    let done = try program.run("repair", "--set-aside")
    #expect(done.status == 0 && done.output.contains("Apart gezet: log/quarantine/"))
    let name = try program.shell("ls log/quarantine").output.split(separator: "\n")
    let aside = try Data(
      contentsOf: program.home.appendingPathComponent("log/quarantine/\(try #require(name.first))"))
    #expect(try Data(contentsOf: Self.segment(program)) + aside == whole)
    #expect(try program.run("repair").output.contains("niets te herstellen"))
    #expect(try program.run("repair", "--set-aside").output.contains("niets apart te zetten"))
    #expect(try KeyRotationTests.record(program, "b").status == 0)
    #expect(try KeyRotationTests.verifies(program))
  }

  @Test(arguments: ["checkpoint", "memory"])
  func `what was acknowledged is never set aside`(witness: String) throws {
    let program = try Self.torn()
    if witness == "memory" {
      _ = try program.shell("cp log-voor/checkpoint log/")
    } else {
      _ = try program.shell("rm -r .config; cp -a config-voor .config")
    }
    let whole = try program.everything(in: "log")
    let shown = try program.run("repair")
    let words =
      witness == "memory"
      ? "eerder getekend voor 9 vermeldingen" : "laatste vastlegging was bevestigd"
    #expect(shown.status == 3 && shown.output.contains(words), "\(shown.output)")
    #expect(shown.output.contains("vth restore KOPIE MAP"))
    let refused = try program.run("repair", "--set-aside")
    #expect(refused.status == 3 && refused.errors.contains(words), "\(refused.errors)")
    #expect(try program.everything(in: "log") == whole)
  }

  @Test func `who knows nothing of it is told to compare first`() throws {
    let program = try Self.torn()
    _ = try program.shell("rm log/checkpoint; rm .config/vth/keys/*.signed")
    let shown = try program.run("repair")
    #expect(shown.output.contains("weet niet of dit is bevestigd. Vergelijk eerst"))
  }

  @Test func `a checkpoint of its own beside the log says what it no longer holds`() throws {
    let program = try Self.torn()
    let kept = try program.shell(
      """
      mkdir -p log-voor/cosignatures
      cp log/checkpoint log-voor/cosignatures/000000009.note
      rm -r log .config; cp -a log-voor log; cp -a config-voor .config
      """)
    try #require(kept.status == 0, "\(kept.errors)")
    let verified = try program.run("verify")
    #expect(verified.status == 3 && verified.output.contains("getekend voor 9 vermeldingen"))
    let shown = try program.run("repair")
    #expect(shown.status == 3 && shown.output.contains("Er wordt niets apart gezet."))
    #expect(try program.run("repair", "--set-aside").status == 3)
    let refused = try KeyRotationTests.record(program, "d")
    #expect(refused.status == 3 && refused.errors.contains("cosignatures/000000009.note"))
    _ = try program.shell("mv log/cosignatures weg; touch log/cosignatures")
    #expect(try KeyRotationTests.record(program, "d").status == 0)
    _ = try program.shell("rm -r log; cp -a log-voor log; rm -r .config; cp -a config-voor .config")
    _ = try program.shell("sed -i 's/^9$/8/' log/cosignatures/000000009.note")
    let forged = try program.run("verify")
    #expect(forged.status == 0 && forged.output.contains("hoort bij geen zegel van dit log"))
  }
}
