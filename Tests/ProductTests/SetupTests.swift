import Foundation
import Testing

/// The scripts on machines that lack something: they say what to run, and install only what somebody asked for.
///
/// The machine is a folder of programs; those that install are fakes that note how they were called.
struct SetupTests {
  private static let install = "apt-get install -y --no-install-recommends"

  /// Everybody's own folder for temporary files, in which somebody else has laid a link for a name he expects.
  private static func lay(_ name: String, in machine: Workplace) throws {
    try machine.file("andermans", "van een ander\n")
    _ = try machine.program.shell("ln -s ../andermans 'tmp/\(name)'")
  }

  @Test(arguments: ["0", "1000"])
  func `what is missing is said with the line to type, and nothing is changed`(user: String) throws
  {
    var machine = try Workplace(with: ["sudo", "apt-get", "python3", "swift"], as: user)
    try Self.lay("vth-setup.log", in: machine)
    let before = try machine.everything()
    let sudo = user == "0" ? "" : "sudo "
    for line in ["Scripts/setup", ". Scripts/setup; supply strace:strace", "Scripts/soak"] {
      let result = try machine.run(line)
      #expect(result.status == 4, "\(line)")
      #expect(result.output.isEmpty)
      let asked = result.errors.split(separator: "\n").first { $0.contains("apt-get") }
      let words = try #require(asked, "\(line): \(result.errors)")
      #expect(words.hasPrefix("  \(sudo)apt-get update && \(sudo)\(Self.install) "))
      #expect(words.contains(" strace"))
      #expect(result.errors.contains("Scripts/setup --install\n"))
    }
    machine.program.variables["CI"] = "true"
    machine.program.variables["VTH_INSTALL"] = "0"
    #expect(try machine.run("Scripts/soak").status == 4)
    #expect(try machine.calls().allSatisfy { $0.hasPrefix("python3 -I ") })
    #expect(try machine.everything() == before)
  }

  @Test func `who has no sudo is told to ask, and who has no apt-get which packages they are`()
    throws
  {
    let alone = try Workplace(with: ["apt-get", "python3", "swift"], as: "1000")
    for line in ["Scripts/setup", "Scripts/setup --install"] {
      let result = try alone.run(line)
      #expect(result.status == 4)
      #expect(result.errors.contains("Vraag wie hier root is dit te doen:\n  apt-get update && "))
    }
    let other = try Workplace(with: ["sudo", "python3", "swift"], as: "1000")
    let result = try other.run("Scripts/setup --install")
    #expect(result.status == 4)
    #expect(result.errors.contains("Hier is geen apt-get."))
    #expect(try other.calls().allSatisfy { $0.hasPrefix("python3 -I ") })
  }

  @Test(arguments: ["VTH_INSTALL=1", "CI=true"])
  func `what is asked for is installed, and no link at a name is followed`(asked: String) throws {
    let machine = try Workplace(with: ["sudo", "apt-get", "python3", "swift"], as: "1000")
    try Self.lay("vth-setup.log", in: machine)
    let line = "export \(asked); . Scripts/setup; supply strace:strace; echo klaar"
    let refused = try machine.run(line)
    #expect(refused.status == 4)
    #expect(refused.errors.contains("toch niet gevonden: strace"), "\(refused.errors)")
    let calls = try machine.calls()
    #expect(calls.contains { $0.hasPrefix("sudo env ") && $0.hasSuffix(" update") })
    #expect(calls.contains { $0.hasPrefix("apt-get ") && $0.hasSuffix(" -- strace") }, "\(calls)")
    try machine.fake(
      "apt-get",
      "printf '#!/bin/sh\\n' > '\(machine.tools.path)/strace'; chmod +x '\(machine.tools.path)/strace'"
    )
    let result = try machine.run(line)
    #expect(result.status == 0 && result.output == "klaar\n", "\(result.errors)")
    #expect(try machine.text("andermans") == "van een ander\n")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: machine.temporary) == ["vth-setup.log"])
  }

