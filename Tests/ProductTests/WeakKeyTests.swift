import Foundation
import Testing

/// Keys that prove nothing, and witnesses who come back.
struct WeakKeyTests {
  /// Key texts of small order, of a log and of a witness, made from FORMAT alone.
  private static func keys(_ program: Program) throws -> [String] {
    let script = """
      import base64, hashlib
      for head in ("00", "01", "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                   "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                   "ec" + "ff" * 30 + "7f", "ed" + "ff" * 30 + "7f", "ee" + "ff" * 30 + "7f"):
          for sign in (0, 0x80):
              for kind in (1, 4):
                  key = bytearray(bytes.fromhex(head).ljust(32, b"\\0"))
                  key[31] |= sign
                  data = bytes([kind]) + key
                  name = "test.example" if kind == 1 else "w.example"
                  mark = hashlib.sha256(name.encode() + b"\\n" + data).hexdigest()[:8]
                  print(name, mark, base64.b64encode(data).decode(), sep="+")
      """
    _ = try program.file("zwak.py", script)
    let made = try program.shell("python3 zwak.py")
    try #require(made.status == 0, "\(made.errors)")
    return made.output.split(separator: "\n").map(String.init)
  }

  @Test func `a key for which anybody can sign is refused wherever a key is given`() throws {
    let program = try KeyRotationTests.made()
    _ = try program.shell("Scripts/vth checkpoint > zegel")
    let keys = try Self.keys(program)
    try #require(keys.count == 28)
    let script = Program.root.appendingPathComponent("Scripts/verify.py").path
    for key in keys {
      for words in [
        ["check", "zegel", "--key", key], ["verify", "--key", key], ["keys", "witness", key],
      ] {
        let result = try program.run(words)
        #expect(result.status == 2, "\(words): \(result.output)")
        #expect(result.errors.contains("kan iedereen een handtekening zetten"), "\(result.errors)")
      }
      guard key.hasPrefix("test.example") else { continue }
      let python = try program.shell("python3 \(script) log --key '\(key)'")
      #expect([2, 3].contains(python.status), "\(python.output)\(python.errors)")
      #expect((python.output + python.errors).contains("kan iedereen tekenen"), "\(python.errors)")
    }
  }

  @Test func `a log that names such a key is refused by both verifiers`() throws {
    let program = try KeyRotationTests.made()
    let key = try #require(try Self.keys(program).first)
    _ = try program.shell(
      #"python3 -c 'import re; t = open("log/format.json").read(); open("log/format.json", "w").write("#
        + #"re.sub(r"test.example\+[^\"]*", "\#(key)", t))'"#)
    #expect(try program.shell("grep -qF '\(key)' log/format.json").status == 0)
    let script = Program.root.appendingPathComponent("Scripts/verify.py").path
    #expect(try program.run("verify").status == 3)
    #expect(try program.shell("python3 \(script) log").status == 3)
  }

  /// A witness who answers a hundred times and more, each time with another time.
  @Test func `a witness who comes back takes the place of his older line`() throws {
    let program = try KeyRotationTests.made()
    let script = """
      import base64, hashlib, struct, subprocess, sys
      seed = bytes(range(64, 96))
      open("w.der", "wb").write(bytes.fromhex("302e020100300506032b657004220420") + seed)
      public = subprocess.run("openssl pkey -inform DER -in w.der -pubout -outform DER".split(),
                              capture_output=True, check=True).stdout[-32:]
      name, data = "w.example", b"\\x04" + public
      mark = hashlib.sha256(name.encode() + b"\\n" + data).digest()[:4]
      open("getuige", "w").write(f"{name}+{mark.hex()}+{base64.b64encode(data).decode()}\\n")
      text = open("zegel").read().partition("\\n\\n")[0] + "\\n"
      for time in (1700000105, *range(1700000001, 1700000105)):
          open("m", "wb").write(f"cosignature/v1\\ntime {time}\\n{text}".encode())
          subprocess.run("openssl pkeyutl -sign -inkey w.der -keyform DER -rawin -in m -out s".split(), check=True)
          blob = mark + struct.pack(">Q", time) + open("s", "rb").read()
          open(f"antwoord-{time}", "w").write(f"\\u2014 {name} {base64.b64encode(blob).decode()}\\n")
      """
    _ = try program.file("getuige.py", script)
    let made = try program.shell("Scripts/vth checkpoint > zegel && python3 getuige.py")
    try #require(made.status == 0, "\(made.errors)")
    #expect(try program.run("keys", "witness", "getuige").status == 0)
    let visits = try program.shell(
      "for answer in antwoord-*; do Scripts/vth checkpoint cosign $answer || exit 1; done")
    #expect(visits.status == 0, "\(visits.errors)")
    let shown = try program.run("checkpoint")
    #expect(shown.status == 0 && shown.errors.isEmpty, "\(shown.errors)")
    let lines = shown.output.split(separator: "\n").filter { $0.hasPrefix("— w.example ") }
    let newest = try program.shell("cat antwoord-1700000105").output
    #expect(lines.map { $0 + "\n" } == [Substring(newest)].map(String.init), "\(lines)")
    let review = try program.run("verify", "--json").output
    #expect(review.contains("\"cosigned\":1"), "\(review)")
  }
}
