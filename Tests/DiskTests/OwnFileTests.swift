import Disk
import Glibc
import TestSupport
import Testing

/// A folder with one file of this user.
private struct Own: ~Copyable {
  let disk = PosixFileSystem()
  let folder: TemporaryDirectory
  let path: String

  init() throws {
    let folder = try TemporaryDirectory("own")
    let path = folder.path + "/file"
    try PosixFileSystem().writeNew(Array("abc".utf8), to: path, permissions: 0o600)
    self.folder = folder
    self.path = path
  }

  func read() throws -> [UInt8]? {
    try disk.mapOwn(path).map { Array($0.slice(0..<$0.count)) }
  }
}

/// What this user made for himself is read only when nobody else can have written it.
struct OwnFileTests {
  @Test func `a file of one's own is read, also when others may read it`() throws {
    let own = try Own()
    for mode in [0o600, 0o644, 0o400] as [mode_t] {
      unsafe chmod(own.path, mode)
      #expect(try own.read() == Array("abc".utf8), "\(String(mode, radix: 8))")
    }
  }

  @Test func `a file that others may write is not read`() throws {
    let own = try Own()
    for mode in [0o620, 0o602, 0o666] as [mode_t] {
      unsafe chmod(own.path, mode)
      #expect(try own.read() == nil, "\(String(mode, radix: 8))")
    }
  }

  @Test func `what is not there is nothing`() throws {
    let own = try Own()
    #expect(try own.disk.mapOwn(own.folder.path + "/other") == nil)
    #expect(try own.disk.mapOwn(own.path + "/below") == nil)
  }

  @Test func `a link is not followed`() throws {
    let own = try Own()
    unsafe symlink(own.path, own.folder.path + "/link")
    #expect(try own.disk.mapOwn(own.folder.path + "/link") == nil)
  }

  @Test func `a file with a second name is not read`() throws {
    let own = try Own()
    unsafe link(own.path, own.folder.path + "/second")
    #expect(try own.read() == nil)
    try own.disk.remove(own.folder.path + "/second")
    #expect(try own.read() != nil)
  }

  @Test func `a folder, a pipe and a device are not read`() throws {
    let own = try Own()
    unsafe mkfifo(own.folder.path + "/pipe", 0o600)
    for other in [own.folder.path, own.folder.path + "/pipe", "/dev/null"] {
      #expect(try own.disk.mapOwn(other) == nil, "\(other)")
    }
  }

  @Test(.enabled(if: geteuid() == 0, "only root can give a file away"))
  func `a file of somebody else is not read`() throws {
    let own = try Own()
    unsafe chown(own.path, 65_534, 65_534)
    #expect(try own.read() == nil)
  }

  @Test func `a folder that others may write, or a link to one's own, is not one's own`() throws {
    let own = try Own()
    #expect(try own.disk.isOwnFolder(own.folder.path))
    unsafe symlink(own.folder.path, own.folder.path + "/link")
    #expect(try !own.disk.isOwnFolder(own.folder.path + "/link"))
    unsafe chmod(own.folder.path, 0o777)
    #expect(try !own.disk.isOwnFolder(own.folder.path))
    #expect(try !own.disk.isOwnFolder(own.path))
  }
}
