internal import Crypto
internal import Merkle

/// What a file of evidence proves, given the keys that its reader trusts.
package enum EvidenceCheck: Equatable, Sendable {
  /// A log said this of itself.
  case checkpoint(CheckedCheckpoint)
  /// This line is entry `index` of the log that the checkpoint speaks of.
  case inclusion(CheckedCheckpoint, index: UInt64, line: [UInt8])
  /// The log that the older checkpoint speaks of is the beginning of the newer one.
  case consistency(old: CheckedCheckpoint, new: CheckedCheckpoint)

  /// The newest checkpoint in the evidence.
  package var checkpoint: CheckedCheckpoint {
    switch self {
    case .checkpoint(let checked), .inclusion(let checked, _, _), .consistency(_, let checked):
      checked
    }
  }

  /// Checks a file.
  ///
  /// `line` is the entry as its reader has it, without line feed: needed when a proof does not hold
  /// it, and compared when it does. `old` is the note that its reader kept: needed for consistency.
  package init(
    _ file: EvidenceFile, _ keys: TrustedKeys, line: [UInt8]?, old: String?
  ) throws(EvidenceError) {
    var sha256 = SHA256()
    switch file {
    case .checkpoint(let note): self = .checkpoint(try CheckedCheckpoint(note, keys))
    case .inclusion(let proof):
      self = try Self.inclusion(proof, keys, line: line, &sha256)
    case .consistency(let proof):
      self = try Self.consistency(proof, keys, old: old, &sha256)
    }
  }

  private static func inclusion(
    _ proof: InclusionFile, _ keys: TrustedKeys, line: [UInt8]?, _ sha256: inout SHA256
  ) throws(EvidenceError) -> EvidenceCheck {
    let checked = try CheckedCheckpoint(proof.note, keys)
    guard let proven = line ?? proof.extra else { throw .noLine(index: proof.index) }
    if let line, let extra = proof.extra, line != extra { throw .otherLine }
    do throws(MerkleError) {
      try InclusionProof(index: proof.index, size: checked.checkpoint.size, path: proof.path)
        .verify(
          leaf: sha256.leaf(proven.span), root: checked.checkpoint.root, using: &sha256)
    } catch { throw .merkle(error) }
    return .inclusion(checked, index: proof.index, line: proven)
  }

  private static func consistency(
    _ proof: ConsistencyFile, _ keys: TrustedKeys, old: String?, _ sha256: inout SHA256
  ) throws(EvidenceError) -> EvidenceCheck {
    let new = try CheckedCheckpoint(proof.note, keys)
    guard let old else { throw .noOldCheckpoint(size: proof.oldSize) }
    let kept = try CheckedCheckpoint(old, keys)
    guard kept.checkpoint.origin.utf8.elementsEqual(new.checkpoint.origin.utf8) else {
      throw .otherOrigin(found: kept.checkpoint.origin, keys: [new.checkpoint.origin])
    }
    guard kept.checkpoint.size == proof.oldSize else {
      throw .otherOldSize(found: kept.checkpoint.size, expected: proof.oldSize)
    }
    do throws(MerkleError) {
      try ConsistencyProof(
        oldSize: proof.oldSize, newSize: new.checkpoint.size, hashes: proof.hashes
      ).verify(oldRoot: kept.checkpoint.root, newRoot: new.checkpoint.root, using: &sha256)
    } catch { throw .merkle(error) }
    return .consistency(old: kept, new: new)
  }
}
