import Foundation
import Testing

/// Copies of a log, put back or carried on; and the kit for an auditor, followed to the letter.
struct BackupTests {
  @Test func `a backup is the log as it was, and restores to the same bytes`() throws {
    let program = try KeyRotationTests.made()
    #expect(try KeyRotationTests.record(program, "a").status == 0)
    #expect(try program.run("backup", "kopie").status == 0)
    #expect(try program.everything(in: "kopie") == program.everything(in: "log"))
    #expect(try program.run("restore", "kopie", "terug").status == 0)
    #expect(try program.everything(in: "terug") == program.everything(in: "log"))
    #expect(try KeyRotationTests.record(program, "b", "--log", "terug").status == 0)
  }

  @Test func `a backup while others record is one of the states that were committed`() throws {
    let program = try KeyRotationTests.made()
    let parties = (0..<12).map { KeyRotationTests.party("p\($0)") }
    for (number, party) in parties.enumerated() { _ = try program.file("\(number).ndjson", party) }
    let result = try program.shell(
      """
      (for n in $(seq 0 11); do Scripts/vth record $n.ndjson >/dev/null; done) &
      for n in 1 2 3 4 5 6; do
        Scripts/vth backup k$n >/dev/null || exit 1
        cp k$n/checkpoint zegel$n
        Scripts/vth verify --log k$n --is zegel$n >/dev/null || exit 2
      done
      wait
      for n in 1 2 3 4 5 6; do grep -qF "$(sed -n 3p zegel$n)" log/log/*.ndjson || exit 3; done
      """)
    #expect(result.status == 0, "\(result.errors)")
    #expect(try KeyRotationTests.verifies(program))
  }

  @Test func `a damaged copy, a full folder and a missing copy are refused, and nothing is made`()
    throws
  {
    let program = try KeyRotationTests.made()
    #expect(try KeyRotationTests.record(program, "a").status == 0)
    #expect(try program.run("backup", "kopie").status == 0)
    _ = try program.shell("cp -r kopie stuk; sed -i 's/\"name\":\"a\"/\"name\":\"b\"/' stuk/log/*")
    let cases: [(arguments: [String], status: Int32, words: String)] = [
      (["restore", "stuk", "terug"], 3, "vth verify --log stuk"),
      (["restore", "nergens", "terug"], 4, "geen log"),
      (["restore", "kopie", "log"], 1, "niet leeg"), (["backup", "log"], 1, "niet leeg"),
      (["backup", "geen/map/hier"], 4, "is er niet"), (["restore", "kopie"], 2, "KOPIE MAP"),
      (["restore", "kopie", "terug", "--new-origin", "x.example"], 2, "--reason"),
      (["restore", "kopie", "terug", "--reason", "r"], 2, "--new-origin"),
      (["restore", "kopie", "terug", "--new-origin", "test.example", "--reason", "r"], 2, "naam"),
      (["restore", "kopie", "terug", "--new-origin", "a b", "--reason", "r"], 2, "naam"),
      (["export", "audit", "log"], 1, "niet leeg"),
      (["export", "audit", "kit", "--entries", "1,x"], 1, "geen vermelding"),
      (["export", "audit", "kit", "--verifier", "nergens"], 4, "is er niet"),
      (["stamp", "attach", "nergens", "--ca", "nergens"], 4, "is er niet"),
      (["stamp", "request"], 2, "--out"), (["keys", "witness", "x"], 4, "is er niet"),
      (["keys", "witness", "x+y+z"], 2, "geen goede openbare sleutel"),
      (["checkpoint", "cosign", "stuk"], 4, "een map"),
    ]
    for (arguments, status, words) in cases {
      let result = try program.run(arguments)
      #expect(result.status == status, "\(arguments): \(result.errors)")
      #expect(result.errors.contains(words), "\(arguments): \(result.errors)")
    }
    for folder in ["terug", "kit", "geen"] {
      let path = program.home.appendingPathComponent(folder).path
      #expect(!FileManager.default.fileExists(atPath: path), "\(folder)")
    }
  }

  @Test func `a log that cannot go on is carried on by another that says so`() throws {
    let program = try KeyRotationTests.made()
    #expect(try KeyRotationTests.record(program, "a").status == 0)
    #expect(try program.run("backup", "kopie").status == 0)
    #expect(try KeyRotationTests.record(program, "b").status == 0)
    let lost = try program.run("checkpoint").output
    let result = try program.run(
      "restore", "kopie", "nieuw", "--new-origin", "verder.example", "--reason", "schijf stuk")
    #expect(result.status == 0, "\(result.errors)")
    #expect(try KeyRotationTests.verifies(program, "nieuw"))

    func entries(_ folder: String) throws -> [[String: Any]] {
      let path = program.home.appendingPathComponent("\(folder)/log/000000000.ndjson")
      return try String(contentsOf: path, encoding: .utf8).split(separator: "\n").compactMap {
        line in
        let value = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        return value?["checkpoint"] == nil ? value : nil
      }
    }
    let (old, new) = (try entries("kopie"), try entries("nieuw"))
    let data = try #require(new.first?["data"] as? [String: Any])
    #expect(new.first?["type"] as? String == "log.continued.v1")
    #expect(data["checkpoint"] as? String == lost && data["copied"] as? Int == old.count)
    #expect(new.count == old.count + 1)
    for (number, entry) in old.enumerated() {
      var moved = new[number + 1]
      #expect(moved["seq"] as? Int == number + 1)
      moved["seq"] = number
      #expect(NSDictionary(dictionary: moved) == NSDictionary(dictionary: entry))
    }
    #expect(try KeyRotationTests.record(program, "c", "--log", "nieuw").status == 0)
    #expect(try program.run("party", "a", "--log", "nieuw").status == 0)
  }

