import Disk
import FileLog
import Log
import Register
import TestSupport
import Testing

/// Recording, making, copying and continuing a register, cut off at each operation of the disk.
@Suite struct RegisterSweepTests {
  /// Everything a user can do next: nothing is refused, and what is acknowledged stays.
  private static func goesOn(_ desk: Desk, _ parties: [String], _ cut: CutOff) throws {
    #expect(try desk.isWithinMemory(), "\(cut)")
    try desk.record(9)
    desk.disk.crash(.everythingUnsynchronized)
    #expect(try desk.parties() == parties + ["p9"], "\(cut)")
    #expect(try desk.isSound() && desk.isWithinMemory(), "\(cut)")
  }

  @Test func `recording is all or nothing, is remembered, and can be done again`() throws {
    let start = try Desk.made()
    try start.disk.sweep { disk in
      try Desk(disk).record(2)
      try Desk(disk).record(3)
    } check: { disk, cut in
      let desk = Desk(disk)
      #expect(try desk.isWithinMemory(), "\(cut)")
      try desk.setAsideTorn()
      let all = ["p0", "p1", "p2", "p3"]
      let found = try desk.parties()
      #expect(found.count >= (cut.isDone ? 4 : 2) && found.elementsEqual(all.prefix(found.count)))
      try desk.record(2)
      try desk.record(3)
      try Self.goesOn(desk, all, cut)
    }
  }

  @Test func `a register and its key are made whole, or can be made after all`() throws {
    try Desk(SimulatedFileSystem()).disk.sweep { disk in
      try Desk(disk).initialise()
    } check: { disk, cut in
      var desk = Desk(disk)
      let path = try desk.store().path(origin: Desk.origin)
      if case .directoryNotEmpty(_, holds: .log) = Self.occupant(desk) {
        #expect(try desk.parties() == ["p0"], "\(cut)")
      } else {
        #expect(!cut.isDone, "\(cut)")
        // As the messages say: with the key that is there, in another folder.
        desk = Desk(disk, directory: "/again")
        if try disk.status(path) == nil {
          try desk.initialise()
        } else {
          // What stood there for a moment, and was signed, is remembered; only its owner says that it is gone.
          let key = try desk.store().key(origin: Desk.origin).verifierKey
          let isSigned = try desk.memory?.note(of: key) != nil
          try desk.write(desk.initialised(by: path), isSigned ? .anew : .first)
        }
      }
      try Self.goesOn(desk, ["p0"], cut)
    }
  }

  @Test func `a register that began anew is remembered, or nothing changed`() throws {
    let start = try Desk.made()
    let key = try start.store().key(origin: Desk.origin).verifierKey
    let path = try start.store().path(origin: Desk.origin)
    let note = try #require(try start.memory?.note(of: key))
    let file = try #require(start.memory?.path(key))
    // Of a key that signed under the name before this one.
    let other = file.replacing(key.idText, with: "00000000")
    start.disk.place(Array(note.encoded.utf8), at: other)
    try Desk(start.disk.copy()).disk.sweep { disk in
      let desk = Desk(disk, directory: "/again")
      try desk.write(desk.initialised(by: path), .anew)
    } check: { disk, cut in
      let desk = Desk(disk, directory: "/again")
      let kept = try #require(try desk.memory?.note(of: key), "\(cut)")
      let others = try #require(desk.memory).remembered(of: Desk.origin, besides: [key])
      let isThere = Self.occupant(desk) == .directoryNotEmpty(path: "/again", holds: .log)
      if kept != note {
        #expect(isThere || cut.isCrash, "\(cut)")
        #expect(disk.bytes(at: file + ".1") == Array(note.encoded.utf8), "\(cut)")
      } else {
        #expect(!cut.isDone && !others.isEmpty, "\(cut)")
        // What was there before is still known for what it is.
        try Desk(disk).record(2)
      }
      if others.isEmpty {
        #expect(disk.bytes(at: other + ".1") == Array(note.encoded.utf8), "\(cut)")
      }
      if cut.isDone {
        #expect(others.isEmpty, "\(cut)")
        try desk.record(9)
        #expect(try desk.isSound() && desk.isWithinMemory(), "\(cut)")
      }
    }
  }

  @Test func `a log that can be read was remembered, wherever its making was cut off`() throws {
    let start = Desk(SimulatedFileSystem())
    let (key, path) = try start.store().makeKey(origin: Desk.origin)
    try Desk(start.disk.copy()).disk.sweep { disk in
      try Desk(disk).write(Desk(disk).initialised(by: path))
    } check: { disk, cut in
      let desk = Desk(disk)
      let note = try desk.memory?.note(of: key)
      let isKilled = cut.fault.effect == .death
      guard Self.occupant(desk) == .directoryNotEmpty(path: "/desk", holds: .log) else {
        // What failed once was taken back, unless what was taken back is what the power loss brought again.
        let isTakenBack = !isKilled && !cut.isCrash && cut.fault.duration == .once
        #expect(!isTakenBack || note == nil, "\(cut)")
        return
      }
      // Only remembering itself may have failed, and then its maker was told.
      let isTold = !isKilled && !cut.isDone && cut.operation.contains("/keys")
      #expect(isTold || note != nil, "\(cut)")
      #expect(try desk.isSound(), "\(cut)")
    }
  }

  private static func occupant(_ desk: Desk) -> LogError? {
    do throws(LogError) {
      try LogDirectory.requireEmpty(desk.directory, in: desk.disk)
      return nil
    } catch { return error }
  }

