import Disk
import TestSupport
import Testing

/// A whole file where nothing may be yet: all of it, or an empty one, and never over another.
@Suite struct NewFileTests {
  private static let bytes = Array("geheel".utf8)

  @Test func `whatever fails, there is all of it or nothing, and no part is left`() throws {
    let start = SimulatedFileSystem()
    try start.sweep { disk in
      try disk.putNew(Self.bytes, at: "/a", permissions: 0o644)
    } check: { disk, cut in
      let found = disk.bytes(at: "/a")
      #expect([nil, [], Self.bytes].contains(found), "\(cut)")
      #expect(!cut.isDone || cut.isCrash || found == Self.bytes, "\(cut)")
      // A process that is refused something takes away what it made.
      if cut.fault.effect != .death, !cut.isDone, cut.fault.duration == .once, !cut.isCrash {
        #expect(disk.paths == ["/"], "\(cut): \(disk.paths)")
      }
    }
  }

  @Test func `a file that is there stays as it is`() throws {
    let disk = SimulatedFileSystem()
    let other = "/a"
    disk.place([1], at: other)
    do throws(DiskError) {
      try disk.putNew(Self.bytes, at: "/a", permissions: 0o644)
      Issue.record("it was written over")
    } catch { #expect(error.kind == .alreadyExists && error.path == other) }
    #expect(disk.bytes(at: other) == [1])
    #expect(disk.paths == ["/", other])
  }
}
