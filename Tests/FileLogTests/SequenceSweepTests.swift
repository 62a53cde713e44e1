import Crypto
import Disk
import FileLog
import Log
import TestSupport
import Testing

/// Every sequence of the files of a log but the commit (`SweepTests`), cut off at each of its operations.
@Suite struct SequenceSweepTests {
  /// A log that can be written on, now and after the power failed: opening it twice changes nothing.
  private static func goesOn(_ book: Book, _ lines: [[UInt8]], _ cut: CutOff) throws {
    do {
      var writer = try book.writer()
      #expect(writer.contents.lines == lines, "\(cut)")
      _ = try writer.commit(book.next(1, writer.contents))
    }
    let files = book.disk.files(under: book.directory)
    #expect(try book.writer().recovered == nil, "\(cut)")
    #expect(book.disk.files(under: book.directory) == files, "\(cut)")
    book.disk.crash(.everythingUnsynchronized)
    #expect(try book.read().entryCount == lines.count + 1, "\(cut)")
    #expect(try book.verify().problems == [], "\(cut)")
  }

  @Test func `a log is made whole, or something that says it is not finished`() throws {
    let book = try Book.unmade()
    try book.disk.sweep {
      try book.on($0).make()
    } check: { disk, cut in
      let book = book.on(disk)
      let found = failure { try LogDirectory.requireEmpty(book.directory, in: disk) }
      switch found {
      case nil:
        #expect(!cut.isDone, "\(cut)")
        try book.make()
      case .directoryNotEmpty(_, holds: .unfinishedLog):
        #expect(!cut.isDone, "\(cut)")
        #expect(failure { _ = try book.read() } == .unfinishedLog(path: book.directory))
        return
      case .directoryNotEmpty(_, holds: .otherFiles):
        // The name of the folder `log` was lost, that of another file was not.
        #expect(!cut.isDone, "\(cut)")
        return
      case .directoryNotEmpty(_, holds: .log): break
      default: Issue.record("\(String(describing: found)) \(cut)")
      }
      try Self.goesOn(book, [], cut)
    }
  }

  @Test func `other keys are adopted or not, and the log goes on`() throws {
    let book = try Book.made(commits: [1])
    let nextText = try SigningKey(generatingFor: Book.origin).text
    let next = try SigningKey(nextText).verifierKey
    let both = try #require(LogFormat(keys: book.keys() + [next], retired: []))
    try book.disk.sweep { disk in
      let book = book.on(disk)
      var writer = try book.writer()
      try writer.replaceFormat(both)
      _ = try writer.commit(book.next(1, writer.contents))
    } check: { disk, cut in
      let book = book.on(disk)
      let contents = try book.read()
      try book.setAsideTorn(contents, "\(cut)")
      #expect(contents.keys == both.keys || (!cut.isDone && contents.keys.count == 1), "\(cut)")
      #expect((cut.isDone ? [2] : [1, 2]).contains(contents.entryCount), "\(cut)")
      guard contents.keys == both.keys else { return try Self.goesOn(book, contents.lines, cut) }
      // Both sign from then on: with one of them nobody writes.
      #expect(failure { _ = try book.writer() } == .keyMissing(key: next.text), "\(cut)")
      var writer = try LogWriter(
        FileLog(book.directory, in: disk),
        keys: SigningKeys(SigningKey(book.keyText), and: SigningKey(nextText)), remembered: [])
      _ = try writer.commit(book.next(1, writer.contents))
      #expect(try book.read().lines.starts(with: contents.lines), "\(cut)")
    }
  }

  @Test func `a torn commit is set aside or still there, and no byte of it is lost`() throws {
    let book = try Book.made(commits: [1, 1])
    book.edit(book.firstSegment) { $0 += Array("{\"seq\":2}\n{\"checkpoint\":\"\"}\n".utf8) }
    let bytes = try #require(book.disk.bytes(at: book.firstSegment))
    let lines = try book.read().lines
    try book.disk.sweep { disk in
      _ = try LogRepair.setAside(in: book.directory, remembered: [], in: disk)
    } check: { disk, cut in
      let book = book.on(disk)
      let contents = try book.read()
      #expect(contents.lines == lines, "\(cut)")
      #expect(contents.tail == .clean || !cut.isDone, "\(cut)")
      let kept = disk.files(under: book.directory + "/quarantine").values.map { $0 }
      let segment = try #require(disk.bytes(at: book.firstSegment))
      #expect(segment == bytes || kept.contains { segment + $0 == bytes }, "\(cut)")
      try book.setAsideTorn(contents, "\(cut)")
      try Self.goesOn(book, lines, cut)
    }
  }

  @Test func `a writer that could not adopt keys refuses everything after it`() throws {
    let book = try Book.made(commits: [1])
    let format = try book.read().format
    var writer = try book.writer()
    book.disk.fail(at: book.disk.operationCount, Fault(.once, .refusal, .noSpace))
    #expect(failure { try writer.replaceFormat(format) } != nil)
    guard case .writerStopped = failure({ _ = try writer.commit(Book.entries(from: 1, count: 1)) })
    else {
      Issue.record("it went on")
      return
    }
  }

