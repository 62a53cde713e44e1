import Answers
import Calendar
import EventFormat
import Governance
import Reading
import TestSupport
import Testing

/// The products as the programme arranges them, and as a document lists them.
@Suite struct ProgrammeTests {
  /// A programme of two pijlers, recorded back to front.
  private static let tree: [Given] = [
    .product("programma", "Programma", kind: "programme"),
    .product("p2", "Tweede", kind: "pillar", under: "programma", number: "2"),
    .product("p1", "Eerste", kind: "pillar", under: "programma", number: "1"),
    .product("tien", "Tien", kind: "topic", under: "p1", number: "10"),
    .product("twee", "Twee", kind: "topic", under: "p1", number: "2"),
    .product("twee.a", "A", under: "twee", number: "2 A"),
    .product("los", "Los"), .product("later", "Later", under: "p2", when: "2024"),
  ]

  private func lines(_ branches: [ProductBranch]) -> [String] {
    branches.flatMap { $0.flattened() }.map { branch, depth in
      String(repeating: "-", count: depth) + branch.card.product.text
    }
  }

  @Test func `pijlers, topics and parts stand in the order of their numbers`() throws {
    let programme = try Scenario(Self.tree).on("2023-01-01").programme()
    #expect(lines(programme.pillars) == ["p1", "-twee", "--twee.a", "-tien", "p2"])
    #expect(lines(programme.others) == ["los", "programma"])
  }

  @Test func `a product is there from when it may exist, and not before`() throws {
    let scenario = try Scenario(Self.tree)
    #expect(try !lines(scenario.on("2023-12-31").programme().pillars).contains("-later"))
    #expect(try lines(scenario.on("2024-01-01").programme().pillars).contains("-later"))
  }

  @Test func `the pijler of a part is that of what it is part of`() throws {
    let view = try Scenario(Self.tree).on("2023-01-01")
    #expect(try view.pillar(of: Scenario.id("twee.a"))?.product.text == "p1")
    #expect(try view.pillar(of: Scenario.id("los")) == nil)
  }

