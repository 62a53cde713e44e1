import Crypto
import Testing

@Suite struct VerifierKeyTests {
  @Test(arguments: [
    KnownKeys.log, KnownKeys.shipped, KnownKeys.c2sp, KnownKeys.peter, KnownKeys.enoch,
  ])
  func `published keys are read and print as they were`(text: String) throws {
    #expect(try VerifierKey(text).text == text)
  }

  @Test func `name, id and key are the parts of the text`() throws {
    let key = try VerifierKey(KnownKeys.c2sp)
    #expect(key.name == "example.com/foo")
    #expect(key.id == 0x530d_903a)
    #expect(key.publicKey.count == 32)
    #expect(key.publicKey.prefix(2) == [0xe9, 0x32])
  }

  @Test func `a plus inside the base64 does not split the key`() throws {
    #expect(KnownKeys.log.utf8.count { $0 == UInt8(ascii: "+") } == 3)
    #expect(try VerifierKey(KnownKeys.log).name == "log.example/besluiten")
  }

  @Test func `a key with one character changed is refused`() {
    let original = Array(KnownKeys.peter.utf8)
    for index in original.indices {
      for byte in UInt8(0)...127 where byte != original[index] {
        var changed = original
        changed[index] = byte
        #expect(throws: CryptoError.self, "byte \(byte) at \(index)") {
          try VerifierKey(String(decoding: changed, as: UTF8.self))
        }
      }
    }
  }

  @Test func `no part of a key is a key`() {
    let bytes = Array(KnownKeys.peter.utf8)
    for start in bytes.indices {
      for end in start...bytes.count where end - start < bytes.count {
        #expect(throws: CryptoError.self, "\(start)..<\(end)") {
          try VerifierKey(String(decoding: bytes[start..<end], as: UTF8.self))
        }
      }
    }
  }

  @Test(arguments: [
    (KnownKeys.peter + "\n", KeyFault.badBase64),
    (KnownKeys.witness, .unsupportedType(expected: 1)),
    (
      "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
      .unsupportedType(expected: 1)
    ),
    (
      "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==", .badBase64
    ),
    (
      "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADK",
      .wrongKeyLength(expected: 32, found: 35)
    ),
    (
      "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
      .badKeyID
    ),
    (
      "PeterNeuman+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
      .wrongKeyID(stated: 0xc74f_20a3, computed: 0x9424_5f47)
    ),
    ("Peter Neumann+c74f20a3+AQ==", .badName),
    ("PeterNeumann+c74f20a3", .missingParts),
    ("PeterNeumann+c74f20a3+", .unsupportedType(expected: 1)),
    ("", .missingParts),
  ])
  func `a refusal names the fault`(text: String, fault: KeyFault) {
    #expect(throws: CryptoError.malformedVerifierKey(text, fault)) { try VerifierKey(text) }
  }

  @Test(arguments: ["a", "example.com/foo", "ibp-vth.besluitboek.example", "é", "名"])
  func `a name of visible characters is a key name`(name: String) {
    #expect(VerifierKey.isName(name))
  }

  @Test(arguments: [
    "", " ", "a b", "a+b", "+\u{301}", "a\u{a0}b", "a\u{2003}b", "a\u{2028}", "a\u{85}", "a\n",
    "a\tb", "a\u{1}", "\u{3000}",
  ])
  func `an empty name or one with a space, plus or control character is refused`(name: String) {
    #expect(!VerifierKey.isName(name))
    #expect(throws: CryptoError.badKeyName(name)) { _ = try SigningKey(generatingFor: name) }
  }

  @Test func `a signature of another length is refused`() throws {
    let key = try VerifierKey(KnownKeys.peter)
    for count in [0, 63, 65] {
      #expect(throws: CryptoError.badSignature(keyName: key.name, keyID: key.id)) {
        try key.verify([UInt8](repeating: 0, count: count), of: [1])
      }
    }
  }
}
