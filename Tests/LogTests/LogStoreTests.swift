import Crypto
import Log
import Merkle
import TestSupport
import Testing

/// What every store promises (`LogStore`), asked of each kind alike.
struct LogStoreTests {
  private static func lines(_ range: Range<Int>, _ word: String = "entry") -> [[UInt8]] {
    StoreUnderTest.lines(range, word)
  }

  @Test(arguments: StoreKind.allCases)
  func `a new log has a format, no entries, and is sound`(kind: StoreKind) throws {
    let made = try kind.made()
    let contents = try made.read()
    #expect(contents.head == .empty && contents.commits.isEmpty && contents.tail == .clean)
    #expect(try made.store().format() == contents.format)
    #expect(try contents.keys == [made.key().verifierKey])
    #expect(contents.address == made.store().address)
    contents.checkInvariants()
    let report = try made.store().verify { _, _ in "no line was expected" }
    #expect(report.isSound && report.entryCount == 0 && report.root == nil)
  }

  @Test(arguments: StoreKind.allCases)
  func `what was appended is there for readers and for who opens it again`(kind: StoreKind) throws {
    let made = try kind.made()
    var roots: [Digest] = []
    do {
      var writer = try made.writer()
      #expect(writer.recovered == nil)
      for range in [0..<1, 1..<4, 4..<6] {
        let receipt = try writer.commit(Self.lines(range))
        #expect(receipt.firstSeq == range.lowerBound && receipt.sizeAfter == range.upperBound)
        #expect(receipt.checkpointFileTrouble == nil)
        roots.append(receipt.root)
        writer.contents.checkInvariants()
        #expect(try made.read() == writer.contents)
      }
    }
    let contents = try made.read()
    #expect(contents.commits.map(\.root) == roots)
    #expect(try made.writer().contents == contents)
    for commit in contents.commits {
      let note = try contents.verifiedNote(of: commit)
      #expect(try Checkpoint(text: note.text).size == UInt64(commit.sizeAfter))
    }
    let report = try made.store().verify { _, _ in nil }
    #expect(report.isSound && report.entryCount == 6 && report.commitCount == 3)
    #expect(report.root == contents.head.root)
  }

