internal import Disk
package import Log

/// The mark of the files of a log.
///
/// Made of the device, inode, size and time of change of `format.json` and of every segment: any
/// write by any program changes it. It says nothing about bytes that rot on the disk; only
/// `verify` reads those.
///
/// Where it can be the same though a file is not:
/// - a clock of coarse steps (some file systems count in seconds, FAT in two) gives two writes of the same length one
///   time: so nothing is kept of a log that changed within the last two seconds;
/// - the machine's clock set back: the second write would have to fall on the very nanosecond of the first, or step of
///   the clock; as long as the files are younger than the clock says, nothing is kept;
/// - a network file system answers from what it remembers of the file, for some seconds: then the log is seen as it
///   was a moment ago, as by everybody who reads there;
/// - who writes through a mapping of the file, which no program of ours does, may get its time some time later.
extension FileLog {
  /// Looks at the files; nil when the file system cannot tell, or when this is no log.
  package func mark() throws(LogError) -> LogMark? {
    do throws(DiskError) { return try filesMark() } catch { throw .disk(error) }
  }

  private func filesMark() throws(DiskError) -> LogMark? {
    let fileSystem = outside.within(paths.directory)
    guard try fileSystem.status(paths.log)?.kind == .directory else { return nil }
    var text = ""
    var newest: Int64 = 0
    let segments = try fileSystem.list(paths.log).map { "\(paths.log)/\($0)" }
    for path in [paths.format] + segments {
      guard let status = try fileSystem.status(path), status.kind == .file,
        let version = status.version
      else {
        return nil
      }
      newest = max(newest, version.changedSeconds)
      text += Self.line(path, status, version)
    }
    // What it says is asked at every reading; so when it changes, the log is read again.
    if let status = try fileSystem.status(paths.checkpoint), let version = status.version {
      newest = max(newest, version.changedSeconds)
      text += Self.line(paths.checkpoint, status, version)
    }
    return LogMark(text: text, newestChange: newest)
  }

  private static func line(
    _ path: String, _ status: FileStatus, _ version: FileVersion
  ) -> String {
    "\(path) \(status.size) \(version.device) \(version.inode) "
      + "\(version.changedSeconds).\(version.changedNanoseconds)\n"
  }
}
