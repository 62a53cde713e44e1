import Merkle

/// One line under a note: who signed, with which key, and the signature.
///
/// `— <key name> base64(keyID ‖ signature)`, U+2014 first (C2SP signed-note@v1.0.0).
package struct NoteSignature: Equatable, Sendable {
  package let keyName: String
  package let keyID: UInt32

  /// What follows the key id: 64 bytes for Ed25519, other lengths for other kinds of keys.
  package let signature: [UInt8]

  private static let dash = "— "
  private static let space = UInt8(ascii: " ")

  init(keyName: String, keyID: UInt32, signature: [UInt8]) {
    self.keyName = keyName
    self.keyID = keyID
    self.signature = signature
  }

  /// Reads one line, given without its line feed; throws `badSignatureLine`.
  init(line: some Collection<UInt8>) throws(NoteFault) {
    let fault = NoteFault.badSignatureLine(String(decoding: line, as: UTF8.self))
    guard line.starts(with: Self.dash.utf8) else { throw fault }
    let parts = line.dropFirst(Self.dash.utf8.count)
      .split(separator: Self.space, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard parts.count == 2, VerifierKey.isForeignName(parts[0]) else { throw fault }
    guard let bytes = Base64.decode(parts[1]), bytes.count > 4 else { throw fault }
    keyName = parts[0]
    keyID = KeyID.value(bytes.prefix(4))
    signature = Array(bytes.dropFirst(4))
  }

  /// The line, without its line feed.
  package var line: String {
    "\(Self.dash)\(keyName) \(Base64.encode(KeyID.bytes(keyID) + signature))"
  }

  /// Whether the line claims to be made with this key.
  package func names(_ key: VerifierKey) -> Bool { names(key.name, key.id) }

  func names(_ name: String, _ id: UInt32) -> Bool {
    keyID == id && keyName.utf8.elementsEqual(name.utf8)
  }

  /// Reads lines as a witness answers them, each ended by a line feed; throws `malformedNote`.
  package static func lines(_ text: String) throws(CryptoError) -> [NoteSignature] {
    let lines = Array(text.utf8).split(separator: UInt8(ascii: "\n"))
    guard lines.count <= SignedNote.signaturesMax else {
      throw .malformedNote(.tooManySignatures(found: lines.count, max: SignedNote.signaturesMax))
    }
    do throws(NoteFault) {
      var signatures: [NoteSignature] = []
      for line in lines { signatures.append(try NoteSignature(line: line)) }
      return signatures
    } catch { throw .malformedNote(error) }
  }

  /// Compares the bytes of the name: Swift calls texts equal that merely look the same.
  package static func == (left: NoteSignature, right: NoteSignature) -> Bool {
    left.keyID == right.keyID && left.signature == right.signature
      && left.keyName.utf8.elementsEqual(right.keyName.utf8)
  }
}
