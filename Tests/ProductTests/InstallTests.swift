import Foundation
import Testing

/// `Scripts/install`, in a repository of its own; the compiler is a fake that hands over the program under test.
struct InstallTests {
  private static let place = "thuis/.local"

  /// A machine whose repository has one commit, and a verifier that can be told from ours.
  private func machine() throws -> Workplace {
    // Nobody's own number, or root is somebody else: what root makes may be used by all.
    var machine = try Workplace(with: [], as: "\(getuid() == 0 ? 1000 : getuid())")
    let program = machine.program
    machine.program.variables["PATH"] =
      "\(machine.tools.path):\(ProcessInfo.processInfo.environment["PATH"] ?? "")"
    machine.program.variables["HOME"] = program.home.path + "/thuis"
    try machine.file("thuis/leeg", "")
    try machine.fake(
      "swift",
      """
      while [ $# -gt 0 ]; do
        case $1 in --package-path) place=$2 ;; --show-bin-path) echo "$place/uit"; exit ;; esac
        shift
      done
      mkdir -p "$place/uit" && ls "$place" > '\(program.home.path)/gebouwd'
      env > '\(program.home.path)/omgeving'
      cp '\(Program.path)' "$place/uit/vth"
      """)
    try machine.file("een map/Scripts/verify.py", "# van deze commit\n")
    let made = try machine.run(
      """
      export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b.example GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@b.example
      git init --quiet && git add --all && git commit --quiet --message een
      """)
    try #require(made.status == 0, "\(made.errors)")
    return machine
  }

  private func installed(_ machine: Workplace) throws -> [String: Data] {
    try machine.program.everything(in: Self.place)
  }

