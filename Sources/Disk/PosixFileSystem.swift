import Glibc

/// The file system of the machine; every failing call becomes a `DiskError` with its errno.
///
/// A call interrupted by a signal is repeated, except a synchronisation: after any failure of that
/// one, what is on the disk is unknown.
package struct PosixFileSystem: FileSystem {
  /// How often a lock that somebody else holds is tried again, ten milliseconds apart.
  private let lockRetries: Int

  /// Waits at most `patience` milliseconds, ten by ten, for a lock that somebody else holds.
  package init(patience milliseconds: Int = 0) { lockRetries = milliseconds / 10 }

  package func open(_ path: String, for mode: OpenMode) throws(DiskError) -> FileID {
    let (flags, permissions) = Self.flags(of: mode)
    let descriptor = SystemCall.retryingInterrupts {
      // A pipe that somebody put in the place of a file must not make anybody wait for its other end.
      unsafe Glibc.open(path, flags | O_CLOEXEC | O_NONBLOCK, permissions)
    }
    try SystemCall.check(descriptor, .open, path)
    return FileID(number: Int(descriptor))
  }

  package func close(_ file: FileID) throws(DiskError) {
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
    var status = tryLock(file)
    for _ in 0..<lockRetries where status != 0 && errno == EWOULDBLOCK {
      usleep(10_000)
      status = tryLock(file)
    }
    try SystemCall.check(status, .lock, name(file))
  }

  private func tryLock(_ file: FileID) -> Int32 {
    SystemCall.retryingInterrupts { flock(descriptor(file), LOCK_EX | LOCK_NB) }
  }

  package func rename(_ path: String, to newPath: String) throws(DiskError) {
    try SystemCall.check(unsafe Glibc.rename(path, newPath), .rename, path)
  }

  package func remove(_ path: String) throws(DiskError) {
    try SystemCall.check(unsafe Glibc.remove(path), .remove, path)
  }

  package func makeDirectory(_ path: String, permissions: UInt32) throws(DiskError) {
    try SystemCall.check(unsafe mkdir(path, permissions), .makeDirectory, path)
  }

  package func status(_ path: String) throws(DiskError) -> FileStatus? {
    var facts = stat()
    let answer = unsafe stat(path, &facts)
    if answer != 0 && errno == ENOENT { return nil }
    try SystemCall.check(answer, .status, path)
    let version = FileVersion(
      device: UInt64(facts.st_dev), inode: UInt64(facts.st_ino),
      changedSeconds: Int64(facts.st_ctim.tv_sec), changedNanoseconds: Int64(facts.st_ctim.tv_nsec))
    return switch facts.st_mode & S_IFMT {
    case S_IFREG: FileStatus(kind: .file, size: facts.st_size, version: version)
    case S_IFDIR: FileStatus(kind: .directory, size: 0, version: version)
    default: FileStatus(kind: .other, size: 0, version: version)
    }
  }

  private static func flags(of mode: OpenMode) -> (flags: Int32, permissions: mode_t) {
    switch mode {
    case .read: (O_RDONLY, 0)
    case .append: (O_RDWR | O_APPEND, 0)
    case .update: (O_RDWR, 0)
    case .createNew(let permissions): (O_RDWR | O_APPEND | O_CREAT | O_EXCL, permissions)
    case .replace(let permissions): (O_WRONLY | O_APPEND | O_CREAT | O_TRUNC, permissions)
    case .lockFile(let permissions): (O_RDWR | O_CREAT, permissions)
    case .directory: (O_RDONLY | O_DIRECTORY, 0)
    }
  }
}

// MARK: - System calls

extension PosixFileSystem {
  package func list(_ path: String) throws(DiskError) -> [String] {
    guard let stream = unsafe opendir(path) else {
      throw DiskError(operation: .list, path: path, code: ErrorCode(number: errno))
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

  private func descriptor(_ file: FileID) -> Int32 { Int32(truncatingIfNeeded: file.number) }

  /// The path of an open file as the kernel knows it; asked only to describe an error.
  private func name(_ file: FileID) -> String {
    SystemCall.linkTarget("/proc/self/fd/\(file.number)") ?? "descriptor \(file.number)"
  }
}