  /// A copy in `/copy`, and no log any more.
  private static func lost() throws -> Desk {
    let desk = try Desk.made()
    try desk.record(2)
    try LogCopy.write(
      desk.contents(), beside: desk.log.store.evidence, with: [], to: "/copy", in: desk.disk)
    for path in desk.disk.paths.reversed() where path.hasPrefix("/desk") { desk.disk.erase(path) }
    return Desk(desk.disk.copy())
  }

  @Test func `a copy is put back whole, or can be put back after all`() throws {
    let start = try Self.lost()
    let copy = start.disk.files(under: "/copy")
    func restore(_ disk: SimulatedFileSystem, to directory: String) throws {
      try LogRestore(of: "/copy", in: disk)
        .restore(to: directory, minding: SignedMemory(in: disk))
    }
    try start.disk.sweep { disk in
      try restore(disk, to: "/desk")
    } check: { disk, cut in
      var desk = Desk(disk)
      #expect(disk.files(under: "/copy") == copy, "\(cut)")
      if case .directoryNotEmpty(_, holds: .log) = Self.occupant(desk) {
      } else {
        #expect(!cut.isDone, "\(cut)")
        desk = Desk(disk, directory: "/again")
        try restore(disk, to: "/again")
      }
      try Self.goesOn(desk, ["p0", "p1", "p2"], cut)
    }
  }

  @Test func `a log is continued whole under its new name, or can be after all`() throws {
    let start = try Self.lost()
    let origin = "example.org/again"
    func proceed(_ desk: Desk, key path: String, _ history: NewHistory) throws {
      let restore = try LogRestore(of: "/copy", in: desk.disk)
      var draft = RegisterDraft(
        desk.directory, key: try KeyStore.key(in: path, desk.disk),
        environment: Desk.environment())
      try draft.continue(
        restore.contents, lastSigned: restore.lastSigned(desk.memory), reason: "schijf stuk")
      try desk.write(draft, history)
    }
    try start.disk.sweep { disk in
      let desk = Desk(disk)
      try proceed(desk, key: desk.store().makeKey(origin: origin).path, .first)
    } check: { disk, cut in
      var desk = Desk(disk)
      if case .directoryNotEmpty(_, holds: .log) = Self.occupant(desk) {
      } else {
        #expect(!cut.isDone, "\(cut)")
        desk = Desk(disk, directory: "/again")
        let path = try desk.store().path(origin: origin)
        if try disk.status(path) == nil { _ = try desk.store().makeKey(origin: origin) }
        let key = try desk.store().key(origin: origin).verifierKey
        try proceed(desk, key: path, desk.memory?.note(of: key) == nil ? .first : .anew)
      }
      #expect(try desk.contents().commits.map(\.sizeAfter) == [1, 2, 3, 4], "\(cut)")
      try Self.goesOn(desk, ["p0", "p1", "p2"], cut)
    }
  }

  @Test func `an answer never depends on what became of the index cache`() throws {
    let start = try Desk.made()
    try start.disk.sweep { disk in
      _ = try Register.model(of: KeptLog(folder: "/desk", in: disk))
    } check: { disk, cut in
      #expect(try Register.model(of: KeptLog(folder: "/desk", in: disk)).model.count == 2, "\(cut)")
      try Desk(disk).record(2)
      #expect(try Register.model(of: KeptLog(folder: "/desk", in: disk)).model.count == 3, "\(cut)")
    }
    // It is written at all, and read.
    let before = start.disk.operationCount
    _ = try Register.model(of: KeptLog(folder: "/desk", in: start.disk))
    #expect(start.disk.operations[before...].contains { $0.hasPrefix("rename") })
    let again = start.disk.operationCount
    #expect(try Register.model(of: KeptLog(folder: "/desk", in: start.disk)).model.count == 2)
    #expect(!start.disk.operations[again...].contains { $0.hasPrefix("rename") })
  }

  @Test func `what a killed reader left of the index cache is taken away, and no other file`()
    throws
  {
    let start = try Desk.made()
    _ = try Register.model(of: KeptLog(folder: "/desk", in: start.disk))
    let index = try #require(start.disk.paths.first { $0.hasSuffix(".index") })
    start.disk.erase(index)
    let kept = [
      index + ".99999999999.7.new", index + ".x.7.new", index + ".1000.7.old",
      index + "2.1000.7.new",
    ]
    for path in [index + ".1000.7.new"] + kept { start.disk.place([1], at: path) }
    _ = try Register.model(of: KeptLog(folder: "/desk", in: start.disk))
    #expect(
      start.disk.bytes(at: index) != nil && start.disk.bytes(at: index + ".1000.7.new") == nil)
    for path in kept { #expect(start.disk.bytes(at: path) == [1], "\(path)") }
  }

  @Test func `a full disk leaves no parts of the index cache behind`() throws {
    let start = try Desk.made()
    _ = try Register.model(of: KeptLog(folder: "/desk", in: start.disk.copy()))
    let disk = start.disk.copy()
    let dry = start.disk.copy()
    _ = try Register.model(of: KeptLog(folder: "/desk", in: dry))
    let writing = try #require(dry.operations.lastIndex { $0.hasPrefix("write") })
    disk.fail(at: writing, Fault(.once, .halfWrite, .noSpace))
    #expect(try Register.model(of: KeptLog(folder: "/desk", in: disk)).model.count == 2)
    #expect(!disk.paths.contains { $0.hasSuffix(".new") })
  }
}
