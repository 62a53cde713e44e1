import Foundation
import Testing

/// `vth export ical`, read back by a library that is not ours.
struct ExportCalendarTests {
  private static var hasReader: Bool {
    get throws {
      var program = try Program()
      program.variables["PYTHONPATH"] = Program.root.appendingPathComponent(".build/python").path
      return try program.shell("python3 -c 'import icalendar'").status == 0
    }
  }

  private func read(_ program: Program, _ file: String) throws -> [String] {
    var program = program
    program.variables["PYTHONPATH"] = Program.root.appendingPathComponent(".build/python").path
    let script = Program.root.appendingPathComponent("Tests/ProductTests/calendar_reader.py").path
    let result = try program.shell("python3 '\(script)' \(file)")
    #expect(result.status == 0, "\(result.errors)")
    return result.output.split(separator: "\n").map(String.init)
  }

  /// The rows are those of the annex of November 2022, lines 173 and 205, and of the letter, line 57.
  @Test(
    .enabled(
      if: try Judge.mustBeThere || hasReader,
      "no icalendar in .build/python; Scripts/setup --install"))
  func `another program reads the deadlines of the shipped log`() throws {
    let program = try Program()
    let result = try program.run(
      "export", "ical", "--on", "2022-12-01", "--known", "2023-01-31", "--out", "t.ics")
    #expect(result.status == 0, "\(result.errors)")
    let events = try read(program, "t.ics")
    #expect(events.count > 50)
    let expected = [
      ("| 2022-12-31 | TENTATIVE | Uiterlijk (Q3/Q4 2022): ", "planvorming"),
      (
        "| 2022-09-30 | TENTATIVE | verlopen; afloop niet bekend – Uiterlijk (Q2/3 2022): Visitaties",
        "vaststelling programma"
      ),
      (
        "| 2022-10-31 | TENTATIVE | verlopen; afloop niet bekend – Uiterlijk (31 oktober jl.): ",
        "inhoudelijke reactie provincies"
      ),
    ]
    for (start, end) in expected {
      #expect(events.contains { $0.contains(start) && $0.hasSuffix(end) }, "\(start) \(end)")
    }
  }

  @Test func `in a folder its name has every clock`() throws {
    let program = try Program()
    let result = try program.run(
      "export", "ical", "--on", "2022-12-01", "--known", "2023-01-31", "--at", "1700", "--out", ".")
    let name = "./termijnen_2026-11-21_peil-2022-12-01_bekend-2023-01-31_tot-1700.ics"
    #expect(result.output.hasPrefix("Geschreven: \(name), "), "\(result.output)\(result.errors)")
  }

  @Test func `a file that is there stays as it is`() throws {
    let program = try Program()
    let file = try program.file("t.ics", "van mij")
    let result = try program.run("export", "ical", "--out", file)
    #expect(result.status == 4)
    #expect(try program.shell("cat t.ics").output == "van mij")
  }
}
