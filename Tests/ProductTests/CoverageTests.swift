import Crypto
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

  private static func source(_ id: String, _ name: String, _ sha256: String) -> String {
    #"{"type":"source.registered.v1","valid":"2024-01-01","data":{"source":"\#(id)","title":"Stuk \#(id)","kind":"letter","date":{"edtf":"2024-01-01"},"file":{"name":"\#(name)","sha256":"\#(sha256)"}}}"#
  }

  /// Names of files in a log of somebody else, that lead out of the folder, or to what is no file.
  static let oddNames = [
    "../buiten.txt", "map/diep.txt", "..", ".", "/dev/zero", "verwijzing", "pijp", "map",
  ]

  @Test func `only plain files in the folder itself are opened, and what is not is named`() throws {
    let text = "Geheim van buiten.\n"
    var hasher = SHA256()
    let digest = hasher.hash(Array(text.utf8).span).description
    let program = try ForeignLog(
      Self.oddNames.enumerated().map { Self.source("odd-\($0)", $1, digest) }
        + [Self.source("goed", "goed.txt", digest)]
    ) { $0 }.program
    _ = try program.file("buiten.txt", text)
    let made = try program.shell(
      """
      mkdir -p stukken/map && cp buiten.txt stukken/map/diep.txt && cp buiten.txt stukken/goed.txt
      ln -s ../buiten.txt stukken/verwijzing && mkfifo stukken/pijp
      """)
    try #require(made.status == 0, "\(made.errors)")
    let all = try program.run("coverage", "--texts", "stukken")
    #expect(all.status == 0, "\(all.errors)")
    #expect(all.output.contains("1 van de 1 regels met tekst in het bestand"), "\(all.output)")
    for name in Self.oddNames { #expect(all.errors.contains(name), "\(name): \(all.errors)") }
    for number in Self.oddNames.indices {
      let one = try program.run("coverage", "odd-\(number)", "--texts", "stukken")
      #expect(one.status == 0 && !one.output.contains("Geheim"), "\(one.output)\(one.errors)")
      #expect(one.errors.contains("niet te zien wat ontbreekt"), "\(one.errors)")
    }
    let good = try program.run("coverage", "goed", "--texts", "stukken")
    #expect(good.errors == "" && good.output.contains("Geheim van buiten."), "\(good.errors)")
  }

  @Test func `another document under the name of one stops no answer about others`() throws {
    let program = try log()
    _ = try program.file("stukken/brief.txt", "Iets anders.\n")
    let all = try program.run("coverage", "--texts", "stukken")
    #expect(all.status == 0 && all.errors.contains("stukken/brief.txt is niet het stuk"))
    #expect(all.output.contains("3 regels aangehaald\n"), "\(all.output)")
  }

  @Test(arguments: ["../brief.txt", "/brief.txt", "map/brief.txt", "..", "."])
  func `a name that leads to another folder is not recorded`(name: String) throws {
    let program = try OneEventTests.log()
    let line = Self.source("brief", name, String(repeating: "0", count: 64))
    let result = try program.run(
      "record", "-", input: line.replacingOccurrences(of: ".v1", with: ""))
    #expect(result.status == 1)
    let words = "“\(name)” is geen naam van een bestand zonder map"
    #expect(result.errors.contains(words), "\(result.errors)")
  }

  @Test func `what a log of before says of a file is there already, and may stay as it is`() throws
  {
    let old = Self.source("oud", "brieven/1.txt", String(repeating: "0", count: 64))
    let program = try ForeignLog([old]) { $0 }.program
    let key = try program.file("sleutel", ForeignLog.key().text)
    let record = ["record", "-", "--key", key]
    let before = try program.everything(in: "log")
    let again = try program.run(record, input: Data(old.utf8))
    #expect(again.status == 0 && again.output.contains("staat er al"), "\(again)")
    #expect(try program.everything(in: "log") == before)
    let new = old.replacingOccurrences(of: #""source":"oud""#, with: #""source":"nieuw""#)
    let refused = try program.run(record, input: Data(new.utf8))
    #expect(refused.status == 1 && refused.errors.contains("“brieven/1.txt” is geen naam"))
    #expect(try program.everything(in: "log") == before)
    // Another title, and the name as it was; then another name with a folder.
    let data = try #require(old.components(separatedBy: #""data":"#).last?.dropLast())
    func corrected(_ data: String) -> Data {
      Data(
        (#"{"type":"entry.corrected.v1","valid":"2026-01-01","data":{"#
          + #""entry":"00000000-0000-7000-8000-000000000000","reason":"r","#
          + #""type":"source.registered.v1","data":\#(data)}}"#).utf8)
    }
    let moved = data.replacingOccurrences(of: "brieven/", with: "post/")
    #expect(try program.run(record, input: corrected(moved)).status == 1)
    let kept = data.replacingOccurrences(of: "Stuk oud", with: "Stuk")
    let titled = try program.run(record, input: corrected(kept))
    #expect(titled.status == 0, "\(titled)")
    #expect(try program.run("verify").status == 0)
  }

  @Test func `of lines that very many entries cite the answer says how many more there are`() throws
  {
    let facts = (0..<150).map {
      #"{"type":"note.added.v1","valid":"2024-01-01","data":{"subjects":["brief"],"text":"nr \#($0)"},"source":[{"document":"brief","at":"regel 1-99999"}]}"#
    }
    let digest = String(repeating: "0", count: 64)
    let program = try ForeignLog([Self.source("brief", "brief.txt", digest)] + facts) { $0 }.program
    let text = try program.run("coverage", "brief")
    #expect(text.output.contains("vermeldingen 1-100 en nog 50\n"), "\(text.output)")
    #expect(text.output.contains("\n  wat na regel 99999 komt.\n"), "\(text.output)")
    let json = try program.run("coverage", "brief", "--json")
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8))
    let answer = try #require(object as? [String: Any])
    let lines = try #require(answer["lines"] as? [[String: Any]])
    #expect(lines.count == 1_000 && answer["linesLeftOut"] as? Int == 98_999)
    #expect(lines.allSatisfy { $0["more"] as? Int == 50 })
    #expect((lines[999]["entries"] as? [Int]) == Array(1...100))
  }

  @Test func `per product it says what is missing`() throws {
    let program = try log()
    let result = try program.run("coverage", "--products")
    #expect(result.output.contains("(handreiking, product)\n  zonder fase\n"))
    #expect(result.output.contains("Bij 1 van 1 product ontbreekt iets."))
  }
}
