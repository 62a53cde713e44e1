package import Disk
package import Log

/// The two folders beside the files of a log with what others said of its checkpoints.
package struct EvidenceFolder: EvidenceStore {
  private let paths: LogPaths
  /// Within the folder of the log.
  private let fileSystem: any FileSystem

  init(_ paths: LogPaths, in fileSystem: any FileSystem) {
    self.paths = paths
    self.fileSystem = fileSystem.within(paths.directory)
  }

  /// Beside the log in a folder.
  package init(_ directory: String, in fileSystem: any FileSystem) {
    self.init(LogPaths(directory: directory), in: fileSystem)
  }

  private func path(_ kind: EvidenceKind) -> String { "\(paths.directory)/\(kind.folder)" }

  /// The paths of the two folders where something stands that is no folder, such as a link.
  package func oddFolders() throws(LogError) -> [String] {
    var odd: [String] = []
    for kind in EvidenceKind.allCases {
      do throws(DiskError) {
        if let status = try fileSystem.status(path(kind)), status.kind != .directory {
          odd.append(path(kind))
        }
      } catch { throw .disk(error) }
    }
    return odd
  }

  /// Throws `disk` of the kind `notPlain` when something stands there that is no folder.
  package func names(of kind: EvidenceKind) throws(LogError) -> [String] {
    do throws(DiskError) {
      let folder = path(kind)
      guard let status = try fileSystem.status(folder) else { return [] }
      guard status.kind == .directory else {
        throw DiskError(operation: .list, path: folder, code: .notDirectory)
      }
      return try fileSystem.list(folder)
    } catch { throw .disk(error) }
  }

  package func bytes(
    of kind: EvidenceKind, _ name: String, bytesMax: Int
  ) throws(LogError) -> [UInt8]? {
    let path = "\(path(kind))/\(name)"
    do throws(DiskError) {
      guard try fileSystem.status(path) != nil else { return nil }
      return try fileSystem.readWhole(path, bytesMax: bytesMax)
    } catch { throw .disk(error) }
  }

  package func keep(
    _ bytes: [UInt8], _ kind: EvidenceKind, as name: String
  ) throws(LogError) {
    let folder = path(kind)
    do throws(DiskError) {
      // Also when it is there: whoever made it may have been cut off before it would last.
      try fileSystem.lasting(in: paths.directory) { () throws(DiskError) in
        if try fileSystem.status(folder) == nil {
          try fileSystem.makeDirectory(folder, permissions: 0o755)
        }
      }
      try fileSystem.putLasting(bytes, at: "\(folder)/\(name)", in: folder, permissions: 0o644)
    } catch { throw .disk(error) }
  }
}
