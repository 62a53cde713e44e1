import Answers
import EventFormat
import Governance
import Reading
import TestSupport
import Testing
import Texts

/// What things are called, what they are part of, and what kind of thing they are.
@Suite struct LabelTests {
  private static func meeting(_ type: String, _ when: String, _ more: [(String, JSON?)] = [])
    -> Given
  {
    Given(
      type, when,
      [("meeting", .string("bo-juni")), ("body", .list(["bo"]))] + more)
  }

  @Test func `a party is called what it was called on the day`() throws {
    let scenario = try Scenario(
      .party("odnl-2", "Omgevingsdienst NL"),
      Given(
        "party.changed", "2023-04-01",
        [("party", .string("odnl-2")), ("name", .string("ODNL")), ("aliases", .list(["OD.NL"]))]))
    let id = try Scenario.id("odnl-2")
    #expect(try scenario.on("2023-03-31").label(id) == "Omgevingsdienst NL")
    #expect(try scenario.on("2023-04-01").label(id) == "ODNL")
    #expect(try scenario.on("2023-04-01").party(id)?.aliases == ["Omgevingsdienst NL", "OD.NL"])
  }

  @Test func `a product card keeps its former titles, parent and ending`() throws {
    let view = try Scenario(
      .product("p", "Eerste", kind: "pillar"),
      .product("p.a", "Oud", number: "4 A", aliases: ["O"]),
      Given(
        "product.changed", "2023-04-01",
        [
          ("product", .string("p.a")), ("title", .string("Nieuw")), ("parent", .string("p")),
          ("scope", .string("alleen milieu")),
        ]),
      Given("product.withdrawn", "2024-01-01", [("product", .string("p.a"))])
    ).on("2023-06-01")
    let card = try #require(view.product(Scenario.id("p.a")))
    #expect(card.title == "Nieuw" && card.number == "4 A" && card.parent?.text == "p")
    #expect(card.aliases == ["O", "Oud"] && card.notes == ["alleen milieu"])
    #expect(card.ending?.event.type == .productWithdrawn && card.ending?.happening == .notYet)
  }

  @Test func `hand-overs, deadlines, conditions and items have names a reader knows`() throws {
    let view = try Scenario(
      .offered(
        "over", ["handreiking", "modelmandaat"], from: [], to: ["odnl"],
        conditions: [("eis", "dekking")], when: "2023-01-01"),
      .accepted("over", conditions: [("eis-2", "beheer")], when: "2023-02-01"),
      .deadline("t", of: "handreiking", due: "2023-06", when: "2023-01-01"),
      .tabled("punt", "Handreiking vaststellen", before: ["bo"], when: "2023-01-01"),
      .decided("besluit", "Vastgesteld", conditions: [("eis-3", "toets")], when: "2023-01-01")
    ).on("2023-06-01")
    let labels = try ["over", "eis", "eis-2", "t", "punt", "besluit", "eis-3", "niets"].map {
      view.label(try Scenario.id($0))
    }
    #expect(
      labels == [
        "overdracht van Handreiking en Modelmandaat aan ODNL", "dekking", "beheer",
        "oplevering Handreiking", "Handreiking vaststellen", "Vastgesteld", "toets", "niets",
      ])
  }

  @Test func `a meeting without a title is called by its body and day`() throws {
    let id = try Scenario.id("bo-juni")
    let planned = Self.meeting("meeting.planned", "2023-01-10", [("date", .due("2023-06"))])
    let held = Self.meeting("meeting.held", "2023-06-22")
    #expect(try Scenario(planned).on("2023-02-01").label(id) == "BO van juni 2023")
    #expect(try Scenario(planned, held).on("2023-07-01").label(id) == "BO van 22 juni 2023")
  }

  @Test func `the day on which a meeting was held goes before the day that was planned`() throws {
    // The plan has no date of its own, so it sorts behind the meeting itself.
    let view = try Scenario(
      Self.meeting("meeting.planned", "[..2024-09]", [("date", .due("2023-06"))]),
      Self.meeting("meeting.held", "2023-06-22")
    ).on("2025-01-01")
    #expect(view.label(try Scenario.id("bo-juni")) == "BO van 22 juni 2023")
  }

  @Test func `a title given to a meeting when it was held is its name`() throws {
    let view = try Scenario(
      Self.meeting("meeting.planned", "2023-01-10", [("date", .due("2023-06"))]),
      Self.meeting("meeting.held", "2023-06-22", [("title", .string("Startoverleg"))])
    ).on("2025-01-01")
    #expect(view.label(try Scenario.id("bo-juni")) == "Startoverleg")
  }

  @Test func `a list of names is written as Dutch does`() {
    #expect(dutchList([]) == "")
    #expect(dutchList(["a"]) == "a")
    #expect(dutchList(["a", "b"]) == "a en b")
    #expect(dutchList(["a", "b", "c"]) == "a, b en c")
  }

  @Test func `parts are in order of their numbers, not of their recording`() throws {
    let view = try Scenario(
      .product("pijler", "Pijler", kind: "pillar"),
      .product("tien", "A", under: "pijler", number: "10"),
      .product("twee", "B", under: "pijler", number: "2"),
      .product("een", "C", under: "pijler", number: "1"),
      .product("vier-a", "D", under: "pijler", number: "4 A")
    ).on("2023-01-01")
    #expect(
      view.parts(of: try Scenario.id("pijler")).map(\.text) == ["een", "twee", "vier-a", "tien"])
  }

  @Test func `a part that moved is under its new whole from that day`() throws {
    let scenario = try Scenario(
      .product("a", "A", kind: "pillar"), .product("b", "B", kind: "pillar"),
      .product("deel", "Deel", under: "a"), .product("deel.deel", "Onderdeel", under: "deel"),
      Given(
        "product.changed", "2023-04-01", [("product", .string("deel")), ("parent", .string("b"))]))
    let (a, b) = (try Scenario.id("a"), try Scenario.id("b"))
    #expect(try scenario.on("2023-03-31").parts(of: a).map(\.text) == ["deel"])
    #expect(try scenario.on("2023-03-31").parts(of: b) == [])
    #expect(try scenario.on("2023-04-01").parts(of: b).map(\.text) == ["deel"])
    #expect(try scenario.on("2023-04-01").parts(of: a) == [])
    #expect(try scenario.on("2023-04-01").isPart(Scenario.id("deel.deel"), of: b))
    #expect(try !scenario.on("2023-04-01").isPart(Scenario.id("deel.deel"), of: a))
  }

  @Test func `the kind of a thing is that of what introduced it`() throws {
    let view = try Scenario(
      .decided("besluit", "Vastgesteld", conditions: [("eis", "toets")], when: "2023-01-01")
    ).on("2023-06-01")
    let kinds = try ["vng", "handreiking", "besluit", "eis", "niets"].map {
      view.kind(of: try Scenario.id($0))
    }
    #expect(kinds == [.party, .product, .decision, .condition, nil])
  }
}
