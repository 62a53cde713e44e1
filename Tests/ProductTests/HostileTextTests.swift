import Foundation
import Testing

/// What a log of others says, on its way out of the program, read by programs that are not ours.
struct HostileTextTests {
  private static let signs = Set("<>&\"'`|*_[]()#=+-@;,\\:{}!~%$".unicodeScalars)

  /// Texts that a spreadsheet, browser or editor would obey, with what hides a sign from Swift around each.
  private static let woven: [String] = {
    let texts = [
      "<script>alert(1)</script><img src=x onerror=alert(1)>", "</td></table><h1>x", "=1+1", "+1",
      "-1", "@SUM(A1)",
      "\";=HYPERLINK(\"\"x\"\");\"", "\",=1,\"",
      "a|b\\|c **vet** _x_ `y` [l](javascript:x) ~~z~~ # kop", "&lt;b&gt; &amp;",
      "a;b,c\\n:d", "]]>--><!--", "END:VEVENT", "\"--> X [label=\\\"\"", "%%{init}%%;",
    ]
    let around = [
      ("", ""), ("", "\u{301}"), ("\u{600}", "\u{200D}"), ("\u{70F}", "\u{FE0F}"),
      ("\u{110BD}", "\u{20E3}"),
    ]
    return around.flatMap { before, behind in
      stride(from: 0, to: texts.count, by: 3).map { first in
        texts[first..<min(first + 3, texts.count)].map { text in
          text.unicodeScalars.map { signs.contains($0) ? "\(before)\($0)\(behind)" : "\($0)" }
            .joined()
        }.joined(separator: " ")
      }
    }
  }()

  private static let formats = ["html", "md", "csv", "csv-machine", "json"]
  private static let reports = [
    "vgr", "aanbevelingen", "besluitenlijst", "termijnen", "acties", "toezeggingen",
    "overdrachten", "eigenaren",
  ]

  /// Every document that the log can be made into, in a folder of the home.
  private static func documents(_ log: ForeignLog, in folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    func keep(_ name: String, _ words: [String]) throws {
      let result = try log.program.run(words)
      try #require(result.status == 0, "\(words): \(result.errors)")
      try Data(result.output.utf8).write(to: folder.appendingPathComponent(name))
    }
    for report in reports {
      for format in formats {
        try keep(
          "\(report).\(format)", ["report", report, "--on", "2026-12-31", "--format", format])
      }
    }
    try keep("termijnen.ics", ["export", "ical", "--on", "2026-12-31"])
    for format in ["bpmn", "dot", "mermaid"] {
      try keep("proces.\(format)", ["workflow", "proces", "--format", format])
    }
    for (name, words) in [
      ("product", ["product", "gids"]), ("geschiedenis", ["history", "gids"]),
      ("bevindingen", ["findings"]), ("besluit", ["decision", "besluit"]),
      ("termijnen", ["deadlines"]), ("todo", ["todo"]),
    ] {
      try keep("antwoord-\(name).json", words + ["--json", "--on", "2026-12-31"])
    }
  }

  @Test(arguments: woven)
  func `a hostile text adds nothing to any document but words`(text: String) throws {
    let short = ForeignLog.cut(text, bytesMax: 480)
    let plain = try ForeignLog(saying: "gewoon", "gewoon")
    let hostile = try ForeignLog(saying: short, text + "\r\n" + text + "\u{2028}\t\u{1B}[2J" + text)
    let home = hostile.program.home
    try Self.documents(plain, in: home.appendingPathComponent("plain"))
    try Self.documents(hostile, in: home.appendingPathComponent("woven"))
    var program = hostile.program
    program.variables["PYTHONPATH"] = Program.root.appendingPathComponent(".build/python").path
    let reader = Program.root.appendingPathComponent("Tests/ProductTests/woven_reader.py").path
    let found = try program.shell("python3 \(reader) plain woven")
    if found.errors.contains("ModuleNotFoundError") { return Self.missingJudge(found.errors) }
    #expect(found.status == 0, "\(found.output.prefix(3_000)) \(found.errors.suffix(500))")
  }

