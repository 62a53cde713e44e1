import Crypto
import Disk
import Glibc
import TestSupport
import Testing

@testable import FileLog
@testable import Log

/// One writer at a time, also when somebody tidies the folder in between; with real files.
@Suite struct TwoWritersTests {
  /// A log on a real disk.
  private struct RealBook: ~Copyable {
    let directory: TemporaryDirectory
    let keyText: String
    let disk = PosixFileSystem()
    var log: String { directory.path + "/log" }

    init(_ directory: consuming TemporaryDirectory, _ keyText: String) {
      self.directory = directory
      self.keyText = keyText
    }

    static func made(entries: Int) throws -> RealBook {
      let text = try SigningKey(generatingFor: Book.origin).text
      let key = try SigningKey(text).verifierKey
      let book = RealBook(try TemporaryDirectory("writers"), text)
      try LogDirectory.create(at: book.log, key: key, in: book.disk)
      if entries > 0 {
        var writer = try book.writer()
        _ = try writer.commit(Book.entries(from: 0, count: entries))
      }
      return book
    }

    func writer() throws -> LogWriter {
      try LogWriter(FileLog(log, in: disk), key: SigningKey(keyText))
    }

    func read() throws -> LogContents {
      try FileLog(log, in: disk).contents(verifying: .everything)
    }
  }

  private func failure(_ body: () throws -> Void) -> LogError? {
    do {
      try body()
      return nil
    } catch { return error as? LogError }
  }

  @Test(arguments: [1, LogLimits.segmentEntriesFull])
  func `who comes when the lock was thrown away does not write, and the first notices`(
    entries: Int
  ) throws {
    let book = try RealBook.made(entries: entries)
    let lock = book.log + "/lock"
    do {
      var first = try book.writer()
      try book.disk.remove(lock)
      let last = book.log + "/log/000000000.ndjson"
      #expect(failure { _ = try book.writer() } == .busy(path: last))
      #expect(
        failure { _ = try first.commit(Book.entries(from: entries, count: 1)) }
          == .replaced(path: lock))
    }
    var next = try book.writer()
    _ = try next.commit(Book.entries(from: entries, count: 1))
    #expect(try book.read().entryCount == entries + 1)
  }

  @Test func `a log without entries has one writer too`() throws {
    let book = try RealBook.made(entries: 0)
    var first = try book.writer()
    try book.disk.remove(book.log + "/lock")
    var second = try book.writer()
    _ = try second.commit(Book.entries(from: 0, count: 1))
    #expect(failure { _ = try first.commit(Book.entries(from: 0, count: 1)) } != nil)
    #expect(try book.read().entryCount == 1)
  }

  @Test func `nothing is written to a segment that another took the place of`() throws {
    let book = try RealBook.made(entries: 2)
    let segment = book.log + "/log/000000000.ndjson"
    var writer = try book.writer()
    let bytes = try book.disk.readWhole(segment, bytesMax: 1 << 20)
    try book.disk.within(book.log).putWhole(bytes, at: segment, permissions: 0o644)
    #expect(
      failure { _ = try writer.commit(Book.entries(from: 2, count: 1)) }
        == .replaced(path: segment))
    #expect(try book.read().entryCount == 2)
  }

  @Test func `a log that was moved away is not written on in its new place`() throws {
    let book = try RealBook.made(entries: 2)
    var writer = try book.writer()
    try book.disk.rename(book.log, to: book.log + "-old")
    #expect(failure { _ = try writer.commit(Book.entries(from: 2, count: 1)) } != nil)
    let moved = try FileLog(book.log + "-old", in: book.disk).contents(verifying: .everything)
    #expect(moved.entryCount == 2)
  }

  @Test func `a file of the log that is a link or has another name is not written to`() throws {
    let book = try RealBook.made(entries: 1)
    let victim = book.directory.path + "/victim"
    try book.disk.writeNew([1, 2, 3], to: victim, permissions: 0o600)
    let segment = book.log + "/log/000000001.ndjson"
    for place in ["/log/000000001.ndjson", "/lock"] {
      for makesLink in [true, false] {
        let disk = book.disk.within(book.log)
        if try disk.status(book.log + place) != nil { try disk.remove(book.log + place) }
        let status =
          unsafe makesLink
          ? symlink(victim, book.log + place) : Glibc.link(victim, book.log + place)
        try #require(status == 0)
        #expect(failure { _ = try book.writer() } != nil, "\(place) \(makesLink)")
        try disk.remove(book.log + place)
      }
    }
    try #require(unsafe symlink(victim, segment) == 0)
    #expect(failure { _ = try book.read() } == .damaged(.notPlain(path: segment)))
    try book.disk.within(book.log).remove(segment)
    #expect(try book.disk.readWhole(victim, bytesMax: 9) == [1, 2, 3])
    _ = try book.writer()
  }

  @Test func `a mark is another when the file checkpoint is`() throws {
    let book = try Book.made(commits: [1])
    let before = try #require(try FileLog(book.directory, in: book.disk).mark())
    #expect(try FileLog(book.directory, in: book.disk).mark() == before)
    let bytes = try #require(book.disk.bytes(at: book.checkpoint))
    book.disk.erase(book.checkpoint)
    #expect(try FileLog(book.directory, in: book.disk).mark() != before)
    book.disk.place(bytes, at: book.checkpoint)
    #expect(try FileLog(book.directory, in: book.disk).mark() != before)
  }
}
