import Disk
import FileLog
import Log
import TestSupport
import Testing

/// Reading without the lock, while a writer cuts a torn end off and writes again.
@Suite struct ReadingMeanwhileTests {
  /// The log after its second commit, with the bytes of a torn third in the middle of it: half old, half new.
  private static func mixture(_ book: Book, from place: Int) throws -> [UInt8] {
    var bytes = try #require(book.disk.bytes(at: book.firstSegment))
    for index in bytes.indices.dropFirst(place).prefix(20) { bytes[index] = UInt8(ascii: "x") }
    return bytes
  }

  private static func glimpsed(_ glimpses: (Book) throws -> [[UInt8]]) throws -> Book {
    let book = try Book.made(commits: [1, 2])
    let shown = try glimpses(book)
    #expect(!shown.contains(try #require(book.disk.bytes(at: book.firstSegment))))
    book.disk.show(shown, of: book.firstSegment)
    return book
  }

  @Test(arguments: [10, 400])
  func `what was seen once, and not again, is not believed`(place: Int) throws {
    let mixed = { (book: Book) in [try Self.mixture(book, from: place)] }
    let book = try Self.glimpsed(mixed)
    #expect(try book.read(.newest).tail == .clean)
    #expect(try book.read().entryCount == 3)
    #expect(try Self.glimpsed(mixed).verify().problems == [])
    let repair = try Self.glimpsed(mixed)
    #expect(try LogRepair(of: repair.directory, in: repair.disk).suspect == nil)
  }

  @Test func `a writer, who has the lock, believes what is seen`() throws {
    let book = try Self.glimpsed { [try Self.mixture($0, from: 10)] }
    #expect(failure { _ = try book.writer() } != nil)
  }

  @Test func `a log that is never twice the same is in use, and nothing is said of it`() throws {
    let book = try Self.glimpsed { book in try (0..<50).map { try Self.mixture(book, from: $0) } }
    #expect(failure { _ = try book.read() } == .inUse(path: book.directory))
    // Each is compared with the one after it.
    let readings = book.disk.operations.count { $0 == "read " + book.firstSegment }
    #expect(readings == 11)
  }

  @Test func `damage that stays is reported after the second reading`() throws {
    let book = try Book.made(commits: [1, 2])
    book.edit(book.firstSegment) { $0[10] ^= 1 }
    let before = book.disk.operationCount
    guard case .damaged(.checkpointMismatch) = failure({ _ = try book.read() }) else {
      Issue.record("it was not reported")
      return
    }
    let readings = book.disk.operations[before...].count { $0 == "read " + book.firstSegment }
    #expect(readings == 2)
  }
}
