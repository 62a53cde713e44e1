import Disk
import Log
import TestSupport
import Testing

/// Every cut and every failing operation of small logs; what a flipped bit makes a reader believe.
@Suite struct SweepTests {
  @Test func `a log cut at any byte keeps the commits before the cut and opens twice alike`() throws
  {
    let whole = try Book.made(commits: [1, 2, 1])
    let bytes = try #require(whole.disk.bytes(at: whole.firstSegment))
    let commits = try whole.read().commits
    for cut in 0...bytes.count {
      let kept = commits.prefix { $0.bytes.upperBound <= cut }
      let book = whole.copy()
      book.disk.place(Array(bytes.prefix(cut)), at: book.firstSegment)
      // As it stood when the crash came: of the newest commit that was acknowledged.
      try publish(kept.count, of: whole, in: book)
      let expected = Book.entries(from: 0, count: kept.last?.sizeAfter ?? 0)
      let isClean = kept.last.map { $0.bytes.upperBound == cut } ?? (cut == 0)
      do {
        let writer = try book.writer()
        #expect(writer.contents.lines == expected, "cut at \(cut)")
        #expect((writer.recovered == nil) == isClean, "cut at \(cut)")
      }
      let once = book.disk.bytes(at: book.firstSegment)
      #expect(try book.writer().recovered == nil, "cut at \(cut)")
      #expect(book.disk.bytes(at: book.firstSegment) == once, "cut at \(cut)")
      #expect(try book.verify().problems == [], "cut at \(cut)")
    }
  }

  /// Puts the note of that many commits in the checkpoint file.
  private func publish(_ count: Int, of whole: Book, in book: Book) throws {
    let contents = try whole.read()
    if count == 0 {
      book.disk.erase(book.checkpoint)
    } else {
      let note = try #require(contents.note(of: contents.commits[count - 1]))
      book.disk.place(Array(note.utf8), at: book.checkpoint)
    }
  }

  @Test func `a log cut below its checkpoint file is damaged and left alone`() throws {
    let whole = try Book.made(commits: [1, 2, 1])
    let bytes = try #require(whole.disk.bytes(at: whole.firstSegment))
    for cut in stride(from: 0, to: bytes.count, by: 7) {
      let book = whole.copy()
      book.disk.place(Array(bytes.prefix(cut)), at: book.firstSegment)
      #expect(failure { _ = try book.writer() } != nil, "cut at \(cut)")
      #expect(book.disk.bytes(at: book.firstSegment)?.count == cut)
    }
  }

  @Test
  func
    `with a flipped bit nothing false is read and nothing but an older signature is passed over`()
    throws
  {
    let book = try Book.made(commits: [1, 2])
    let bytes = try #require(book.disk.bytes(at: book.firstSegment))
    let whole = try book.read()
    for bit in 0..<(bytes.count * 8) {
      var changed = bytes
      changed[bit / 8] ^= 1 << UInt8(bit % 8)
      book.disk.place(changed, at: book.firstSegment)
      let contents: LogContents
      do throws(LogError) { contents = try book.read(.newest) } catch { continue }
      if contents.tail == .clean {
        let commit = try #require(whole.commits.first { $0.bytes.contains(bit / 8) })
        #expect(commit != whole.commits.last, "bit \(bit)")
        #expect(contents.lines == whole.lines, "bit \(bit)")
        #expect(failure { _ = try book.read(.everything) } != nil, "bit \(bit)")
      } else {
        #expect(whole.lines.starts(with: contents.lines), "bit \(bit)")
        #expect(failure { _ = try book.writer() } != nil, "bit \(bit)")
      }
    }
  }

  /// What one run was told about its commits.
  private struct Outcome {
    var acknowledged = 0
    var attempted = 0
  }

  /// Three commits, the second in a writer of its own, on a log with one unfinished commit.
  private func run(_ book: Book) -> Outcome {
    var outcome = Outcome()
    do {
      for counts in [[2], [1, 3]] {
        var writer = try book.writer()
        for count in counts {
          outcome.attempted = max(outcome.attempted, writer.contents.entryCount + count)
          outcome.acknowledged = max(
            outcome.acknowledged, try writer.commit(book.next(count, writer.contents)).sizeAfter)
        }
      }
    } catch {}
    return outcome
  }

