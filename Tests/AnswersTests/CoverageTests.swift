import Answers
import Governance
import Reading
import TestSupport
import Testing

/// Which lines of a document are cited, and what is not said about a product.
@Suite struct CoverageTests {
  @Test(arguments: [
    ("regel 4", [4...4]), ("regel 4, 21-23", [4...4, 21...23]), ("regels 1-2,7", [1...2, 7...7]),
  ])
  func `lines are read as people write them`(place: String, lines: [ClosedRange<Int>]) {
    #expect(CitedLines.read(place) == lines)
  }

  @Test(arguments: [
    "blz. 3", "regel", "regel ", "regel 0", "regel 3-", "regel 5-3", "regel 1-2-3", "regel 1,,2",
    "regel x", "regel 12345678", "regel 1-9999999", "Regel 4",
  ])
  func `a place in other words names no lines`(place: String) {
    #expect(CitedLines.read(place) == nil)
  }

  @Test func `lines are told as short as can be`() {
    #expect(CitedLines.phrase([7, 1, 3, 2, 2]) == "1-3, 7")
    #expect(CitedLines.phrase([]) == "")
  }

  private static func coverage(_ view: View, of source: String) throws -> SourceCoverage {
    let id = try Scenario.id(source)
    return try #require(view.sourceCoverage().first { $0.source.source == id })
  }

  @Test func `every standing entry counts for the lines it cites, and an annulled one does not`()
    throws
  {
    let scenario = try Scenario(
      .source("brief", "De brief", dated: "2023-01-10"),
      .stage("handreiking", "concept", when: "2022-05").source("brief", "regel 2-3"),
      .note(on: ["handreiking"], "later pas", when: "2030-01-01").source("brief", "regel 3, 5"),
      .note(on: ["handreiking"], "op een dia", when: "2022-05-01").source("brief", "dia 7"),
      .note(on: ["handreiking"], "vergissing", when: "2022-05-01").source("brief", "regel 9").id(9))
    let first = scenario.entries.count - 4
    var annulled = scenario
    try annulled.record(.annulled(9, when: "2026-11-21"))
    let one = try Self.coverage(annulled.on("2023-06-01"), of: "brief")
    #expect(one.entries == [first, first + 1, first + 2])
    #expect(
      one.stretches == [
        CitedStretch(lines: 2...2, entries: [first], entryCount: 1),
        CitedStretch(lines: 3...3, entries: [first, first + 1], entryCount: 2),
        CitedStretch(lines: 5...5, entries: [first + 1], entryCount: 1),
      ])
    #expect(one.lineCount == 3)
    #expect(one.otherPlaces == ["dia 7": [first + 2]])
    #expect(one.lastLine == 5)
    #expect(one.uncited(among: 1...6) == [1, 4, 6])
    #expect(one.uncited == [1...1, 4...4])
    let before = try Self.coverage(scenario.on("2023-06-01"), of: "brief")
    #expect(
      before.stretches.last == CitedStretch(lines: 9...9, entries: [first + 3], entryCount: 1))
  }

  @Test func `neighbouring lines that the same entries cite are told together`() throws {
    let view = try Scenario(
      .source("brief", "De brief", dated: "2023-01-10"),
      .stage("handreiking", "concept", when: "2022-05").source("brief", "regel 2-4, 6")
    ).on("2023-06-01")
    #expect(try Self.coverage(view, of: "brief").stretches.map(\.lines) == [2...4, 6...6])
  }

  @Test func `a product misses what nothing says on the day asked`() throws {
    let scenario = try Scenario(
      .assigned("handreiking", to: ["vng"], when: "2023-01-01"),
      .stage("handreiking", "concept", when: "2023-02-01"),
      .deadline("t", of: "handreiking", due: "2024", when: "2023-03-01"))
    func missing(_ day: String) throws -> [ProductCoverage.Aspect]? {
      let id = try Scenario.id("handreiking")
      let products = try scenario.on(day).productCoverage()
      return products.first { $0.product == id }?.missing
    }
    #expect(try missing("2022-12-31") == [.owner, .stage, .deadline])
    #expect(try missing("2023-01-31") == [.stage, .deadline])
    #expect(try missing("2023-02-28") == [.deadline])
    #expect(try missing("2023-03-01") == [])
  }

  @Test func `a product that went on in another is not asked about any more`() throws {
    let view = try Scenario(
      Given(
        "product.absorbed", "2023-01-01",
        [("product", .string("handreiking")), ("into", .string("modelmandaat"))])
    ).on("2023-06-01")
    let id = try Scenario.id("handreiking")
    #expect(!view.productCoverage().contains { $0.product == id })
  }
}
