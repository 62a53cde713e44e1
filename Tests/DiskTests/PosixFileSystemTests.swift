import Disk
import Glibc
import TestSupport
import Testing

@Suite struct PosixFileSystemTests {
  private let disk = PosixFileSystem()

  private func failure(_ body: () throws(DiskError) -> Void) -> DiskError? {
    do throws(DiskError) {
      try body()
      return nil
    } catch { return error }
  }

  @Test func `appended bytes are read back in order`() throws {
    let directory = try TemporaryDirectory("append")
    let path = directory.path + "/file"
    do {
      let file = try OpenFile(path, for: .createNew(permissions: 0o644), in: disk)
      try disk.append([1, 2, 3], to: file.id)
      try disk.append([4], to: file.id)
      try disk.synchronizeData(file.id)
      try disk.synchronize(file.id)
      #expect(try disk.size(of: file.id) == 4)
    }
    try disk.synchronizeDirectory(directory.path)
    #expect(try disk.readWhole(path, bytesMax: 4) == [1, 2, 3, 4])
  }

  @Test func `a read at an offset stops at the end of the file`() throws {
    let directory = try TemporaryDirectory("read")
    let file = try OpenFile(directory.path + "/file", for: .createNew(permissions: 0o644), in: disk)
    try disk.append([1, 2, 3, 4], to: file.id)
    #expect(try disk.read(file.id, at: 1, count: 2) == [2, 3])
    #expect(try disk.read(file.id, at: 3, count: 9) == [4])
    #expect(try disk.read(file.id, at: 9, count: 9) == [])
  }

  @Test func `a pipe in the place of a file makes nobody wait for its other end`() throws {
    let directory = try TemporaryDirectory("pipe")
    let path = directory.path + "/file"
    try #require(unsafe mkfifo(path, 0o600) == 0)
    let refused = failure { () throws(DiskError) in _ = try disk.readWhole(path, bytesMax: 4) }
    #expect(refused?.code == .notPlainFile)
  }

  @Test func `a write in place changes only those bytes`() throws {
    let directory = try TemporaryDirectory("write")
    let path = directory.path + "/file"
    do {
      let file = try OpenFile(path, for: .createNew(permissions: 0o644), in: disk)
      try disk.append([1, 2, 3, 4], to: file.id)
    }
    let file = try OpenFile(path, for: .update, in: disk)
    try disk.write([8, 9], to: file.id, at: 1)
    #expect(try disk.read(file.id, at: 0, count: 9) == [1, 8, 9, 4])
  }

  @Test func `truncation keeps the front`() throws {
    let directory = try TemporaryDirectory("truncate")
    let file = try OpenFile(directory.path + "/file", for: .createNew(permissions: 0o644), in: disk)
    try disk.append([1, 2, 3, 4], to: file.id)
    try disk.truncate(file.id, to: 1)
    #expect(try disk.read(file.id, at: 0, count: 9) == [1])
  }

  @Test func `a rename replaces what stood there`() throws {
    let directory = try TemporaryDirectory("rename")
    for (name, byte) in [("old", UInt8(1)), ("new", 2)] {
      let file = try OpenFile(
        "\(directory.path)/\(name)", for: .createNew(permissions: 0o644), in: disk)
      try disk.append([byte], to: file.id)
    }
    try disk.rename(directory.path + "/new", to: directory.path + "/old")
    #expect(try disk.list(directory.path) == ["old"])
    #expect(try disk.readWhole(directory.path + "/old", bytesMax: 1) == [2])
  }

  @Test func `a listing is sorted and leaves out the dots`() throws {
    let directory = try TemporaryDirectory("list")
    for name in ["b", "a", "é", "B"] {
      try disk.makeDirectory("\(directory.path)/\(name)", permissions: 0o755)
    }
    #expect(try disk.list(directory.path) == ["B", "a", "b", "é"])
  }

  @Test func `the status tells file, directory and nothing apart`() throws {
    let directory = try TemporaryDirectory("status")
    let file = try OpenFile(directory.path + "/file", for: .createNew(permissions: 0o644), in: disk)
    try disk.append([1, 2, 3], to: file.id)
    let status = try #require(try disk.status(file.path))
    #expect(status.kind == .file)
    #expect(status.size == 3)
    #expect(try disk.status(directory.path)?.kind == .directory)
    #expect(try disk.status(directory.path + "/none") == nil)
  }

