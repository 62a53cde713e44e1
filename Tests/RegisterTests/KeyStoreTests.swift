import Crypto
import Disk
import Glibc
import Journal
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
      log, keys: SigningKeys(store.key(origin: "example.org/log"), and: nil),
      memory: SignedMemory(in: Self.disk), in: Self.disk,
      environment: Ledger.environment())
    _ = try writer.perform(batch(.party("vng", "VNG")))
    #expect(try Audit.verify(log, in: Self.disk).report.isSound)
  }
}
