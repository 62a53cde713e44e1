import Crypto
import Testing

@Suite struct CryptoErrorTests {
  static let messages: [(CryptoError, String)] = [
    (
      .badKeyName("a b"),
      "\"a b\" cannot be the name of a key: it must not be empty or contain a space, a plus or a"
        + " control character."
    ),
    (
      .malformedVerifierKey("x", .missingParts),
      "\"x\" is not a verifier key: it does not consist of name, key id and key."
    ),
    (
      .malformedSigningKey(.badName),
      "This is not a signing key: the first part cannot be the name of a key."
    ),
    (
      .malformedSigningKey(.badKeyID),
      "This is not a signing key: the key id is not 8 lowercase hexadecimal digits."
    ),
    (
      .malformedSigningKey(.badBase64),
      "This is not a signing key: the key is not canonical base64."
    ),
    (
      .malformedSigningKey(.wrongKeyLength(expected: 32, found: 31)),
      "This is not a signing key: the key has 31 bytes instead of 32."
    ),
    (
      .malformedSigningKey(.unsupportedType(expected: 1)),
      "This is not a signing key: its type is not 01, Ed25519."
    ),
    (
      .malformedSigningKey(.wrongKeyID(stated: 1, computed: 0xc74f_20a3)),
      "This is not a signing key: it states key id 00000001, but the key has id c74f20a3."
    ),
    (
      .malformedNote(.tooLarge(bytes: 9, bytesMax: 8)),
      "This is not a signed note: it has 9 bytes, more than 8."
    ),
    (
      .malformedNote(.controlCharacter(13, offset: 4)),
      "This is not a signed note: it has control character 13 at byte 4."
    ),
    (
      .malformedNote(.noFinalNewline),
      "This is not a signed note: it does not end in a line feed."
    ),
    (
      .malformedNote(.noSignatures),
      "This is not a signed note: no empty line and signature follow the text."
    ),
    (
      .malformedNote(.tooManySignatures(found: 101, max: 100)),
      "This is not a signed note: it has 101 signatures, more than 100."
    ),
    (
      .malformedNote(.badSignatureLine("x")),
      "This is not a signed note: \"x\" is not a signature line."
    ),
    (
      .badSignature(keyName: "log.example", keyID: 0x4c),
      "The signature of log.example+0000004c does not match the text of the note."
    ),
    (
      .noKnownSignature(signedBy: ["a", "b"]),
      "None of the known keys signed this note; it is signed by a, b."
    ),
    (
      .libcrypto(function: "RAND_bytes", .failed(code: 1, words: nil)),
      "libcrypto failed in RAND_bytes: error 1."
    ),
    (
      .libcrypto(function: "EVP_Digest", .failed(code: 1, words: "unsupported")),
      "libcrypto failed in EVP_Digest: unsupported."
    ),
    (
      .libcrypto(function: "EVP_Digest", .wrongAnswer),
      "libcrypto gave a wrong answer in EVP_Digest."
    ),
  ]

  @Test(arguments: messages)
  func `an error says what is wrong`(error: CryptoError, message: String) {
    #expect(error.description == message)
  }
}
