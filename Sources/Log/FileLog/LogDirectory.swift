package import Crypto
package import Disk
package import Log

/// The folder of a log: whether one can be made there, and its `format.json`.
package enum LogDirectory {
  /// Makes an empty log that survives a power loss; the directory must be absent or empty.
  ///
  /// The key's name is the origin.
  package static func create(
    at directory: String, key: VerifierKey, in fileSystem: some FileSystem
  ) throws(LogError) {
    try LogCopy.write(
      LogContents(empty: directory, key: key), beside: nil, with: [], to: directory, in: fileSystem)
  }

  /// Throws `directoryNotEmpty`, with what stands there, unless the folder is absent or empty.
  package static func requireEmpty(
    _ directory: String, in fileSystem: some FileSystem
  ) throws(LogError) {
    let found: DirectoryOccupant?
    do throws(DiskError) { found = try occupant(of: directory, in: fileSystem) } catch {
      throw .disk(error)
    }
    if let found { throw .directoryNotEmpty(path: directory, holds: found) }
  }

  private static func occupant(
    of directory: String, in fileSystem: some FileSystem
  ) throws(DiskError) -> DirectoryOccupant? {
    let paths = LogPaths(directory: directory)
    let fileSystem = fileSystem.within(directory)
    guard try fileSystem.status(directory) != nil, try !fileSystem.list(directory).isEmpty else {
      return nil
    }
    if try fileSystem.status(paths.format) != nil { return .log }
    return try fileSystem.status(paths.log) != nil ? .unfinishedLog : .otherFiles
  }

  /// Puts another `format.json` in the place of the one there, at once and for good.
  ///
  /// The file system is that within the folder of the log.
  static func replaceFormat(
    _ format: LogFormat, _ paths: LogPaths, in fileSystem: any FileSystem
  ) throws(DiskError) {
    try fileSystem.putLasting(
      format.encoded, at: paths.format, in: paths.directory, permissions: 0o644)
  }
}
