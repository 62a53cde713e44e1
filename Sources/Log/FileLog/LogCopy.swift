package import Disk
package import Log
internal import Merkle

/// Puts a log, as it was read or made in memory, in a folder: what a checkpoint vouches for, and no more.
package enum LogCopy {
  /// A file that goes with a copy, with bytes that were verified.
  package struct File: Equatable, Sendable {
    /// The folder within that of the log.
    let folder: String
    let name: String
    let bytes: [UInt8]
    /// Whether only its owner may read it, and look in its folder.
    let isSecret: Bool

    package init(folder: String, name: String, bytes: [UInt8], isSecret: Bool) {
      self.folder = folder
      self.name = name
      self.bytes = bytes
      self.isSecret = isSecret
    }
  }

  /// What was written.
  package struct Written {
    /// What lies beside the log and does not go along, because nothing shows that it belongs there.
    package let leftOut: [String]
    /// All that was made, for who finds that the copy is not right.
    package let makings: Makings
  }

  /// Writes the log so that it survives a power loss; the folder must be absent or empty.
  ///
  /// `evidence` is what lies beside the log that is copied; nil when it is new.
  ///
  /// `format.json` comes when all of the log is on the disk: a copy that was cut off is no log. With it go
  /// the co-signatures and time stamps that others made, as far as they can be verified, and other files. The file
  /// `checkpoint` comes last, as after a commit: it says that nothing before it is in doubt. A writer may go on
  /// meanwhile: `contents` is what it was when it was read. When it fails before `format.json`, what it made is
  /// taken away; when it fails after that the log stands, and it throws `standsInDoubt`, unless it is only a part of
  /// what is made (`asPart`): then it is taken away too.
  @discardableResult
  package static func write(
    _ contents: LogContents, beside evidence: Evidence?, with files: [File], to directory: String,
    asPart isPart: Bool = false, in fileSystem: any FileSystem
  ) throws(LogError) -> Written {
    var copy = try LogCopyInProgress(
      contents, beside: evidence, with: files, to: directory, in: fileSystem)
    return try copy.finish(asPart: isPart)
  }
}

/// A copy of which everything is on the disk but what makes it a log, for who has something to do first.
package struct LogCopyInProgress: ~Copyable {
  private let contents: LogContents
  private let leftOut: [String]
  private var files: CopiedFiles

  /// Writes all but `format.json` and `checkpoint`; when it throws, what it made is taken away.
  package init(
    _ contents: LogContents, beside evidence: Evidence?, with files: [LogCopy.File],
    to directory: String, in fileSystem: any FileSystem
  ) throws(LogError) {
    let evidence = evidence?.copies(of: contents) ?? EvidenceCopies()
    try LogDirectory.requireEmpty(directory, in: fileSystem)
    var copied = CopiedFiles(directory, in: fileSystem)
    do throws(DiskError) { try copied.write(contents, evidence.files + files) } catch {
      copied.makings.takeAway()
      throw .disk(error)
    }
    self.contents = contents
    self.leftOut = evidence.leftOut
    self.files = copied
  }

  /// Makes it a log; throws as `LogCopy.write` does.
  package mutating func finish(asPart isPart: Bool) throws(LogError) -> LogCopy.Written {
    do throws(DiskError) { try files.finish(contents) } catch {
      if files.isLog, !isPart { throw .standsInDoubt(path: files.directory, error) }
      files.makings.takeAway()
      throw .disk(error)
    }
    return LogCopy.Written(leftOut: leftOut, makings: files.makings)
  }
}

/// The files of a copy, as far as they were made.
private struct CopiedFiles {
  private let paths: LogPaths
  /// Where users name folders.
  private let outside: any FileSystem
  private let fileSystem: any FileSystem
  private(set) var makings: Makings

  init(_ directory: String, in fileSystem: any FileSystem) {
    paths = LogPaths(directory: directory)
    outside = fileSystem
    self.fileSystem = fileSystem.within(directory)
    makings = Makings(in: directory, of: fileSystem)
  }

  mutating func write(_ contents: LogContents, _ files: [LogCopy.File]) throws(DiskError) {
    // First of all, so that no log can be there, and be written on, whose folder would vanish.
    try outside.lasting(in: paths.parent) { () throws(DiskError) in
      try makings.makeRoot(permissions: 0o755)
    }
    // Names may come to the disk in any order; format.json may not be the first.
    try fileSystem.lasting(in: paths.directory) { () throws(DiskError) in
      try makings.makeFolder(paths.log, permissions: 0o755)
      try fileSystem.lasting(in: paths.log) { () throws(DiskError) in
        for segment in contents.segments where !segment.bytes.isEmpty {
          try makings.writeNew(
            segment.bytes, to: paths.segment(first: segment.firstSeq), permissions: 0o644)
        }
      }
      var folders: [String] = []
      for file in files where !folders.contains(file.folder) {
        folders.append(file.folder)
        try writeFolder(of: files.filter { $0.folder == file.folder })
      }
    }
  }

  /// Writes the files of one folder, which is made as the first of them says.
  private mutating func writeFolder(of files: [LogCopy.File]) throws(DiskError) {
    guard let first = files.first else { return }
    let folder = "\(paths.directory)/\(first.folder)"
    try makings.makeFolder(folder, permissions: first.isSecret ? 0o700 : 0o755)
    try fileSystem.lasting(in: folder) { () throws(DiskError) in
      for file in files {
        try makings.writeNew(
          file.bytes, to: "\(folder)/\(file.name)", permissions: file.isSecret ? 0o600 : 0o644)
      }
    }
  }

  /// Makes it a log.
  mutating func finish(_ contents: LogContents) throws(DiskError) {
    // Noted before: a name may stand there also when it could not be made to last.
    makings.note(paths.format)
    try LogDirectory.replaceFormat(contents.format, paths, in: fileSystem)
    guard let newest = contents.commits.last, let note = contents.note(of: newest) else { return }
    makings.note(paths.checkpoint)
    try fileSystem.putLasting(
      Array(note.utf8), at: paths.checkpoint, in: paths.directory, permissions: 0o644)
  }

  var directory: String { paths.directory }

  /// Whether somebody may take it for a log by now, and write on it; so too when nobody can tell.
  var isLog: Bool {
    do throws(DiskError) { return try fileSystem.status(paths.format) != nil } catch { return true }
  }
}
