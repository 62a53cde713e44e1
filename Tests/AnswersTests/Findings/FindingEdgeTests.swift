import TestSupport
import Testing

@testable import Answers
@testable import Reading

/// The edges of the rules: what looks irregular and is not, and what is though nobody holds a role.
@Suite struct FindingEdgeTests {
  private static func meeting(_ type: String, _ when: String, date: String? = nil) -> Given {
    Given(
      type, when,
      [
        ("meeting", .string("bo-1")), ("body", .list(["bo"])), ("date", date.map { .due($0) }),
      ])
  }

  private static let tabled = Given(
    "item.tabled", "2023-01-02",
    [
      ("item", .string("punt")), ("title", .string("Stuk")), ("body", .list(["bo"])),
      ("meeting", .string("bo-1")), ("purpose", .string("decide")),
    ])

  // MARK: Items

  @Test(arguments: [("2023-03-10", "2023-03-10"), ("2023-03", "2023-03-31")])
  func `an item waits for its meeting before its outcome is missed`(
    date: String, last: String
  ) throws {
    let scenario = try Scenario(
      Self.meeting("meeting.planned", "2023-01-01", date: date), Self.tabled.id(1))
    #expect(try scenario.on("2023-01-03").found("item-without-outcome") == [])
    #expect(try scenario.on(last).found("item-without-outcome") == [])
    let after = try Scenario.day(last).advanced(by: 1).iso
    #expect(try scenario.on(after).found("item-without-outcome") == ["punt certain: 1"])
    #expect(try scenario.on("2023-01-03").todo().map(\.process.id.text) == ["punt"])
  }

  @Test func `the day on which the meeting was held counts, not the planned one`() throws {
    let scenario = try Scenario(
      Self.meeting("meeting.planned", "2023-01-01", date: "2023-03-10"), Self.tabled.id(1),
      Self.meeting("meeting.held", "2023-02-01"))
    #expect(try scenario.on("2023-02-01").found("item-without-outcome") == [])
    #expect(try scenario.on("2023-02-02").found("item-without-outcome") == ["punt certain: 1"])
  }

  @Test func `a meeting of which nobody knows the day never passes`() throws {
    let meeting = Given(
      "meeting.planned", "2023-01-01",
      [
        ("meeting", .string("bo-1")), ("body", .list(["bo"])),
        ("date", .due(words: "binnenkort")),
      ])
    let scenario = try Scenario(meeting, Self.tabled.id(1))
    #expect(try scenario.on("2026-01-01").found("item-without-outcome") == [])
  }

