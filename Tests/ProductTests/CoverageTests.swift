import Foundation
import Testing

/// `vth coverage`, with and without the documents themselves.
struct CoverageTests {
  /// A log that registers a document of five lines, of which the second is empty and the fourth is not
  /// cited.
  private func log() throws -> Program {
    let program = try OneEventTests.log()
    let text = "Een kop\n\nHet eerste feit.\nNiet vastgelegd.\nHet tweede feit.\n"
    try FileManager.default.createDirectory(
      at: program.home.appendingPathComponent("stukken"), withIntermediateDirectories: false)
    _ = try program.file("stukken/brief.txt", text)
    let digest = try program.shell("sha256sum stukken/brief.txt").output.prefix(64)
    let batch = """
      {"type":"source.registered","valid":"2024-01-01","data":{"source":"brief","title":"De brief","kind":"letter","date":{"edtf":"2024-01-01"},"file":{"name":"brief.txt","sha256":"\(digest)"}}}
      {"type":"note.added","valid":"2024-01-01","data":{"subjects":["handreiking"],"text":"Eén."},"source":[{"document":"brief","at":"regel 1, 3"}]}
      {"type":"note.added","valid":"2024-01-01","data":{"subjects":["handreiking"],"text":"Twee."},"source":[{"document":"brief","at":"regel 5"}]}
      """
    let recorded = try program.run("record", "-", input: batch)
    try #require(recorded.status == 0, "\(recorded.errors)")
    return program
  }

  @Test func `with the document it shows the lines that nothing cites`() throws {
    let program = try log()
    let result = try program.run("coverage", "De brief", "--texts", "stukken")
    #expect(result.status == 0)
    #expect(result.output.contains("regel 4              Niet vastgelegd."))
    #expect(result.output.contains("1 van de 4 regels met tekst."))
    #expect(!result.output.contains("Het eerste feit"))
    let json = try program.run("coverage", "brief", "--texts", "stukken", "--json")
    #expect(json.output.contains(#""uncited":[4]"#))
    let all = try program.run("coverage", "--texts", "stukken")
    #expect(all.output.contains("3 regels aangehaald; 1 van de 4 regels met tekst"))
  }

  @Test func `without it, it says that it cannot know`() throws {
    let program = try log()
    let result = try program.run("coverage", "brief")
    #expect(result.output.contains("regel 2, 4, en wat na regel 5 komt."))
    #expect(result.output.contains("--texts MAP"))
    #expect(!(try program.run("coverage", "brief", "--json").output.contains("uncited")))
  }

  @Test func `another document under that name is refused`() throws {
    let program = try log()
    _ = try program.file("stukken/brief.txt", "Iets anders.\n")
    let result = try program.run("coverage", "brief", "--texts", "stukken")
    #expect(result.status == 1)
    #expect(result.errors.contains("stukken/brief.txt is niet het stuk"))
  }

  @Test func `a folder without the document gets a warning and the answer without it`() throws {
    let program = try log()
    let result = try program.run("coverage", "--texts", "nergens")
    #expect(result.status == 0)
    #expect(result.errors.contains("nergens/brief.txt is er niet"))
    #expect(result.output.contains("3 regels aangehaald"))
  }

  @Test func `per product it says what is missing`() throws {
    let program = try log()
    let result = try program.run("coverage", "--products")
    #expect(result.output.contains("(handreiking, product)\n  zonder fase\n"))
    #expect(result.output.contains("Bij 1 van 1 product ontbreekt iets."))
  }
}
