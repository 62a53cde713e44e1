import Crypto
import Disk
import FileLog
import Foundation
import Log
import Testing

/// What a log says in words that this program does not know is said in every answer, report and export that it could
/// touch.
struct UnreadTests {
  private static let base = """
    {"type":"party.registered","valid":"2020-01-01","known":"2020-01-01","data":{"party":"a","name":"Partij A","kind":"organisation"}}
    {"type":"party.registered","valid":"2020-01-01","known":"2020-01-01","data":{"party":"b","name":"Partij B","kind":"organisation"}}
    {"type":"product.registered","valid":"2020-01-01","known":"2020-01-01","data":{"product":"x","title":"Product X","kind":"product"}}
    {"type":"responsibility.assigned","valid":"2020-01-01","known":"2020-01-01","id":"0197c3f2-5b6a-7c1d-8e2f-3a4b5c6d7e8f","data":{"subject":"x","role":"owner","parties":["a"]}}
    {"type":"deadline.set","valid":"2020-01-01","known":"2020-01-01","data":{"deadline":"t","subject":"x","milestone":"m","due":{"edtf":"2027-06-30"}}}

    """
  /// Six processes and the base come before it.
  private static let number = 11

  private static let newerType =
    #""data":{"parties":["a"],"role":"owner","subject":"x"}"#
    + "|responsibility.ended.v2"
  private static let newerWord =
    #""data":{"parties":["b"],"role":"guardian","subject":"x"}"#
    + "|responsibility.assigned.v1"
  private static let newerAnnulment =
    #""data":{"entry":"0197c3f2-5b6a-7c1d-8e2f-3a4b5c6d7e8f","why":"x"}"# + "|entry.annulled.v2"
  private static let newerCorrection =
    #""data":{"data":{"parties":["b"],"role":"guardian","subject":"x"},"#
    + #""entry":"0197c3f2-5b6a-7c1d-8e2f-3a4b5c6d7e8f","reason":"x","type":"responsibility.assigned.v1"}"#
    + "|entry.corrected.v1"

  /// As a newer program corrects an entry that is older than it: in the version that it writes.
  private static let newerFact =
    #""data":{"data":{"parties":["b"],"role":"owner","subject":"x"},"#
    + #""entry":"0197c3f2-5b6a-7c1d-8e2f-3a4b5c6d7e8f","reason":"x","type":"responsibility.assigned.v2"}"#
    + "|entry.corrected.v1"

  /// A register with one more entry, signed as all others, that only a newer program understands.
  ///
  /// `strange` is its data and its type, and if need be its id and its number.
  private static func made(_ strange: String?) throws -> Program {
    var program = try Program()
    let log = program.home.appendingPathComponent("log").path
    program.variables["VTH_LOG"] = log
    try #require(try program.run("init", "log", "--origin", "test.example").status == 0)
    try #require(try program.run("record", try program.file("base", base)).status == 0)
    if let strange { try add(strange, to: program, at: number) }
    return program
  }

