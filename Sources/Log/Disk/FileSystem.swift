/// A token for a file or directory that a `FileSystem` holds open.
package struct FileID: Hashable, Sendable {
  package let number: Int

  package init(number: Int) { self.number = number }
}

/// What a file or directory is opened for.
///
/// A file is a plain file, or it is not opened: no folder, pipe or device. Whoever writes in one opens none
/// that has a second name, for that would write in another file.
package enum OpenMode: Equatable, Sendable {
  /// An existing file, for reading.
  case read
  /// An existing file, for reading and for `append`.
  case append
  /// An existing file, for reading, `write(at:)` and `truncate`.
  case update
  /// A file that must not exist yet, for `append`; `permissions` as in chmod (0o644).
  case createNew(permissions: UInt32)
  /// A file made when absent, whose contents are left as they are when present; only for `lock`.
  ///
  /// Of one's own it gets these permissions also when it was there: who can open it can hold its lock.
  case lockFile(permissions: UInt32)
  /// An existing directory, only for `synchronize`.
  case directory
}

/// What stands at a path.
package struct FileStatus: Equatable, Sendable {
  /// `other` is a link, when links are not followed, a pipe, a device or a socket.
  package enum Kind: Equatable, Sendable { case file, directory, other }

  /// What sort of thing it is.
  package var kind: Kind
  /// In bytes.
  package var size: Int
  /// Which file it is and when it last changed; nil where the file system cannot tell.
  package var version: FileVersion?
  /// Who may do what with it; nil where the file system knows no users.
  package var access: FileAccess?

  package init(kind: Kind, size: Int, version: FileVersion?, access: FileAccess?) {
    self.kind = kind
    self.size = size
    self.version = version
    self.access = access
  }
}

/// Whose a file or folder is, and who else may read or write it.
package struct FileAccess: Equatable, Sendable {
  /// Whether it is of the user as whom this process works.
  package let isOwn: Bool
  /// As in chmod: 0o600.
  package let permissions: UInt32

  package init(isOwn: Bool, permissions: UInt32) {
    self.isOwn = isOwn
    self.permissions = permissions
  }

  /// Whether the group or others may change it.
  package var isWritableByOthers: Bool { permissions & 0o022 != 0 }
  /// Whether the group or others may look into it.
  package var isReadableByOthers: Bool { permissions & 0o044 != 0 }
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

/// The file operations that the log needs, each one system call or a short loop over one.
///
/// Flat, with tokens instead of file objects: two real users, POSIX and the simulated disk of the
/// tests. Nothing here repeats a failed synchronisation: after one, the kernel may have dropped
/// what it could not write.
///
/// Where a path leads is somebody's word. A user may name a file or folder as he likes: by a link, in a
/// linked folder. What is *found*, in a log, beside the keys, in a cache, was perhaps put there by somebody
/// else: a clone of a repository brings links along. So whoever looks for things in a folder asks for
/// `within` first.
package protocol FileSystem: Sendable {
  /// The same file system, for what is found below a folder that somebody trusts or names: nothing there is reached
  /// through a link, and nothing outside the folder is reached at all.
  func within(_ root: String) -> any FileSystem
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
  /// Keeps other writers out of a file that was opened for writing, or fails at once with kind `.busy`; closing
  /// the file or dying lets them in.
  ///
  /// Another lock than that of `lock`, on the bytes themselves: who may only read cannot hold it.
  func lockForWriting(_ file: FileID) throws(DiskError)
  /// Whether the file that is open is still the one that stands at the path.
  func isSame(_ file: FileID, at path: String) throws(DiskError) -> Bool
  /// All bytes of what a user named, whatever it is (a pipe too), refusing more than `bytesMax`.
  func readToEnd(_ path: String, bytesMax: Int) throws(DiskError) -> [UInt8]
  /// A name beside the path that nobody has yet, for a file that will be renamed to it; ends in `.new`.
  func temporaryPath(for path: String) -> String
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
  /// By way of a new name beside it, so who reads sees the old bytes or the new ones. They survive a power loss
  /// from here on, the name once the folder is synchronised. When it fails, no part is left.
  package func putWhole(
    _ bytes: [UInt8], at path: String, permissions: UInt32
  ) throws(DiskError) {
    let new = temporaryPath(for: path)
    do throws(DiskError) {
      try writeNew(bytes, to: new, permissions: permissions)
      try rename(new, to: path)
    } catch {
      // What was wrong is told; that the part could not be taken away adds nothing.
      do throws(DiskError) { try remove(new) } catch {}
      throw error
    }
  }

  /// The same, and the name survives a power loss too.
  package func putLasting(
    _ bytes: [UInt8], at path: String, in folder: String, permissions: UInt32
  ) throws(DiskError) {
    try lasting(in: folder) { () throws(DiskError) in
      try putWhole(bytes, at: path, permissions: permissions)
    }
  }

  /// Changes names in a folder; what was changed survives a power loss from here on.
  ///
  /// The folder is open from before the change. The kernel may come to write it at any time, and an error of that is told
  /// to those who had the folder open by then (errseq_t in Linux); who opens it later may find that all is well.
  package func lasting<Result>(
    in folder: String, _ change: () throws(DiskError) -> Result
  ) throws(DiskError) -> Result {
    try lasting(in: folder, excusing: { _ in false }, change)
  }

  /// The same, where opening or synchronising the folder may fail with an error that is excused: then the names last
  /// when they come to last.
  package func lasting<Result>(
    in folder: String, excusing isExcused: (DiskError) -> Bool,
    _ change: () throws(DiskError) -> Result
  ) throws(DiskError) -> Result {
    let directory: OpenFile
    do throws(DiskError) { directory = try OpenFile(folder, for: .directory, in: self) } catch {
      guard isExcused(error) else { throw error }
      return try change()
    }
    let result = try change()
    do throws(DiskError) { try synchronize(directory.id) } catch {
      guard isExcused(error) else { throw error }
    }
    return result
  }

  /// Puts a whole file at a path where nothing may be yet.
  ///
  /// Takes the name with an empty file, which fails when there is one, and then puts the full file there. So
  /// no two writers can have the name, and nobody ever sees part of a file: all of it, or an empty one when this was
  /// cut off. When it fails, nothing is left there.
  package func putNew(
    _ bytes: [UInt8], at path: String, permissions: UInt32
  ) throws(DiskError) {
    do {
      let place = try OpenFile(path, for: .createNew(permissions: permissions), in: self)
      _ = place.id
    }
    do throws(DiskError) { try putWhole(bytes, at: path, permissions: permissions) } catch {
      do throws(DiskError) { try remove(path) } catch {}
      throw error
    }
  }

  /// The names in the directory survive a power loss from here on, whoever changed them before.
  ///
  /// Not for one's own changes: see `lasting`.
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

  /// Makes the file at a path when absent, and locks it; throws the kind `.busy` when another has it.
  ///
  /// What was locked is what stands there: somebody may take an empty file away, and then another has its name, and
  /// its own lock.
  package static func locked(
    _ path: String, permissions: UInt32, in fileSystem: any FileSystem
  ) throws(DiskError) -> OpenFile {
    for _ in 0..<100 {
      let file = try OpenFile(path, for: .lockFile(permissions: permissions), in: fileSystem)
      try fileSystem.lock(file.id)
      if try fileSystem.isSame(file.id, at: path) { return file }
    }
    throw DiskError(operation: .lock, path: path, code: .wouldBlock)
  }

  deinit {
    // Whatever must last was synchronised before, with its error reported; a failing close adds
    // nothing to that.
    do { try fileSystem.close(id) } catch {}
  }
}
