import Answers
import Governance
import Reading
import TestSupport
import Testing

/// Where a deadline stands on a day (FORMAT 7.3): overdue only after the end of its window.
@Suite struct DeadlineTests {
  private static func due(_ due: String, _ more: Given...) throws -> Scenario {
    try Scenario(
      Scenario.cast + [.deadline("t", of: "handreiking", due: due, when: "2023-01-10")] + more)
  }

  @Test(arguments: [
    // Before it was set there is none.
    ("2024-06-20", "2023-01-09", nil),
    // A day is due on that day, and overdue on the next.
    ("2024-06-20", "2024-06-19", "open, due 2024-06-20"),
    ("2024-06-20", "2024-06-20", "possible, due 2024-06-20"),
    ("2024-06-20", "2024-06-21", "passed, due 2024-06-20"),
    // A quarter may be due from its first day and is overdue after its last.
    ("2024-36", "2024-09-30", "open, due 2024-36"),
    ("2024-36", "2024-10-01", "possible, due 2024-36"),
    ("2024-36", "2024-12-31", "possible, due 2024-36"),
    ("2024-36", "2025-01-01", "passed, due 2024-36"),
    // A window that is open in front cannot be said to have begun.
    ("[..2024-06-30]", "2024-06-30", "open, due [..2024-06-30]"),
    ("[..2024-06-30]", "2024-07-01", "passed, due [..2024-06-30]"),
    // "From 2024 on" is never too late.
    ("2024-01/..", "2023-12-31", "open, due 2024-01/.."),
    ("2024-01/..", "2031-01-01", "possible, due 2024-01/.."),
    ("[2024-01..]", "2031-01-01", "possible, due [2024-01..]"),
    // A planned period runs from its begin to its end.
    ("2022-10/2023-09", "2023-01-10", "possible, due 2022-10/2023-09"),
    ("2022-10/2023-09", "2023-09-30", "possible, due 2022-10/2023-09"),
    ("2022-10/2023-09", "2023-10-01", "passed, due 2022-10/2023-09"),
  ])
  func `a deadline is open, within its window, or overdue after it`(
    due: String, day: String, expected: String?
  ) throws {
    #expect(try Self.due(due).on(day).deadline("t") == expected)
  }

  @Test func `a deadline in words only is never overdue`() throws {
    let scenario = try Scenario(
      .deadline("t", of: "handreiking", dueInWords: "binnenkort", when: "2023-01-10"))
    #expect(try scenario.on("2099-01-01").deadline("t") == "open, due in words")
  }

  @Test func `a moved deadline keeps its original and every move`() throws {
    let scenario = try Self.due(
      "2023-06", .moved("t", to: "2023-12", reason: "capaciteit", by: ["bo"], when: "2023-05-01"),
      .moved("t", to: "2024-06", when: "2023-11-01"))
    let before = try #require(scenario.on("2023-04-30").deadline(Scenario.id("t")))
    #expect(before.due.edtf == "2023-06" && before.moves.isEmpty)
    let once = try #require(scenario.on("2023-05-01").deadline(Scenario.id("t")))
    #expect(once.due.edtf == "2023-12" && once.original.edtf == "2023-06")
    #expect(once.moves.map(\.reason) == ["capaciteit"])
    #expect(once.moves.first?.by.map(\.text) == ["bo"])
    let twice = try #require(scenario.on("2024-01-01").deadline(Scenario.id("t")))
    #expect(twice.due.edtf == "2024-06" && twice.original.edtf == "2023-06")
    #expect(twice.moves.map(\.due.edtf) == ["2023-12", "2024-06"])
    #expect(twice.status == .open && twice.certainty == .certain)
  }

  @Test func `a deadline is overdue until a late move takes it away`() throws {
    let scenario = try Self.due("2023-06-30", .moved("t", to: "2023-12", when: "2023-09-01"))
    #expect(try scenario.on("2023-08-31").deadline("t") == "passed, due 2023-06-30")
    #expect(try scenario.on("2023-09-01").deadline("t") == "open, due 2023-12")
    #expect(try scenario.on("2024-01-01").deadline("t") == "passed, due 2023-12")
  }

