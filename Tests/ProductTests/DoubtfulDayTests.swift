import Foundation
import Testing

/// A day that must be a slip is not recorded without a reason, whatever road it comes by; today is 21 November 2026.
struct DoubtfulDayTests {
  private static let base = """
    {"type":"party.registered","valid":"2020-01-01","known":"2020-01-01","data":{"party":"sg","name":"Stuurgroep Test","kind":"body"}}
    {"type":"party.registered","valid":"2020-01-01","known":"2020-01-01","data":{"party":"b","name":"Partij B","kind":"organisation"}}
    {"type":"product.registered","valid":"2020-01-01","known":"2020-01-01","data":{"product":"x","title":"Product X","kind":"product"}}
    {"type":"source.registered","valid":"2024-09-01","known":"2024-09-01","data":{"source":"brief","title":"Brief","kind":"letter","date":{"edtf":"2024-09-01"}}}
    {"type":"stage.reached","valid":"2024-01-01","known":"2024-01-01","data":{"subject":"x","stage":"concept"}}

    """

  private static func made() throws -> Program {
    var program = try Program()
    program.variables["VTH_LOG"] = program.home.appendingPathComponent("log").path
    try #require(try program.run("init", "log", "--origin", "test.example").status == 0)
    _ = try program.file("base", base)
    let recorded = try program.run("record", "base")
    try #require(recorded.status == 0, "\(recorded)")
    return program
  }

  private static let decide = [
    "decide", "--valid", "2062-06-01", "--body", "Stuurgroep Test", "--title", "jaartal",
    "--outcome", "vastgesteld",
  ]
  private static let reason = "Zo staat het in het stuk."

  @Test(arguments: [
    (decide, "1 juni 2062"),
    (
      ["note", "x", "--text", "hoi", "--valid", "2026-01-01", "--known", "2062-01-01"],
      "1 januari 2062"
    ),
    (["correct", "10", "--period", "2062", "--reason", "Fout"], "2062"),
    (
      [
        "decide", "--valid", "1962-06-01", "--body", "Stuurgroep Test", "--title", "jaartal",
        "--outcome", "vastgesteld", "--source", "brief,blz. 1",
      ], "1 juni 1962"
    ),
  ])
  func `by command it is refused, and recorded with a reason`(
    _ words: [String], _ day: String
  ) throws {
    let program = try Self.made()
    let before = try program.everything(in: "log")
    let refused = try program.run(words)
    #expect(refused.status == 1, "\(refused)")
    #expect(refused.errors.contains(day) && refused.errors.contains("--despite"), "\(refused)")
    #expect(try program.everything(in: "log") == before)
    let tried = try program.run(words + ["--dry-run"])
    #expect(tried.status == 1, "\(tried)")
    let excused = try program.run(words + ["--despite", Self.reason])
    #expect(excused.status == 0, "\(excused)")
    let entry = try program.run("entry", "11")
    #expect(entry.output.contains(Self.reason), "\(entry)")
    #expect(try program.run("verify").status == 0)
  }

  @Test func `in a batch the line has the reason`() throws {
    let program = try Self.made()
    func line(_ more: String) -> String {
      #"{"type":"decision.taken","valid":"2062-06-01",\#(more)"data":{"decision":"d","title":"D","outcome":"adopted"}}"#
    }
    _ = try program.file("wrong", line("") + "\n")
    let refused = try program.run("record", "wrong")
    #expect(refused.status == 1 && refused.errors.contains("regel 1"), "\(refused)")
    _ = try program.file("right", line(#""despite":"\#(Self.reason)","#) + "\n")
    #expect(try program.run("record", "right").status == 0)
    // A line that stands there already is not asked again.
    let again = try program.run("record", "wrong")
    #expect(again.status == 0 && again.output.contains("0 gebeurtenissen"), "\(again)")
  }

  @Test func `in a sheet the row has the reason`() throws {
    let program = try Self.made()
    func sheet(_ reason: String) -> String {
      """
      soort;datum;bekend;orgaan;titel;uitkomst;product;ondanks
      besluit;24-9-2062;1-10-2026;Stuurgroep Test;Plan A;vastgesteld;Product X;\(reason)

      """
    }
    let refused = try program.run("import", try program.file("lijst.csv", sheet("")))
    #expect(refused.status == 1 && refused.errors.contains("24 september 2062"), "\(refused)")
    let excused = try program.run("import", try program.file("lijst.csv", sheet(Self.reason)))
    #expect(excused.status == 0, "\(excused)")
  }

  @Test func `a role from a later day is recorded, found when it begins, and may have a reason`()
    throws
  {
    for known in [[], ["--known", "2026-11-21"]] {
      for reason in [[], ["--despite", Self.reason]] {
        let program = try Self.made()
        let words = ["assign", "--subject", "x", "--role", "eigenaar", "--parties", "b"]
        let assigned = try program.run(words + ["--valid", "2030-01-01"] + known + reason)
        #expect(assigned.status == 0, "\(assigned)")
        let findings = try program.run("findings", "--on", "2030-02-01", "--json")
        #expect(findings.output.contains("event-after-source"), "\(findings)")
      }
    }
  }

  @Test func `one of two days is recorded as it was said`() throws {
    let program = try Self.made()
    let words = [
      "decide", "--valid", "[2026-07-01,2026-07-02]", "--known", "2026-07-03", "--body",
      "Stuurgroep Test", "--title", "Keuze", "--outcome", "vastgesteld",
    ]
    let decided = try program.run(words)
    #expect(decided.status == 0, "\(decided)")
    let entry = try program.run("entry", "11", "--json")
    #expect(entry.output.contains("[2026-07-01,2026-07-02]"), "\(entry)")
    let shown = try program.run("decisions")
    #expect(shown.output.contains("1 of 2 juli 2026"), "\(shown)")
    let before = try program.run("decisions", "--on", "2026-06-30", "--json")
    #expect(!before.output.contains("Keuze"), "\(before)")
    let meanwhile = try program.run("decisions", "--on", "2026-07-01", "--json")
    #expect(meanwhile.output.contains("possible"), "\(meanwhile)")
    #expect(try program.run("verify").status == 0)
  }
}
