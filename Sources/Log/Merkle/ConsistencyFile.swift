/// A file that proves that an older log is the beginning of a newer one: the body of an add-checkpoint
/// request to a witness (C2SP tlog-witness@v1.0.0), so that every witness can check it too.
///
///     old <size, decimal>
///     <base64 of a hash>          none or more
///     <empty line>
///     <the signed note of the newer checkpoint, as it is>
///
/// The older root is not in the file: whoever checks it must have kept that checkpoint. Reading
/// verifies nothing.
package struct ConsistencyFile: Equatable, Sendable {
  package let oldSize: UInt64
  package let hashes: [Digest]
  package let note: String

  package init(oldSize: UInt64, hashes: [Digest], note: String) {
    self.oldSize = oldSize
    self.hashes = hashes
    self.note = note
  }

  /// Whether a text claims to be such a file; a checkpoint cannot, as no origin has a space.
  package static func begins(_ text: String) -> Bool { text.utf8.starts(with: "old ".utf8) }

  /// Reads exactly what `encoded` prints; throws `MerkleError.malformedProof` for anything else.
  package init(parsing text: String) throws(MerkleError) {
    do throws(ProofFault) {
      let (lines, note) = try ProofText.parts(of: text)
      let first = lines.first ?? ""
      guard let digits = ProofText.value(of: "old", in: first) else {
        throw .wrongFirstLine(first)
      }
      guard let size = ProofText.number(digits) else { throw .badNumber(digits) }
      self.init(oldSize: size, hashes: try ProofText.hashes(lines.dropFirst()), note: note)
    } catch { throw .malformedProof(error) }
  }

  /// The file.
  package var encoded: String { "old \(oldSize)\n\(ProofText.lines(of: hashes))\n\(note)" }
}
