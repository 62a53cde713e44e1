import Foundation
import Testing

/// What the system and the log refuse is said in the language of the reader.
struct DutchTroubleTests {
  /// Words that only the texts for programmers have.
  private static let english = [
    " the ", " is not ", "error", "than", "open files", "standard", "symbolic links", "(E",
    "descriptor", "entries",
  ]

  @Test func `no trouble with a file is told in English`() throws {
    let program = try KeyRotationTests.made()
    let made = try program.shell(
      """
      mkfifo pijp; ln -s lus lus; mkdir map; : > leeg
      python3 -c 'import socket; s = socket.socket(socket.AF_UNIX); s.bind("socket")'
      """)
    try #require(made.status == 0, "\(made.errors)")
    let long = String(repeating: "x", count: 300)
    let lines = [
      "record socket", "record lus", "record map", "record leeg/x", "record \(long)",
      "record - <map", "record - <&-", "check socket --key x+y", "check lus --key x+y",
      "verify --log socket",
      "verify --log lus", "verify --log leeg/x", "backup leeg/x", "init lus/x --origin x.example",
      "init /proc/x --origin x.example", "keys witness socket", "keys witness lus",
      "checkpoint cosign - <&-", "stamp trust socket", "stamp attach lus --ca lus",
      "record leeg --key socket", "record leeg --key lus", "report vgr --out lus",
      "import socket", "import lus", "restore lus x", "restore log log",
      "(ulimit -n 4; Scripts/vth record leeg)",
    ]
    for line in lines {
      let command = line.hasPrefix("(") ? line : "Scripts/vth \(line)"
      let result = try program.shell(command)
      #expect(result.status != 0 && !result.errors.isEmpty, "\(line)")
      for word in Self.english {
        #expect(!result.errors.contains(word), "\(line) says “\(word)”: \(result.errors)")
      }
    }
  }

  @Test func `too much for one time is said with what to do`() throws {
    let program = try KeyRotationTests.made()
    let made = try program.shell(
      """
      for n in $(seq 100001); do
        echo '{"type":"party.registered","valid":"2024","data":{"party":"p'$n'","name":"p'$n'","kind":"association"}}'
      done > veel.ndjson
      """)
    try #require(made.status == 0)
    let result = try program.run("record", "veel.ndjson")
    #expect(result.status == 1, "\(result.errors)")
    #expect(result.errors.contains("100001 vermeldingen, en meer dan 100000 kan niet"))
    #expect(result.errors.contains("Leg ze in delen vast"), "\(result.errors)")
  }

  @Test func `a new log may not bear the name of the old, and that is what is said`() throws {
    let program = try KeyRotationTests.made()
    try #require(try program.run("backup", "kopie").status == 0)
    let result = try program.run(
      "restore", "kopie", "nieuw", "--new-origin", "test.example", "--reason", "schijf stuk")
    #expect(result.status == 2)
    #expect(result.errors.contains("is de naam van het oude log"), "\(result.errors)")
    #expect(try program.everything(in: "nieuw").isEmpty)
  }
}
