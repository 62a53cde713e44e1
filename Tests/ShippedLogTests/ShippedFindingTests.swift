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
  /// Seven items that their document announces for a later day, and one delivery of "Q4 '24" that the
  /// closing report of September 2024 tells in the past tense.
  @Test func `what is dated after its document is just what the documents announce`() throws {
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
    #expect(
      Set(places) == [
        "2022-12 bijlage-2022-11 regel 173", "2023-33 bijlage-2022-11 regel 196",
        "2023-01-17 kamerbrief-2023-01-16 regel 32, 49",
        "2024-11-13 ledenbrief-2024-10 regel 295-321, 389",
        "2024-11-20 ledenbrief-2024-10 regel 295-315, 323-326, 389",
        "2024-12-12 ledenbrief-2024-10 regel 279-293, 355-367, 389",
        "2024-12-18 ledenbrief-2024-10 regel 30-38, 369-389", "2024-36 vgr-2024-09 regel 174",
      ])
  }
}
