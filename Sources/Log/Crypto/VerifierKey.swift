internal import Texts

/// The public half of a log's key: `name+keyID+base64(01 ‖ key)` (C2SP signed-note@v1.0.0).
package struct VerifierKey: Hashable, Sendable {
  /// The name that stands before the signature; for a log, its origin.
  package let name: String

  /// The first four bytes of SHA-256(name ‖ 0A ‖ 01 ‖ public key): a hint, not security.
  package let id: UInt32

  /// The 32 bytes of the Ed25519 key.
  package let publicKey: [UInt8]

  /// The key of 32 bytes under a name that satisfies `isName`, else throws `badKeyName`.
  init(name: String, publicKey: [UInt8]) throws(CryptoError) {
    guard Self.isName(name) else { throw .badKeyName(name) }
    precondition(publicKey.count == Ed25519Key.keyByteCount, "\(publicKey.count) bytes")
    self.name = name
    self.publicKey = publicKey
    self.id = KeyID.of(name: name, type: .ed25519, publicKey: publicKey)
  }

  /// Reads exactly what `text` prints, without a line feed; else throws `malformedVerifierKey`.
  package init(_ vkey: String) throws(CryptoError) {
    let parts: KeyText
    do throws(KeyFault) {
      parts = try KeyText(publicKey: vkey, type: .ed25519)
    } catch {
      throw .malformedVerifierKey(vkey, error)
    }
    try self.init(name: parts.name, publicKey: Array(parts.key))
    guard parts.id == id else {
      throw .malformedVerifierKey(vkey, .wrongKeyID(stated: parts.id, computed: id))
    }
  }

  /// The id as it stands in the text: 8 lowercase hexadecimal digits.
  package var idText: String { KeyID.text(id) }

  /// The key as people pass it on: `<name>+<key id>+<base64>` (C2SP signed-note v1.0.0).
  package var text: String {
    KeyText.text(name: name, id: id, type: .ed25519, key: publicKey)
  }

  /// Throws `badSignature` unless this key made `signature` over exactly these bytes.
  package func verify(_ signature: [UInt8], of message: [UInt8]) throws(CryptoError) {
    let key = try Ed25519Key(publicKey: publicKey)
    guard try key.isSignature(signature, of: message) else {
      throw .badSignature(keyName: name, keyID: id)
    }
  }

  /// A name has no Unicode space or plus, and is otherwise as the origin of a log.
  package static func isName(_ text: String) -> Bool {
    isForeignName(text) && TextRules.isName(text)
  }

  /// A name of a key that is not ours, which only has to be passed over: not empty, no Unicode space, plus or
  /// control character (C2SP signed-note@v1.0.0).
  static func isForeignName(_ text: String) -> Bool {
    !text.isEmpty
      && text.unicodeScalars.allSatisfy { scalar in
        scalar != "+" && scalar.value >= 0x20 && !scalar.properties.isWhitespace
      }
  }

  /// Compares the bytes of the name: Swift calls texts equal that merely look the same.
  package static func == (left: VerifierKey, right: VerifierKey) -> Bool {
    left.id == right.id && left.publicKey == right.publicKey
      && left.name.utf8.elementsEqual(right.name.utf8)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(publicKey)
  }
}
