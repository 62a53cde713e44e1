/// A token for a file or directory that a `FileSystem` holds open.
package struct FileID: Hashable, Sendable {
  package let number: Int

  package init(number: Int) { self.number = number }
}

/// What a file or directory is opened for.
package enum OpenMode: Equatable, Sendable {
  /// An existing file, for reading.
  case read
  /// An existing file, for reading and for `append`.
  case append
  /// An existing file, for reading, `write(at:)` and `truncate`.
  case update
  /// A file that must not exist yet, for `append`; `permissions` as in chmod (0o644).
  case createNew(permissions: UInt32)
  /// A new or emptied file, for `append`; `permissions` count only when it is new.
  case replace(permissions: UInt32)
  /// A file made when absent and left as it is when present; only for `lock`.
  case lockFile(permissions: UInt32)
  /// An existing directory, only for `synchronize`.
  case directory
}

/// What stands at a path.
package struct FileStatus: Equatable, Sendable {
  package enum Kind: Equatable, Sendable { case file, directory, other }

  package var kind: Kind
  /// In bytes.
  package var size: Int
  /// Which file it is and when it last changed; nil where the file system cannot tell.
  package var version: FileVersion?

  package init(kind: Kind, size: Int, version: FileVersion?) {
    self.kind = kind
    self.size = size
    self.version = version
  }
}

/// Changes whenever a file's bytes are written, cut or replaced, by whatever program.
package struct FileVersion: Hashable, Sendable {
  package let device: UInt64
  package let inode: UInt64
  /// Of the last change of contents or metadata (ctime, which programs cannot set).
  package let changedSeconds: Int64
  package let changedNanoseconds: Int64

  package init(
    device: UInt64, inode: UInt64, changedSeconds: Int64, changedNanoseconds: Int64
  ) {
    self.device = device
    self.inode = inode
    self.changedSeconds = changedSeconds
    self.changedNanoseconds = changedNanoseconds
  }
}

/// The file operations the journal needs, each one system call or a short loop over one.
///
/// Flat, with tokens instead of file objects: two real users, POSIX and the simulated disk of the
/// tests. Nothing here repeats a failed synchronisation: after one, the kernel may have dropped
/// what it could not write.
package protocol FileSystem: Sendable {
  func open(_ path: String, for mode: OpenMode) throws(DiskError) -> FileID
  func close(_ file: FileID) throws(DiskError)
  /// The current size in bytes.
  func size(of file: FileID) throws(DiskError) -> Int
  /// Up to `count` bytes from `offset`; fewer only at the end of the file.
  func read(_ file: FileID, at offset: Int, count: Int) throws(DiskError) -> [UInt8]
  /// The bytes of a file that is only ever replaced whole (see `FileBytes`); nil when none stands there, or one that
  /// is not plain, not of this user, open to writing by others, or has a second name.
  func mapOwn(_ path: String) throws(DiskError) -> FileBytes?
  /// Whether a folder that is there is no link, is of this user and is closed to writing by others.
  func isOwnFolder(_ path: String) throws(DiskError) -> Bool
  /// Puts all bytes at the end of the file; after an error a part of them may stand there.
  func append(_ bytes: [UInt8], to file: FileID) throws(DiskError)
  /// Puts all bytes at `offset`; after an error a part of them may stand there.
  func write(_ bytes: [UInt8], to file: FileID, at offset: Int) throws(DiskError)
  func truncate(_ file: FileID, to size: Int) throws(DiskError)
  /// Contents and size survive a power loss from here on (fdatasync).
  func synchronizeData(_ file: FileID) throws(DiskError)
  /// The file with its metadata, or the names in a directory, survive a power loss from here on
  /// (fsync).
  func synchronize(_ file: FileID) throws(DiskError)
  /// Takes the exclusive lock or fails at once with kind `.busy`; closing the file or dying
  /// releases it.
  func lock(_ file: FileID) throws(DiskError)
  /// Puts the file at `path` under `newPath`, replacing what stood there, atomically.
  func rename(_ path: String, to newPath: String) throws(DiskError)
  func remove(_ path: String) throws(DiskError)
  func makeDirectory(_ path: String, permissions: UInt32) throws(DiskError)
  /// The names in a directory, sorted by their bytes, without `.` and `..`.
  func list(_ path: String) throws(DiskError) -> [String]
  /// What stands at the path, or nil when nothing does; any other trouble is thrown.
  func status(_ path: String) throws(DiskError) -> FileStatus?
}

extension FileSystem {
  /// The bytes of the file as it is now, refusing one larger than `bytesMax`.
  package func readWhole(_ path: String, bytesMax: Int) throws(DiskError) -> [UInt8] {
    let file = try OpenFile(path, for: .read, in: self)
    let size = try size(of: file.id)
    guard size <= bytesMax else {
      throw DiskError(operation: .read, path: path, code: .fileTooLarge)
    }
    return try read(file.id, at: 0, count: size)
  }

  /// Makes a file that must not exist yet; its bytes survive a power loss from here on, its name once the
  /// folder is synchronised.
  package func writeNew(
    _ bytes: [UInt8], to path: String, permissions: UInt32 = 0o644
  ) throws(DiskError) {
    let file = try OpenFile(path, for: .createNew(permissions: permissions), in: self)
    try append(bytes, to: file.id)
    try synchronize(file.id)
  }

  /// Puts a whole file in the place of the one there, if any.
  ///
  /// By way of `path.new`, so who reads sees the old bytes or the new ones. They survive a power loss from
  /// here on, the name once the folder is synchronised.
  package func putWhole(
    _ bytes: [UInt8], at path: String, permissions: UInt32
  ) throws(DiskError) {
    let new = path + ".new"
    do {
      let file = try OpenFile(new, for: .replace(permissions: permissions), in: self)
      try append(bytes, to: file.id)
      try synchronize(file.id)
    }
    try rename(new, to: path)
  }

  /// Puts a whole file at a path where nothing may be yet, by way of `path.new`, where nothing may be either.
  ///
  /// Takes the name with an empty file, which fails when there is one, and then puts the full file there. So
  /// no two writers can have the name, and nobody ever sees part of a file: all of it, or an empty one when this was
  /// cut off. When it fails, nothing is left there.
  package func putNew(_ bytes: [UInt8], at path: String) throws(DiskError) {
    do {
      let place = try OpenFile(path, for: .createNew(permissions: 0o644), in: self)
      _ = place.id
    }
    let new = path + ".new"
    do throws(DiskError) {
      try writeNew(bytes, to: new)
      try rename(new, to: path)
    } catch {
      // What was wrong is told; that the empty files could not be taken away adds nothing. What could not be
      // opened is not of this call.
      if error.operation != .open { do throws(DiskError) { try remove(new) } catch {} }
      do throws(DiskError) { try remove(path) } catch {}
      throw error
    }
  }

  /// The names in the directory survive a power loss from here on.
  package func synchronizeDirectory(_ path: String) throws(DiskError) {
    let directory = try OpenFile(path, for: .directory, in: self)
    try synchronize(directory.id)
  }
}

/// Owns one open file and closes it when it goes out of scope.
package struct OpenFile: ~Copyable {
  package let id: FileID
  package let path: String
  private let fileSystem: any FileSystem

  package init(
    _ path: String, for mode: OpenMode, in fileSystem: some FileSystem
  ) throws(DiskError) {
    id = try fileSystem.open(path, for: mode)
    self.path = path
    self.fileSystem = fileSystem
  }

  deinit {
    // Whatever must last was synchronised before, with its error reported; a failing close adds
    // nothing to that.
    do { try fileSystem.close(id) } catch {}
  }
}
