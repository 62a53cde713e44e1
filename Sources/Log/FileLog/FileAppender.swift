internal import Disk
internal import Log

/// Appends to the files of a log for its one writer: it holds the lock, and a commit it acknowledged is on the disk.
///
/// A commit goes: choose the segment → look whether it is still ours → one write → one synchronisation → acknowledge.
/// After any failure from the write on, what the disk holds is unknown until the log is opened, and judged, again;
/// `LogWriter` sees to that.
struct FileAppender: LogAppender, ~Copyable {
  private let paths: LogPaths
  private let fileSystem: any FileSystem
  private let lock: WriteLock
  /// The folder `log/`, open since before anything in it was made: an error of it is not lost.
  private let folder: OpenFile
  private var segment: OpenFile?
  /// What this writer gave the segment; nobody else changes it.
  private var segmentBytes: Int
  private var head: LogHead
  private var format: LogFormat
  private var checkpointFile: CheckpointFile

  static func open(
    _ paths: LogPaths, in outside: any FileSystem,
    _ judge: (borrowing LogContents) throws(LogError) -> Void
  ) throws(LogError) -> OpenedLog {
    let fileSystem = outside.within(paths.directory)
    let lock = try WriteLock(paths, in: fileSystem)
    let last = try lock.lastSegment()
    let segment: OpenFile?
    if let last { segment = try lock.hold(last, for: .append) } else { segment = nil }
    let stored = try StoredLog(paths, in: fileSystem)
    var contents = try stored.judged(verifying: .newest, for: .use)
    // Open before anything in it is made to last, so that no error of it is lost.
    let folder: OpenFile
    do throws(DiskError) {
      folder = try OpenFile(paths.log, for: .directory, in: fileSystem)
    } catch { throw .disk(error) }
    try judge(contents)
    try lock.check()
    let found = contents.segments.last?.path
    guard last == found else { throw .replaced(path: found ?? last ?? paths.log) }
    let recovered = try TailRepair(fileSystem, paths).repair(&contents)
    var checkpointFile = CheckpointFile(paths, in: fileSystem)
    try confirmNewest(contents, folder, paths, stored.published, &checkpointFile, in: fileSystem)
    let appender = FileAppender(
      paths: paths, fileSystem: fileSystem, lock: lock, folder: folder, segment: segment,
      segmentBytes: contents.segments.last?.bytes.count ?? 0, head: contents.head,
      format: contents.format, checkpointFile: checkpointFile)
    return OpenedLog(contents: contents, recovered: recovered, appender: appender)
  }

  private init(
    paths: LogPaths, fileSystem: any FileSystem, lock: consuming WriteLock,
    folder: consuming OpenFile, segment: consuming OpenFile?, segmentBytes: Int, head: LogHead,
    format: LogFormat, checkpointFile: consuming CheckpointFile
  ) {
    self.paths = paths
    self.fileSystem = fileSystem
    self.lock = lock
    self.folder = folder
    self.segment = segment
    self.segmentBytes = segmentBytes
    self.head = head
    self.format = format
    self.checkpointFile = checkpointFile
  }

  mutating func append(_ commit: SignedCommit) throws(LogError) -> LogError? {
    guard commit.base == head else { throw .stale(expected: commit.base, found: head) }
    let isNew = try chooseSegment(for: commit)
    try requireOwn()
    try write(commit.bytes)
    try confirmWritten(toNewSegment: isNew)
    segmentBytes += commit.bytes.count
    head = commit.head
    do throws(DiskError) {
      try checkpointFile.publish(commit.note)
      return nil
    } catch { return .disk(error) }
  }

  /// There are none: nobody else writes as long as this holds the lock, and who comes later waits for it.
  mutating func appended(after head: LogHead) throws(LogError) -> OthersCommits {
    precondition(head == self.head, "one writer, and it forgot what it wrote")
    try lock.check()
    return OthersCommits(format: format, commits: [])
  }

  mutating func replaceFormat(_ format: LogFormat) throws(LogError) {
    try lock.check()
    do throws(DiskError) {
      try LogDirectory.replaceFormat(format, paths, in: fileSystem)
    } catch { throw .disk(error) }
    self.format = format
  }

