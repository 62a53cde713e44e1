internal import Disk

/// A real directory for one test, gone with everything in it when the test ends.
package struct TemporaryDirectory: ~Copyable {
  package let path: String
  private let fileSystem = PosixFileSystem()

  package init(_ name: String) throws {
    let clock = ProcessFacts.wallClock()
    let number = UInt64.random(in: .min ... .max)
    path = "/tmp/besluitboek-\(name)-\(clock.secondsSince1970)-\(number)"
    try fileSystem.makeDirectory(path, permissions: 0o755)
  }

  deinit {
    // Links in it are taken away, not followed.
    do { try Self.remove(path, fileSystem.within(path)) } catch {}
  }

  private static func remove(_ path: String, _ fileSystem: any FileSystem) throws {
    if try fileSystem.status(path)?.kind == .directory {
      for name in try fileSystem.list(path) { try remove("\(path)/\(name)", fileSystem) }
    }
    try fileSystem.remove(path)
  }
}