  @Test func `a move that was known later than asked does not count`() throws {
    let scenario = try Scenario(
      .deadline("t", of: "handreiking", due: "2023-06-30", when: "2023-01-10").known("2023-01-10"),
      .moved("t", to: "2024-06", when: "2023-05-01").known("2023-12"))
    #expect(
      try scenario.on("2023-08-01", known: "2023-12-30").deadline("t")
        == "passed, due 2023-06-30")
    #expect(
      try scenario.on("2023-08-01", known: "2023-12-31").deadline("t") == "open, due 2024-06")
  }

  @Test func `a met deadline is met, also when it was overdue before`() throws {
    let scenario = try Self.due("2023-06", .met("t", when: "2023-09"))
    #expect(try scenario.on("2023-07-01").deadline("t") == "passed, due 2023-06")
    #expect(try scenario.on("2023-09-30").deadline("t") == "met, due 2023-06")
    #expect(try scenario.on("2030-01-01").deadline("t") == "met, due 2023-06")
  }

  @Test func `within the window in which it was met a deadline is possibly met`() throws {
    let standing = try #require(
      Self.due("2023-06", .met("t", when: "2023-09")).on("2023-09-15").deadline(Scenario.id("t")))
    #expect(standing.status == .passed)
    #expect(standing.certainty == .possible)
    #expect(standing.closing?.event.type == .deadlineMet)
  }

  @Test func `a dropped deadline is dropped and not overdue`() throws {
    let scenario = try Self.due("2023-06", .dropped("t", reason: "niet nodig", when: "2023-05-01"))
    #expect(try scenario.on("2023-04-30").deadline("t") == "open, due 2023-06")
    #expect(try scenario.on("2024-01-01").deadline("t") == "dropped, due 2023-06")
  }

  @Test func `what was dropped and then met after all is met`() throws {
    let view = try Self.due(
      "2023-06", .dropped("t", when: "2023-03-01"), .met("t", when: "2023-08-01")
    )
    .on("2024-01-01")
    #expect(try view.deadline("t") == "met, due 2023-06")
  }

  @Test func `a second, vaguer report does not make a deadline less surely or later met`() throws {
    let standing = try #require(
      Self.due("2023-06", .met("t", when: "2023-05-20"), .met("t", when: "[..2024-09]"))
        .on("2023-12-01").deadline(Scenario.id("t")))
    #expect(standing.status == .met && standing.certainty == .certain)
    #expect(standing.closing?.valid.edtf == "2023-05-20")
  }

  @Test func `a certainly met deadline is closed by its meeting, not by a possible dropping`()
    throws
  {
    let standing = try #require(
      Self.due("2023-06", .met("t", when: "2023-05-20"), .dropped("t", when: "2023"))
        .on("2023-12-01").deadline(Scenario.id("t")))
    #expect(standing.status == .met && standing.certainty == .certain)
    #expect(standing.closing?.event.type == .deadlineMet)
  }

  @Test func `a deadline set without a date still takes the moves that have one`() throws {
    let scenario = try Scenario(
      .deadline("t", of: "handreiking", due: "2023-06", when: "[..2024-09]"),
      .moved("t", to: "2024-03", when: "2023-05-01"))
    #expect(try scenario.on("2023-01-01").deadline("t") == "open (possible), due 2023-06")
    #expect(try scenario.on("2023-05-01").deadline("t") == "open, due 2024-03")
    #expect(try scenario.on("2025-01-01").deadline("t") == "passed, due 2024-03")
  }

  @Test func `a move that may have happened says so`() throws {
    let standing = try #require(
      Self.due("2023-06", .moved("t", to: "2024-06", when: "2023-05")).on("2023-05-10")
        .deadline(Scenario.id("t")))
    #expect(standing.certainty == .possible)
    #expect(standing.moves.isEmpty)
    #expect(standing.possibleMoves.map(\.due.edtf) == ["2024-06"])
    #expect(standing.due.edtf == "2023-06")
    #expect(standing.original.edtf == "2023-06")
  }

  @Test func `deadlines are listed soonest first, those without an end last`() throws {
    let view = try Scenario(
      .deadline("t-c", of: "handreiking", due: "2024-01/..", when: "2023-01-01"),
      .deadline("t-b", of: "handreiking", due: "2024-36", when: "2023-01-01"),
      .deadline("t-a", of: "modelmandaat", due: "2024-06-01", when: "2023-01-01"),
      .deadline("t-0", of: "modelmandaat", due: "2024-12-31", when: "2023-01-01")
    ).on("2023-06-01")
    #expect(view.deadlines().map(\.deadline.text) == ["t-a", "t-0", "t-b", "t-c"])
    #expect(
      view.deadlines(of: try Scenario.id("handreiking")).map(\.deadline.text) == ["t-b", "t-c"])
  }
}
