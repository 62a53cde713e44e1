import Crypto
import Disk
import FileLog
import Log
import TestSupport

/// The files of a log as anybody may have left them: no reader is told another history than the one that
/// was signed, and a writer goes on from there or changes nothing.
///
/// The bytes are three files with a zero between them: the first segment, one that begins at entry 3, and
/// the file `checkpoint`. Empty is absent, but for the first.
enum LogFiles {
  static let names = ["log/000000000.ndjson", "log/000000003.ndjson", "checkpoint"]

  static func feed(_ bytes: [UInt8]) throws(BrokenPromise) -> Bool {
    let disk = Examples.disk.copy()
    let parts = bytes.split(separator: 0, maxSplits: 2, omittingEmptySubsequences: false)
    for (index, name) in names.enumerated() {
      let path = "\(Examples.directory)/\(name)"
      disk.erase(path)
      let part = index < parts.count ? Array(parts[index]) : []
      if index == 0 || !part.isEmpty { disk.place(part, at: path) }
    }
    guard let report = verified(disk) else {
      throw BrokenPromise(description: "files that are there could not be verified")
    }
    let everything = lines(read(disk, .everything))
    let newest = lines(read(disk, .newest))
    if report.isSound {
      try promise(everything?.count == report.entryCount, "sound, and not read")
      try promise(newest?.count == report.entryCount, "sound, and not read in full")
    }
    for lines in [everything, newest].compactMap(\.self) {
      try promise(Examples.lines.starts(with: lines), "entries that were never signed")
    }
    try write(disk, after: newest, isSound: report.isSound)
    return report.isSound && report.entryCount > 0
  }

  private static func verified(_ disk: SimulatedFileSystem) -> VerificationReport? {
    do throws(LogError) {
      return try FileLog(Examples.directory, in: disk).verify { _, _ in nil }
    } catch { return nil }
  }

  private static func read(
    _ disk: SimulatedFileSystem, _ depth: VerificationDepth
  ) -> LogContents? {
    do throws(LogError) {
      return try FileLog(Examples.directory, in: disk).contents(verifying: depth)
    } catch { return nil }
  }

  private static func lines(_ contents: LogContents?) -> [[UInt8]]? {
    contents.map { contents in (0..<contents.entryCount).map { Array(contents.line($0)) } }
  }

  /// Opens the log for writing, records one more entry and opens it again.
  private static func write(
    _ disk: SimulatedFileSystem, after lines: [[UInt8]]?, isSound: Bool
  ) throws(BrokenPromise) {
    let before = names.map { disk.bytes(at: "\(Examples.directory)/\($0)") }
    do {
      var writer = try LogWriter(FileLog(Examples.directory, in: disk), key: Trust.signingKey())
      try promise(Self.lines(writer.contents) == lines, "a writer reads something else")
      _ = try writer.commit([Examples.line(writer.contents.entryCount)])
    } catch let error as BrokenPromise { throw error } catch {
      let after = names.map { disk.bytes(at: "\(Examples.directory)/\($0)") }
      try promise(before == after, "refused, and changed something: \(error)")
      try promise(!isSound, "sound, and not written on: \(error)")
      return
    }
    do {
      let again = try LogWriter(FileLog(Examples.directory, in: disk), key: Trust.signingKey())
      try promise(again.recovered == nil, "there was still something to take off")
      try promise(
        again.contents.entryCount == (lines?.count ?? 0) + 1, "what was recorded is not there")
    } catch let error as BrokenPromise { throw error } catch {
      throw BrokenPromise(description: "written on, and not to be opened: \(error)")
    }
    if isSound { try promise(verified(disk)?.isSound == true, "written on, and not sound") }
  }
}
