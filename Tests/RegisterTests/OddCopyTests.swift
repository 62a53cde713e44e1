import Disk
import FileLog
import Log
import Register
import TestSupport
import Testing

/// A copy that is put back though something beside it cannot be read: what others said of a log is no part of it.
@Suite struct OddCopyTests {
  private static let folder = "/copy/cosignatures"

  /// A copy of a log with two entries, of which another machine knows nothing; beside it, under these names, the note
  /// that the log signed under its third.
  private static func copied(withNewer names: String...) throws -> SimulatedFileSystem {
    let desk = try Desk.made()
    try LogCopy.write(
      desk.contents(), beside: desk.log.store.evidence, with: [], to: "/copy", in: desk.disk)
    try desk.record(2)
    let newer = try #require(desk.disk.bytes(at: "/desk/checkpoint"))
    for path in desk.disk.paths.reversed() where path.hasPrefix("/desk") { desk.disk.erase(path) }
    try desk.disk.makeDirectory(folder, permissions: 0o755)
    for name in names { desk.disk.place(newer, at: "\(folder)/\(name)") }
    return desk.disk.copy()
  }

  /// The same disk, on which a file cannot be opened the first time.
  private static func refusing(
    _ path: String, on disk: SimulatedFileSystem
  ) throws -> SimulatedFileSystem {
    let dry = disk.copy()
    _ = try LogRestore(of: "/copy", in: dry)
    let place = try #require(dry.operations.firstIndex { $0 == "open \(path)" }, "\(path)")
    let refusing = disk.copy()
    refusing.fail(at: place, Fault(.once, .refusal, .accessDenied))
    return refusing
  }

  @Test func `the rest is put back, and what could not be read is told`() throws {
    let disk = try Self.refusing(
      "\(Self.folder)/x.note", on: Self.copied(withNewer: "x.note"))
    let restore = try LogRestore(of: "/copy", in: disk)
    #expect("\(try #require(restore.cosignedTrouble))".contains("\(Self.folder)/x.note"))
    try restore.restore(to: "/desk", minding: nil)
    #expect(try Desk(disk).parties() == ["p0", "p1"])
    #expect(try Desk(disk).isSound())
  }

  @Test(arguments: ["000000003.note", "x.note"])
  func `what can be read still says that more was signed`(name: String) throws {
    let disk = try Self.refusing(
      "\(Self.folder)/\(name)", on: Self.copied(withNewer: "000000003.note", "x.note"))
    let restore = try LogRestore(of: "/copy", in: disk)
    #expect(restore.cosignedTrouble != nil)
    #expect(try restore.beyond(nil)?.checkpoint.size == 3)
    #expect(throws: RegisterError.self) { try restore.restore(to: "/desk", minding: nil) }
    #expect(!disk.paths.contains("/desk/format.json"))
  }

  @Test func `what can be read beside a copy leaves no trouble behind`() throws {
    let restore = try LogRestore(of: "/copy", in: Self.copied())
    #expect(restore.cosignedTrouble == nil)
  }
}
