import Crypto
import Disk
import FileLog
import Log
import TestSupport
import Testing

/// The same on the disk of this machine.
@Suite struct RealDiskTests {
  private let disk = PosixFileSystem()

  @Test func `commits, a torn tail and a second writer`() throws {
    let directory = try TemporaryDirectory("filelog")
    let log = directory.path + "/log-of-test"
    let key = try SigningKey(generatingFor: "example.com/real")
    let text = key.text
    try LogDirectory.create(at: log, key: key.verifierKey, in: disk)
    do {
      var writer = try LogWriter(FileLog(log, in: disk), key: SigningKey(text))
      _ = try writer.commit(Book.entries(from: 0, count: 3))
      _ = try writer.commit(Book.entries(from: 3, count: 4_093))
      _ = try writer.commit(Book.entries(from: 4_096, count: 1))
      let refused = failure { _ = try LogWriter(FileLog(log, in: disk), key: SigningKey(text)) }
      #expect(refused == .busy(path: log + "/lock"))
    }
    let segment = log + "/log/000004096.ndjson"
    do {
      let file = try OpenFile(segment, for: .append, in: disk)
      try disk.append(Array("{\"torn\"".utf8), to: file.id)
    }
    do {
      var writer = try LogWriter(FileLog(log, in: disk), key: SigningKey(text))
      let recovered = writer.recovered
      let kept = try #require(recovered).quarantine
      #expect(try disk.readWhole(kept, bytesMax: 100) == Array("{\"torn\"".utf8))
      _ = try writer.commit(Book.entries(from: 4_097, count: 2))
      let contents = try FileLog(log, in: disk).contents(verifying: .everything)
      #expect(contents == writer.contents)
      #expect(contents.lines == Book.entries(from: 0, count: 4_099))
    }
    let report = try FileLog(log, in: disk).verify { _, _ in nil }
    #expect(report.isSound && report.warnings.isEmpty)
  }

  @Test func `a directory without a log is refused`() throws {
    let directory = try TemporaryDirectory("none")
    #expect(throws: LogError.notALog(path: directory.path)) {
      try FileLog(directory.path, in: disk).contents(verifying: .newest)
    }
  }
}
