import Foundation
import Testing

/// Proofs as an auditor asks and checks them; and as Go's own transparency log code judges them.
struct ProofTests {
  static let key =
    "ibp-vth.besluitboek.example+4cbb32a0+Ab2k3OmyKcmuFATPsrQIhCChI593FyL377zP3yKRYZ1u"
  static let checker = Program.root.appendingPathComponent(".build/tlog_checker").path
  static var hasChecker: Bool { FileManager.default.isExecutableFile(atPath: checker) }

  /// The sizes at which the shipped log has a checkpoint, read from its lines.
  static func sizes() throws -> [Int] {
    let folder = Program.root.appendingPathComponent("EventLog/log")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    return try names.flatMap { name in
      try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
        .split(separator: "\n").filter { $0.hasPrefix("{\"checkpoint\"") }
        .compactMap { $0.components(separatedBy: "\\n").dropFirst().first.flatMap { Int($0) } }
    }
  }

  @Test func `the newest checkpoint is the one that the log publishes, byte for byte`() throws {
    let program = try Program()
    let published = try String(
      contentsOf: Program.root.appendingPathComponent("EventLog/checkpoint"), encoding: .utf8)
    #expect(try program.run("checkpoint").output == published)
    let json = try program.run("checkpoint", "--json").output
    let value = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    #expect(value?["note"] as? String == published)
    let size = try #require(Self.sizes().last)
    #expect(value?["size"] as? Int == size)
  }

