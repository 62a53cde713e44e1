import Disk
import TestSupport
import Testing

@Suite struct SimulatedFileSystemTests {
  private let disk = SimulatedFileSystem()

  private func made(_ path: String, _ bytes: [UInt8]) throws -> FileID {
    let file = try disk.open(path, for: .createNew(permissions: 0o644))
    try disk.append(bytes, to: file)
    return file
  }

  @Test func `a crash loses what was not synchronised`() throws {
    let file = try made("/file", [1, 2])
    try disk.synchronize(file)
    try disk.synchronizeDirectory("/")
    try disk.append([3], to: file)
    disk.crash(.everythingUnsynchronized)
    #expect(disk.bytes(at: "/file") == [1, 2])
  }

  @Test func `a crash loses a file whose name was not synchronised`() throws {
    try disk.synchronize(try made("/file", [1]))
    disk.crash(.everythingUnsynchronized)
    #expect(disk.bytes(at: "/file") == nil)
  }

  @Test func `the end of the process loses nothing`() throws {
    _ = try made("/file", [1])
    disk.crash(.nothing)
    #expect(disk.bytes(at: "/file") == [1])
  }

  @Test func `after a failed synchronisation another one brings nothing to the disk`() throws {
    let file = try made("/file", [1])
    disk.fail(at: disk.operationCount, Fault(.once, .refusal, .inputOutput))
    #expect(throws: DiskError.self) { try disk.synchronize(file) }
    #expect(disk.bytes(at: "/file") == [1])
    try disk.synchronize(file)
    try disk.synchronizeDirectory("/")
    disk.crash(.everythingUnsynchronized)
    #expect(disk.bytes(at: "/file") == [0])
  }

  @Test func `a name that does not come to the disk is told to who had the folder open`() throws {
    let folder = try disk.open("/", for: .directory)
    disk.fail(at: disk.operationCount, Fault(.once, .background, .inputOutput))
    let file = try made("/file", [1])
    try disk.synchronize(file)
    // Who opens the folder now hears nothing.
    try disk.synchronizeDirectory("/")
    #expect(throws: DiskError(operation: .synchronize, path: "/", code: .inputOutput)) {
      try disk.synchronize(folder)
    }
    // Once told, it can be tried again.
    try disk.synchronize(folder)
    disk.crash(.everythingUnsynchronized)
    #expect(disk.bytes(at: "/file") == [1])
  }

  @Test func `a name that does not come to the disk is lost when nobody had the folder open`()
    throws
  {
    disk.fail(at: disk.operationCount, Fault(.once, .background, .inputOutput))
    let file = try made("/file", [1])
    try disk.synchronize(file)
    try disk.synchronizeDirectory("/")
    disk.crash(.everythingUnsynchronized)
    #expect(disk.bytes(at: "/file") == nil)
  }

  @Test func `what is put to last is there, or it is said that it is not`() throws {
    disk.fail(at: disk.operationCount + 1, Fault(.once, .background, .inputOutput))
    #expect(throws: DiskError.self) {
      try disk.putLasting([1], at: "/file", in: "/", permissions: 0o644)
    }
    try disk.lasting(in: "/") { () throws(DiskError) in
      try disk.makeDirectory("/d", permissions: 0o755)
    }
    disk.crash(.everythingUnsynchronized)
    #expect(disk.paths.contains("/d"))
  }

  @Test func `a short write leaves half`() throws {
    let file = try made("/file", [])
    disk.fail(at: disk.operationCount, Fault(.once, .halfWrite, .noSpace))
    #expect(throws: DiskError(operation: .write, path: "/file", code: .noSpace)) {
      try disk.append([1, 2, 3, 4], to: file)
    }
    #expect(disk.bytes(at: "/file") == [1, 2])
  }

  @Test func `the same seed tears the same sectors`() throws {
    let bytes = (0..<4_096).map { UInt8(truncatingIfNeeded: $0 / 512 + 1) }
    let torn = try (0..<2).map { _ in
      let disk = SimulatedFileSystem()
      let file = try disk.open("/file", for: .createNew(permissions: 0o644))
      try disk.synchronizeDirectory("/")
      try disk.append(bytes, to: file)
      disk.crash(.some(seed: 7))
      return disk.bytes(at: "/file")
    }
    #expect(torn[0] == torn[1])
    #expect(torn[0] != bytes)
  }
}
