import Answers
import Calendar
import EventFormat
import FileLog
import Foundation
import Governance
import Log
import Reading
import Register
import TestSupport
import Testing

/// What stands in the log in an older version is read as what it says in the newest.
struct ReadingVersionsTests {
  private static let v1 = #"{"day":"2025-06","deadline":"t","office":"north","why":"druk"}"#
  private static let v2 = #"{"by":["kantoor-south"],"deadline":"t","due":"2025-09-30"}"#
  private static let v3 =
    #"{"by":["kantoor-north"],"deadline":"t","due":{"edtf":"2026-01"},"note":"n"}"#

  /// Golden lines: what older data says in the newest version.
  @Test(arguments: [
    (
      "test.thing.v1", v1,
      #"{"deadline":"t","due":{"edtf":"2025-06"},"reason":"druk","by":["kantoor-north"]}"#
    ),
    (
      "test.thing.v1", #"{"day":"2025","deadline":"t","note":"n","office":"south","strange":1}"#,
      #"{"deadline":"t","due":{"edtf":"2025"},"by":["kantoor-south"],"note":"n"}"#
    ),
    (
      "test.thing.v2", v2,
      #"{"deadline":"t","due":{"edtf":"2025-09-30"},"by":["kantoor-south"]}"#
    ),
  ])
  func `an older version reads as the newest`(
    _ type: String, _ data: String, _ newest: String
  ) throws {
    let log = try VersionedLog()
    try log.add(type, data, id: 10)
    let entry = try #require(try log.model().entry(VersionedLog.first))
    #expect(entry.event.type == .deadlineMoved)
    #expect(
      log.catalogue.write(entry.event)
        == (try JSONReader.read(Array(newest.utf8), .lenient)))
    // What stands in the log stays as it is.
    #expect(try log.written(VersionedLog.first) == type + " " + data)
  }

  @Test(arguments: [
    #"{"day":"2025-06","deadline":"t","office":"east"}"#,
    #"{"day":"2025-06","deadline":"t"}"#,
    #"{"by":["kantoor-north"],"deadline":"t","due":{"edtf":"2026-01"}}"#,
  ])
  func `an older version may say what that version allowed and nothing else`(
    _ data: String
  ) throws {
    let log = try VersionedLog()
    try log.add("test.thing.v1", data, id: 10)
    #expect(try log.due().moves == 0)
    let unread = try log.model().unreadInAll()
    #expect(unread.map(\.sequence) == [VersionedLog.first])
    #expect(unread.map(\.type) == ["test.thing.v1"])
    #expect(try !log.audit().isSound)
  }

  @Test func `entries of every version count together, under rules that name the family`() throws {
    let log = try VersionedLog()
    try log.add("test.thing.v1", Self.v1, id: 10, day: "2024-03-01")
    try log.add("test.thing.v2", Self.v2, id: 11, day: "2024-04-01")
    try log.add("test.thing.v3", Self.v3, id: 12, day: "2024-05-01")
    let due = try log.due()
    #expect(due.due == "2026-01" && due.moves == 3)
    let id = try #require(Identifier("t"))
    let standing = try #require(try log.view().process(of: id, .deadline))
    #expect(standing.state == "moved" && standing.steps.count == 4)
    #expect(standing.values(under: "by") == ["kantoor-north"])
    #expect(
      standing.steps.map(\.transition?.event) == ["deadline.set"]
        + .init(repeating: "test.thing", count: 3))
    #expect(try log.model().unreadInAll().isEmpty)
    #expect(try log.audit().isSound)
  }

  @Test func `what only the newest version names is found by its name`() throws {
    let log = try VersionedLog()
    try log.add("test.thing.v1", Self.v1, id: 10)
    // No line of the log names this party after it was registered.
    #expect(try !log.ledger.lines()[VersionedLog.first].contains("kantoor-north"))
    let id = try #require(Identifier("kantoor-north"))
    #expect(
      try log.view().facts(about: id).map(\.entry.sequence) == [0, VersionedLog.first])
  }

  @Test func `so is what only the fact in a correction names`() throws {
    let log = try VersionedLog()
    try log.add("test.thing.v2", Self.v2, id: 10)
    try log.add(
      "entry.corrected.v1",
      #"{"data":\#(Self.v1),"entry":"\#(EntryIdentifier.numbered(10))","reason":"x","type":"test.thing.v1"}"#,
      id: 11)
    #expect(try log.due().due == "2025-06")
    let id = try #require(Identifier("kantoor-north"))
    #expect(
      try log.view().facts(about: id).map(\.entry.sequence) == [0, VersionedLog.first])
    #expect(try log.audit().isSound)
  }

  @Test func `an index that was kept answers the same`() throws {
    let log = try VersionedLog()
    try log.add("test.thing.v1", Self.v1, id: 10)
    try log.add("test.thing.v2", Self.v2, id: 11)
    let folder = try TemporaryDirectory("cache")
    let cache = try #require(
      IndexCache(
        of: log.ledger.directory, below: folder.path, by: "a1", in: log.ledger.disk,
        log.catalogue))
    let mark = try #require(
      try FileLog(log.ledger.directory, in: log.ledger.disk).mark())
    cache.keep(try log.register(), marked: mark, at: mark.newestChange + 3)
    let kept = try #require(try cache.model(of: log.ledger.log.store, marked: mark)).model
    let day = try #require(CalendarDay(iso: "2026-01-01"))
    for name in ["kantoor-north", "kantoor-south", "t", "x"] {
      let id = try #require(Identifier(name))
      let (left, right) = (View(kept, AsOf(on: day)), try log.view())
      #expect(left.facts(about: id).map(\.entry.id) == right.facts(about: id).map(\.entry.id))
      #expect(left.facts(about: id).map(\.event) == right.facts(about: id).map(\.event))
    }
    #expect(kept.unreadInAll().isEmpty)
  }

  @Test func `an index is another program's as soon as a name or a version differs`() {
    let (one, other) = (EventCatalogue.shipped, ThreeVersions.catalogue)
    #expect(LogIndex.vocabulary(one) != LogIndex.vocabulary(other))
    for version in 1...3 {
      #expect(LogIndex.vocabulary(other).contains("test.thing.v\(version) "))
    }
  }

  @Test func `a verifier that knows no types finds nothing strange in any version`() throws {
    let log = try VersionedLog()
    try log.add("test.thing.v1", Self.v1, id: 10)
    try log.add("test.thing.v2", Self.v2, id: 11)
    try log.record(#"{"type":"test.thing","valid":"2024-05-01","data":\#(Self.v3)}"#)
    try log.add("test.unknown.v9", #"{"deadline":"t"}"#, id: 12)
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", "-I", root.appending(path: "Scripts/verify.py").path, log.ledger.directory,
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(said)")
    #expect(said.contains("vermeldingen 9, zegels 5"), "\(said)")
  }

  // MARK: Withheld texts

  private static let digest = String(repeating: "d", count: 43)

  @Test(arguments: [("note", true), ("why", false)])
  func `a text that stands apart counts only when it stands where its line says it does`(
    _ key: String, _ counts: Bool
  ) throws {
    let log = try VersionedLog()
    let data: [String: String] = [
      "note": #"{"day":"2025-06","deadline":"t","note":"[niet openbaar]","office":"north"}"#,
      "why": #"{"day":"2025-06","deadline":"t","office":"north","why":"[niet openbaar]"}"#,
    ]
    try log.add(
      "test.thing.v1", try #require(data[key]), id: 10,
      withheld: #","withheld":[{"at":"/\#(key)","digest":"\#(Self.digest)"}]"#)
    let entry = try log.model().entry(VersionedLog.first)
    #expect((entry != nil) == counts)
    #expect(entry?.proposal.withheld.map(\.place) == (counts ? ["/note"] : nil))
  }
}