  @Test func `what is committed is built, put in its place and recorded`() throws {
    let machine = try machine()
    defer { try? FileManager.default.removeItem(at: machine.program.home) }  // Holds programs.
    let result = try machine.run("Scripts/install")
    #expect(result.status == 0, "\(result.errors)")
    let revision = try machine.run("git rev-parse HEAD").output
    let sums = try machine.text("\(Self.place)/share/vth/SHA256SUMS")
    #expect(sums.hasPrefix("# \(revision)"))
    #expect(result.output.contains("Commit: \(revision)"))
    let hash = try machine.run("sha256sum < '\(Program.path)'").output.prefix(64)
    #expect(hash.count == 64 && result.output.contains("SHA-256: \(hash)\n"))
    let check = try machine.run("cd ~/.local && sha256sum -c share/vth/SHA256SUMS")
    #expect(check.output == "bin/vth: OK\nshare/vth/verify.py: OK\n")
    #expect(
      Set(try installed(machine).keys) == [
        "bin/vth", "share/vth/SHA256SUMS", "share/vth/verify.py",
      ])
    #expect(try FileManager.default.contentsOfDirectory(atPath: machine.temporary).isEmpty)
  }

  @Test func `what is not committed is refused, or left out`() throws {
    let machine = try machine()
    defer { try? FileManager.default.removeItem(at: machine.program.home) }  // Holds programs.
    try machine.file("een map/erbij", "")
    try machine.file("een map/Scripts/verify.py", "# veranderd\n")
    let refused = try machine.run("Scripts/install")
    #expect(refused.status == 1)
    #expect(refused.errors.contains("?? erbij") && refused.errors.contains("--committed"))
    #expect(try machine.calls().isEmpty)
    #expect(!FileManager.default.fileExists(atPath: machine.program.home.path + "/\(Self.place)"))
    #expect(try machine.run("Scripts/install --committed").status == 0)
    #expect(try machine.text("\(Self.place)/share/vth/verify.py") == "# van deze commit\n")
    #expect(try !machine.text("gebouwd").contains("erbij"))
  }

  @Test func `nothing but the commit decides what is built, whatever is set around it`() throws {
    let machine = try machine()
    defer { try? FileManager.default.removeItem(at: machine.program.home) }  // Holds programs.
    try machine.file("kwaad/Scripts/verify.py", "# van een ander\n")
    try machine.file("een map/.git/info/attributes", "*.py export-ignore\n")
    try machine.file("thuis/.config/git/attributes", "*.py export-ignore\n")
    try machine.file("thuis/.gitconfig", "[core]\n\tautocrlf = true\n")
    let made = try machine.program.shell(
      """
      cd kwaad && git init --quiet && git add --all
      git -c user.name=a -c user.email=a@b.example commit --quiet --message kwaad
      """)
    try #require(made.status == 0, "\(made.errors)")
    let evil = "\(machine.program.home.path)/kwaad"
    let index = "GIT_INDEX_FILE='\(evil)/.git/index'"
    for surroundings in [
      "GIT_DIR='\(evil)/.git' GIT_WORK_TREE='\(evil)'", "GIT_DIR='\(evil)/.git' \(index)",
      "GIT_OBJECT_DIRECTORY='\(evil)/.git/objects'", "TAR_OPTIONS=--exclude=Scripts",
      "GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=core.worktree GIT_CONFIG_VALUE_0='\(evil)'",
      "CDPATH='\(evil)' SWIFT_EXEC=x VTH_FUZZ=1 CPATH=x POSIXLY_CORRECT=1 GREP_OPTIONS=-v",
      "'BASH_FUNC_git%%=() { echo kwaad; }'",
    ] {
      let result = try machine.run("env \(surroundings) Scripts/install --committed")
      #expect(result.status == 0, "\(surroundings): \(result.errors)")
      let revision = try machine.run("git rev-parse HEAD").output
      #expect(result.output.contains("Commit: \(revision)"), "\(surroundings)")
      let verifier = try machine.text("\(Self.place)/share/vth/verify.py")
      #expect(verifier == "# van deze commit\n", "\(surroundings)")
      let names = try machine.text("omgeving").split(separator: "\n").map {
        String($0.prefix { $0 != "=" })
      }
      // Bash itself sets all but the first three.
      #expect(
        Set(names).subtracting(["HOME", "PATH", "TMPDIR", "PWD", "SHLVL", "TERM", "_"]).isEmpty,
        "\(names)")
    }
    // A folder inside a repository is not the repository.
    let inner = try machine.run("mkdir -p in && cp -r Scripts in && in/Scripts/install")
    #expect(inner.status == 4 && inner.errors.contains("geen git-map"), "\(inner.errors)")
  }

  @Test func `a link where vth comes is replaced and not followed, and the old one is named`()
    throws
  {
    let machine = try machine()
    defer { try? FileManager.default.removeItem(at: machine.program.home) }  // Holds programs.
    #expect(try machine.run("Scripts/install '\(machine.program.home.path)/er gens'").status == 0)
    try machine.file("andermans", "van een ander\n")
    let line = "ln -sf \"$PWD/andermans\" 'er gens/bin/vth'; stat -c %i andermans"
    let before = try machine.program.shell(line).output
    let old = try machine.run("git rev-parse HEAD").output.dropLast()
    let next = try machine.run(
      "git -c user.name=a -c user.email=a@b.example commit --quiet --allow-empty --message twee")
    try #require(next.status == 0)
    let result = try machine.run("Scripts/install ../'er gens'")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("git log -p \(old).."))
    #expect(try machine.text("andermans") == "van een ander\n")
    #expect(try machine.program.shell("stat -c %i andermans").output == before)
    let mode = try machine.program.shell("stat -c %F-%a 'er gens/bin/vth'").output
    #expect(mode == "regular file-755\n")
  }

  @Test func `where it would not be safe or not be known, nothing is installed`() throws {
    let machine = try machine()
    defer { try? FileManager.default.removeItem(at: machine.program.home) }  // Holds programs.
    let home = machine.program.home.path
    _ = try machine.program.shell("mkdir -p open/bin; chmod 777 open/bin")
    try machine.file("bestand", "")
    let cases: [(String, Int32, String)] = [
      ("Scripts/install '\(home)/open'", 1, "Iedereen mag schrijven in \(home)/open/bin"),
      ("Scripts/install '\(home)/bestand'", 4, "U mag niet schrijven in \(home)/bestand/bin"),
      ("Scripts/install ''", 2, "Gebruik"), ("Scripts/install --haast", 2, "Gebruik"),
      ("Scripts/install a b", 2, "Gebruik"),
      ("mv .git ../weg; Scripts/install", 4, "geen git-map"),
    ]
    for (line, status, words) in cases {
      let result = try machine.run(line)
      #expect(result.status == status && result.errors.contains(words), "\(line): \(result.errors)")
    }
    try machine.fake("id", "echo 0", isNoted: false)
    let root = try machine.run("mv ../weg .git; Scripts/install")
    #expect(root.status == 2 && root.errors.contains("U bent root."), "\(root.errors)")
    #expect(try machine.calls().isEmpty)
    #expect(try machine.program.everything(in: "open").isEmpty)
    #expect(!FileManager.default.fileExists(atPath: home + "/\(Self.place)/bin/vth"))
  }

  @Test func `a folder that others can put another in place of is refused, wherever above`() throws
  {
    let machine = try machine()
    defer { try? FileManager.default.removeItem(at: machine.program.home) }  // Holds programs.
    let home = machine.program.home.path
    let made = try machine.program.shell(
      """
      mkdir -p open/mijn/bin open/mijn/share/vth elders/bin plakt gelinkt andermans
      chmod 777 open elders; chmod 1777 plakt; ln -s ../elders/bin gelinkt/bin
      chown 65534 andermans 2> fout || true
      """)
    try #require(made.status == 0, "\(made.errors)")
    let open = "Iedereen mag schrijven in \(home)"
    for (prefix, words) in [
      ("open", "\(open)/open:"), ("open/mijn", "\(open)/open:"), ("open/er/onder", "\(open)/open:"),
      ("gelinkt", "\(open)/elders:"), ("plakt/er/../../elders", "\(open)/elders:"),
      ("plakt", "\(open)/plakt:"),
    ] {
      let result = try machine.run("Scripts/install '\(home)/\(prefix)'")
      #expect(result.status == 1 && result.errors.hasPrefix(words), "\(prefix): \(result.errors)")
    }
    let shared = try machine.run("TMPDIR='\(home)/open' Scripts/install")
    #expect(shared.status == 1 && shared.errors.contains("\(open)/open:"), "\(shared.errors)")
    #expect(try machine.calls().isEmpty)
    let left = try machine.program.shell("find open elders andermans -type f; ls open").output
    #expect(left == "mijn\n")
    let sticky = try machine.run("umask 0; Scripts/install '\(home)/plakt/mijn'")
    #expect(sticky.status == 0, "\(sticky.errors)")
    #expect(try machine.program.shell("find plakt/mijn -perm -o+w").output.isEmpty)
    // Who is not root cannot give a folder away: then it is he who is somebody else.
    try machine.fake("id", "echo 4242", isNoted: false)
    let other = try machine.run("Scripts/install '\(home)/andermans'")
    #expect(
      other.status == 1 && other.errors.hasPrefix("\(home)/andermans is van iemand anders"),
      "\(other.errors)")
  }

  @Test func `a build that fails leaves the vth that was there`() throws {
    let machine = try machine()
    defer { try? FileManager.default.removeItem(at: machine.program.home) }  // Holds programs.
    #expect(try machine.run("Scripts/install").status == 0)
    let before = try installed(machine)
    try machine.fake("swift", "echo kapot; exit 1")
    let result = try machine.run("Scripts/install")
    #expect(result.status == 4 && result.errors.hasPrefix("Bouwt vth"), "\(result.errors)")
    #expect(result.errors.contains("kapot\nBouwen is mislukt"))
    #expect(try installed(machine) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: machine.temporary).isEmpty)
  }

  @Test func `an installed vth gives an auditor the verifier it was installed with`() throws {
    let machine = try machine()
    defer { try? FileManager.default.removeItem(at: machine.program.home) }  // Holds programs.
    #expect(try machine.run("Scripts/install").status == 0)
    // What lies above it does not count.
    try machine.file("thuis/Scripts/verify.py", "# van een ander\n")
    let result = try machine.program.shell("thuis/.local/bin/vth export audit kit")
    #expect(result.status == 0, "\(result.errors)")
    #expect(try machine.text("kit/verify.py") == "# van deze commit\n")
  }
}

