import Merkle

/// A log's private key: `PRIVATE+KEY+name+keyID+base64(01 ‖ seed)`, as Go's sumdb/note writes it.
///
/// Not copyable, so that a secret stays where it was read, and is overwritten when this goes.
package struct SigningKey: ~Copyable {
  /// The public half, to be published.
  package let verifierKey: VerifierKey

  private let seed: Secret

  private static let prefix = "PRIVATE+KEY+"

  /// A new key from 32 random bytes; throws `badKeyName` or `libcrypto`.
  package init(generatingFor name: String) throws(CryptoError) {
    var seed = try Randomness.bytes(Ed25519Key.keyByteCount)
    defer { Secret.cleanse(&seed) }
    try self.init(name: name, seed: seed)
  }

  /// The key that a seed of 32 bytes determines; throws `badKeyName` or `libcrypto`.
  package init(name: String, seed: [UInt8]) throws(CryptoError) {
    precondition(seed.count == Ed25519Key.keyByteCount, "a seed of \(seed.count) bytes")
    let secret = Secret(seed)
    verifierKey = try VerifierKey(name: name, publicKey: Ed25519Key(seed: secret).publicKey())
    self.seed = secret
  }

  /// Reads exactly what `text` prints, without a line feed; else throws `malformedSigningKey`.
  package init(_ text: String) throws(CryptoError) {
    var bytes = Array(text.utf8)
    try self.init(reading: &bytes)
  }

  /// The same from the bytes of the text, which are overwritten, also when this throws.
  package init(reading bytes: inout [UInt8]) throws(CryptoError) {
    defer { Secret.cleanse(&bytes) }
    var parts: KeyText
    do throws(KeyFault) {
      parts = try KeyText(afterPrefix: Self.prefix, in: bytes[...])
    } catch {
      throw .malformedSigningKey(error)
    }
    defer { parts.cleanse() }
    let secret = Secret(parts.key)
    let publicKey = try Ed25519Key(seed: secret).publicKey()
    let verifierKey = try VerifierKey(name: parts.name, publicKey: publicKey)
    guard parts.id == verifierKey.id else {
      throw .malformedSigningKey(.wrongKeyID(stated: parts.id, computed: verifierKey.id))
    }
    self.verifierKey = verifierKey
    seed = secret
  }

  /// The secret text: only for the key file, never for a message or a log.
  package var text: String {
    var bytes = seed.bytes
    defer { Secret.cleanse(&bytes) }
    return Self.prefix
      + KeyText.text(name: verifierKey.name, id: verifierKey.id, type: .ed25519, key: bytes)
  }

  /// The 64 bytes of the Ed25519 signature; the same message always gets the same signature.
  package func sign(_ message: [UInt8]) throws(CryptoError) -> [UInt8] {
    // Made anew each time, so that the secret stands once in memory between two signatures.
    try Ed25519Key(seed: seed).sign(message)
  }
}
