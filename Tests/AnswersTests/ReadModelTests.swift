import Answers
import Governance
import Reading
import TestSupport
import Testing

/// The read model over lines that are not all as they should be.
@Suite struct ReadModelTests {
  @Test func `a line that cannot be understood is passed over, and the others still count`() throws
  {
    let scenario = try Scenario(.assigned("handreiking", to: ["vng"], when: "2022-07-01"))
    let broken: [[UInt8]] = ["", "{", "{}", "[1]", #"{"seq":1}"#, "niets"].map { Array($0.utf8) }
    for line in broken {
      let entries = scenario.entries.map {
        Scenario.entry($0.proposal, at: $0.sequence + 1, $0.id).line
      }
      let lines = [line] + entries + [line]
      let model = ReadModel(count: lines.count) { ArraySlice(lines[$0]) }
      let view = View(model, AsOf(on: try Scenario.day("2024-01-01")))
      #expect(model.entry(0)?.sequence == nil, "\(line)")
      #expect(try view.holders("handreiking") == ["certain vng since 2022-07-01"], "\(line)")
    }
  }

  @Test func `an entry of a type unknown to this version is passed over`() throws {
    let scenario = try Scenario(.assigned("handreiking", to: ["vng"], when: "2022-07-01"))
    let text = String(decoding: scenario.entries.last?.line ?? [], as: UTF8.self)
    let newer = Array(text.replacing("responsibility.assigned.v1", with: "zz.newer.v1").utf8)
    let lines = scenario.entries.map(\.line) + [newer]
    let model = ReadModel(count: lines.count) { ArraySlice(lines[$0]) }
    #expect(model.type(at: lines.count - 1) == nil)
    let view = View(model, AsOf(on: try Scenario.day("2024-01-01")))
    #expect(try view.holders("handreiking") == ["certain vng since 2022-07-01"])
  }

  @Test
  func
    `what makes no sense does not count, unless what it rests on may be in a line that nobody can read`()
    throws
  {
    let scenario = try Scenario(.assigned("handreiking", to: ["vng"], when: "2022-07-01"))
    let text = scenario.entries.map { String(decoding: $0.line, as: UTF8.self) }
    let registered = try #require(text.firstIndex { $0.contains(#""party":"vng""#) })
    for (line, holders) in [
      ("{}", ["certain vng since 2022-07-01"]), (text[registered + 1], []),
    ] {
      var lines = text
      // Nobody registers VNG: the line says nothing that can be read, or something else again.
      lines[registered] = line
      let bytes = lines.map { ArraySlice($0.utf8) }
      let model = ReadModel(count: bytes.count) { bytes[$0] }
      let view = View(model, AsOf(on: try Scenario.day("2024-01-01")))
      #expect(try view.holders("handreiking") == holders, "\(line)")
    }
  }

  @Test func `only names that stand where a name may stand are mentioned`() throws {
    let model = try Scenario(
      .stage("handreiking", "adopted", version: "concept", when: "2023-01-01")
    ).model
    #expect(!model.index.mentioning("handreiking").isEmpty)
    #expect(model.index.mentioning("adopted").isEmpty)
    #expect(model.index.mentioning("concept").isEmpty)
  }

  @Test func `a thing called as a word that texts use has only its own facts`() throws {
    let view = try Scenario(
      .product("oplevering", "Oplevering"),
      .deadline("t", "oplevering", of: "handreiking", due: "2024", when: "2023-01-01")
    ).on("2025-01-01")
    let types = view.facts(about: try Scenario.id("oplevering")).map(\.event.type)
    #expect(types == [.productRegistered])
  }
}
