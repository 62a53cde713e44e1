import Calendar
import Crypto
import Disk
import EventFormat
import FileLog
import Governance
import Log
import Register
import Testing

/// What `vth verify` says of keys that format.json and the entries do not agree on.
struct KeyAuditTests {
  /// A line about a key, as a thief who can write bytes would make it.
  private static func line(_ sequence: Int, _ event: LogEvent) throws -> [UInt8] {
    let (batch, _) = Batch.read(
      Array(
        #"{"type":"\#(EventCatalogue.shipped.eventName(of: event.type))","valid":"2026","data":\#(EventCatalogue.shipped.write(.log(event)).canonicalText)}"#
          .utf8))
    let proposal = try #require(batch.lines.first?.proposal)
    let id = try #require(
      EntryIdentifier(
        milliseconds: 1_795_251_600_000, random: Array(repeating: UInt8(sequence), count: 10)))
    let moment = try #require(Moment(milliseconds: 1_795_251_600_000))
    return Entry(sequence: sequence, id: id, recorded: moment, actor: "a", proposal: proposal).line
  }

  private static func problems(_ ledger: borrowing Ledger) throws -> [KeyProblem] {
    try Audit.verify(ledger.log).keyProblems
  }

  /// A thief without the key of a log signs on with one of his own, and lets the entries tell a story.
  @Test func `a key that only its own commit names is not trusted`() throws {
    let ledger = try Ledger()
    var writer = try ledger.writer()
    _ = try writer.perform(batch(.party("vng", "VNG")))
    _ = consume writer
    let own = try ledger.key().verifierKey
    let stolen = try SigningKey(generatingFor: Ledger.origin)
    let thief = stolen.verifierKey
    try Self.replaceFormat(
      ledger, LogFormat(keys: [thief], retired: [RetiredKey(key: own, size: 3)]))
    var log = try LogWriter(FileLog(ledger.directory, in: ledger.disk), key: stolen)
    _ = try log.commit([
      Self.line(1, .keyAdded(KeyAdded(key: thief.text, note: nil))),
      Self.line(2, .keyRetired(KeyRetired(key: own.text, reason: nil))),
    ])
    #expect(try Self.problems(ledger) == [.untrusted(size: 3)])
  }

  @Test func `keys that format json or the entries keep silent about are found`() throws {
    let ledger = try Ledger()
    var writer = try ledger.writer()
    _ = try writer.perform(batch(.party("vng", "VNG")))
    _ = consume writer
    let own = try ledger.key().verifierKey
    let second = try SigningKey(generatingFor: Ledger.origin).verifierKey
    try Self.replaceFormat(ledger, LogFormat(keys: [own, second], retired: []))
    #expect(
      try Self.problems(ledger)
        == [
          .unexplained(
            keys: [own.text, second.text].sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        ])
    try Self.replaceFormat(ledger, LogFormat(keys: [own], retired: []))
    #expect(try Self.problems(ledger).isEmpty)
    var log = try ledger.logWriter()
    _ = try log.commit([Self.line(1, .keyAdded(KeyAdded(key: second.text, note: nil)))])
    _ = consume log
    #expect(try Self.problems(ledger) == [.unlisted(seq: 1, key: second.text)])
  }

  private static func replaceFormat(_ ledger: borrowing Ledger, _ format: LogFormat?) throws {
    let format = try #require(format)
    let path = ledger.directory + "/format.json"
    try ledger.disk.putWhole(format.encoded, at: path, permissions: 0o644)
  }
}
