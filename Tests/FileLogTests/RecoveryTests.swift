import Crypto
import Disk
import Log
import Merkle
import TestSupport
import Testing

@Suite struct RecoveryTests {
  /// The log with these bytes behind its last commit, as a crash leaves them.
  private func book(_ commits: [Int], andBehind tail: String) throws -> Book {
    let book = try Book.made(commits: commits)
    book.edit(book.firstSegment) { $0 += Array(tail.utf8) }
    return book
  }

  private func recovered(_ book: Book) throws -> RecoveryReport? { try book.writer().recovered }

  @Test(arguments: [
    "{\"seq\":2}\n{\"seq\"", "{\"seq\":2}\n", "{", "\0\0\0\0", "{\"checkpoint\":\"example",
  ])
  func `an unfinished commit is kept in quarantine and cut`(tail: String) throws {
    let book = try book([1, 1], andBehind: tail)
    let size = try #require(book.disk.bytes(at: book.firstSegment)).count - tail.utf8.count
    let kept = "/book/quarantine/000000000-\(size).torn"
    do {
      let writer = try book.writer()
      #expect(
        writer.recovered
          == RecoveryReport(
            place: Place(path: book.firstSegment, line: 5, offset: size), bytes: tail.utf8.count,
            lines: tail.utf8.count { $0 == 10 }, quarantine: kept))
      #expect(writer.contents.lines == Book.entries(from: 0, count: 2))
      #expect(writer.contents.tail == .clean)
    }
    #expect(book.disk.bytes(at: kept) == Array(tail.utf8))
    #expect(book.disk.bytes(at: book.firstSegment)?.count == size)
    #expect(try book.writer().recovered == nil)
    #expect(try book.verify().problems == [])
  }

  @Test func `the tail is on the disk in quarantine before it is cut`() throws {
    let book = try book([1], andBehind: "{\"seq\":1}\n")
    _ = try book.writer()
    let operations = book.disk.operations
    let kept = try #require(operations.lastIndex { $0.hasPrefix("write /book/quarantine") })
    let cut = try #require(operations.lastIndex { $0.hasPrefix("truncate") })
    #expect(operations[kept + 1].hasPrefix("synchronize /book/quarantine/"))
    #expect(operations[kept..<cut].contains("synchronize /book/quarantine"))
    #expect(operations[cut + 1] == "synchronize \(book.firstSegment)")
  }

  @Test func `two different tails at the same place are both kept`() throws {
    let book = try book([1], andBehind: "{\"first\"")
    let first = try #require(try recovered(book)).quarantine
    book.edit(book.firstSegment) { $0 += Array("{\"second\"".utf8) }
    let second = try #require(try recovered(book)).quarantine
    #expect(book.disk.bytes(at: first) == Array("{\"first\"".utf8))
    #expect(book.disk.bytes(at: second) == Array("{\"second\"".utf8))
  }

  @Test func `a reader passes over an unfinished commit and says so`() throws {
    let book = try book([1, 1], andBehind: "{\"seq\":2}\n{\"se")
    let contents = try book.read()
    #expect(contents.lines == Book.entries(from: 0, count: 2))
    let size = try #require(book.disk.bytes(at: book.firstSegment)).count - 14
    let place = Place(path: book.firstSegment, line: 5, offset: size)
    #expect(contents.tail == .unfinished(bytes: 14, lines: 1, from: place))
    contents.checkInvariants()
  }

  @Test func `a changed byte in the last commit stops reading before it and refuses writing`()
    throws
  {
    let book = try Book.made(commits: [2, 1])
    book.edit(book.firstSegment) { bytes in
      let entry = Book.entries(from: 2, count: 1)[0]
      let start = bytes.indices.first { bytes[$0...].starts(with: entry) }
      if let start { bytes[start + 7] ^= 1 }
    }
    // The file `checkpoint` knows that it was acknowledged; without it nobody here does.
    let lost = Damage.entriesLost(path: book.checkpoint, signedSize: 3, foundSize: 2)
    #expect(failure { _ = try book.read() } == .damaged(lost))
    #expect(failure { _ = try book.writer() } == .damaged(lost))
    book.disk.erase(book.checkpoint)
    let contents = try book.read()
    #expect(contents.lines == Book.entries(from: 0, count: 2))
    contents.checkInvariants()
    guard case .mismatchedCheckpoint(let place, .differs) = contents.tail else {
      Issue.record("\(contents.tail)")
      return
    }
    #expect(place.path == book.firstSegment && place.line == 5)
    #expect(failure { _ = try book.writer() }.map(isMismatch) == true)
    #expect(try book.verify().problems.count == 1)
  }

  private func isMismatch(_ error: LogError) -> Bool {
    if case .mismatchedCheckpoint = error { true } else { false }
  }

  @Test func `a changed byte in an earlier commit is damage with its file and line`() throws {
    let book = try Book.made(commits: [1, 1, 1])
    book.edit(book.firstSegment) { $0[8] ^= 1 }
    let found = failure { _ = try book.read(.newest) }
    guard case .damaged(.checkpointMismatch(let place, .differs)) = found else {
      Issue.record("\(String(describing: found))")
      return
    }
    #expect(place.path == book.firstSegment && place.line == 2)
    #expect(failure { _ = try book.writer() } == found)
    let report = try book.verify()
    #expect(report.problems == [.checkpointMismatch(place, try #require(mismatch(found)))])
    #expect(report.warnings == [.laterCheckpointsDiffer(count: 2)])
  }

  private func mismatch(_ error: LogError?) -> CheckpointMismatch? {
    if case .damaged(.checkpointMismatch(_, let mismatch)) = error { mismatch } else { nil }
  }

  @Test func `a checkpoint of somebody else under the last commit is not trusted`() throws {
    let book = try Book.made(commits: [1])
    let other = try Book.made(commits: [1])
    book.disk.place(try #require(other.disk.bytes(at: other.firstSegment)), at: book.firstSegment)
    book.disk.erase(book.checkpoint)
    let contents = try book.read(.newest)
    #expect(contents.entryCount == 0)
    guard case .mismatchedCheckpoint(_, .signature) = contents.tail else {
      Issue.record("\(contents.tail)")
      return
    }
  }

  @Test func `a missing first segment is a gap`() throws {
    let book = try Book.made(commits: [4_096, 1])
    book.disk.erase(book.firstSegment)
    let gap = Damage.segmentGap(path: "/book/log/000004096.ndjson", expectedSeq: 0, foundSeq: 4_096)
    #expect(failure { _ = try book.read() } == .damaged(gap))
    #expect(try book.verify().problems.first == gap)
  }

  @Test func `a missing segment in the middle is a gap`() throws {
    let book = try Book.made(commits: [4_096, 4_096, 1])
    book.disk.erase("/book/log/000004096.ndjson")
    let gap = Damage.segmentGap(
      path: "/book/log/000008192.ndjson", expectedSeq: 4_096, foundSeq: 8_192)
    #expect(failure { _ = try book.writer() } == .damaged(gap))
  }

  @Test func `a missing last segment is noticed by the checkpoint file`() throws {
    let book = try Book.made(commits: [4_096, 1])
    book.disk.erase("/book/log/000004096.ndjson")
    let lost = Damage.entriesLost(path: book.checkpoint, signedSize: 4_097, foundSize: 4_096)
    #expect(failure { _ = try book.writer() } == .damaged(lost))
    #expect(try book.verify().problems == [lost])
  }

  @Test func `an empty segment before the last is damage`() throws {
    let book = try Book.made(commits: [4_096, 1])
    book.edit(book.firstSegment) { $0 = [] }
    #expect(failure { _ = try book.read() } == .damaged(.emptySegment(path: book.firstSegment)))
    #expect(try book.verify().problems.first == .emptySegment(path: book.firstSegment))
  }

  @Test func `an unfinished commit before the last segment is damage`() throws {
    let book = try Book.made(commits: [4_096, 1])
    book.edit(book.firstSegment) { $0 += Array("{}".utf8) }
    guard
      case .damaged(.linesWithoutCheckpoint(let place, bytes: 2)) = failure({ _ = try book.read() })
    else {
      Issue.record("no damage")
      return
    }
    #expect(place.line == 4_098)
  }

  @Test func `an empty last segment is taken into use`() throws {
    let book = try Book.made(commits: [4_096])
    book.disk.place([], at: "/book/log/000004096.ndjson")
    var writer = try book.writer()
    #expect(try writer.commit(book.next(1, writer.contents)).sizeAfter == 4_097)
    #expect(try book.verify().problems == [])
  }

  @Test func `a strange segment name is damage`() throws {
    let book = try Book.made(commits: [1])
    book.disk.place([], at: "/book/log/00000001.ndjson")
    let strange = Damage.strangeSegmentName(path: "/book/log/00000001.ndjson")
    #expect(failure { _ = try book.read() } == .damaged(strange))
    #expect(try book.verify().problems == [strange])
  }

  @Test func `a commit whose synchronisation failed survives once a writer has opened on it`()
    throws
  {
    let book = try Book.made(commits: [1])
    do {
      var writer = try book.writer()
      book.disk.fail(at: book.disk.operationCount + 4, Fault(.once, .refusal, .inputOutput))
      #expect(failure { _ = try writer.commit(book.next(1, writer.contents)) } != nil)
    }
    book.disk.heal()
    do {
      var writer = try book.writer()
      #expect(writer.contents.entryCount == 2)
      _ = try writer.commit(book.next(1, writer.contents))
    }
    book.disk.crash(.everythingUnsynchronized)
    #expect(try book.read().lines == Book.entries(from: 0, count: 3))
  }

  @Test func `a signed checkpoint of another history is damage`() throws {
    let book = try Book.made(commits: [1, 1])
    let key = try SigningKey(book.keyText)
    let root = try book.read().commits[0].root
    let forged = Checkpoint(origin: "example.com/book", size: 2, root: root)
    let note = try SignedNote(signing: forged.text, with: key)
    book.disk.place(Array(note.encoded.utf8), at: book.checkpoint)
    let forked = Damage.historyForked(path: book.checkpoint, signed: forged.text)
    #expect(failure { _ = try book.writer() } == .damaged(forked))
    #expect(try book.verify().problems == [forked])
  }
}
