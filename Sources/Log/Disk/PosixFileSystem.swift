import Glibc
import Synchronization

/// The file system of the machine; every failing call becomes a `DiskError` with its errno.
///
/// A call interrupted by a signal is repeated, except a synchronisation: after any failure of that
/// one, what is on the disk is unknown.
package struct PosixFileSystem: FileSystem {
  /// How often a lock that somebody else holds is tried again, ten milliseconds apart.
  private let lockRetries: Int
  /// Where what is found must be, without links on the way; nil for what users name.
  let root: String?
  private let openPaths: OpenPaths

  /// Waits at most `patience` milliseconds, ten by ten, for a lock that somebody else holds.
  package init(patience milliseconds: Int = 0) {
    self.init(lockRetries: milliseconds / 10, root: nil, openPaths: OpenPaths())
  }

  private init(lockRetries: Int, root: String?, openPaths: OpenPaths) {
    self.lockRetries = lockRetries
    self.root = root
    self.openPaths = openPaths
  }

  package func within(_ root: String) -> any FileSystem {
    PosixFileSystem(lockRetries: lockRetries, root: root, openPaths: openPaths)
  }

  package func open(_ path: String, for mode: OpenMode) throws(DiskError) -> FileID {
    try at(path, .open) { (place) throws(DiskError) in
      // Looked at before, for opening a device does something; and after, for it may be another by then.
      if mode != .directory, let facts = try place.status(.open), let code = facts.oddity(for: mode)
      {
        throw DiskError(operation: .open, path: path, code: code)
      }
      let (flags, permissions) = Self.flags(of: mode)
      let descriptor = SystemCall.retryingInterrupts {
        // A pipe that somebody put there just now must not make anybody wait for its other end.
        unsafe openat(
          place.folder, place.name, flags | place.noFollow | O_CLOEXEC | O_NONBLOCK, permissions)
      }
      if descriptor < 0 { throw place.failure(.open, errno, isFolder: mode == .directory) }
      do throws(DiskError) { try Self.check(descriptor, mode, path) } catch {
        _ = Glibc.close(descriptor)
        throw error
      }
      openPaths.note(path, for: Int(descriptor))
      return FileID(number: Int(descriptor))
    }
  }

  /// Refuses what was opened and is no plain file, and gives a lock file its permissions.
  private static func check(
    _ descriptor: Int32, _ mode: OpenMode, _ path: String
  ) throws(DiskError) {
    if mode == .directory { return }
    var facts = stat()
    try SystemCall.check(unsafe fstat(descriptor, &facts), .open, path)
    if let code = facts.oddity(for: mode) {
      throw DiskError(operation: .open, path: path, code: code)
    }
    if case .lockFile(let permissions) = mode, facts.st_uid == geteuid(),
      facts.st_mode & 0o777 != permissions
    {
      try SystemCall.check(fchmod(descriptor, permissions), .open, path)
    }
  }

  package func close(_ file: FileID) throws(DiskError) {
    defer { openPaths.forget(file.number) }
    // Never repeated: on Linux the descriptor is gone whatever close answers.
    try SystemCall.check(Glibc.close(descriptor(file)), .close, name(file))
  }

  package func size(of file: FileID) throws(DiskError) -> Int {
    var facts = stat()
    try SystemCall.check(unsafe fstat(descriptor(file), &facts), .size, name(file))
    return facts.st_size
  }

  package func read(_ file: FileID, at offset: Int, count: Int) throws(DiskError) -> [UInt8] {
    var failure: ErrorCode?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let rest = unsafe UnsafeMutableBufferPointer(rebasing: buffer[filled...])
        let got = SystemCall.retryingInterrupts {
          unsafe pread(descriptor(file), rest.baseAddress, rest.count, offset + filled)
        }
        if got < 0 { failure = ErrorCode(number: errno) }
        if got <= 0 { return }
        filled += got
      }
    }
    if let failure { throw DiskError(operation: .read, path: name(file), code: failure) }
    return bytes
  }

  package func append(_ bytes: [UInt8], to file: FileID) throws(DiskError) {
    try unsafe writeAll(bytes, to: file) { part, _ in
      unsafe Glibc.write(descriptor(file), part.baseAddress, part.count)
    }
  }

  package func write(_ bytes: [UInt8], to file: FileID, at offset: Int) throws(DiskError) {
    try unsafe writeAll(bytes, to: file) { part, done in
      unsafe pwrite(descriptor(file), part.baseAddress, part.count, offset + done)
    }
  }

  package func truncate(_ file: FileID, to size: Int) throws(DiskError) {
    try SystemCall.check(
      SystemCall.retryingInterrupts { ftruncate(descriptor(file), size) }, .truncate, name(file))
  }

  package func synchronizeData(_ file: FileID) throws(DiskError) {
    try SystemCall.check(fdatasync(descriptor(file)), .synchronize, name(file))
  }

  package func synchronize(_ file: FileID) throws(DiskError) {
    try SystemCall.check(fsync(descriptor(file)), .synchronize, name(file))
  }

  package func lock(_ file: FileID) throws(DiskError) {
    try waitForLock(file) { flock(descriptor(file), LOCK_EX | LOCK_NB) }
  }

  package func lockForWriting(_ file: FileID) throws(DiskError) {
    var all = Glibc.flock()
    all.l_type = Int16(F_WRLCK)
    all.l_whence = Int16(SEEK_SET)
    try waitForLock(file) { unsafe fcntl(descriptor(file), Self.lockOfDescription, &all) }
  }

  private func waitForLock(_ file: FileID, _ tryLock: () -> Int32) throws(DiskError) {
    var status = SystemCall.retryingInterrupts(tryLock)
    // EACCES too says that another holds it (fcntl_locking(2)).
    for _ in 0..<lockRetries where status != 0 && (errno == EWOULDBLOCK || errno == EACCES) {
      usleep(10_000)
      status = SystemCall.retryingInterrupts(tryLock)
    }
    guard status != 0 else { return }
    let code = errno == EACCES ? ErrorCode.wouldBlock : ErrorCode(number: errno)
    throw DiskError(operation: .lock, path: name(file), code: code)
  }

  /// F_OFD_SETLK: the lock belongs to what was opened, not to the process.
  private static let lockOfDescription: Int32 = 37

  package func isSame(_ file: FileID, at path: String) throws(DiskError) -> Bool {
    var facts = stat()
    try SystemCall.check(unsafe fstat(descriptor(file), &facts), .status, path)
    return try at(path, .status) { (place) throws(DiskError) in
      guard let found = try place.status(.status) else { return false }
      return found.st_dev == facts.st_dev && found.st_ino == facts.st_ino
    }
  }

  package func rename(_ path: String, to newPath: String) throws(DiskError) {
    try at(path, .rename) { (old) throws(DiskError) in
      try at(newPath, .rename) { (new) throws(DiskError) in
        let status = unsafe renameat(old.folder, old.name, new.folder, new.name)
        try SystemCall.check(status, .rename, path)
      }
    }
  }

  package func remove(_ path: String) throws(DiskError) {
    try at(path, .remove) { (place) throws(DiskError) in
      var status = unsafe unlinkat(place.folder, place.name, 0)
      if status != 0, errno == EISDIR {
        status = unsafe unlinkat(place.folder, place.name, AT_REMOVEDIR)
      }
      try SystemCall.check(status, .remove, path)
    }
  }

  package func makeDirectory(_ path: String, permissions: UInt32) throws(DiskError) {
    try at(path, .makeDirectory) { (place) throws(DiskError) in
      try SystemCall.check(
        unsafe mkdirat(place.folder, place.name, permissions), .makeDirectory, path)
    }
  }

  package func status(_ path: String) throws(DiskError) -> FileStatus? {
    let found: stat?
    do throws(DiskError) {
      found = try at(path, .status) { (place) throws(DiskError) in try place.status(.status) }
    } catch {
      // A folder on the way is not there.
      if error.kind == .notFound { return nil }
      throw error
    }
    guard let facts = found else { return nil }
    let access = FileAccess(
      isOwn: facts.st_uid == geteuid(), permissions: UInt32(facts.st_mode) & 0o7777)
    let version = FileVersion(
      device: UInt64(facts.st_dev), inode: UInt64(facts.st_ino),
      changedSeconds: Int64(facts.st_ctim.tv_sec), changedNanoseconds: Int64(facts.st_ctim.tv_nsec))
    return switch facts.st_mode & S_IFMT {
    case S_IFREG: FileStatus(kind: .file, size: facts.st_size, version: version, access: access)
    case S_IFDIR: FileStatus(kind: .directory, size: 0, version: version, access: access)
    default: FileStatus(kind: .other, size: 0, version: version, access: access)
    }
  }

  private static func flags(of mode: OpenMode) -> (flags: Int32, permissions: mode_t) {
    switch mode {
    case .read: (O_RDONLY, 0)
    case .append: (O_RDWR | O_APPEND, 0)
    case .update: (O_RDWR, 0)
    case .createNew(let permissions): (O_RDWR | O_APPEND | O_CREAT | O_EXCL, permissions)
    case .lockFile(let permissions): (O_RDWR | O_CREAT, permissions)
    case .directory: (O_RDONLY | O_DIRECTORY, 0)
    }
  }
}

