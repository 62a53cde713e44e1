internal import Disk
internal import Log

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

  /// Takes the lock of the one writer; throws `busy` when another has it.
  ///
  /// The file system is that within the folder of the log.
  init(_ paths: LogPaths, in fileSystem: any FileSystem) throws(LogError) {
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
    let permissions: UInt32 = folder & 0o020 == 0 ? 0o600 : 0o660
    return try OpenFile.locked(paths.lock, permissions: permissions, in: fileSystem)
  }

  /// Throws `replaced` when somebody took the file away or put another there: then others may write too.
  func check() throws(LogError) {
    let isSame: Bool
    do throws(DiskError) { isSame = try fileSystem.isSame(file.id, at: paths.lock) } catch {
      throw .disk(error)
    }
    guard isSame else { throw .replaced(path: paths.lock) }
  }

  /// Opens a segment to write in it, and keeps others from doing so; throws `busy` when another does.
  func hold(_ path: String, for mode: OpenMode) throws(LogError) -> OpenFile {
    do throws(DiskError) {
      let segment = try OpenFile(path, for: mode, in: fileSystem)
      try fileSystem.lockForWriting(segment.id)
      return segment
    } catch {
      switch error.kind {
      case .busy: throw .busy(path: path)
      case .notPlain where error.code != .otherNames: throw .damaged(.notPlain(path: path))
      default: throw .disk(error)
      }
    }
  }

  /// The last segment, as its name says; nil when there is none.
  ///
  /// To be held before the log is read: somebody whose lock was taken away may be in the middle of a write, and what
  /// stands there must not be judged before he is done.
  func lastSegment() throws(LogError) -> String? {
    do throws(DiskError) {
      let found = try fileSystem.list(paths.log).compactMap(Segment.firstSeq(inName:)).max()
      return found.map(paths.segment(first:))
    } catch {
      // Who reads the log says what is wrong with the folder.
      if error.kind == .notFound || error.kind == .notPlain { return nil }
      throw .disk(error)
    }
  }
}
