import Crypto
import Disk
import FileLog
import Glibc
import Log
import Register
import TestSupport
import Testing

/// Where keys live: in the user's configuration folder, readable by nobody else, never overwritten.
@Suite(.serialized) struct KeyStoreTests {
  private static let disk = PosixFileSystem()

  private static func permissions(_ path: String) -> UInt32 {
    var status = stat()
    #expect(unsafe stat(path, &status) == 0, "\(path)")
    return status.st_mode & 0o777
  }

  @Test func `a new key is for its owner only, in folders for its owner only`() throws {
    let folder = ConfigurationFolder()
    let store = try KeyStore(in: Self.disk)
    let (key, path) = try store.makeKey(origin: "example.org/log")
    #expect(path == folder.path + "/vth/keys/example.org%2Flog.key")
    #expect(path == store.path(origin: "example.org/log"))
    #expect(key.name == "example.org/log")
    #expect(Self.permissions(path) == 0o600)
    for part in ["", "/vth", "/vth/keys"] {
      #expect(Self.permissions(folder.path + part) == 0o700, "\(part)")
    }
  }

  @Test func `the key that was made is the key that is found, and signs for its verifier`() throws {
    let folder = ConfigurationFolder()
    defer { withExtendedLifetime(folder) {} }
    let store = try KeyStore(in: Self.disk)
    let (made, path) = try store.makeKey(origin: "example.org/log")
    let found = try store.key(origin: "example.org/log")
    #expect(found.verifierKey == made)
    let named = try KeyStore.key(in: path, Self.disk)
    #expect(named.verifierKey == made)
    let note = try SignedNote(signing: "tekst\n", with: found)
    try note.verify(with: [made])
  }

  @Test func `an existing key is never overwritten`() throws {
    let folder = ConfigurationFolder()
    defer { withExtendedLifetime(folder) {} }
    let store = try KeyStore(in: Self.disk)
    let (_, path) = try store.makeKey(origin: "example.org/log")
    let bytes = try Self.disk.readWhole(path, bytesMax: 4_096)
    guard case .keyExists(path) = failure({ _ = try store.makeKey(origin: "example.org/log") })
    else {
      Issue.record("it was not refused")
      return
    }
    #expect(try Self.disk.readWhole(path, bytesMax: 4_096) == bytes)
  }

  /// What a process that ends, and one whose disk is full, leave of a key.
  private static let faults = [
    Fault(.fromThenOn, .death, .inputOutput), Fault(.once, .halfWrite, .noSpace),
  ]

  @Test(arguments: faults)
  func `a key that is being made is there whole or not at all, wherever it stops`(fault: Fault)
    throws
  {
    let folder = ConfigurationFolder()
    defer { withExtendedLifetime(folder) {} }
    let whole = SimulatedFileSystem()
    _ = try KeyStore(in: whole).makeKey(origin: "example.org/log")
    for operation in 0..<whole.operationCount {
      for loss in [CrashLoss.nothing, .everythingUnsynchronized] {
        let disk = SimulatedFileSystem()
        let store = try KeyStore(in: disk)
        disk.fail(at: operation, fault)
        var made: VerifierKey?
        do { made = try store.makeKey(origin: "example.org/log").key } catch {}
        disk.heal()
        disk.crash(loss)
        if made == nil, disk.bytes(at: store.path(origin: "example.org/log")) == nil {
          made = try store.makeKey(origin: "example.org/log").key
        }
        let found = try store.key(origin: "example.org/log").verifierKey
        #expect(made == nil || found == made, "\(operation), \(loss)")
      }
    }
  }

  @Test(arguments: faults)
  func `while a key takes the place of another there is always one, wherever it stops`(fault: Fault)
    throws
  {
    let folder = ConfigurationFolder()
    defer { withExtendedLifetime(folder) {} }
    let origin = "example.org/log"
    let start = SimulatedFileSystem()
    let (old, path) = try KeyStore(in: start).makeKey(origin: origin)
    let new = try KeyStore(in: start).makeNextKey(origin: origin)
    let whole = start.copy()
    let aside = try KeyStore(in: whole).promoteNextKey(origin: origin, retiring: old)
    let kept = try #require(aside)
    #expect(whole.bytes(at: kept) == start.bytes(at: path))
    for operation in 0..<whole.operationCount {
      for loss in [CrashLoss.nothing, .everythingUnsynchronized] {
        let disk = start.copy()
        let store = try KeyStore(in: disk)
        disk.fail(at: operation, fault)
        do { _ = try store.promoteNextKey(origin: origin, retiring: old) } catch {}
        disk.heal()
        disk.crash(loss)
        #expect([old, new].contains(try store.key(origin: origin).verifierKey), "\(operation)")
        _ = try store.promoteNextKey(origin: origin, retiring: old)
        #expect(try store.key(origin: origin).verifierKey == new, "\(operation)")
        #expect(try store.nextKey(origin: origin) == nil, "\(operation)")
        #expect(disk.bytes(at: kept) == start.bytes(at: path), "\(operation)")
      }
    }
  }

  @Test func `a missing key is named with the place where it should be`() throws {
    let folder = ConfigurationFolder()
    defer { withExtendedLifetime(folder) {} }
    let store = try KeyStore(in: Self.disk)
    let error = failure { _ = try store.key(origin: "example.org/log") }
    guard case .noKey(origin: "example.org/log", let path) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(path == store.path(origin: "example.org/log"))
  }

  @Test func `the keys of two logs do not get in each other's way`() throws {
    let folder = ConfigurationFolder()
    defer { withExtendedLifetime(folder) {} }
    let store = try KeyStore(in: Self.disk)
    let (one, _) = try store.makeKey(origin: "example.org/a/b")
    let (other, _) = try store.makeKey(origin: "example.org/a_b")
    #expect(one != other)
  }

  @Test func `a key file that holds no key is refused`() throws {
    let folder = ConfigurationFolder()
    defer { withExtendedLifetime(folder) {} }
    let store = try KeyStore(in: Self.disk)
    let (_, path) = try store.makeKey(origin: "example.org/log")
    let file = try OpenFile(path, for: .append, in: Self.disk)
    try Self.disk.append(Array("en nog iets\n".utf8), to: file.id)
    guard case .unreadableKey(path, _) = failure({ _ = try store.key(origin: "example.org/log") })
    else {
      Issue.record("it was accepted")
      return
    }
  }

  @Test func `the new key writes the log it was made for`() throws {
    let folder = ConfigurationFolder()
    let store = try KeyStore(in: Self.disk)
    let (key, _) = try store.makeKey(origin: "example.org/log")
    let log = folder.path + "/log"
    try LogDirectory.create(at: log, key: key, in: Self.disk)
    var writer = try RegisterWriter(
      KeptLog(folder: log, in: Self.disk),
      keys: SigningKeys(store.key(origin: "example.org/log"), and: nil),
      memory: SignedMemory(in: Self.disk),
      environment: Ledger.environment())
    _ = try writer.perform(batch(.party("vng", "VNG")))
    #expect(try Audit.verify(KeptLog(folder: log, in: Self.disk)).report.isSound)
  }
}
