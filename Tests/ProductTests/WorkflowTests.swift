import Foundation
import Testing

/// `vth workflow` in all its forms, and rules that a programme changes without a new build.
struct WorkflowTests {
  private static let readerFolder = Program.root.appendingPathComponent(".build/python").path
  private static var hasReader: Bool {
    FileManager.default.fileExists(atPath: readerFolder + "/SpiffWorkflow")
  }
  private static let subjects = [
    "item", "condition", "handover", "deadline", "product", "commitment",
  ]

  /// A log of its own whose second version of the hand-over process has a limit, and the days that a decree
  /// made equal to a holiday.
  private func changed(
    limit: String = #"{"within":"P6W"}"#, holidays: String = ""
  ) throws -> Program {
    var program = try OneEventTests.log()
    program.variables["VTH_TODAY"] = "2026-11-21"
    let line = try program.run("workflow", "handover", "--format", "ndjson", "--on", "2026-10-01")
    try #require(line.status == 0)
    let rules = line.output.replacingOccurrences(
      of: #""state":"offered""#, with: #""limit":\#(limit),"state":"offered""#
    ).replacingOccurrences(of: #""data":{"#, with: #""data":{\#(holidays)"#)
    let recorded = try program.run("record", "-", input: rules)
    try #require(recorded.status == 0, "\(recorded.errors)")
    return program
  }

  @Test(
    .enabled(
      if: Judge.mustBeThere || hasReader,
      "no SpiffWorkflow in .build/python; Scripts/setup --install"))
  func `a BPMN reader that is not ours accepts every process`() throws {
    var program = try changed()
    var files: [String] = []
    for subject in Self.subjects {
      let result = try program.run("workflow", subject, "--format", "bpmn")
      try #require(result.status == 0)
      files.append(try program.file("\(subject).bpmn", result.output))
    }
    program.variables["PYTHONPATH"] = Self.readerFolder
    let script = Program.root.appendingPathComponent("Tests/ProductTests/bpmn_reader.py").path
    let read = try program.shell("python3 '\(script)' \(files.joined(separator: " "))")
    #expect(read.status == 0, "\(read.output)\(read.errors)")
    let damaged = try program.file("damaged.bpmn", "<definitions/>")
    #expect(try program.shell("python3 '\(script)' \(damaged)").status == 1)
  }

  @Test func `every process is shown as text, Mermaid, DOT and JSON`() throws {
    let program = try OneEventTests.log()
    for subject in Self.subjects {
      let text = try program.run("workflow", subject)
      #expect(text.status == 0 && text.output.contains("Toestanden") && text.output.contains("→"))
      let mermaid = try program.run("workflow", subject, "--format", "mermaid").output
      #expect(mermaid.contains("stateDiagram-v2"))
      let dot = try program.run("workflow", subject, "--format", "dot").output
      #expect(dot.contains("digraph"))
      let json = try program.run("workflow", subject, "--json").output
      let value = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
      #expect(value?["subject"] as? String == subject)
    }
    #expect(try program.run("workflow", "overdracht").output.contains("process.handover"))
    let wrong = try program.run("workflow", "vergadering")
    #expect(wrong.status == 2 && wrong.errors.contains("handover"))
    let format = try program.run("workflow", "item", "--format", "png")
    #expect(format.status == 2 && format.errors.contains("bpmn"))
  }

  @Test func `a term that the act extends is shown with where it ends and why`() throws {
    let program = try changed(
      limit: #"{"within":"P6W","act":"awt"}"#, holidays: #""holidays":["2026-12-14"],"#)
    // Of 31 October six weeks end on Saturday 12 December, and the Monday after it is no working day either.
    let why =
      "6 weken na oktober 2026; op zijn laatst: zaterdag 12 december 2026; 14 december 2026 is bij besluit "
      + "gelijkgesteld met een feestdag, dus dinsdag 15 december 2026"
    for words in [["next", "overdracht-handreiking"], ["todo"]] {
      let shown = try program.run(words + ["--on", "2026-12-12"])
      #expect(shown.output.contains(why), "\(shown)")
    }
    let json = try program.run("next", "overdracht-handreiking", "--on", "2026-12-12", "--json")
    #expect(json.output.contains(#""end":"2026-12-15""#), "\(json)")
    #expect(json.output.contains(#"{"day":"2026-12-14","reason":"decreed"}"#), "\(json)")
    let rule = ["--rule", "limit-exceeded", "--json"]
    #expect(try program.run(["findings", "--on", "2026-12-15"] + rule).output == "[]\n")
    let late = try program.run(["findings", "--on", "2026-12-16"] + rule)
    #expect(late.output.contains("overdracht-handreiking"), "\(late)")
    let text = try program.run("workflow", "handover", "--on", "2026-10-01").output
    #expect(text.contains("binnen 6 weken (Algemene termijnenwet)"))
    #expect(text.contains("maandag 14 december 2026"))
    // The next version keeps the days.
    let line = try program.run("workflow", "handover", "--on", "2026-10-01", "--format", "ndjson")
    #expect(line.output.contains(#""holidays":["2026-12-14"]"#), "\(line)")
  }

  @Test func `a term in working days is drawn in words, and without a timer that would end early`()
    throws
  {
    let program = try changed(limit: #"{"within":"P10D","days":"working"}"#)
    let shown = try program.run("next", "overdracht-handreiking", "--on", "2026-11-14")
    #expect(shown.output.contains("10 werkdagen na oktober 2026"), "\(shown)")
    for (format, words) in [("dot", "binnen 10 werkdagen"), ("mermaid", "binnen 10 werkdagen")] {
      let drawn = try program.run("workflow", "handover", "--format", format, "--on", "2026-10-01")
      #expect(drawn.output.contains(words), "\(drawn)")
    }
    let bpmn = try program.run("workflow", "handover", "--format", "bpmn", "--on", "2026-10-01")
    #expect(bpmn.output.contains("binnen 10 werkdagen"), "\(bpmn)")
    #expect(!bpmn.output.contains("timeDuration"))
  }

  @Test func `new rules hold from their day on, and history keeps those of its own`() throws {
    let program = try changed()
    let old = try program.run("workflow", "handover", "--on", "2026-09-30")
    #expect(old.output.contains("Versie 1") && !old.output.contains("6 weken"))
    let new = try program.run("workflow", "handover", "--on", "2026-10-01")
    #expect(new.output.contains("Versie 2") && new.output.contains("6 weken"))
    // The example offers the handreiking "in oktober": until 31 October, so six weeks end between 12
    // November and 12 December.
    let within = try program.run("next", "overdracht-handreiking", "--on", "2026-12-12")
    #expect(within.output.contains("6 weken na oktober 2026"))
    let rule = ["--rule", "limit-exceeded", "--json"]
    let before = try program.run(["findings", "--on", "2026-12-12"] + rule)
    #expect(before.output == "[]\n")
    let after = try program.run(["findings", "--on", "2026-12-13"] + rule)
    #expect(after.output.contains("overdracht-handreiking"))
    let waiting = try program.run("todo", "--party", "VvB", "--on", "2026-12-13")
    #expect(waiting.output.contains("verlopen; afloop niet bekend: overdracht"))
  }

  /// What is wrong with a definition, and words of the message.
  static let wrong: [(name: String, from: String, to: String, words: String)] = [
    ("unknown state", #""to":"accepted""#, #""to":"weg""#, "weg"),
    ("dead end", #""final":true,"state":"completed""#, #""state":"completed""#, "completed"),
    (
      "unknown event", #""on":"handover.accepted""#, #""on":"handover.acepted""#,
      "handover.accepted"
    ),
    ("same version", #""version":2"#, #""version":1"#, "versie 1"),
    ("bad duration", #""state":"offered""#, #""limit":{"within":"6W"},"state":"offered""#, "P6W"),
    ("unknown key of an actor", #"{"key":"to"}"#, #"{"key":"two"}"#, "Bedoelt u “to”?"),
    (
      "needs what the event lacks", #""on":"handover.declined""#,
      #""needs":["why"],"on":"handover.declined""#, "reason"
    ),
    (
      "guard on a word that cannot be", #""on":"handover.offered""#,
      #""on":"handover.offered","when":[{"key":"roles","values":["baas"]}]"#, "baas"
    ),
    ("other subject", #""subject":"handover""#, #""subject":"deadline""#, "overdracht"),
  ]

  @Test(arguments: wrong)
  func `a definition that cannot be right is refused with the reason`(
    name: String, from: String, to: String, words: String
  ) throws {
    let program = try OneEventTests.log()
    let line = try program.run(
      "workflow", "handover", "--format", "ndjson", "--on", "2026-12-01"
    ).output
    try #require(line.contains(from), "\(name)")
    let before = try program.everything(in: "log")
    let result = try program.run(
      "record", "-", input: line.replacingOccurrences(of: from, with: to))
    #expect(result.status == 1, "\(name)")
    #expect(result.errors.contains(words), "\(name): \(result.errors)")
    #expect(try program.everything(in: "log") == before)
  }
}
