import Answers
import Governance
import Reading
import TestSupport
import Testing

/// Hand-overs under way: an offer and an acceptance are not yet a transfer.
@Suite struct HandOverTests {
  private static let assigned: Given = .assigned("handreiking", to: ["vng"], when: "2022-07-01")
  private static let offered: Given = .offered(
    "over", ["handreiking"], from: ["vng"], to: ["odnl"], initiative: ["stuurgroep"],
    conditions: [("geld", "dekking van de kosten")], when: "2023-01-10")

  @Test func `an offer and an acceptance do not move the role`() throws {
    let view = try Scenario(
      Self.assigned, Self.offered, .accepted("over", by: ["odnl"], when: "2023-02-10"),
      .accepted("over", by: ["vng"], when: "2023-02-10")
    ).on("2025-01-01")
    #expect(try view.holders("handreiking") == ["certain vng since 2022-07-01"])
    #expect(try view.handOvers("handreiking") == ["over accepted"])
  }

  @Test func `a hand-over is shown from its offer on, with who took the initiative`() throws {
    let scenario = try Scenario(Self.assigned, Self.offered)
    #expect(try scenario.on("2023-01-09").handOvers("handreiking") == [])
    let standing = try #require(
      scenario.on("2023-01-10").ownership("handreiking").handOvers.first)
    #expect(standing.state == "offered" && standing.certainty == .certain)
    #expect(standing.offer.initiative.map(\.text) == ["stuurgroep"])
    #expect(standing.offer.from.map(\.text) == ["vng"])
    #expect(standing.offer.to.map(\.text) == ["odnl"])
  }

  @Test(arguments: [
    (Given.declined("over", when: "2023-03"), "declined"),
    (Given.withdrawn("over", when: "2023-03"), "withdrawn"),
    (Given.completed("over", when: "2023-03"), "completed"),
    (Given.accepted("over", when: "2023-03"), "accepted"),
  ])
  func `each outcome is possible within its window and certain after it`(
    step: Given, state: String
  ) throws {
    let scenario = try Scenario(Self.assigned, Self.offered, step)
    #expect(try scenario.on("2023-02-28").handOvers("handreiking") == ["over offered"])
    #expect(try scenario.on("2023-03-15").handOvers("handreiking") == ["over offered (possible)"])
    #expect(try scenario.on("2023-03-31").handOvers("handreiking") == ["over \(state)"])
  }

  @Test(arguments: [
    Given.declined("over", when: "2023-03-01"), .withdrawn("over", when: "2023-03-01"),
  ])
  func `a hand-over that came to nothing leaves the owner`(step: Given) throws {
    let view = try Scenario(Self.assigned, Self.offered, step).on("2025-01-01")
    #expect(try view.holders("handreiking") == ["certain vng since 2022-07-01"])
  }

  @Test func `an offer without a date does not undo the acceptance that is dated`() throws {
    let scenario = try Scenario(
      .offered("over", ["handreiking"], from: ["vng"], to: ["odnl"], when: "[..2024-09]"),
      .accepted("over", when: "2023-02-10"))
    #expect(try scenario.on("2023-02-09").handOvers("handreiking") == ["over offered (possible)"])
    #expect(try scenario.on("2023-02-10").handOvers("handreiking") == ["over accepted"])
    #expect(try scenario.on("2025-01-01").handOvers("handreiking") == ["over accepted"])
  }

  @Test func `on one day what the process puts first comes first, however it was recorded`() throws
  {
    let view = try Scenario(
      Self.assigned,
      .offered("over", ["handreiking"], from: ["vng"], to: ["odnl"], when: "2023-05-01"),
      .completed("over", when: "2023-05-01"), .accepted("over", when: "2023-05-01")
    ).on("2023-05-01")
    #expect(try view.handOvers("handreiking") == ["over completed"])
    let steps = try view.ownership("handreiking").handOvers.first?.steps.map(\.event.type)
    #expect(steps == [.handOverOffered, .handOverAccepted, .handOverCompleted])
  }

  @Test func `the conditions of an offer are shown with what became of them`() throws {
    let scenario = try Scenario(Self.assigned, Self.offered, .settled("geld", when: "2023-06-01"))
    let before = try scenario.on("2023-05-31").ownership("handreiking").handOvers.first
    let after = try scenario.on("2023-06-01").ownership("handreiking").handOvers.first
    #expect(before?.conditions.first?.settled == nil)
    #expect(after?.conditions.first?.settled?.how == .fulfilled)
  }

  @Test func `the conditions of an acceptance are shown as well`() throws {
    let standing = try Scenario(
      Self.assigned,
      .offered("over", ["handreiking"], from: ["vng"], to: ["odnl"], when: "2023-01-10"),
      .accepted("over", conditions: [("beheer", "beheer is geregeld")], when: "2023-02-10")
    ).on("2023-03-01").ownership("handreiking").handOvers.first
    #expect(standing?.conditions.map(\.condition.condition.text) == ["beheer"])
  }

  @Test func `all hand-overs are listed, whatever their product`() throws {
    let view = try Scenario(
      .offered("over-b", ["modelmandaat"], from: [], to: ["odnl"], when: "2023-02-01"),
      .offered("over-a", ["handreiking"], from: [], to: ["vng"], when: "2023-03-01")
    ).on("2024-01-01")
    #expect(view.handOvers().map(\.handOver.text) == ["over-b", "over-a"])
  }

  /// Who must answer when one side, the other, both or neither made the offer; `-` is a side that no source names.
  @Test(arguments: [
    (["vng"], ["odnl"], [], "odnl"), (["vng"], ["odnl"], ["vng"], "odnl"),
    (["vng"], ["odnl"], ["odnl"], "vng"), (["vng"], ["odnl"], ["stuurgroep"], "vng, odnl"),
    ([], ["vng"], ["vng"], "from"), (["vng"], [], ["vng"], "to"),
    ([], [], ["stuurgroep"], "from, to"),
    (["vng"], [], [], "to"), ([], ["odnl"], [], "odnl"),
  ])
  func `the answer is due from the side that did not make the offer`(
    from: [String], to: [String], initiative: [String], awaited: String
  ) throws {
    let view = try Scenario(
      .offered(
        "over", ["handreiking"], from: from, to: to, initiative: initiative, when: "2023-01-10")
    ).on("2024-01-01")
    let process = try #require(view.process(of: Scenario.id("over"), .handOver))
    let named = view.awaited(by: process).map(\.text)
    #expect(
      (named.isEmpty ? view.unnamedSides(of: process) : named).joined(separator: ", ") == awaited)
    for party in ["vng", "odnl", "stuurgroep"] {
      #expect(view.todo(for: try Scenario.id(party)).isEmpty == !named.contains(party), "\(party)")
    }
  }

  @Test func `of two sides that must answer one yes is not enough`() throws {
    let one = [Self.assigned, Self.offered, .accepted("over", by: ["odnl"], when: "2023-02-01")]
    let scenario = try Scenario(
      Scenario.cast + one + [.accepted("over", by: ["vng"], when: "2023-03-01")])
    let between = try scenario.on("2023-02-28")
    #expect(try between.handOvers("handreiking") == ["over offered"])
    #expect(try between.todo(for: Scenario.id("odnl")).isEmpty)
    let waiting = try between.todo(for: Scenario.id("vng")).map(\.process.subject)
    #expect(waiting.contains(.handOver))
    #expect(try scenario.on("2023-03-01").handOvers("handreiking") == ["over accepted"])
    #expect(between.findings().filter { $0.rule.id == "irregular-step" }.isEmpty)
  }

  @Test(arguments: [[], ["bo"]])
  func `a yes of nobody in particular, or of a body, is one for all sides`(by: [String]) throws {
    let view = try Scenario(
      Self.assigned, Self.offered, .accepted("over", by: by, when: "2023-02-01")
    ).on("2023-02-01")
    #expect(try view.handOvers("handreiking") == ["over accepted"])
  }

  @Test func `two answers on days that are not known lead to a yes whichever came first`() throws {
    let view = try Scenario(
      Self.assigned, Self.offered, .accepted("over", by: ["vng"], when: "2023-02"),
      .accepted("over", by: ["odnl"], when: "2023-02")
    ).on("2023-03-01")
    #expect(try view.handOvers("handreiking") == ["over accepted"])
  }

  @Test func `what a decision moves at once was never offered, and is no irregularity`() throws {
    let scenario = try Scenario(
      Self.assigned,
      .moved("over", ["handreiking"], from: ["vng"], to: ["odnl"], when: "2023-03-01"))
    #expect(
      try scenario.on("2023-03-01").holders("handreiking") == ["certain odnl since 2023-03-01"])
    #expect(
      try scenario.on("2023-02-28").holders("handreiking") == ["certain vng since 2022-07-01"])
    #expect(try scenario.on("2023-03-01").handOvers("handreiking") == ["over completed"])
    #expect(try scenario.on("2023-02-28").handOvers("handreiking") == [])
    #expect(
      try scenario.on("2024-01-01").findings().filter { $0.rule.id == "irregular-step" }.isEmpty)
  }

  @Test func `who got a product from nobody in particular has it beside who had it`() throws {
    let view = try Scenario(
      Self.assigned,
      .offered("over", ["handreiking"], from: [], to: ["odnl"], when: "2023-01-10"),
      .completed("over", when: "2023-02-01")
    ).on("2024-01-01")
    #expect(
      try view.holders("handreiking")
        == ["certain vng since 2022-07-01", "certain odnl since 2023-02-01"])
  }
}
