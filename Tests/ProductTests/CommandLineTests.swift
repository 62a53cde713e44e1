import Foundation
import Testing

/// The command line as people mistype it.
struct CommandLineTests {
  @Test func `a mistyped verb, flag, name or date gets a suggestion and the right status`() throws {
    let program = try Program()
    let cases: [(arguments: [String], status: Int32, words: String)] = [
      (["ownr", "x"], 2, "Bedoelt u owner"),
      (["owner"], 2, "verwacht: PRODUCT"),
      (["owner", "a", "b"], 2, "aanhalingstekens"),
      (["owner", "modelmandaat", "--onn", "2024-01-01"], 2, "Bedoelt u --on"),
      (["owner", "modelmandaat", "--on"], 2, "--on DAG"),
      (["owner", "modelmandaat", "--on", "morgen"], 2, "geen datum"),
      (["owner", "modelmandaat", "--on", "2024-02-30"], 2, "geen datum"),
      (["owner", "modelmandaat", "--on", "2024-09"], 2, "niet één dag"),
      (["owner", "modelmandaat", "--at", "999999"], 2, "van 0 tot en met"),
      (["owner", "modelmandat"], 1, "p5.modelmandaat"),
      (["owner", "zzzzqqqq"], 1, "vth search"),
      (["owner", "modelmandaat", "--log", "nergens"], 4, "vth init"),
      (["decisions", "--from", "2024-06-30", "--to", "2024-06-01"], 2, "loopt terug"),
      (["deadlines", "--within", "x"], 2, "90d"),
      (["owners", "--role", "baas"], 2, "eigenaar, trekker"),
      (["record", "nergens.ndjson"], 4, "nergens.ndjson"),
      (["record", "/tmp"], 4, "een map"), (["owner", ""], 2, "Geef een naam"),
      (["search", " "], 2, "Geef een naam"),
      (["decision", "item.bo-2023-06-22.visie-op-kennis"], 1, "is een agendapunt"),
      (["diff"], 2, "--from"),
      (["init", "x"], 2, "--origin"),
      (["init", "x", "--origin", "met spatie"], 2, "zonder spaties"),
    ]
    for (arguments, status, words) in cases {
      let result = try program.run(arguments)
      #expect(result.status == status, "\(arguments): \(result.errors)")
      #expect(result.errors.contains(words), "\(arguments): \(result.errors)")
      #expect(result.output.isEmpty, "\(arguments)")
    }
  }

  @Test func `every verb explains itself`() throws {
    let program = try Program()
    let help = try program.run("help")
    #expect(help.status == 0)
    let verbs = help.output.split(separator: "\n").filter { $0.hasPrefix("  ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
    try #require(verbs.count >= 17)
    for verb in verbs {
      let page = try program.run("help", verb)
      #expect(page.status == 0 && page.output.contains("Gebruik: vth \(verb)"), "\(verb)")
      #expect(try program.run(verb, "--help").output == page.output, "\(verb)")
    }
  }

  @Test func `a pipe that nobody reads is a quiet end`() throws {
    let program = try Program()
    let result = try program.shell("Scripts/vth owners --parts | true; echo ${PIPESTATUS[0]}")
    #expect(result.output.hasSuffix("0\n"))
    #expect(result.errors.isEmpty)
  }

  /// The closing report, line 192.
  @Test func `how far a product is includes what progress reports said`() throws {
    let result = try Program().run("implementation", "visitaties", "--on", "2024-09-30")
    #expect(result.output.contains("  voortgang, september 2024: volgens planning; "))
    #expect(result.output.contains("  20 van 28 visitaties uitgevoerd – Omgevingsdiensten"))
  }

  @Test func `every question also answers in JSON`() throws {
    let program = try Program()
    let questions = [
      ["owner", "modelmandaat"], ["owners"], ["product", "visitaties"], ["party", "VNG"],
      ["decision", "bo-2024-06-20-roadmap"], ["decisions"], ["deadlines"], ["implementation"],
      ["implementation", "visitaties"], ["history", "modelmandaat"], ["search", "mandaat"],
      ["replay", "--from", "2023-06-01", "--to", "2023-06-30"],
      ["diff", "--from", "2024-01-01", "--to", "2024-09-30"], ["stats"], ["verify"],
    ]
    for question in questions {
      let result = try program.run(question + ["--json"])
      #expect(result.status == 0, "\(question): \(result.errors)")
      #expect(throws: Never.self, "\(question)") {
        try JSONSerialization.jsonObject(with: Data(result.output.utf8))
      }
    }
  }

  @Test func `the cache changes no answer, also when it is damaged or of another state`() throws {
    let program = try Program()
    let question = ["history", "p4.opleiding.odnl-academie"]
    let first = try program.run(question)
    let second = try program.run(question)
    #expect(first.output == second.output)
    // One folder for this program, in it one file for this log.
    var file = program.home.appendingPathComponent(".cache/vth")
    for _ in 0..<2 {
      let names = try FileManager.default.contentsOfDirectory(atPath: file.path)
      try #require(names.count == 1, "\(names)")
      file = file.appendingPathComponent(names[0])
    }
    var bytes = try Data(contentsOf: file)
    for place in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 40)) {
      var damaged = bytes
      damaged[damaged.startIndex + place] ^= 0x10
      try damaged.write(to: file)
      #expect(try program.run(question).output == first.output, "byte \(place)")
    }
    bytes.removeLast(bytes.count / 2)
    try bytes.write(to: file)
    #expect(try program.run(question).output == first.output)
  }
}
