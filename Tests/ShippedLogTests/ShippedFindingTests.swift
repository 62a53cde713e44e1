import Answers
import Calendar
import Disk
import Foundation
import Governance
import Reading
import Register
import Testing

/// Findings on the shipped log that must be right by the lines that they rest on.
struct ShippedFindingTests {
  /// What a document only announces has no last day (annex 173, 196; letter 32, 49; members' letter 279-389), so it is
  /// never told as done.
  @Test func `nothing is told as done on a day after the document that tells it`() throws {
    let directory = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("EventLog")
    let register = try Register.open(KeptLog(folder: directory.path, in: PosixFileSystem()))
    let day = try #require(CalendarDay(iso: "2026-11-21"))
    let found = View(register.model, AsOf(on: day)).findings().filter {
      $0.rule.id == "event-after-source"
    }
    let places = found.flatMap(\.facts).map { fact in
      let citation = fact.source.first
      return "\(fact.valid.edtf ?? "") \(citation?.document.text ?? "") \(citation?.at ?? "")"
    }
    #expect(places == [])
  }
}
