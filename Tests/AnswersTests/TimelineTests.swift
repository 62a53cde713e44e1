import Answers
import Calendar
import EventFormat
import Governance
import Reading
import TestSupport
import Testing

/// How a thing came to be: its own facts and those of what hangs on it.
@Suite struct TimelineTests {
  private func types(_ view: View, _ id: String) throws -> [String] {
    view.timeline(of: try Scenario.id(id)).map {
      EventCatalogue.shipped.wireName(of: $0.event.type)
    }
  }

  private static func scenario() throws -> Scenario {
    try Scenario(
      .deadline("t", of: "handreiking", due: "2023-06", when: "2022-02-01"),
      .moved("t", to: "2023-12", when: "2022-03-01"),
      .offered("over", ["handreiking"], from: [], to: ["odnl"], when: "2022-04-01"),
      .accepted("over", conditions: [("eis", "beheer geregeld")], when: "2022-05-01"),
      .settled("eis", when: "2022-06-01"),
      .tabled("punt", "Handreiking", before: ["bo"], about: ["handreiking"], when: "2022-07-01"),
      Given("item.withdrawn", "2022-08-01", [("item", .string("punt"))]),
      .met("t", when: "2022-09-01"),
      .deadline("ander", of: "modelmandaat", due: "2023-06", when: "2022-02-01"),
      .met("ander", when: "2022-09-01"))
  }

  @Test func `a product's history holds its deadlines, hand-overs, items and conditions`() throws {
    #expect(
      try types(Self.scenario().on("2023-01-01"), "handreiking") == [
        "product.registered.v1", "deadline.set.v1", "deadline.moved.v1", "handover.offered.v1",
        "handover.accepted.v1", "condition.settled.v1", "item.tabled.v1", "item.withdrawn.v1",
        "deadline.met.v1",
      ])
  }

  @Test func `a history is in order of happening, and later facts say that they are later`() throws
  {
    let facts = try Self.scenario().on("2022-05-01").timeline(of: Scenario.id("handreiking"))
    #expect(
      facts.map(\.happening) == Array(repeating: .happened, count: 5)
        + Array(repeating: .notYet, count: 4))
  }

  @Test func `a fact about two things of the history is told once`() throws {
    let view = try Scenario(
      .decided(
        "besluit", "Samen", about: ["handreiking"], conditions: [("eis", "dekking")],
        when: "2022-02-01"),
      .note(on: ["handreiking", "eis"], "let op", when: "2022-03-01")
    ).on("2023-01-01")
    #expect(
      try types(view, "handreiking") == [
        "product.registered.v1", "decision.taken.v1", "note.added.v1",
      ])
  }

  @Test func `the facts of a period are those whose window touches it`() throws {
    let view = try Self.scenario().on("2023-01-01")
    let period = Window(
      from: try Scenario.day("2022-05-01"), to: try Scenario.day("2022-06-01"))
    #expect(
      view.facts(within: period).map { EventCatalogue.shipped.wireName(of: $0.event.type) }
        == ["handover.accepted.v1", "condition.settled.v1"])
  }
}
