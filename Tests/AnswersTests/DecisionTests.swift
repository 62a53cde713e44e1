import Answers
import Calendar
import Governance
import Reading
import TestSupport
import Testing

/// The register of decisions, and what was tabled without a known outcome.
@Suite struct DecisionTests {
  private static func scenario() throws -> Scenario {
    try Scenario(
      .decided("bo-juni", "Robuustheidscriteria", by: ["bo"], when: "2023-06-22"),
      .decided("sg-juli", "Planning", by: ["stuurgroep"], when: "2023-07-04"),
      .decided("samen", "Mandaat", by: ["bo", "stuurgroep"], when: "2023-10"),
      .decided("naamloos", "Handreiking", when: "2023"))
  }

  @Test func `a body's decisions are those it took alone or with others`() throws {
    let view = try Self.scenario().on("2024-06-01")
    #expect(try view.register("bo", nil, nil).decided == ["bo-juni", "samen"])
    #expect(try view.register("stuurgroep", nil, nil).decided == ["sg-juli", "samen"])
    #expect(
      try view.register(nil, nil, nil).decided == ["bo-juni", "sg-juli", "samen", "naamloos"])
  }

  @Test func `a period holds every decision whose window touches it`() throws {
    let view = try Self.scenario().on("2024-06-01")
    #expect(
      try view.register(nil, "2023-06-22", "2023-07-03").decided == ["bo-juni", "naamloos"])
    #expect(try view.register(nil, "2023-10-31", nil).decided == ["samen", "naamloos"])
    #expect(try view.register(nil, "2024-01-01", nil).decided == [])
    #expect(try view.register(nil, nil, "2022-12-31").decided == [])
  }

  @Test func `a decision is certainly in a period only when its whole window is`() throws {
    let view = try Self.scenario().on("2024-06-01")
    let period = Window(
      from: try Scenario.day("2023-10-01"), to: try Scenario.day("2023-12-31"))
    let found = view.decisions(body: nil, within: period).json(within: period, view)
    let certainties = found["decisions"]?.array?.map { decision in
      "\(decision["decision"]?.string ?? "") \(decision["certainty"]?.string ?? "")"
    }
    #expect(certainties == ["samen certain", "naamloos possible"])
  }

  @Test func `a decision counts from the first day on which it may have been taken`() throws {
    let scenario = try Self.scenario()
    #expect(try scenario.on("2023-06-21").register("bo", nil, nil).decided == [])
    #expect(try scenario.on("2023-10-01").register("bo", nil, nil).decided == ["bo-juni", "samen"])
    #expect(
      try scenario.on("2023-10-01").register("bo", nil, nil).decisions.map(\.fact.happening)
        == [.happened, .possible])
  }

  @Test func `what was tabled stays without outcome until a decision names it`() throws {
    let scenario = try Scenario(
      .tabled("punt", "Handreiking", before: ["bo"], when: "2023-06-22"),
      .tabled("ander", "Mandaat", before: ["bo"], when: "2023-06-22"),
      .decided("besluit", "Handreiking", by: ["bo"], item: "punt", when: "2023-09-14"))
    #expect(
      try scenario.on("2023-09-13").register("bo", nil, nil).withoutOutcome == ["punt", "ander"])
    #expect(try scenario.on("2023-09-14").register("bo", nil, nil).withoutOutcome == ["ander"])
    #expect(try scenario.on("2099-01-01").register("bo", nil, nil).withoutOutcome == ["ander"])
  }

  @Test func `an item is settled by a decision outside the period or of another body`() throws {
    let view = try Scenario(
      .tabled("punt", "Handreiking", before: ["stuurgroep"], when: "2023-06-22"),
      .decided("besluit", "Handreiking", by: ["bo"], item: "punt", when: "2024-01-10")
    ).on("2024-06-01")
    #expect(try view.register("stuurgroep", nil, "2023-12-31").withoutOutcome == [])
  }

  @Test func `a withdrawn item waits for nothing`() throws {
    let scenario = try Scenario(
      .tabled("punt", "Handreiking", before: ["bo"], when: "2023-06-01"),
      Given("item.withdrawn", "2023-06-20", [("item", .string("punt"))]))
    #expect(try scenario.on("2023-06-19").register("bo", nil, nil).withoutOutcome == ["punt"])
    #expect(try scenario.on("2023-06-20").register("bo", nil, nil).withoutOutcome == [])
  }

  @Test func `an item that may have been withdrawn still waits`() throws {
    let scenario = try Scenario(
      .tabled("punt", "Handreiking", before: ["bo"], when: "2023-06-01"),
      Given("item.withdrawn", "2023", [("item", .string("punt"))]))
    #expect(try scenario.on("2023-07-01").register("bo", nil, nil).withoutOutcome == ["punt"])
    #expect(try scenario.on("2023-12-31").register("bo", nil, nil).withoutOutcome == [])
  }

  @Test func `an item of another body or of a later day is not listed`() throws {
    let scenario = try Scenario(
      .tabled("punt", "Handreiking", before: ["bo"], when: "2023-06-22"))
    #expect(try scenario.on("2023-06-21").register("bo", nil, nil).withoutOutcome == [])
    #expect(try scenario.on("2023-06-22").register("stuurgroep", nil, nil).withoutOutcome == [])
  }

  @Test func `a condition is open, then possibly settled, then settled`() throws {
    let scenario = try Scenario(
      .decided(
        "besluit", "Handreiking", by: ["bo"],
        conditions: [("geld", "dekking"), ("toets", "toets door UvW")], when: "2023-06-22"),
      .settled("geld", "fulfilled", when: "2023-10"),
      .settled("toets", "waived", when: "2023-09-01"))
    #expect(try scenario.on("2023-08-31").conditions(ofDecision: "besluit") == ["open", "open"])
    #expect(
      try scenario.on("2023-10-15").conditions(ofDecision: "besluit")
        == ["open, possibly settled", "waived"])
    #expect(
      try scenario.on("2023-10-31").conditions(ofDecision: "besluit") == ["fulfilled", "waived"])
  }

  @Test func `a decision that replaces another is named on both sides`() throws {
    let view = try Scenario(
      .decided("oud", "Planning", by: ["bo"], when: "2022-06-01"),
      .decided("nieuw", "Planning herzien", by: ["bo"], supersedes: ["oud"], when: "2023-06-01")
    ).on("2023-06-01")
    #expect(view.decision(try Scenario.id("oud"))?.supersededBy.map(\.text) == ["nieuw"])
    #expect(view.decision(try Scenario.id("oud"))?.decision.supersedes == [])
    #expect(view.decision(try Scenario.id("nieuw"))?.decision.supersedes.map(\.text) == ["oud"])
    #expect(view.decision(try Scenario.id("nieuw"))?.supersededBy == [])
  }

  @Test func `a decision is not replaced before the day of the one that replaces it`() throws {
    let view = try Scenario(
      .decided("oud", "Planning", by: ["bo"], when: "2022-06-01"),
      .decided("nieuw", "Planning herzien", by: ["bo"], supersedes: ["oud"], when: "2023-06-01")
    ).on("2023-05-31")
    #expect(view.decision(try Scenario.id("oud"))?.supersededBy == [])
  }

  @Test func `the decisions about a product are those that name it`() throws {
    let scenario = try Scenario(
      .decided("besluit", "Handreiking", by: ["bo"], about: ["handreiking"], when: "2023-06-22"),
      .decided("ander", "Mandaat", by: ["bo"], about: ["modelmandaat"], when: "2023-06-22"))
    let product = try Scenario.id("handreiking")
    #expect(
      try scenario.on("2023-06-22").decisions(about: product).map(\.decision.decision.text)
        == ["besluit"])
    #expect(try scenario.on("2023-06-21").decisions(about: product).isEmpty)
  }

  @Test func `nothing is a decision but a decision`() throws {
    let view = try Self.scenario().on("2024-06-01")
    let isDecision = view.decision(try Scenario.id("handreiking")) != nil
    #expect(!isDecision)
  }
}
