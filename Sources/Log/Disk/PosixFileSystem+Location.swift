import Glibc

extension PosixFileSystem {
  /// A name in a folder that is held open, so that nobody can put another folder in its place.
  struct Location {
    /// The descriptor of the folder.
    let folder: Int32
    let name: String
    let path: String
    /// Whether a link may stand there: only where the user named it.
    let followsLinks: Bool

    var noFollow: Int32 { followsLinks ? 0 : O_NOFOLLOW }

    /// What stands there, or nil when nothing does.
    func status(_ operation: DiskError.Operation) throws(DiskError) -> stat? {
      var facts = stat()
      let flags = followsLinks ? 0 : AT_SYMLINK_NOFOLLOW
      if unsafe fstatat(folder, name, &facts, flags) == 0 { return facts }
      let code = errno
      if code == ENOENT { return nil }
      throw failure(operation, code, isFolder: false)
    }

    /// An error that says when a link is what was wrong: asked to open a folder without following links, Linux
    /// says that a link is no folder.
    func failure(_ operation: DiskError.Operation, _ number: Int32, isFolder: Bool) -> DiskError {
      var code = ErrorCode(number: number)
      var facts = stat()
      if isFolder, number == ENOTDIR, !followsLinks,
        unsafe fstatat(folder, name, &facts, AT_SYMLINK_NOFOLLOW) == 0,
        facts.st_mode & S_IFMT == S_IFLNK
      {
        code = .loop
      }
      return DiskError(operation: operation, path: path, code: code)
    }
  }

  /// Lends the place to which a path leads.
  ///
  /// Of what is found, each folder below the root is opened by itself, in the one above it and never through a
  /// link; so it does not matter who changes names meanwhile.
  func at<Result>(
    _ path: String, _ operation: DiskError.Operation,
    _ body: (Location) throws(DiskError) -> Result
  ) throws(DiskError) -> Result {
    let named = Location(folder: AT_FDCWD, name: path, path: path, followsLinks: true)
    guard let root else { return try body(named) }
    if path == root { return try body(named) }
    guard path.utf8.starts(with: root.utf8) else {
      throw DiskError(operation: operation, path: path, code: .outsideFolder)
    }
    // By bytes: to Swift a slash and the sign behind it may be one character.
    let slash = UInt8(ascii: "/")
    let below = path.utf8.dropFirst(root.utf8.count)
    let parts = below.split(separator: slash).map { String(decoding: $0, as: UTF8.self) }
    guard let name = parts.last else { return try body(named) }
    guard root.utf8.last == slash || below.first == slash,
      !parts.contains(where: { $0.utf8.elementsEqual("..".utf8) })
    else { throw DiskError(operation: operation, path: path, code: .outsideFolder) }
    var folder = try Self.folder(
      Location(folder: AT_FDCWD, name: root, path: root, followsLinks: true), operation)
    defer { _ = Glibc.close(folder) }
    for part in parts.dropLast() {
      let next = try Self.folder(
        Location(folder: folder, name: part, path: path, followsLinks: false), operation)
      _ = Glibc.close(folder)
      folder = next
    }
    return try body(Location(folder: folder, name: name, path: path, followsLinks: false))
  }

  /// O_PATH: the place in the tree, without looking into the folder.
  private static let onlyPath: Int32 = 0o10_000_000

  private static func folder(
    _ place: Location, _ operation: DiskError.Operation
  ) throws(DiskError) -> Int32 {
    let descriptor = SystemCall.retryingInterrupts {
      unsafe openat(place.folder, place.name, onlyPath | O_DIRECTORY | O_CLOEXEC | place.noFollow)
    }
    if descriptor < 0 { throw place.failure(operation, errno, isFolder: true) }
    return descriptor
  }
}

extension stat {
  /// Why this may not be opened as a file; nil when it may.
  func oddity(for mode: OpenMode) -> ErrorCode? {
    // Whatever it is, it is in the way, and opening says so.
    if case .createNew = mode, st_mode & S_IFMT != S_IFREG { return nil }
    switch st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: return .isDirectory
    case S_IFLNK: return .loop
    default: return .notPlainFile
    }
    switch mode {
    case .read, .directory: return nil
    case .append, .update, .createNew, .lockFile: return st_nlink > 1 ? .otherNames : nil
    }
  }
}