  @Test
  func `an installation that fails says why, and keeps its report where only its owner reads`()
    throws
  {
    let machine = try Workplace(with: ["python3", "swift"], as: "0")
    try Self.lay("vth-setup.log", in: machine)
    try machine.fake("apt-get", "echo geen net; exit 100")
    let result = try machine.run("Scripts/setup --install")
    #expect(result.status == 4)
    #expect(result.errors.contains("geen net\nDit is mislukt: env "), "\(result.errors)")
    let log = try #require(result.errors.split(separator: " ").last).dropLast()
    #expect(log.hasPrefix(machine.temporary + "/vth-setup."))
    #expect(!log.hasSuffix(".log"))
    let attributes = try FileManager.default.attributesOfItem(atPath: String(log))
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(try machine.text("andermans") == "van een ander\n")
  }

  @Test func `a judge that is missing is said, and in CI it is a failure`() throws {
    let all = ["python3", "swift", "strace", "openssl", "prlimit"]
    var machine = try Workplace(with: all, as: "1000")
    machine.program.variables["VTH_INSTALL"] = "0"
    let here = try machine.run("Scripts/test")
    #expect(here.errors.contains("Overgeslagen. De lezers van BPMN, HTML, Markdown en agenda's"))
    #expect(here.errors.contains("Overgeslagen. Go met x/mod ontbreekt"))
    #expect(try machine.calls().contains { $0.hasPrefix("swift format lint ") })
    try machine.file("calls", "")
    machine.program.variables["CI"] = "true"
    let ci = try machine.run("Scripts/test")
    #expect(ci.status == 4)
    #expect(ci.errors.contains("De lezers van BPMN") && ci.errors.contains("In CI mag niets"))
    #expect(try machine.calls().allSatisfy { $0.hasPrefix("python3 -I ") })
  }

  @Test
  func `nothing is taken from the folder where somebody stands, nor from where a link stands`()
    throws
  {
    let machine = try Workplace(with: ["python3", "swift"], as: "1000")
    let trap = "touch '\(machine.program.home.path)/gepakt'; exit 0\n"
    for place in ["elders/Scripts/setup", "anders/Scripts/setup"] { try machine.file(place, trap) }
    try machine.file("elders/pip.py", "open('gepakt', 'w')\n")
    _ = try machine.program.shell(
      "mkdir anders/bin && ln -s \"$PWD/een map/Scripts\"/vt[h] anders/bin/vth")
    // A program that was built, so that nothing needs to be.
    try machine.file("een map/Package.swift", "")
    _ = try machine.program.shell(
      """
      mkdir -p 'een map/Sources' 'een map/.build/release'
      printf '#!/bin/sh\\necho gebouwd\\n' > 'een map/.build/release/vth'
      chmod +x 'een map/.build/release/vth'; touch -d '1 hour ago' 'een map/Sources' 'een map/Package.swift'
      """)
    let path = "CDPATH='\(machine.program.home.path)/elders'"
    #expect(try machine.run("\(path) Scripts/setup").status == 4)
    #expect(try machine.run("\(path) Scripts/vt[h] owners").output == "gebouwd\n")
    #expect(
      try machine.program.shell("cd /; \"$HOME/anders/bin/vth\" owners").output == "gebouwd\n")
    // With the Python of this machine, which the folder must not reach.
    var program = machine.program
    program.variables["PATH"] = ProcessInfo.processInfo.environment["PATH"]
    _ = try program.shell("cd elders && \"$HOME/een map/Scripts/setup\"")
    #expect(!FileManager.default.fileExists(atPath: program.home.path + "/gepakt"))
    #expect(!FileManager.default.fileExists(atPath: program.home.path + "/elders/gepakt"))
    #expect(try program.shell("cd elders && python3 -c 'import pip'; ls").output.contains("gepakt"))
  }

  @Test func `a folder whose name ends in a line feed is not taken for the one without`() throws {
    let machine = try Workplace(with: ["python3", "swift"], as: "1000")
    try machine.file("buur/Scripts/setup", "touch \"$HOME/gepakt\"; exit 0\n")
    let made = try machine.program.shell("cp -r 'een map' $'buur\\n'")
    try #require(made.status == 0, "\(made.errors)")
    for script in ["setup", "vt[h]", "check", "test", "soak"] {
      let result = try machine.program.shell("$'buur\\n'/Scripts/\(script)")
      #expect(result.status != 0, "\(script): \(result.errors)")
    }
    #expect(!FileManager.default.fileExists(atPath: machine.program.home.path + "/gepakt"))
  }

  @Test func `where the folder may not be written, that is said instead of a build`() throws {
    let machine = try Workplace(with: ["python3", "swift"], as: "1000")
    // A file where the folder for builds should be: nobody, not even root, can write in that.
    try machine.file("een map/.build", "")
    let result = try machine.run("Scripts/vt[h] owners")
    #expect(result.status == 4)
    #expect(
      result.errors.contains("u mag niet schrijven in") && result.errors.contains("git clone"))
    #expect(try machine.calls().isEmpty)
  }
}

