import Crypto
import Disk
import EventFormat
import FileLog
import Governance
import Log
import Register
import TestSupport
import Testing

/// Recording and erasing withheld texts, with every operation of the disk failing once, from then on, and
/// with the power going.
@Suite struct DisclosureSweepTests {
  private static let log = "/log-of-test"
  private static let note = Given.note(on: ["vng"], "Bel Jansen.", when: "2024-01-01")
    .id(7).withholding("/text")

  /// A log on a disk in memory.
  private struct World {
    let disk: SimulatedFileSystem
    let key: String

    static func made() throws -> World {
      let disk = SimulatedFileSystem()
      let key = try SigningKey(generatingFor: "example.org/log")
      try LogDirectory.create(at: log, key: key.verifierKey, in: disk)
      let world = World(disk: disk, key: key.text)
      _ = try world.record(.party("vng", "VNG"))
      return world
    }

    func on(_ disk: SimulatedFileSystem) -> World { World(disk: disk, key: key) }

    /// Whether the batch was acknowledged, and what was said of erasing.
    func record(_ fact: Given) throws -> (texts: Int?, trouble: RegisterError?) {
      var writer = try RegisterWriter(
        KeptLog(folder: log, in: disk), keys: SigningKeys(SigningKey(key), and: nil), memory: nil,
        environment: Ledger.environment())
      _ = try writer.perform(batch(fact))
      return (writer.erasedTexts, writer.erasureTrouble)
    }

    var folder: DisclosureFolder { DisclosureFolder(of: log, in: disk) }

    func isRecorded(_ place: Int) throws -> Bool {
      try Register.open(KeptLog(folder: log, in: disk)).contents.entryCount > place
    }

    /// Has a commit set aside that a torn write left without its entries.
    func setAsideTorn() throws {
      guard
        case .mismatchedCheckpoint = try Register.open(KeptLog(folder: log, in: disk)).contents.tail
      else {
        return
      }
      _ = try LogRepair.setAside(in: log, remembered: [], in: disk)
    }

    /// Whether the name stands in any file of the disk.
    var holdsText: Bool {
      disk.paths.contains { path in
        path.contains("/disclosures/")
          && (disk.bytes(at: path) ?? []).split(separator: 0x0A).contains { line in
            Disclosure(encoded: String(decoding: line, as: UTF8.self)) != nil
          }
      }
    }
  }

  @Test func `an entry never stands without its withheld text`() throws {
    let start = try World.made()
    try start.disk.sweep { disk in
      _ = try start.on(disk).record(Self.note)
    } check: { disk, cut in
      let world = start.on(disk)
      let stands = try world.isRecorded(1)
      #expect(stands || !cut.isDone, "\(cut)")
      if stands { #expect(try world.folder.texts(of: .numbered(7)).count == 1, "\(cut)") }
      try world.setAsideTorn()
      // And again, now that the disk is well: once, and whole.
      _ = try world.record(Self.note)
      disk.crash(.everythingUnsynchronized)
      let audit = try Audit.verify(KeptLog(folder: Self.log, in: disk))
      #expect(audit.isSound && audit.disclosures.present == 1, "\(cut)")
      #expect(audit.report.entryCount == 2, "\(cut)")
    }
  }

  @Test(arguments: [false, true])
  func `what is said to be erased is gone, or it is said that it is not`(namesPlaces: Bool) throws {
    let start = try World.made()
    _ = try start.record(Self.note)
    let whole = Given.redacted(7, when: "2024-02-01")
    let erasing = Given(
      whole.type, whole.valid,
      (whole.data.object ?? []).map { ($0.name, $0.value) }
        + [("fields", namesPlaces ? .list(["/text"]) : nil)]
    ).id(8)
    try start.disk.sweep { disk in
      if let trouble = try start.on(disk).record(erasing).trouble { throw trouble }
    } check: { disk, cut in
      let world = start.on(disk)
      #expect(!cut.isDone || !world.holdsText, "\(cut)")
      // Nothing is erased that the log does not say is erased.
      if try !world.isRecorded(2) { #expect(world.holdsText, "\(cut)") }
      try world.setAsideTorn()
      _ = try world.record(erasing)
      disk.crash(.everythingUnsynchronized)
      #expect(!world.holdsText, "\(cut)")
      let audit = try Audit.verify(KeptLog(folder: Self.log, in: disk))
      #expect(audit.report.problems == [] && audit.disclosures.problems == [], "\(cut)")
      #expect(audit.isSound && audit.disclosures.erased == 1, "\(cut)")
    }
  }
}
