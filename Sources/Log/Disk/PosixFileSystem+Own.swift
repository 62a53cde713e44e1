import Glibc

// What this user made for himself, such as a cache: believed only when nobody else can have written it.

extension PosixFileSystem {
  /// Opens, looks and maps in one go, so that what was judged is what is read.
  package func mapOwn(_ path: String) throws(DiskError) -> FileBytes? {
    let flags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
    let found: Int32?
    do throws(DiskError) {
      found = try at(path, .open) { (place) throws(DiskError) -> Int32? in
        let descriptor = SystemCall.retryingInterrupts {
          unsafe openat(place.folder, place.name, flags)
        }
        // Nothing there, a link, or somebody else's.
        if descriptor < 0 && [ENOENT, ENOTDIR, ELOOP, EACCES].contains(errno) { return nil }
        try SystemCall.check(descriptor, .open, path)
        return descriptor
      }
    } catch {
      // The same of a folder on the way.
      if error.kind == .notFound || error.kind == .notPlain { return nil }
      throw error
    }
    guard let descriptor = found else { return nil }
    // The mapping stays when the file is closed, and nothing was written that closing could lose.
    defer { _ = Glibc.close(descriptor) }
    var facts = stat()
    try SystemCall.check(unsafe fstat(descriptor, &facts), .status, path)
    // A second name would let somebody else decide which of this user's files stands here.
    guard Self.isOwn(facts, S_IFREG), facts.st_nlink == 1 else { return nil }
    return try FileBytes(descriptor: descriptor, size: facts.st_size, path: path)
  }

  /// Whether it is a folder of this user that nobody else may write in; throws when that cannot be seen.
  package func isOwnFolder(_ path: String) throws(DiskError) -> Bool {
    try at(path, .status) { (place) throws(DiskError) in
      var facts = stat()
      let status = unsafe fstatat(place.folder, place.name, &facts, AT_SYMLINK_NOFOLLOW)
      try SystemCall.check(status, .status, path)
      return Self.isOwn(facts, S_IFDIR)
    }
  }

  /// Of this kind, of this user, and closed to writing by others.
  private static func isOwn(_ facts: stat, _ kind: mode_t) -> Bool {
    facts.st_mode & S_IFMT == kind && facts.st_uid == geteuid()
      && facts.st_mode & (S_IWGRP | S_IWOTH) == 0
  }
}
