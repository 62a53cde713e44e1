import Crypto
import Disk
import FileLog
import Log
import TestSupport
import Testing

/// Every bit of a small log flipped, and every file of it cut at every byte: reported, and where.
@Suite struct FlipTests {
  private static let second = "/book/log/000000003.ndjson"

  /// Two segments: commits of 1 and 2 entries, then one of 1.
  private static func made() throws -> Book {
    let book = try Book.made(commits: [1, 2])
    // An empty last segment is taken into use, so this one need not have 4,096 entries before it.
    book.disk.place([], at: second)
    var writer = try book.writer()
    _ = try writer.commit(book.next(1, writer.contents))
    return book
  }

  private static func flipped(_ bytes: [UInt8], _ bit: Int) -> [UInt8] {
    var changed = bytes
    changed[bit / 8] ^= 1 << UInt8(bit % 8)
    return changed
  }

  /// Where a report says that something is wrong, in its order.
  private static func places(_ report: VerificationReport) -> [Place] {
    report.problems.compactMap { problem in
      switch problem {
      case .checkpointMismatch(let place, _), .linesWithoutCheckpoint(let place, _),
        .lineMalformed(let place, _), .entryRefused(let place, _, _),
        .commitTooLarge(let place, _, _):
        place
      case .missingDirectory, .notPlain, .strangeSegmentName, .segmentGap, .emptySegment,
        .segmentTooLarge,
        .entriesLost, .historyForked, .formatAhead:
        nil
      }
    }
      + report.warnings.compactMap { warning in
        if case .unfinishedCommit(let place, _, _) = warning { place } else { nil }
      }
  }

  @Test func `every flipped bit is reported with its file, at the commit it stands in`() throws {
    let book = try Self.made()
    let contents = try book.read()
    for (number, commit) in contents.commits.enumerated() {
      let path = commit.segment == 0 ? book.firstSegment : Self.second
      let bytes = try #require(book.disk.bytes(at: path))
      let first = bytes[..<commit.bytes.lowerBound].count { $0 == 10 } + 1
      // A commit whose checkpoint line is one no more ends, to a reader, with the commit behind it.
      let next = contents.commits.dropFirst(number + 1).first { $0.segment == commit.segment }
      let within = first...(next?.line ?? commit.line)
      let checkpoint =
        commit.bytes.lowerBound
        + (Array(bytes[commit.bytes]).dropLast().lastIndex(of: 10) ?? 0) + 1
      for bit in commit.bytes.lowerBound * 8..<commit.bytes.upperBound * 8 {
        let changed = Self.flipped(bytes, bit)
        book.disk.place(changed, at: path)
        let report = try book.verify()
        #expect(!report.isSound, "\(path) bit \(bit)")
        let place = try #require(Self.places(report).first, "\(path) bit \(bit)")
        #expect(place.path == path, "bit \(bit)")
        let isChecked = bit / 8 < checkpoint - 1 || bit / 8 >= checkpoint + 13
        if isChecked, bit / 8 < commit.bytes.upperBound - 1 {
          // Exactly the checkpoint line, wherever a made or lost line end moves it.
          let moved = (changed[bit / 8] == 10 ? 1 : 0) - (bytes[bit / 8] == 10 ? 1 : 0)
          let isCut = changed[bit / 8] == 10 && bit / 8 >= checkpoint
          #expect(place.line == commit.line + (isCut ? 0 : moved), "\(path) bit \(bit)")
        } else {
          #expect(within.contains(place.line), "\(path) bit \(bit)")
        }
      }
      book.disk.place(bytes, at: path)
    }
  }

