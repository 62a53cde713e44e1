import Governance
import TestSupport
import Testing

@testable import Answers
@testable import Reading

/// What does not fit the rules, in the order in which it happened, and what is excused because its order is not certain.
@Suite struct IrregularityTests {
  /// The numbers of the entries that are odd, in order, when an offer of 1 January is completed and then accepted.
  private func odd(completed: String, accepted: String) throws -> [EntryIdentifier] {
    let view = try Scenario(
      .assigned("handreiking", to: ["vng"], when: "2022-07-01"),
      .offered("over", ["handreiking"], from: ["vng"], to: ["odnl"], when: "2023-01-01").id(1),
      .accepted("over", by: ["odnl"], when: accepted).id(3),
      .completed("over", when: completed).id(2)
    ).on("2024-01-01")
    let standing = try #require(view.process(of: try Scenario.id("over"), .handOver))
    return standing.irregularities(in: view).map(\.fact.entry.id)
  }

  @Test func `two steps that do not fit are told in the order in which they happened`() throws {
    #expect(
      try odd(completed: "2023-02-01", accepted: "2023-03-01") == [.numbered(2), .numbered(3)])
  }

  @Test func `a step is excused when one that comes after it may have come first`() throws {
    #expect(try odd(completed: "2023-02", accepted: "[2023-02-10..2023-03-05]") == [])
    #expect(try odd(completed: "2023-02", accepted: "[2023-02-28..2023-03-05]") == [])
    #expect(
      try odd(completed: "2023-02", accepted: "[2023-03-01..2023-03-05]")
        == [.numbered(2), .numbered(3)])
  }
}