  @Test
  func `what carries out a recommendation stands as its document lists it, and the rest behind it`()
    throws
  {
    func carrier(_ id: String, _ kind: String = "action") -> Given {
      Given(
        "product.registered", "2022-01-01",
        [
          ("product", .string(id)), ("title", .string(id)), ("kind", .string(kind)),
          ("recommendations", .list(["aanbeveling-1"])),
        ])
    }
    let scenario = try Scenario(
      [
        Given.source("lijst", "Lijst", dated: "2022-01-01"),
        .source("ander", "Ander", dated: "2022-01-01"),
        .product("aanbeveling-2", "Twee", kind: "recommendation").source("lijst", "regel 60"),
        .product("aanbeveling-1", "Een", kind: "recommendation").source("lijst", "regel 40"),
        carrier("elders").source("ander", "regel 1"),
        carrier("laatste").source("lijst", "regel 50"),
        carrier("stuk", "product").source("lijst", "regel 41"),
        carrier("eerste").source("lijst", "regel 41-42"),
        // Named above the recommendation too: there it is about something else.
        carrier("tweemaal").source("lijst", "regel 7, 45"), carrier("pijler", "pillar"),
      ])
    let standings = try scenario.on("2023-01-01").recommendations()
    #expect(standings.map(\.recommendation.product.text) == ["aanbeveling-1", "aanbeveling-2"])
    #expect(
      standings[0].listed.map(\.card.product.text) == ["eerste", "stuk", "tweemaal", "laatste"])
    #expect(standings[0].others.map(\.card.product.text) == ["elders"])
    #expect(standings[1].listed.isEmpty && standings[1].others.isEmpty)
  }

  @Test
  func `the pijler of an action is the one its document puts it under, else that of the product`()
    throws
  {
    func carrier(
      _ id: String, _ kind: String = "action", under parent: String?, _ recommendations: String...
    ) -> Given {
      Given(
        "product.registered", "2022-01-01",
        [
          ("product", .string(id)), ("title", .string(id)), ("kind", .string(kind)),
          ("parent", parent.map { .string($0) }), ("recommendations", .list(recommendations)),
        ])
    }
    let scenario = try Scenario(
      [
        Given.source("lijst", "Lijst", dated: "2022-01-01"),
        .product("een", "Een", kind: "recommendation").source("lijst", "regel 10"),
        .product("twee", "Twee", kind: "recommendation").source("lijst", "regel 20"),
        carrier("p1", "pillar", under: nil, "een", "twee").source("lijst", "regel 10, 23"),
        carrier("p2", "pillar", under: nil, "twee").source("lijst", "regel 20"),
        carrier("p3", "pillar", under: nil).source("lijst", "regel 21"),
        // On a line of its own in both lists; its place in the programme is one.
        carrier("gedeeld", under: "p1", "een", "twee").source("lijst", "regel 11, 21"),
        carrier("derde", under: "p3", "twee").source("lijst", "regel 22"),
        carrier("laatste", under: "p2", "twee").source("lijst", "regel 23"),
        carrier("elders", under: "p3", "twee"), carrier("los", under: nil, "twee"),
      ])
    let standings = try scenario.on("2023-01-01").recommendations()
    func pillars(_ actions: [RecommendedAction]) -> [String] {
      actions.map { "\($0.card.product) \($0.pillar?.product.text ?? "-")" }
    }
    #expect(pillars(standings[0].listed) == ["gedeeld p1"])
    #expect(pillars(standings[1].listed) == ["gedeeld p2", "derde p2", "laatste p1"])
    #expect(pillars(standings[1].others) == ["elders p3", "los -"])
  }

  @Test
  func `the newest certain rating and answer count, each from the newest report that gives it`()
    throws
  {
    let scenario = try Scenario(
      .progress("handreiking", "new", within: "yes", when: "2023-06-01"),
      .progress("handreiking", "risk", when: "2024-03-01"),
      .progress("handreiking", "on-plan", within: "no", when: "2024-09"))
    let id = try Scenario.id("handreiking")
    let before = try scenario.on("2024-09-29").implementation(of: id)
    #expect(before.rating?.rating == .risk)
    #expect(before.withinProgramme?.answer == .yes)
    let after = try scenario.on("2024-09-30").implementation(of: id)
    #expect(after.rating?.rating == .onPlan)
    #expect(after.withinProgramme?.answer == .no)
    #expect(try scenario.on("2023-05-31").implementation(of: id).rating == nil)
  }

  @Test func `a note of a document that was not there yet is no note of that day`() throws {
    let scenario = try Scenario(
      .note(on: ["handreiking"], "Toen", when: "[..2022-11]").known("2022-11"),
      .note(on: ["handreiking"], "Later", when: "[..2024-09]").known("2024-09"))
    let id = try Scenario.id("handreiking")
    func notes(_ day: String) throws -> [String] {
      try scenario.on(day).notesByThen(about: id).map(\.note.text)
    }
    #expect(try notes("2022-10-31").isEmpty)
    #expect(try notes("2022-11-24") == ["Toen"])
    #expect(try notes("2024-09-01") == ["Toen", "Later"])
  }

  @Test func `a meeting has what was tabled there, and the decisions on it`() throws {
    func decided(_ id: String, _ keys: [(String, JSON?)]) -> Given {
      Given(
        "decision.taken", "2024-06-20",
        [
          ("decision", .string(id)), ("title", .string(id)), ("outcome", .string("adopted")),
          ("body", .list(["bo"])),
        ] + keys)
    }
    func tabled(_ id: String) -> Given {
      Given(
        "item.tabled", "2024-06-20",
        [
          ("item", .string(id)), ("title", .string(id)), ("body", .list(["bo"])),
          ("meeting", .string("bo-juni")),
        ])
    }
    let scenario = try Scenario(
      Given(
        "meeting.held", "2024-06-20",
        [("meeting", .string("bo-juni")), ("body", .list(["bo"]))]),
      tabled("stuk-1"), tabled("stuk-2"), decided("op-stuk", [("item", .string("stuk-1"))]),
      decided("op-vergadering", [("meeting", .string("bo-juni"))]), decided("ergens-anders", []))
    let view = try scenario.on("2024-07-01")
    let all = view.decisions(body: nil, within: Window(from: nil, to: nil))
    let register = all.of(meeting: try Scenario.id("bo-juni"), in: view)
    #expect(
      Set(register.decisions.map(\.decision.decision.text)) == ["op-stuk", "op-vergadering"])
    #expect(register.open.map(\.item.item.text) == ["stuk-2"])
  }

  @Test func `a meeting is called by whose it is and its day, and held counts before planned`()
    throws
  {
    func meeting(_ id: String, planned day: String) -> Given {
      Given(
        "meeting.planned", "2024-01-01",
        [("meeting", .string(id)), ("body", .list(["bo"])), ("date", .due(day))])
    }
    let scenario = try Scenario(
      .party("stuurgroep-2", "Stuurgroep", kind: "body", aliases: ["SG"]),
      meeting("een", planned: "2024-06-20"), meeting("twee", planned: "2024-06"),
      Given(
        "meeting.held", "2024-06-25", [("meeting", .string("twee")), ("body", .list(["bo"]))]),
      Given(
        "meeting.held", "2024-07-02",
        [("meeting", .string("drie")), ("body", .list(["stuurgroep-2"]))]))
    let view = try scenario.on("2024-08-01")
    func called(_ words: String) -> [String] { view.meetings(called: words).map(\.id.text) }
    #expect(called("BO 20 juni 2024") == ["een"])
    #expect(called("bo juni") == ["een", "twee"])
    #expect(called("sg juli 2024") == ["drie"])
    #expect(called("BO 2 juli").isEmpty)
    #expect(called("BO 2 juni").isEmpty)
    #expect(called(" ").isEmpty)
    #expect(view.meetings(called: "bo 25 juni").map(\.name) == ["BO van 25 juni 2024"])
    #expect(view.day(ofMeeting: try Scenario.id("twee"))?.edtf == "2024-06-25")
  }
}
