import Crypto
import Disk
import EventFormat
import FileLog
import Governance
import Log
import Register
import TestSupport
import Testing

/// A secretary's machine on a simulated disk: the log, the keys and what was last signed.
struct Desk {
  static let origin = "example.org/desk"
  let disk: SimulatedFileSystem
  let directory: String

  init(_ disk: SimulatedFileSystem, directory: String = "/desk") {
    // Read by whatever looks for the configuration folder.
    ConfigurationFolder.name()
    self.disk = disk
    self.directory = directory
  }

  /// A log with one party, everything on the disk.
  static func made() throws -> Desk {
    let desk = Desk(SimulatedFileSystem())
    try desk.initialise()
    try desk.record(1)
    return Desk(desk.disk.copy())
  }

  var log: KeptLog { KeptLog(folder: directory, in: disk) }

  var memory: SignedMemory? { SignedMemory(in: disk) }

  func store() throws -> KeyStore { try KeyStore(in: disk) }

  func contents() throws -> LogContents { try Register.open(log).contents }

  func format() throws -> LogFormat { try log.format() }

  func writer() throws -> RegisterWriter {
    try RegisterWriter(
      log, keys: store().signingKeys(for: format(), given: nil), memory: memory,
      environment: Self.environment())
  }

  /// Ids that differ, whoever makes them: a log that is opened again must not see the same twice.
  static func environment(catalogue: EventCatalogue = .shipped) -> Environment {
    Environment(
      now: Ledger.environment().now, today: Ledger.environment().today,
      random: { (count) throws(RegisterError) in
        (0..<count).map { _ in UInt8.random(in: .min ... .max) }
      },
      actor: "secretariaat", catalogue: catalogue)
  }

  /// Makes a key and a log with one entry, as `vth init` does.
  func initialise() throws {
    try write(initialised(by: store().makeKey(origin: Self.origin).path))
  }

  func initialised(by path: String) throws -> RegisterDraft {
    var draft = RegisterDraft(
      directory, key: try KeyStore.key(in: path, disk), environment: Self.environment())
    try draft.perform(batch(.party("p0", "P")))
    return draft
  }

  /// Puts a register on the disk; throws also when what was signed could not be remembered, or it may not last.
  func write(_ draft: borrowing RegisterDraft, _ history: NewHistory = .first) throws {
    let written = try draft.write(with: [], beginning: history, minding: memory, in: disk)
    if let trouble = written.memoryTrouble ?? written.doubt { throw trouble }
  }

  /// Records party number so many, under an id of its own; done again, nothing happens.
  ///
  /// Throws also when what was signed could not be remembered.
  func record(_ number: Int) throws {
    var writer = try writer()
    _ = try writer.perform(batch(.party("p\(number)", "P").id(number)))
    if let trouble = writer.memoryTrouble { throw trouble }
  }

  /// The parties in the log, in order; those that `record` made by their number.
  func parties() throws -> [String] {
    let model = try Register.open(log).model
    return (0..<model.count).compactMap { sequence in
      guard case .party(.registered(let event)) = model.entry(sequence)?.event else { return nil }
      return event.party.description
    }
  }

  /// Has a commit set aside that a torn write left without its entries, as `vth repair --set-aside` does.
  func setAsideTorn() throws {
    guard case .mismatchedCheckpoint = try contents().tail else { return }
    let remembered = try memory?.remembered(for: format().allKeys) ?? []
    _ = try LogRepair.setAside(in: directory, remembered: remembered, in: disk)
  }

  /// Whether the log may be written on according to what is remembered of it: never ahead of it.
  func isWithinMemory() throws -> Bool {
    let contents = try contents()
    for checkpoint in try memory?.remembered(for: contents.format.allKeys) ?? [] {
      do throws(LogError) { try checkpoint.check(contents) } catch { return false }
    }
    return true
  }

  /// Bytes, roots, entries and keys are as they should be.
  func isSound() throws -> Bool { try Audit.verify(log).isSound }
}
