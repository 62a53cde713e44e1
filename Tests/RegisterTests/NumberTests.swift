import EventFormat
import Governance
import Register
import TestSupport
import Testing

/// The number of a commitment with one of its makers finds it; a second one with both is asked about (FORMAT 8.10).
@Suite struct NumberTests {
  private static let cast: [Given] = [
    .party("vng", "VNG"), .party("ipo", "IPO"),
    .promised("een", "Een", by: ["vng"], number: "29 826, nr. 137", when: "2024-01-01"),
  ]

  private static func second(by parties: [String], number: String = "29826 nr 137") -> Given {
    .promised("twee", "Twee", by: parties, number: number, when: "2024-02-01")
  }

  private func problem(_ given: Given) throws -> String? {
    let ledger = try Ledger()
    var writer = try ledger.writer()
    _ = try writer.perform(batch(Self.cast))
    let found = failure { _ = try writer.perform(batch(given)) }
    guard let found else { return nil }
    guard case .badBatch(let problems) = found else { return "\(found)" }
    return problems.map(\.message).joined()
  }

  @Test func `a second with the same number and maker is asked about, however it is written`()
    throws
  {
    let said = try #require(try problem(Self.second(by: ["vng"])))
    #expect(said.hasPrefix("Nummer “29826 nr 137” staat al bij “een”, van dezelfde."), "\(said)")
  }

  @Test func `with a reason it is recorded`() throws {
    #expect(try problem(Self.second(by: ["vng"]).despite("twee in één brief")) == nil)
  }

  @Test func `of another maker, or with another number, it is another one`() throws {
    #expect(try problem(Self.second(by: ["ipo"])) == nil)
    #expect(try problem(Self.second(by: ["vng"], number: "29826 nr 138")) == nil)
  }
}
