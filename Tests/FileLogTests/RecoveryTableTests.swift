import Crypto
import Disk
import Foundation
import Merkle
import TestSupport
import Testing

@testable import FileLog
@testable import Log

@Suite struct RecoveryTableTests {
  @Test(arguments: [
    (
      Recovery.Remainder.nothing, Recovery.Follower.nothing, Recovery.Published.covered,
      Recovery.Verdict.keep
    ),
    (.nothing, .nothing, .ahead, .damage(.entriesLost)),
    (.nothing, .nothing, .forked, .damage(.historyForked)),
    (.nothing, .more, .covered, .keep),
    (.nothing, .more, .ahead, .damage(.entriesLost)),
    (.nothing, .more, .forked, .damage(.historyForked)),
    (.linesWithoutCheckpoint, .nothing, .covered, .quarantineAndCut),
    (.linesWithoutCheckpoint, .nothing, .ahead, .damage(.entriesLost)),
    (.linesWithoutCheckpoint, .nothing, .forked, .damage(.historyForked)),
    (.linesWithoutCheckpoint, .more, .covered, .damage(.commitSplit)),
    (.linesWithoutCheckpoint, .more, .ahead, .damage(.commitSplit)),
    (.linesWithoutCheckpoint, .more, .forked, .damage(.commitSplit)),
    (.badCheckpoint, .nothing, .covered, .stopBefore),
    (.badCheckpoint, .nothing, .ahead, .damage(.commitLost)),
    (.badCheckpoint, .nothing, .forked, .damage(.historyForked)),
    (.badCheckpoint, .more, .covered, .damage(.changedByte)),
    (.badCheckpoint, .more, .ahead, .damage(.changedByte)),
    (.badCheckpoint, .more, .forked, .damage(.changedByte)),
  ])
  func `every cell has its verdict`(
    remainder: Recovery.Remainder, follower: Recovery.Follower, published: Recovery.Published,
    verdict: Recovery.Verdict
  ) {
    #expect(Recovery.verdict(remainder, followedBy: follower, published: published) == verdict)
  }

  @Test func `the table above has as many rows as there are cells`() {
    let cells =
      Recovery.Remainder.allCases.count * Recovery.Follower.allCases.count
      * Recovery.Published.allCases.count
    #expect(cells == 18)
  }
}

/// Every row of the table in FORMAT section 15, made with real bytes: what a reader sees and a writer does.
@Suite struct RecoveryRowTests {
  private enum Verdict: Equatable {
    case keep, cut, stop
    case damage(String)
  }

  /// A log of two commits of one entry, with a file `checkpoint` and something behind them.
  private struct Row {
    let name: Character
    let behind: Behind
    let follower: Bool
    let published: Recovery.Published
    let verdict: Verdict

    init(
      name: Character, _ behind: Behind, _ follower: Bool, _ published: Recovery.Published,
      _ verdict: Verdict
    ) {
      self.name = name
      self.behind = behind
      self.follower = follower
      self.published = published
      self.verdict = verdict
    }
  }

  private enum Behind { case nothing, lines, badCheckpoint }

  private static let rows: [Row] =
    [
      Row(name: "A", .nothing, false, .covered, .keep),
      Row(name: "B", .nothing, false, .ahead, .damage("entriesLost")),
      Row(name: "C", .nothing, false, .forked, .damage("historyForked")),
      Row(name: "D", .lines, false, .covered, .cut),
      Row(name: "E", .lines, false, .ahead, .damage("entriesLost")),
      Row(name: "F", .lines, false, .forked, .damage("historyForked")),
      Row(name: "H", .badCheckpoint, false, .covered, .stop),
      Row(name: "I", .badCheckpoint, false, .ahead, .damage("entriesLost")),
      Row(name: "J", .badCheckpoint, false, .forked, .damage("historyForked")),
    ]
    + Recovery.Published.allCases.flatMap { published in
      [
        Row(name: "G", .lines, true, published, .damage("linesWithoutCheckpoint")),
        Row(name: "K", .badCheckpoint, true, published, .damage("checkpointMismatch")),
      ]
    }

  private static func made(_ row: Row) throws -> Book {
    let book = try Book.made(commits: [1, 1])
    let contents = try book.read()
    let key = try SigningKey(book.keyText)
    switch row.behind {
    case .nothing: break
    case .lines: book.edit(book.firstSegment) { $0 += Array("{\"seq\":2}\n{\"se".utf8) }
    case .badCheckpoint:
      book.edit(book.firstSegment) { $0 += Array("{\"seq\":2}\n{\"checkpoint\":\"\"}\n".utf8) }
    }
    if row.follower { book.disk.place(Array("{}\n".utf8), at: "/book/log/000000003.ndjson") }
    let other = try #require(contents.commits.first).root
    let signed: Checkpoint? =
      switch row.published {
      case .covered: nil
      case .ahead: Checkpoint(origin: Book.origin, size: 9, root: other)
      case .forked: Checkpoint(origin: Book.origin, size: 2, root: other)
      }
    if let signed {
      book.disk.place(
        Array(try SignedNote(signing: signed.text, with: key).encoded.utf8), at: book.checkpoint)
    }
    return book
  }

