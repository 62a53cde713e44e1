import Crypto
import Disk
import FileLog
import Log
import Merkle
import TestSupport
import Testing

@Suite struct LogWriterTests {
  @Test func `a commit is read back after reopening`() throws {
    let book = try Book.made()
    let entries = Book.entries(from: 0, count: 3)
    do {
      var writer = try book.writer()
      let receipt = try writer.commit(entries)
      #expect(receipt.firstSeq == 0)
      #expect(receipt.sizeAfter == 3)
      #expect(receipt.checkpointFileTrouble == nil)
      #expect(receipt.root == writer.contents.commits.last?.root)
      writer.contents.checkInvariants()
    }
    let reopened = try book.writer()
    #expect(reopened.contents.lines == entries)
    #expect(reopened.recovered == nil)
    #expect(reopened.contents.tail == .clean)
  }

  @Test func `what the writer holds is what a reader reads`() throws {
    let book = try Book.made(commits: [1, 3, 2])
    var writer = try book.writer()
    _ = try writer.commit(book.next(2, writer.contents))
    writer.contents.checkInvariants()
    #expect(try book.read() == writer.contents)
  }

  @Test func `the file is the entries and one checkpoint line for each commit`() throws {
    let book = try Book.made(commits: [2])
    let text = String(decoding: book.disk.bytes(at: book.firstSegment) ?? [], as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 4)
    #expect(lines[2].hasPrefix("{\"checkpoint\":\"example.com/book\\n2\\n"))
    #expect(lines[2].hasSuffix("=\\n\"}"))
    #expect(lines[3].isEmpty)
  }

  @Test func `the root is the one of RFC 6962`() throws {
    let book = try Book.made(commits: [1, 4])
    var edge = TreeEdge()
    var hasher = SHA256()
    for entry in Book.entries(from: 0, count: 5) {
      edge.append(hasher.leaf(entry.span), using: &hasher)
    }
    #expect(try book.read().commits.last?.root == edge.root(using: &hasher))
  }

  @Test func `the checkpoint file is the note under the newest commit`() throws {
    let book = try Book.made()
    var writer = try book.writer()
    _ = try writer.commit(book.next(2, writer.contents))
    let receipt = try writer.commit(book.next(1, writer.contents))
    #expect(book.disk.bytes(at: book.checkpoint) == Array(receipt.note.utf8))
    let note = try SignedNote(parsing: receipt.note)
    try note.verify(with: writer.contents.keys)
    #expect(try Checkpoint(text: note.text).size == 3)
  }

  @Test func `a second writer is told that the log is busy`() throws {
    let book = try Book.made()
    let first = try book.writer()
    #expect(failure { _ = try book.writer() } == .busy(path: "/book/lock"))
    _ = first.contents
  }