  @Test(arguments: StoreKind.allCases)
  func `a commit made for another head is refused, and nothing changed`(kind: StoreKind) throws {
    let made = try kind.made()
    var opened = try made.store().open { _ in }
    let empty = opened.contents
    let keys = SigningKeys(try made.key(), and: nil)
    let first = try SignedCommit(Self.lines(0..<2), onto: empty, by: keys)
    let rival = try SignedCommit(Self.lines(0..<2, "rival"), onto: empty, by: keys)
    #expect(try opened.appender.append(first) == nil)
    let before = try made.read()
    for stale in [first, rival] {
      #expect(throws: LogError.stale(expected: .empty, found: first.head)) {
        _ = try opened.appender.append(stale)
      }
    }
    #expect(try made.read() == before)
    let second = try SignedCommit(Self.lines(2..<3), onto: before, by: keys)
    #expect(try opened.appender.append(second) == nil)
    #expect(try made.read().head == second.head)
  }

  @Test(arguments: StoreKind.allCases)
  func `what another writer appended is adopted before anything follows on it`(
    kind: StoreKind
  ) throws {
    let made = try kind.made()
    var first = try made.writer()
    _ = try first.commit(Self.lines(0..<2))
    if made.hasOneWriter {
      guard case .busy = failure({ _ = try made.writer() }) else {
        Issue.record("two writers at a time")
        return
      }
      #expect(try first.adopt().isEmpty)
      _ = consume first
      var second = try made.writer()
      #expect(second.contents.entryCount == 2)
      _ = try second.commit(Self.lines(2..<5))
      #expect(try made.read() == second.contents)
      return
    }
    var second = try made.writer()
    _ = try second.commit(Self.lines(2..<4))
    _ = try second.commit(Self.lines(4..<5))
    let before = try made.read()
    guard case .stale = failure({ _ = try first.commit(Self.lines(2..<3, "rival")) }) else {
      Issue.record("two histories")
      return
    }
    #expect(try made.read() == before)
    #expect(try first.adopt() == 2..<5)
    #expect(first.contents == before)
    #expect(try first.adopt().isEmpty)
    _ = try first.commit(Self.lines(5..<6))
    #expect(try second.adopt() == 5..<6)
    #expect(try made.read() == second.contents)
  }

  @Test(arguments: StoreKind.allCases)
  func `lines are found by position, alone and in a row, across segments`(kind: StoreKind) throws {
    let made = try kind.made()
    let lines = Self.lines(0..<(LogLimits.segmentEntriesFull + 5))
    do {
      var writer = try made.writer()
      _ = try writer.commit(Array(lines[..<3]))
      _ = try writer.commit(Array(lines[3..<LogLimits.segmentEntriesFull]))
      _ = try writer.commit(Array(lines[LogLimits.segmentEntriesFull...]))
    }
    let contents = try made.read()
    let stored = try made.store().storedLines()
    for seq in [
      0, 2, 3, LogLimits.segmentEntriesFull - 1, LogLimits.segmentEntriesFull, lines.count - 1,
    ] {
      #expect(Array(contents.line(seq)) == lines[seq])
      #expect(stored.line(seq, at: contents.location(of: seq)).map(Array.init) == lines[seq])
      let root = contents.commit(endingAt: seq + 1)?.root
      #expect(stored.root(behind: seq, at: contents.location(of: seq)) == root)
    }
    #expect(stored.trouble == nil)
    for first in [0, 1, 3, LogLimits.segmentEntriesFull, lines.count] {
      var found: [[UInt8]] = []
      contents.forEachLine(from: first) { seq, line in
        #expect(seq == first + found.count)
        found.append(line.indices.map { line[$0] })
      }
      #expect(found == Array(lines[first...]))
    }
  }

  @Test(arguments: StoreKind.allCases)
  func `the mark is another after each commit, and the same in between`(kind: StoreKind) throws {
    let made = try kind.made()
    var seen: Set<LogMark> = []
    var writer = try made.writer()
    for size in 0..<4 {
      if size > 0 { _ = try writer.commit(Self.lines(size - 1..<size)) }
      let mark = try #require(try made.store().mark())
      #expect(try made.store().mark() == mark)
      #expect(seen.insert(mark).inserted)
    }
  }

  @Test(arguments: StoreKind.allCases)
  func `what breaks a limit is refused, nothing changed, and the writer goes on`(
    kind: StoreKind
  ) throws {
    let made = try kind.made()
    var writer = try made.writer()
    _ = try writer.commit(Self.lines(0..<1))
    let before = try made.read()
    let longest = Array("{".utf8) + Array(repeating: 120, count: LogLimits.lineBytesMax - 1)
    let tooMany = Array(repeating: Array("{}".utf8), count: LogLimits.commitEntriesMax + 1)
    let tooLarge = Array(
      repeating: longest, count: LogLimits.commitBytesMax / LogLimits.lineBytesMax + 1)
    let refusals: [([[UInt8]], (CommitRefusal) -> Bool)] = [
      ([], { $0 == .noEntries }),
      (tooMany, { $0 == .tooManyEntries(found: 100_001, max: 100_000) }),
      (tooLarge, { if case .tooManyBytes = $0 { true } else { false } }),
      ([longest + [120]], { if case .badLine(0, .tooLong) = $0 { true } else { false } }),
      ([Array("{}".utf8), []], { $0 == .badLine(index: 1, .empty) }),
      ([Array("{\"checkpoint\":1}".utf8)], { $0 == .badLine(index: 0, .looksLikeCheckpoint) }),
      ([Array("{\n}".utf8)], { $0 == .badLine(index: 0, .containsLineEnd(offset: 1)) }),
    ]
    for (lines, isExpected) in refusals {
      guard case .refused(let refusal) = failure({ _ = try writer.commit(lines) }) else {
        Issue.record("\(lines.count) lines")
        continue
      }
      #expect(isExpected(refusal), "\(refusal)")
    }
    #expect(try made.read() == before)
    _ = try writer.commit([longest])
    #expect(try made.read() == writer.contents)
  }

  @Test(arguments: StoreKind.allCases)
  func `wherever appending fails, readers see all of it or nothing, and the writer stops`(
    kind: StoreKind
  ) throws {
    var failed = 0
    for number in try kind.made().failures.indices {
      let made = try kind.made()
      var size = 0
      do {
        var writer = try made.writer()
        _ = try writer.commit(Self.lines(0..<2))
        try made.failures[number]()
        let failure = failure { _ = try writer.commit(Self.lines(2..<5)) }
        made.heal()
        let seen = try made.read()
        size = seen.entryCount
        #expect(size == 5 || (failure != nil && size == 2), "step \(number)")
        #expect(seen.lines == Self.lines(0..<size), "step \(number)")
        guard let failure else { continue }
        failed += 1
        #expect(
          self.failure { _ = try writer.commit(Self.lines(5..<6)) }
            == .writerStopped(after: failure), "step \(number)")
        #expect(self.failure { try writer.adopt() } == .writerStopped(after: failure))
        #expect(try made.read() == seen, "step \(number)")
      }
      var next = try made.writer()
      #expect(next.contents.lines == Self.lines(0..<size), "step \(number)")
      _ = try next.commit(Self.lines(size..<size + 1))
      #expect(try made.read() == next.contents, "step \(number)")
      #expect(try made.store().verify { _, _ in nil }.isSound, "step \(number)")
    }
    #expect(failed > 0)
  }

  @Test(arguments: StoreKind.allCases)
  func `keys that are not those of the log do not write, and another format lasts`(
    kind: StoreKind
  ) throws {
    let made = try kind.made()
    let next = try SigningKey(generatingFor: "example.com/store")
    let (nextText, nextKey) = (next.text, next.verifierKey)
    let stranger = failure { _ = try LogWriter(made.store(), key: SigningKey(nextText)) }
    let own = try made.key().verifierKey
    #expect(stranger == .wrongKey(given: nextKey.text, expected: [own.text]))
    let both = try #require(LogFormat(keys: [own, nextKey], retired: []))
    do {
      var writer = try made.writer()
      _ = try writer.commit(Self.lines(0..<1))
      try writer.replaceFormat(both)
      #expect(writer.contents.format == both)
    }
    #expect(try made.store().format() == both)
    #expect(failure { _ = try made.writer() } == .keyMissing(key: nextKey.text))
    let keys = SigningKeys(try made.key(), and: try SigningKey(nextText))
    var writer = try LogWriter(made.store(), keys: keys, remembered: [])
    let note = try SignedNote(parsing: try writer.commit(Self.lines(1..<2)).note)
    #expect(note.signatures.count == 2)
    #expect(try made.read() == writer.contents)
  }

  @Test(arguments: StoreKind.allCases)
  func `a log that is not what was signed before is not opened for writing`(kind: StoreKind) throws
  {
    let made = try kind.made()
    do {
      var writer = try made.writer()
      _ = try writer.commit(Self.lines(0..<2))
    }
    let before = try made.read()
    let root = try #require(before.head.root)
    func open(_ size: UInt64, _ root: Digest) -> LogError? {
      failure {
        let known = Checkpoint(origin: before.origin, size: size, root: root)
        _ = try LogWriter(
          made.store(), keys: SigningKeys(made.key(), and: nil),
          remembered: [RememberedCheckpoint(known, path: "memory")])
      }
    }
    #expect(open(2, root) == nil)
    #expect(open(3, root) == .rolledBack(path: "memory", signedSize: 3, foundSize: 2))
    #expect(open(1, root) == .forked(path: "memory", signedSize: 1))
    #expect(try made.read() == before)
    let objection = failure {
      _ = try LogWriter(made.store(), keys: SigningKeys(made.key(), and: nil), remembered: []) {
        _ in
        .formatAhead(path: "here")
      }
    }
    #expect(objection == .damaged(.formatAhead(path: "here")))
    #expect(try made.writer().contents == before)
  }

  @Test(arguments: StoreKind.allCases)
  func `what others said is kept, found again and replaced, and the log is as it was`(
    kind: StoreKind
  ) throws {
    let made = try kind.made()
    do {
      var writer = try made.writer()
      _ = try writer.commit(Self.lines(0..<1))
      _ = try writer.commit(Self.lines(1..<3))
    }
    let contents = try made.read()
    let notes = try contents.commits.map { try contents.verifiedNote(of: $0) }
    let evidence = made.store().evidence
    #expect(try evidence.stamps().stamps.isEmpty && evidence.stampedSizes().isEmpty)
    #expect(try evidence.cosigned(notes[1], size: 3).note == notes[1])
    let cosigned = notes[1].adding(try NoteSignature.lines("\u{2014} w.example AAAABwECAwQ=\n"))
    try evidence.keep(notes[0], size: 1)
    try evidence.keep(notes[1], size: 3)
    try evidence.keep(cosigned, size: 3)
    let path = try evidence.keep(stamp: [9], certificates: [4, 5], size: 3)

    let found = made.store().evidence
    #expect(try found.cosigned(notes[1], size: 3).note == cosigned)
    #expect(try found.paths(of: .cosignatures) == [1, 3].map(found.cosignedPath))
    #expect(found.signed(by: contents.format).checkpoints.map(\.checkpoint.size) == [1, 3])
    #expect(found.newestSigned(by: contents.format).checkpoints.map(\.checkpoint.size) == [3])
    #expect(found.note(at: found.cosignedPath(3)) == cosigned.encoded)
    let stamps = try found.stamps().stamps
    #expect(stamps.map(\.path) == [path] && stamps.map(\.size) == [3])
    #expect(stamps.map(\.bytes) == [[9]] && stamps.map(\.certificates) == [[4, 5]])
    #expect(found.stampedSizes().map(\.size) == [3])
    #expect(try made.read() == contents)
  }

  @Test(arguments: StoreKind.allCases)
  func `verifying tells which line is wrong`(kind: StoreKind) throws {
    let made = try kind.made()
    do {
      var writer = try made.writer()
      _ = try writer.commit(Self.lines(0..<2))
      _ = try writer.commit(Self.lines(2..<4))
    }
    var seen: [Int] = []
    let report = try made.store().verify { seq, line in
      seen.append(seq)
      return seq == 2 ? "wrong" : nil
    }
    #expect(seen == [0, 1, 2, 3])
    let place = try made.read().place(of: 2)
    #expect(report.problems == [.entryRefused(place, seq: 2, reason: "wrong")])
  }

  /// The error that a body throws, if it is the log's.
  private func failure(_ body: () throws -> Void) -> LogError? {
    do {
      try body()
      return nil
    } catch { return error as? LogError }
  }
}

extension LogContents {
  /// All entries, copied.
  fileprivate var lines: [[UInt8]] { (0..<entryCount).map { Array(line($0)) } }
}
