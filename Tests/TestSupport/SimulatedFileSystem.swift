package import Disk
import Synchronization

/// A disk in memory that fails where it is told to, and forgets what was not synchronised when it
/// crashes.
///
/// Faults it injects: any operation (closing excepted) fails once or from then on with a given
/// error, a write after half of its bytes; a failed synchronisation leaves the bytes readable and
/// never on the disk, as Linux does. A crash keeps all, none or some sectors of what was written
/// and not synchronised, of each file for itself and in any order; a file may have grown by sectors that never
/// came to the disk and read as zeros. Of the names made, renamed and removed in a directory since it was
/// last synchronised, each change survives or not, whatever became of the bytes: so a renamed file may be
/// empty. A change of names may fail in the background, and then only those hear of it who had the folder open.
/// A rename is never half done. It never loses or changes what was synchronised, and a sector of 512
/// bytes is never torn.
package final class SimulatedFileSystem: FileSystem {
  private let disk: Mutex<SimulatedDisk>

  package init() { disk = Mutex(SimulatedDisk()) }

  /// How many operations were counted so far; the next has this number.
  package var operationCount: Int { disk.withLock { $0.operations.count } }

  /// Each operation so far, as `name path`.
  package var operations: [String] { disk.withLock { $0.operations } }

  /// Lets the operation with this number fail.
  package func fail(at operation: Int, _ fault: Fault) {
    disk.withLock { $0.fault = (operation, fault) }
  }

  /// Ends all faults.
  package func heal() { disk.withLock { $0.fault = nil } }

  /// Ends every process: open files and locks are gone; what was not synchronised fares as told.
  package func crash(_ loss: CrashLoss) { disk.withLock { $0.crash(loss) } }

  /// The bytes of a file as a process reads them; nil when absent.
  package func bytes(at path: String) -> [UInt8]? {
    disk.withLock { disk in disk.inode(at: path)?.visible }
  }

  /// Puts a file there, on the disk at once, as if from outside.
  package func place(_ bytes: [UInt8], at path: String) {
    disk.withLock { $0.place(bytes, at: path) }
  }

  /// Shows the next readers of a file, one after the other, these bytes: as who reads while another writes
  /// may see some of the old and some of the new.
  package func show(_ glimpses: [[UInt8]], of path: String) {
    disk.withLock { $0.glimpses[path] = glimpses }
  }

  /// Takes a file or empty directory away, on the disk at once, as if from outside.
  package func erase(_ path: String) { disk.withLock { $0.erase(path) } }

  /// A disk of its own with the same contents, all of it synchronised, nothing open, no faults.
  package func copy() -> SimulatedFileSystem {
    let copied = SimulatedFileSystem()
    let settled = disk.withLock { disk in
      var settled = disk
      settled.crash(.nothing)
      settled.settle()
      settled.operations = []
      settled.fault = nil
      return settled
    }
    copied.disk.withLock { $0 = settled }
    return copied
  }

  /// All paths as a process sees them.
  package var paths: [String] { disk.withLock { $0.names.keys.sorted() } }
}

/// What an injected fault does.
package struct Fault: Sendable, CustomStringConvertible {
  package enum Duration: Sendable, CaseIterable { case once, fromThenOn }

  package enum Effect: Sendable, CaseIterable {
    /// Nothing is done; a synchronisation forgets what it should have brought to the disk.
    case refusal
    /// The same, but a write puts half of its bytes first.
    case halfWrite
    /// Nothing is done or forgotten: the process ends here. Followed by `crash`.
    case death
    /// A change of names is done, and does not come to the disk when the kernel comes to it, at once: that is told at the
    /// next synchronisation of the folder to who had it open by now. To who opens it later all is well.
    case background
  }

  package var duration: Duration
  package var effect: Effect
  package var code: ErrorCode

  package init(_ duration: Duration, _ effect: Effect, _ code: ErrorCode) {
    self.duration = duration
    self.effect = effect
    self.code = code
  }

  package var description: String { "\(effect) \(duration), \(code)" }
}

/// What a crash takes away of what was not synchronised.
package enum CrashLoss: Sendable {
  /// The process dies, the machine goes on.
  case nothing
  case everythingUnsynchronized
  /// Each sector and each directory entry by the throw of a die.
  case some(seed: UInt64)
}

extension SimulatedFileSystem {
  /// There are no links on this disk, so nothing found leads elsewhere.
  package func within(_ root: String) -> any FileSystem { self }

  package func lockForWriting(_ file: FileID) throws(DiskError) {
    try disk.withLock { disk throws(DiskError) in try disk.lockForWriting(file) }
  }

  package func isSame(_ file: FileID, at path: String) throws(DiskError) -> Bool {
    try disk.withLock { disk throws(DiskError) in
      let handle = try disk.handle(file, .status)
      try disk.begin(.status, path)
      return disk.names[path] == .file(inode: handle.inode)
    }
  }

