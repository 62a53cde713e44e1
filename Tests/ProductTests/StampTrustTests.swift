import Foundation
import Testing

/// A time stamp counts only for who trusts the service, and only when it is strong enough.
struct StampTrustTests {
  private static let authority = Program.root
    .appendingPathComponent("Tests/ProductTests/Independent/timestamp_authority.sh").path

  /// A log with a stamp beside it of a service of its own, made in a world of these settings.
  private static func stamped(_ settings: String = "") throws -> Program {
    let program = try KeyRotationTests.made()
    let made = try program.shell(
      """
      set -e
      export \(settings) NONE=
      mkdir dienst; \(authority) make dienst
      Scripts/vth stamp request --out q.tsq
      \(authority) answer dienst $PWD/q.tsq $PWD/a.tsr
      """)
    try #require(made.status == 0, "\(made.errors)")
    return program
  }

  private static func json(_ program: Program, _ arguments: String...) throws -> [String: Any] {
    let output = try program.run(arguments + ["--json"]).output
    let object = try JSONSerialization.jsonObject(with: Data(output.utf8))
    return try #require((object as? [Any])?.first as? [String: Any] ?? object as? [String: Any])
  }

  @Test func `a stamp of a service that nobody vouched for is not judged, whatever its name`()
    throws
  {
    let program = try Self.stamped()
    let kept = try program.run("stamp", "attach", "a.tsr", "--ca", "dienst/ca.pem")
    #expect(kept.status == 0 && kept.output.contains("vth stamp trust"), "\(kept.output)")
    let before = try program.run("verify")
    #expect(before.status == 0 && !before.output.contains("tijdstempel, nagerekend"))
    #expect(before.output.contains("is niet beoordeeld"), "\(before.output)")
    #expect(try Self.json(program, "verify")["stamped"] as? Int == 0)
    #expect(try Self.json(program, "verify")["stampsUnjudged"] as? Int == 1)
    let unjudged = try program.run("stamp", "verify")
    #expect(unjudged.status == 1 && unjudged.output.contains("Niet beoordeeld"))
    #expect(!unjudged.output.contains("bestond op"), "\(unjudged.output)")
    #expect(try Self.json(program, "stamp", "verify")["judged"] as? Bool == false)
    #expect(try Self.json(program, "stamp", "verify")["sound"] == nil)
    // For who has the certificates himself it counts, this time.
    let given = try program.run("stamp", "verify", "--ca", "dienst/ca.pem")
    #expect(given.status == 0 && given.output.contains("bestond op"), "\(given.errors)")
    #expect(try program.run("stamp", "verify").status == 1)
    let trust = try program.run("stamp", "trust", "dienst/ca.pem")
    #expect(trust.status == 0, "\(trust.errors)")
    let fingerprint = try program.shell(
      "openssl x509 -in dienst/ca.pem -outform DER | sha256sum | cut -d' ' -f1")
    #expect(trust.output.contains("SHA-256:   \(fingerprint.output)"), "\(trust.output)")
    #expect(try program.run("stamp", "verify").status == 0)
    #expect(try Self.json(program, "verify")["stamped"] as? Int == 1)
    #expect(try Self.json(program, "verify")["stampsUnjudged"] as? Int == 0)
    #expect(try Self.json(program, "stamp", "verify")["sound"] as? Bool == true)
    #expect(try program.run("stamp", "trust", "dienst/ca.pem").output.contains("stonden er al"))
  }

  @Test func `only a root can be trusted`() throws {
    let program = try Self.stamped()
    for (file, status, words) in [
      ("dienst/tsa.pem", Int32(1), "geen stamcertificaat"), ("q.tsq", 4, "geen certificaat"),
      ("nergens", 4, "is er niet"),
    ] {
      let result = try program.run("stamp", "trust", file)
      #expect(result.status == status && result.errors.contains(words), "\(result.errors)")
    }
    _ = try program.shell("echo 'geen vingerafdruk' > .config/vth/stamp-roots")
    let unreadable = try program.run("stamp", "trust", "dienst/ca.pem")
    #expect(unreadable.status == 4 && unreadable.errors.contains("stamp-roots is niet te lezen"))
  }