/// A home with a folder of programs, which is all that is on the path, and a copy of the scripts.
struct Workplace {
  var program: Program
  var tools: URL { program.home.appendingPathComponent("bin") }
  var temporary: String { program.home.path + "/tmp" }

  private static let ordinary = [
    "bash", "cat", "chmod", "cmp", "cp", "dirname", "env", "find", "ln", "ls", "mkdir", "mktemp",
    "mv", "readlink", "rm", "tail", "touch",
  ]

  /// `fakes` do nothing but note how they were called; `sudo` also does what it is asked.
  init(with fakes: [String], as user: String) throws {
    program = try Program()
    let files = FileManager.default
    for folder in ["bin", "tmp", "een map"] {
      try files.createDirectory(
        at: program.home.appendingPathComponent(folder), withIntermediateDirectories: true)
    }
    try files.copyItem(
      at: Program.root.appendingPathComponent("Scripts"),
      to: program.home.appendingPathComponent("een map/Scripts"))
    let links = Self.ordinary.map { "ln -s \"$(type -P \($0))\" bin/" }.joined(separator: " && ")
    try #require(program.shell(links).status == 0)
    for name in fakes {
      // Nothing can be imported with this Python, so every reader is missing.
      try fake(name, name == "sudo" ? "exec \"$@\"" : name == "python3" ? "exit 1" : "exit 0")
    }
    try fake("id", "echo \(user)", isNoted: false)
    program.variables["PATH"] = tools.path
    program.variables["TMPDIR"] = temporary
  }

  /// Puts a program on the path.
  func fake(_ name: String, _ body: String, isNoted: Bool = true) throws {
    let note = isNoted ? "echo \"\(name) $*\" >> '\(program.home.path)/calls'\n" : ""
    let path = tools.appendingPathComponent(name)
    try Data("#!/bin/bash\n\(note)\(body)\n".utf8).write(to: path)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path.path)
  }

  func file(_ name: String, _ text: String) throws {
    let place = program.home.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: place)
  }

  func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: program.home.appendingPathComponent(name)), as: UTF8.self)
  }

  /// Runs a line of shell in the folder that has the scripts.
  func run(_ line: String) throws -> Program.Result {
    try program.shell("set -eu; cd 'een map'; \(line)")
  }

  /// What the fakes were asked, a line each.
  func calls() throws -> [String] {
    guard FileManager.default.fileExists(atPath: program.home.path + "/calls") else { return [] }
    return try text("calls").split(separator: "\n").map(String.init)
  }

  /// Every file, except the notes of the fakes.
  func everything() throws -> [String: Data] {
    try program.everything(in: ".").filter { $0.key != "calls" && !$0.key.hasPrefix(".") }
  }
}