/// The kit for an auditor, when somebody put more in it.
struct AuditKitTests {
  @Test func `nothing that lies beside the verifier is loaded when the kit is followed`() throws {
    let program = try Program()
    #expect(try program.run("export", "audit", "kit").status == 0)
    let modules = [
      "base64", "functools", "hashlib", "json", "os", "subprocess", "sys", "tempfile", "types",
      "unicodedata", "sitecustomize", "usercustomize",
    ]
    for module in modules {
      _ = try program.file("kit/\(module).py", "open('geladen', 'w').close()\n")
    }
    let guide = try String(
      contentsOf: program.home.appendingPathComponent("kit/LEESMIJ.md"), encoding: .utf8)
    let steps = Transcript.steps(in: guide).filter { $0.command.contains("verify.py") }
    #expect(steps.filter { $0.command.hasPrefix("python3 -I ") }.count == 2)
    #expect(steps.contains { $0.command == "sha256sum verify.py" })
    for step in steps {
      #expect(try program.shell("cd kit && \(step.command)").status == 0, "\(step.command)")
    }
    #expect(try program.shell("ls kit").output.contains("json.py"))
    #expect(try !program.shell("ls kit").output.contains("geladen"))
    // Such a file is loaded without -I.
    _ = try program.file("kit/proef.py", "import json\n")
    #expect(try program.shell("cd kit && python3 proef.py; ls").output.contains("geladen"))
  }

  @Test func `no document tells to run the verifier so that what lies beside it is loaded`() throws
  {
    for name in ["README.md", "FORMAT.md", "EventLog/README.md", "Scripts/test", "Sources"] {
      let found = try Program().shell(
        "grep -rnE 'python3 [^|]*verify[.]py' '\(Program.root.appendingPathComponent(name).path)'")
      #expect(!found.output.isEmpty)
      for line in found.output.split(separator: "\n") {
        #expect(line.contains("python3 -I "), "\(line)")
      }
    }
  }
}
