import Answers
import Governance
import Reading
import TestSupport
import Testing

/// Whether a deadline was met in time, as far as the dates tell.
@Suite struct DeadlineLatenessTests {
  @Test(arguments: [
    // Certainly in time: the window of completion ends with the term.
    ("2023-06", ""), ("2023-05-01", ""), ("[..2023-06-30]", ""),
    // Certainly late: it begins after the term.
    ("2023-07", ", na de termijn"), ("2023-07-01", ", 1 dag na de termijn"),
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
    #expect(standing.wasMetLate == (words.hasSuffix("na de termijn") && !standing.mayBeLate))
    #expect(standing.mayBeLate == (words == ", mogelijk na de termijn"))
  }

  @Test(arguments: [
    ("2023-06", "gehaald"), ("2023-07", "gehaald, na de termijn"),
    ("[2023-06..2024-09]", "gehaald, mogelijk na de termijn"),
  ])
  func `where it stands has the same words in one answer`(met: String, words: String) throws {
    let view = try Scenario(
      .deadline("t", of: "handreiking", due: "2023-06", when: "2023-01-10"),
      .met("t", note: "Met bijlage.", when: met)
    ).on("2026-01-01")
    let standing = try #require(view.deadline(try Scenario.id("t")))
    #expect(standing.statusWords == words)
    #expect(standing.closingNote == "Met bijlage.")
    let closed = try #require(view.closingPhrase(standing))
    #expect(closed.hasSuffix(standing.lateWords))
  }

  @Test func `what was dropped says why and who dropped it`() throws {
    let view = try Scenario(
      .deadline("t", of: "handreiking", due: "2023-06", when: "2023-01-10"),
      .dropped("t", reason: "Geen geld.", by: ["stuurgroep"], when: "2023-03-01")
    ).on("2026-01-01")
    let standing = try #require(view.deadline(try Scenario.id("t")))
    #expect(standing.statusWords == "vervallen" && standing.closingNote == "Geen geld.")
    #expect(view.closingPhrase(standing) == "1 maart 2023, door Stuurgroep")
  }

  @Test func `a later known day of completion is a difference when it makes it late`() throws {
    let scenario = try Scenario(
      .deadline("t", of: "handreiking", due: "2023-06", when: "2023-01-10").known("2023-01-10"),
      .met("t", when: "2023-06-01").id(1).known("2023-06-01"),
      .corrected(1, period: "2023-08-01", when: "2023-09-01").known("2023-09-01"))
    let (before, after) = try (
      scenario.on("2024-01-01", known: "2023-07-01"), scenario.on("2024-01-01", known: "2023-09-01")
    )
    let change = try #require(Difference(from: before, to: after).deadlines.first)
    #expect(change.before?.statusWords == "gehaald")
    #expect(change.after?.statusWords == "gehaald, 32 dagen na de termijn")
  }

  @Test func `what was not met is not called late by these words`() throws {
    let view = try Scenario(
      .deadline("t", of: "handreiking", due: "2023-06", when: "2023-01-10")
    ).on("2026-01-01")
    let standing = try #require(view.deadline(try Scenario.id("t")))
    #expect(standing.status == .passed && standing.lateWords.isEmpty && !standing.mayBeLate)
  }
}
