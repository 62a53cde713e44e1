import Foundation
import Testing

/// What `vth verify` and the verifier that is not ours say of the same log, as their users meet it.
///
/// `Scripts/soak` lets both judge thousands of logs that differ a little.
struct TwoVerifiersTests {
  private static func judge(_ program: Program, _ folder: String) throws -> [Program.Result] {
    let script = Program.root.appendingPathComponent("Scripts/verify.py").path
    return [
      try program.run("verify", "--log", folder), try program.shell("python3 \(script) \(folder)"),
    ]
  }

  @Test func `a log that goes on from an older copy is sound, and says what did not come along`()
    throws
  {
    let program = try KeyRotationTests.made()
    #expect(try program.run("keys", "rotate").status == 0)
    #expect(try program.run("backup", "kopie").status == 0)
    for (folder, origin, says) in [("log", "een.example", false), ("kopie", "twee.example", true)] {
      #expect(try KeyRotationTests.record(program, "p\(origin.count)").status == 0)
      let restored = try program.run(
        "restore", folder, origin, "--new-origin", origin, "--reason", "de schijf ging stuk")
      #expect(restored.status == 0, "\(restored.errors)")
      for found in try Self.judge(program, origin) {
        #expect(found.status == 0, "\(found.output)")
        #expect(found.output.contains("te rekenen.\n") == says, "\(found.output)")
      }
    }
    let twice = try program.run(
      "restore", "een.example", "drie", "--new-origin", "drie.example", "--reason", "nog eens")
    #expect(twice.status == 0)
    for found in try Self.judge(program, "drie") { #expect(found.status == 0, "\(found.output)") }
  }

  @Test func `a number in format json that no log can have is refused, whoever reads it`() throws {
    let program = try KeyRotationTests.made()
    #expect(try program.run("keys", "rotate").status == 0)
    #expect(try program.run("keys", "retire").status == 0)
    let path = program.home.appendingPathComponent("log/format.json")
    let right = try String(contentsOf: path, encoding: .utf8)
    let size = try #require(right.components(separatedBy: "\"size\":").last?.dropLast(4))
    for number in ["18446744073709551615", "9007199254740992", "0", "-1", "1e3"] {
      try Data(right.replacingOccurrences(of: "\"size\":\(size)", with: "\"size\":\(number)").utf8)
        .write(to: path)
      for found in try Self.judge(program, "log") { #expect(found.status == 3, "\(number)") }
      #expect(try program.run("backup", "kopie-\(number)").status == 3)
      #expect(try program.run("export", "public", "openbaar-\(number)").status == 3)
      #expect(try KeyRotationTests.record(program, "a").status == 3)
    }
  }

  @Test func `entries about keys that are gone are missed by both`() throws {
    let program = try KeyRotationTests.made()
    _ = try program.shell("cp -r log oud")
    #expect(try program.run("keys", "rotate").status == 0)
    #expect(try program.run("keys", "retire").status == 0)
    _ = try program.shell("cp log/format.json oud; rm oud/checkpoint")
    for found in try Self.judge(program, "oud") { #expect(found.status == 3, "\(found.output)") }
  }
}
