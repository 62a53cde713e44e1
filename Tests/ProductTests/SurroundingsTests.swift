import Foundation
import Testing

/// The program on machines where something is not as usual: no /proc, odd variables, a libcrypto or a clock that
/// cannot.
struct SurroundingsTests {
  @Test(.enabled(if: Machine.canHideFolders, "only root may run a process without /proc"))
  func `without /proc every command does what it says, with its own status`() throws {
    let program = try KeyRotationTests.made()
    let batch = try program.file("b.ndjson", KeyRotationTests.party("b"))
    _ = try program.shell(
      "cp -r log kapot && sed -i '2s/valid/vaLid/' kapot/log/000000000.ndjson")
    let cases: [(words: String, status: Int32, says: String)] = [
      ("record \(batch)", 0, "1 gebeurtenis vastgelegd"), ("party b", 0, "b"),
      ("verify --log kapot", 3, "klopt niet"), ("bestaatniet", 2, "Onbekende opdracht"),
      ("record nergens", 4, "is er niet"), ("help", 0, "vth help"),
      // An error on an open file still names it.
      ("record /", 4, "/: dit is een map"),
    ]
    for (words, status, says) in cases {
      let result = try Self.withoutProc(program, "\(Program.path) \(words)")
      #expect(result.status == status, "\(words): \(result.errors)")
      #expect((result.output + result.errors).contains(says), "\(words): \(result.errors)")
    }
    // The log above the program is found by the path that the kernel was asked to run, also through a link.
    let link = try program.shell("ln -s \(Program.path) koppeling")
    try #require(link.status == 0)
    for path in [Program.path, "./koppeling"] {
      let found = try Self.withoutProc(program, "unset VTH_LOG; \(path) stats")
      #expect(found.status == 0 && found.output.contains("ibp-vth"), "\(path): \(found.errors)")
    }
    _ = try program.shell("cp \(Program.path) elders; rm -r log")
    let none = try Self.withoutProc(program, "unset VTH_LOG; ./elders stats")
    #expect(none.status == 4 || none.status == 2, "\(none.errors)")
    #expect(none.errors.contains("--log MAP"), "\(none.errors)")
  }

  private static func withoutProc(_ program: Program, _ line: String) throws -> Program.Result {
    _ = try program.file("zonder.sh", "umount -l /proc || exit 99\n\(line)\n")
    return try program.shell("unshare -m bash zonder.sh")
  }

  @Test func `a variable that is no text or no date is refused and never passed over`() throws {
    let program = try KeyRotationTests.made()
    let batch = try program.file("b.ndjson", KeyRotationTests.party("b"))
    let before = try program.everything(in: "log")
    let variables = [
      "VTH_LOG", "VTH_ACTOR", "VTH_TODAY", "HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "TZ",
    ]
    for variable in variables {
      for value in [#"\xff"#, #"log\xc3"#, #"\xed\xa0\x80"#, #"/tmp/\xc0\xae"#] {
        for words in ["record \(batch)", "verify", "help"] {
          let result = try program.shell("\(variable)=$'\(value)' Scripts/vth \(words)")
          #expect(result.status == 2, "\(variable) \(value): \(result.output)")
          #expect(result.output.isEmpty)
          #expect(result.errors.contains("\(variable) is geen leesbare tekst"), "\(result.errors)")
        }
      }
    }
    for value in ["morgen", "2026-13-01", "2026-02-29", "26-11-21", " 2026-11-21", "2026-11-21T00"]
    {
      let result = try program.shell("VTH_TODAY='\(value)' Scripts/vth stats --json")
      #expect(result.status == 2 && result.output.contains("\"status\":2"), "\(value)")
      #expect(result.errors.contains("VTH_TODAY is geen datum"), "\(result.errors)")
    }
    for variable in variables where variable != "HOME" {
      let result = try program.shell("\(variable)= Scripts/vth stats --log log")
      #expect(result.status == 0, "an empty \(variable) is none: \(result.errors)")
    }
    #expect(try program.everything(in: "log") == before)
  }