  @Test func `a proof says what it proves and what it does not, and needs no log`() throws {
    var program = try Program()
    #expect(try program.run("prove", "610", "--out", "610.tlog-proof").status == 0)
    program.variables["VTH_LOG"] = "/nergens"
    let result = try program.run("check", "610.tlog-proof", "--key", Self.key)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.hasPrefix("BEWEZEN: dit is vermelding 610 van de eerste"))
    #expect(result.output.contains("Niet bewezen:") && result.output.contains("\"seq\":610"))
    let keys = try program.file("sleutels", "# van de website\n\(Self.key)\n")
    #expect(try program.run("check", "610.tlog-proof", "--key", keys).status == 0)
  }

  @Test func `an entry is named by its id too`() throws {
    let program = try Program()
    let byNumber = try program.run("prove", "7").output
    let line = try program.run("entry", "7", "--json").output
    let entry = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    let id = try #require(
      (entry?["entry"] as? [String: Any])?["id"] as? String ?? entry?["id"] as? String)
    #expect(try program.run("prove", id).output == byNumber)
    #expect(byNumber.hasPrefix("c2sp.org/tlog-proof@v1\nextra "))
  }

  @Test func `growth is proven from a checkpoint that was kept`() throws {
    let program = try Program()
    let sizes = try Self.sizes()
    let (old, newest) = (sizes[1], try #require(sizes.last))
    _ = try program.file("oud", program.run("checkpoint", "--at", "\(old)").output)
    #expect(try program.run("prove", "--from", "\(old)", "--out", "groei").status == 0)
    let result = try program.run("check", "groei", "--key", Self.key, "--old", "oud")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("de eerste \(old) vermeldingen"))
    #expect(result.output.contains("\(newest) onder het nieuwe zegel"))
  }

  @Test func `what does not hold, or is no proof, gets its own status and writes nothing`() throws {
    let program = try Program()
    let proof = try program.run("prove", "5").output
    _ = try program.file("goed", proof)
    _ = try program.file(
      "verplaatst", proof.replacingOccurrences(of: "\nindex 5\n", with: "\nindex 6\n"))
    _ = try program.file("afgekapt", String(proof.prefix(400)))
    _ = try program.file("zegel", program.run("checkpoint").output)
    _ = try program.file("proza", "Geachte lezer,\n\nHierbij het log.\n")
    let peter = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    let witness = "w1.example/toezicht+9d8d1479+BCmsuuFBvMrwsi4alNNNC8c2HlJtC/4SyJeUvJMilm3X"
    let cases: [(arguments: [String], status: Int32, words: String)] = [
      (["check", "verplaatst", "--key", Self.key], 3, "andere wortel"),
      (["check", "afgekapt", "--key", Self.key], 3, "Niet bewezen"),
      (["check", "proza", "--key", Self.key], 3, "geen ondertekend zegel"),
      (["check", "goed", "--key", peter], 3, "Geen van de sleutels die u vertrouwt"),
      (["check", "goed"], 2, "--key"), (["check"], 2, "verwacht: BESTAND"),
      (["check", "goed", "--key", Self.key + "x"], 2, "geen goede openbare sleutel"),
      (["check", "goed", "--key", witness], 2, "alleen van getuigen"),
      (["check", "nergens", "--key", Self.key], 4, "is er niet"),
      (["check", "goed", "--key", "nergens"], 4, "is er niet"),
      (
        ["check", "goed", "--key", Self.key, "--entry", "proza"], 3,
        "een andere dan die in het bewijs"
      ),
      (["prove"], 2, "óf"), (["prove", "5", "--from", "6"], 2, "óf"),
      (["prove", "999999"], 1, "geen vermelding"), (["prove", "-1"], 1, "geen vermelding"),
      (["prove", "5", "--at", "1"], 2, "geen zegel"),
      (["prove", "--from", "0"], 1, "begint met niets"),
      (["prove", "--from", "x"], 2, "geen zegel"), (["checkpoint", "--at", "x"], 2, "geen zegel"),
      (["prove", "5", "--out", "zegel"], 1, "nooit overschreven"),
      (["prove", "5", "--out", "geen/map"], 4, "is er niet"),
    ]
    let before = try program.everything(in: ".")
    for (arguments, status, words) in cases {
      let result = try program.run(arguments)
      #expect(result.status == status, "\(arguments): \(result.errors)")
      #expect(result.errors.contains(words), "\(arguments): \(result.errors)")
      #expect(result.output.isEmpty, "\(arguments)")
    }
    let after = try program.everything(in: ".")
    #expect(
      after.filter { !$0.key.hasPrefix(".cache") } == before.filter { !$0.key.hasPrefix(".cache") })
  }

  @Test func `the verifier that is not ours judges a single proof as vth does`() throws {
    let program = try Program()
    let script = Program.root.appendingPathComponent("Scripts/verify.py").path
    func judge(_ words: String...) throws -> Int32 {
      try program.shell("python3 '\(script)' " + words.joined(separator: " ")).status
    }
    let newest = try #require(Self.sizes().last)
    for seq in [0, 5, 1_024, newest - 1] {
      let proof = try program.run("prove", "\(seq)").output
      #expect(try judge(program.file("goed", proof), "--key", Self.key) == 0)
      let lines = proof.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let wrong: [(String, (inout [String]) -> Void)] = [
        ("place", { $0[2] = "index \(seq ^ 1)" }), ("hash left out", { $0.remove(at: 3) }),
        ("hash twice", { $0.insert($0[3], at: 3) }), ("hash changed", { $0[3] = $0[4] }),
        ("size", { $0[$0.count - 5] = "\(newest + 1)" }), ("no line", { $0.remove(at: 1) }),
      ]
      for (name, change) in wrong {
        var changed = lines
        change(&changed)
        let file = try program.file("fout", changed.joined(separator: "\n"))
        #expect(try judge(file, "--key", Self.key) == 3, "\(seq): \(name)")
        #expect(try program.run("check", file, "--key", Self.key).status != 0, "\(seq): \(name)")
      }
    }
    #expect(try judge("goed") == 2)
    #expect(try judge("goed", "--key", "x") == 2)
  }

  @Test(
    .enabled(
      if: Judge.mustBeThere || hasChecker,
      "no .build/tlog_checker: Scripts/test builds it when it can have Go"))
  func `Go's own code accepts every kind of proof, and refuses it when changed`() throws {
    try #require(Self.hasChecker, "there is no .build/tlog_checker")
    let program = try Program()
    let sizes = try Self.sizes()
    let newest = try #require(sizes.last)
    func judge(_ words: String...) throws -> (status: Int32, output: String) {
      let result = try program.shell(
        "'\(Self.checker)' \(Self.key) \(words.joined(separator: " "))")
      return (result.status, result.output)
    }
    _ = try program.file("nieuw", program.run("checkpoint").output)
    #expect(try judge("nieuw") == (0, "checkpoint \(newest)\n"))
    for seq in [0, 1, sizes[0], 1_023, 1_024, newest - 1] where seq < newest {
      let proof = try program.run("prove", "\(seq)").output
      #expect(try judge(program.file("bewijs", proof)) == (0, "inclusion \(seq) \(newest)\n"))
      let moved = proof.replacingOccurrences(of: "\nindex \(seq)\n", with: "\nindex \(seq ^ 1)\n")
      #expect(try judge(program.file("verplaatst", moved)).status == 1)
    }
    for size in sizes {
      _ = try program.file("oud", program.run("checkpoint", "--at", "\(size)").output)
      let proof = try program.run("prove", "--from", "\(size)").output
      #expect(
        try judge(program.file("groei", proof), "oud") == (0, "consistency \(size) \(newest)\n"))
    }
  }
}
