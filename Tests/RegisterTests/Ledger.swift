import Calendar
import Crypto
import Disk
import EventFormat
import FileLog
import Governance
import Log
import Register
import Synchronization
import TestSupport

/// A log on the disk of this machine, with its key, a clock that can be set and counted randomness.
struct Ledger: ~Copyable {
  static let origin = "example.org/register"
  let disk = PosixFileSystem()
  let directory: String
  private let folder: TemporaryDirectory
  private let keyText: String

  init() throws {
    let folder = try TemporaryDirectory("register")
    let path = folder.path + "/log-of-test"
    let key = try SigningKey(generatingFor: Self.origin)
    try LogDirectory.create(at: path, key: key.verifierKey, in: PosixFileSystem())
    self.init(folder: folder, directory: path, keyText: key.text)
  }

  private init(folder: consuming TemporaryDirectory, directory: String, keyText: String) {
    self.folder = folder
    self.directory = directory
    self.keyText = keyText
  }

  var log: KeptLog { KeptLog(folder: directory, in: disk) }

  func key() throws -> SigningKey { try SigningKey(keyText) }

  func writer(_ environment: Environment = Ledger.environment()) throws -> RegisterWriter {
    try RegisterWriter(
      log, keys: SigningKeys(key(), and: nil), memory: nil, environment: environment
    )
  }

  /// A writer of bytes, for logs that no register would write.
  func logWriter() throws -> LogWriter {
    try LogWriter(FileLog(directory, in: disk), key: key())
  }

  func open() throws -> Register { try Register.open(log) }

  /// The lines as they stand in the log.
  func lines() throws -> [String] {
    let contents = try open().contents
    return (0..<contents.entryCount).map { String(decoding: contents.line($0), as: UTF8.self) }
  }

  /// All files of the log but the lock, with their bytes.
  func files() throws -> [String: [UInt8]] {
    var result: [String: [UInt8]] = [:]
    var waiting = [directory]
    while let path = waiting.popLast() {
      if try disk.status(path)?.kind == .directory {
        waiting += try disk.list(path).map { path + "/" + $0 }
      } else if !path.hasSuffix("/lock") {
        result[path] = try disk.readWhole(path, bytesMax: 1 << 20)
      }
    }
    return result
  }

  /// The clock stands still, or goes on by so many milliseconds with every look; the random bytes
  /// count down, so that they never help ids to rise.
  static func environment(
    millisecondsPerLook: Int64 = 0, catalogue: EventCatalogue = .shipped,
    permission: Permission = .everybody
  ) -> Environment {
    let looks = Mutex<Int64>(0)
    let left = Mutex<UInt8>(255)
    return Environment(
      now: {
        let passed = looks.withLock { looks in
          defer { looks += 1 }
          return looks * millisecondsPerLook
        }
        guard let moment = Moment(milliseconds: 1_795_251_600_000 + passed) else {
          preconditionFailure("2026 is a year")
        }
        return moment
      },
      today: { () throws(RegisterError) in CalendarDay(number: 20_000) },
      random: { (count) throws(RegisterError) in
        let byte = left.withLock { left in
          defer { left &-= 1 }
          return left
        }
        return Array(repeating: byte, count: count)
      },
      actor: "secretariaat", catalogue: catalogue, permission: permission)
  }
}

/// A batch as a file would give it.
func batch(_ facts: Given...) -> Batch { batch(facts) }

func batch(_ facts: [Given]) -> Batch {
  Batch.read(Array(facts.map(\.line).joined(separator: "\n").utf8)).batch
}

/// The error a body throws, if it is the register's.
func failure(_ body: () throws -> Void) -> RegisterError? {
  do {
    try body()
    return nil
  } catch { return error as? RegisterError }
}
