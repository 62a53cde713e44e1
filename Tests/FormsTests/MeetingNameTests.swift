import EventFormat
import Forms
import Governance
import TestSupport
import Testing

/// Things that have no title of their own, as people name them.
struct MeetingNameTests {
  private static let meetings: [Given] = [
    Given(
      "meeting.planned", "2024-01-01",
      [("meeting", .string("een")), ("body", .list(["bo"])), ("date", .due("2024-06-20"))]),
    Given(
      "meeting.planned", "2024-01-01",
      [("meeting", .string("twee")), ("body", .list(["bo"])), ("date", .due("2024-06-27"))]),
  ]

  private func item(_ filled: Filled, meeting: String) throws -> JSON {
    try filled.line(
      .itemTabled,
      [("valid", "2024-06-20"), ("title", "Punt"), ("body", "bo"), ("meeting", meeting)])
  }

  @Test func `a meeting is whose it is and its day`() throws {
    let filled = try Filled(Self.meetings)
    #expect(try item(filled, meeting: "BO 20 juni 2024")["data"]?["meeting"] == .string("een"))
    let errors = #expect(throws: FormErrors.self) { try item(filled, meeting: "bo juni 2024") }
    let message = try #require(errors?.errors.first?.message)
    #expect(
      message.contains("een (BO van 20 juni 2024) of twee (BO van 27 juni 2024)"), "\(message)")
  }

  @Test func `a product in place of its hand-over or deadline gets those of the product`() throws {
    let filled = try Filled([
      .offered("o", ["handreiking"], from: [], to: ["vng"], when: "2024-01-01"),
      .deadline("t", of: "handreiking", due: "2024-06", when: "2024-01-01"),
    ])
    func message(_ type: EventType, _ texts: [(String, String)]) throws -> String {
      let errors = #expect(throws: FormErrors.self) { try filled.line(type, texts) }
      return try #require(errors?.errors.first?.message)
    }
    let accepted = try message(
      .handOverAccepted, [("valid", "2024-02-01"), ("handover", "Handreiking")])
    #expect(accepted.contains("hier hoort een overdracht. Bedoelt u o (overdracht van Handreiking"))
    let met = try message(.deadlineMet, [("valid", "2024-02-01"), ("deadline", "Handreiking")])
    #expect(met.contains("hier hoort een termijn. Bedoelt u t ("))
    let none = try message(.deadlineMet, [("valid", "2024-02-01"), ("deadline", "Modelmandaat")])
    #expect(none.hasSuffix("hier hoort een termijn."), "\(none)")
  }
}
