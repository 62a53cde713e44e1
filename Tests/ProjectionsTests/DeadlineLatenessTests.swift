import Governance
import Projections
import TestSupport
import Testing

/// Whether a deadline was met in time, as far as the dates tell.
@Suite struct DeadlineLatenessTests {
  @Test(arguments: [
    // Certainly in time: the window of completion ends with the term.
    ("2023-06", ""), ("2023-05-01", ""), ("[..2023-06-30]", ""),
    // Certainly late: it begins after the term.
    ("2023-07", ", na de termijn"), ("2023-07-01", ", na de termijn"),
    // Open: it begins before the end of the term and ends after it.
    ("[2023-06..2024-09]", ", mogelijk na de termijn"),
    ("[..2023-07-01]", ", mogelijk na de termijn"),
  ])
  func `met in time, late, or perhaps late`(met: String, words: String) throws {
    let view = try Scenario(
      .deadline("t", of: "handreiking", due: "2023-06", when: "2023-01-10"),
      .met("t", when: met)
    ).on("2026-01-01")
    let standing = try #require(view.deadline(try Scenario.id("t")))
    #expect(standing.status == .met)
    #expect(standing.lateWords == words)
    #expect(standing.wasMetLate == (words == ", na de termijn"))
    #expect(standing.mayBeLate == (words == ", mogelijk na de termijn"))
  }

  @Test func `what was not met is not called late by these words`() throws {
    let view = try Scenario(
      .deadline("t", of: "handreiking", due: "2023-06", when: "2023-01-10")
    ).on("2026-01-01")
    let standing = try #require(view.deadline(try Scenario.id("t")))
    #expect(standing.status == .overdue && standing.lateWords.isEmpty && !standing.mayBeLate)
  }
}
