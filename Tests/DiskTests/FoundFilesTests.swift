import Disk
import Foundation
import Glibc
import TestSupport
import Testing

/// What is found below a folder is a plain file there, or it is not opened; what a user names may be anything.
@Suite struct FoundFilesTests {
  /// A folder with a file and a folder in it, and something outside that nothing may touch.
  private struct Place: ~Copyable {
    let directory: TemporaryDirectory
    var root: String { directory.path + "/root" }
    var outside: String { directory.path + "/outside" }
    var disk: any FileSystem { PosixFileSystem().within(root) }

    private init(_ directory: consuming TemporaryDirectory) { self.directory = directory }

    static func made() throws -> Place {
      let place = Place(try TemporaryDirectory("found"))
      let disk = PosixFileSystem()
      for path in ["/root", "/root/sub", "/elsewhere"] {
        try disk.makeDirectory(place.directory.path + path, permissions: 0o755)
      }
      for path in ["/root/file", "/root/sub/file", "/outside", "/elsewhere/file"] {
        try disk.writeNew(Array(path.utf8), to: place.directory.path + path, permissions: 0o644)
      }
      return place
    }

    func link(_ target: String, at path: String) throws {
      try #require(unsafe symlink(target, path) == 0)
    }
  }

  private func failure(_ body: () throws -> Void) -> DiskError? {
    do {
      try body()
      return nil
    } catch { return error as? DiskError }
  }

  private static let modes: [OpenMode] = [
    .read, .append, .update, .createNew(permissions: 0o644), .lockFile(permissions: 0o600),
  ]