  @Test func `a locked file is busy for a second handle and free after closing`() throws {
    let directory = try TemporaryDirectory("lock")
    let path = directory.path + "/lock"
    do {
      let first = try OpenFile(path, for: .lockFile(permissions: 0o644), in: disk)
      try disk.lock(first.id)
      let second = try OpenFile(path, for: .lockFile(permissions: 0o644), in: disk)
      let refused = failure { () throws(DiskError) in try disk.lock(second.id) }
      #expect(refused == DiskError(operation: .lock, path: path, code: .wouldBlock))
      #expect(refused?.kind == .busy)
    }
    let third = try OpenFile(path, for: .lockFile(permissions: 0o644), in: disk)
    try disk.lock(third.id)
  }

  @Test func `a missing file is not found`() throws {
    let directory = try TemporaryDirectory("missing")
    let path = directory.path + "/none"
    let refused = failure { () throws(DiskError) in _ = try disk.open(path, for: .read) }
    #expect(refused == DiskError(operation: .open, path: path, code: .notFound))
    #expect(refused?.kind == .notFound)
    #expect(refused?.description == "open \(path): no such file or directory (ENOENT)")
  }

  @Test func `createNew refuses a file that is there`() throws {
    let directory = try TemporaryDirectory("exists")
    let path = directory.path + "/file"
    _ = try OpenFile(path, for: .createNew(permissions: 0o644), in: disk)
    let refused = failure { () throws(DiskError) in
      _ = try disk.open(path, for: .createNew(permissions: 0o644))
    }
    #expect(refused?.kind == .alreadyExists)
  }

  @Test func `a file larger than allowed is not read`() throws {
    let directory = try TemporaryDirectory("large")
    let file = try OpenFile(directory.path + "/file", for: .createNew(permissions: 0o644), in: disk)
    try disk.append([1, 2, 3], to: file.id)
    let refused = failure { () throws(DiskError) in
      _ = try disk.readWhole(file.path, bytesMax: 2)
    }
    #expect(refused?.code == .fileTooLarge)
  }

  @Test func `an error on an open file names its path`() throws {
    let directory = try TemporaryDirectory("name")
    do { _ = try OpenFile(directory.path + "/file", for: .createNew(permissions: 0o644), in: disk) }
    let file = try OpenFile(directory.path + "/file", for: .read, in: disk)
    let refused = failure { () throws(DiskError) in try disk.append([1], to: file.id) }
    #expect(
      refused == DiskError(operation: .write, path: file.path, code: .badDescriptor))
  }

  @Test func `a device is not opened`() throws {
    let refused = failure { () throws(DiskError) in
      _ = try OpenFile("/dev/null", for: .update, in: disk)
    }
    #expect(refused == DiskError(operation: .open, path: "/dev/null", code: .notPlainFile))
    #expect(refused?.kind == .notPlain)
  }

  @Test(
    .disabled(
      if: PosixFileSystemTests.mayReadEverything && !PosixFileSystemTests.rightsCount,
      "root may read everything; Scripts/test does it again without that right"))
  func `a file without permission is refused as such`() throws {
    let directory = try TemporaryDirectory("permission")
    let path = directory.path + "/file"
    _ = try OpenFile(path, for: .createNew(permissions: 0o000), in: disk)
    let refused = failure { () throws(DiskError) in _ = try disk.open(path, for: .read) }
    #expect(refused?.kind == .permissionDenied)
  }

  /// Whether Scripts/test runs this without the rights of root.
  static var rightsCount: Bool {
    do { return try ProcessFacts.environment("VTH_RIGHTS") == "count" } catch { return false }
  }

  /// Whether permissions do not count for this process: only root can open this file.
  static var mayReadEverything: Bool {
    do {
      _ = try OpenFile("/etc/shadow", for: .read, in: PosixFileSystem())
      return true
    } catch { return false }
  }
}
