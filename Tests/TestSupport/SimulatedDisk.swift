internal import Disk

/// The state behind a `SimulatedFileSystem`: names and inodes, as processes see them and as the
/// disk has them.
struct SimulatedDisk {
  enum Node: Equatable {
    case directory
    case file(inode: Int)
  }

  struct Handle {
    var path: String
    var inode: Int
    var isDirectory: Bool
  }

  /// One change of what a directory holds; a rename is never half done.
  enum NameChange {
    case put(String, Node)
    case remove(String)
    case rename(String, to: String)

    var path: String {
      switch self {
      case .put(let path, _), .remove(let path), .rename(_, to: let path): path
      }
    }
  }

  private(set) var names: [String: Node] = ["/": .directory]
  private var durableNames: [String: Node] = ["/": .directory]
  /// What was changed since the directory was last synchronised, in order.
  private var nameChanges: [NameChange] = []
  /// What could not be brought to the disk, and the folders that were open then: they are still to be told.
  private var failedChanges: [NameChange] = []
  private var untold: Set<FileID> = []
  var inodes: [Int: SimulatedInode] = [:]
  var handles: [FileID: Handle] = [:]
  var locks: [Int: FileID] = [:]
  var writingLocks: [Int: FileID] = [:]
  var operations: [String] = []
  var fault: (operation: Int, fault: Fault)?
  /// What the next readers of a file see instead of its bytes, the first of them first.
  var glimpses: [String: [[UInt8]]] = [:]
  private var nextNumber = 1