  @Test func `a segment cut at any byte is damage, with its file and line`() throws {
    let book = try Self.made()
    let contents = try book.read()
    for path in [book.firstSegment, Self.second] {
      let bytes = try #require(book.disk.bytes(at: path))
      for cut in bytes.indices {
        book.disk.place(Array(bytes.prefix(cut)), at: path)
        let report = try book.verify()
        #expect(!report.isSound, "\(path) cut at \(cut)")
        #expect(failure { _ = try book.writer() } != nil, "\(path) cut at \(cut)")
        let kept = contents.commits.last {
          $0.segment == (path == Self.second ? 1 : 0) && $0.bytes.upperBound <= cut
        }
        let isClean = cut == kept?.bytes.upperBound ?? 0
        let problem = try #require(report.problems.first)
        switch problem {
        case .emptySegment(path): #expect(cut == 0)
        case .segmentGap(Self.second, let expected, let found):
          #expect(isClean && expected == kept?.sizeAfter && found == 3, "cut at \(cut)")
        case .linesWithoutCheckpoint(let place, _):
          #expect(!isClean && place.line == (kept?.line ?? 0) + 1 && place.path == path)
        case .entriesLost(book.checkpoint, signedSize: 4, foundSize: 3):
          #expect(path == Self.second, "cut at \(cut)")
          #expect(Self.places(report).allSatisfy { $0.path == path && $0.line == 1 })
          #expect(Self.places(report).isEmpty == isClean, "cut at \(cut)")
        default: Issue.record("\(problem) \(path) cut at \(cut)")
        }
      }
      book.disk.place(bytes, at: path)
    }
  }

  @Test func `every flipped bit and every cut of format json is refused with its path`() throws {
    let book = try Self.made()
    let path = book.directory + "/format.json"
    let bytes = try #require(book.disk.bytes(at: path))
    let changes =
      (0..<(bytes.count * 8)).map { Self.flipped(bytes, $0) }
      + bytes.indices.map { Array(bytes.prefix($0)) }
    for (number, changed) in changes.enumerated() {
      book.disk.place(changed, at: path)
      // In one bit, `1` can become the number of a later format.
      let digit = changed.count == bytes.count ? Int(changed[10]) - Int(UInt8(ascii: "0")) : 1
      let refusal: LogError =
        [3, 5, 9].contains(digit)
        ? .newerFormat(path: path, found: digit) : .unreadableFormat(path: path)
      #expect(failure { _ = try book.read() } == refusal, "\(number)")
      #expect(failure { _ = try book.verify() } == refusal, "\(number)")
      #expect(failure { _ = try book.writer() } == refusal, "\(number)")
    }
  }

  @Test func `every flipped bit and every cut of the checkpoint file is reported, and mended`()
    throws
  {
    let book = try Self.made()
    let (bytes, whole) = (try #require(book.disk.bytes(at: book.checkpoint)), try book.read())
    let flips = (0..<(bytes.count * 8)).map { Self.flipped(bytes, $0) }
    for (number, changed) in (flips + bytes.indices.map { Array(bytes.prefix($0)) }).enumerated() {
      book.disk.place(changed, at: book.checkpoint)
      let report = try book.verify()
      #expect(report.isSound, "\(number)")
      switch report.warnings.first {
      case .checkpointFileUnreadable(book.checkpoint, _), .checkpointFileDiffers(book.checkpoint):
        break
      default: Issue.record("\(report.warnings) \(number)")
      }
      guard number.isMultiple(of: 8) else { continue }
      #expect(try book.read() == whole, "\(number)")
      #expect(try book.writer().contents.lines == whole.lines, "\(number)")
      #expect(book.disk.bytes(at: book.checkpoint) == bytes, "\(number)")
    }
  }

  @Test func `whatever became of a kept co-signature, the note keeps the log's own signature`()
    throws
  {
    let book = try Self.made()
    let contents = try book.read()
    let note = try contents.verifiedNote(of: contents.commits[1])
    let folder = FileLog(book.directory, in: book.disk).evidence
    let line = try NoteSignature.lines("\u{2014} w.example AAAABwECAwQ=\n")
    try folder.keep(note.adding(line), size: 3)
    let path = folder.cosignedPath(3)
    let bytes = try #require(book.disk.bytes(at: path))
    for number in 0..<(bytes.count * 9) {
      let changed =
        number < bytes.count * 8
        ? Self.flipped(bytes, number) : Array(bytes.prefix(number - bytes.count * 8))
      book.disk.place(changed, at: path)
      let (found, isUnreadable) = try folder.cosigned(note, size: 3)
      #expect(found.text == note.text, "\(number)")
      try found.verify(with: contents.keys)
      // In the text, any change is noticed; in a signature, by whoever has the key of the witness.
      if number < note.text.utf8.count * 8 { #expect(isUnreadable, "\(number)") }
    }
    #expect(try book.read() == contents)
  }
}
