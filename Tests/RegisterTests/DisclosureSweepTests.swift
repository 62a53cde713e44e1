import Crypto
import Disk
import EventFormat
import Governance
import Journal
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

    func copy() -> World { World(disk: disk.copy(), key: key) }

    /// Whether the batch was acknowledged, and what was said of erasing.
    func record(_ fact: Given) throws -> (texts: Int?, trouble: RegisterError?) {
      var writer = try RegisterWriter(
        log, keys: SigningKeys(SigningKey(key), and: nil), memory: nil, in: disk,
        environment: Ledger.environment())
      _ = try writer.perform(batch(fact))
      return (writer.erasedTexts, writer.erasureTrouble)
    }

    var folder: DisclosureFolder { DisclosureFolder(of: log, in: disk) }

    func isRecorded(_ place: Int) throws -> Bool {
      try Register.open(log, in: disk).contents.entryCount > place
    }

    /// Whether a torn write left a checkpoint without its entries: then nobody writes on, and nothing is lost
    /// (FORMAT 15, "stop before it").
    var isStopped: Bool {
      get throws {
        if case .mismatchedCheckpoint = try Register.open(log, in: disk).contents.tail {
          return true
        }
        return false
      }
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

  private static let faults = Fault.Duration.allCases.flatMap { duration in
    [
      Fault(duration, .refusal, .inputOutput), Fault(duration, .halfWrite, .noSpace),
      Fault(duration, .death, .inputOutput),
    ]
  }

  /// What the power takes along; a process that is refused something usually lives on.
  private static func losses(_ fault: Fault, _ operation: Int) -> [CrashLoss] {
    fault.effect == .death
      ? [.nothing, .everythingUnsynchronized, .some(seed: UInt64(operation))]
      : [.everythingUnsynchronized]
  }

  @Test(arguments: faults)
  func `an entry never stands without its withheld text`(fault: Fault) throws {
    let start = try World.made()
    let dry = start.copy()
    _ = try dry.record(Self.note)
    for operation in 0..<dry.disk.operationCount {
      for loss in Self.losses(fault, operation) {
        let world = start.copy()
        let name = "\(dry.disk.operations[operation]), \(fault), \(loss)"
        world.disk.fail(at: operation, fault)
        var isAcknowledged = true
        do { _ = try world.record(Self.note) } catch { isAcknowledged = false }
        world.disk.heal()
        world.disk.crash(loss)
        let stands = try world.isRecorded(1)
        #expect(stands || !isAcknowledged, "\(name)")
        if stands {
          #expect(try world.folder.texts(of: .numbered(7)).count == 1, "\(name)")
        }
        if try world.isStopped { continue }
        // And again, now that the disk is well: once, and whole.
        _ = try world.record(Self.note)
        world.disk.crash(.everythingUnsynchronized)
        let audit = try Audit.verify(Self.log, in: world.disk)
        #expect(audit.isSound && audit.disclosures.present == 1, "\(name)")
        #expect(audit.report.entryCount == 2, "\(name)")
      }
    }
  }

  @Test(arguments: faults, [false, true])
  func `what is said to be erased is gone, or it is said that it is not`(
    fault: Fault, namesPlaces: Bool
  ) throws {
    let start = try World.made()
    _ = try start.record(Self.note)
    let whole = Given.redacted(7, when: "2024-02-01")
    let erasing = Given(
      whole.type, whole.valid,
      (whole.data.object ?? []).map { ($0.name, $0.value) }
        + [("fields", namesPlaces ? .list(["/text"]) : nil)]
    ).id(8)
    let dry = start.copy()
    _ = try dry.record(erasing)
    for operation in 0..<dry.disk.operationCount {
      for loss in Self.losses(fault, operation) {
        let world = start.copy()
        let name = "\(dry.disk.operations[operation]), \(fault), \(loss)"
        world.disk.fail(at: operation, fault)
        var isErased = true
        do { isErased = try world.record(erasing).trouble == nil } catch { isErased = false }
        world.disk.heal()
        world.disk.crash(loss)
        #expect(!isErased || !world.holdsText, "\(name)")
        // Nothing is erased that the log does not say is erased.
        if try !world.isRecorded(2) { #expect(world.holdsText, "\(name)") }
        if try world.isStopped { continue }
        _ = try world.record(erasing)
        world.disk.crash(.everythingUnsynchronized)
        #expect(!world.holdsText, "\(name)")
        let audit = try Audit.verify(Self.log, in: world.disk)
        #expect(audit.report.problems == [] && audit.disclosures.problems == [], "\(name)")
        #expect(audit.isSound && audit.disclosures.erased == 1, "\(name)")
      }
    }
  }
}