// MARK: - System calls

extension PosixFileSystem {
  package func list(_ path: String) throws(DiskError) -> [String] {
    let directory: FileID
    do throws(DiskError) { directory = try open(path, for: .directory) } catch {
      throw DiskError(operation: .list, path: path, code: error.code)
    }
    // The stream owns the descriptor from here on.
    guard let stream = unsafe fdopendir(descriptor(directory)) else {
      let code = ErrorCode(number: errno)
      _ = Glibc.close(descriptor(directory))
      throw DiskError(operation: .list, path: path, code: code)
    }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else { break }
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    let code = errno
    if code != 0 { throw DiskError(operation: .list, path: path, code: ErrorCode(number: code)) }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Repeats a write until all bytes are out: a short one is no error, the next says why (disk
  /// full, limit).
  private func writeAll(
    _ bytes: [UInt8], to file: FileID, _ call: (UnsafeRawBufferPointer, _ done: Int) -> Int
  ) throws(DiskError) {
    let failure: ErrorCode? = unsafe bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[done...])
        let written = SystemCall.retryingInterrupts { unsafe call(rest, done) }
        if written < 0 { return ErrorCode(number: errno) }
        if written == 0 { return .inputOutput }
        done += written
      }
      return nil
    }
    if let failure { throw DiskError(operation: .write, path: name(file), code: failure) }
  }

  package func readToEnd(_ path: String, bytesMax: Int) throws(DiskError) -> [UInt8] {
    // Not without waiting: whoever named a pipe waits for what comes out of it.
    let descriptor = SystemCall.retryingInterrupts { unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC) }
    try SystemCall.check(descriptor, .open, path)
    defer { _ = Glibc.close(descriptor) }
    return try StandardStreams.readAll(descriptor, path, bytesMax: bytesMax)
  }

  package func temporaryPath(for path: String) -> String {
    let letters = String(UInt32.random(in: .min ... .max), radix: 16)
    return "\(path).\(String(repeating: "0", count: 8 - letters.count))\(letters).new"
  }

  private func descriptor(_ file: FileID) -> Int32 { Int32(truncatingIfNeeded: file.number) }

  /// The path of an open file as the kernel knows it, or where there is no /proc as it was opened; asked only to
  /// describe an error.
  private func name(_ file: FileID) -> String {
    SystemCall.linkTarget("/proc/self/fd/\(file.number)") ?? openPaths.path(of: file.number)
      ?? "descriptor \(file.number)"
  }
}

/// By which path each open file was opened.
private final class OpenPaths: Sendable {
  private let paths = Mutex<[Int: String]>([:])

  func note(_ path: String, for number: Int) { paths.withLock { $0[number] = path } }
  func forget(_ number: Int) { paths.withLock { $0[number] = nil } }
  func path(of number: Int) -> String? { paths.withLock { $0[number] } }
}