  @Test func `what is there is read, in the folder and one below it`() throws {
    let place = try Place.made()
    #expect(
      try place.disk.readWhole(place.root + "/file", bytesMax: 99) == Array("/root/file".utf8))
    #expect(
      try place.disk.readWhole(place.root + "/sub/file", bytesMax: 99)
        == Array("/root/sub/file".utf8))
    #expect(try place.disk.list(place.root) == ["file", "sub"])
    #expect(try place.disk.status(place.root)?.kind == .directory)
    #expect(try place.disk.status(place.root + "/none/none") == nil)
  }

  @Test func `a root that a user named may be a link, with or without a slash behind it`() throws {
    let place = try Place.made()
    let named = place.directory.path + "/named"
    try place.link("root", at: named)
    for root in [named, named + "/"] {
      let disk = PosixFileSystem().within(root)
      #expect(
        try disk.readWhole(root + "/file", bytesMax: 99) == Array("/root/file".utf8), "\(root)")
    }
  }

  @Test(arguments: ["../outside", "nothing", "sub", "/dev/null", "loop"])
  func `no link is opened, wherever it leads`(target: String) throws {
    let place = try Place.made()
    let path = place.root + "/loop"
    try place.link(target, at: path)
    for mode in Self.modes {
      let refused = failure { _ = try OpenFile(path, for: mode, in: place.disk) }
      let expected: ErrorCode = if case .createNew = mode { .alreadyExists } else { .loop }
      #expect(refused?.code == expected, "\(mode)")
    }
    #expect(try place.disk.status(path)?.kind == .other)
    #expect(
      try PosixFileSystem().readWhole(place.outside, bytesMax: 99) == Array("/outside".utf8))
  }

  @Test func `no folder is entered through a link`() throws {
    let place = try Place.made()
    try place.link("../elsewhere", at: place.root + "/linked")
    let path = place.root + "/linked/file"
    for body: (any FileSystem) throws -> Void in [
      { _ = try $0.readWhole(path, bytesMax: 99) }, { _ = try $0.list(place.root + "/linked") },
      { try $0.writeNew([1], to: place.root + "/linked/new", permissions: 0o644) },
      { try $0.makeDirectory(place.root + "/linked/new", permissions: 0o755) },
      { try $0.remove(path) }, { try $0.rename(place.root + "/file", to: path) },
      { try $0.synchronizeDirectory(place.root + "/linked") },
      { _ = try $0.status(path) },
    ] {
      let refused = failure { try body(place.disk) }
      #expect(refused?.code == .loop && refused?.kind == .notPlain)
    }
    #expect(try PosixFileSystem().list(place.directory.path + "/elsewhere") == ["file"])
    #expect(try place.disk.list(place.root) == ["file", "linked", "sub"])
  }

  @Test func `nothing outside the folder is reached`() throws {
    let place = try Place.made()
    for path in [place.outside, place.root + "x", place.root + "/../outside", "/etc/hostname"] {
      let refused = failure { _ = try place.disk.readWhole(path, bytesMax: 99) }
      #expect(refused?.code == .outsideFolder, "\(path)")
    }
  }

  @Test func `who writes opens no file that has another name, who reads does`() throws {
    let place = try Place.made()
    let path = place.root + "/second"
    try #require(unsafe Glibc.link(place.outside, path) == 0)
    for mode in [OpenMode.append, .update, .lockFile(permissions: 0o600)] {
      let refused = failure { _ = try OpenFile(path, for: mode, in: place.disk) }
      #expect(refused?.code == .otherNames, "\(mode)")
    }
    #expect(try place.disk.readWhole(path, bytesMax: 99) == Array("/outside".utf8))
  }

  @Test func `a pipe, a folder and a socket are no files`() throws {
    let place = try Place.made()
    let pipe = place.root + "/pipe"
    try #require(unsafe mkfifo(pipe, 0o600) == 0)
    for (path, code) in [(pipe, ErrorCode.notPlainFile), (place.root + "/sub", .isDirectory)] {
      for mode in [OpenMode.read, .append, .update, .lockFile(permissions: 0o600)] {
        let refused = failure { _ = try OpenFile(path, for: mode, in: place.disk) }
        #expect(refused?.code == code && refused?.kind == .notPlain, "\(path) \(mode)")
      }
    }
  }

  @Test func `a file is put in the place of a link, and where that leads stays as it is`() throws {
    let place = try Place.made()
    let path = place.root + "/link"
    try place.link("../outside", at: path)
    try place.disk.putWhole([1], at: path, permissions: 0o600)
    #expect(try place.disk.readWhole(path, bytesMax: 9) == [1])
    #expect(try place.disk.status(path)?.access?.permissions == 0o600)
    #expect(
      try PosixFileSystem().readWhole(place.outside, bytesMax: 99) == Array("/outside".utf8))
    #expect(try place.disk.list(place.root) == ["file", "link", "sub"])
  }

  @Test func `a name that is made for a while is another each time`() throws {
    let place = try Place.made()
    let names = Set((0..<100).map { _ in place.disk.temporaryPath(for: "/a") })
    #expect(names.count == 100)
    #expect(names.allSatisfy { $0.hasPrefix("/a.") && $0.hasSuffix(".new") })
  }

  @Test func `a lock file of one's own is closed to others`() throws {
    let place = try Place.made()
    let path = place.root + "/lock"
    try place.disk.writeNew([], to: path, permissions: 0o644)
    _ = try OpenFile(path, for: .lockFile(permissions: 0o600), in: place.disk).id
    #expect(try place.disk.status(path)?.access == FileAccess(isOwn: true, permissions: 0o600))
  }

  @Test func `whether an open file still stands at its path is known`() throws {
    let place = try Place.made()
    let path = place.root + "/file"
    let file = try OpenFile(path, for: .update, in: place.disk)
    #expect(try place.disk.isSame(file.id, at: path))
    try place.disk.putWhole([1], at: path, permissions: 0o644)
    #expect(try !place.disk.isSame(file.id, at: path))
    try place.disk.remove(path)
    #expect(try !place.disk.isSame(file.id, at: path))
  }

  @Test func `who holds the bytes of a file keeps writers out, until it is closed`() throws {
    let place = try Place.made()
    let path = place.root + "/file"
    do {
      let first = try OpenFile(path, for: .update, in: place.disk)
      try place.disk.lockForWriting(first.id)
      let second = try OpenFile(path, for: .update, in: place.disk)
      #expect(failure { try place.disk.lockForWriting(second.id) }?.kind == .busy)
      let reader = try OpenFile(path, for: .read, in: place.disk)
      // Who may only read cannot hold it.
      #expect(failure { try place.disk.lockForWriting(reader.id) }?.code == .badDescriptor)
      try place.disk.lockForWriting(first.id)
    }
    // A test that starts a process has all open files in it too, until that begins its program.
    let patient = PosixFileSystem(patience: 5_000).within(place.root)
    let third = try OpenFile(path, for: .update, in: patient)
    try patient.lockForWriting(third.id)
  }

  @Test func `what a user named is read to its end, a pipe too, and no further than the limit`()
    throws
  {
    let place = try Place.made()
    let pipe = place.root + "/pipe"
    try #require(unsafe mkfifo(pipe, 0o600) == 0)
    let bytes = [UInt8](repeating: 7, count: 300_000)
    // A thread of its own: both ends wait for the other, and tasks share few threads.
    Thread.detachNewThread {
      let file = unsafe fopen(pipe, "w")
      unsafe fwrite(bytes, 1, bytes.count, file)
      unsafe fclose(file)
    }
    #expect(try PosixFileSystem().readToEnd(pipe, bytesMax: 300_000) == bytes)
    try place.link("root/file", at: place.directory.path + "/named")
    let named = place.directory.path + "/named"
    #expect(try PosixFileSystem().readToEnd(named, bytesMax: 10) == Array("/root/file".utf8))
    let refused = failure { _ = try PosixFileSystem().readToEnd(named, bytesMax: 9) }
    #expect(refused?.code == .fileTooLarge)
    #expect(
      failure { _ = try PosixFileSystem().readToEnd(named + "x", bytesMax: 9) }?.kind == .notFound)
  }
}
