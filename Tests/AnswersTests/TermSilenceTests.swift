import Answers
import Calendar
import Governance
import Reading
import TestSupport
import Testing

/// A term that has passed is no verdict: “te laat” only when a source says so (FORMAT 7.3).
@Suite struct TermSilenceTests {
  private static let term = Given.deadline(
    "t", of: "handreiking", due: "2023-06-30", when: "2023-01-10")

  @Test func `a source that says it was not met makes it late, and nothing else does`() throws {
    let scenario = try Scenario(Self.term, .missed("t", when: "2023-09-01"))
    #expect(try scenario.on("2023-08-31").deadline("t") == "passed, due 2023-06-30")
    #expect(try scenario.on("2023-09-01").deadline("t") == "late, due 2023-06-30")
    let rules = try ["2023-08-31", "2023-09-01"].map { day in
      try scenario.on(day).findings().map(\.rule.id).filter { $0.hasPrefix("deadline-") }
    }
    #expect(rules == [["deadline-overdue"], ["deadline-late"]])
  }

  @Test func `missed and then met is met late, also on a day that is not known exactly`() throws {
    let view = try Scenario(
      Self.term, .missed("t", when: "2023-07-15"), .met("t", when: "2023")
    ).on("2024-01-01")
    let standing = try #require(view.deadline(Scenario.id("t")))
    #expect(standing.statusWords == "gehaald, na de termijn")
  }

  @Test func `missed and then moved has the new term, which is not late`() throws {
    let scenario = try Scenario(
      Self.term, .missed("t", when: "2023-07-15"), .moved("t", to: "2023-12-31", when: "2023-08-01")
    )
    #expect(try scenario.on("2023-08-01").deadline("t") == "open, due 2023-12-31")
    #expect(try scenario.on("2024-01-01").deadline("t") == "passed, due 2023-12-31")
  }

  @Test(arguments: [
    ("2023-06-30", false), ("2023-07-01", true), ("2023-06", false), ("2023-07", true),
  ])
  func `a term that had passed when it was moved was not met, and the new one says nothing`(
    when: String, wasLate: Bool
  ) throws {
    let view = try Scenario(Self.term, .moved("t", to: "2024-12-31", when: when)).on("2024-01-01")
    let standing = try #require(view.deadline(Scenario.id("t")))
    #expect(standing.moves.map(\.wasLate) == [wasLate] && standing.status == .open)
  }

  @Test(arguments: [("2023-07-01", "1 dag"), ("2023-07-12", "12 dagen")])
  func `how many days late it was met is said when that is known`(met: String, days: String) throws
  {
    let view = try Scenario(Self.term, .met("t", when: met)).on("2024-01-01")
    let standing = try #require(view.deadline(Scenario.id("t")))
    #expect(standing.statusWords == "gehaald, \(days) na de termijn")
  }

  @Test func `beside a term that passed stands who had it then, not today`() throws {
    let view = try Scenario(
      Self.term, .assigned("handreiking", to: ["vng"], when: "2022-01-01"),
      .ended("handreiking", of: ["vng"], when: "2023-07-01"),
      .assigned("handreiking", to: ["odnl"], when: "2023-07-01")
    ).on("2024-01-01")
    let standing = try #require(view.deadline(Scenario.id("t")))
    #expect(view.afterTerm(standing).first == "eigenaar toen de termijn afliep: VNG")
    #expect(try view.holders("handreiking") == ["certain odnl since 2023-07-01"])
  }

  @Test func `the newest report is that of the newest source, about the product too`() throws {
    let view = try Scenario(
      .source("oud", "Oud", dated: "2023-01-10"), .source("nieuw", "Nieuw", dated: "2024-09"),
      Self.term.known("2023-01-10").source("oud", "blz. 1"),
      .assigned("handreiking", to: ["vng"], when: "2022-01-01").known("2024-09").source(
        "nieuw", "blz. 1"),
      .assigned("handreiking", to: ["ipo"], when: "2023-12-01").known("2024-12-01")
    ).on("2024-12-31")
    let newest = view.newestReport(about: [try Scenario.id("t"), try Scenario.id("handreiking")])
    #expect(newest?.source.map(\.document.text) == ["nieuw"])
  }

  @Test func `a commitment whose term passed is not said to be late`() throws {
    let view = try Scenario(
      .promised("tz", "Iets", by: ["vng"], due: "2023-33", when: "2022-10-01")
    ).on("2023-04-01")
    let standing = try #require(view.commitments().first)
    #expect(standing.term(in: view).state == .passed)
    #expect(view.todo().first?.term(in: view).state == .passed)
  }

  // MARK: What comes back

  @Test func `the next term of what repeats is counted from the term`() throws {
    let scenario = try Scenario(
      .repeating(
        "v", of: "handreiking", due: "2023", every: "P4Y", from: "due", when: "2022-01-01"),
      .met("v", when: "2024-02-01"), .met("v", when: "2027-06-01"))
    #expect(try scenario.on("2024-01-31").deadline("v") == "passed, due 2023")
    #expect(try scenario.on("2024-02-01").deadline("v") == "open, due 2027")
    #expect(try scenario.on("2027-06-01").deadline("v") == "open, due 2031")
    let view = try scenario.on("2027-06-01")
    let standing = try #require(view.deadline(Scenario.id("v")))
    #expect(standing.series?.met.map(\.number) == [1, 2] && standing.series?.number == 3)
    #expect(view.todo().first?.limit?.window.to?.iso == "2031-12-31")
  }

  @Test func `it is counted from the day on which it was met when it says so`() throws {
    let view = try Scenario(
      .repeating(
        "v", of: "handreiking", due: "2023-06-30", every: "P1Y6M", from: "met", when: "2022-01-01"),
      .met("v", when: "2023-08-31")
    ).on("2024-01-01")
    #expect(try view.deadline("v") == "open, due 2025-02-28")
  }

  @Test func `a later time passes over those before it, an earlier one changes nothing`() throws {
    let scenario = try Scenario(
      .repeating(
        "v", of: "handreiking", due: "2020", every: "P4Y", from: "due", when: "2019-01-01"),
      .met("v", occurrence: 2, when: "2024-02-01"), .met("v", occurrence: 1, when: "2024-03-01"))
    #expect(try scenario.on("2024-02-01").deadline("v") == "open, due 2028")
    #expect(try scenario.on("2024-03-01").deadline("v") == "open, due 2028")
  }

  @Test func `what repeats ends when it is dropped`() throws {
    let view = try Scenario(
      .repeating(
        "v", of: "handreiking", due: "2023", every: "P4Y", from: "due", when: "2022-01-01"),
      .dropped("v", when: "2022-06-01")
    ).on("2024-01-01")
    #expect(try view.deadline("v") == "dropped, due 2023")
  }
}
