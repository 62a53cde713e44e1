import Merkle

/// A log's private key: `PRIVATE+KEY+name+keyID+base64(01 ‖ seed)`, as Go's sumdb/note writes it.
///
/// Not copyable, so that a secret stays where it was read.
package struct SigningKey: ~Copyable {
  /// The public half, to be published.
  package let verifierKey: VerifierKey

  private let seed: [UInt8]
  private let key: Ed25519Key

  private static let prefix = "PRIVATE+KEY+"

  /// A new key from 32 random bytes; throws `badKeyName` or `libcrypto`.
  package init(generatingFor name: String) throws(CryptoError) {
    try self.init(name: name, seed: Randomness.bytes(Ed25519Key.keyByteCount))
  }

  /// The key that a seed of 32 bytes determines; throws `badKeyName` or `libcrypto`.
  package init(name: String, seed: [UInt8]) throws(CryptoError) {
    let key = try Ed25519Key(seed: seed)
    verifierKey = try VerifierKey(name: name, publicKey: key.publicKey())
    self.seed = seed
    self.key = key
  }

  /// Reads exactly what `text` prints, without a line feed; else throws `malformedSigningKey`.
  package init(_ text: String) throws(CryptoError) {
    let parts: KeyText
    do throws(KeyFault) {
      parts = try KeyText(afterPrefix: Self.prefix, in: text)
    } catch {
      throw .malformedSigningKey(error)
    }
    let key = try Ed25519Key(seed: parts.key)
    let verifierKey = try VerifierKey(name: parts.name, publicKey: key.publicKey())
    guard parts.id == verifierKey.id else {
      throw .malformedSigningKey(.wrongKeyID(stated: parts.id, computed: verifierKey.id))
    }
    self.verifierKey = verifierKey
    seed = parts.key
    self.key = key
  }

  /// The secret text: only for the key file, never for a message or a log.
  package var text: String {
    Self.prefix
      + KeyText.text(name: verifierKey.name, id: verifierKey.id, type: .ed25519, key: seed)
  }

  /// The 64 bytes of the Ed25519 signature; the same message always gets the same signature.
  package func sign(_ message: [UInt8]) throws(CryptoError) -> [UInt8] {
    try key.sign(message)
  }
}