  // MARK: Time stamps and the kit

  private static let authority = Program.root
    .appendingPathComponent("Tests/ProductTests/Independent/timestamp_authority.sh").path

  /// A log with two commits, the first of which bears a time stamp of an authority of its own.
  private static func stamped() throws -> Program {
    let program = try KeyRotationTests.made()
    let made = try program.shell(
      """
      set -e
      mkdir dienst vreemd; '\(authority)' make dienst; '\(authority)' make vreemd
      Scripts/vth stamp request --out q.tsq
      '\(authority)' answer dienst $PWD/q.tsq $PWD/a.tsr
      """)
    try #require(made.status == 0, "\(made.errors)")
    try #require(try KeyRotationTests.record(program, "a").status == 0)
    return program
  }

  @Test func `a time stamp is kept only when its authority is trusted and it is about this log`()
    throws
  {
    let program = try Self.stamped()
    let stranger = try program.run("stamp", "attach", "a.tsr", "--ca", "vreemd/ca.pem")
    #expect(stranger.status == 3 && stranger.errors.contains("niet wie u vertrouwt"))
    let kept = try program.run("stamp", "attach", "a.tsr", "--ca", "dienst/ca.pem")
    #expect(kept.status == 0 && kept.output.contains("onder 6 vermeldingen bestond op"))
    #expect(try program.run("stamp", "verify", "--ca", "dienst/ca.pem").status == 0)
    #expect(try program.run("stamp", "verify", "--ca", "vreemd/ca.pem").status == 3)
    #expect(try program.run("stamp", "trust", "dienst/ca.pem").status == 0)
    #expect(
      try program.run("verify").output.contains("Naast het log: 1 tijdstempel, nagerekend."))
    _ = try program.shell(
      "cp log/stamps/*.tsr goed; echo x >> log/stamps/*.tsr; touch log/stamps/los")
    let changed = try program.run("verify")
    #expect(changed.status == 0 && changed.output.contains(".tsr telt niet mee"))
    #expect(changed.output.contains("log/stamps/los hoort bij geen zegel"))
    _ = try program.shell("cp goed log/stamps/*.tsr; rm log/stamps/los")
    let other = try program.shell(
      """
      Scripts/vth init ander --origin ander.example >/dev/null
      Scripts/vth stamp attach a.tsr --ca dienst/ca.pem --log ander
      """)
    #expect(other.status == 1 && other.errors.contains("geen enkel zegel van dit log"))
    // And openssl agrees about what was stamped.
    let openssl = try program.shell(
      "Scripts/vth checkpoint --at 6 > zegel; openssl ts -verify -data zegel -in a.tsr -CAfile dienst/ca.pem"
    )
    #expect(openssl.status == 0 && openssl.output.contains("Verification: OK"))
    #expect(try KeyRotationTests.verifies(program))
  }

  @Test func `an auditor who follows the kit to the letter sees what it says`() throws {
    let program = try Self.stamped()
    #expect(try program.run("stamp", "attach", "a.tsr", "--ca", "dienst/ca.pem").status == 0)
    #expect(try program.run("keys", "rotate").status == 0)
    #expect(try KeyRotationTests.record(program, "b").status == 0)
    #expect(try program.run("export", "audit", "kit", "--entries", "6,0").status == 0)
    try Self.follow(program, "kit", stepsMin: 9)
  }

  @Test func `the kit of the shipped log works as it is written`() throws {
    let program = try Program()
    #expect(try program.run("export", "audit", "kit").status == 0)
    try Self.follow(program, "kit", stepsMin: 8)
  }

  /// Runs every command of the explanation in the kit, and compares what comes out.
  private static func follow(_ program: Program, _ kit: String, stepsMin: Int) throws {
    let text = try String(
      contentsOf: program.home.appendingPathComponent("\(kit)/LEESMIJ.md"), encoding: .utf8)
    let steps = Transcript.steps(in: text)
    #expect(steps.count >= stepsMin)
    for step in steps {
      let result = try program.shell("cd \(kit) && \(step.command)")
      let found = result.output.split(separator: "\n", omittingEmptySubsequences: false)
        .map(String.init)
      #expect(
        Transcript.matches(step.expected, found),
        "\(step.command)\n\(result.output)\(result.errors)")
    }
  }
}
