/// The public key of a witness: somebody else who signs the checkpoints of a log, with the time at which
/// he saw them (C2SP tlog-cosignature@v1.0.1, key type 04).
package struct WitnessKey: Hashable, Sendable {
  package let name: String
  package let id: UInt32
  private let publicKey: [UInt8]

  /// Reads exactly what `text` prints, without a line feed; else throws `malformedVerifierKey`.
  package init(_ vkey: String) throws(CryptoError) {
    do throws(KeyFault) {
      let parts = try KeyText(publicKey: vkey, type: .cosignature)
      name = parts.name
      publicKey = Array(parts.key)
      id = KeyID.of(name: parts.name, type: .cosignature, publicKey: publicKey)
      guard parts.id == id else { throw .wrongKeyID(stated: parts.id, computed: id) }
    } catch { throw .malformedVerifierKey(vkey, error) }
  }

  /// The key as people pass it on: `<name>+<key id>+<base64>` (C2SP tlog-cosignature v1.0.1).
  package var text: String {
    KeyText.text(name: name, id: id, type: .cosignature, key: publicKey)
  }

  /// The time, in seconds since 1970, at which this witness says it saw the text of a note.
  ///
  /// Signed is `cosignature/v1`, a line with the time, and the whole text of the note. Throws
  /// `badSignature` when the line is not this key's signature of exactly that.
  package func time(
    of signature: NoteSignature, under text: String
  ) throws(CryptoError) -> UInt64 {
    let wrong = CryptoError.badSignature(keyName: name, keyID: id)
    guard signature.names(name, id), signature.signature.count == 8 + Ed25519Key.signatureByteCount
    else { throw wrong }
    let time = signature.signature.prefix(8).reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
    let message = Array("cosignature/v1\ntime \(time)\n\(text)".utf8)
    let key = try Ed25519Key(publicKey: publicKey)
    guard try key.isSignature(Array(signature.signature.dropFirst(8)), of: message) else {
      throw wrong
    }
    return time
  }

  /// Compares the bytes of the name: Swift calls texts equal that merely look the same.
  package static func == (left: WitnessKey, right: WitnessKey) -> Bool {
    left.id == right.id && left.publicKey == right.publicKey
      && left.name.utf8.elementsEqual(right.name.utf8)
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(publicKey) }
}

/// A co-signature that was verified: who saw the checkpoint, and when by his own clock.
package struct Cosignature: Equatable, Sendable {
  package let witness: WitnessKey
  /// In seconds since 1970.
  package let time: UInt64
}

extension SignedNote {
  /// The co-signatures of these witnesses under the note.
  ///
  /// Throws `badSignature` when one of theirs is wrong; lines of others are passed over.
  package func cosignatures(of witnesses: [WitnessKey]) throws(CryptoError) -> [Cosignature] {
    var found: [Cosignature] = []
    for signature in signatures {
      for witness in witnesses where signature.names(witness.name, witness.id) {
        found.append(
          Cosignature(witness: witness, time: try witness.time(of: signature, under: text)))
      }
    }
    return found
  }

  /// The keys, of those given, whose signature stands under the note.
  package func signers(among keys: [VerifierKey]) -> [VerifierKey] {
    keys.filter { key in signatures.contains { $0.names(key) } }
  }

  /// The same note with more signatures under it; those there already are not repeated.
  package func adding(_ more: [NoteSignature]) -> SignedNote {
    var result = signatures
    for signature in more where !result.contains(signature) { result.append(signature) }
    return SignedNote(text: text, signatures: result)
  }

  /// The same note with co-signatures under it: of each key only the newest, by the time that it states.
  ///
  /// Those of the witnesses come first, and those of keys that nobody here knows only as far as there is room: what is
  /// made can always be read again. Throws `malformedNote` when those of the witnesses do not fit.
  package func keepingNewest(
    of lines: [NoteSignature], from witnesses: [WitnessKey]
  ) throws(CryptoError) -> SignedNote {
    var newest: [NoteSignature] = []
    for line in lines where !signatures.contains(where: { $0.isOfSameKey(as: line) }) {
      guard let place = newest.firstIndex(where: { $0.isOfSameKey(as: line) }) else {
        newest.append(line)
        continue
      }
      if line.statedTime > newest[place].statedTime { newest[place] = line }
    }
    let isKnown = { (line: NoteSignature) in witnesses.contains { line.names($0.name, $0.id) } }
    let known = SignedNote(text: text, signatures: signatures + newest.filter(isKnown))
    guard known.signatures.count <= Self.signaturesMax else {
      throw .malformedNote(
        .tooManySignatures(found: known.signatures.count, max: Self.signaturesMax))
    }
    var bytes = known.encoded.utf8.count
    guard bytes <= Self.bytesMax else {
      throw .malformedNote(.tooLarge(bytes: bytes, bytesMax: Self.bytesMax))
    }
    var kept = known.signatures
    for line in newest where !isKnown(line) && kept.count < Self.signaturesMax {
      bytes += line.line.utf8.count + 1
      guard bytes <= Self.bytesMax else { break }
      kept.append(line)
    }
    return SignedNote(text: text, signatures: kept)
  }
}

extension NoteSignature {
  fileprivate func isOfSameKey(as other: NoteSignature) -> Bool {
    names(other.keyName, other.keyID)
  }

  /// The time that a co-signature states, in seconds since 1970; 0 for what is none.
  fileprivate var statedTime: UInt64 {
    guard signature.count == 8 + Ed25519Key.signatureByteCount else { return 0 }
    return signature.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }
}
