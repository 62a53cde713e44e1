internal import Disk

/// The user's own folders, as the XDG Base Directory Specification (0.8) names them.
enum UserFolders {
  /// Where settings and keys go; `nil` when the process has no home.
  static var configuration: String? { folder("XDG_CONFIG_HOME", inHome: "/.config") }

  /// Where files go that may be deleted at any time; `nil` when the process has no home.
  static var cache: String? { folder("XDG_CACHE_HOME", inHome: "/.cache") }

  /// Relative paths do not count, says the specification.
  private static func folder(_ variable: String, inHome name: String) -> String? {
    if let path = ProcessFacts.environment(variable), path.hasPrefix("/") { return path }
    if let home = ProcessFacts.environment("HOME"), home.hasPrefix("/") { return home + name }
    return nil
  }
}

extension FileSystem {
  /// Makes a folder of the user with all those above it, closed to others; those there stay as
  /// they are.
  func makeUserFolder(_ folder: String) throws(DiskError) {
    var path = ""
    for part in folder.split(separator: "/") {
      path += "/" + part
      if try status(path) == nil { try makeDirectory(path, permissions: 0o700) }
    }
  }
}
