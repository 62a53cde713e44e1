import Foundation
import Testing

/// `vth report` as a user runs it, read back by programs that are not ours.
struct ReportTests {
  private static let formats = ["md", "html", "csv", "csv-machine"]

  /// What the readers of `report_reader.py` find wrong with files in the home.
  private func problems(_ program: Program, _ files: [String]) throws -> (
    status: Int32, text: String
  ) {
    var program = program
    program.variables["PYTHONPATH"] = Program.root.appendingPathComponent(".build/python").path
    program.variables["CI"] = ProcessInfo.processInfo.environment["CI"]
    let script = Program.root.appendingPathComponent("Tests/ProductTests/report_reader.py").path
    let result = try program.shell("python3 '\(script)' \(files.joined(separator: " "))")
    return (result.status, result.output + result.errors)
  }

  @Test(arguments: ["vgr", "besluitenlijst", "overdrachten", "eigenaren"])
  func `every report of the shipped log can be read by other programs`(name: String) throws {
    let program = try Program()
    let endings = ["md": ".md", "html": ".html", "csv": ".csv", "csv-machine": "_machine.csv"]
    var files: [String] = []
    for (format, ending) in endings {
      let result = try program.run(
        "report", name, "--on", "2024-09-30", "--format", format, "--out", ".")
      #expect(result.status == 0, "\(result.errors)")
      files.append("\(name)_2026-11-21_peil-2024-09-30\(ending)")
    }
    let found = try problems(program, files)
    #expect(found.status == 0, "\(found.text.prefix(2000))")
  }

  @Test func `the readers find what is wrong`() throws {
    let program = try Program()
    let bad = [
      ("a.csv", "\u{FEFF}\"a\";\"b\"\r\n\"=1\";\"x\"\r\n"), ("b.csv", "\"a\"\r\n"),
      ("c.csv", "\u{FEFF}\"a\";\"b\"\r\n\"x\"\r\n"),
      ("d.html", "<html lang=\"nl\"><h1>x</h1></html>"),
    ]
    for (name, text) in bad {
      #expect(try problems(program, [program.file(name, text)]).status == 1, "\(name)")
    }
  }

  @Test func `hostile titles do nothing in any shape`() throws {
    let program = try OneEventTests.log()
    let hostile = [
      "=cmd|' /C calc'!A0", "<script>alert(1)</script>", "a|b \\| c", "-1+1",
      "*vet* [x](javascript:y)",
      "\"dubbel\" en 'enkel'", "# kop", "@SUM(A1:A2)",
    ]
    for (number, title) in hostile.enumerated() {
      let data: [String: Any] = ["product": "gevaar-\(number)", "title": title, "kind": "topic"]
      let term: [String: Any] = [
        "deadline": "t.gevaar-\(number)", "subject": "gevaar-\(number)", "milestone": title,
        "due": ["asStated": title],
      ]
      for (type, data) in [("product.registered", data), ("deadline.set", term)] {
        let event: [String: Any] = ["type": type, "valid": "2026-02-01", "data": data]
        let line = String(
          decoding: try JSONSerialization.data(withJSONObject: event), as: UTF8.self)
        let recorded = try program.run("record", "-", input: line)
        try #require(recorded.status == 0, "\(recorded.errors)")
      }
    }
    var files: [String] = []
    for name in ["vgr", "termijnen", "eigenaren", "acties"] {
      for format in Self.formats {
        let result = try program.run("report", name, "--format", format)
        #expect(result.status == 0 && result.errors.isEmpty)
        let ending = format == "csv-machine" ? "_machine.csv" : ".\(format)"
        files.append(try program.file(name + ending, result.output))
      }
    }
    let found = try problems(program, files)
    #expect(found.status == 0, "\(found.text.prefix(2000))")
    let page = try program.run("report", "termijnen", "--format", "html").output
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    let machine = try program.run("report", "termijnen", "--format", "csv-machine").output
    #expect(machine.contains("\"=cmd|' /C calc'!A0\""))
  }

