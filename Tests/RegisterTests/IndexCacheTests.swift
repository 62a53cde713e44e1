import Answers
import Calendar
import Disk
import EventFormat
import FileLog
import Foundation
import Governance
import Log
import Reading
import Register
import TestSupport
import Testing

/// A log and a folder for indexes of it.
private struct Shelf: ~Copyable {
  let ledger: Ledger
  let folder: TemporaryDirectory
  let disk = PosixFileSystem()

  init() throws {
    let ledger = try Ledger()
    var writer = try ledger.writer()
    _ = try writer.perform(
      batch(
        .party("vng", "VNG"), .party("iplo", "IPLO"), .product("handreiking", "Handreiking"),
        .assigned("handreiking", to: ["vng"], when: "2023-01-01").id(7),
        .annulled(7, when: "2023-02-01"), .party("ipo", "IPO")))
    let folder = try TemporaryDirectory("cache")
    self.ledger = ledger
    self.folder = folder
  }

  /// The index as a program with this fingerprint keeps it.
  func cache(of program: String = "a1") throws -> IndexCache {
    try #require(IndexCache(of: ledger.directory, below: folder.path, by: program, in: disk))
  }

  func mark() throws -> LogMark {
    try #require(try FileLog(ledger.directory, in: disk).mark())
  }

  /// Keeps an index as a question does that is asked some seconds after the log changed.
  func keep(_ cache: IndexCache, secondsLater: Int64 = 3) throws {
    let mark = try mark()
    cache.keep(try ledger.open(), marked: mark, at: mark.newestChange + secondsLater)
  }

  func isBelieved(_ cache: IndexCache) throws -> Bool {
    try cache.model(of: ledger.log.store, marked: try mark()) != nil
  }
}

/// An index is believed only when this program made it, of this log, for this user alone.
struct IndexCacheTests {
  // MARK: By this program

  @Test func `an index that was kept gives the same answers as no index`() throws {
    let shelf = try Shelf()
    let cache = try shelf.cache()
    #expect(try !shelf.isBelieved(cache))
    try shelf.keep(cache)
    let kept = try #require(try cache.model(of: shelf.ledger.log.store, marked: try shelf.mark()))
    #expect(try Self.everything(kept.model) == Self.everything(try shelf.ledger.open().model))
    #expect(kept.lines.trouble == nil)
  }

