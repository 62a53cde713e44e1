import Answers
import Governance
import Reading
import TestSupport
import Testing

/// What changed between two days, two known days or two positions of the log.
@Suite struct DifferenceTests {
  @Test func `between equal views nothing differs`() throws {
    let scenario = try Scenario(
      .assigned("handreiking", to: ["vng"], when: "2022-07-01"),
      .deadline("t", of: "handreiking", due: "2023-06", when: "2022-07-01"),
      .decided("besluit", "Planning", when: "2022-07-01"))
    let view = try scenario.on("2023-01-01")
    #expect(Difference(from: view, to: view).isEmpty)
    // Nothing happened in these months either.
    #expect(Difference(from: view, to: try scenario.on("2023-05-31")).isEmpty)
  }

  @Test func `a product with another owner is listed with both`() throws {
    let scenario = try Scenario(
      .assigned("handreiking", to: ["vng"], when: "2022-07-01"),
      .assigned("modelmandaat", to: ["vng"], when: "2022-07-01"),
      .ended("handreiking", of: ["vng"], when: "2023-03-01"),
      .assigned("handreiking", to: ["odnl"], when: "2023-03-01"))
    let difference = Difference(
      from: try scenario.on("2023-01-01"), to: try scenario.on("2023-12-31"))
    #expect(difference.owners.map(\.product.text) == ["handreiking"])
    #expect(
      difference.owners.first?.before.holders.map(\.asText)
        == ["certain vng since 2022-07-01"])
    #expect(
      difference.owners.first?.after.holders.map(\.asText)
        == ["certain odnl since 2023-03-01"])
  }

  @Test func `a change that has become certain is a difference`() throws {
    let scenario = try Scenario(.assigned("handreiking", to: ["vng"], when: "2022-07"))
    let difference = Difference(
      from: try scenario.on("2022-07-15"), to: try scenario.on("2022-07-31"))
    #expect(difference.owners.map(\.product.text) == ["handreiking"])
  }

  @Test(arguments: [
    ("2022-12-31", "2023-01-10", "- → open 2023-06-30"),
    ("2023-01-10", "2023-02-01", "open 2023-06-30 → open 2023-09-30"),
    ("2023-02-01", "2023-10-01", "open 2023-09-30 → passed 2023-09-30"),
    ("2023-10-01", "2023-11-01", "passed 2023-09-30 → met 2023-09-30"),
  ])
  func `a deadline that is new, moved, overdue or met is listed`(
    before: String, after: String, expected: String
  ) throws {
    let scenario = try Scenario(
      .deadline("t", of: "handreiking", due: "2023-06-30", when: "2023-01-10"),
      .moved("t", to: "2023-09-30", when: "2023-02-01"), .met("t", when: "2023-11-01"))
    let found = Difference(from: try scenario.on(before), to: try scenario.on(after)).deadlines
      .map { before, after in
        let former = before.map { "\($0.status.rawValue) \($0.due.edtf ?? "")" } ?? "-"
        return "\(former) → \(after.map { "\($0.status.rawValue) \($0.due.edtf ?? "")" } ?? "-")"
      }
    #expect(found == [expected])
  }

  @Test func `stages, hand-overs and decisions of the time between are listed`() throws {
    let scenario = try Scenario(
      .stage("handreiking", "concept", when: "2022-06-01"),
      .decided("oud", "Planning", when: "2022-06-01"),
      .stage("handreiking", "adopted", when: "2023-03-01"),
      .decided("nieuw", "Handreiking", when: "2023-03-01"),
      .decided("misschien", "Mandaat", when: "2023"),
      .offered("over", ["handreiking"], from: [], to: ["odnl"], when: "2022-06-01"),
      .accepted("over", when: "2023-03-01"))
    let difference = Difference(
      from: try scenario.on("2023-01-01"), to: try scenario.on("2023-06-01"))
    #expect(difference.stages.map(\.before.last?.value.stage.usual) == [.concept])
    #expect(difference.stages.map(\.after.last?.value.stage.usual) == [.adopted])
    #expect(difference.handOvers.map(\.before?.state) == ["offered"])
    #expect(difference.handOvers.map(\.after?.state) == ["accepted"])
    #expect(difference.decisions.map(\.decision.decision.text) == ["nieuw"])
  }

  @Test func `between two known days what became known is listed`() throws {
    let scenario = try Scenario(
      .decided("oud", "Planning", when: "2022-06-01").known("2022-06-30"),
      .decided("nieuw", "Handreiking", when: "2022-05-01").known("2024-09"))
    let difference = Difference(
      from: try scenario.on("2025-01-01", known: "2023-12-31"),
      to: try scenario.on("2025-01-01", known: "2024-12-31"))
    #expect(difference.decisions.map(\.decision.decision.text) == ["nieuw"])
  }

  @Test func `what was annulled between two positions of the log is a difference`() throws {
    let scenario = try Scenario(
      .deadline("t", of: "handreiking", due: "2023-06-30", when: "2023-01-10").id(1),
      .annulled(1, when: "2023-02-01"))
    let count = scenario.entries.count
    let difference = Difference(
      from: try scenario.on("2023-03-01", at: count - 1), to: try scenario.on("2023-03-01"))
    #expect(!difference.isEmpty)
  }
}
