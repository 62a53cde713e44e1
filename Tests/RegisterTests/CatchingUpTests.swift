import Crypto
import Disk
import EventFormat
import Log
import Register
import TestSupport
import Testing

/// A commit of which its writer was killed before he could remember it: the next writer does.
@Suite struct CatchingUpTests {
  /// A log with a commit that nobody remembers, as a writer leaves it that is killed after writing.
  private static func made() throws -> (desk: Desk, key: VerifierKey) {
    let desk = try Desk.made()
    let key = try desk.store().key(origin: Desk.origin).verifierKey
    let note = try #require(try desk.memory?.note(of: key)).encoded
    try desk.record(2)
    let file = try #require(desk.memory?.path(key))
    desk.disk.place(Array(note.utf8), at: file)
    try #require(try remembered(desk, key) == 2)
    return (Desk(desk.disk.copy()), key)
  }

  private static func remembered(_ desk: Desk, _ key: VerifierKey) throws -> UInt64? {
    try desk.memory?.remembered(for: [key]).first?.checkpoint.size
  }

  @Test func `the next writer remembers it, also when he records nothing`() throws {
    let (desk, key) = try Self.made()
    try desk.record(2)
    #expect(try desk.parties() == ["p0", "p1", "p2"])
    #expect(try Self.remembered(desk, key) == 3)
    desk.disk.crash(.everythingUnsynchronized)
    #expect(try desk.isWithinMemory() && Self.remembered(desk, key) == 3)
  }

  @Test func `then a copy of before it is not written on`() throws {
    let (desk, _) = try Self.made()
    let before = desk.disk.files(under: "/desk")
    try desk.record(2)
    #expect(desk.disk.files(under: "/desk") == before)
    let contents = try desk.contents()
    let cut = try #require(contents.commits.last).bytes.lowerBound
    let segment = "/desk/log/000000000.ndjson"
    let bytes = try #require(desk.disk.bytes(at: segment))
    desk.disk.place(Array(bytes.prefix(cut)), at: segment)
    desk.disk.erase("/desk/checkpoint")
    #expect(throws: RegisterError.self) { try desk.record(3) }
  }

  @Test func `where nothing is remembered of a key, a log is not taken for the newest`() throws {
    let (desk, key) = try Self.made()
    desk.disk.erase(try #require(desk.memory?.path(key)))
    let isFirst = try desk.writer().isFirstHere
    #expect(isFirst)
    #expect(try Self.remembered(desk, key) == nil)
  }

  @Test func `that it could not be remembered is told, and stops nothing`() throws {
    let (desk, key) = try Self.made()
    let dry = desk.disk.copy()
    _ = try Desk(dry).writer()
    let rename = try #require(
      dry.operations.firstIndex { $0.hasPrefix("rename") && $0.contains(".signed") })
    desk.disk.fail(at: rename, Fault(.once, .refusal, .noSpace))
    let trouble = try desk.writer().memoryTrouble
    #expect(trouble != nil)
    #expect(try Self.remembered(desk, key) == 2)
  }
}
