import Answers
import Governance
import Reading
import TestSupport
import Testing

/// Who answers for a product: who got the role, when, and how certain that is.
@Suite struct OwnershipTests {
  /// The real case: assigned somewhere in the second half of 2022, handed over in December 2023,
  /// the acceptance decided in November.
  private static func handedOver() throws -> Scenario {
    try Scenario(
      .assigned("handreiking", to: ["pijler-4"], when: "[2022-07..2022-11]"),
      .offered(
        "over", ["handreiking"], from: ["pijler-4"], to: ["odnl"], when: "2023-06-22"),
      .decided("bo-2023-11", "Overdracht handreiking", by: ["bo"], when: "2023-11-09"),
      .accepted("over", by: ["odnl"], decision: "bo-2023-11", when: "2023-11-09"),
      .completed("over", when: "2023-12"))
  }

  @Test(arguments: [
    ("2022-06-30", []),
    ("2022-07-01", ["possible pijler-4 since [2022-07..2022-11]"]),
    ("2022-11-29", ["possible pijler-4 since [2022-07..2022-11]"]),
    ("2022-11-30", ["certain pijler-4 since [2022-07..2022-11]"]),
    ("2023-11-30", ["certain pijler-4 since [2022-07..2022-11]"]),
    (
      "2023-12-01",
      ["possible pijler-4 since [2022-07..2022-11]", "possible odnl since 2023-12"]
    ),
    (
      "2023-12-30",
      ["possible pijler-4 since [2022-07..2022-11]", "possible odnl since 2023-12"]
    ),
    ("2023-12-31", ["certain odnl since 2023-12"]),
    ("2024-02-01", ["certain odnl since 2023-12"]),
  ])
  func `before, inside and after its window a change has not, may have and has happened`(
    day: String, expected: [String]
  ) throws {
    #expect(try Self.handedOver().on(day).holders("handreiking") == expected)
  }

  @Test func `who may have lost the role is shown with what may have ended it`() throws {
    let holders = try Self.handedOver().on("2023-12-15").ownership("handreiking").holders
    #expect(holders.first?.mayHaveEnded?.event.type == .handOverCompleted)
    #expect(holders.first?.mayHaveEnded?.valid.edtf == "2023-12")
    #expect(holders.last?.mayHaveEnded == nil)
  }

