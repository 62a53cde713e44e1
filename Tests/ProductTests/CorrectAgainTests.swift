import Foundation
import Testing

/// A correction that is given again: what was said stays said, and what somebody put right since stays right.
struct CorrectAgainTests {
  private static func made() throws -> Program {
    let program = try KeyRotationTests.made()
    try #require(try KeyRotationTests.record(program, "a").status == 0)
    try #require(
      try program.run("note", "a", "--text", "eerst", "--valid", "2026-05").status == 0)
    return program
  }

  @Test func `an earlier correction given again undoes no later one`() throws {
    let program = try Self.made()
    for (reason, text) in [("r1", "beter"), ("r2", "best")] {
      let done = try program.run("correct", "7", "--reason", reason, "--text", text)
      #expect(done.status == 0, "\(done.errors)")
    }
    let again = try program.run("correct", "7", "--reason", "r1", "--text", "beter")
    #expect(again.output.contains("0 gebeurtenissen"), "\(again.output)\(again.errors)")
    #expect(try program.run("history", "a").output.contains("best"))
    // With another reason it is another correction.
    let other = try program.run("correct", "7", "--reason", "r3", "--text", "beter")
    #expect(other.status == 0 && other.output.contains("1 gebeurtenis"), "\(other.output)")
  }

  @Test(arguments: [
    ["annul", "8", "--reason", "toch niet"], ["correct", "7", "--reason", "r2", "--text", "best"],
  ])
  func `what a fact once read by a correction does not come back by a line handed in again`(
    _ righting: [String]
  ) throws {
    let program = try Self.made()
    let twice = #"{"type":"note.added","valid":"2026-05","data":{"subjects":["a"],"text":"beter"}}"#
    let correct = ["correct", "7", "--reason", "r1", "--text", "beter"]
    #expect(try program.run(correct, input: nil).status == 0)
    let first = try program.run("record", "-", input: twice)
    #expect(first.output.contains("zo luidt vermelding 7 sinds de correctie in vermelding 8"))
    let righted = try program.run(righting, input: nil)
    try #require(righted.status == 0, "\(righted.errors)")
    let again = try program.run("record", "-", input: twice)
    #expect(again.output.contains("0 gebeurtenissen"), "\(again.output)\(again.errors)")
    let participle = righting[0] == "annul" ? "geannuleerd" : "gecorrigeerd"
    #expect(
      again.output.contains(
        "eerder vastgelegd als vermelding 8, en daarna \(participle) door vermelding 9"),
      "\(again.output)")
    // The advice works: then the fact reads so again.
    let advised = righting[0] == "annul" ? ["annul", "9"] : ["correct", "8", "--text", "beter"]
    let done = try program.run(advised + ["--reason", "toch"], input: nil)
    #expect(done.status == 0, "\(done.errors)")
    let last = try program.run("record", "-", input: twice)
    #expect(last.output.contains("zo luidt vermelding 7 sinds de correctie"), "\(last.output)")
  }

  @Test func `nor when it read so a great many times, each by another source`() throws {
    let program = try Self.made()
    let note = #"{"subjects":["a"],"text":"beter"}"#
    func source(_ step: Int) -> String { #""source":[{"document":"s","at":"regel \#(step + 1)"}]"# }
    func id(_ step: Int) -> String { String(format: "0197c3f2-0000-7000-8000-%012d", step) }
    var lines = [
      #"{"type":"source.registered","valid":"2026-01","data":{"source":"s","title":"S","kind":"letter","date":{"edtf":"2026-01"}}}"#,
      #"{"type":"note.added","valid":"2026-05","id":"\#(id(9_999))","data":{"subjects":["a"],"text":"goed"}}"#,
    ]
    for step in 0..<70 {
      lines.append(
        #"{"type":"entry.corrected","valid":"2026-06","id":"\#(id(2 * step))",\#(source(step)),"data":{"#
          + #""entry":"\#(id(9_999))","reason":"r","type":"note.added","data":\#(note)}}"#)
      lines.append(
        #"{"type":"entry.annulled","valid":"2026-06","id":"\#(id(2 * step + 1))","data":{"entry":"\#(id(2 * step))","reason":"r"}}"#
      )
    }
    let made = try program.run("record", "-", input: lines.joined(separator: "\n"))
    try #require(made.status == 0, "\(made.errors)")
    for (step, words) in [(0, "0 gebeurtenissen"), (69, "0 gebeurtenissen"), (70, "1 gebeurtenis")]
    {
      let line = #"{"type":"note.added","valid":"2026-05",\#(source(step)),"data":\#(note)}"#
      let again = try program.run("record", "-", input: line)
      #expect(again.output.hasPrefix(words), "\(step): \(again.output)\(again.errors)")
    }
  }

  @Test func `neither does what it read by a text and a day that were corrected apart`() throws {
    let program = try Self.made()
    for (step, words) in [
      ["--text", "beter"], ["--text", "best"], ["--period", "2026-06"], ["--text", "beter"],
      ["--text", "slot"],
    ].enumerated() {
      let done = try program.run(["correct", "7", "--reason", "r\(step)"] + words, input: nil)
      try #require(done.status == 0, "\(done.errors)")
    }
    for (day, text, entry) in [
      ("2026-05", "beter", 8), ("2026-06", "best", 10), ("2026-06", "beter", 11),
    ] {
      let line =
        #"{"type":"note.added","valid":"\#(day)","data":{"subjects":["a"],"text":"\#(text)"}}"#
      let again = try program.run("record", "-", input: line)
      #expect(
        again.output.contains("eerder vastgelegd als vermelding \(entry), en daarna gecorrigeerd"),
        "\(day) \(text): \(again.output)\(again.errors)")
    }
  }

  @Test func `a text that was erased does not come back by the correction that brought it`() throws
  {
    let program = try Self.made()
    let correct = ["correct", "7", "--reason", "x", "--text", "Jan Jansen", "--withhold", "text"]
    #expect(try program.run(correct, input: nil).status == 0)
    #expect(try program.run("redact", "8", "--ground", "veiligheid").status == 0)
    let again = try program.run(correct, input: nil)
    #expect(again.status == 1 && again.errors.contains("gewist"), "\(again.output)\(again.errors)")
    #expect(try program.shell("! grep -rq Jansen log && ! ls log/disclosures/*.txt").status == 0)
  }
}
