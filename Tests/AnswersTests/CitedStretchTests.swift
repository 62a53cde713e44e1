import Answers
import EventFormat
import Reading
import TestSupport
import Testing

/// Stretches of lines that the same entries cite: as many as there are ends, whatever lines they span.
@Suite struct CitedStretchTests {
  /// A document that so many entries cite, each one line less at both sides than the one before it.
  private static func nested(_ count: Int) throws -> SourceCoverage {
    let id = try Scenario.id("brief")
    let facts = (0..<count).map { number in
      Given.note(on: ["handreiking"], "nummer \(number)", when: "2022-05-01")
        .source("brief", "regel \(number + 1)-\(99_999 - number)")
    }
    let scenario = try Scenario(
      Scenario.cast + [.source("brief", "De brief", dated: "2023-01-10")] + facts)
    return try #require(
      scenario.on("2023-06-01").sourceCoverage().first { $0.source.source == id })
  }

  @Test func `of a line that very many entries cite the first are named, and the others counted`()
    throws
  {
    let one = try Self.nested(250)
    #expect(one.stretches.count == 499 && one.lineCount == 99_999 && one.lastLine == 99_999)
    let first = try #require(one.stretches.first)
    #expect(first.lines == 1...1 && first.entryCount == 1 && first.unnamedCount == 0)
    let middle = one.stretches[249]
    #expect(middle.lines == 250...99_750 && middle.entryCount == 250)
    #expect(middle.entries.count == CitedStretch.namedMax && middle.unnamedCount == 150)
    #expect(middle.entries == Array(one.entries.prefix(CitedStretch.namedMax)))
    #expect(one.stretches.last?.entries == first.entries)
    #expect(one.uncited == [] && one.uncited(among: [1, 99_999, 100_000]) == [100_000])
  }

  @Test func `of all lines together so many entries are named, and no more`() throws {
    let one = try Self.nested(800)
    let named = one.stretches.reduce(0) { $0 + $1.entries.count }
    #expect(named == CitedStretch.namedOfAllMax)
    #expect(one.stretches.last?.entryCount == 1 && one.stretches.last?.entries == [])
    #expect(one.stretches.map(\.entryCount) == Array(1...800) + Array(1...799).reversed())
  }

  @Test func `lines that documents of one file cite are told apart from one another's`() throws {
    func source(_ id: String) -> Given {
      let plain = Given.source(id, id, dated: "2023-01-10")
      let file = JSON.object([
        JSONMember("name", .string("brief.txt")),
        JSONMember("sha256", .string(String(repeating: "0", count: 64))),
      ])
      let members = plain.data.object ?? []
      return Given(plain.type, plain.valid, members.map { ($0.name, $0.value) } + [("file", file)])
    }
    let scenario = try Scenario(
      source("een"), source("twee"),
      .note(on: ["handreiking"], "a", when: "2022").source("een", "regel 1-4"),
      .note(on: ["handreiking"], "b", when: "2022").source("twee", "regel 3-6, 9"))
    let all = try scenario.on("2023-06-01").sourceCoverage().suffix(2)
    #expect(all.map(\.elsewhere) == [[3...6, 9...9], [1...4]])
    #expect(all.map(\.lastLine) == [9, 9])
    #expect(all.map(\.uncited) == [[7...8], [7...8]])
  }

  @Test func `ranges are merged, and what lies between them is found`() {
    let merged = [7...9, 1...2, 3...3, 8...12].merged
    #expect(merged == [1...3, 7...12])
    #expect(merged.gaps(from: 1, through: 14) == [4...6, 13...14])
    #expect(merged.gaps(from: 2, through: 5) == [4...5])
    #expect(merged.gaps(from: 8, through: 7) == [])
    #expect((0...13).filter(merged.holds) == [1, 2, 3] + Array(7...12))
  }
}
