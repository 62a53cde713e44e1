import Crypto
import Disk
import FileLog
import Log
import Register
import TestSupport
import Testing

/// Keys that are made and take over, cut off at each operation of the disk.
@Suite struct KeySweepTests {
  @Test func `a key is there whole or not at all`() throws {
    try Desk(SimulatedFileSystem()).disk.sweep { disk in
      _ = try Desk(disk).store().makeKey(origin: Desk.origin)
    } check: { disk, cut in
      let store = try Desk(disk).store()
      if try disk.status(store.path(origin: Desk.origin)) == nil {
        #expect(!cut.isDone, "\(cut)")
        _ = try store.makeKey(origin: Desk.origin)
        disk.crash(.everythingUnsynchronized)
      }
      #expect(try store.key(origin: Desk.origin).verifierKey.name == Desk.origin, "\(cut)")
    }
  }

  @Test(arguments: [ErrorCode.accessDenied, .readOnlyFileSystem, .invalidArgument])
  func `a folder above that cannot be synchronised is no obstacle to a key`(code: ErrorCode) throws
  {
    let start = Desk(SimulatedFileSystem())
    let dry = Desk(start.disk.copy())
    _ = try dry.store().makeKey(origin: Desk.origin)
    let root = try #require(dry.disk.operations.firstIndex(of: "synchronize /"))
    start.disk.fail(at: root, Fault(.once, .refusal, code))
    _ = try start.store().makeKey(origin: Desk.origin)
    #expect(try start.store().key(origin: Desk.origin).verifierKey.name == Desk.origin)
  }

  // MARK: Taking over

  /// What `vth keys rotate` does.
  private static func rotate(_ desk: Desk) throws {
    var writer = try desk.writer()
    try writer.add(desk.store().makeNextKey(origin: Desk.origin))
    if let trouble = writer.memoryTrouble { throw trouble }
  }

  /// What `vth keys retire` does.
  private static func retire(_ desk: Desk) throws {
    let format = try desk.format()
    guard let new = try desk.store().nextKey(origin: Desk.origin)?.verifierKey,
      format.keys.contains(new),
      let old = format.keys.first(where: { $0 != new }) ?? format.retired.last?.key
    else { throw RegisterError.noRotationUnderWay }
    var writer = try desk.writer()
    try writer.retire(old, reason: nil)
    if let trouble = writer.memoryTrouble { throw trouble }
    _ = try desk.store().promoteNextKey(origin: Desk.origin, retiring: old)
  }

