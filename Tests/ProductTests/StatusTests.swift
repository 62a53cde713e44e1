import Foundation
import Testing

/// The exit status says what happened, whatever becomes of the words.
struct StatusTests {
  /// One command for each way to end, in a home with a log, a damaged log and a batch that is refused.
  private static let commands: [(words: String, status: Int32)] = [
    ("stats --log log", 0), ("help", 0), ("verify --help", 0), ("verify --log log", 0),
    ("record fout.ndjson --log log", 1), ("bestaatniet", 2), ("owner --log log", 2),
    ("verify --log kapot", 3), ("stats --log kapot", 3), ("record nergens --log log", 4),
  ]

  private static func world() throws -> Program {
    let program = try KeyRotationTests.made()
    try #require(try KeyRotationTests.record(program, "a").status == 0)
    _ = try program.file("fout.ndjson", "{}\n")
    let damaged = try program.shell(
      "cp -r log kapot && sed -i '2s/valid/vaLid/' kapot/log/000000000.ndjson")
    try #require(damaged.status == 0, "\(damaged.errors)")
    for (words, status) in commands {
      #expect(try program.shell("Scripts/vth \(words)").status == status, "\(words)")
    }
    return program
  }

  /// The reading end of the pipe is closed before vth starts.
  @Test func `a pipe that nobody reads hides the words and never the status`() throws {
    let program = try Self.world()
    _ = try program.shell("mkfifo pijp")
    for (words, status) in Self.commands {
      for json in ["", " --json"] where !(words.contains("help") && !json.isEmpty) {
        for stream in ["1", "2", "1 2"] {
          let ends = stream.split(separator: " ").map { "\($0)>&7" }.joined(separator: " ")
          let result = try program.shell(
            """
            exec 8<>pijp 7>pijp 8>&-
            Scripts/vth \(words)\(json) \(ends)
            """)
          #expect(result.status == status, "\(words)\(json), \(stream): \(result.errors)")
        }
      }
    }
    let shown = try program.shell("Scripts/vth help | true; echo ${PIPESTATUS[0]}")
    #expect(shown.output == "0\n" && shown.errors.isEmpty)
  }

  @Test func `an answer that cannot be written makes of a success a failure, and of nothing else`()
    throws
  {
    let program = try Self.world()
    for (words, status) in Self.commands {
      let isSaidOnErrors = try program.shell("Scripts/vth \(words)").output.isEmpty
      for sink in [">/dev/full", ">&-"] {
        let result = try program.shell("Scripts/vth \(words) \(sink)")
        let expected = status == 0 ? 4 : status
        #expect(result.status == expected, "\(words) \(sink): \(result.errors)")
        if !isSaidOnErrors {
          #expect(result.errors.contains("kon niet worden geschreven"), "\(words) \(sink)")
        }
      }
      for sinks in ["2>/dev/full", "2>&-", ">/dev/full 2>/dev/full", ">&- 2>&- <&-"] {
        let result = try program.shell("Scripts/vth \(words) \(sinks)")
        let isAnswerLost = sinks.contains(" 2")
        #expect(result.status == (isAnswerLost && status == 0 ? 4 : status), "\(words) \(sinks)")
      }
    }
  }

  @Test func `what was recorded is said, also when the answer cannot be written`() throws {
    let program = try Self.world()
    let batch = try program.file("b.ndjson", KeyRotationTests.party("b"))
    let result = try program.shell("Scripts/vth record \(batch) --log log >/dev/full")
    #expect(result.status == 4)
    #expect(result.errors.contains("kon niet worden geschreven. Wel gelukt"), "\(result.errors)")
    #expect(try program.run("party", "b", "--log", "log").status == 0)
  }

  /// The files of the log must not get the number of a stream that was closed, or an answer lands in them.
  @Test func `with closed streams nothing is written in a file of the log`() throws {
    let program = try Self.world()
    let sound = try program.everything(in: "log")
    for closed in ["<&-", ">&-", "2>&-", "<&- >&-", "<&- 2>&-", ">&- 2>&-", "<&- >&- 2>&-"] {
      for words in ["verify --log log", "stats --log log", "record fout.ndjson --log log"] {
        _ = try program.shell("Scripts/vth \(words) \(closed)")
        #expect(try program.everything(in: "log") == sound, "\(words) \(closed)")
      }
    }
    for (number, closed) in ["<&-", ">&-", "<&- >&-", "<&- >&- 2>&-"].enumerated() {
      let batch = try program.file("b.ndjson", KeyRotationTests.party("p\(number)"))
      let result = try program.shell("Scripts/vth record \(batch) --log log \(closed)")
      #expect(result.status == (closed.contains(">&-") ? 4 : 0), "\(closed): \(result.errors)")
      #expect(try program.run("party", "p\(number)", "--log", "log").status == 0, "\(closed)")
      #expect(try KeyRotationTests.verifies(program), "\(closed)")
    }
    let input = try program.shell("Scripts/vth record - --log log <&-")
    #expect(input.status == 4 && input.errors.contains("de standaardinvoer: die is gesloten"))
  }

  /// The pipe is full before vth begins, and more is to come than it holds.
  @Test func `an answer waits for a pipe that does not block, and is whole`() throws {
    let program = try Program()
    let whole = try program.run("replay", "--json").output
    try #require(whole.utf8.count > 1 << 20)
    let script = """
      import fcntl, os, subprocess, sys
      reading, writing = os.pipe()
      os.set_blocking(writing, False)
      filled = 0
      try:
          while True: filled += os.write(writing, b"x")
      except BlockingIOError: pass
      vth = subprocess.Popen(sys.argv[1:], stdout=writing)
      os.close(writing)
      with os.fdopen(reading, "rb") as pipe: answer = pipe.read()
      os.write(1, answer[filled:])
      sys.exit(vth.wait())
      """
    let name = try program.file("lezer.py", script)
    let result = try program.shell("python3 \(name) Scripts/vth replay --json")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output == whole)
  }

  /// Each byte is written when vth has taken the one before, so vth finds the pipe empty again and again.
  @Test func `a batch is awaited from a pipe that does not block`() throws {
    let program = try KeyRotationTests.made()
    let batch = try program.file("b.ndjson", KeyRotationTests.party("b"))
    let script = """
      import array, fcntl, os, subprocess, sys, termios
      reading, writing = os.pipe()
      os.set_blocking(reading, False)
      vth = subprocess.Popen(sys.argv[2:], stdin=reading)
      def waiting():
          count = array.array("i", [0])
          fcntl.ioctl(writing, termios.FIONREAD, count)
          return count[0]
      for byte in open(sys.argv[1], "rb").read():
          if vth.poll() is None: os.write(writing, bytes([byte]))
          while waiting() and vth.poll() is None: pass
      os.close(writing)
      sys.exit(vth.wait())
      """
    let name = try program.file("schrijver.py", script)
    let result = try program.shell("python3 \(name) \(batch) Scripts/vth record - --log log")
    #expect(result.status == 0, "\(result.errors)")
    #expect(try program.run("party", "b", "--log", "log").status == 0)
  }
}