  static func parent(of path: String) -> String? {
    guard path != "/", let slash = path.lastIndex(of: "/") else { return nil }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Counts the operation and fails it when its time has come.
  mutating func begin(_ operation: DiskError.Operation, _ path: String) throws(DiskError) {
    let number = operations.count
    operations.append("\(operation.rawValue) \(Self.withoutNumber(path))")
    guard let (failing, fault) = fault, fault.effect != .background else { return }
    switch fault.duration {
    case .once where number != failing: return
    case .fromThenOn where number < failing: return
    case .once, .fromThenOn: throw DiskError(operation: operation, path: path, code: fault.code)
    }
  }

  func handle(_ file: FileID, _ operation: DiskError.Operation) throws(DiskError) -> Handle {
    guard let handle = handles[file] else {
      throw DiskError(operation: operation, path: "\(file.number)", code: .badDescriptor)
    }
    return handle
  }

  func inode(of file: FileID, _ operation: DiskError.Operation) throws(DiskError) -> SimulatedInode
  {
    guard let inode = inodes[try handle(file, operation).inode] else {
      throw DiskError(operation: operation, path: "\(file.number)", code: .isDirectory)
    }
    return inode
  }

  func inode(at path: String) -> SimulatedInode? {
    guard case .file(let inode) = names[path] else { return nil }
    return inodes[inode]
  }

  mutating func open(_ path: String, for mode: OpenMode) throws(DiskError) -> FileID {
    try begin(.open, path)
    func failure(_ code: ErrorCode) -> DiskError {
      DiskError(operation: .open, path: path, code: code)
    }
    if case .directory = mode {
      guard names[path] == .directory else { throw failure(.notFound) }
      return handle(for: Handle(path: path, inode: 0, isDirectory: true))
    }
    guard let parent = Self.parent(of: path), names[parent] == .directory else {
      throw failure(.notFound)
    }
    switch (names[path], mode) {
    case (.directory, _): throw failure(.isDirectory)
    case (.file, .createNew): throw failure(.alreadyExists)
    case (.file, _): break
    case (nil, .createNew), (nil, .lockFile):
      nextNumber += 1
      inodes[nextNumber] = SimulatedInode()
      change(.put(path, .file(inode: nextNumber)))
    case (nil, _): throw failure(.notFound)
    }
    guard case .file(let inode) = names[path] else { throw failure(.notFound) }
    return handle(for: Handle(path: path, inode: inode, isDirectory: false))
  }

  private mutating func handle(for handle: Handle) -> FileID {
    nextNumber += 1
    handles[FileID(number: nextNumber)] = handle
    return FileID(number: nextNumber)
  }

  mutating func close(_ file: FileID) throws(DiskError) {
    guard let handle = handles.removeValue(forKey: file) else {
      throw DiskError(operation: .close, path: "\(file.number)", code: .badDescriptor)
    }
    if locks[handle.inode] == file { locks[handle.inode] = nil }
    if writingLocks[handle.inode] == file { writingLocks[handle.inode] = nil }
  }

  mutating func lock(_ file: FileID) throws(DiskError) {
    let handle = try handle(file, .lock)
    try begin(.lock, handle.path)
    guard locks[handle.inode] == nil || locks[handle.inode] == file else {
      throw DiskError(operation: .lock, path: handle.path, code: .wouldBlock)
    }
    locks[handle.inode] = file
  }

  mutating func lockForWriting(_ file: FileID) throws(DiskError) {
    let handle = try handle(file, .lock)
    try begin(.lock, handle.path)
    guard writingLocks[handle.inode] == nil || writingLocks[handle.inode] == file else {
      throw DiskError(operation: .lock, path: handle.path, code: .wouldBlock)
    }
    writingLocks[handle.inode] = file
  }

  /// The path as operations are listed: of what has a temporary name without the number in it, which differs each time.
  private static func withoutNumber(_ path: String) -> String {
    let stem = path.dropLast(4)
    guard path.hasSuffix(".new"), stem.suffix(8).allSatisfy(\.isNumber),
      stem.dropLast(8).hasSuffix(".")
    else { return path }
    return stem.dropLast(9) + ".new"
  }

  mutating func temporaryPath(for path: String) -> String {
    nextNumber += 1
    let digits = String(nextNumber)
    return "\(path).\(String(repeating: "0", count: 8 - digits.utf8.count))\(digits).new"
  }

  mutating func write(_ bytes: [UInt8], to file: FileID, at offset: Int) throws(DiskError) {
    let handle = try handle(file, .write)
    do throws(DiskError) {
      try begin(.write, handle.path)
    } catch {
      if fault?.fault.effect == .halfWrite {
        inodes[handle.inode]?.write(Array(bytes.prefix(bytes.count / 2)), at: offset)
      }
      throw error
    }
    inodes[handle.inode]?.write(bytes, at: offset)
  }

  mutating func makeDirectory(_ path: String) throws(DiskError) {
    try begin(.makeDirectory, path)
    guard names[path] == nil else {
      throw DiskError(operation: .makeDirectory, path: path, code: .alreadyExists)
    }
    change(.put(path, .directory))
  }

  mutating func rename(_ path: String, to newPath: String) throws(DiskError) {
    try begin(.rename, path)
    guard case .file = names[path] else {
      throw DiskError(operation: .rename, path: path, code: .notFound)
    }
    change(.rename(path, to: newPath))
  }

  mutating func remove(_ path: String) throws(DiskError) {
    try begin(.remove, path)
    guard names[path] != nil else {
      throw DiskError(operation: .remove, path: path, code: .notFound)
    }
    guard !names.keys.contains(where: { Self.parent(of: $0) == path }) else {
      throw DiskError(operation: .remove, path: path, code: .directoryNotEmpty)
    }
    change(.remove(path))
  }

  mutating func synchronize(_ file: FileID) throws(DiskError) {
    let handle = try handle(file, .synchronize)
    do throws(DiskError) {
      try begin(.synchronize, handle.path)
    } catch {
      if fault?.fault.effect != .death { inodes[handle.inode]?.forgetUnsynchronized() }
      throw error
    }
    if handle.isDirectory {
      if untold.remove(file) != nil {
        // From here on it is as if it had not come to the disk yet.
        nameChanges += failedChanges
        failedChanges = []
        throw DiskError(operation: .synchronize, path: handle.path, code: .inputOutput)
      }
      synchronizeNames(in: handle.path)
    } else {
      inodes[handle.inode]?.synchronize()
    }
  }

  private mutating func synchronizeNames(in directory: String) {
    let changes = nameChanges
    nameChanges = []
    for change in changes {
      if Self.parent(of: change.path) == directory {
        Self.apply(change, to: &durableNames)
      } else {
        nameChanges.append(change)
      }
    }
  }

  /// The operation that does this was counted just now.
  private mutating func change(_ change: NameChange) {
    Self.apply(change, to: &names)
    guard let (failing, fault) = fault, fault.effect == .background,
      failing == operations.count - 1
    else { return nameChanges.append(change) }
    failedChanges.append(change)
    let folder = Self.parent(of: change.path)
    for (file, handle) in handles where handle.isDirectory && handle.path == folder {
      untold.insert(file)
    }
  }

  private static func apply(_ change: NameChange, to names: inout [String: Node]) {
    switch change {
    case .put(let path, let node): names[path] = node
    case .remove(let path): names[path] = nil
    case .rename(let path, to: let newPath):
      // Without its source: the making of it did not survive, so nothing is there to rename.
      guard let node = names.removeValue(forKey: path) else { return }
      names[newPath] = node
    }
  }
}

// MARK: - From outside

extension SimulatedDisk {
  mutating func crash(_ loss: CrashLoss) {
    handles = [:]
    locks = [:]
    writingLocks = [:]
    untold = []
    switch loss {
    case .nothing: return
    case .everythingUnsynchronized:
      for inode in inodes.keys { inodes[inode]?.crash { _ in false } }
    case .some(let seed):
      var generator = SeededGenerator(seed: seed)
      for change in nameChanges where Bool.random(using: &generator) {
        Self.apply(change, to: &durableNames)
      }
      for inode in inodes.keys.sorted() {
        inodes[inode]?.crash { _ in Bool.random(using: &generator) }
      }
    }
    names = durableNames
    nameChanges = []
    failedChanges = []
    dropOrphans()
  }

  /// As if everything had been on the disk all the time.
  mutating func settle() {
    durableNames = names
    nameChanges = []
    failedChanges = []
    for inode in inodes.keys { inodes[inode]?.settle() }
  }

  /// A file whose directory was lost is lost with it.
  private mutating func dropOrphans() {
    for path in names.keys.sorted() {
      guard let parent = Self.parent(of: path), names[parent] != .directory else { continue }
      names[path] = nil
    }
    durableNames = names
  }

  mutating func place(_ bytes: [UInt8], at path: String) {
    nextNumber += 1
    var inode = SimulatedInode()
    inode.write(bytes, at: 0)
    inode.synchronize()
    inodes[nextNumber] = inode
    overrule(.put(path, .file(inode: nextNumber)))
  }

  mutating func erase(_ path: String) { overrule(.remove(path)) }

  private mutating func overrule(_ change: NameChange) {
    nameChanges.removeAll { $0.path == change.path }
    Self.apply(change, to: &names)
    Self.apply(change, to: &durableNames)
  }
}
