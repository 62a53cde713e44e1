internal import Disk
internal import Log

/// Takes an unfinished commit off the end of the log: first a copy that lasts, then the cut.
struct TailRepair {
  private let fileSystem: any FileSystem
  private let paths: LogPaths

  /// The file system is that within the folder of the log; the caller keeps other writers away.
  init(_ fileSystem: any FileSystem, _ paths: LogPaths) {
    self.fileSystem = fileSystem
    self.paths = paths
  }

  /// Makes the tail `.clean` or throws `mismatchedCheckpoint`.
  func repair(_ contents: inout LogContents) throws(LogError) -> RecoveryReport? {
    switch contents.tail {
    case .clean: return nil
    case .mismatchedCheckpoint(let place, let mismatch):
      throw .mismatchedCheckpoint(place, mismatch)
    case .unfinished(let bytes, let lines, let place):
      try requireQuarantine()
      do throws(DiskError) {
        let quarantine = try moveAway(contents, bytes: bytes, from: place)
        contents.tail = .clean
        return RecoveryReport(place: place, bytes: bytes, lines: lines, quarantine: quarantine)
      } catch { throw .disk(error) }
    }
  }

  /// Throws `noQuarantine` when something stands in its place: what is cut must be kept somewhere first.
  private func requireQuarantine() throws(LogError) {
    let found: FileStatus?
    do throws(DiskError) { found = try fileSystem.status(paths.quarantine) } catch {
      throw .disk(error)
    }
    if let found, found.kind != .directory { throw .noQuarantine(path: paths.quarantine) }
  }

  private func moveAway(
    _ contents: LogContents, bytes count: Int, from place: Place
  ) throws(DiskError) -> String {
    guard let last = contents.segments.last, last.path == place.path else {
      preconditionFailure("an unfinished commit stands in the last segment")
    }
    let segment = try OpenFile(place.path, for: .update, in: fileSystem)
    let tail = try fileSystem.read(segment.id, at: place.offset, count: count)
    let quarantine = try keep(tail, segment: last.firstSeq, offset: place.offset)
    try fileSystem.truncate(segment.id, to: place.offset)
    try fileSystem.synchronize(segment.id)
    return quarantine
  }

  /// Copies the bytes to a file of their own that survives a power loss; an equal copy there will
  /// do.
  private func keep(
    _ tail: [UInt8], segment: Int, offset: Int
  ) throws(DiskError) -> String {
    try fileSystem.lasting(in: paths.directory) { () throws(DiskError) in
      if try fileSystem.status(paths.quarantine) == nil {
        try fileSystem.makeDirectory(paths.quarantine, permissions: 0o755)
      }
    }
    var copy = 1
    var path = paths.torn(segment: segment, offset: offset, copy: copy)
    while let found = try fileSystem.status(path) {
      if found.kind == .file, found.size == tail.count,
        try fileSystem.readWhole(path, bytesMax: tail.count) == tail
      {
        break
      }
      copy += 1
      path = paths.torn(segment: segment, offset: offset, copy: copy)
    }
    // Also in the place of an equal copy: an interrupted repair may not have synchronised it.
    try fileSystem.putLasting(tail, at: path, in: paths.quarantine, permissions: 0o644)
    return path
  }
}
