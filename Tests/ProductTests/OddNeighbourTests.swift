import Foundation
import Testing

/// One odd thing beside a log, put there by whoever: it is named, and stops nothing that can be done without it.
struct OddNeighbourTests {
  /// Makes something odd at a path.
  static let odd = ["ln -s /etc/passwd", "mkfifo", "mkdir"]

  // MARK: Withheld texts

  @Test(arguments: odd)
  func `what cannot be erased keeps no text from being erased`(how: String) throws {
    let program = try KeyRotationTests.madeWithParty()
    let noted = try program.run(
      "note", "a", "--text", "Pietje Puk", "--valid", "2024", "--withhold", "text")
    try #require(noted.status == 0, "\(noted.errors)")
    let text = try program.shell("cat log/disclosures/*.txt").output.dropLast()
    let search = "grep -rqF -D skip -- '\(text)' log"
    try #require(try !text.isEmpty && program.shell(search).status == 0)
    let made = try program.shell(
      """
      cd log/disclosures && name=$(ls *.txt) && cp $name $name.ffffffff.new
      \(how) $name.0.new && \(how) $name.zz.new
      """)
    try #require(made.status == 0, "\(made.errors)")
    let odd = try program.shell("cd log/disclosures && ls -l *.0.new *.zz.new").output
    for _ in 1...2 {
      let result = try program.run("redact", "7", "--ground", "veiligheid")
      #expect(result.status == 4 && result.errors.contains(".txt.0.new"), "\(result.errors)")
      // Neither the text nor the part that was left of it, in whatever file; and what is odd is as it was.
      #expect(try program.shell("cd log/disclosures && ls *.txt *.ffffffff.new").output == "")
      #expect(try program.shell(search).status == 1)
      #expect(try program.shell("cd log/disclosures && ls -l *.0.new *.zz.new").output == odd)
      #expect(try program.run("entry", "7").output.contains("gewist"))
    }
    #expect(try program.shell("cd log/disclosures && rm -r *.new").status == 0)
    #expect(try program.run("redact", "7", "--ground", "veiligheid").status == 0)
  }

  @Test func `a name that is no text is named, and other stray texts are erased`() throws {
    let program = try KeyRotationTests.madeWithParty()
    let noted = try program.run(
      "note", "a", "--text", "Pietje Puk", "--valid", "2024", "--withhold", "text")
    try #require(noted.status == 0, "\(noted.errors)")
    let made = try program.shell(
      """
      cd log/disclosures && cp *.txt "$(printf 'x\\377.new')"
      cp 0*.txt 0197c3f2-0000-7000-8000-000000000001.txt
      """)
    try #require(made.status == 0, "\(made.errors)")
    let erased = try program.run("repair", "--erase-stray")
    #expect(
      erased.status == 0 && erased.errors.contains("naam die geen tekst is"), "\(erased.errors)")
    #expect(erased.output.contains("000000000001.txt"), "\(erased.output)")
    #expect(try program.shell("ls log/disclosures/*.new").output.contains(".new"))
  }

  // MARK: What others said

  @Test(arguments: ["cosignatures", "stamps"], ["ln -s /etc", "mkfifo", "touch"])
  func `a copy beside which a folder is none is put back`(folder: String, how: String) throws {
    let program = try KeyRotationTests.madeWithParty()
    try #require(try program.run("backup", "kopie").status == 0)
    try #require(try program.shell("\(how) kopie/\(folder)").status == 0)
    let back = try program.run("restore", "kopie", "terug")
    #expect(back.status == 0 && back.errors.contains("kopie/\(folder) gaat niet mee"))
    let new = try program.run(
      "restore", "kopie", "nieuw", "--new-origin", "nieuw.example", "--reason", "proef")
    #expect(
      new.status == 0 && new.errors.contains("kopie/\(folder) gaat niet mee"), "\(new.errors)")
  }

  @Test(arguments: odd)
  func `time stamps are verified beside what bears the name of one`(how: String) throws {
    let program = try KeyRotationTests.madeWithParty()
    let name = "log/stamps/000000007-aaaaaaaa.tsr"
    try #require(try program.shell("mkdir log/stamps && \(how) \(name)").status == 0)
    let result = try program.run("stamp", "verify")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("\(name) telt niet mee"), "\(result.errors)")
    _ = try program.shell("rm -r log/stamps && \(how) log/stamps")
    let folder = try program.run("stamp", "verify")
    #expect(folder.status == 0)
    #expect(folder.errors.contains("log/stamps") == (how != "mkdir"), "\(folder.errors)")
  }

  // MARK: Torn ends

  @Test(arguments: ["ln -s /tmp", "mkfifo", "touch"])
  func `a torn end is kept nowhere but in a folder, and it is said what to do`(how: String) throws {
    let program = try KeyRotationTests.madeWithParty()
    try #require(
      try program.shell("\(how) log/quarantine && printf x >> log/log/000000000.ndjson").status == 0
    )
    let before = try program.everything(in: "log/log")
    let refused = try KeyRotationTests.record(program, "b")
    #expect(refused.status == 4 && refused.errors.contains("Zet het ergens anders neer"))
    #expect(try program.everything(in: "log/log") == before)
    #expect(try program.shell("mv log/quarantine elders").status == 0)
    #expect(try KeyRotationTests.record(program, "b").status == 0)
    #expect(try program.shell("cat log/quarantine/*.torn").output == "x")
  }

  // MARK: Words

  @Test(arguments: [
    ["report", "vgr", "--out", "a.md"], ["export", "ical", "--out", "a.ics"],
  ])
  func `a file that was written is told, though the words cannot be`(words: [String]) throws {
    let program = try KeyRotationTests.madeWithParty()
    let result = try program.shell(
      "Scripts/vth \(words.joined(separator: " ")) > /dev/full")
    #expect(result.status == 4, "\(result.errors)")
    #expect(result.errors.contains("Wel gelukt: "), "\(result.errors)")
    #expect(result.errors.contains(words[3]), "\(result.errors)")
    #expect(try program.shell("test -s \(words[3])").status == 0)
  }
}
