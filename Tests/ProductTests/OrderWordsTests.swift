import Foundation
import Testing

/// What a source says of the order of things is typed with the numbers of entries, and counts in answers.
@Suite struct OrderWordsTests {
  private static let facts = """
    {"type":"party.registered","valid":"2020-01-01","known":"2020-01-01","data":{"party":"bo","name":"Overleg","kind":"body"}}
    {"type":"party.registered","valid":"2020-01-01","known":"2020-01-01","data":{"party":"b","name":"Partij B","kind":"organisation"}}
    {"type":"product.registered","valid":"2020-01-01","known":"2020-01-01","data":{"product":"z","title":"Product Z","kind":"product"}}
    {"type":"decision.taken","valid":"2024-05-10","known":"2024-06-01","data":{"decision":"d","title":"Besluit","outcome":"agreed","body":["bo"]}}
    """

  /// A log in which 9 is the decision, and 10 that party B leads product Z since some day in 2024, not before it.
  private static func log() throws -> Program {
    var program = try Program()
    program.variables["VTH_LOG"] = program.home.appendingPathComponent("log").path
    try #require(try program.run("init", "log", "--origin", "test.example").status == 0)
    try #require(try program.run("record", "-", input: facts).status == 0)
    let result = try program.run(
      "assign", "z", "--role", "trekker", "--parties", "b", "--valid", "2024", "--known",
      "2024-12-31", "--after", "9")
    try #require(result.status == 0, "\(result.errors)")
    return program
  }

  @Test func `what comes after a decision did not happen before it`() throws {
    let log = try Self.log()
    #expect(try !log.run("owner", "z", "--on", "2024-05-09").output.contains("Partij B"))
    #expect(
      try log.run("owner", "z", "--on", "2024-05-10").output
        .contains("Trekker                mogelijk Partij B"))
    #expect(try log.run("entry", "10").output.contains("Niet eerder dan        vermelding 9"))
    #expect(try log.run("verify").status == 0)
  }

  @Test func `an end that names what it ends is asked whether that gave it`() throws {
    let log = try Self.log()
    func end(_ entry: String) throws -> Program.Result {
      try log.run(
        "unassign", "z", "--role", "trekker", "--parties", "b", "--valid", "2024-08-01", "--known",
        "2024-12-31", "--ends", entry)
    }
    let wrong = try end("9")
    #expect(wrong.status == 1)
    #expect(wrong.errors.contains("Vermelding 9 gaf deze rol aan geen van deze partijen"))
    #expect(try end("10").status == 0)
    #expect(try !log.run("owner", "z", "--on", "2024-08-01").output.contains("mogelijk Partij B"))
  }

  @Test func `an entry that is not there is named`() throws {
    let result = try Self.log().run(
      "assign", "z", "--role", "uitvoerder", "--parties", "b", "--valid", "2024", "--known",
      "2024-12-31", "--after", "99")
    #expect(result.status != 0)
    #expect(result.errors.contains("99"))
  }
}