  package func readToEnd(_ path: String, bytesMax: Int) throws(DiskError) -> [UInt8] {
    try readWhole(path, bytesMax: bytesMax)
  }

  package func temporaryPath(for path: String) -> String {
    disk.withLock { $0.temporaryPath(for: path) }
  }

  package func open(_ path: String, for mode: OpenMode) throws(DiskError) -> FileID {
    try disk.withLock { disk throws(DiskError) in try disk.open(path, for: mode) }
  }

  package func close(_ file: FileID) throws(DiskError) {
    try disk.withLock { disk throws(DiskError) in try disk.close(file) }
  }

  package func size(of file: FileID) throws(DiskError) -> Int {
    try disk.withLock { disk throws(DiskError) in
      let path = try disk.handle(file, .size).path
      try disk.begin(.size, path)
      let bytes = try disk.inode(of: file, .size).visible
      return disk.glimpses[path]?.first?.count ?? bytes.count
    }
  }

  package func read(_ file: FileID, at offset: Int, count: Int) throws(DiskError) -> [UInt8] {
    try disk.withLock { disk throws(DiskError) in
      let path = try disk.handle(file, .read).path
      try disk.begin(.read, path)
      var bytes = try disk.inode(of: file, .read).visible
      if let glimpses = disk.glimpses[path], let first = glimpses.first {
        bytes = first
        disk.glimpses[path] = Array(glimpses.dropFirst())
      }
      return Array(bytes.dropFirst(offset).prefix(count))
    }
  }

  package func mapOwn(_ path: String) throws(DiskError) -> FileBytes? {
    guard try status(path)?.kind == .file else { return nil }
    let file = try OpenFile(path, for: .read, in: self)
    return FileBytes(try read(file.id, at: 0, count: try size(of: file.id)))
  }

  package func isOwnFolder(_ path: String) throws(DiskError) -> Bool {
    try status(path)?.kind == .directory
  }

  package func append(_ bytes: [UInt8], to file: FileID) throws(DiskError) {
    try disk.withLock { disk throws(DiskError) in
      let end = try disk.inode(of: file, .write).visible.count
      try disk.write(bytes, to: file, at: end)
    }
  }

  package func write(_ bytes: [UInt8], to file: FileID, at offset: Int) throws(DiskError) {
    try disk.withLock { disk throws(DiskError) in try disk.write(bytes, to: file, at: offset) }
  }

  package func truncate(_ file: FileID, to size: Int) throws(DiskError) {
    try disk.withLock { disk throws(DiskError) in
      let handle = try disk.handle(file, .truncate)
      try disk.begin(.truncate, handle.path)
      disk.inodes[handle.inode]?.truncate(to: size)
    }
  }

  package func synchronizeData(_ file: FileID) throws(DiskError) {
    try disk.withLock { disk throws(DiskError) in try disk.synchronize(file) }
  }

  package func synchronize(_ file: FileID) throws(DiskError) {
    try disk.withLock { disk throws(DiskError) in try disk.synchronize(file) }
  }

  package func lock(_ file: FileID) throws(DiskError) {
    try disk.withLock { disk throws(DiskError) in try disk.lock(file) }
  }

  package func rename(_ path: String, to newPath: String) throws(DiskError) {
    try disk.withLock { disk throws(DiskError) in try disk.rename(path, to: newPath) }
  }

  package func remove(_ path: String) throws(DiskError) {
    try disk.withLock { disk throws(DiskError) in try disk.remove(path) }
  }

  package func makeDirectory(_ path: String, permissions: UInt32) throws(DiskError) {
    try disk.withLock { disk throws(DiskError) in try disk.makeDirectory(path) }
  }

  package func list(_ path: String) throws(DiskError) -> [String] {
    try disk.withLock { disk throws(DiskError) in
      try disk.begin(.list, path)
      guard disk.names[path] == .directory else {
        throw DiskError(operation: .list, path: path, code: .notFound)
      }
      return disk.names.keys.filter { SimulatedDisk.parent(of: $0) == path }
        .map { String($0.dropFirst(path == "/" ? 1 : path.count + 1)) }
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
  }

  package func status(_ path: String) throws(DiskError) -> FileStatus? {
    try disk.withLock { disk throws(DiskError) in
      try disk.begin(.status, path)
      switch disk.names[path] {
      case nil: return nil
      case .directory: return FileStatus(kind: .directory, size: 0, version: nil, access: nil)
      case .file(let number):
        let inode = disk.inodes[number]
        return FileStatus(
          kind: .file, size: inode?.visible.count ?? 0,
          version: FileVersion(
            device: 0, inode: UInt64(number), changedSeconds: 0,
            changedNanoseconds: inode?.changes ?? 0),
          access: nil)
      }
    }
  }
}
