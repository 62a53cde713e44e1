package import Crypto
package import Disk
internal import Merkle

/// The one writer of a log: it holds the lock, and a commit it acknowledged is on the disk.
///
/// A commit goes: check limits → tree and signature in memory → one write → one synchronisation →
/// acknowledge. After any failure from the write on, this writer refuses everything: what the disk
/// holds is unknown until the log is opened, and judged, again.
package struct LogWriter: ~Copyable {
  /// The log as it is on the disk; take no lasting copy while committing.
  package private(set) var contents: LogContents
  /// What was moved to quarantine at opening, if anything: tell the user.
  package let recovered: RecoveryReport?

  private let fileSystem: any FileSystem
  private let keys: SigningKeys
  private let lock: WriteLock
  /// The folder `log/`, open since before anything in it was made: an error of it is not lost.
  private let folder: OpenFile
  private var segment: OpenFile?
  private var checkpointFile: CheckpointFile
  private var hasher = SHA256()
  private var failure: JournalError?

  /// Opens a log for writing with one key, when nothing is remembered of it elsewhere.
  package init(
    directory: String, key: consuming SigningKey, in fileSystem: some FileSystem
  ) throws(JournalError) {
    try self.init(
      directory: directory, keys: SigningKeys(key, and: nil), remembered: [], in: fileSystem)
  }

  /// Opens a log for writing, moving an unfinished commit at its end to quarantine.
  ///
  /// Throws `wrongKey` and `keyMissing` before anything is touched, `busy` when another writer is open, `damaged`
  /// and `mismatchedCheckpoint` when the log is not to be written on, and `rolledBack` or `forked`
  /// when it is not what was signed before according to what is remembered elsewhere.
  package init(
    directory: String, keys: consuming SigningKeys, remembered: [RememberedCheckpoint],
    in fileSystem: some FileSystem, unless objection: TailObjection = { _ in nil }
  ) throws(JournalError) {
    let paths = LogPaths(directory: directory)
    let fileSystem = fileSystem.within(directory)
    try Self.check(keys, StoredLog.format(at: paths, in: fileSystem))
    let lock = try WriteLock(paths, in: fileSystem)
    let last = try lock.lastSegment()
    let segment: OpenFile?
    if let last { segment = try lock.hold(last, for: .append) } else { segment = nil }
    let stored = try StoredLog(paths, in: fileSystem)
    // Somebody may have retired a key while this writer waited for the lock.
    try Self.check(keys, stored.format)
    var contents = try stored.judged(verifying: .newest, for: .use)
    for checkpoint in remembered { try checkpoint.check(contents) }
    if let damage = objection(contents) { throw .damaged(damage) }
    try lock.check()
    try Self.checkHeld(last, contents)
    let recovered = try TailRepair(fileSystem).repair(&contents)
    var checkpointFile = CheckpointFile(paths, in: fileSystem)
    try Self.confirmNewest(contents, stored.published, &checkpointFile, in: fileSystem)
    do throws(DiskError) {
      folder = try OpenFile(paths.log, for: .directory, in: fileSystem)
    } catch { throw .disk(error) }
    self.contents = contents
    self.recovered = recovered
    self.fileSystem = fileSystem
    self.keys = keys
    self.lock = lock
    self.segment = segment
    self.checkpointFile = checkpointFile
  }

  /// Writes the lines, given without line feed, as one commit: all or nothing, and on the disk when
  /// this returns.
  package mutating func commit(_ lines: [[UInt8]]) throws(JournalError) -> CommitReceipt {
    if let failure { throw .writerStopped(after: failure) }
    let draft = try CommitDraft(lines, onto: contents, hasher: &hasher)
    do throws(JournalError) {
      let isNewSegment = try chooseSegment()
      let signed = try draft.signed(by: keys, origin: contents.origin)
      try requireOwn()
      try write(signed.bytes)
      try confirmWritten(toNewSegment: isNewSegment)
      contents.append(draft, signed)
      return receipt(for: draft, note: signed.note)
    } catch {
      failure = error
      throw error
    }
  }

  /// Replaces `format.json`; the keys it names are to be those that the entries name.
  package mutating func adopt(_ format: LogFormat) throws(JournalError) {
    if let failure { throw .writerStopped(after: failure) }
    do throws(JournalError) {
      try lock.check()
      do throws(DiskError) {
        try LogDirectory.replaceFormat(format, contents.paths, in: fileSystem)
      } catch { throw .disk(error) }
    } catch {
      failure = error
      throw error
    }
    contents.format = format
  }

  /// Makes sure that the last segment can take a commit and has the length this writer gave it.
  ///
  /// - Returns: Whether the directory entry of the segment may not be on the disk yet.
  private mutating func chooseSegment() throws(JournalError) -> Bool {
    guard contents.hasRoomInLastSegment, let last = contents.segments.last else {
      let path = contents.paths.segment(first: contents.entryCount)
      segment = try lock.hold(path, for: .createNew(permissions: 0o644))
      contents.beginSegment()
      return true
    }
    guard let file = segment?.id else { preconditionFailure("a last segment is always open") }
    let size: Int
    do throws(DiskError) { size = try fileSystem.size(of: file) } catch { throw .disk(error) }
    guard size == last.bytes.count else {
      throw .changedByOthers(
        path: last.path, expectedSize: last.bytes.count, foundSize: size)
    }
    return last.bytes.isEmpty
  }

  /// One write; when it fails a part may stand there, which is no commit.
  private mutating func write(_ bytes: [UInt8]) throws(JournalError) {
    guard let file = segment?.id else { preconditionFailure("a last segment is always open") }
    do throws(DiskError) { try fileSystem.append(bytes, to: file) } catch { throw .disk(error) }
  }

  /// One synchronisation, for a new segment also of its name; then a look whether it is in the log.
  ///
  /// By now the commit stands there for who reads, so whatever fails here throws `inDoubt`.
  private mutating func confirmWritten(toNewSegment isNew: Bool) throws(JournalError) {
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
  private mutating func requireOwn() throws(JournalError) {
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

  private mutating func receipt(for draft: borrowing CommitDraft, note: String) -> CommitReceipt {
    var trouble: JournalError?
    do throws(DiskError) {
      try checkpointFile.publish(note)
    } catch { trouble = .disk(error) }
    return CommitReceipt(
      firstSeq: draft.firstSeq, sizeAfter: Int(draft.edge.size), root: draft.root, note: note,
      checkpointFileTrouble: trouble)
  }
}

// MARK: - Opening

extension LogWriter {
  private static func check(
    _ keys: borrowing SigningKeys, _ format: LogFormat
  ) throws(JournalError) {
    let given = keys.verifierKeys
    for key in given where !format.keys.contains(key) {
      throw .wrongKey(given: key.text, expected: format.keys.map(\.text))
    }
    for key in format.keys where !given.contains(key) { throw .keyMissing(key: key.text) }
  }

  /// Throws unless the segment that is held is the last of the log as it was read.
  private static func checkHeld(
    _ held: String?, _ contents: borrowing LogContents
  ) throws(JournalError) {
    let last = contents.segments.last?.path
    guard held == last else { throw .replaced(path: last ?? held ?? contents.paths.log) }
  }

  /// Makes sure that the newest commit is on the disk before anything is answered or built on it; and so
  /// are the names of the log's files, as long as no commit proves it.
  ///
  /// A process that died between write and synchronisation, or whose synchronisation failed, leaves
  /// a commit that can be read and yet may vanish. After a failed synchronisation Linux calls the
  /// pages clean, so another fdatasync would do nothing: the same bytes are written again in the
  /// same place, which a crash cannot harm. Only the newest commit can be in doubt, and not when
  /// the file `checkpoint`, replaced after the synchronisation, names it.
  private static func confirmNewest(
    _ contents: LogContents, _ published: PublishedCheckpoint,
    _ checkpointFile: inout CheckpointFile, in fileSystem: any FileSystem
  ) throws(JournalError) {
    let newest = contents.commits.last
    if newest != nil, published.confirms(contents) { return }
    do throws(DiskError) {
      if let newest {
        let segment = contents.segments[newest.segment]
        let file = try OpenFile(segment.path, for: .update, in: fileSystem)
        try fileSystem.write(
          Array(segment.bytes[newest.bytes]), to: file.id, at: newest.bytes.lowerBound)
        try fileSystem.synchronize(file.id)
        try fileSystem.synchronizeDirectory(contents.paths.log)
      }
      try fileSystem.synchronizeDirectory(contents.paths.directory)
    } catch { throw .disk(error) }
    guard let newest, let note = contents.note(of: newest) else { return }
    // Derived: the next commit replaces it, and until then the next opening only does this again.
    do throws(DiskError) {
      try checkpointFile.publish(note)
    } catch {}
  }
}
