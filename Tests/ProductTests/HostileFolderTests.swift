import Foundation
import Testing

/// A log that somebody else put together, in a shared folder or a clone: nothing in it opens a door.
struct HostileFolderTests {
  /// A log with a party in it, and the secret key of its owner, of which the text is answered.
  private static func made() throws -> (program: Program, key: String) {
    let program = try KeyRotationTests.made()
    try #require(try KeyRotationTests.record(program, "a").status == 0)
    let key = try String(contentsOf: key(program), encoding: .utf8)
    try #require(key.hasPrefix("PRIVATE+KEY+"))
    return (program, key)
  }

  private static func key(_ program: Program) -> URL {
    program.home.appendingPathComponent(".config/vth/keys/test.example.key")
  }

  /// Whether a text stands in any file of a folder, links followed.
  private static func stands(_ text: String, in folder: String, of program: Program) throws -> Bool
  {
    let found = try program.shell("grep -rqF -- '\(text.dropLast(20))' \(folder)")
    return found.status == 0
  }

  static let copies = [
    ["backup", "kopie"], ["export", "public", "kopie"], ["export", "audit", "kopie"],
  ]
  static let evidence = [
    "stamps/000000007-00000000.tsr", "stamps/000000007-00000000.pem", "cosignatures/000000007.note",
    "cosignatures/x.note", "stamps/los", "disclosures/0197c3f2-0000-7000-8000-000000000001.txt",
  ]

  @Test(arguments: evidence, ["ln -s", "ln", "cp"])
  func `a secret that bears the name of something else goes into no copy`(
    name: String, how: String
  ) throws {
    let (program, key) = try Self.made()
    let folder = name.split(separator: "/")[0]
    let placed = try program.shell(
      "mkdir -p log/\(folder) && \(how) $HOME/.config/vth/keys/test.example.key log/\(name)")
    try #require(placed.status == 0, "\(placed.errors)")
    for words in Self.copies {
      let result = try program.run(words, input: nil)
      #expect(result.status == 0, "\(words): \(result.errors)")
      #expect(try !Self.stands(key, in: "kopie", of: program), "\(words)")
      _ = try program.shell("rm -r kopie")
    }
    let backup = try program.run("backup", "kopie")
    #expect(backup.errors.contains("gaat niet mee") || name.hasPrefix("disclosures"))
    #expect(try program.run("verify").status == 0)
    #expect(try KeyRotationTests.record(program, "b").status == 0)
    #expect(try String(contentsOf: Self.key(program), encoding: .utf8) == key)
  }