  @Test func `what certainly went on to another body waits there, and only there`() throws {
    let scenario = try Scenario(
      .put("eerst", before: ["stuurgroep"], when: "2023-01-10").id(1),
      .put("daarna", before: ["bo"], follows: "eerst", when: "2023-02").id(2))
    func open(_ day: String) throws -> [String] {
      let view = try scenario.on(day)
      #expect(
        try view.register(nil, nil, nil).withoutOutcome.contains("eerst"),
        "its outcome stays unknown")
      return view.todo().map(\.process.id.text)
    }
    #expect(try open("2023-01-31") == ["eerst"])
    // The second may not have been tabled yet: both are shown.
    #expect(try open("2023-02-10") == ["eerst", "daarna"])
    #expect(try scenario.on("2023-02-10").found("item-without-outcome") == ["eerst certain: 1"])
    #expect(try open("2023-02-28") == ["daarna"])
    #expect(try scenario.on("2023-03-01").found("item-without-outcome") == ["daarna certain: 2"])
    let followed = try scenario.on("2023-03-01").register(nil, nil, nil).open
    #expect(followed.map { $0.followedBy.map(\.text) } == [["daarna"], []])
    var taken = scenario
    try taken.record(.itemWithdrawn("daarna", when: "2023-04-01"))
    #expect(try taken.on("2023-03-31").found("item-without-outcome") == ["daarna certain: 2"])
    #expect(try taken.on("2023-04-01").found("item-without-outcome") == ["eerst certain: 1"])
    #expect(try taken.on("2023-04-01").todo().map(\.process.id.text) == ["eerst"])
  }

  @Test func `an offer that is dated after its acceptance is found, unless it may be earlier`()
    throws
  {
    func found(offered: String) throws -> [String] {
      try Scenario(
        .offered("over", ["handreiking"], from: ["vng"], to: ["odnl"], when: offered).id(1),
        .accepted("over", when: "2023-02-01").id(2)
      ).on("2024-01-01").found("irregular-step")
    }
    #expect(try found(offered: "2023-02-02") == ["over certain: 1"])
    #expect(try found(offered: "2023-03") == ["over certain: 1"])
    #expect(try found(offered: "2023-02-01") == [])
    #expect(try found(offered: "2023-02") == [])
    #expect(try found(offered: "[..2023-06-30]") == [])
  }

  // MARK: Parties that ended

  @Test func `an item that waits on a body that ended is found and marked`() throws {
    let scenario = try Scenario(
      .put("stuk", before: ["bo"], when: "2023-01-10").id(1),
      .partyEnded("bo", successors: ["stuurgroep"], when: "2023-05-01").id(2))
    #expect(try scenario.on("2023-05-01").found("obligation-to-ended") == [])
    #expect(try scenario.on("2023-05-01").todo().flatMap(\.ended).isEmpty)
    #expect(
      try scenario.on("2023-05-02").found("obligation-to-ended") == ["stuk+bo certain: 1,2"])
    let ended = try scenario.on("2023-05-02").todo().flatMap(\.ended)
    #expect(ended.map(\.party.text) == ["bo"])
  }

  // MARK: Programmes

  private static let late: [Given] = [
    .partyEnded("ibp", when: "2024-09-30").id(1),
    .progress("handreiking", "on-plan", within: "yes", when: "2024-06-01").id(2),
    .deadline("t", of: "handreiking", due: "2024-36", when: "2024-06-01").id(3),
  ]

  @Test func `a product without anybody is in the only programme there is`() throws {
    let scenario = try Scenario(Scenario.cast + Self.late)
    #expect(
      try scenario.on("2024-07-01").found("due-after-programme")
        == ["handreiking+t certain: 2,3,1"])
  }

  @Test func `with two programmes, those who do the rest of the whole tell which it is`() throws {
    let others: [Given] = [
      .party("digitaal", "Digitaal", kind: "programme"),
      .product("geheel", "Geheel", kind: "topic"),
      .product("deel", "Deel", under: "geheel"),
      Given(
        "product.changed", "2022-02-01",
        [("product", .string("handreiking")), ("parent", .string("geheel"))]),
    ]
    func found(_ more: Given...) throws -> [String] {
      try Scenario(Scenario.cast + others + Self.late + more).on("2024-07-01")
        .found("due-after-programme")
    }
    #expect(try found() == [], "nobody says which of the two")
    let ours = Given.assigned("deel", to: ["pijler-3"], when: "2023-01-01")
    #expect(try found(ours) == ["handreiking+t certain: 2,3,1"])
    let theirs = Given.assigned("geheel", "lead", to: ["digitaal"], when: "2023-01-01")
    #expect(try found(ours, theirs) == [], "who holds a role for the whole comes first")
  }

  // MARK: Owners

  @Test func `a product for which nobody was ever named is found, a part or an action is not`()
    throws
  {
    let scenario = try Scenario(
      .product("onderwerp", "Onderwerp", kind: "topic"),
      .product("deel", "Deel", under: "onderwerp"),
      .product("actie", "Actie", kind: "action"),
      .product("proef", "Proef", kind: "try-out", when: "2022-03-01"),
      .product("pijler", "Pijler", kind: "pillar"))
    func subjects(_ day: String) throws -> Set<String> {
      let found = try scenario.on(day).findings().filter { $0.rule.id == "product-without-owner" }
      return Set(found.flatMap(\.subjects).map(\.text))
    }
    #expect(
      try subjects("2022-02-28") == ["handreiking", "modelmandaat", "onderwerp"])
    #expect(
      try subjects("2022-03-01") == ["handreiking", "modelmandaat", "onderwerp", "proef"])
    let (asked, leftOut) = try scenario.on("2022-03-01").productsToOwn()
    #expect(asked.map(\.text) == ["handreiking", "modelmandaat", "onderwerp", "proef"])
    #expect(leftOut.map(\.text) == ["actie", "deel"])
  }
}