  @Test(arguments: ["BO IBP VTH 20 juni 2024", "bestuurlijk overleg 20 juni 2024", "bo-2024-06-20"])
  func `a meeting is found by whose it was and when`(words: String) throws {
    let result = try Program().run("report", "besluitenlijst", "--meeting", words)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("(bo-2024-06-20-roadmap)"))
    #expect(result.output.contains("\nAlleen Bestuurlijk Overleg IBP VTH, 20 juni 2024.\n"))
  }

  @Test func `a file is written whole, with the clocks in its name, and never over another`() throws
  {
    let program = try Program()
    try FileManager.default.createDirectory(
      at: program.home.appendingPathComponent("stukken"), withIntermediateDirectories: true)
    let arguments = [
      "report", "overdrachten", "--on", "2024-11-15", "--known", "2024-12-31", "--at", "1700",
      "--format", "csv", "--out", "stukken",
    ]
    let name = "stukken/overdrachten_2026-11-21_peil-2024-11-15_bekend-2024-12-31_tot-1700.csv"
    let first = try program.run(arguments)
    #expect(first.status == 0 && first.output == "Geschreven: \(name)\n", "\(first.errors)")
    let before = try program.everything(in: "stukken")
    #expect(before.count == 1)
    let again = try program.run(arguments)
    #expect(again.status == 4 && again.errors.contains("bestaat al"), "\(again.errors)")
    #expect(try program.everything(in: "stukken") == before)
    let meeting = try program.run(
      "report", "besluitenlijst", "--meeting", "bo-2024-06-20", "--on", "2024-09-30", "--format",
      "csv",
      "--out", "stukken")
    #expect(
      meeting.output == "Geschreven: stukken/besluitenlijst_2024-06-20_peil-2024-09-30.csv\n")
    let nowhere = try program.run("report", "acties", "--out", "weg/acties.md")
    #expect(nowhere.status == 4 && nowhere.errors.contains("niet geschreven"), "\(nowhere.errors)")
  }

  @Test func `the same rows come as JSON, in one way`() throws {
    let program = try Program()
    let arguments = [
      "report", "besluitenlijst", "--meeting", "bo-2024-06-20", "--on", "2024-09-30",
    ]
    let result = try program.run(arguments + ["--json"])
    #expect(result.status == 0, "\(result.errors)")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let rows = try #require(object["rows"] as? [[String: Any]])
    // Closing report, lines 142 and 186.
    #expect(rows.compactMap { $0["nummer"] as? Int } == [1, 2])
    let verified = try program.run("verify").output
    let anchor = try #require(object["anchor"] as? [String: Any])
    #expect((anchor["root"] as? String).map(verified.contains) ?? false)
    #expect(try program.run(arguments + ["--format", "json"]).output == result.output)
    let both = try program.run(arguments + ["--format", "csv", "--json"])
    #expect(both.status == 2 && both.errors.contains("Geef één van --format, --json"))
    let written = try program.run(arguments + ["--json", "--out", "."])
    #expect(written.output == "Geschreven: ./besluitenlijst_2024-06-20_peil-2024-09-30.json\n")
  }

  @Test func `every row of the CSV has the anchor that vth verify computes`() throws {
    let program = try Program()
    let csv = try program.run(
      "report", "besluitenlijst", "--meeting", "bo-2024-06-20", "--format", "csv-machine")
    let rows = csv.output.split(separator: "\r\n")
    #expect(rows.count == 3 && rows[0].hasSuffix(",\"log_vermeldingen\",\"log_wortel\""))
    let root = try #require(rows[1].split(separator: ",").last).trimmingPrefix("\"").dropLast()
    #expect(root.count == 64)
    #expect(try program.run("verify").output.contains(root))
    #expect(rows[2].hasSuffix("\"\(root)\""))
  }

  @Test func `the anchor is what vth verify computes`() throws {
    let program = try Program()
    let verified = try program.run("verify").output
    let report = try program.run("report", "besluitenlijst", "--meeting", "bo-2024-06-20").output
    let root = try #require(
      report.split(separator: "\n").first { $0.hasPrefix("- Wortel: ") }
    ).dropFirst(10)
    #expect(root.count == 64 && verified.contains(root))
  }

  @Test func `every question about a day can be asked of a report`() throws {
    let program = try Program()
    // The ODNL Academie went over in December 2023 (closing report, line 176), known in September 2024.
    let now = try program.run("report", "overdrachten", "--party", "ODNL", "--on", "2024-02-01")
    #expect(now.output.contains("● overgedragen"))
    let then = try program.run(
      "report", "overdrachten", "--party", "ODNL", "--on", "2024-02-01", "--known", "2024-01-31")
    #expect(then.status == 0 && !then.output.contains("overgedragen |"))
    #expect(then.output.contains("- Zoals bekend op: 31 januari 2024"))
  }
}