  /// Where judges must be there, their absence is a failure.
  private static func missingJudge(_ words: String) {
    if ProcessInfo.processInfo.environment["CI"] != nil { Issue.record("\(words)") }
  }

  // MARK: The terminal

  private static let questions: [[String]] = [
    ["product", "gids"], ["product", "deel"], ["owner", "gids"], ["owners"], ["history", "gids"],
    ["history", "vng"], ["replay", "--step"],
    ["replay", "--from", "2026-01-01", "--to", "2026-12-31"],
    ["conflicts", "--all"], ["findings"], ["search", "vals"], ["search", "gids"],
    ["diff", "--from", "2026-01-15", "--to", "2026-12-31"], ["impact", "deel"], ["impact", "gids"],
    ["todo"],
    ["decision", "besluit"], ["decisions"], ["deadlines"], ["conditions"], ["commitments"],
    ["funding"], ["handovers"], ["party", "vng"], ["party", "sg"], ["coverage"],
    ["coverage", "brief"], ["coverage", "--products"], ["implementation", "gids"],
    ["next", "punt-2"],
    ["stats"], ["workflow"], ["workflow", "proces"], ["verify"], ["report"],
  ]

  private static let lineEnds = [
    "\n", "\r\n", "\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}", "\n\u{301}",
  ]

  private static func shown(_ text: String) throws -> String {
    // Short text of a log never has what is below a space, whoever wrote it.
    let ends = lineEnds.map { "\($0)VALS                   vastgesteld" }
    let short = ends.filter { $0.unicodeScalars.allSatisfy { $0.value >= 0x20 } }
    let log = try ForeignLog(
      saying: text + (short.first ?? "") + (short.last ?? ""), text + ends.joined())
    var output = ""
    for words in questions + (0..<ForeignLog.count).map({ ["entry", "\($0)"] }) {
      let day = ["verify", "report", "stats"].contains(words[0]) ? [] : ["--on", "2026-12-31"]
      let result = try log.program.run(
        words + (words[0].hasPrefix("diff") || words[0] == "replay" ? [] : day))
      try #require([0, 3].contains(result.status), "\(words): \(result.errors)")
      output += result.output + result.errors
    }
    return output
  }

  @Test func `no line of a text begins a line of an answer`() throws {
    let output = try Self.shown("Zie verslag.")
    #expect(output.contains("│ VALS"))
    // Whatever any program takes for the end of a line.
    for line in output.unicodeScalars.split(whereSeparator: {
      $0.properties.isWhitespace && $0 != " " && $0 != "\t"
    }) {
      let words = String(line.drop { $0 == " " })
      #expect(!words.unicodeScalars.starts(with: "VALS".unicodeScalars), "\(String(line))")
    }
  }

  @Test func `nothing in a text steers a terminal`() throws {
    let output = try Self.shown(
      "a\u{7F}b\u{9B}31m\u{85}c\u{202E}d\u{2066}e\u{200B}f\u{FEFF}g\u{E0041}h\u{61C}i<\u{200D}j")
    for scalar in output.unicodeScalars {
      switch scalar.value {
      case 0x0A: continue
      case 0...0x1F, 0x7F...0x9F, 0x61C, 0x200B, 0x200D...0x200F, 0x2028...0x202E, 0x2060...0x206F,
        0xFEFF, 0xE0000...0xE007F:
        Issue.record("U+\(String(scalar.value, radix: 16)) comes out")
        return
      default: continue
      }
    }
  }

  @Test func `a log with such texts is read, told of by verify, and goes on`() throws {
    let log = try ForeignLog(saying: "a\u{202E}b", "c\u{200B}d")
    let verified = try log.program.run("verify")
    #expect(verified.status == 3)
    #expect(verified.output.contains("teken 2 is U+202E, een stuurteken of onzichtbaar teken"))
    let product = try log.program.run("product", "gids")
    #expect(product.status == 0 && product.output.contains("a?b gids"), "\(product.output)")
    let clean = try ForeignLog(saying: "a b", "c\nd \u{1F469}\u{1F3FD}\u{200D}\u{1F680}").program
      .run("verify")
    #expect(clean.status == 0, "\(clean.output)")
  }
}
