internal import Disk

/// The user's own folders, as the XDG Base Directory Specification (0.8) names them.
enum UserFolders {
  /// Where settings and keys go; `nil` when the process has no home.
  static var configuration: String? { folder("XDG_CONFIG_HOME", inHome: "/.config") }

  /// Where files go that may be deleted at any time; `nil` when the process has no home.
  static var cache: String? { folder("XDG_CACHE_HOME", inHome: "/.cache") }

  /// Relative paths do not count, says the specification.
  private static func folder(_ variable: String, inHome name: String) -> String? {
    do throws(UnreadableVariable) {
      if let path = try ProcessFacts.environment(variable), path.hasPrefix("/") { return path }
      if let home = try ProcessFacts.environment("HOME"), home.hasPrefix("/") {
        return home + name
      }
      return nil
    } catch {
      // `Environment.process` has refused it before anybody comes here; and never another folder than was meant.
      return nil
    }
  }
}

extension FileSystem {
  /// Makes a folder of the user with all those above it, closed to others; those there stay as
  /// they are.
  func makeUserFolder(_ folder: String) throws(DiskError) {
    for path in Self.path(to: folder) { try makeOne(path) }
  }

  private func makeOne(_ path: String) throws(DiskError) {
    guard try status(path) == nil else { return }
    do throws(DiskError) { try makeDirectory(path, permissions: 0o700) } catch {
      // Somebody else made it just now.
      guard error.kind == .alreadyExists else { throw error }
    }
  }

  /// The same, and from here on the folder and the names in it survive a power loss, whoever made them.
  func makeLastingUserFolder(_ folder: String) throws(DiskError) {
    var above = "/"
    for path in Self.path(to: folder) {
      try lasting(in: above, excusing: Self.isOfOthers) { () throws(DiskError) in
        try makeOne(path)
      }
      above = path
    }
    try lasting(in: above, excusing: Self.isOfOthers) {}
  }

  /// Where this user may not read or write, or a file system knows no synchronisation of folders (EINVAL,
  /// as autofs), nothing was made just now.
  private static func isOfOthers(_ error: DiskError) -> Bool {
    switch error.code {
    case .accessDenied, .notPermitted, .readOnlyFileSystem, .invalidArgument: true
    default: false
    }
  }

  /// Every folder from the root down to this one, without the root.
  private static func path(to folder: String) -> [String] {
    var paths: [String] = []
    for part in folder.split(separator: "/") { paths.append((paths.last ?? "") + "/" + part) }
    return paths
  }
}
