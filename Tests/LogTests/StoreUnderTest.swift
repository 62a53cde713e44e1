import Crypto
import Disk
import FileLog
import Log
import TestSupport

/// A store with a new log, and what a test does to it from outside.
struct StoreUnderTest {
  let keyText: String
  /// The same log, opened anew as another process would.
  let store: () -> any LogStore
  /// Whether a second writer is turned away while there is one.
  let hasOneWriter: Bool
  /// Each lets one append fail, or some step of it: where there are more of them than steps, the last change nothing.
  let failures: [() throws -> Void]
  let heal: () -> Void
  /// What must live as long as the store is used.
  let place: AnyObject?

  func key() throws -> SigningKey { try SigningKey(keyText) }

  func writer() throws -> LogWriter { try LogWriter(store(), key: key()) }

  func read() throws -> LogContents { try store().contents(verifying: .everything) }

  /// Lines to follow so many.
  static func lines(_ range: Range<Int>, _ word: String = "entry") -> [[UInt8]] {
    range.map { Array("{\"seq\":\($0),\"title\":\"\(word) \($0)\"}".utf8) }
  }
}

/// The kinds of store that keep the promises of `LogStore`; a new one comes in here.
enum StoreKind: CaseIterable, Sendable {
  case memory, simulatedDisk, realFolder

  /// A store of this kind, with a log without entries.
  func made() throws -> StoreUnderTest {
    let key = try SigningKey(generatingFor: "example.com/store")
    switch self {
    case .memory: return try Self.inMemory(key.text, key.verifierKey)
    case .simulatedDisk: return try Self.onSimulatedDisk(key.text, key.verifierKey)
    case .realFolder: return try Self.inRealFolder(key.text, key.verifierKey)
    }
  }

  private static func inMemory(_ text: String, _ key: VerifierKey) throws -> StoreUnderTest {
    let log = MemoryLog(LogContents(empty: "", key: key).format)
    return StoreUnderTest(
      keyText: text, store: { log }, hasOneWriter: false,
      failures: MemoryLog.Failure.allCases.map { failure in { log.failNext(failure) } },
      heal: {}, place: nil)
  }

  private static func onSimulatedDisk(_ text: String, _ key: VerifierKey) throws -> StoreUnderTest {
    let disk = SimulatedFileSystem()
    try LogDirectory.create(at: "/log", key: key, in: disk)
    return StoreUnderTest(
      keyText: text, store: { FileLog("/log", in: disk) }, hasOneWriter: true,
      failures: (0..<12).map { step in
        { disk.fail(at: disk.operationCount + step, Fault(.once, .halfWrite, .inputOutput)) }
      },
      heal: { disk.heal() }, place: nil)
  }

  private static func inRealFolder(_ text: String, _ key: VerifierKey) throws -> StoreUnderTest {
    final class Folder {
      let directory: TemporaryDirectory
      init() throws { directory = try TemporaryDirectory("store") }
    }
    let folder = try Folder()
    let disk = PosixFileSystem()
    let path = folder.directory.path + "/log-of-test"
    try LogDirectory.create(at: path, key: key, in: disk)
    return StoreUnderTest(
      keyText: text, store: { FileLog(path, in: disk) }, hasOneWriter: true,
      failures: [{ try disk.remove(path + "/lock") }], heal: {}, place: folder)
  }
}