  @Test func `a key of another log is refused before anything is touched`() throws {
    let book = try Book.made(commits: [1])
    let key = try SigningKey(generatingFor: "example.com/book")
    let (given, before) = (key.verifierKey.text, book.disk.operationCount)
    let text = key.text
    let refused = failure {
      _ = try LogWriter(FileLog(book.directory, in: book.disk), key: SigningKey(text))
    }
    #expect(refused == .wrongKey(given: given, expected: try book.read().keys.map(\.text)))
    #expect(
      !book.disk.operations.dropFirst(before).contains {
        $0.hasPrefix("write") || $0.hasPrefix("lock")
      })
  }

  @Test(arguments: [
    ("", LineFault.empty), ("[1]", .noObject), ("{\n}", .containsLineEnd(offset: 1)),
    ("{\r}", .containsLineEnd(offset: 1)), ("{\"checkpoint\":1}", .looksLikeCheckpoint),
  ])
  func `a line that is no entry is refused`(line: String, fault: LineFault) throws {
    let book = try Book.made()
    var writer = try book.writer()
    let lines = [Array("{}".utf8), Array(line.utf8)]
    #expect(throws: LogError.refused(.badLine(index: 1, fault))) { try writer.commit(lines) }
    #expect(book.disk.bytes(at: book.firstSegment) == nil)
    #expect(try writer.commit(book.next(1, writer.contents)).sizeAfter == 1)
  }

  @Test func `the longest line fits and one byte more does not`() throws {
    let book = try Book.made()
    var writer = try book.writer()
    let longest =
      [UInt8(ascii: "{")] + [UInt8](repeating: UInt8(ascii: "x"), count: LogLimits.lineBytesMax - 1)
    #expect(try writer.commit([longest]).sizeAfter == 1)
    let fault = LineFault.tooLong(bytes: 60_001, bytesMax: 60_000)
    #expect(throws: LogError.refused(.badLine(index: 0, fault))) {
      try writer.commit([longest + [UInt8(ascii: "x")]])
    }
  }

  @Test func `no entries and too many entries are refused`() throws {
    let book = try Book.made()
    var writer = try book.writer()
    #expect(throws: LogError.refused(.noEntries)) { try writer.commit([]) }
    let many = [[UInt8]](repeating: Array("{}".utf8), count: LogLimits.commitEntriesMax + 1)
    #expect(throws: LogError.refused(.tooManyEntries(found: 100_001, max: 100_000))) {
      try writer.commit(many)
    }
  }

  @Test func `a new segment begins at the first commit after 4096 entries`() throws {
    let book = try Book.made(commits: [4_095, 1, 2, 1])
    #expect(try book.disk.list("/book/log") == ["000000000.ndjson", "000004096.ndjson"])
    let contents = try book.read()
    contents.checkInvariants()
    #expect(contents.lines == Book.entries(from: 0, count: 4_099))
    #expect(contents.commits.map(\.segment) == [0, 0, 1, 1])
    #expect(try book.verify().problems == [])
    var writer = try book.writer()
    #expect(try writer.commit(book.next(1, writer.contents)).sizeAfter == 4_100)
  }

  @Test func `a commit is never split over two segments`() throws {
    let book = try Book.made(commits: [4_000, 5_000, 1])
    #expect(try book.disk.list("/book/log") == ["000000000.ndjson", "000009000.ndjson"])
    #expect(try book.read().entryCount == 9_001)
  }

  @Test(arguments: [DiskError.Operation.synchronize, .status])
  func `what fails after the write leaves it in doubt, and the writer refuses everything`(
    kind: DiskError.Operation
  ) throws {
    let book = try Book.made(commits: [1])
    var writer = try book.writer()
    let name = "\(kind.rawValue) \(book.firstSegment)"
    let place = try operation(name, in: book)
    book.disk.fail(at: book.disk.operationCount + place, Fault(.once, .refusal, .accessDenied))
    let cause = LogError.inDoubt(
      path: book.firstSegment,
      after: DiskError(operation: kind, path: book.firstSegment, code: .accessDenied))
    #expect(throws: cause) { try writer.commit(book.next(1, writer.contents)) }
    #expect(throws: LogError.writerStopped(after: cause)) {
      try writer.commit(book.next(1, writer.contents))
    }
  }

  /// Which operation of a commit on this log has that name, counted from its first.
  private func operation(_ name: String, in book: Book) throws -> Int {
    let copy = book.copy()
    var writer = try copy.writer()
    let before = copy.disk.operationCount
    _ = try writer.commit(copy.next(1, writer.contents))
    // The last: a segment is looked at before it is written too.
    return try #require(copy.disk.operations.dropFirst(before).lastIndex(of: name)) - before
  }

  @Test func `a write of somebody else is noticed before signing`() throws {
    let book = try Book.made(commits: [1])
    var writer = try book.writer()
    let size = writer.contents.line(0).count
    let file = try OpenFile(book.firstSegment, for: .append, in: book.disk)
    try book.disk.append([10], to: file.id)
    let found = try book.disk.size(of: file.id)
    #expect(
      throws: LogError.changedByOthers(
        path: book.firstSegment, expectedSize: found - 1, foundSize: found)
    ) { try writer.commit(book.next(1, writer.contents)) }
    #expect(size > 0)
  }

  @Test func `a checkpoint file that cannot be written does not undo the commit`() throws {
    let book = try Book.made(commits: [1])
    var writer = try book.writer()
    let rename = try operation("rename /book/checkpoint.new", in: book)
    book.disk.fail(at: book.disk.operationCount + rename, Fault(.once, .refusal, .noSpace))
    let receipt = try writer.commit(book.next(1, writer.contents))
    #expect(receipt.checkpointFileTrouble != nil)
    #expect(try writer.commit(book.next(1, writer.contents)).checkpointFileTrouble == nil)
    #expect(try book.verify().warnings == [])
  }

  @Test func `a commit is one write and one synchronisation before the checkpoint file`() throws {
    let book = try Book.made(commits: [1])
    var writer = try book.writer()
    _ = try writer.commit(book.next(3, writer.contents))
    let before = book.disk.operationCount
    _ = try writer.commit(book.next(1, writer.contents))
    #expect(
      Array(book.disk.operations.dropFirst(before)) == [
        "size /book/log/000000000.ndjson",
        // Whether lock and segment are still those that stand there, before and after.
        "status /book/lock", "status /book/log/000000000.ndjson",
        "write /book/log/000000000.ndjson", "synchronize /book/log/000000000.ndjson",
        "status /book/log/000000000.ndjson", "write /book/checkpoint",
      ])
  }

  @Test func `the first commit of a writer replaces the checkpoint file by renaming`() throws {
    let book = try Book.made(commits: [1])
    var writer = try book.writer()
    let before = book.disk.operationCount
    _ = try writer.commit(book.next(1, writer.contents))
    #expect(
      Array(book.disk.operations.dropFirst(before + 6)) == [
        "open /book/checkpoint.new", "write /book/checkpoint.new", "rename /book/checkpoint.new",
        "open /book/checkpoint",
      ])
  }

  @Test func `the file and line of every entry are told`() throws {
    let book = try Book.made(commits: [2, 4_094, 1, 3])
    let contents = try book.read()
    for seq in [0, 1, 2, 3, 4_095, 4_096, 4_097, 4_099] {
      let place = contents.place(of: seq)
      let bytes = try #require(book.disk.bytes(at: place.path))
      let lines = bytes.split(separator: 10)
      #expect(Array(lines[place.line - 1]) == Array(contents.line(seq)), "entry \(seq)")
      #expect(lines[place.line - 1].startIndex == place.offset)
    }
    #expect(contents.withLine(4_097) { $0.count } == contents.line(4_097).count)
    #expect(contents.commit(endingAt: 4_096)?.firstSeq == 2)
    #expect(contents.commit(endingAt: 4_095) == nil)
  }
}