  @Test(arguments: ["stamps", "cosignatures", "disclosures"])
  func `a folder that is a link is not entered, and stops nothing`(folder: String) throws {
    let (program, key) = try Self.made()
    try #require(
      try program.shell("ln -s $HOME/.config/vth/keys log/\(folder)").status == 0)
    let before = try program.everything(in: ".config/vth/keys")
    for words in Self.copies where folder != "disclosures" {
      let result = try program.run(words, input: nil)
      #expect(result.status == 0, "\(words): \(result.errors)")
      #expect(try !Self.stands(key, in: "kopie", of: program), "\(words)")
      _ = try program.shell("rm -r kopie")
    }
    #expect(try program.run("verify").status == 0)
    #expect(try program.run("party", "a").status == 0)
    let withheld = try program.run(
      "note", "a", "--text", "geheim", "--valid", "2024", "--withhold", "text")
    #expect((withheld.status == 0) == (folder != "disclosures"), "\(withheld.errors)")
    let after = try program.everything(in: ".config/vth/keys")
    #expect(Set(after.keys) == Set(before.keys))
    #expect(try String(contentsOf: Self.key(program), encoding: .utf8) == key)
  }

  @Test(arguments: [
    "log/log/000000007.ndjson", "log/log/000000000.ndjson", "log/checkpoint", "log/lock",
    "log/format.json", "log/checkpoint.new", "log/format.json.new", "log/quarantine",
  ])
  func `recording writes in no file that a name in a log leads to`(name: String) throws {
    for how in ["ln -s", "ln"] {
      let (program, key) = try Self.made()
      let placed = try program.shell(
        "rm -f \(name) && \(how) $HOME/.config/vth/keys/test.example.key \(name)")
      try #require(placed.status == 0, "\(placed.errors)")
      let result = try KeyRotationTests.record(program, "b")
      #expect([0, 3, 4].contains(result.status), "\(how) \(name): \(result.errors)")
      #expect(try String(contentsOf: Self.key(program), encoding: .utf8) == key, "\(how) \(name)")
      #expect(
        try program.shell("test ! -d log/quarantine || ! grep -rqF PRIVATE log/quarantine").status
          == 0)
      if result.status != 0 {
        #expect(!result.errors.isEmpty && !result.errors.contains("PRIVATE"), "\(result.errors)")
      }
    }
  }

  @Test func `one odd thing beside a log stops no copy, and is named`() throws {
    let (program, _) = try Self.made()
    _ = try program.shell(
      """
      mkdir -p log/stamps/000000006-00000000.tsr log/cosignatures/000000006.note
      head -c 3000000 /dev/zero > log/stamps/000000007-00000000.tsr
      mkfifo log/stamps/pijp log/cosignatures/pijp
      """)
    for words in Self.copies {
      let result = try program.run(words, input: nil)
      #expect(result.status == 0, "\(words): \(result.errors)")
      #expect(result.errors.contains("000000006-00000000.tsr gaat niet mee"), "\(result.errors)")
      #expect(
        try program.run("verify", "--log", words[1] == "audit" ? "kopie/log" : words.last ?? "")
          .status == 0)
      _ = try program.shell("rm -r kopie")
    }
    let verified = try program.run("verify")
    #expect(verified.status == 0 && verified.output.contains("000000006-00000000.tsr"))
  }

  @Test func `a copy that fails is taken away`() throws {
    let (program, _) = try Self.made()
    let result = try program.shell("ulimit -f 1; Scripts/vth backup kopie")
    #expect(result.status == 4, "\(result.errors)")
    #expect(try program.shell("test ! -e kopie").status == 0)
  }

  @Test(
    .enabled(if: Machine.canPreload, "needs a C compiler, and no sanitizer"),
    arguments: [
      ("backup kopie", "kopie"), ("backup kopie", "log"), ("export public kopie", "kopie"),
      ("export public kopie", "log"), ("export audit kopie", "kopie"),
      ("export audit kopie", "proofs"), ("export audit kopie", "kopie/log"),
      ("restore reserve kopie", "kopie"), ("init kopie --origin twee.example", "log"),
    ])
  func `a folder that another process made just before is not taken away`(
    words: String, folder: String
  ) throws {
    let (program, _) = try Self.made()
    try #require(try program.run("backup", "reserve").status == 0)
    let machine = try program.otherMachine()
    let result = try program.shell("\(machine) FIRST_THERE=\(folder) Scripts/vth \(words)")
    #expect(result.status == 4, "\(result.status) \(result.errors)")
    let left = try program.shell("cd kopie && find . -mindepth 1 | sort").output
    let inside =
      folder == "kopie" ? "" : folder.hasSuffix("log") ? "./log\n./log/" : "./proofs\n./proofs/"
    #expect(left == (inside.isEmpty ? "./" : inside) + "van-een-ander\n", "\(left)")
  }

  @Test func `what a user names may be a pipe`() throws {
    let (program, _) = try Self.made()
    let recorded = try program.shell(
      "Scripts/vth record <(printf '%s' '\(KeyRotationTests.party("b").dropLast())')")
    #expect(recorded.status == 0, "\(recorded.errors)")
    let proven = try program.shell(
      """
      Scripts/vth prove 6 --out p.tlog-proof
      Scripts/vth keys --json | grep -o 'test.example+[^"]*' | head -1 > sleutel
      Scripts/vth check <(cat p.tlog-proof) --key <(cat sleutel)
      """)
    #expect(proven.status == 0 && proven.output.contains("BEWEZEN"), "\(proven.errors)")
    let signed = try program.shell(
      "printf '%s' '\(KeyRotationTests.party("c").dropLast())' | Scripts/vth record - --key <(cat .config/vth/keys/test.example.key)"
    )
    #expect(signed.status == 0, "\(signed.errors)")
  }

  @Test func `what holds withheld text is only for its owner`() throws {
    let (program, _) = try Self.made()
    #expect(
      try program.run("note", "a", "--text", "geheim", "--valid", "2024", "--withhold", "text")
        .status == 0)
    let written = try program.shell(
      "umask 022; Scripts/vth report vgr --withheld --format html --out r.html; stat -c %a r.html")
    #expect(written.output.hasSuffix("600\n"), "\(written.output) \(written.errors)")
  }

  @Test func `keys that others may change are not signed with, and a key they may read is told`()
    throws
  {
    let (program, _) = try Self.made()
    _ = try program.shell("chmod 666 .config/vth/keys/test.example.key")
    let open = try KeyRotationTests.record(program, "b")
    #expect(open.status == 1 && open.errors.contains("chmod"), "\(open.errors)")
    _ = try program.shell("chmod 600 .config/vth/keys/*; chmod 777 .config/vth/keys")
    #expect(try KeyRotationTests.record(program, "b").status == 1)
    _ = try program.shell("chmod 700 .config/vth/keys")
    #expect(try KeyRotationTests.record(program, "b").status == 0)
    _ = try program.shell("cp .config/vth/keys/test.example.key mijn.key; chmod 644 mijn.key")
    let named = try KeyRotationTests.record(program, "c", "--key", "mijn.key")
    #expect(named.status == 0 && named.errors.contains("chmod 600"), "\(named.errors)")
  }

  @Test func `a temporary file that lies there is not used for a key`() throws {
    var program = try Program()
    program.variables["VTH_LOG"] = "log"
    _ = try program.shell(
      "mkdir -p .config/vth/keys; touch .config/vth/keys/x.example.key.new; chmod 666 .config/vth/keys/*"
    )
    #expect(try program.run("init", "log", "--origin", "x.example").status == 0)
    let mode = try program.shell("stat -c %a .config/vth/keys/x.example.key")
    #expect(mode.output == "600\n")
  }
}

