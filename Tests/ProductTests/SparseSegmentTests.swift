import Foundation
import Testing

/// Segments that take nothing on a disk and gigabytes in memory: refused with little memory, and by both verifiers.
struct SparseSegmentTests {
  /// Turns the segments of a log into others.
  static let changes = [
    "rm log/log/*; for n in 1 2 3 4 5 6 7 8; do truncate -s 1G log/log/00000000$n.ndjson; done",
    "rm log/log/*; for n in 0 4 8; do truncate -s 1G log/log/00000${n}000.ndjson; done",
    "for n in 7 8 9; do truncate -s 1G log/log/00000000$n.ndjson; done",
    "truncate -s 1G log/log/000000000.ndjson", "truncate -s 70M log/log/000000000.ndjson",
    "for n in 1 2 3 4 5 6 7 8; do truncate -s 64M log/log/00000100$n.ndjson; done",
    "head -c 50M /dev/zero | tr '\\0' '\\n' > log/log/000000007.ndjson",
    // Each with a line under it that begins as a checkpoint line: holes that are no longer than a commit, in segments that
    // follow each other; no longer than a line; in a checkpoint line itself; and one to a segment.
    holes(in: "7, 22, 37, 52", 15, of: 67_108_000), holes(in: "7", 17_000, of: 59_000),
    holes(in: "7", 500, of: 2_000_000, after: #"x\n{"checkpoint":""#, then: #""}\n"#),
    holes(in: "*range(7, 40)", 1, of: 67_108_000),
  ]

  /// Makes segments, each with so many holes of a size, after some text and with some text behind them.
  private static func holes(
    in segments: String, _ count: Int, of size: Int, after before: String = "",
    then behind: String = #"\n{"checkpoint":"x"}\n"#
  ) -> String {
    """
    python3 - <<'END'
    import os
    for first in (\(segments),):
        with open(f"log/log/{first:09}.ndjson", "wb") as file:
            for hole in range(\(count)):
                file.write(b'''\(before)''')
                file.seek(\(size), os.SEEK_CUR)
                file.write(b'''\(behind)''')
    END
    """
  }

  @Test(arguments: changes)
  func `what cannot be a log is refused with little memory`(change: String) throws {
    let program = try KeyRotationTests.madeWithParty()
    let changed = try program.shell(change)
    try #require(changed.status == 0, "\(changed.errors)")
    _ = try program.file("b.ndjson", KeyRotationTests.party("b"))
    for words in ["verify", "party a", "record b.ndjson", "backup kopie"] {
      // Far below two of those segments.
      let result = try program.shell("ulimit -v 1500000; Scripts/vth \(words)")
      #expect(result.status == 3, "\(words): \(result.status) \(result.output)\(result.errors)")
    }
    let script = Program.root.appendingPathComponent("Scripts/verify.py").path
    let other = try program.shell("ulimit -v 1000000; python3 -I \(script) log")
    #expect(other.status == 3, "\(other.output)\(other.errors)")
    #expect(try program.shell("test ! -e kopie && test ! -e log/quarantine").status == 0)
  }

  @Test
  func `an end of no more than a commit is kept apart, and of more is damage, to both verifiers`()
    throws
  {
    let lines = "head -c 100000 /dev/zero | tr '\\0' '\\n' >> log/log/000000000.ndjson"
    for (size, status) in [
      ("truncate -s 60M log/log/000000000.ndjson", 0),
      ("truncate -s 70M log/log/000000000.ndjson", 3), (lines, 0),
      (lines + "; echo >> log/log/000000000.ndjson", 3),
    ] as [(String, Int32)] {
      let program = try KeyRotationTests.madeWithParty()
      try #require(try program.shell(size).status == 0)
      let script = Program.root.appendingPathComponent("Scripts/verify.py").path
      let other = try program.shell("python3 -I \(script) log")
      #expect(try program.run("verify").status == status && other.status == status, "\(size)")
      let recorded = try KeyRotationTests.record(program, "b")
      #expect(recorded.status == status, "\(size): \(recorded.errors)")
    }
  }
}
