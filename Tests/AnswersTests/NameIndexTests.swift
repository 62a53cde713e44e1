import Answers
import Governance
import Reading
import TestSupport
import Testing

/// Finding a thing by what a person types.
@Suite struct NameIndexTests {
  private static func index(_ kinds: Set<Kind> = [.party, .product]) throws -> NameIndex {
    let view = try Scenario(
      .party("ienw", "Ministerie van IenW", aliases: ["lenW", "I en W"]),
      .product("p2.ketentoezicht.handreiking", "Handreiking ketentoezicht"),
      .product("p4.beleid", "Beleidscyclus", aliases: ["Geïntegreerde aanpak"]),
      .product("p5.beleid", "Beleidscyclus"),
      Given(
        "product.changed", "2023-01-01",
        [("product", .string("modelmandaat")), ("title", .string("Mandaatmodel 2023"))]),
      .decided(
        "besluit", "Vaststelling", conditions: [("geld", "dekking van de kosten")],
        when: "2023-01-01"),
      .offered("over", ["handreiking"], from: [], to: ["odnl"], when: "2023-01-01"),
      .accepted("over", conditions: [("beheer", "beheer is geregeld")], when: "2023-02-01")
    ).on("2023-06-01")
    return NameIndex(view.model, kinds: kinds)
  }

  @Test(arguments: [
    // By identifier, title, alias, former and new title.
    ("ienw", "ienw"), ("Ministerie van IenW", "ienw"), ("lenW", "ienw"),
    ("modelmandaat", "modelmandaat"), ("Mandaatmodel 2023", "modelmandaat"),
    ("Modelmandaat", "modelmandaat"),
    // Without case, accents and punctuation.
    ("IENW", "ienw"), ("  ministerie van  ienw.", "ienw"), ("geintegreerde aanpak", "p4.beleid"),
    ("GEÏNTEGREERDE-AANPAK", "p4.beleid"), ("i-en-w", "ienw"),
    // The identifier itself, typed with other punctuation.
    ("P2 Ketentoezicht Handreiking", "p2.ketentoezicht.handreiking"),
    // A whole name goes before the last part of another.
    ("handreiking", "handreiking"), ("Handreiking", "handreiking"),
    ("Pijler 4", "pijler-4"),
  ])
  func `a name finds its thing`(words: String, id: String) throws {
    #expect(try Self.index().find(words) == .found(Scenario.id(id)))
  }

  @Test func `the last part of an identifier finds it when nothing else is called so`() throws {
    let view = try Scenario(.product("p1.robuust.criteria", "Robuustheid")).on("2023-01-01")
    #expect(
      try NameIndex(view.model, kinds: [.product]).find("criteria")
        == .found(Scenario.id("p1.robuust.criteria")))
  }

  @Test(arguments: ["Beleidscyclus", "beleid"])
  func `a name of two things is ambiguous and names both, once each`(words: String) throws {
    guard case .ambiguous(let candidates) = try Self.index().find(words) else {
      Issue.record("“\(words)” was not ambiguous")
      return
    }
    #expect(candidates.map(\.id.text) == ["p4.beleid", "p5.beleid"])
    #expect(candidates.map(\.name) == ["Beleidscyclus", "Beleidscyclus"])
  }

  @Test func `a misspelt name is unknown and suggests what comes near`() throws {
    guard case .unknown(let suggestions) = try Self.index().find("modelmandat") else {
      Issue.record("it was found")
      return
    }
    #expect(suggestions.map(\.id.text).contains("modelmandaat"))
    #expect(suggestions.count <= 5)
    guard case .unknown(let none) = try Self.index().find("xyzzyxyzzyxyzzy") else {
      Issue.record("it was found")
      return
    }
    #expect(none.isEmpty)
  }

  @Test func `only things of the kinds asked are found`() throws {
    let products = try Self.index([.product])
    guard case .unknown = products.find("ienw") else {
      Issue.record("a party was found among products")
      return
    }
    #expect(try Self.index([.decision]).find("vaststelling") == .found(Scenario.id("besluit")))
  }

  @Test func `a condition is found by its text, whether a decision or an acceptance set it`() throws
  {
    let index = try Self.index([.condition])
    #expect(try index.find("dekking van de kosten") == .found(Scenario.id("geld")))
    #expect(try index.find("Beheer is geregeld") == .found(Scenario.id("beheer")))
  }

  @Test func `a search holds every word, in any order and without case`() throws {
    let index = try Self.index()
    #expect(index.search("KETEN handreiking").map(\.id.text) == ["p2.ketentoezicht.handreiking"])
    #expect(
      index.search("handreiking").map(\.id.text)
        == ["handreiking", "p2.ketentoezicht.handreiking"])
    #expect(index.search("keten mandaat").isEmpty)
    #expect(index.search("  ").isEmpty)
  }
}