  @Test func `the settings of the machine for libcrypto take nothing away`() throws {
    let program = try KeyRotationTests.made()
    let batch = try program.file("b.ndjson", KeyRotationTests.party("b"))
    let head = "openssl_conf = begin\n[begin]\n"
    let settings = [
      "fips.cnf": head + "alg_section = a\n[a]\ndefault_properties = fips=yes\n",
      "none.cnf": head + "providers = p\n[p]\nfips = f\n[f]\nactivate = 1\n",
      "null.cnf": head + "providers = p\n[p]\nnull = n\n[n]\nactivate = 1\n",
      "rubbish.cnf": "[[[\n\u{0}",
    ]
    for (name, text) in settings.sorted(by: { $0.key < $1.key }) {
      _ = try program.file(name, text)
      let world = "OPENSSL_CONF=$PWD/\(name) OPENSSL_MODULES=/nergens"
      for words in ["help", "stats", "verify", "record \(batch)", "checkpoint"] {
        let result = try program.shell("\(world) Scripts/vth \(words)")
        #expect(result.status == 0, "\(name), \(words): \(result.status) \(result.errors)")
      }
    }
    #expect(try KeyRotationTests.verifies(program))
  }

  @Test(.enabled(if: Machine.canPreload, "needs a C compiler, and no sanitizer"))
  func `a libcrypto that cannot hash or verify is said, and nothing is done`() throws {
    let program = try KeyRotationTests.made()
    let batch = try program.file("b.ndjson", KeyRotationTests.party("b"))
    let before = try program.everything(in: "log")
    let machine = try program.otherMachine()
    for lack in ["NO_HASH=1", "NO_VERIFY=1"] {
      for words in ["help", "stats", "verify", "verify --json", "record \(batch)", "check x"] {
        let result = try program.shell("\(machine) \(lack) Scripts/vth \(words)")
        #expect(result.status == 4, "\(lack) \(words): \(result.status)")
        #expect(result.errors.contains("libcrypto kan dit niet"), "\(result.errors)")
      }
    }
    #expect(try program.everything(in: "log") == before)
  }

  @Test(.enabled(if: Machine.canPreload, "needs a C compiler, and no sanitizer"))
  func `a libcrypto that stops in the middle is said, and nothing is lost by it`() throws {
    let program = try KeyRotationTests.made()
    let batch = try program.file("b.ndjson", KeyRotationTests.party("b"))
    let machine = try program.otherMachine()
    var stopped = 0
    for count in 0..<40 {
      for words in ["verify", "record \(batch)"] {
        let result = try program.shell("\(machine) HASHES=\(count) Scripts/vth \(words)")
        if result.status == 0 { continue }
        stopped += 1
        #expect(result.status == 4, "\(count) \(words): \(result.status)")
        #expect(result.errors.contains("vth is gestopt"), "\(result.errors)")
      }
      #expect(try program.run("verify").status == 0, "\(count)")
    }
    #expect(stopped > 10)
    let again = try program.run("record", batch)
    #expect(again.status == 0, "\(again.errors)")
    #expect(try program.run("party", "b").status == 0)
  }

  @Test(.enabled(if: Machine.canPreload, "needs a C compiler, and no sanitizer"))
  func `a clock that cannot be right is said to be the trouble`() throws {
    var program = try KeyRotationTests.made()
    program.variables["VTH_TODAY"] = nil
    let batch = try program.file("b.ndjson", KeyRotationTests.party("b"))
    let before = try program.everything(in: "log")
    let machine = try program.otherMachine()
    let clocks: [(seconds: String, words: String)] = [
      ("-1", "vóór 1970"), ("-86400000", "vóór 1970"), ("-62167219201", "vóór 1970"),
      ("-9223372036854775808", "vóór 1970"), ("253402300800", "na het jaar 9999"),
      ("9223372036854775807", "na het jaar 9999"),
    ]
    for (seconds, words) in clocks {
      let result = try program.shell(
        "\(machine) CLOCK_SECONDS=\(seconds) Scripts/vth record \(batch)")
      #expect(result.status == 4 && result.errors.contains(words), "\(seconds): \(result.errors)")
      #expect(result.errors.contains("De klok van deze machine"), "\(seconds): \(result.errors)")
      let question = try program.shell("\(machine) CLOCK_SECONDS=\(seconds) Scripts/vth stats")
      #expect([0, 4].contains(question.status), "\(seconds): \(question.status)")
    }
    #expect(try program.everything(in: "log") == before)
    // The first moment there is: far before the newest entry, so not without a reason.
    let early = "\(machine) CLOCK_SECONDS=0 Scripts/vth record \(batch)"
    #expect(try program.shell(early).status == 1)
    #expect(try program.shell("\(early) --despite 'een klok van vroeger'").status == 0)
  }
}
