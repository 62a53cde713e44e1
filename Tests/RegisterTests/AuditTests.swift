import Disk
import EventFormat
import Governance
import Log
import Register
import TestSupport
import Testing

/// An audit finds what a signature cannot: lines that are whole and signed, and yet nonsense.
@Suite struct AuditTests {
  private static let party: Given = .party("vng", "VNG")

  /// The line an entry would have, whether it makes sense or not.
  private static func line(_ fact: Given, seq: Int, id: Int) -> [UInt8] {
    let proposal = batch(fact).lines[0].proposal
    return Scenario.entry(proposal, at: seq, .numbered(id)).line
  }

  /// What an audit says of a log with these lines.
  private static func findings(_ lines: [[UInt8]]) throws -> [String] {
    let ledger = try Ledger()
    do {
      var log = try ledger.logWriter()
      _ = try log.commit(lines)
    }
    return try Audit.verify(ledger.log).report.problems.map { damage in
      guard case .entryRefused(_, let seq, let reason) = damage else { return "\(damage)" }
      return "\(seq): \(reason)"
    }
  }

  @Test func `lines that a register could have written are sound`() throws {
    let lines = [
      Self.line(Self.party, seq: 0, id: 1),
      Self.line(.product("handreiking", "Handreiking"), seq: 1, id: 2),
      Self.line(.assigned("handreiking", to: ["vng"], when: "2022"), seq: 2, id: 3),
      Self.line(.annulled(3, when: "2023"), seq: 3, id: 4),
      // The same fact again, after it was annulled.
      Self.line(.assigned("handreiking", to: ["vng"], when: "2022"), seq: 4, id: 5),
    ]
    #expect(try Self.findings(lines) == [])
  }

  @Test func `a canonical, signed line about unknown things is found`() throws {
    let found = try Self.findings([
      Self.line(Self.party, seq: 0, id: 1),
      Self.line(.assigned("handreiking", to: ["vng"], when: "2022"), seq: 1, id: 2),
    ])
    #expect(
      found == [
        "1: Onbekend product “handreiking”. Registreer dat eerst, of verbeter de naam."
      ])
  }

  @Test func `a wrong seq is found, and only that`() throws {
    let found = try Self.findings([
      Self.line(Self.party, seq: 7, id: 1),
      Self.line(.partyEnded("vng", when: "2024"), seq: 1, id: 2),
    ])
    #expect(found == ["0: “seq” is 7, maar dit is vermelding 0"])
  }

  @Test func `a repeated id is found, with the same and with other content`() throws {
    let same = try Self.findings([
      Self.line(Self.party, seq: 0, id: 1), Self.line(Self.party, seq: 1, id: 1),
    ])
    #expect(same.count == 1 && same[0].hasPrefix("1: id 00000000-0001-7000-8000-000000000001"))
    let other = try Self.findings([
      Self.line(Self.party, seq: 0, id: 1), Self.line(.party("ipo", "IPO"), seq: 1, id: 1),
    ])
    #expect(other.count == 1 && other[0].contains("bestaat al met een andere inhoud"))
  }

  @Test func `a line that is not canonical is found`() throws {
    let canonical = String(decoding: Self.line(Self.party, seq: 0, id: 1), as: UTF8.self)
    let spaced = "{ " + canonical.dropFirst()
    #expect(try Self.findings([Array(spaced.utf8)]).count == 1)
  }

  @Test func `an entry of a newer version is counted and is no fault, nor what rests on it`() throws
  {
    let known = String(decoding: Self.line(Self.party, seq: 0, id: 1), as: UTF8.self)
    let newer = known.replacing("party.registered.v1", with: "party.registered.v9")
    let ledger = try Ledger()
    do {
      var log = try ledger.logWriter()
      _ = try log.commit([
        Array(newer.utf8), Self.line(.annulled(1, when: "2023"), seq: 1, id: 2),
      ])
    }
    let audit = try Audit.verify(ledger.log)
    #expect(audit.report.isSound)
    #expect(audit.newer.count == 1)
    #expect(try ledger.open().model.unreadInAll().count == 1)
  }

  @Test func `a line that is no entry is found`() throws {
    #expect(try Self.findings([Array(#"{"seq":0}"#.utf8)]).count == 1)
  }

  @Test func `a changed byte is found by the checkpoint`() throws {
    let ledger = try Ledger()
    do {
      var writer = try ledger.writer()
      _ = try writer.perform(batch(Self.party))
      _ = try writer.perform(batch(.party("ipo", "IPO")))
    }
    let path = ledger.directory + "/log/000000000.ndjson"
    var bytes = try ledger.disk.readWhole(path, bytesMax: 1 << 20)
    let place = try #require(bytes.firstIndex(of: UInt8(ascii: "V")))
    bytes[place] = UInt8(ascii: "W")
    try ledger.disk.putWhole(bytes, at: path, permissions: 0o644)
    #expect(try !Audit.verify(ledger.log).report.isSound)
  }
}
