import Disk
import TestSupport
import Testing

/// What one process made is taken away again, and nothing that another put there.
@Suite struct MakingsTests {
  private static let disk = PosixFileSystem()

  @Test func `what was made is taken away, the folder itself too`() throws {
    let place = try TemporaryDirectory("makings")
    let root = "\(place.path)/kopie"
    var makings = Makings(in: root, of: Self.disk)
    try makings.makeRoot(permissions: 0o755)
    try makings.makeFolder("\(root)/log", permissions: 0o755)
    try makings.writeNew([1], to: "\(root)/log/a", permissions: 0o644)
    try Self.disk.writeNew([2], to: "\(root)/b", permissions: 0o644)
    makings.note("\(root)/b")
    makings.takeAway()
    #expect(try Self.disk.status(root) == nil)
  }

  @Test func `a folder that was there stays, and what others put anywhere`() throws {
    let place = try TemporaryDirectory("makings")
    let root = place.path
    var makings = Makings(in: root, of: Self.disk)
    try makings.makeRoot(permissions: 0o755)
    try makings.makeFolder("\(root)/log", permissions: 0o755)
    try makings.writeNew([1], to: "\(root)/log/a", permissions: 0o644)
    try Self.disk.writeNew([3], to: "\(root)/log/van-een-ander", permissions: 0o644)
    makings.takeAway()
    #expect(try Self.disk.list(root) == ["log"])
    #expect(try Self.disk.list("\(root)/log") == ["van-een-ander"])
  }

  @Test func `what somebody else had made just before is not taken away`() throws {
    let place = try TemporaryDirectory("makings")
    let root = place.path
    var makings = Makings(in: root, of: Self.disk)
    try Self.disk.makeDirectory("\(root)/log", permissions: 0o755)
    try Self.disk.writeNew([4], to: "\(root)/LEESMIJ.md", permissions: 0o644)
    #expect(throws: DiskError(operation: .makeDirectory, path: "\(root)/log", code: .alreadyExists))
    {
      try makings.makeFolder("\(root)/log", permissions: 0o755)
    }
    #expect(throws: DiskError(operation: .open, path: "\(root)/LEESMIJ.md", code: .alreadyExists)) {
      try makings.writeNew([5], to: "\(root)/LEESMIJ.md", permissions: 0o644)
    }
    makings.takeAway()
    #expect(try Self.disk.list(root) == ["LEESMIJ.md", "log"])
    #expect(try Self.disk.readWhole("\(root)/LEESMIJ.md", bytesMax: 9) == [4])
  }

  @Test func `a file of which only a part was written is taken away`() throws {
    let disk = SimulatedFileSystem()
    try disk.makeDirectory("/map", permissions: 0o755)
    var makings = Makings(in: "/map", of: disk)
    disk.fail(at: disk.operationCount + 1, Fault(.once, .halfWrite, .noSpace))
    #expect(throws: DiskError(operation: .write, path: "/map/a", code: .noSpace)) {
      try makings.writeNew([1, 2], to: "/map/a", permissions: 0o644)
    }
    #expect(disk.bytes(at: "/map/a") != nil)
    makings.takeAway()
    #expect(disk.bytes(at: "/map/a") == nil)
  }
}
