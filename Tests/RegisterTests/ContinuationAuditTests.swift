import Crypto
import Disk
import EventFormat
import FileLog
import Governance
import Log
import Register
import TestSupport
import Testing

/// What `vth verify` makes of a log that goes on where another had to stop: the past that it took over must be
/// the one that was signed.
struct ContinuationAuditTests {
  private static let again = "example.org/again"

  /// A log of three entries with another name behind it, in `/again`.
  private static func made() throws -> Desk {
    let desk = try Desk.made()
    try desk.record(2)
    return try continued(desk, "/desk", as: again, in: "/again")
  }

  /// Carries on the log in one folder as a new one in another; the note is by default the last one known.
  private static func continued(
    _ desk: Desk, _ copy: String, as origin: String, in directory: String,
    knowing note: String? = nil
  ) throws -> Desk {
    let restore = try LogRestore(of: copy, in: desk.disk)
    let path = try desk.store().makeKey(origin: origin).path
    var draft = RegisterDraft(
      directory, key: try KeyStore.key(in: path, desk.disk), environment: Desk.environment())
    try draft.continue(
      restore.contents, lastSigned: note ?? restore.lastSigned(desk.memory), reason: "schijf stuk")
    try Desk(desk.disk, directory: directory).write(draft)
    return Desk(desk.disk, directory: directory)
  }

  /// The same log with other lines, signed with its own key: as its owner can make it.
  private static func changed(
    _ desk: Desk, _ change: (inout [[String]]) -> Void
  ) throws -> ContinuationAudit {
    let contents = try desk.contents()
    var commits = contents.commits.map { commit in
      (commit.firstSeq..<commit.sizeAfter).map {
        String(decoding: contents.line($0), as: UTF8.self)
      }
    }
    change(&commits)
    let path = try desk.store().path(origin: contents.origin)
    let key = try KeyStore.key(in: path, desk.disk)
    let directory = desk.directory + "-changed"
    try LogDirectory.create(at: directory, key: key.verifierKey, in: desk.disk)
    var writer = try LogWriter(FileLog(directory, in: desk.disk), key: key)
    for lines in commits { _ = try writer.commit(lines.map { Array($0.utf8) }) }
    _ = consume writer
    let audit = try Audit.verify(KeptLog(folder: directory, in: desk.disk))
    #expect(audit.report.isSound && audit.keyProblems.isEmpty)
    #expect(audit.isLogSound == audit.continuation.problems.isEmpty)
    return audit.continuation
  }

  @Test func `a log that goes on with what was signed is sound`() throws {
    let audit = try Self.changed(Self.made()) { _ in }
    #expect(audit.problems == [] && audit.gaps == [])
  }

  @Test func `an entry that was changed while it was taken over is found`() throws {
    let audit = try Self.changed(Self.made()) {
      $0[2][0] = $0[2][0].replacing("\"name\":\"P\"", with: "\"name\":\"Q\"")
    }
    #expect(audit.problems == [.differs(seq: 0, origin: Desk.origin)])
  }

  @Test func `entries that were taken over and are gone are missed`() throws {
    let audit = try Self.changed(Self.made()) { $0.removeLast() }
    #expect(audit.problems == [.missing(seq: 0, copied: 3, found: 2)])
  }

  @Test func `a log goes on from an older copy, and says what did not come along`() throws {
    let desk = try Desk.made()
    try LogCopy.write(
      desk.contents(), beside: desk.log.store.evidence, with: [], to: "/copy", in: desk.disk)
    try desk.record(2)
    try desk.record(3)
    let audit = try Self.changed(Self.continued(desk, "/copy", as: Self.again, in: "/again")) { _ in
    }
    #expect(audit.problems == [])
    #expect(audit.gaps == [.leftBehind(count: 2, origin: Desk.origin)])
  }

