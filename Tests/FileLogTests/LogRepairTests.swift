import Disk
import FileLog
import Log
import TestSupport
import Testing

/// A last commit that its checkpoint does not vouch for, set aside on somebody's word.
@Suite struct LogRepairTests {
  enum Fault: CaseIterable {
    case signature, entry, coversNothing

    func change(_ bytes: inout [UInt8]) {
      switch self {
      case .signature: bytes[bytes.count - 12] ^= 1
      case .entry:
        let lines = bytes.split(separator: UInt8(ascii: "\n"))
        let entry = lines.last { !$0.starts(with: Array("{\"checkpoint\"".utf8)) }
        bytes[(entry?.startIndex ?? 0) + 7] ^= 1
      case .coversNothing:
        let lines = bytes.split(separator: UInt8(ascii: "\n"))
        bytes += Array(lines.last ?? []) + [UInt8(ascii: "\n")]
      }
    }
  }

  @Test(arguments: [[2], [1, 1], [LogLimits.segmentEntriesFull, 1]], Fault.allCases)
  func `it is set aside wherever it stands and whatever is wrong with it`(
    commits: [Int], fault: Fault
  ) throws {
    let book = try Book.made(commits: commits)
    book.disk.erase(book.checkpoint)
    let last = try #require(book.disk.paths.last { $0.hasSuffix(".ndjson") })
    book.edit(last, fault.change)
    let contents = try book.read(.newest)
    let repair = try LogRepair(of: book.directory, in: book.disk)
    let suspect = try #require(repair.suspect)
    #expect(suspect.start.path == last && !suspect.bytes.isEmpty)
    #expect(suspect.entryLines.isEmpty == (fault == .coversNothing))
    #expect(try book.setAsideTorn(contents, "\(commits) \(fault)"))
    var writer = try book.writer()
    _ = try writer.commit(book.next(1, writer.contents))
    #expect(try book.verify().problems == [])
  }

  @Test func `with damage before it nothing is set aside, and an unfinished end is`() throws {
    let book = try Book.made(commits: [1, 1])
    let sound = try #require(book.disk.bytes(at: book.firstSegment))
    // A wrong signature under the first commit, which a reader of the newest only passes over.
    let end = try #require(try book.read().commits.first).bytes.upperBound
    book.edit(book.firstSegment) { bytes in
      bytes[end - 12] ^= 1
      bytes += Array("{\"seq\":2}\n{\"checkpoint\":\"\"}\n".utf8)
    }
    let bytes = book.disk.bytes(at: book.firstSegment)
    guard
      case .damaged = failure({
        _ = try LogRepair.setAside(in: book.directory, remembered: [], in: book.disk)
      })
    else {
      Issue.record("it was set aside")
      return
    }
    #expect(book.disk.bytes(at: book.firstSegment) == bytes)
    book.disk.place(sound + Array("{\"se".utf8), at: book.firstSegment)
    let report = try LogRepair.setAside(in: book.directory, remembered: [], in: book.disk)
    #expect(report?.bytes == 4 && report?.lines == 0)
    #expect(book.disk.bytes(at: book.firstSegment) == sound)
  }
}
