import Answers
import EventFormat
import Governance
import Reading
import TestSupport
import Testing

/// What becomes of promises and motions, and that a term that passed says no more than that.
@Suite struct CommitmentTests {
  private static let promised = Given.promised(
    "tz", "Kamer informeren", by: ["vng"], due: "2023-06-30", when: "2023-01-01")

  private func view(_ given: [Given], on day: String) throws -> View {
    try Scenario(Scenario.cast + [Self.promised] + given).on(day)
  }

  private func standing(_ given: [Given], on day: String) throws -> CommitmentStanding {
    try #require(try view(given, on: day).commitments().first)
  }

  private func term(_ given: [Given], on day: String) throws -> TermStanding {
    let view = try view(given, on: day)
    return try #require(view.commitments().first).term(in: view)
  }

  @Test func `a term that passed is lapsed, and what came of it is not known`() throws {
    #expect(try term([], on: "2023-07-01").dutch == "verlopen; afloop niet bekend")
    #expect(try term([], on: "2023-06-30").dutch == nil)
  }

  @Test func `what came of it after the day asked is known now, and is said`() throws {
    let settled = Given.promiseSettled("tz", "settled", when: "2024-02-01")
    let moved = Given.promiseMoved("tz", to: "2024-06-30", when: "2023-10-01")
    #expect(try term([settled], on: "2023-07-01").dutch == "verlopen; afgedaan op 1 februari 2024")
    #expect(
      try term([settled, moved], on: "2023-07-01").dutch
        == "verlopen; op 1 oktober 2023 verschoven naar 30 juni 2024")
    #expect(try view([settled], on: "2023-07-01").found("commitment-overdue").count == 1)
  }

  @Test func `another term counts from its day, with its reason in what happened`() throws {
    let moved = Given.promiseMoved("tz", to: "2023-12-31", reason: "druk", when: "2023-05-01")
    let standing = try standing([moved], on: "2023-07-01")
    #expect(standing.due?.edtf == "2023-12-31")
    #expect(standing.isOpen)
    #expect(try !term([moved], on: "2023-12-31").isOver)
    #expect(try term([moved], on: "2024-01-01").isOver)
    #expect(standing.settlements.map(\.event.type) == [.commitmentMoved])
  }

  @Test(arguments: [
    ("confirmed-open", "open", true), ("clarification-asked", "open", true),
    ("amended", "open", true), ("postponed", "open", true), ("partly", "partly", true),
    ("held", "held", true), ("settled", "settled", false), ("lapsed", "lapsed", false),
    ("withdrawn", "withdrawn", false), ("replaced", "replaced", false),
  ])
  func `each outcome leaves it open or ends it`(how: String, state: String, isOpen: Bool) throws {
    let standing = try standing([.promiseSettled("tz", how, when: "2023-03-01")], on: "2023-04-01")
    #expect(standing.process.state == state)
    #expect(standing.isOpen == isOpen)
  }

  @Test func `a motion that was held is open again once that is confirmed`() throws {
    let given: [Given] = [
      .promiseSettled("tz", "held", when: "2023-02-01"),
      .promiseSettled("tz", "confirmed-open", when: "2023-03-01"),
    ]
    #expect(try standing(given, on: "2023-02-15").process.state == "held")
    #expect(try standing(given, on: "2023-03-01").process.state == "open")
  }
}
