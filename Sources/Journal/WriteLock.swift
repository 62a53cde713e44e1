internal import Disk

/// Keeps other writers away from a log, for as long as it lives.
///
/// Two locks, for the first can be taken away: the file `lock` is empty, and whoever tidies a folder throws such
/// files away. Who comes then makes another one, and locks that. So what was locked must be what stands there, after
/// locking and again before writing; and a writer also holds the bytes of the last segment (`hold`), which nobody
/// throws away. Only who may write can hold either.
struct WriteLock: ~Copyable {
  private let file: OpenFile
  private let paths: LogPaths
  private let fileSystem: any FileSystem

  private static let triesMax = 100

  /// Takes the lock of the one writer; throws `busy` when another has it.
  ///
  /// The file system is that within the folder of the log.
  init(_ paths: LogPaths, in fileSystem: any FileSystem) throws(JournalError) {
    self.paths = paths
    self.fileSystem = fileSystem
    do throws(DiskError) {
      file = try Self.locked(paths, fileSystem)
    } catch {
      throw error.kind == .busy ? .busy(path: paths.lock) : .disk(error)
    }
  }

  private static func locked(
    _ paths: LogPaths, _ fileSystem: any FileSystem
  ) throws(DiskError) -> OpenFile {
    // Whoever may write in the folder may write in the log.
    let folder = try fileSystem.status(paths.directory)?.access?.permissions ?? 0
    let mode = OpenMode.lockFile(permissions: folder & 0o020 == 0 ? 0o600 : 0o660)
    for _ in 0..<triesMax {
      let file = try OpenFile(paths.lock, for: mode, in: fileSystem)
      try fileSystem.lock(file.id)
      if try fileSystem.isSame(file.id, at: paths.lock) { return file }
    }
    throw DiskError(operation: .lock, path: paths.lock, code: .wouldBlock)
  }

  /// Throws `replaced` when somebody took the file away or put another there: then others may write too.
  func check() throws(JournalError) {
    let isSame: Bool
    do throws(DiskError) { isSame = try fileSystem.isSame(file.id, at: paths.lock) } catch {
      throw .disk(error)
    }
    guard isSame else { throw .replaced(path: paths.lock) }
  }

  /// Opens a segment to write in it, and keeps others from doing so; throws `busy` when another does.
  func hold(_ path: String, for mode: OpenMode) throws(JournalError) -> OpenFile {
    do throws(DiskError) {
      let segment = try OpenFile(path, for: mode, in: fileSystem)
      try fileSystem.lockForWriting(segment.id)
      return segment
    } catch {
      throw error.kind == .busy ? .busy(path: path) : .disk(error)
    }
  }
}