  /// Makes sure that the segment can take the commit and has the length this writer gave it.
  ///
  /// - Returns: Whether the directory entry of the segment may not be on the disk yet.
  private mutating func chooseSegment(for commit: SignedCommit) throws(LogError) -> Bool {
    if commit.beginsSegment {
      segment = try lock.hold(
        paths.segment(first: commit.base.size), for: .createNew(permissions: 0o644))
      segmentBytes = 0
      return true
    }
    guard let file = segment?.id, let path = segment?.path else {
      preconditionFailure("a last segment is always open")
    }
    let size: Int
    do throws(DiskError) { size = try fileSystem.size(of: file) } catch { throw .disk(error) }
    guard size == segmentBytes else {
      throw .changedByOthers(path: path, expectedSize: segmentBytes, foundSize: size)
    }
    return segmentBytes == 0
  }

  /// One write; when it fails a part may stand there, which is no commit.
  private mutating func write(_ bytes: [UInt8]) throws(LogError) {
    guard let file = segment?.id else { preconditionFailure("a last segment is always open") }
    do throws(DiskError) { try fileSystem.append(bytes, to: file) } catch { throw .disk(error) }
  }

  /// One synchronisation, for a new segment also of its name; then a look whether it is in the log.
  ///
  /// By now the commit stands there for who reads, so whatever fails here throws `inDoubt`.
  private mutating func confirmWritten(toNewSegment isNew: Bool) throws(LogError) {
    guard let file = segment?.id, let path = segment?.path else {
      preconditionFailure("a last segment is always open")
    }
    let isOwn: Bool
    do throws(DiskError) {
      if isNew {
        try fileSystem.synchronize(file)
        try fileSystem.synchronize(folder.id)
      } else {
        try fileSystem.synchronizeData(file)
      }
      isOwn = try fileSystem.isSame(file, at: path)
    } catch { throw .inDoubt(path: path, after: error) }
    guard isOwn else { throw .inDoubt(path: path, after: nil) }
  }

  /// Throws unless the lock and the segment are still those that stand there, so that nobody else can be writing and
  /// what is written is in the log.
  private mutating func requireOwn() throws(LogError) {
    try lock.check()
    guard let file = segment?.id, let path = segment?.path else {
      preconditionFailure("a last segment is always open")
    }
    let isOwn: Bool
    do throws(DiskError) { isOwn = try fileSystem.isSame(file, at: path) } catch {
      throw .disk(error)
    }
    guard isOwn else { throw .replaced(path: path) }
  }
}

// MARK: - Opening

extension FileAppender {
  /// Makes sure that the newest commit is on the disk before anything is answered or built on it; and so
  /// are the names of the log's files, as long as no commit proves it.
  ///
  /// A process that died between write and synchronisation, or whose synchronisation failed, leaves
  /// a commit that can be read and yet may vanish. After a failed synchronisation Linux calls the
  /// pages clean, so another fdatasync would do nothing: the same bytes are written again in the
  /// same place, which a crash cannot harm. Only the newest commit can be in doubt, and not when
  /// the file `checkpoint`, replaced after the synchronisation, names it.
  private static func confirmNewest(
    _ contents: LogContents, _ folder: borrowing OpenFile, _ paths: LogPaths,
    _ published: PublishedCheckpoint,
    _ checkpointFile: inout CheckpointFile, in fileSystem: any FileSystem
  ) throws(LogError) {
    let newest = contents.commits.last
    if newest != nil, published.confirms(contents) { return }
    do throws(DiskError) {
      if let newest {
        let segment = contents.segments[newest.segment]
        let file = try OpenFile(segment.path, for: .update, in: fileSystem)
        try fileSystem.write(
          Array(segment.bytes[newest.bytes]), to: file.id, at: newest.bytes.lowerBound)
        try fileSystem.synchronize(file.id)
        try fileSystem.synchronize(folder.id)
      }
      try fileSystem.synchronizeDirectory(paths.directory)
    } catch { throw .disk(error) }
    guard let newest, let note = contents.note(of: newest) else { return }
    // Derived: the next commit replaces it, and until then the next opening only does this again.
    do throws(DiskError) {
      try checkpointFile.publish(note)
    } catch {}
  }
}