  @Test func `who got the role by a hand-over has it by the decision that accepted it`() throws {
    let holder = try #require(
      Self.handedOver().on("2024-02-01").ownership("handreiking").holders.first)
    #expect(holder.decision?.text == "bo-2023-11")
    #expect(holder.handOver?.text == "over")
    #expect(holder.basis.event.type == .handOverCompleted)
  }

  @Test func `the completion's own decision goes before that of the acceptance`() throws {
    let holder = try Scenario(
      .decided("bo-1", "Aanvaarding", by: ["bo"], when: "2023-01-10"),
      .decided("bo-2", "Overdracht", by: ["bo"], when: "2023-02-10"),
      .assigned("handreiking", to: ["pijler-4"], when: "2022-07-01"),
      .offered("over", ["handreiking"], from: ["pijler-4"], to: ["odnl"], when: "2022-12-01"),
      .accepted("over", decision: "bo-1", when: "2023-01-10"),
      .completed("over", decision: "bo-2", when: "2023-02-10")
    ).on("2024-01-01").ownership("handreiking").holders.first
    #expect(holder?.decision?.text == "bo-2")
  }

  @Test func `a decision not taken yet on the day asked is not named as the ground`() throws {
    let scenario = try Scenario(
      .decided("bo-1", "Bekrachtiging", by: ["bo"], when: "2024-02-08"),
      .assigned("handreiking", to: ["pijler-4"], when: "2022-07-01"),
      .offered("over", ["handreiking"], from: ["pijler-4"], to: ["odnl"], when: "2022-12-01"),
      .completed("over", when: "2023-12-01"),
      .accepted("over", decision: "bo-1", when: "2024-02-08"))
    let before = try scenario.on("2024-01-01").ownership("handreiking").holders.first
    let after = try scenario.on("2024-02-08").ownership("handreiking").holders.first
    #expect(before?.parties.map(\.text) == ["odnl"])
    #expect(before?.decision == nil)
    #expect(after?.decision?.text == "bo-1")
  }

  @Test func `joint holders are one holding, and who leaves it leaves the others`() throws {
    let scenario = try Scenario(
      .assigned("handreiking", to: ["ipo", "vng"], when: "2022-07-01"),
      .ended("handreiking", of: ["ipo"], when: "2023-03-01"))
    #expect(
      try scenario.on("2023-02-28").holders("handreiking")
        == ["certain ipo+vng since 2022-07-01"])
    #expect(
      try scenario.on("2023-03-01").holders("handreiking") == ["certain vng since 2022-07-01"])
  }

  @Test func `two owners from separate assignments stand side by side`() throws {
    let view = try Scenario(
      .assigned("handreiking", to: ["ipo"], when: "2022-07-01"),
      .assigned("handreiking", to: ["vng"], when: "2023-01")
    ).on("2024-01-01")
    #expect(
      try view.holders("handreiking")
        == ["certain ipo since 2022-07-01", "certain vng since 2023-01"])
  }

  @Test func `an end of one role leaves the other roles`() throws {
    let view = try Scenario(
      .assigned("handreiking", "owner", to: ["vng"], when: "2022-07-01"),
      .assigned("handreiking", "lead", to: ["vng"], when: "2022-07-01"),
      .ended("handreiking", "owner", of: ["vng"], when: "2023-01-01")
    ).on("2024-01-01")
    #expect(try view.holders("handreiking", .owner) == [])
    #expect(try view.holders("handreiking", .lead) == ["certain vng since 2022-07-01"])
  }

  @Test func `a hand-over moves only the roles it names, and only of its products`() throws {
    let view = try Scenario(
      .assigned("handreiking", "owner", to: ["vng"], when: "2022-07-01"),
      .assigned("handreiking", "lead", to: ["vng"], when: "2022-07-01"),
      .assigned("modelmandaat", "owner", to: ["vng"], when: "2022-07-01"),
      .offered(
        "over", ["handreiking"], from: ["vng"], to: ["odnl"], roles: ["lead"], when: "2023-01-01"),
      .completed("over", when: "2023-02-01")
    ).on("2024-01-01")
    #expect(try view.holders("handreiking", .owner) == ["certain vng since 2022-07-01"])
    #expect(try view.holders("handreiking", .lead) == ["certain odnl since 2023-02-01"])
    #expect(try view.holders("modelmandaat") == ["certain vng since 2022-07-01"])
  }

  @Test func `a second source for the same assignment keeps the earliest since`() throws {
    let scenario = try Scenario(
      .assigned("handreiking", to: ["vng"], when: "[..2024-09]").known("2024-09"),
      .assigned("handreiking", to: ["vng"], when: "2022-11").known("2022-12"))
    #expect(try scenario.on("2023-01-01").holders("handreiking") == ["certain vng since 2022-11"])
    #expect(try scenario.on("2025-01-01").holders("handreiking") == ["certain vng since 2022-11"])
  }

  @Test func `joint holders named in another order are the same holders`() throws {
    let view = try Scenario(
      .assigned("handreiking", to: ["ipo", "vng"], when: "2022-07-01"),
      .assigned("handreiking", to: ["vng", "ipo"], when: "2023-07-01")
    ).on("2024-01-01")
    #expect(try view.holders("handreiking") == ["certain ipo+vng since 2022-07-01"])
  }

  @Test func `a fact without a date is possible at any day before its source and certain from it`()
    throws
  {
    let scenario = try Scenario(
      .assigned("handreiking", to: ["vng"], when: "[..2024-09-15]").known("2024-09-15"))
    #expect(
      try scenario.on("1999-01-01").holders("handreiking")
        == ["possible vng since [..2024-09-15]"])
    #expect(
      try scenario.on("2024-09-14").holders("handreiking")
        == ["possible vng since [..2024-09-15]"])
    #expect(
      try scenario.on("2024-09-15").holders("handreiking")
        == ["certain vng since [..2024-09-15]"])
  }

  @Test func `what began on or after some day never becomes certain`() throws {
    let scenario = try Scenario(
      .assigned("handreiking", to: ["vng"], when: "[2024-01-01..]"))
    #expect(try scenario.on("2023-12-31").holders("handreiking") == [])
    #expect(
      try scenario.on("2099-01-01").holders("handreiking")
        == ["possible vng since [2024-01-01..]"])
  }

  @Test func `the owner of a whole is not said to own its parts`() throws {
    let view = try Scenario(
      .product("handreiking.bijlage", "Bijlage", under: "handreiking"),
      .assigned("handreiking", to: ["vng"], when: "2022-07-01")
    ).on("2024-01-01")
    #expect(try view.holders("handreiking.bijlage") == [])
    #expect(try view.ownership("handreiking.bijlage").lacksOwner)
  }
}