  @Test func `a copy with another end than what is remembered goes on with its own`() throws {
    let desk = try Desk.made()
    try LogCopy.write(
      desk.contents(), beside: desk.log.store.evidence, with: [], to: "/copy", in: desk.disk)
    try desk.record(2)
    let path = try desk.store().path(origin: Desk.origin)
    var writer = try RegisterWriter(
      KeptLog(folder: "/copy", in: desk.disk),
      keys: SigningKeys(KeyStore.key(in: path, desk.disk), and: nil), memory: nil,
      environment: Desk.environment())
    _ = try writer.perform(batch(.party("p3", "P").id(3)))
    _ = consume writer
    let again = try Self.continued(desk, "/copy", as: Self.again, in: "/again")
    let audit = try Self.changed(again) { _ in }
    #expect(audit.problems == [] && audit.gaps == [])
  }

  @Test func `a checkpoint from before what was taken over proves what it is for`() throws {
    let desk = try Desk.made()
    let contents = try desk.contents()
    let note = try #require(contents.note(of: contents.commits[0]))
    try desk.record(2)
    let again = try Self.continued(desk, "/desk", as: Self.again, in: "/again", knowing: note)
    let audit = try Self.changed(again) {
      $0[3][0] = $0[3][0].replacing("\"name\":\"P\"", with: "\"name\":\"Q\"")
    }
    #expect(audit.problems == [] && audit.gaps == [.unsigned(count: 2, origin: Desk.origin)])
    let other = try Self.continued(desk, "/desk", as: "c", in: "/c", knowing: note)
    #expect(
      try Self.changed(other) {
        $0[1][0] = $0[1][0].replacing("\"name\":\"P\"", with: "\"name\":\"Q\"")
      }.problems == [.differs(seq: 0, origin: Desk.origin)])
  }

  @Test func `the checkpoint must be signed by the other log, with a key that the entry names`()
    throws
  {
    let desk = try Self.made()
    let own = try desk.format().keys[0].text
    let old = try #require(try Desk(desk.disk).format().keys.first).text
    let stranger = try SigningKey(generatingFor: Desk.origin).verifierKey.text
    for (number, name) in [stranger, own, "x", String(old.dropLast(4))].enumerated() {
      let desk = try Self.continued(desk, "/desk", as: "n\(number)", in: "/n\(number)")
      let audit = try Self.changed(desk) { $0[0][0] = $0[0][0].replacing(old, with: name) }
      #expect(audit.problems == [.badCheckpoint(seq: 0)], "\(name)")
    }
    let twice = try Self.changed(desk) {
      $0[0][0] = $0[0][0].replacing(#"\n\n—"#, with: #"1\n\n—"#)
    }
    #expect(twice.problems == [.badCheckpoint(seq: 0)])
  }

  @Test func `a log that went on twice proves both pasts`() throws {
    let twice = try Self.continued(Self.made(), "/again", as: "example.org/third", in: "/third")
    let sound = try Self.changed(twice) { _ in }
    #expect(sound.problems == [] && sound.gaps == [])
    let other = try Self.continued(Self.made(), "/again", as: "example.org/third", in: "/third")
    let audit = try Self.changed(other) {
      $0[3][0] = $0[3][0].replacing("\"name\":\"P\"", with: "\"name\":\"Q\"")
    }
    #expect(
      audit.problems == [
        .differs(seq: 0, origin: Self.again), .differs(seq: 1, origin: Desk.origin),
      ])
  }

  @Test func `only the first entry can say that a log continues another`() throws {
    let desk = try Self.made()
    let first = String(decoding: try desk.contents().line(0), as: UTF8.self)
    let other = try Desk.made()
    try other.record(2)
    _ = try other.store().makeKey(origin: "unused")
    let audit = try Self.changed(other) {
      $0.append([
        first.replacing("\"seq\":0", with: "\"seq\":\($0.count)")
      ])
    }
    #expect(audit.problems == [.late(seq: 3)])
  }
}
