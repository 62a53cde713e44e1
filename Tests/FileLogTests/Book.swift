import Crypto
import Disk
import FileLog
import Log
import TestSupport
import Testing

/// A log on a simulated disk, with the key to write on it.
struct Book {
  static let origin = "example.com/book"

  let disk: SimulatedFileSystem
  let directory: String
  let keyText: String

  private init(disk: SimulatedFileSystem, directory: String, keyText: String) {
    self.disk = disk
    self.directory = directory
    self.keyText = keyText
  }

  /// A key for a log that is not there yet.
  static func unmade() throws -> Book {
    let key = try SigningKey(generatingFor: origin)
    return Book(disk: SimulatedFileSystem(), directory: "/book", keyText: key.text)
  }

  /// A new log without entries.
  static func made() throws -> Book {
    let book = try unmade()
    try book.make()
    return book
  }

  /// Makes the log on the disk.
  func make() throws {
    try LogDirectory.create(at: directory, key: SigningKey(keyText).verifierKey, in: disk)
  }

  /// A log with commits of so many entries each.
  static func made(commits: [Int]) throws -> Book {
    let book = try made()
    var writer = try book.writer()
    for count in commits { _ = try writer.commit(book.next(count, writer.contents)) }
    return book
  }

  /// The same log on a disk of its own.
  func copy() -> Book { on(disk.copy()) }

  /// The same log as it is on another disk.
  func on(_ disk: SimulatedFileSystem) -> Book { on(disk, directory: directory) }

  /// A copy of the log, in another folder.
  func on(_ disk: SimulatedFileSystem, directory: String) -> Book {
    Book(disk: disk, directory: directory, keyText: keyText)
  }

  func writer() throws -> LogWriter {
    try LogWriter(FileLog(directory, in: disk), key: SigningKey(keyText))
  }

  func keys() throws -> [VerifierKey] { [try SigningKey(keyText).verifierKey] }

  func read(_ depth: VerificationDepth = .everything) throws(LogError) -> LogContents {
    try FileLog(directory, in: disk).contents(verifying: depth)
  }

  func verify() throws(LogError) -> VerificationReport {
    try FileLog(directory, in: disk).verify { _, _ in nil }
  }

  /// Entries to follow those that are there.
  func next(_ count: Int, _ contents: borrowing LogContents) -> [[UInt8]] {
    Self.entries(from: contents.entryCount, count: count)
  }

  static func entries(from first: Int, count: Int) -> [[UInt8]] {
    (first..<(first + count)).map { Array("{\"seq\":\($0),\"title\":\"besluit “\($0)”\"}".utf8) }
  }

  var firstSegment: String { directory + "/log/000000000.ndjson" }
  var checkpoint: String { directory + "/checkpoint" }

  /// Changes a file as if from outside.
  func edit(_ path: String, _ change: (inout [UInt8]) -> Void) {
    var bytes = disk.bytes(at: path) ?? []
    change(&bytes)
    disk.place(bytes, at: path)
  }
}

extension Book {
  /// When a torn write left a checkpoint without its entries: nobody writes on, until somebody who saw it has it
  /// set aside; then every byte is still there and nothing that was vouched for changed.
  ///
  /// - Returns: Whether there was one.
  @discardableResult
  func setAsideTorn(_ contents: LogContents, _ comment: String) throws -> Bool {
    guard case .mismatchedCheckpoint(let place, let mismatch) = contents.tail else { return false }
    let refused = failure { _ = try writer() }
    #expect(refused == .mismatchedCheckpoint(place, mismatch), "\(comment)")
    let whole = try #require(disk.bytes(at: place.path))
    let report = try LogRepair.setAside(in: directory, remembered: [], in: disk)
    let quarantined = try #require(report.flatMap { disk.bytes(at: $0.quarantine) }, "\(comment)")
    #expect((disk.bytes(at: place.path) ?? []) + quarantined == whole, "\(comment)")
    let now = try read()
    #expect(now.lines == contents.lines && now.tail == .clean, "\(comment)")
    #expect(try LogRepair.setAside(in: directory, remembered: [], in: disk) == nil, "\(comment)")
    return true
  }
}

extension LogContents {
  /// All entries, copied.
  var lines: [[UInt8]] {
    var lines: [[UInt8]] = []
    forEachLine(from: 0) { _, line in lines.append(line.indices.map { line[$0] }) }
    return lines
  }
}

/// The error a body throws, if it is the log's.
func failure(_ body: () throws -> Void) -> LogError? {
  do {
    try body()
    return nil
  } catch { return error as? LogError }
}
