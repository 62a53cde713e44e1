/// A text with the signatures under it, each on a line of its own (C2SP signed-note@v1.0.0).
///
///     <text, ending in a line feed>
///     <empty line>
///     — <key name> <base64 of key id and signature>
///
/// The text may hold empty lines itself: the signatures begin after the last one. What is signed
/// is the text with its final line feed, without the empty line.
package struct SignedNote: Equatable, Sendable {
  /// The longest note that is read or made, in bytes of UTF-8 (FORMAT 16).
  package static let bytesMax = 1 << 20
  /// The most signature lines, of whomever (FORMAT 16).
  package static let signaturesMax = 100

  /// What was signed, ending in a line feed; believe it only after `verify` returned.
  package let text: String

  /// At least one, in the order of the file.
  package let signatures: [NoteSignature]

  /// Reads exactly what `encoded` prints and verifies nothing; throws `malformedNote`.
  package init(parsing encoded: String) throws(CryptoError) {
    let bytes = Array(encoded.utf8)
    do throws(NoteFault) {
      try Self.checkCharacters(bytes)
      guard let emptyLine = Self.lastEmptyLine(in: bytes) else { throw NoteFault.noSignatures }
      let lines = bytes[(emptyLine + 1)...].dropLast()
        .split(separator: Self.lineFeed, omittingEmptySubsequences: false)
      guard lines.count <= Self.signaturesMax else {
        throw NoteFault.tooManySignatures(found: lines.count, max: Self.signaturesMax)
      }
      var signatures: [NoteSignature] = []
      for line in lines {
        signatures.append(try NoteSignature(line: line))
      }
      self.text = String(decoding: bytes[..<emptyLine], as: UTF8.self)
      self.signatures = signatures
    } catch {
      throw .malformedNote(error)
    }
  }

  /// Signs a text that ends in a line feed; throws `malformedNote` or `libcrypto`.
  package init(signing text: String, with key: borrowing SigningKey) throws(CryptoError) {
    let bytes = Array(text.utf8)
    do throws(NoteFault) {
      try Self.checkCharacters(bytes)
    } catch {
      throw .malformedNote(error)
    }
    self.text = text
    let signature = try key.sign(bytes)
    signatures = [
      NoteSignature(
        keyName: key.verifierKey.name, keyID: key.verifierKey.id, signature: signature)
    ]
  }

  /// Signs with one key or, while one key takes over from another, with both.
  package init(signing text: String, with keys: borrowing SigningKeys) throws(CryptoError) {
    let note = try SignedNote(signing: text, with: keys.first)
    switch keys.second {
    case .some(let second):
      self = note.adding(try SignedNote(signing: text, with: second).signatures)
    case .none: self = note
    }
  }

  package init(text: String, signatures: [NoteSignature]) {
    self.text = text
    self.signatures = signatures
  }

  /// The note as it is kept and published.
  package var encoded: String {
    text + "\n" + signatures.map { $0.line + "\n" }.joined()
  }

  /// Throws unless a known key signed the text, and no known key's signature is wrong.
  ///
  /// Signatures of keys we do not know say nothing and are passed over. One wrong signature of a
  /// known key condemns the note (`badSignature`), however many others are right.
  package func verify(with keys: [VerifierKey]) throws(CryptoError) {
    let message = Array(text.utf8)
    var verified = 0
    for signature in signatures {
      for key in keys where signature.names(key) {
        try key.verify(signature.signature, of: message)
        verified += 1
      }
    }
    guard verified > 0 else { throw .noKnownSignature(signedBy: signatures.map(\.keyName)) }
  }

  /// Compares the bytes of the text: Swift calls texts equal that merely look the same.
  package static func == (left: SignedNote, right: SignedNote) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8) && left.signatures == right.signatures
  }

  private static let lineFeed = UInt8(ascii: "\n")

  private static func checkCharacters(_ bytes: [UInt8]) throws(NoteFault) {
    guard bytes.count <= bytesMax else {
      throw .tooLarge(bytes: bytes.count, bytesMax: bytesMax)
    }
    for (offset, byte) in bytes.enumerated() where byte < 0x20 && byte != lineFeed {
      throw .controlCharacter(byte, offset: offset)
    }
    guard bytes.last == lineFeed else { throw .noFinalNewline }
  }

  /// Where the line feed stands that is the last empty line, with something before and after it.
  private static func lastEmptyLine(in bytes: [UInt8]) -> Int? {
    let places = bytes.indices.dropFirst().dropLast()
    return places.last { bytes[$0 - 1] == lineFeed && bytes[$0] == lineFeed }
  }
}