  /// A log with two commits, of one the note lies beside it, and something that bears the name of a time stamp.
  private static func witnessed() throws -> Book {
    let book = try Book.made(commits: [1, 2])
    let contents = try book.read()
    let folder = FileLog(book.directory, in: book.disk).evidence
    try folder.keep(contents.verifiedNote(of: contents.commits[0]), size: 1)
    _ = try folder.keep(stamp: [1, 2, 3], certificates: [4], size: 3)
    return book
  }

  @Test func `a copy is whole, or says that it is not finished; the log is as it was`() throws {
    let book = try Self.witnessed()
    let whole = book.disk.files(under: book.directory)
    let contents = try book.read()
    try book.disk.sweep { disk in
      try LogCopy.write(
        contents, beside: FileLog(book.directory, in: disk).evidence, with: [], to: "/copy",
        in: disk)
    } check: { disk, cut in
      let copy = book.on(disk, directory: "/copy")
      #expect(disk.files(under: book.directory) == whole, "\(cut)")
      let found = failure { try LogDirectory.requireEmpty("/copy", in: disk) }
      switch found {
      case nil:
        #expect(!cut.isDone, "\(cut)")
        try LogCopy.write(
          contents, beside: FileLog(book.directory, in: disk).evidence, with: [], to: "/copy",
          in: disk)
      case .directoryNotEmpty(_, holds: .unfinishedLog):
        #expect(!cut.isDone, "\(cut)")
        #expect(failure { _ = try copy.read() } == .unfinishedLog(path: "/copy"))
        return
      case .directoryNotEmpty(_, holds: .otherFiles):
        // The name of the folder `log` was lost, that of another file was not.
        #expect(!cut.isDone, "\(cut)")
        return
      case .directoryNotEmpty(_, holds: .log): break
      default: Issue.record("\(String(describing: found)) \(cut)")
      }
      if cut.isDone {
        let copied = disk.files(under: "/copy")
        // What verifies goes along, and nothing else. A note that could not be read just then can be got again.
        for (path, bytes) in whole where !path.contains("/stamps/") {
          let isRead = !path.contains("/cosignatures/") || !cut.operation.contains("/cosignatures")
          let copy = copied["/copy" + path.dropFirst(book.directory.count)]
          #expect(copy == bytes || !isRead && copy == nil, "\(path) \(cut)")
        }
        #expect(!copied.keys.contains { $0.contains("/stamps") }, "\(cut)")
      }
      try Self.goesOn(copy, contents.lines, cut)
    }
  }

  @Test func `of a copy that is only a part, nothing is left when it fails`() throws {
    let book = try Self.witnessed()
    let contents = try book.read()
    try book.disk.sweep { disk in
      try LogCopy.write(
        contents, beside: FileLog(book.directory, in: disk).evidence, with: [], to: "/copy",
        asPart: true, in: disk)
    } check: { disk, cut in
      if cut.isDone {
        let copy = try book.on(disk, directory: "/copy").read()
        #expect(copy.lines == contents.lines, "\(cut)")
      } else if cut.fault.duration == .once, !cut.isCrash {
        #expect(!disk.paths.contains { $0.hasPrefix("/copy") }, "\(cut)")
      }
    }
  }

  @Test func `what others said is kept or not, and the log is as it was`() throws {
    let book = try Self.witnessed()
    let contents = try book.read()
    let notes = try contents.commits.map { try contents.verifiedNote(of: $0) }
    let cosigned = notes[1].adding(try NoteSignature.lines("\u{2014} w.example AAAABwECAwQ=\n"))
    func keep(_ disk: SimulatedFileSystem) throws {
      let folder = FileLog(book.directory, in: disk).evidence
      try folder.keep(cosigned, size: 3)
      _ = try folder.keep(stamp: [9], certificates: [4], size: 1)
    }
    try book.disk.sweep(keep) { disk, cut in
      let folder = FileLog(book.directory, in: disk).evidence
      for isRepeated in [false, true] {
        if isRepeated {
          try keep(disk)
          disk.crash(.everythingUnsynchronized)
        }
        let isKept = cut.isDone || isRepeated
        let found = try folder.cosigned(notes[1], size: 3)
        #expect(!found.isUnreadable, "\(cut)")
        #expect(isKept ? found.note == cosigned : [notes[1], cosigned].contains(found.note))
        #expect(try folder.cosigned(notes[0], size: 1).note == notes[0], "\(cut)")
        let stamps = try folder.stamps().stamps.map(\.bytes)
        #expect(stamps == [[9], [1, 2, 3]] || (!isKept && stamps == [[1, 2, 3]]), "\(cut)")
        #expect(try folder.stamps().stamps.allSatisfy { $0.certificates == [4] }, "\(cut)")
      }
      #expect(try book.on(disk).read() == contents, "\(cut)")
    }
  }
}
