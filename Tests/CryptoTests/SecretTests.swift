import Crypto
import Testing

/// What becomes of the bytes of a secret key.
@Suite struct SecretTests {
  @Test func `the bytes of a key file are overwritten, read well or not`() throws {
    var good = Array(KnownKeys.peterSecret.utf8)
    let key = try SigningKey(reading: &good)
    #expect(key.verifierKey.text == KnownKeys.peter)
    #expect(key.text == KnownKeys.peterSecret)
    #expect(good == [UInt8](repeating: 0, count: good.count))
    var bad = Array(KnownKeys.peterSecret.replacing("Neumann", with: "Neuman").utf8)
    #expect(throws: CryptoError.self) { _ = try SigningKey(reading: &bad) }
    #expect(bad == [UInt8](repeating: 0, count: bad.count))
  }

  @Test func `a process that read a key leaves no core dump`() throws {
    _ = try SigningKey(KnownKeys.peterSecret)
    #expect(Dumps.areForbidden)
  }
}
