import Governance
import TestSupport
import Testing

@testable import Answers
@testable import Reading

/// What holds follows from all days on which everything can have happened.
@Suite struct WorldsTests {
  private static func findings(_ view: View, _ rule: FindingRule) -> [String] {
    view.findings().filter { $0.rule.id == rule.id }.map(\.text)
  }

  @Test func `an exact end within an imprecise begin ends the role`() throws {
    let scenario = try Scenario(
      .assigned("handreiking", to: ["vng"], when: "2025"),
      .ended("handreiking", of: ["vng"], when: "2025-06-30"))
    #expect(try scenario.on("2025-03-01").holders("handreiking") == ["possible vng since 2025"])
    #expect(try scenario.on("2025-06-29").holders("handreiking") == ["possible vng since 2025"])
    for day in ["2025-06-30", "2025-12-31", "2028-01-01"] {
      #expect(try scenario.on(day).holders("handreiking") == [], "\(day)")
      #expect(
        try scenario.on(day).ownership("handreiking").ending() == "vng by responsibility.ended.v1")
    }
  }

  @Test func `within one month possible before the end, and no more from it on`() throws {
    let scenario = try Scenario(
      .assigned("handreiking", to: ["vng"], when: "2026-03"),
      .ended("handreiking", of: ["vng"], when: "2026-03-20"))
    #expect(try scenario.on("2026-03-10").holders("handreiking") == ["possible vng since 2026-03"])
    #expect(try scenario.on("2026-03-20").holders("handreiking") == [])
  }

  @Test func `held, ended, and begun again within a year that has its end, is over`() throws {
    let scenario = try Scenario(
      .assigned("handreiking", to: ["vng"], when: "2022-07-01"),
      .ended("handreiking", of: ["vng"], when: "2023-01-01"),
      .assigned("handreiking", to: ["vng"], when: "2025"),
      .ended("handreiking", of: ["vng"], when: "2025-06-30"))
    #expect(try scenario.on("2028-01-01").holders("handreiking") == [])
    #expect(try Self.findings(scenario.on("2028-01-01"), .endUnclear) == [])
  }

  @Test func `ended and begun again on one day, what was recorded last holds`() throws {
    let first: [Given] = [
      .assigned("handreiking", to: ["vng"], when: "2022-07-01").known("2022-07-01"),
      .ended("handreiking", of: ["vng"], when: "2026-03-01").known("2026-03-01"),
      .assigned("handreiking", to: ["vng"], when: "2026-03-01").known("2026-03-01"),
    ]
    let view = try Scenario(Scenario.cast + first).on("2026-03-01")
    #expect(try view.holders("handreiking") == ["certain vng since 2026-03-01"])
  }

  @Test func `from the day within a quarter on the last one has it alone`() throws {
    let scenario = try Scenario(
      .assigned("handreiking", to: ["pijler-4"], when: "2022-07-01"),
      .offered("een", ["handreiking"], from: ["pijler-4"], to: ["vng"], when: "2030-01-01"),
      .completed("een", when: "2031-34"),
      .offered("twee", ["handreiking"], from: ["vng"], to: ["odnl"], when: "2030-01-01"),
      .completed("twee", when: "2031-05-03"))
    #expect(
      try scenario.on("2031-05-02").holders("handreiking") == [
        "possible pijler-4 since 2022-07-01", "possible vng since 2031-34",
      ])
    #expect(
      try scenario.on("2031-05-03").holders("handreiking") == ["certain odnl since 2031-05-03"])
    #expect(
      try scenario.on("2032-01-01").holders("handreiking") == ["certain odnl since 2031-05-03"])
  }

  @Test func `two sources for one holder are ended by one end`() throws {
    let view = try Scenario(
      .assigned("handreiking", to: ["vng"], when: "2022-07-01"),
      .assigned("handreiking", to: ["vng", "ipo"], when: "2023-01-01"),
      .ended("handreiking", of: ["vng"], when: "2024-01-01")
    ).on("2025-01-01")
    #expect(try view.holders("handreiking") == ["certain ipo since 2023-01-01"])
  }

  @Test func `a hand-over of two products began for both when it can have for one`() throws {
    let scenario = try Scenario(
      .assigned("handreiking", to: ["pijler-4"], when: "2022-07-01"),
      .assigned("modelmandaat", to: ["pijler-4"], when: "2025-06-01"),
      .offered(
        "over", ["handreiking", "modelmandaat"], from: ["pijler-4"], to: ["vng"], when: "2024-01-01"
      ),
      .completed("over", when: "2025"))
    #expect(
      try scenario.on("2025-05-31").holders("handreiking") == ["certain pijler-4 since 2022-07-01"])
    #expect(
      try scenario.on("2025-06-01").holders("handreiking") == [
        "possible pijler-4 since 2022-07-01", "possible vng since 2025",
      ])
  }

  /// Who was part of the programme only until some day in 2024 ends with it only possibly.
  @Test func `a party ends with what it was part of then, possibly when it only may have been`()
    throws
  {
    func scenario(_ left: String) throws -> Scenario {
      try Scenario(
        .party("bureau", "Bureau", under: "ibp"),
        .assigned("handreiking", to: ["bureau"], when: "2022-07-01"),
        Given("party.changed", left, [("party", .string("bureau")), ("parent", .string("odnl"))]),
        .partyEnded("ibp", when: "2024-06-30"))
    }
    #expect(
      try scenario("2024-01-01").on("2025-01-01").holders("handreiking") == [
        "certain bureau since 2022-07-01"
      ])
    #expect(
      try scenario("2024").on("2025-01-01").holders("handreiking") == [
        "possible bureau since 2022-07-01"
      ])
    #expect(try scenario("2024-07-01").on("2025-01-01").holders("handreiking") == [])
  }

  @Test func `what a source says of the order narrows, also by a correction`() throws {
    let facts: [Given] = [
      .decided("besluit", "Besluit", by: ["bo"], when: "2024-05-10").id(1),
      .assigned("handreiking", to: ["vng"], when: "2024").id(2),
    ]
    #expect(
      try Scenario(Scenario.cast + facts).on("2024-05-01").holders("handreiking") == [
        "possible vng since 2024"
      ])
    let said = [facts[0], facts[1].after(1)]
    #expect(try Scenario(Scenario.cast + said).on("2024-05-09").holders("handreiking") == [])
    #expect(
      try Scenario(Scenario.cast + said).on("2024-05-10").holders("handreiking") == [
        "possible vng since 2024"
      ])
    let corrected = facts + [.corrected(2, period: "2024", when: "2026-01-01").after(1)]
    #expect(try Scenario(Scenario.cast + corrected).on("2024-05-09").holders("handreiking") == [])
  }

  @Test func `what may not come after names facts that are there`() throws {
    let fact = Given.assigned("handreiking", to: ["vng"], when: "2024").id(2)
    #expect(throws: Scenario.Trouble.self) { try Scenario(Scenario.cast + [fact.after(1)]) }
    #expect(throws: Scenario.Trouble.self) { try Scenario(Scenario.cast + [fact.after(2)]) }
  }

  /// Of two facts of which each is said to come after the other, neither rules the other.
  @Test func `an order that cannot be does not count, and a finding names the entries`() throws {
    let view = try Scenario(
      .decided("besluit", "Besluit", by: ["bo"], when: "2024-05-10").id(1),
      .assigned("handreiking", to: ["vng"], when: "2024-02").id(2).after(1)
    ).on("2025-01-01")
    #expect(try view.holders("handreiking") == ["certain vng since 2024-02"])
    let found = view.findings().filter { $0.rule.id == "order-broken" }
    #expect(found.map { $0.facts.map(\.entry.id) } == [[.numbered(1), .numbered(2)]])
  }

  @Test func `an end with two possible begins leaves it open, until somebody says which`() throws {
    func view(_ ends: [Int]) throws -> View {
      try Scenario(
        .assigned("handreiking", to: ["vng"], when: "2025").id(1),
        .assigned("handreiking", to: ["vng"], when: "[2025-01-01..2025-08-31]").id(2),
        .ended("handreiking", of: ["vng"], ends: ends, when: "2025-06-30").id(3)
      ).on("2026-01-01")
    }
    #expect(try !view([]).holders("handreiking").isEmpty)
    #expect(try Self.findings(view([]), .endUnclear).count == 1)
    #expect(try view([1, 2]).holders("handreiking") == [])
    #expect(try Self.findings(view([1, 2]), .endUnclear) == [])
  }

  @Test func `an end names only what gave that role`() throws {
    #expect(throws: Scenario.Trouble.self) {
      try Scenario(
        .assigned("handreiking", to: ["vng"], when: "2025").id(1),
        .assigned("modelmandaat", to: ["vng"], when: "2025").id(2),
        .ended("handreiking", of: ["vng"], ends: [2], when: "2025-06-30"))
    }
  }

  @Test func `of an open dispute each claim is taken alone`() throws {
    let facts: [Given] = [
      .assigned("handreiking", to: ["vng"], when: "2024-01-01").id(1),
      .assigned("handreiking", to: ["ipo"], when: "2024-01-01").id(2),
      .disputed("geschil", [1, 2], when: "2025-01-01"),
    ]
    let open = try Scenario(Scenario.cast + facts).on("2025-06-01")
    #expect(
      try open.holders("handreiking") == [
        "possible vng since 2024-01-01", "possible ipo since 2024-01-01",
      ])
    #expect(try open.ownership("handreiking").disputes.count == 1)
    let ruled = facts + [.resolved("geschil", settingAside: [2], when: "2025-02-01")]
    #expect(
      try Scenario(Scenario.cast + ruled).on("2025-06-01").holders("handreiking") == [
        "certain vng since 2024-01-01"
      ])
  }

  /// Both claims say that the VNG has it, only since another day.
  @Test func `what each claim says is certain`() throws {
    let view = try Scenario(
      .assigned("handreiking", to: ["vng"], when: "2024-01-01").id(1),
      .assigned("handreiking", to: ["vng"], when: "2024-05-01").id(2),
      .disputed("geschil", [1, 2], when: "2025-01-01")
    ).on("2025-06-01")
    #expect(try view.holders("handreiking") == ["certain vng since 2024-01-01"])
    #expect(
      try view.on(Scenario.day("2024-03-01")).holders("handreiking") == [
        "possible vng since 2024-01-01"
      ])
  }
}