  @Test func `an index knows where commits end, and with which root`() throws {
    let shelf = try Shelf()
    for name in ["a", "b", "c"] {
      var writer = try shelf.ledger.writer()
      _ = try writer.perform(batch(.party("p\(name)", "P")))
    }
    let cache = try shelf.cache()
    try shelf.keep(cache)
    let kept = try #require(try cache.model(of: shelf.ledger.log.store, marked: try shelf.mark()))
    let contents = try shelf.ledger.open().contents
    #expect(contents.commits.map(\.sizeAfter) == [6, 7, 8, 9])
    for size in 0...10 { #expect(kept.root(size) == contents.commit(endingAt: size)?.root) }
    #expect(kept.lines.trouble == nil)
  }

  @Test func `an index of another program is not believed, wherever it stands`() throws {
    let shelf = try Shelf()
    let (mine, others) = (try shelf.cache(), try shelf.cache(of: "b2"))
    try shelf.keep(mine)
    #expect(try !shelf.isBelieved(others))
    try shelf.keep(others)
    let bytes = try shelf.disk.readWhole(mine.place.file, bytesMax: 1 << 20)
    try shelf.disk.putWhole(bytes, at: others.place.file, permissions: 0o600)
    #expect(try !shelf.isBelieved(others))
    #expect(try shelf.isBelieved(mine))
  }

  @Test func `a log that changed a moment ago is not kept`() throws {
    let shelf = try Shelf()
    let cache = try shelf.cache()
    for seconds in [-60, 0, 1, 2] as [Int64] {
      try shelf.keep(cache, secondsLater: seconds)
      #expect(try !shelf.isBelieved(cache), "\(seconds)")
    }
  }

  @Test func `an index of before the last commit is not believed`() throws {
    let shelf = try Shelf()
    let cache = try shelf.cache()
    try shelf.keep(cache)
    var writer = try shelf.ledger.writer()
    _ = try writer.perform(batch(.party("uvw", "UvW")))
    #expect(try !shelf.isBelieved(cache))
  }

  // MARK: Other programs

  @Test func `what another program uses stays, and what it made long ago goes`() throws {
    let shelf = try Shelf()
    let (mine, others) = (try shelf.cache(), try shelf.cache(of: "b2"))
    try shelf.keep(others)
    try shelf.keep(mine)
    #expect(try shelf.isBelieved(others))
    try shelf.disk.writeNew([1], to: mine.place.shared + "/5f.index")
    try shelf.disk.writeNew([1], to: mine.place.shared + "/notes.txt")
    try shelf.keep(mine, secondsLater: 29 * 86_400)
    #expect(try shelf.isBelieved(others))
    try shelf.keep(mine, secondsLater: 31 * 86_400)
    #expect(try shelf.disk.status(others.place.folder) == nil)
    #expect(try shelf.isBelieved(mine))
    #expect(try shelf.disk.list(mine.place.shared).contains("notes.txt"))
    #expect(try !shelf.disk.list(mine.place.shared).contains("5f.index"))
  }

  @Test func `a strange file in the folder of another program keeps that folder`() throws {
    let shelf = try Shelf()
    let (mine, others) = (try shelf.cache(), try shelf.cache(of: "b2"))
    try shelf.keep(others)
    try shelf.disk.writeNew([1], to: others.place.folder + "/notes.txt")
    try shelf.keep(mine, secondsLater: 31 * 86_400)
    #expect(try shelf.disk.list(others.place.folder) == ["notes.txt"])
    #expect(try shelf.isBelieved(mine))
  }

  @Test func `nothing is made through a link in the place of the folder of all indexes`() throws {
    let shelf = try Shelf()
    let elsewhere = try TemporaryDirectory("elsewhere")
    let cache = try shelf.cache()
    try #require(unsafe symlink(elsewhere.path, cache.place.shared) == 0)
    try shelf.keep(cache)
    #expect(try shelf.disk.list(elsewhere.path) == [])
    #expect(try !shelf.isBelieved(cache))
  }

  @Test func `what a killed writer left is taken away after a minute`() throws {
    let shelf = try Shelf()
    let cache = try shelf.cache()
    try shelf.keep(cache)
    let begun = try shelf.mark().newestChange
    try shelf.disk.writeNew([1], to: "\(cache.place.file).\(begun).17.new")
    try shelf.keep(cache, secondsLater: 50)
    #expect(try shelf.disk.list(cache.place.folder).count == 2)
    try shelf.keep(cache, secondsLater: 70)
    #expect(try shelf.disk.list(cache.place.folder).count == 1)
  }

  // MARK: Broken bytes

  @Test func `an index that was cut anywhere is not believed`() throws {
    let shelf = try Shelf()
    let cache = try shelf.cache()
    try shelf.keep(cache)
    let whole = try shelf.disk.readWhole(cache.place.file, bytesMax: 1 << 20)
    for count in 0..<whole.count {
      try shelf.disk.putWhole(Array(whole.prefix(count)), at: cache.place.file, permissions: 0o600)
      #expect(try !shelf.isBelieved(cache), "\(count) bytes")
    }
  }

  @Test func `an index with one byte changed is not believed`() throws {
    let shelf = try Shelf()
    let cache = try shelf.cache()
    try shelf.keep(cache)
    let whole = try shelf.disk.readWhole(cache.place.file, bytesMax: 1 << 20)
    for place in whole.indices {
      var bytes = whole
      bytes[place] ^= UInt8(1 << (place % 8))
      try shelf.disk.putWhole(bytes, at: cache.place.file, permissions: 0o600)
      #expect(try !shelf.isBelieved(cache), "byte \(place)")
    }
  }

  @Test
  func `whatever stands in an index whose sum is right, nothing stops and no place lies outside`()
    throws
  {
    let shelf = try Shelf()
    let cache = try shelf.cache()
    try shelf.keep(cache)
    let whole = try shelf.disk.readWhole(cache.place.file, bytesMax: 1 << 20)
    let mark = try shelf.mark()
    let id = EntryIdentifier.numbered(7)
    for place in 16..<whole.count {
      for value in [0x00, 0x01, 0x7F, 0xFF, whole[place] &+ 1] as [UInt8]
      where value != whole[place] {
        var bytes = whole
        bytes[place] = value
        Self.putSum(in: &bytes)
        try shelf.disk.putWhole(bytes, at: cache.place.file, permissions: 0o600)
        guard let found = try cache.model(of: shelf.ledger.log.store, marked: mark) else {
          continue
        }
        let model = found.model
        for sequence in 0..<model.count {
          if let entry = model.entry(sequence) { #expect(entry.sequence == sequence) }
        }
        let view = View(model, AsOf(on: CalendarDay(number: 20_000)))
        for fact in view.facts() { #expect(fact.entry.sequence < model.count) }
        _ = NameIndex(model, kinds: Set(Kind.allCases)).search("handreiking")
        _ = view.factBehindRulings(ofEntry: 3)
        _ = model.places[id]
      }
    }
  }

  /// Makes the sum right again, as who changes an index on purpose would.
  private static func putSum(in bytes: inout [UInt8]) {
    let sum = FileBytes(Array(bytes[16...])).checksum(from: 0)
    for index in 0..<8 { bytes[8 + index] = UInt8(truncatingIfNeeded: sum >> UInt64(8 * index)) }
  }

  /// What a model says of every entry and every name, as text.
  private static func everything(_ model: ReadModel) throws -> [String] {
    let view = View(model, AsOf(on: CalendarDay(number: 20_000)))
    let names = NameIndex(model, kinds: Set(Kind.allCases))
    return (0..<model.count).map { "\($0) \(String(describing: model.entry($0)))" }
      + view.facts().map { "\($0)" }
      + ["vng", "Handreiking", "IPO", "niets"].map { "\(names.find($0)) \(names.search($0))" }
  }
}
