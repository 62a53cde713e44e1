internal import Disk

/// Keeps the file `checkpoint` at the newest signed note, without waiting for the disk.
///
/// The first time, a new file takes the place of the old one by renaming. After that this writer
/// writes over its own file: replacing one costs three more disk operations at the next
/// synchronisation, and made a commit four times as slow (ext4). Whoever reads at that very moment
/// may see half of the old note and half of the new one; no key signed that, so it is taken for no
/// note, never for a wrong one.
struct CheckpointFile: ~Copyable {
  private let paths: LogPaths
  private let fileSystem: any FileSystem
  private var file: OpenFile?
  private var byteCount = 0

  /// The file system is that within the folder of the log.
  init(_ paths: LogPaths, in fileSystem: any FileSystem) {
    self.paths = paths
    self.fileSystem = fileSystem
  }

  mutating func publish(_ note: String) throws(DiskError) {
    let bytes = Array(note.utf8)
    // A shorter note would leave the end of the longer one behind it.
    if let file = file?.id, bytes.count >= byteCount {
      byteCount = bytes.count
      try fileSystem.write(bytes, to: file, at: 0)
    } else {
      try replace(with: bytes)
    }
  }

  private mutating func replace(with bytes: [UInt8]) throws(DiskError) {
    file = nil
    let path = fileSystem.temporaryPath(for: paths.checkpoint)
    do throws(DiskError) {
      let new = try OpenFile(path, for: .createNew(permissions: 0o644), in: fileSystem)
      try fileSystem.append(bytes, to: new.id)
      try fileSystem.rename(path, to: paths.checkpoint)
    } catch {
      do throws(DiskError) { try fileSystem.remove(path) } catch {}
      throw error
    }
    file = try OpenFile(paths.checkpoint, for: .update, in: fileSystem)
    byteCount = bytes.count
  }
}
