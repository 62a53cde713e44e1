import Answers
import EventFormat
import Forms
import Governance
import Reading
import Register
import TestSupport
import Testing

/// What is recorded is written in the newest version, whatever version it is handed in or corrected in.
struct RecordingVersionsTests {
  private static let v1 = #"{"day":"2025-06","deadline":"t","office":"north","why":"druk"}"#
  private static let newest =
    #"{"by":["kantoor-north"],"deadline":"t","due":{"edtf":"2025-06"},"reason":"druk"}"#

  private static func line(_ type: String, _ data: String) -> String {
    #"{"type":"\#(type)","valid":"2024-03-01","data":\#(data)}"#
  }

  @Test(arguments: [
    ("test.thing.v1", v1), ("test.thing", newest), ("test.thing.v3", newest),
    (
      "test.thing.v2",
      #"{"by":["kantoor-north"],"deadline":"t","due":"2025-06","reason":"druk"}"#
    ),
  ])
  func `whatever version is handed in, the newest is written`(
    _ type: String, _ data: String
  ) throws {
    let log = try VersionedLog()
    try log.record(Self.line(type, data))
    #expect(try log.written(VersionedLog.first) == "test.thing.v3 " + Self.newest)
  }

  @Test func `a key that an older version did not have is refused, and not lost`() throws {
    let data = #"{"day":"2025-06","deadline":"t","office":"north","reason":"x"}"#
    let problems = Batch.read(
      Array(Self.line("test.thing.v1", data).utf8), ThreeVersions.catalogue
    ).problems
    #expect(problems.count == 1 && problems[0].message.contains("onbekende sleutel “reason”"))
    #expect(problems.first?.message.contains("day, deadline, note, office, why") ?? false)
  }

  @Test func `a text is withheld at its place in what is written`() throws {
    let line =
      #"{"type":"test.thing.v1","valid":"2024-03-01","withhold":["/reason"],"data":\#(Self.v1)}"#
    let (batch, problems) = Batch.read(Array(line.utf8), ThreeVersions.catalogue)
    #expect(problems.isEmpty, "\(problems)")
    #expect(batch.lines.first?.secrets == [WithheldText(place: "/reason", text: "druk")])
    let older = line.replacing("/reason", with: "/why")
    #expect(Batch.read(Array(older.utf8), ThreeVersions.catalogue).problems.count == 1)
  }

  @Test(arguments: [("test.thing.v1", v1), ("test.thing", newest)])
  func `what an entry of an older version says is not recorded again`(
    _ type: String, _ data: String
  ) throws {
    let log = try VersionedLog()
    try log.add("test.thing.v1", Self.v1, id: 10)
    let plan = try log.record(Self.line(type, data))
    #expect(plan.entries.isEmpty)
    #expect(plan.repeated.map(\.entry) == [VersionedLog.first])
    #expect(plan.repeated.map(\.since) == [.stands])
  }

  @Test func `an entry of the first version is corrected by a form in the newest`() throws {
    let log = try VersionedLog()
    try log.add("test.thing.v1", Self.v1, id: 10)
    let model = try log.model()
    let known = KnownFacts(model)
    let form = try CorrectionForm.ofEntry(
      "\(VersionedLog.first)", in: try log.view(), knowing: known)
    let typed = [("reason", "verlezen"), ("valid", "2024-06-01"), ("due", "2025-07")]
    let filled = try form.fill(typed.map { TypedField($0.0, $0.1) }, knowing: known)
    try log.record(Batch.read(filled.json.canonicalBytes, log.catalogue).batch)
    let corrected = Self.newest.replacing("2025-06", with: "2025-07")
    #expect(
      try log.written(VersionedLog.first + 1)
        == #"entry.corrected.v1 {"data":\#(corrected),"entry":"\#(EntryIdentifier.numbered(10))","#
        + #""reason":"verlezen","type":"test.thing.v3"}"#)
    #expect(try log.due().due == "2025-07")
    #expect(try log.audit().isSound)
    // What was said stays said: in either version, before and after.
    let again = try log.record(Self.line("test.thing.v1", Self.v1))
    #expect(again.repeated.map(\.since) == [.corrected(by: VersionedLog.first + 1)])
    let now = try log.record(Self.line("test.thing", corrected))
    #expect(now.repeated.map(\.since) == [.readsSo(by: VersionedLog.first + 1)])
  }

  @Test func `a form makes a line of the newest version`() throws {
    let log = try VersionedLog()
    let typed = [
      ("valid", "2024-03-01"), ("deadline", "t"), ("due", "2025-06"), ("by", "kantoor-north"),
      ("reason", "druk"),
    ]
    let filled = try EventForm(.deadlineMoved).fill(
      typed.map { TypedField($0.0, $0.1) }, knowing: KnownFacts(try log.model()))
    #expect(filled.json["type"] == .string("test.thing.v3"))
    try log.record(Batch.read(filled.json.canonicalBytes, log.catalogue).batch)
    #expect(try log.written(VersionedLog.first) == "test.thing.v3 " + Self.newest)
  }

  @Test func `a correction is of the same family, in whatever version`() throws {
    let log = try VersionedLog()
    try log.add("test.thing.v1", Self.v1, id: 10)
    let target = EntryIdentifier.numbered(10)
    func correction(_ type: String, _ data: String) -> String {
      #"{"type":"entry.corrected","valid":"2024-06-01","data":{"entry":"\#(target)","reason":"x","#
        + #""type":"\#(type)","data":\#(data)}}"#
    }
    #expect(throws: RegisterError.self) {
      try log.record(correction("deadline.met", #"{"deadline":"t"}"#))
    }
    try log.record(correction("test.thing.v1", Self.v1.replacing("2025-06", with: "2025-08")))
    #expect(try log.due().due == "2025-08")
    #expect(try log.written(VersionedLog.first + 1).contains(#""type":"test.thing.v3""#))
    #expect(!(try log.written(VersionedLog.first + 1).contains("office")))
  }

  @Test func `an entry of an older version is annulled as any other`() throws {
    let log = try VersionedLog()
    try log.add("test.thing.v1", Self.v1, id: 10)
    try log.add(
      "test.thing.v2", #"{"by":["kantoor-south"],"deadline":"t","due":"2025-09-30"}"#, id: 11,
      day: "2024-04-01")
    #expect(try log.due().due == "2025-09-30")
    try log.record(
      #"{"type":"entry.annulled","valid":"2024-06-01","data":{"entry":"\#(EntryIdentifier.numbered(11))","reason":"x"}}"#
    )
    let due = try log.due()
    #expect(due.due == "2025-06" && due.moves == 1)
    #expect(try log.audit().isSound)
  }

  @Test func `rules name an event without its version, and one that there is`() throws {
    let rules =
      #"{"type":"process.defined","valid":"2024","data":{"process":"p","version":1,"title":"P","subject":"item","#
      + #""states":[{"state":"a","title":"a","final":true}],"#
      + #""transitions":[{"on":"§","to":"a","title":"b"}]}}"#
    func problems(_ event: String) -> [BatchProblem] {
      Batch.read(Array(rules.replacing("§", with: event).utf8), ThreeVersions.catalogue).problems
    }
    #expect(problems("test.thing").isEmpty)
    for event in ["test.thing.v1", "test.thing.v3", "deadline.moved", "test"] {
      #expect(problems(event).count == 1, "\(event)")
      #expect(problems(event).first?.message.contains("transitions.0.on") ?? false)
    }
  }
}