  @Test func `a weak key or hash does not count, also when the service is trusted`() throws {
    let curve = "ec -pkeyopt ec_paramgen_curve:prime192v1"
    for (settings, words) in [
      ("ROOT_KEY=rsa:1024", "te zwak"), ("SIGNER_KEY=rsa:1024", "te zwak"),
      ("ROOT_KEY='\(curve)'", "te zwak"), ("SIGNER_KEY='\(curve)'", "te zwak"),
      ("CERTIFICATE_HASH=sha1", "SHA-1"), ("SIGNER_HASH=sha1", "SHA-1"),
      ("SIGNER_HASH=md5", "SHA-1"),
    ] {
      let program = try Self.stamped(settings)
      let kept = try program.run("stamp", "attach", "a.tsr", "--ca", "dienst/ca.pem")
      #expect(kept.status == 3 || kept.status == 4, "\(settings): \(kept.output)")
      #expect(kept.errors.contains(words), "\(settings): \(kept.errors)")
      // Also when it was put beside the log some other way.
      _ = try program.shell(
        """
        Scripts/vth stamp trust dienst/ca.pem
        mkdir -p log/stamps; cp a.tsr log/stamps/000000006-00000000.tsr
        cp dienst/ca.pem log/stamps/000000006-00000000.pem
        """)
      #expect(try Self.json(program, "verify")["stamped"] as? Int == 0, "\(settings)")
      #expect(try program.run("stamp", "verify").status == 3, "\(settings)")
    }
    for settings in ["SIGNER_KEY='ec -pkeyopt ec_paramgen_curve:P-256'", "SIGNER_HASH=sha512"] {
      let program = try Self.stamped(settings)
      let kept = try program.run("stamp", "attach", "a.tsr", "--ca", "dienst/ca.pem")
      #expect(kept.status == 0, "\(settings): \(kept.errors)")
    }
  }

  @Test(.enabled(if: Machine.canPreload, "needs a C compiler, and no sanitizer"))
  func `a stamp of which the certificate has expired since still counts, with advice`() throws {
    let program = try Self.stamped()
    #expect(try program.run("stamp", "attach", "a.tsr", "--ca", "dienst/ca.pem").status == 0)
    #expect(try program.run("stamp", "trust", "dienst/ca.pem").status == 0)
    #expect(try !program.run("stamp", "verify").output.contains("opnieuw stempelen"))
    let machine = try program.otherMachine()
    let later = "\(machine) CLOCK_SECONDS=$(($(date +%s) + 31 * 86400))"
    let result = try program.shell("\(later) Scripts/vth stamp verify")
    #expect(result.status == 0 && result.output.contains("laat het zegel opnieuw stempelen"))
    let json = try program.shell("\(later) Scripts/vth stamp verify --json")
    #expect(json.output.contains("\"expired\":true") && json.output.contains("\"sound\":true"))
  }

  /// libcrypto would ask for the password at the terminal, or else take it from the standard input.
  @Test func `an encrypted certificate beside a log asks for nothing`() throws {
    let program = try Self.stamped()
    try #require(
      try program.run("stamp", "attach", "a.tsr", "--ca", "dienst/ca.pem").status == 0)
    let pem = """
      -----BEGIN CERTIFICATE-----
      Proc-Type: 4,ENCRYPTED
      DEK-Info: AES-256-CBC,00112233445566778899AABBCCDDEEFF

      MIIBfjCCASWgAwIBAgIUI8VjyobeV/SygLBSPWR2sI+y4HwwCgYIKoZIzj0EAwIw
      -----END CERTIFICATE-----

      """
    _ = try program.file("dicht.pem", pem)
    _ = try program.shell("cp dicht.pem log/stamps/*.pem")
    let batch = try program.file("b.ndjson", KeyRotationTests.party("b"))
    for words in [
      "verify", "stamp verify", "stamp trust dicht.pem", "stamp attach a.tsr --ca dicht.pem",
      "stamp verify --ca dicht.pem", "export audit kit", "backup kopie",
    ] {
      let result = try program.shell("{ setsid -w Scripts/vth \(words) >uit 2>&1; cat; } <\(batch)")
      #expect(result.output == KeyRotationTests.party("b"), "\(words)")
      let said = try program.shell("cat uit").output
      #expect(!said.contains("pass phrase"), "\(words): \(said)")
    }
  }
}
