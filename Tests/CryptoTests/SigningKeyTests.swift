import Crypto
import Testing

@Suite struct SigningKeyTests {
  /// RFC 8032, section 7.1: tests 1 (empty message), 2 and 3.
  static let vectors: [(seed: String, publicKey: String, message: String, signature: String)] = [
    (
      "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e397"
        + "01cf9b46bd25bf5f0595bbe24655141438e7a100b"
    ),
    (
      "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
      "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613"
        + "d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    ),
    (
      "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
      "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
      "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760"
        + "984dc6594a7c15e9716ed28dc027beceea1ec40a"
    ),
  ]

  @Test(arguments: vectors)
  func `the vectors of RFC 8032 are signed`(
    seed: String, publicKey: String, message: String, signature: String
  ) throws {
    let key = try SigningKey(name: "rfc8032", seed: bytes(seed))
    #expect(key.verifierKey.publicKey == bytes(publicKey))
    #expect(try key.sign(bytes(message)) == bytes(signature))
    try key.verifierKey.verify(bytes(signature), of: bytes(message))
  }

  @Test func `the seed 00 to 1f gives the known log key`() throws {
    let key = try SigningKey(name: "log.example/besluiten", seed: KnownKeys.logSeed)
    #expect(key.verifierKey.text == KnownKeys.log)
  }

  @Test func `Go's test key is read, and prints as it was`() throws {
    let key = try SigningKey(KnownKeys.peterSecret)
    #expect(key.text == KnownKeys.peterSecret)
    #expect(key.verifierKey.text == KnownKeys.peter)
  }

  @Test func `a new key reads back as the same key`() throws {
    let key = try SigningKey(generatingFor: "log.example")
    let copy = try SigningKey(key.text)
    #expect(copy.verifierKey == key.verifierKey)
    #expect(try copy.sign([1, 2, 3]) == key.sign([1, 2, 3]))
  }

  @Test func `two new keys differ`() throws {
    let first = try SigningKey(generatingFor: "log.example")
    let second = try SigningKey(generatingFor: "log.example")
    #expect(first.verifierKey != second.verifierKey)
  }

  @Test func `a changed message or signature does not verify`() throws {
    let key = try SigningKey(KnownKeys.peterSecret)
    let message = Array("hi".utf8)
    let signature = try key.sign(message)
    let refusal = CryptoError.badSignature(keyName: "PeterNeumann", keyID: 0xc74f_20a3)
    for bit in 0..<signature.count * 8 {
      var changed = signature
      changed[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(throws: refusal, "bit \(bit)") { try key.verifierKey.verify(changed, of: message) }
    }
    #expect(throws: refusal) { try key.verifierKey.verify(signature, of: Array("hj".utf8)) }
  }

  @Test func `a key text with one character changed is refused`() {
    let original = Array(KnownKeys.peterSecret.utf8)
    for index in original.indices {
      for byte in [original[index] + 1, original[index] ^ 0x20, UInt8(ascii: "A"), 0]
      where byte != original[index] {
        var changed = original
        changed[index] = byte
        #expect(throws: CryptoError.self, "byte \(byte) at \(index)") {
          _ = try SigningKey(String(decoding: changed, as: UTF8.self))
        }
      }
    }
  }

  @Test func `no part of a key text is a key`() {
    let bytes = Array(KnownKeys.peterSecret.utf8)
    for start in bytes.indices {
      for end in start...bytes.count where end - start < bytes.count {
        #expect(throws: CryptoError.self, "\(start)..<\(end)") {
          _ = try SigningKey(String(decoding: bytes[start..<end], as: UTF8.self))
        }
      }
    }
  }

  @Test(arguments: [
    KnownKeys.peterSecret + "\n", "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz",
    "PRIVATE+KEY+x+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz",
    "PRIVATE+KEY+x+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz",
    "PRIVATE+KEY+AYEKFALVFGyNhPJEMzD1QIDr +Y7hfZx09iUvxdXHKDFz+",
  ])
  func `a refusal never shows the secret`(text: String) throws {
    let error = #expect(throws: CryptoError.self) { _ = try SigningKey(text) }
    #expect(try !#require(error).description.contains("YEKFALVFGy"))
  }

  private func bytes(_ hex: String) -> [UInt8] {
    let digits = hex.compactMap(\.hexDigitValue)
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }
}
