package import Crypto
package import Disk

/// Making a new log.
package enum LogDirectory {
  /// Makes an empty log that survives a power loss; the directory must be absent or empty.
  ///
  /// The key's name is the origin. `format.json` comes last and at once: a directory without it is
  /// no log.
  package static func create(
    at directory: String, key: VerifierKey, in fileSystem: some FileSystem
  ) throws(JournalError) {
    let paths = LogPaths(directory: directory)
    guard let format = LogFormat(keys: [key], retired: []) else {
      preconditionFailure("one key agrees with itself")
    }
    do throws(DiskError) {
      try claim(directory, in: fileSystem)
      try fileSystem.makeDirectory(paths.log, permissions: 0o755)
      try fileSystem.synchronizeDirectory(paths.log)
      try write(format.encoded, paths, in: fileSystem)
      try fileSystem.synchronizeDirectory(directory)
      try fileSystem.synchronizeDirectory(paths.parent)
    } catch {
      throw error.kind == .alreadyExists ? .directoryNotEmpty(path: directory) : .disk(error)
    }
  }

  /// What `format.json` says of a log, without reading anything else of it.
  package static func format(
    of directory: String, in fileSystem: some FileSystem
  ) throws(JournalError) -> LogFormat {
    try StoredLog.format(at: LogPaths(directory: directory), in: fileSystem)
  }

  /// Puts another `format.json` in the place of the one there, at once and for good.
  static func replaceFormat(
    _ format: LogFormat, _ paths: LogPaths, in fileSystem: any FileSystem
  ) throws(DiskError) {
    do {
      let file = try OpenFile(
        paths.newFormat, for: .replace(permissions: 0o644), in: fileSystem)
      try fileSystem.append(format.encoded, to: file.id)
      try fileSystem.synchronize(file.id)
    }
    try fileSystem.rename(paths.newFormat, to: paths.format)
    try fileSystem.synchronizeDirectory(paths.directory)
  }

  /// Makes the directory, or finds it empty, or throws an error of kind `.alreadyExists`.
  static func claim(_ directory: String, in fileSystem: some FileSystem) throws(DiskError) {
    guard try fileSystem.status(directory) != nil else {
      return try fileSystem.makeDirectory(directory, permissions: 0o755)
    }
    guard try fileSystem.list(directory).isEmpty else {
      throw DiskError(operation: .makeDirectory, path: directory, code: .alreadyExists)
    }
  }

  private static func write(
    _ format: [UInt8], _ paths: LogPaths, in fileSystem: some FileSystem
  ) throws(DiskError) {
    let file = try OpenFile(paths.newFormat, for: .createNew(permissions: 0o644), in: fileSystem)
    try fileSystem.append(format, to: file.id)
    try fileSystem.synchronize(file.id)
    try fileSystem.rename(paths.newFormat, to: paths.format)
  }
}
