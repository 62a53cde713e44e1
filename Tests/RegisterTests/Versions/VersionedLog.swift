import Answers
import Calendar
import Disk
import EventFormat
import Forms
import Governance
import Log
import Reading
import Register
import TestSupport
import Testing

/// A log that programs of three ages wrote, and what the newest of them makes of it.
struct VersionedLog: ~Copyable {
  let ledger: Ledger
  let catalogue: EventCatalogue

  private static let base = """
    {"type":"party.registered","valid":"2023-01-01","data":{"party":"kantoor-north","name":"Kantoor Noord","kind":"organisation"}}
    {"type":"party.registered","valid":"2023-01-01","data":{"party":"kantoor-south","name":"Kantoor Zuid","kind":"organisation"}}
    {"type":"product.registered","valid":"2024","data":{"product":"x","title":"Product X","kind":"product"}}
    {"type":"deadline.set","valid":"2024-01-01","data":{"deadline":"t","subject":"x","milestone":"m","due":{"edtf":"2025-01-01"}}}
    {"type":"process.defined","valid":"2024-01-01","data":{"process":"termijn","version":1,"title":"Termijn","subject":"deadline","states":[{"state":"set","title":"gesteld"},{"state":"moved","title":"verzet","final":true}],"transitions":[{"on":"deadline.set","to":"set","title":"stellen"},{"from":["set","moved"],"on":"test.thing","to":"moved","title":"verzetten","needs":["by"]}]}}
    """

  /// The number of the first entry after what every test begins with.
  static let first = 5

  init(_ catalogue: EventCatalogue = ThreeVersions.catalogue) throws {
    let ledger = try Ledger()
    // All that may throw comes before the first property: a value that cannot be copied is not taken back half made.
    _ = try Self.record(Self.base, in: ledger, catalogue)
    self.ledger = ledger
    self.catalogue = catalogue
  }

  /// Records a batch as a program with the catalogue does.
  @discardableResult
  func record(_ lines: String) throws -> RecordingPlan {
    try Self.record(lines, in: ledger, catalogue)
  }

  private static func record(
    _ lines: String, in ledger: borrowing Ledger, _ catalogue: EventCatalogue
  ) throws -> RecordingPlan {
    let (batch, problems) = Batch.read(Array(lines.utf8), catalogue)
    try #require(problems.isEmpty, "\(problems)")
    return try record(batch, in: ledger, catalogue)
  }

  @discardableResult
  func record(_ batch: Batch) throws -> RecordingPlan {
    try Self.record(batch, in: ledger, catalogue)
  }

  private static func record(
    _ batch: Batch, in ledger: borrowing Ledger, _ catalogue: EventCatalogue
  ) throws -> RecordingPlan {
    var writer = try ledger.writer(Desk.environment(catalogue: catalogue))
    return try writer.perform(batch).plan
  }

  /// Adds a line as a program of some age left it, signed as all others; its id is that number, its place the next.
  func add(
    _ type: String, _ data: String, id: Int, withheld: String = "", day: String = "2024-03-01"
  ) throws {
    let line =
      #"{"actor":"oud","data":\#(data),"id":"\#(EntryIdentifier.numbered(id))","known":"2024-03-01","#
      + #""recorded":"2026-11-01T12:00:00.000Z","seq":\#(try ledger.lines().count),"#
      + #""type":"\#(type)","valid":"\#(day)"\#(withheld)}"#
    var writer = try ledger.logWriter()
    _ = try writer.commit([Array(line.utf8)])
  }

  func model() throws -> ReadModel { try register().model }

  func register() throws -> Register {
    try Register.open(ledger.log, catalogue)
  }

  func view(on day: String = "2026-01-01") throws -> View {
    View(try model(), AsOf(on: try #require(CalendarDay(iso: day))))
  }

  /// What the deadline is now, and by how many moves.
  func due() throws -> (due: String?, moves: Int) {
    let id = try #require(Identifier("t"))
    let deadline = try #require(try view().deadline(id))
    return (deadline.due.edtf, deadline.moves.count)
  }

  /// Type and data of an entry as they stand in the log.
  func written(_ sequence: Int) throws -> String {
    let line = try JSONReader.read(Array(try ledger.lines()[sequence].utf8), .canonical)
    return "\(line["type"]?.string ?? "") \(line["data"]?.canonicalText ?? "")"
  }

  func audit() throws -> Audit { try Audit.verify(ledger.log, catalogue) }
}
