import Answers
import Governance
import Reading
import TestSupport
import Testing

/// Of two facts alike in date, rank and known day, what was recorded last holds.
struct TieTests {
  /// Two moves of one deadline on one day; the ids are given, so that the order of ids is not that of recording.
  private static func moves(_ first: Int, _ second: Int) throws -> View {
    try Scenario(
      .deadline("t", "mijlpaal", of: "handreiking", due: "2027-06-30", when: "2026-11-01")
        .known("2026-11-01"),
      .moved("t", to: "2027-07-31", when: "2026-11-20").known("2026-11-20").id(first),
      .moved("t", to: "2027-12-31", when: "2026-11-20").known("2026-11-20").id(second)
    ).on("2026-12-01")
  }

  @Test(arguments: [(5, 900), (900, 5)])
  func `the last of two moves on one day holds, whatever their ids`(first: Int, second: Int) throws
  {
    let due = try #require(try Self.moves(first, second).deadlines().first?.due)
    #expect(due.edtf == "2027-12-31")
  }

  @Test func `a correction of the first leaves the last where it is`() throws {
    let view = try Scenario(
      .deadline("t", "mijlpaal", of: "handreiking", due: "2027-06-30", when: "2026-11-01")
        .known("2026-11-01"),
      .moved("t", to: "2027-07-31", when: "2026-11-20").known("2026-11-20").id(5),
      .moved("t", to: "2027-12-31", when: "2026-11-20").known("2026-11-20").id(6),
      .corrected(
        5, to: .moved("t", to: "2027-08-31", when: "2026-11-20"), when: "2026-11-21"
      ).known("2026-11-21")
    ).on("2026-12-01")
    #expect(view.deadlines().first?.due.edtf == "2027-12-31")
  }
}
