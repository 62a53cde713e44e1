package import Disk

/// Tells whether the files of a log are still the very same as at some earlier moment.
///
/// Made of the device, inode, size and time of change of `format.json` and of every segment: any
/// write by any program changes it. It says nothing about bytes that rot on the disk; only
/// `Verifier` reads those.
///
/// Where it can be the same though a file is not:
/// - a clock of coarse steps (some file systems count in seconds, FAT in two) gives two writes of the same length one
///   time: so nothing is kept of a log that changed within the last two seconds;
/// - the machine's clock set back: the second write would have to fall on the very nanosecond of the first, or step of
///   the clock; as long as the files are younger than the clock says, nothing is kept;
/// - a network file system answers from what it remembers of the file, for some seconds: then the log is seen as it
///   was a moment ago, as by everybody who reads there;
/// - who writes through a mapping of the file, which no program of ours does, may get its time some time later.
package struct LogMark: Hashable, Sendable {
  /// One line a file: name, size, version.
  package let text: String
  /// When the newest of the files changed, in seconds since 1970.
  package let newestChange: Int64

  /// Looks at the files; nil when the file system cannot tell, or when this is no log.
  package static func read(
    directory: String, in fileSystem: some FileSystem
  ) throws(DiskError) -> LogMark? {
    let paths = LogPaths(directory: directory)
    let fileSystem = fileSystem.within(directory)
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
      text += line(path, status, version)
    }
    // What it says is asked at every reading; so when it changes, the log is read again.
    if let status = try fileSystem.status(paths.checkpoint), let version = status.version {
      newest = max(newest, version.changedSeconds)
      text += line(paths.checkpoint, status, version)
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

/// Where the bytes of a line stand: which segment, counted from 0, and which bytes of it.
package struct LineLocation: Hashable, Sendable {
  package let segment: Int
  package let bytes: Range<Int>

  package init(segment: Int, bytes: Range<Int>) {
    self.segment = segment
    self.bytes = bytes
  }
}
