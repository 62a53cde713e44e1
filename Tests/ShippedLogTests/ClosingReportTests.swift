import Answers
import Calendar
import Disk
import Foundation
import Governance
import Reading
import Register
import Testing

/// What the shipped log says of the closing report of September 2024 (`vgr-2024-09`).
///
/// Every figure was counted in the report itself; the lines are named.
struct ClosingReportTests {
  private let register: Register

  init() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    register = try Register.open(
      KeptLog(folder: root.appendingPathComponent("EventLog").path, in: PosixFileSystem()))
  }

  private func id(_ text: String) throws -> Identifier { try #require(Identifier(text)) }

  private func september() throws -> View {
    View(register.model, AsOf(on: try #require(CalendarDay(iso: "2024-09-30"))))
  }

  @Test func `fifty-five times yes and eight times no in the column for finishing`() throws {
    // Lines 114 to 201, last column, counted by hand.
    let values = try september().implementations().flatMap(\.ratings)
      .filter { $0.fact.source.contains { $0.document.text == "vgr-2024-09" } }
      .compactMap(\.report.withinProgramme)
    #expect(values.count { $0 == .yes } == 55)
    #expect(values.count { $0 == .no } == 8)
  }

  @Test(arguments: ["p5.profiel-directeur", "p5.ogon", "p6.visitaties"])
  func `three topics have no value there`(_ topic: String) throws {
    // Lines 189, 190 and 192.
    let ratings = try september().implementation(of: id(topic)).ratings
    #expect(ratings.contains { $0.report.text != nil })
    #expect(ratings.allSatisfy { $0.report.withinProgramme == nil })
  }

  @Test(arguments: [
    ("p1.robuustheid.zelfbeoordeling", "2023-10-02"),
    ("p1.robuustheid.plannen-van-aanpak", "2024-04-01"),
    ("p1.robuustheid.robuustheidscriteria", "2026-04-01"),
  ])
  func `a date that no source calls moved is a second claim, in dispute`(
    _ product: String, _ day: String
  ) throws {
    // Line 114 beside lines 353 to 356 of the presentation of June 2023.
    let claims = try september().deadlines(of: id(product)).filter { !$0.disputes.isEmpty }
    #expect(claims.count > 1)
    #expect(claims.allSatisfy { $0.moves.isEmpty && $0.possibleMoves.isEmpty })
    #expect(claims.contains { $0.due.edtf == "[..\(day)]" })
  }

  @Test func `action G has two predecessors, and it is in dispute which`() throws {
    // Line 138: it follows D; line 135: it works out A.
    let action = try id("p2.instrumentarium.openbaarmaking-ods")
    let view = try september()
    let awaited = view.dependencies(of: action).map(\.dependency)
      .filter { $0.waiting == action }.map(\.awaited)
    #expect(
      Set(awaited) == [
        try id("p2.instrumentarium.bezoekverslagen-seveso"),
        try id("p2.instrumentarium.openbaarmaking-seveso"),
      ])
    #expect(view.disputes(about: action).contains { $0.claims.count == 2 })
  }

  @Test func `the roadmap without reservation contradicts the roadmap with two`() throws {
    // Line 76 beside line 142.
    let decision = try #require(try september().decision(id("bo-2024-06-20-roadmap")))
    #expect(decision.conditions.count == 2)
    #expect(decision.disputes.count == 1)
  }
}
