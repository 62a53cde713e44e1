import Foundation
import Testing

/// What `verify.py` says, and with which status, where what lies around it is hostile or not there.
struct VerifierWordsTests {
  private static let sound =
    "Tot en met het laatste zegel klopt alles: geen vermelding is veranderd of weg."

  /// Runs `verify.py` with these words of shell behind it, by the Python that `python3` is: without anything on the path.
  private static func verify(
    _ program: Program, _ words: String, with variables: String = ""
  ) throws -> Program.Result {
    let script = program.home.appendingPathComponent("verify.py").path
    if !FileManager.default.fileExists(atPath: script) {
      try FileManager.default.copyItem(
        atPath: Program.root.appendingPathComponent("Scripts/verify.py").path, toPath: script)
    }
    return try program.shell(
      """
      python=$(python3 -c 'import sys; print(sys.executable)')
      env \(variables) "$python" -I verify.py \(words)
      """)
  }

  @Test func `whatever a file in the folder is called, no line is forged and no terminal steered`()
    throws
  {
    let forged = "\u{1B}[2J\u{1B}[H\(Self.sound)\u{1B}[8m"
    for (name, shown, status) in [
      ("a\n\(forged)", #"log/a\n\x1b[2J\x1b[H"#, Int32(0)),
      ("b\n\(forged).ndjson", #"log/b\n\x1b"#, 3),
      ("c\u{9B}2J", #"log/c\x9b2J"#, 0), ("d\u{202E}", #"log/d\u202e"#, 0),
      ("e\r.ndjson", #"log/e\r.ndjson"#, 3),
    ] {
      let program = try KeyRotationTests.made()
      _ = try program.file("log/log/\(name)", "")
      let result = try Self.verify(program, "log")
      #expect(result.status == status && result.errors.isEmpty, "\(shown): \(result.errors)")
      #expect(result.output.contains(shown), "\(result.output)")
      let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count { $0 == Self.sound } == (status == 0 ? 1 : 0), "\(result.output)")
      let steering = result.output.unicodeScalars.filter {
        $0.properties.generalCategory == .control && $0 != "\n" || $0.properties.isBidiControl
      }
      #expect(steering.isEmpty, "\(result.output.debugDescription)")
    }
  }

  @Test func `a path, a key and bytes that are no text are shown as one line`() throws {
    let program = try KeyRotationTests.made()
    _ = try program.shell("touch log/log/$'\\xff'")
    let odd = try Self.verify(program, "log", with: "LC_ALL=C PYTHONUTF8=0")
    #expect(odd.status == 0 && odd.output.contains(#"log/\udcff hoort er niet bij."#), "\(odd)")
    let absent = try Self.verify(program, #"$'weg\e[2J\nx'"#)
    #expect(absent.status == 4 && absent.output.hasPrefix(#"Nagerekend in weg\x1b[2J\nx: "#))
    let key = try Self.verify(program, #"log --key $'x\e[2J\n+00000000+AA=='"#)
    #expect(key.status == 2 && !key.output.contains("\u{1B}"), "\(key.output)")
  }

  @Test func `without openssl, or with one that fails, nothing is called sound`() throws {
    let program = try KeyRotationTests.made()
    #expect(try KeyRotationTests.record(program, "a").status == 0)
    // Rolled back to nothing: only the signed checkpoint tells.
    _ = try program.shell(
      """
      mkdir -p leeg/log bin && cp log/format.json log/checkpoint leeg
      cp -r log zonder && rm zonder/checkpoint
      """)
    #expect(try Self.verify(program, "leeg").status == 3)
    let absent = "PATH=/nergens"
    for folder in ["leeg", "log", "zonder"] {
      let result = try Self.verify(program, folder, with: absent)
      #expect(result.status == 4 && result.errors.isEmpty, "\(folder): \(result.errors)")
      #expect(
        result.output.contains("Controleren lukt niet: ") && result.output.contains("openssl"))
    }
    for (body, status) in [
      ("exit 0", Int32(4)), ("kill -9 $$", 4), ("echo Signature Verified Successfully; exit 1", 4),
      ("echo Signature Verification Failure; exit 0", 4),
      ("echo Signature Verification Failure; exit 1", 3),
    ] {
      let path = try program.file("bin/openssl", "#!/bin/sh\n\(body)\n")
      _ = try program.shell("chmod +x \(path)")
      let result = try Self.verify(program, "log", with: "PATH=\"$PWD/bin\"")
      #expect(result.status == status, "\(body): \(result.output)\(result.errors)")
      #expect(!result.output.contains(Self.sound))
    }
  }

  @Test func `a proof may come through a pipe, and is read to its end and no further`() throws {
    let program = try Program()
    let proof = try program.run("prove", "610")
    _ = try program.file("bewijs", proof.output)
    let key = "--key '\(ProofTests.key)'"
    for words in ["<(cat bewijs)", "<(head -c 300 bewijs; tail -c +301 bewijs)", "/dev/stdin"] {
      let result = try Self.verify(program, "\(words) \(key) < bewijs")
      #expect(result.status == 0, "\(words): \(result.output)\(result.errors)")
      #expect(result.output.contains("Dit is vermelding 610 van de eerste "), "\(result.output)")
    }
    #expect(try Self.verify(program, "<(head -c 300 bewijs) \(key)").status == 3)
    let endless = try Self.verify(program, "/dev/zero \(key)")
    #expect(endless.status == 3 && endless.output.contains("dit is meer dan 67108864 bytes"))
  }

  @Test
  func `a verdict that could not be written is none, and one that nobody reads keeps its status`()
    throws
  {
    let program = try KeyRotationTests.made()
    _ = try program.shell(
      "mkdir -p stuk/log && cp log/format.json stuk && echo x > stuk/log/0.ndjson")
    for (output, sound) in [(">&-", 4), ("> /dev/full", 4), ("> >(true)", 0)] as [(String, Int32)] {
      for (folder, status) in [("log", sound), ("stuk", 3), ("weg", 4)] {
        let result = try Self.verify(program, "\(folder) \(output)")
        #expect(result.status == status, "\(folder) \(output)")
        #expect(result.errors.isEmpty, "\(result.errors)")
      }
    }
  }
}