  private static let faults = Fault.Duration.allCases.flatMap { duration in
    [
      Fault(duration, .refusal, .inputOutput), Fault(duration, .halfWrite, .noSpace),
      Fault(duration, .death, .inputOutput),
    ]
  }

  @Test(arguments: faults)
  func `whatever operation fails, what was acknowledged is there and the rest is whole or absent`(
    fault: Fault
  ) throws {
    let start = try Book.made(commits: [1])
    start.edit(start.firstSegment) { $0 += Array("{\"torn\"".utf8) }
    let dry = start.copy()
    #expect(run(dry).acknowledged == 7)
    for operation in 0..<dry.disk.operationCount {
      for loss in [CrashLoss.nothing, .everythingUnsynchronized, .some(seed: UInt64(operation))] {
        let book = start.copy()
        book.disk.fail(at: operation, fault)
        let outcome = run(book)
        book.disk.heal()
        book.disk.crash(loss)
        try check(
          book, outcome, "operation \(operation) \(dry.disk.operations[operation]), \(loss)")
      }
    }
  }

  private func check(_ book: Book, _ outcome: Outcome, _ case: String) throws {
    let contents: LogContents
    do throws(LogError) { contents = try book.read() } catch {
      Issue.record("\(error) \(`case`)")
      return
    }
    let lines = contents.lines
    try book.setAsideTorn(contents, "\(`case`)")
    let attempted = Book.entries(from: 0, count: max(outcome.attempted, 1))
    #expect(lines.count >= max(1, outcome.acknowledged), "\(`case`)")
    #expect(attempted.starts(with: lines), "\(`case`)")
    #expect([1, 3, 4, 7].contains(lines.count), "\(`case`)")
    do {
      var writer = try book.writer()
      #expect(writer.contents.lines == lines, "\(`case`)")
      _ = try writer.commit(book.next(1, writer.contents))
    }
    #expect(try book.writer().recovered == nil, "\(`case`)")
    #expect(try book.verify().problems == [], "\(`case`)")
  }

  @Test func `a new segment is whole or absent wherever the power fails`() throws {
    let start = try Book.made(commits: [LogLimits.segmentEntriesFull])
    let count = try operationCountOfCommit(on: start.copy())
    for failing in 0..<count {
      let book = start.copy()
      var acknowledged = LogLimits.segmentEntriesFull
      do {
        var writer = try book.writer()
        let operation = book.disk.operationCount + failing
        book.disk.fail(at: operation, Fault(.fromThenOn, .death, .inputOutput))
        do {
          acknowledged = try writer.commit(book.next(2, writer.contents)).sizeAfter
        } catch {}
      }
      book.disk.heal()
      book.disk.crash(.everythingUnsynchronized)
      var writer = try book.writer()
      #expect(writer.contents.entryCount >= acknowledged, "operation \(failing)")
      _ = try writer.commit(book.next(1, writer.contents))
      #expect(try book.verify().problems == [], "operation \(failing)")
    }
  }

  private func operationCountOfCommit(on book: Book) throws -> Int {
    var writer = try book.writer()
    let before = book.disk.operationCount
    _ = try writer.commit(book.next(2, writer.contents))
    return book.disk.operationCount - before
  }

  @Test func `a power loss during a commit never costs an acknowledged entry`() throws {
    let start = try Book.made(commits: [1, 1])
    var tornCount = 0
    for seed in UInt64(0)..<200 {
      let book = start.copy()
      do {
        var writer = try book.writer()
        let sync = book.disk.operationCount + 4
        book.disk.fail(at: sync, Fault(.fromThenOn, .death, .inputOutput))
        #expect(failure { _ = try writer.commit(book.next(40, writer.contents)) } != nil)
      }
      book.disk.heal()
      book.disk.crash(.some(seed: seed))
      let contents = try book.read()
      #expect(contents.lines.starts(with: Book.entries(from: 0, count: 2)), "seed \(seed)")
      if try book.setAsideTorn(contents, "seed \(seed)") { tornCount += 1 }
      var writer = try book.writer()
      _ = try writer.commit(book.next(1, writer.contents))
    }
    #expect(tornCount > 0)
  }
}
