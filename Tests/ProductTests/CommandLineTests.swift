import Foundation
import Testing

/// The command line as people mistype it.
struct CommandLineTests {
  /// How other slips are answered stands in Tests/Approved; these have no word that a file can be named after.
  @Test(arguments: [["owner", ""], ["search", " "]])
  func `a name without a letter is asked for again`(words: [String]) throws {
    let result = try Program().run(words)
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(result.errors.hasPrefix("vth: Geef een naam"), "\(result.errors)")
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
