package import Disk
internal import Merkle

/// Puts a log, as it was read or made in memory, in a folder: what a checkpoint vouches for, and no more.
package enum LogCopy {
  /// Writes the log so that it survives a power loss; the folder must be absent or empty.
  ///
  /// `format.json` comes when all of the log is on the disk: a copy that was cut off is no log. With it go
  /// the co-signatures and time stamps that others made. The file `checkpoint` comes last, as after a
  /// commit: it says that nothing before it is in doubt. A writer may go on meanwhile: `contents` is what
  /// it was when it was read.
  ///
  /// `secrets` are files of the log that only some may have, for a copy that only they read,
  /// unless they `arePublic` from now on.
  package static func write(
    _ contents: LogContents, with secrets: [String] = [], arePublic: Bool = false,
    to directory: String, in fileSystem: any FileSystem
  ) throws(JournalError) {
    let paths = LogPaths(directory: directory)
    let evidence = EvidenceFolder(contents.paths.directory, in: fileSystem)
    var others: [(folder: String, path: String)] = []
    for folder in EvidenceFolder.names {
      others += try evidence.paths(in: folder).map { (folder, $0) }
    }
    try LogDirectory.requireEmpty(directory, in: fileSystem)
    do throws(DiskError) {
      if try fileSystem.status(directory) == nil {
        try fileSystem.makeDirectory(directory, permissions: 0o755)
      }
      // Now, so that no log can be there, and be written on, whose folder would vanish.
      try fileSystem.synchronizeDirectory(paths.parent)
      try fileSystem.makeDirectory(paths.log, permissions: 0o755)
      for segment in contents.segments where !segment.bytes.isEmpty {
        try fileSystem.writeNew(segment.bytes, to: paths.segment(first: segment.firstSeq))
      }
      try fileSystem.synchronizeDirectory(paths.log)
      for (folder, path) in others where !path.hasSuffix(".new") {
        try copy(path, to: "\(directory)/\(folder)", fileSystem)
      }
      for path in secrets {
        let folder = path.split(separator: "/").dropLast().last ?? ""
        try copy(path, to: "\(directory)/\(folder)", isSecret: !arePublic, fileSystem)
      }
      // Names may come to the disk in any order; format.json may not be the first.
      try fileSystem.synchronizeDirectory(directory)
      try LogDirectory.replaceFormat(contents.format, paths, in: fileSystem)
      if let newest = contents.commits.last, let note = contents.note(of: newest) {
        try fileSystem.writeNew(Array(note.utf8), to: paths.checkpoint)
        try fileSystem.synchronizeDirectory(directory)
      }
    } catch { throw .disk(error) }
  }

  /// A file beside the segments has at most so many bytes.
  private static let fileBytesMax = 2 << 20

  private static func copy(
    _ path: String, to folder: String, isSecret: Bool = false, _ fileSystem: any FileSystem
  ) throws(DiskError) {
    if try fileSystem.status(folder) == nil {
      try fileSystem.makeDirectory(folder, permissions: isSecret ? 0o700 : 0o755)
    }
    let name = path.split(separator: "/").last ?? ""
    try fileSystem.writeNew(
      fileSystem.readWhole(path, bytesMax: fileBytesMax), to: "\(folder)/\(name)",
      permissions: isSecret ? 0o600 : 0o644)
    try fileSystem.synchronizeDirectory(folder)
  }
}
