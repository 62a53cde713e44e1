import Foundation
import Testing

/// Which texts and names a user can record.
struct RecordedTextTests {
  @Test func `a form, a sheet and a batch refuse a steering character, and say which and where`()
    throws
  {
    let program = try OneEventTests.log()
    let form = try program.run(
      "note", "--subjects", "handreiking", "--text", "een\u{202E}twee", "--valid", "2026-11-01")
    #expect(form.status == 2 || form.status == 1)
    #expect(form.errors.contains("teken 4 is U+202E"), "\(form.errors)")
    let sheet =
      "soort;datum;titel;uitkomst;orgaan\nbesluit;2-4-2026;Ti\u{200B}tel;vastgesteld;stuurgroep voorbeeld"
    let imported = try program.run("import", "-", input: sheet)
    #expect(
      imported.status == 1 && imported.errors.contains("teken 3 is U+200B"), "\(imported.errors)")
    let line =
      #"{"type":"note.added","valid":"2026-11-01","data":{"subjects":["handreiking"],"text":"a\u009bb"}}"#
    let batch = try program.run("record", "-", input: line)
    #expect(batch.status == 1 && batch.errors.contains("teken 2 is U+009B"), "\(batch.errors)")
    let unassigned = try program.run(
      "record", "-", input: line.replacing("\\u009b", with: "\u{378}"))
    #expect(unassigned.errors.contains("U+0378, en dat teken bestaat niet in Unicode 14.0"))
    #expect(try program.run("stats").output.contains(" 14"))
  }

  @Test func `who records and why is judged as any text`() throws {
    var program = try OneEventTests.log()
    let note = ["note", "--subjects", "handreiking", "--text", "Goed.", "--valid", "2026-11-01"]
    program.variables["VTH_ACTOR"] = "ro\u{202E}l"
    let actor = try program.run(note)
    #expect(actor.status == 1 && actor.errors.contains("U+202E"), "\(actor.errors)")
    program.variables["VTH_ACTOR"] = nil
    #expect(try program.run(note).status == 0)
  }

  @Test func `pasted text of Windows is recorded, and twice is once`() throws {
    let program = try OneEventTests.log()
    let words = ["note", "--subjects", "handreiking", "--valid", "2026-11-01", "--text"]
    #expect(try program.run(words + ["Een\r\ntwee ver\u{AD}der."]).status == 0)
    let again = try program.run(words + ["Een\ntwee verder."])
    #expect(again.status == 0 && again.output.contains("stond er al"), "\(again.output)")
    let shown = try program.run("history", "handreiking").output
    #expect(shown.contains("Een\n    │ twee verder."), "\(shown)")
    let line =
      #"{"type":"note.added","valid":"2026-11-02","data":{"subjects":["handreiking"],"text":"a\r\nb\u00ad"}}"#
    #expect(try program.run("record", "-", input: line).status == 0)
    #expect(try program.run("entry", "15", "--json").output.contains(#""text":"a\nb""#))
    #expect(try program.run("verify").status == 0)
  }

  // MARK: Names of logs

  @Test func `a name typed on a Mac is composed, and its key is accepted however it is typed`()
    throws
  {
    var program = try Program()
    program.variables["VTH_LOG"] = program.home.appendingPathComponent("log").path
    let made = try program.run("init", "log", "--origin", "coo\u{308}rdinatie.nl")
    #expect(made.status == 0)
    let format = try String(
      contentsOf: program.home.appendingPathComponent("log/format.json"), encoding: .utf8)
    #expect(format.unicodeScalars.contains("ö") && !format.unicodeScalars.contains("\u{308}"))
    #expect(try program.run("verify").status == 0)
    let verify = Program.root.appendingPathComponent("Scripts/verify.py").path
    let other = try program.shell("python3 \(verify) log")
    #expect(other.status == 0, "\(other.output)\(other.errors)")
    let key = try #require(
      made.output.split(separator: "\n").last?.split(separator: " ").last.map(String.init))
    _ = try program.run("prove", "0", "--out", "p.tlog-proof")
    for typed in [key, key.replacing("ö", with: "o\u{308}")] {
      #expect(try program.run("check", "p.tlog-proof", "--key", typed).status == 0)
    }
    let record =
      #"{"type":"party.registered","valid":"2026","data":{"party":"a","name":"A","kind":"body"}}"#
    #expect(try program.run("record", "-", input: record).status == 0)
  }

  @Test(arguments: [
    ("a\u{202E}b.nl", "U+202E"), ("a\u{200B}b.nl", "U+200B"), ("a\u{7F}b.nl", "U+007F"),
    ("a\u{9B}b.nl", "U+009B"), ("a\u{378}b.nl", "U+0378"), ("a\u{E0041}.nl", "U+E0041"),
    ("a\u{200D}.nl", "U+200D"), (".verborgen", "punt"), ("a b", "spaties"), ("a+b", "zonder +"),
    (String(repeating: "a", count: 201), "200 bytes"), ("q\u{323}\u{301}\u{323}", "NFC"),
  ])
  func `a name that nobody could read aloud is refused, and nothing is made`(
    name: String, told: String
  ) throws {
    let program = try Program()
    let made = try program.run("init", "log", "--origin", name)
    #expect(made.status == 2 && made.errors.contains(told), "\(made.errors)")
    #expect(
      !made.errors.unicodeScalars.contains {
        (0x7F...0x9F).contains($0.value) || $0.value == 0x202E
      })
    #expect(
      !FileManager.default.fileExists(atPath: program.home.appendingPathComponent("log").path))
    #expect(try program.everything(in: ".config").isEmpty)
  }
}