/// What stands in a log's folder, judged by both verifiers.
struct OddFolderTests {
  @Test(arguments: [
    "mv log/log/000000000.ndjson x; ln -s ../../x log/log/000000000.ndjson",
    "mv log/log l; ln -s ../l log/log", "rm log/checkpoint; mkdir log/checkpoint",
    "rm log/checkpoint; ln -s nergens log/checkpoint", "rm log/checkpoint; mkfifo log/checkpoint",
    "rm log/log/*; mkdir log/log/000000000.ndjson", "mkfifo log/log/000000007.ndjson",
    "mv log/format.json f; ln -s ../f log/format.json", "rm log/format.json; mkdir log/format.json",
    "rm log/format.json; ln -s nergens log/format.json", "ln -s nergens log/log/000000007.ndjson",
    "ln -s nergens log/log/los", "mkdir log/log/map", "mv log echt; ln -s echt log",
  ])
  func `both verifiers say the same of a folder with something odd in it`(change: String) throws {
    let program = try KeyRotationTests.made()
    #expect(try KeyRotationTests.record(program, "a").status == 0)
    let made = try program.shell(change)
    try #require(made.status == 0, "\(made.errors)")
    let own = try program.run("verify")
    let script = Program.root.appendingPathComponent("Scripts/verify.py").path
    let other = try program.shell("python3 -I \(script) log")
    #expect(own.status == other.status, "\(own.output)\(own.errors)\(other.output)")
  }
}

/// Withheld texts of recordings that were never completed.
struct StrayTextTests {
  @Test func `texts that belong to no entry are erased on somebody's word, and no others`() throws {
    let program = try KeyRotationTests.made()
    #expect(try KeyRotationTests.record(program, "a").status == 0)
    #expect(
      try program.run("note", "a", "--text", "blijft", "--valid", "2024", "--withhold", "text")
        .status == 0)
    let made = try program.shell(
      """
      cd log/disclosures
      cp *.txt 0197c3f2-0000-7000-8000-000000000001.txt
      cp 0197c3f2*.txt "$(ls *.txt | tail -1).0123abcd.new"
      echo eigen > leesmij
      """)
    try #require(made.status == 0, "\(made.errors)")
    #expect(try program.run("verify").output.contains("vth repair --erase-stray"))
    let erased = try program.run("repair", "--erase-stray")
    #expect(erased.status == 0, "\(erased.errors)")
    let left = try program.shell("ls log/disclosures").output
    #expect(left.split(separator: "\n").count == 2 && left.contains("leesmij"), "\(left)")
    #expect(try program.run("history", "a", "--withheld").output.contains("blijft"))
    #expect(try program.run("repair", "--erase-stray").output.contains("geen tekst"))
    #expect(try program.run("repair", "--erase-stray", "--set-aside").status == 2)
  }
}
