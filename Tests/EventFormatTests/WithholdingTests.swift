import Foundation
import Governance
import Testing

@testable import EventFormat

/// Texts that a line says must stand apart, and lines that say where texts were.
@Suite struct WithholdingTests {
  private static let digest = String(repeating: "d", count: 43)

  private static func line(_ withhold: String, note: String = "Bel Jansen.") -> String {
    #"{"type":"decision.taken","valid":"2024","data":{"decision":"b","title":"B","outcome":"#
      + #""adopted","conditions":[{"condition":"b.v1","text":"Geheim"}],"note":"\#(note)"},"#
      + #""withhold":\#(withhold)}"#
  }

  @Test func `the texts are taken out, in the order of their places`() throws {
    let (batch, problems) = Batch.read(
      Array(Self.line(#"["/note","/conditions/0/text"]"#).utf8))
    #expect(problems == [])
    let line = try #require(batch.lines.first)
    #expect(
      line.secrets == [
        WithheldText(place: "/conditions/0/text", text: "Geheim"),
        WithheldText(place: "/note", text: "Bel Jansen."),
      ])
    guard case .decision(.taken(let decision)) = line.proposal.event else {
      Issue.record("another event")
      return
    }
    #expect(decision.note == "[niet openbaar]")
    #expect(decision.conditions.map(\.text) == ["[niet openbaar]"])
    #expect(decision.title == "B")
  }

  @Test(arguments: ["[]", #"["/note"]"#])
  func `text as shown to those who may see it is refused in the open and apart`(withhold: String)
    throws
  {
    let line = Self.line(withhold, note: "Zie [niet openbaar: Bel Jansen.]")
      .replacingOccurrences(of: #","withhold":[]"#, with: "")
    let problem = try #require(Sample.problem(line))
    #expect(problem.message.contains("zoals --withheld afgeschermde tekst toont"))
  }

  @Test(arguments: [
    (#"["/niets"]"#, "op “/niets” staat niets dat is af te schermen."),
    (#"["note"]"#, "op “note” staat niets dat is af te schermen."),
    (#"["/conditions/1/text"]"#, "op “/conditions/1/text” staat niets"),
    (#"["/conditions/00/text"]"#, "op “/conditions/00/text” staat niets"),
    (#"["/conditions"]"#, "“/conditions” is niet af te schermen: dat kan alleen met vrije tekst."),
    (#"["/outcome"]"#, "“/outcome” is niet af te schermen"),
    (#"["/decision"]"#, "“/decision” is niet af te schermen"),
    (#"["/note","/note"]"#, "“/note” staat er twee keer"),
    (#"[]"#, "deze waarde is leeg"), (#""/note""#, "hier hoort een lijst"),
  ])
  func `what is no free text of the line cannot stand apart`(withhold: String, words: String)
    throws
  {
    let problem = try #require(Sample.problem(Self.line(withhold)))
    #expect(problem.message.contains(words), "\(problem.message)")
  }

  @Test func `a text that is wrong by itself is still wrong when it stands apart`() throws {
    let problem = try #require(Sample.problem(Self.line(#"["/note"]"#, note: " ")))
    #expect(
      problem.message
        == "bij “data.note”: deze waarde is leeg. Laat de sleutel weg, of vul iets in.")
  }

  @Test func `a text so long that it could not be shown with its marks is refused`() throws {
    let long = String(repeating: "x", count: TextLimits.longBytesMax)
    let problem = try #require(Sample.problem(Self.line(#"["/note"]"#, note: long)))
    #expect(problem.message.contains("te lang"), "\(problem.message)")
  }

  // MARK: Lines of the log

  private static func entry(_ withheld: String, text: String = "[niet openbaar]") -> String {
    #"{"actor":"a","data":{"subjects":["p"],"text":"\#(text)"},"#
      + #""id":"0197c3f2-5b6a-7c1d-8e2f-3a4b5c6d7e8f","recorded":"2026-11-21T09:12:44.031Z","#
      + #""seq":0,"type":"note.added.v1","valid":"2024","withheld":\#(withheld)}"#
  }

  @Test func `a line that withholds a text is written again as it was read`() throws {
    let line = Self.entry(#"[{"at":"/text","digest":"\#(Self.digest)"}]"#)
    let entry = try EntryReader.read(Array(line.utf8)[...])
    #expect(entry.proposal.withheld == [WithheldValue(place: "/text", digest: Self.digest)])
    #expect(String(decoding: entry.line, as: UTF8.self) == line)
  }

  @Test(arguments: [
    (#"[{"at":"/note","digest":"\#(digest)"}]"#, "[niet openbaar]", "staat niets"),
    (#"[{"at":"/text","digest":"\#(digest)"}]"#, "Anders.", "staat niets"),
    (#"[{"at":"/text","digest":"kort"}]"#, "[niet openbaar]", "klopt niet van vorm"),
    (
      #"[{"at":"/text","digest":"\#(digest)"},{"at":"/text","digest":"\#(digest)"}]"#,
      "[niet openbaar]", "twee keer"
    ),
  ])
  func `a line that withholds what is not there is no entry`(
    withheld: String, text: String, words: String
  ) throws {
    let problem = try #require(Sample.entryProblem(Self.entry(withheld, text: text)))
    #expect(problem.contains(words), "\(problem)")
  }

  @Test func `pointers read as RFC 6901 says`() {
    let json = JSON.object([
      JSONMember("a/b", .array([.integer(1), .integer(2)])), JSONMember("m~n", .string("x")),
      JSONMember("", .integer(0)),
    ])
    #expect(json[at: "/a~1b/1"] == .integer(2))
    #expect(json[at: "/m~0n"] == .string("x"))
    #expect(json[at: "/"] == .integer(0))
    #expect(json[at: "/a~1b/2"] == nil && json[at: "a"] == nil && json[at: "/a~1b/-1"] == nil)
    #expect(json.replacing("/a~1b/0", by: .null)[at: "/a~1b/0"] == .null)
    #expect(json.replacing("/weg", by: .null) == json)
  }
}
