import Crypto
import Merkle
import Testing

/// Public keys for which anybody can sign.
@Suite struct SmallOrderTests {
  /// The points of order 1, 2, 4 and 8, as libsodium lists them; the last three with p added or as p itself.
  static let keys = [
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000000",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  ]

  /// The text of a public key of any kind, with the id that belongs to it.
  private static func text(_ key: [UInt8], type: UInt8) -> String {
    var sha256 = SHA256()
    let id = sha256.hash((Array("weak.example".utf8) + [0x0A, type] + key).span).description
    return "weak.example+\(id.prefix(8))+\(Base64.encode([type] + key))"
  }

  @Test(arguments: keys) func `a key of small order is no key, with either sign`(hex: String) throws
  {
    var key = try #require(Digest(hex: hex)).bytes
    for _ in 1...2 {
      let (log, witness) = (Self.text(key, type: 1), Self.text(key, type: 4))
      #expect(throws: CryptoError.malformedVerifierKey(log, .smallOrder)) { try VerifierKey(log) }
      #expect(throws: CryptoError.malformedVerifierKey(witness, .smallOrder)) {
        try WitnessKey(witness)
      }
      key[31] ^= 0x80
    }
  }

  @Test func `keys one byte beside those are keys as any other`() throws {
    for hex in Self.keys {
      var key = try #require(Digest(hex: hex)).bytes
      key[7] ^= 1
      #expect(try VerifierKey(Self.text(key, type: 1)).publicKey == key)
    }
  }
}