  private static func add(_ strange: String, to program: Program, at number: Int) throws {
    let log = program.home.appendingPathComponent("log").path
    let parts = strange.components(separatedBy: "|")
    let id = parts.count > 2 ? parts[2] : "0197c3f2-5b6a-7c1d-8e2f-3a4b5c6d0000"
    let place = parts.count > 3 ? parts[3] : "\(number)"
    let line =
      #"{"actor":"secretariaat","# + parts[0] + #","id":"\#(id)","known":"2026-03-01","#
      + #""recorded":"2026-11-30T12:00:00.000Z","seq":\#(place),"type":"\#(parts[1])","valid":"2026-03-01"}"#
    let keys = program.home.appendingPathComponent(".config/vth/keys")
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: keys.path).first {
        $0.hasSuffix(".key")
      })
    let key = try String(contentsOf: keys.appendingPathComponent(name), encoding: .utf8)
    var writer = try LogWriter(
      FileLog(log, in: PosixFileSystem()),
      key: try SigningKey(key.trimmingCharacters(in: .newlines)))
    _ = try writer.commit([Array(line.utf8)])
  }

  private static let all = [newerType, newerWord, newerAnnulment, newerCorrection, newerFact]

  @Test(arguments: all)
  func `every question about what it could touch says so in its answer`(_ strange: String) throws {
    let program = try Self.made(strange)
    let type = strange.components(separatedBy: "|")[1]
    for question in [
      ["owner", "x"], ["owners"], ["history", "x"], ["product", "x"], ["stats"], ["findings"],
      ["coverage"], ["replay"],
    ] {
      let text = try program.run(question)
      #expect(text.status == 0, "\(question) \(text.errors)")
      #expect(
        text.output.contains("Vermelding \(Self.number) (\(type)) is niet te begrijpen"),
        "\(question): \(text.output)")
      let json = try program.run(question + ["--json"])
      #expect(
        json.output.contains(#""unread":[{"seq":\#(Self.number),"type":"\#(type)"}]"#),
        "\(question): \(json.output)")
    }
  }

  /// What can be understood, and makes no sense where it stands.
  private static let rejected = [
    // Nobody knows the party.
    #""data":{"parties":["niemand"],"role":"owner","subject":"x"}|responsibility.assigned.v1"#,
    // A product is no party.
    #""data":{"parties":["x"],"role":"owner","subject":"x"}|responsibility.assigned.v1"#,
    // B never had it.
    #""data":{"parties":["b"],"role":"owner","subject":"x"}|responsibility.ended.v1"#,
    // A correction gives the fact another type.
    #""data":{"data":{"parties":["a"],"role":"owner","subject":"x"},"entry":"0197c3f2-5b6a-7c1d-8e2f-3a4b5c6d7e8f","#
      + #""reason":"x","type":"responsibility.ended.v1"}|entry.corrected.v1"#,
    // It names a party that is not there.
    #""data":{"data":{"parties":["niemand"],"role":"owner","subject":"x"},"#
      + #""entry":"0197c3f2-5b6a-7c1d-8e2f-3a4b5c6d7e8f","reason":"x","type":"responsibility.assigned.v1"}"#
      + "|entry.corrected.v1",
    // The same id a second time.
    #""data":{"parties":["b"],"role":"owner","subject":"x"}|responsibility.assigned.v1"#
      + "|0197c3f2-5b6a-7c1d-8e2f-3a4b5c6d7e8f",
    // More combinations than may be.
    #""data":{"from":["\#((0..<101).map { "a\($0)" }.joined(separator: #"",""#))"],"handover":"h","#
      + #""products":["x","\#((0..<100).map { "p\($0)" }.joined(separator: #"",""#))"],"roles":["owner"],"to":["b"]}"#
      + "|handover.offered.v1",
    // Another number than its place.
    #""data":{"parties":["b"],"role":"owner","subject":"x"}|responsibility.assigned.v1"#
      + "|0197c3f2-5b6a-7c1d-8e2f-3a4b5c6d0000|7",
  ]

  @Test(arguments: rejected)
  func `what verifying rejects does not count, and every answer that it could touch says so`(
    _ strange: String
  ) throws {
    let program = try Self.made(strange)
    let type = strange.components(separatedBy: "|")[1]
    #expect(try program.run("verify").status == 3)
    for _ in 0..<2 {  // The second time from the index that was kept.
      for question in [
        ["owner", "x"], ["owners"], ["history", "x"], ["product", "x"], ["stats"],
      ] {
        let text = try program.run(question)
        #expect(text.status == 0, "\(question) \(text.errors)")
        #expect(
          text.output.contains(
            "Vermelding \(Self.number) (\(type)) past niet bij wat ervoor staat en telt hier niet mee"
          ),
          "\(question): \(text.output)")
        let json = try program.run(question + ["--json"])
        #expect(
          json.output.contains(#""unread":[{"seq":\#(Self.number),"type":"\#(type)"}]"#),
          "\(question): \(json.output)")
      }
      let holders = try program.run("owner", "x", "--json").output
      #expect(holders.contains(#""holders":[{"basis""#) && holders.contains(#""parties":["a"]"#))
      #expect(!holders.contains(#""parties":["b"]"#) && !holders.contains("niemand"))
    }
    let entry = try program.run("entry", "\(Self.number)")
    #expect(entry.status == 1 && entry.errors.contains("past niet bij wat ervoor staat"))
  }

  @Test func `a correction that does not count does not stand in the way of one that does`() throws
  {
    let program = try Self.made(Self.rejected[4])
    let wrong = try program.run("annul", "\(Self.number)", "--reason", "fout")
    #expect(
      wrong.status == 1 && wrong.errors.contains("Vermelding 11 telt niet mee"), "\(wrong.errors)")
    let right = try program.run("correct", "9", "--parties", "b", "--reason", "het was B")
    #expect(right.status == 0, "\(right.errors)")
    #expect(try program.run("owner", "x", "--json").output.contains(#""parties":["b"]"#))
  }

  @Test func `what does not count is no reason not to record it, and cannot be changed`() throws {
    let program = try Self.made(Self.rejected[0])
    let right = try program.file(
      "goed.ndjson",
      """
      {"type":"party.registered","valid":"2020-01-01","known":"2020-01-01","data":{"party":"niemand","name":"N","kind":"organisation"}}
      {"type":"responsibility.assigned","valid":"2026-03-01","known":"2026-03-01","data":{"subject":"x","role":"owner","parties":["niemand"]}}

      """)
    let recorded = try program.run("record", right)
    #expect(
      recorded.output.hasPrefix("2 gebeurtenissen vastgelegd."),
      "\(recorded.output)\(recorded.errors)")
    #expect(try program.run("owner", "x", "--json").output.contains(#""parties":["niemand"]"#))
    let verified = try program.run("verify")
    #expect(
      verified.status == 3 && verified.output.components(separatedBy: "FOUT").count == 2,
      "\(verified.output)")
    for target in ["\(Self.number)", "0197c3f2-5b6a-7c1d-8e2f-3a4b5c6d0000"] {
      let annulled = try program.run("annul", target, "--reason", "fout")
      #expect(
        annulled.status == 1 && annulled.errors.contains("Vermelding 11 telt niet mee"),
        "\(annulled.errors)")
    }
  }

  @Test func `what was meant to override a correction or annulment and does not count is said`()
    throws
  {
    let program = try Self.made(nil)
    #expect(try program.run("correct", "9", "--parties", "b", "--reason", "het was B").status == 0)
    #expect(try program.run("annul", "11", "--reason", "toch niet").status == 0)
    let id = try program.shell(
      "grep -o '\"id\":\"[^\"]*' log/log/*.ndjson | sed -n 12p | cut -d'\"' -f4")
    let target = id.output.trimmingCharacters(in: .newlines)
    // A second annulment of the same correction.
    try Self.add(
      #""data":{"entry":"\#(target)","reason":"x"}|entry.annulled.v1"#, to: program, at: 13)
    #expect(try program.run("verify").status == 3)
    for question in [["owner", "x"], ["history", "x"], ["entry", "9"], ["entry", "11"]] {
      let text = try program.run(question, input: nil)
      #expect(
        text.output.contains("Vermelding 13 (entry.annulled.v1) past niet bij"),
        "\(question): \(text.output)")
      #expect(
        try program.run(question + ["--json"], input: nil).output.contains(#""unread":[{"seq":13"#),
        "\(question)")
    }
  }

  @Test(arguments: [newerType, newerWord])
  func `an id for the second time does not count, whatever came before it`(_ strange: String) throws
  {
    let program = try Self.made(strange)
    try Self.add(Self.rejected[5], to: program, at: Self.number + 1)
    #expect(try program.run("verify").status == 3)
    #expect(!(try program.run("owner", "x", "--json").output.contains(#""parties":["b"]"#)))
  }

  @Test(arguments: all, ["md", "html", "csv", "csv-machine", "json"])
  func `a report has it among what is missing, in every form`(
    _ strange: String, _ format: String
  ) throws {
    let program = try Self.made(strange)
    let report = try program.run("report", "eigenaren", "--format", format)
    #expect(report.output.contains("Vermelding \(Self.number)"), "\(report.output)")
    #expect(report.output.contains("niet te begrijpen"))
    #expect(!report.output.contains("Niets in wat is vastgelegd."))
    let file = try program.run("report", "eigenaren", "--format", format, "--out", "r")
    #expect(file.status == 0)
    let written = try String(
      contentsOf: program.home.appendingPathComponent("r"), encoding: .utf8)
    #expect(written.contains("niet te begrijpen"))
  }

  @Test func `exports say it: the calendar, the public copy and the folder for the auditor`() throws
  {
    let program = try Self.made(
      Self.newerType.replacingOccurrences(of: "responsibility.ended", with: "deadline.moved"))
    let calendar = try program.run("export", "ical")
    #expect(calendar.output.contains("X-WR-CALDESC:Vermelding 11"), "\(calendar.output)")
    for words in [["export", "public", "openbaar"], ["export", "public", "openbaar-2", "--json"]] {
      let copy = try program.run(words)
      #expect(copy.status == 0, "\(copy.errors)")
      #expect(
        copy.output.contains("niet te begrijpen") || copy.output.contains(#""unread":[{"seq":11"#),
        "\(copy.output)")
    }
    let verifier = Program.root.appendingPathComponent("Scripts/verify.py").path
    let kit = try program.run("export", "audit", "kit", "--verifier", verifier)
    #expect(kit.output.contains("niet te begrijpen"), "\(kit)")
    let guide = try String(
      contentsOf: program.home.appendingPathComponent("kit/LEESMIJ.md"), encoding: .utf8)
    #expect(guide.contains("Vermelding 11 (deadline.moved.v2) is niet te begrijpen"))
  }

  @Test(arguments: [
    ("process.defined.v2", true), ("process.ended.v1", true), ("processing.seen.v1", false),
    ("weather.seen.v1", false),
  ])
  func `what may be about the rules touches where a thing stands, whatever it mentions`(
    _ type: String, _ touches: Bool
  ) throws {
    let program = try Self.made(#""data":{"subject":"iets-anders"}|"# + type)
    let text = try program.run("next", "x")
    #expect(text.status == 0, "\(text.errors)")
    #expect(text.output.contains("Vermelding 11 (\(type)) is niet te begrijpen") == touches)
  }

  @Test(arguments: [["--at", "11"], ["--known", "2026-02-28"]])
  func `an answer that it cannot touch does not speak of it`(_ clock: [String]) throws {
    let program = try Self.made(Self.newerType)
    let answer = try program.run(["owner", "x"] + clock)
    #expect(answer.output.contains("Partij A"))
    #expect(!answer.output.contains("niet te begrijpen"), "\(answer.output)")
    let plain = try Self.made(nil).run("owner", "x", "--json")
    #expect(!plain.output.contains("unread"), "\(plain.output)")
  }

  @Test(arguments: [["nieuw"], ["Nieuw Ding"]])
  func `that a name is not there is said with what could not be understood`(_ name: [String]) throws
  {
    let program = try Self.made(
      #""data":{"kind":"product","product":"nieuw","title":"Nieuw Ding"}|product.registered.v2"#)
    for verb in ["product", "owner", "history", "decision", "party", "next", "findings"] {
      let text = try program.run([verb] + name)
      #expect(text.status == 1, "\(verb)")
      #expect(
        text.errors.contains("Vermelding 11 (product.registered.v2) is niet te begrijpen"),
        "\(verb): \(text.errors)")
      let json = try program.run([verb] + name + ["--json"])
      #expect(
        json.output.contains(#""unread":[{"seq":11,"type":"product.registered.v2"}]"#),
        "\(verb): \(json.output)")
    }
  }

  private static let faults: [(String, Int32)] = [
    (newerType, 0), (newerAnnulment, 0), (newerFact, 0), (newerWord, 3), (newerCorrection, 3),
  ]

  @Test(arguments: faults)
  func `a version that is not known here is no fault, a word that its version has not is one`(
    _ strange: String, _ status: Int32
  ) throws {
    #expect(try Self.made(strange).run("verify").status == status)
  }

  @Test func `verifying names what it could not judge, in words and in JSON`() throws {
    let program = try Self.made(Self.newerType)
    let text = try program.run("verify")
    #expect(text.status == 0)
    #expect(
      text.output.contains("Let op: 1 vermelding is van een soort die deze versie niet kent: 11 "))
    let json = try program.run("verify", "--json").output
    #expect(json.contains(#""unread":[{"seq":11,"type":"responsibility.ended.v2"}]"#))
    #expect(!(try Self.made(nil).run("verify", "--json").output.contains("unread")))
  }

  @Test func `an answer from the index that was kept says the same`() throws {
    let program = try Self.made(Self.newerCorrection)
    let first = try program.run("owner", "x")
    #expect(try program.run("owner", "x").output == first.output)
  }

  @Test func `texts are not erased as belonging to nothing while an entry cannot be read`() throws {
    let program = try Self.made(Self.newerType)
    let made = try program.shell(
      """
      mkdir log/disclosures
      echo abc > log/disclosures/0197c3f2-5b6a-7c1d-8e2f-3a4b5c6d0000.txt
      """)
    try #require(made.status == 0)
    let refused = try program.run("repair", "--erase-stray")
    #expect(refused.status == 1 && refused.errors.contains("Vermelding 11 is van een soort"))
    #expect(
      try program.shell("cat log/disclosures/*.txt").output == "abc\n")
  }
}