  private static func verdict(_ error: LogError?) -> Verdict? {
    guard case .damaged(let damage) = error else { return nil }
    return .damage(String("\(Mirror(reflecting: damage).children.first?.label ?? "")"))
  }

  @Test func `every row of the table does what it says, twice, and loses nothing`() throws {
    for row in Self.rows {
      let book = try Self.made(row)
      let bytes = book.disk.bytes(at: book.firstSegment)
      var contents: LogContents?
      let reading = failure { contents = try book.read() }
      var isCut = false
      let writing = failure { isCut = try book.writer().recovered != nil }
      switch row.verdict {
      case .keep, .cut:
        #expect(reading == nil && writing == nil && isCut == (row.verdict == .cut), "\(row.name)")
        #expect(try book.writer().recovered == nil, "\(row.name)")
        let kept = book.disk.paths.filter { $0.hasSuffix(".torn") }.compactMap(book.disk.bytes(at:))
        #expect((book.disk.bytes(at: book.firstSegment) ?? []) + kept.joined() == bytes)
      case .stop:
        #expect(reading == nil, "\(row.name)")
        guard case .mismatchedCheckpoint = contents?.tail, case .mismatchedCheckpoint = writing
        else {
          Issue.record("\(row.name): \(String(describing: writing))")
          continue
        }
        #expect(book.disk.bytes(at: book.firstSegment) == bytes, "\(row.name)")
        try Self.repair(row, book, bytes ?? [])
      case .damage:
        #expect(Self.verdict(reading) == row.verdict, "\(row.name): \(String(describing: reading))")
        #expect(writing == reading, "\(row.name)")
        #expect(book.disk.bytes(at: book.firstSegment) == bytes, "\(row.name)")
        if row.name == "I" { try Self.repair(row, book, bytes ?? []) }
      }
      if let contents { #expect(contents.lines == Book.entries(from: 0, count: 2), "\(row.name)") }
    }
  }

  /// What becomes of a commit that stops a log when somebody has it set aside.
  private static func repair(_ row: Row, _ book: Book, _ bytes: [UInt8]) throws {
    let repair = try LogRepair(of: book.directory, in: book.disk)
    let suspect = try #require(repair.suspect)
    #expect(suspect.start.line == 5 && suspect.place.line == 6, "\(row.name)")
    #expect(suspect.entryLines.map(Array.init) == [Array("{\"seq\":2}".utf8)], "\(row.name)")
    let aside = {
      try LogRepair.setAside(in: book.directory, remembered: [], in: book.disk)
    }
    if row.published == .ahead {
      let obstacle = try #require(repair.obstacle([]))
      #expect(Self.verdict(obstacle) == .damage("entriesLost"), "\(row.name)")
      #expect(failure { _ = try aside() } == obstacle, "\(row.name)")
      #expect(book.disk.bytes(at: book.firstSegment) == bytes, "\(row.name)")
    } else {
      try book.setAsideTorn(repair.contents, "\(row.name)")
      var writer = try book.writer()
      _ = try writer.commit(book.next(1, writer.contents))
      #expect(try book.read().entryCount == 3, "\(row.name)")
    }
  }

  @Test
  func `what was signed elsewhere is never set aside, and nobody does so while another writes`()
    throws
  {
    let row = try #require(Self.rows.first { $0.name == "H" })
    let book = try Self.made(row)
    let bytes = book.disk.bytes(at: book.firstSegment)
    let root = try #require(try book.read().commits.last).root
    let signed = { (size: UInt64) in
      RememberedCheckpoint(Checkpoint(origin: Book.origin, size: size, root: root), path: "/m")
    }
    let aside = { (size: UInt64) in
      failure {
        _ = try LogRepair.setAside(in: book.directory, remembered: [signed(size)], in: book.disk)
      }
    }
    #expect(aside(3) == .rolledBack(path: "/m", signedSize: 3, foundSize: 2))
    #expect(aside(1) == .forked(path: "/m", signedSize: 1))
    do {
      let lock = try WriteLock(LogPaths(directory: book.directory), in: book.disk)
      #expect(aside(2) == .busy(path: "/book/lock"))
      try lock.check()
    }
    #expect(book.disk.bytes(at: book.firstSegment) == bytes)
    #expect(aside(2) == nil)
  }

  @Test func `the table in FORMAT has exactly these rows`() throws {
    let format =
      #filePath.split(separator: "/").dropLast(3).map { "/\($0)" }.joined() + "/FORMAT.md"
    let text = String(
      decoding: try PosixFileSystem().readWhole(format, bytesMax: 1 << 20), as: UTF8.self)
    let table = try #require(text.range(of: "## 15. Recovery"))
    let letters = text[table.upperBound...].split(separator: "\n").compactMap {
      line -> Character? in
      let cells = line.split(separator: "|").map { $0.drop { $0 == " " }.prefix { $0 != " " } }
      return line.hasPrefix("| ") && cells.count == 5 && cells[0].count == 1 ? cells[0].first : nil
    }
    #expect(letters == letters.sorted() && Set(letters) == Set(Self.rows.map(\.name)))
    #expect(letters.count == 11)
  }
}
