package import Crypto
package import Merkle

/// A file that says something about a log and can be checked without it: a checkpoint, a proof that an
/// entry is in a log, or a proof that an older log is the beginning of a newer one.
///
/// Reading believes nothing; `EvidenceCheck` does the checking.
package enum EvidenceFile: Equatable, Sendable {
  case checkpoint(note: String)
  case inclusion(InclusionFile)
  case consistency(ConsistencyFile)

  /// A proof holds at most one line and one note.
  package static let bytesMax = SignedNote.bytesMax + 2 * LogLimits.lineBytesMax

  /// Tells the kind by how the text begins; throws `notText`, or what is wrong with the proof.
  package init(parsing bytes: [UInt8]) throws(EvidenceError) {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .notText }
    do throws(MerkleError) {
      if text.utf8.starts(with: InclusionFile.firstLine.utf8) {
        self = .inclusion(try InclusionFile(parsing: text))
      } else if ConsistencyFile.begins(text) {
        self = .consistency(try ConsistencyFile(parsing: text))
      } else {
        self = .checkpoint(note: text)
      }
    } catch { throw .merkle(error) }
  }
}

/// Why evidence does not hold.
package enum EvidenceError: Error, Equatable, Sendable {
  case notText
  /// No note, no known signature, or a wrong one.
  case crypto(CryptoError)
  /// No checkpoint or proof, or one that does not lead to the signed root.
  case merkle(MerkleError)
  /// The note is signed by the key of another log than it speaks of.
  case otherOrigin(found: String, keys: [String])
  /// The proof does not hold the entry's line, and it was not given.
  case noLine(index: UInt64)
  /// The line that was given is not the one in the proof.
  case otherLine
  /// The line in the proof says another place.
  case otherPlace(index: UInt64)
  /// The older checkpoint was not given.
  case noOldCheckpoint(size: UInt64)
  case otherOldSize(found: UInt64, expected: UInt64)
}

/// Whose signatures count.
package struct TrustedKeys: Equatable, Sendable {
  package var log: [VerifierKey]
  package var witnesses: [WitnessKey]

  package init(log: [VerifierKey], witnesses: [WitnessKey]) {
    self.log = log
    self.witnesses = witnesses
  }
}

/// A checkpoint of which the signatures were verified.
package struct CheckedCheckpoint: Equatable, Sendable {
  package let checkpoint: Checkpoint
  package let note: SignedNote
  package let signers: [VerifierKey]
  package let cosignatures: [Cosignature]

  /// Verifies the note: at least one key of the log it speaks of signed it, none of the known keys wrongly.
  package init(_ text: String, _ keys: TrustedKeys) throws(EvidenceError) {
    do {
      note = try SignedNote(parsing: text)
      try note.verify(with: keys.log)
      cosignatures = try note.cosignatures(of: keys.witnesses)
    } catch { throw .crypto(error) }
    do { checkpoint = try Checkpoint(text: note.text) } catch { throw .merkle(error) }
    signers = note.signers(among: keys.log)
    let origin = checkpoint.origin
    guard signers.contains(where: { $0.name.utf8.elementsEqual(origin.utf8) }) else {
      throw .otherOrigin(found: origin, keys: signers.map(\.name))
    }
  }
}
