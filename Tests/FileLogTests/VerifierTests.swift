import Crypto
import Disk
import FileLog
import Log
import TestSupport
import Testing

@Suite struct VerifierTests {
  @Test func `a sound log has no problems and no warnings`() throws {
    let book = try Book.made(commits: [2, 1])
    let (report, contents) = (try book.verify(), try book.read())
    #expect(report.isSound && report.warnings.isEmpty)
    #expect(report.entryCount == 3 && report.commitCount == 2)
    #expect(report.root == contents.commits.last?.root)
  }

  @Test func `an empty log is sound`() throws {
    let report = try Book.made().verify()
    #expect(report.isSound && report.warnings.isEmpty && report.entryCount == 0)
  }

  @Test func `a missing checkpoint file is only a warning`() throws {
    let book = try Book.made(commits: [2])
    book.disk.erase(book.checkpoint)
    #expect(try book.verify().problems == [])
    #expect(try book.verify().warnings == [.checkpointFileMissing(path: book.checkpoint)])
    #expect(try book.read().entryCount == 2)
    var writer = try book.writer()
    #expect(try writer.commit(book.next(1, writer.contents)).sizeAfter == 3)
    #expect(try book.verify().warnings == [])
  }

  @Test func `a checkpoint file of an earlier commit is only a warning`() throws {
    let book = try Book.made(commits: [2])
    let old = try #require(book.disk.bytes(at: book.checkpoint))
    do {
      var writer = try book.writer()
      _ = try writer.commit(book.next(1, writer.contents))
    }
    book.disk.place(old, at: book.checkpoint)
    let report = try book.verify()
    #expect(report.problems == [])
    #expect(report.warnings == [.checkpointFileOld(path: book.checkpoint, signedSize: 2, size: 3)])
  }

  @Test func `a half-written checkpoint file is only a warning`() throws {
    let book = try Book.made(commits: [2])
    book.edit(book.checkpoint) { $0.removeLast(20) }
    #expect(try book.verify().problems == [])
    guard case .checkpointFileUnreadable = try book.verify().warnings.first else {
      Issue.record("no warning")
      return
    }
  }

  @Test func `an unfinished commit is a warning`() throws {
    let book = try Book.made(commits: [1])
    book.edit(book.firstSegment) { $0 += Array("[torn\n{".utf8) }
    let report = try book.verify()
    #expect(report.problems == [])
    guard case .unfinishedCommit(let place, bytes: 7, lines: 1) = report.warnings.first else {
      Issue.record("\(report.warnings)")
      return
    }
    #expect(place.line == 3)
  }

  @Test func `the caller's check gets every entry and its words are reported`() throws {
    let book = try Book.made(commits: [2, 2])
    var seen: [Int] = []
    let report = try FileLog(book.directory, in: book.disk).verify { seq, line in
      seen.append(seq)
      return seq == 2 ? "too short: \(line.count)" : nil
    }
    #expect(seen == [0, 1, 2, 3])
    let place = try book.read().place(of: 2)
    let length = Book.entries(from: 2, count: 1)[0].count
    #expect(report.problems == [.entryRefused(place, seq: 2, reason: "too short: \(length)")])
  }

  @Test func `two changed checkpoints are both reported`() throws {
    let book = try Book.made(commits: [1, 1, 1, 1])
    let contents = try book.read()
    book.edit(book.firstSegment) { bytes in
      for commit in [contents.commits[0], contents.commits[2]] {
        // A character of the signature, in front of `\n"}` and the line feed.
        bytes[commit.bytes.upperBound - 20] ^= 1
      }
    }
    let report = try book.verify()
    #expect(report.problems.count == 2)
    #expect(report.entryCount == 4 && report.commitCount == 2)
  }

  @Test func `a directory that is no log is told apart from a damaged one`() throws {
    let book = try Book.made(commits: [1])
    book.disk.erase("/book/format.json")
    #expect(failure { _ = try book.verify() } == .unfinishedLog(path: "/book"))
    #expect(failure { _ = try book.writer() } == .unfinishedLog(path: "/book"))
  }
}

@Suite struct LogDirectoryTests {
  @Test func `a new log survives a power loss`() throws {
    let book = try Book.made()
    book.disk.crash(.everythingUnsynchronized)
    #expect(try book.read().entryCount == 0)
    #expect(try book.writer().contents.tail == .clean)
  }

  @Test func `format json is one canonical line`() throws {
    let book = try Book.made()
    let vkey = try SigningKey(book.keyText).verifierKey.text
    let expected = "{\"format\":1,\"keys\":[\"\(vkey)\"],\"origin\":\"example.com/book\"}\n"
    #expect(book.disk.bytes(at: "/book/format.json") == Array(expected.utf8))
  }

  @Test func `a directory that is not empty is refused`() throws {
    let book = try Book.made()
    let key = try SigningKey(book.keyText).verifierKey
    #expect(throws: LogError.directoryNotEmpty(path: "/book", holds: .log)) {
      try LogDirectory.create(at: "/book", key: key, in: book.disk)
    }
  }

  @Test func `an empty directory is taken into use`() throws {
    let disk = SimulatedFileSystem()
    try disk.makeDirectory("/empty", permissions: 0o755)
    let key = try SigningKey(generatingFor: "example.com/book").verifierKey
    try LogDirectory.create(at: "/empty", key: key, in: disk)
    #expect(try FileLog("/empty", in: disk).contents(verifying: .newest).keys == [key])
  }
}