  @Test func `a key that was to sign too does so after all, and recording goes on meanwhile`()
    throws
  {
    let start = try Desk.made()
    try start.disk.sweep { disk in
      try Self.rotate(Desk(disk))
    } check: { disk, cut in
      let desk = Desk(disk)
      try desk.setAsideTorn()
      #expect(try desk.isWithinMemory(), "\(cut)")
      if cut.isDone { #expect(try desk.format().keys.count == 2, "\(cut)") }
      try desk.record(2)
      try Self.rotate(desk)
      try desk.record(3)
      disk.crash(.everythingUnsynchronized)
      #expect(try desk.parties() == ["p0", "p1", "p2", "p3"], "\(cut)")
      #expect(try desk.format().keys.count == 2 && desk.isSound(), "\(cut)")
      try Self.retire(desk)
      try desk.record(4)
      #expect(try desk.format().keys.count == 1 && desk.isSound(), "\(cut)")
    }
  }

  @Test func `a key that was to retire does so after all, and recording goes on meanwhile`() throws
  {
    let start = try Desk.made()
    try Self.rotate(start)
    let (old, new) = (
      try start.store().key(origin: Desk.origin).verifierKey,
      try #require(try start.store().nextKey(origin: Desk.origin)?.verifierKey)
    )
    try start.disk.copy().sweep { disk in
      try Self.retire(Desk(disk))
    } check: { disk, cut in
      let desk = Desk(disk)
      try desk.setAsideTorn()
      #expect(try desk.isWithinMemory(), "\(cut)")
      try desk.record(2)
      if try desk.store().nextKey(origin: Desk.origin) != nil { try Self.retire(desk) }
      disk.crash(.everythingUnsynchronized)
      try desk.record(3)
      #expect(try desk.parties() == ["p0", "p1", "p2", "p3"], "\(cut)")
      let format = try desk.format()
      #expect(format.keys == [new] && format.retired.map(\.key) == [old], "\(cut)")
      #expect(try desk.store().key(origin: Desk.origin).verifierKey == new, "\(cut)")
      #expect(try desk.isSound() && desk.isWithinMemory(), "\(cut)")
    }
  }

  @Test(arguments: [false, true])
  func `a key that format.json names shows that its entry was acknowledged`(isTorn: Bool) throws {
    let desk = try Desk.made()
    try Self.rotate(desk)
    let key = try #require(try desk.store().nextKey(origin: Desk.origin)?.verifierKey)
    // Nothing else remembers it.
    for path in desk.disk.paths where path.hasSuffix(".signed") || path.hasSuffix("/checkpoint") {
      desk.disk.erase(path)
    }
    #expect(try desk.format().keys.contains(key))
    let path = try #require(desk.disk.paths.last { $0.hasSuffix(".ndjson") })
    var bytes = try #require(desk.disk.bytes(at: path))
    if isTorn { bytes.removeLast() } else { bytes[bytes.count - 12] ^= 1 }
    desk.disk.place(bytes, at: path)
    let ahead = LogError.damaged(.formatAhead(path: "/desk/format.json"))
    if isTorn {
      guard case .log(ahead) = failure({ _ = try desk.writer() }) else {
        Issue.record("it was cut")
        return
      }
    }
    let repair = try LogRepair(of: desk.directory, in: desk.disk)
    #expect(repair.obstacle([]) { $0.keysAhead() } == ahead)
    do throws(LogError) {
      _ = try LogRepair.setAside(in: desk.directory, remembered: [], in: desk.disk) {
        $0.keysAhead()
      }
      Issue.record("it was set aside")
    } catch { #expect(error == ahead) }
    #expect(desk.disk.bytes(at: path) == bytes)
  }

  // MARK: What was signed, and witnesses

  @Test
  func `every flipped bit and every cut of a key or of what was signed is refused with its path`()
    throws
  {
    let desk = try Desk.made()
    let store = try desk.store()
    let key = try store.key(origin: Desk.origin).verifierKey
    let (keyPath, signedPath) = (
      store.path(origin: Desk.origin), try #require(desk.memory).path(key)
    )
    for path in [keyPath, signedPath] {
      let bytes = try #require(desk.disk.bytes(at: path))
      for number in 0..<(bytes.count * 9) {
        var changed = bytes
        if number < bytes.count * 8 {
          changed[number / 8] ^= 1 << UInt8(number % 8)
        } else {
          changed = Array(bytes.prefix(number - bytes.count * 8))
        }
        // A key without its line feed is the same key.
        if path == keyPath, changed == bytes.dropLast() { continue }
        desk.disk.place(changed, at: path)
        let found = failure {
          _ = try desk.store().key(origin: Desk.origin)
          _ = try desk.memory?.remembered(for: [key])
        }
        switch found {
        case .unreadableKey(keyPath, _): #expect(path == keyPath, "\(number)")
        case .unreadableMemory(signedPath): #expect(path == signedPath, "\(number)")
        case let other: Issue.record("\(String(describing: other)) \(path) \(number)")
        }
      }
      desk.disk.place(bytes, at: path)
    }
    try desk.record(2)
  }

  @Test func `a lock that cannot be opened stops who could remember what he signs`() throws {
    let desk = try Desk.made()
    let dry = Desk(desk.disk.copy())
    _ = try dry.writer()
    let operation = try #require(
      dry.disk.operations.firstIndex { $0.hasPrefix("open") && $0.hasSuffix(".signed.lock") })
    let lock = try #require(desk.memory).path(desk.store().key(origin: Desk.origin).verifierKey)
    desk.disk.fail(
      at: desk.disk.operationCount + operation, Fault(.once, .refusal, .accessDenied))
    guard case .closedLock(lock + ".lock")? = failure({ try desk.record(2) }) else {
      Issue.record("it was recorded")
      return
    }
    #expect(try desk.parties() == ["p0", "p1"])
    #expect(!desk.disk.paths.contains { $0.hasSuffix(".new") })
    try desk.record(2)
  }

  @Test func `witnesses are added together or not at all`() throws {
    let text = "w1.example/toezicht+9d8d1479+BCmsuuFBvMrwsi4alNNNC8c2HlJtC/4SyJeUvJMilm3X"
    let witness = try WitnessKey(text)
    try Desk(SimulatedFileSystem()).disk.sweep { disk in
      _ = try WitnessStore(in: disk)?.add([witness])
    } check: { disk, cut in
      let store = try #require(WitnessStore(in: disk))
      #expect(try (cut.isDone ? [[witness]] : [[], [witness]]).contains(store.keys()), "\(cut)")
      _ = try store.add([witness])
      disk.crash(.everythingUnsynchronized)
      #expect(try store.keys() == [witness], "\(cut)")
    }
  }
}
