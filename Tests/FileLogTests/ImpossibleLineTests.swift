import Crypto
import Disk
import FileLog
import Log
import Merkle
import TestSupport
import Testing

/// Lines that can be none, whatever is signed under them: longer than any may be, or with a NUL.
@Suite struct ImpossibleLineTests {
  /// What a power loss may leave of a commit that was being written: its checkpoint line, and zeros before it.
  private static func zeroed(_ bytes: inout [UInt8], _ range: Range<Int>) {
    for index in range { bytes[index] = 0 }
  }

  private static func last(of book: Book) throws -> Commit {
    try #require(try book.read().commits.last)
  }

  @Test func `a last commit full of zeros stops reading before it, and may be set aside`() throws {
    let book = try Book.made(commits: [2, 3])
    let commit = try Self.last(of: book)
    let start = commit.bytes.lowerBound
    book.edit(book.firstSegment) { Self.zeroed(&$0, start..<start + 10) }
    book.disk.erase(book.checkpoint)
    let contents = try book.read()
    #expect(contents.entryCount == 2)
    contents.checkInvariants()
    guard case .mismatchedCheckpoint(let place, .coversNoLine(let line)) = contents.tail else {
      Issue.record("\(contents.tail)")
      return
    }
    #expect(line == Place(path: book.firstSegment, line: 4, offset: start))
    #expect(place.line == 7)
    // All of it is shown and kept, as before.
    let repair = try LogRepair(of: book.directory, in: book.disk)
    #expect(repair.suspect?.bytes.count == commit.bytes.count)
    let report = try LogRepair.setAside(in: book.directory, remembered: [], in: book.disk)
    #expect(report?.bytes == commit.bytes.count)
    var writer = try book.writer()
    _ = try writer.commit(book.next(1, writer.contents))
    #expect(try book.verify().isSound)
  }

  @Test func `with more behind it, it is damage, and nothing behind it is read`() throws {
    let book = try Book.made(commits: [2, 3, 1])
    let commit = try book.read().commits[1]
    let start = commit.bytes.lowerBound
    book.edit(book.firstSegment) { Self.zeroed(&$0, start + 5..<start + 6) }
    for erased in [false, true] {
      if erased { book.disk.erase(book.checkpoint) }
      let found = failure { _ = try book.read() }
      guard case .damaged(.checkpointMismatch(let place, .coversNoLine(let line))) = found else {
        Issue.record("\(String(describing: found))")
        continue
      }
      #expect(place.line == 7 && line.line == 4)
      #expect(failure { _ = try book.writer() } == found)
      #expect(try book.verify().problems.first == .checkpointMismatch(place, .coversNoLine(line)))
    }
  }

  /// Signed all the same, by who has the key and another program.
  @Test(arguments: [0, 1])
  func `a line that is too long is refused, however well it is signed`(behind count: Int) throws {
    let book = try Book.made(commits: [1])
    let long = Array(("{\"a\":\"" + String(repeating: "x", count: 60_000) + "\"}").utf8)
    try book.forge([long])
    var lines = 1
    for _ in 0..<count {
      try book.forge([Array("{}".utf8)])
      lines += 2
    }
    book.disk.erase(book.checkpoint)
    let place = Place(
      path: book.firstSegment, line: 3, offset: try Self.offset(ofLine: 3, in: book))
    let report = try book.verify()
    guard case .checkpointMismatch(_, .coversNoLine(place)) = report.problems.first else {
      Issue.record("\(report.problems)")
      return
    }
    let fault = LineFault.tooLong(bytes: long.count, bytesMax: 60_000)
    #expect(report.problems.contains(.lineMalformed(place, fault)))
    if count == 0 {
      #expect(try book.read().entryCount == 1)
    } else {
      #expect(failure { _ = try book.read() } != nil)
    }
  }

  private static func offset(ofLine number: Int, in book: Book) throws -> Int {
    let bytes = try #require(book.disk.bytes(at: book.firstSegment))
    return bytes.indices.filter { bytes[$0] == 10 }[number - 2] + 1
  }

  @Test func `an end that is one long line is kept apart, as any other`() throws {
    for byte in [UInt8(ascii: "x"), 0] {
      let book = try Book.made(commits: [2])
      let tail = Array(repeating: byte, count: 100_000) + [10] + Array("{\"seq\":3".utf8)
      let size = try #require(book.disk.bytes(at: book.firstSegment)).count
      book.edit(book.firstSegment) { $0 += tail }
      let place = Place(path: book.firstSegment, line: 4, offset: size)
      #expect(try book.read().tail == .unfinished(bytes: tail.count, lines: 1, from: place))
      let recovered = try book.writer().recovered
      #expect(recovered?.bytes == tail.count)
      #expect(try #require(book.disk.bytes(at: book.firstSegment)).count == size)
    }
  }
}

extension Book {
  /// Adds lines as a commit, whatever they are, as another program with the key can.
  fileprivate func forge(_ lines: [[UInt8]]) throws {
    edit(firstSegment) { bytes in for line in lines { bytes += line + [10] } }
    let all = try #require(disk.bytes(at: firstSegment)).split(separator: 10)
    let entries = all.filter { !$0.starts(with: Array("{\"checkpoint\"".utf8)) }
    var edge = TreeEdge()
    var sha256 = SHA256()
    for entry in entries { edge.append(sha256.leaf(Array(entry).span), using: &sha256) }
    let checkpoint = Checkpoint(
      origin: Self.origin, size: edge.size, root: edge.root(using: &sha256))
    let note = try SignedNote(signing: checkpoint.text, with: SigningKey(keyText))
    let line = "{\"checkpoint\":\"" + note.encoded.replacing("\n", with: "\\n") + "\"}\n"
    edit(firstSegment) { $0 += Array(line.utf8) }
  }
}
