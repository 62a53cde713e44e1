package import Crypto
package import Merkle

extension LogContents {
  /// The note under a commit, its signatures verified now: reading a log verifies only the newest.
  package func verifiedNote(of commit: Commit) throws(LogError) -> SignedNote {
    let place = Place(
      path: segments[commit.segment].path, line: commit.line,
      offset: commit.checkpoint.range.lowerBound)
    guard let text = note(of: commit) else {
      throw .damaged(.checkpointMismatch(place, .malformed(reason: "no JSON text of a note")))
    }
    do throws(CryptoError) {
      let note = try SignedNote(parsing: text)
      try note.verify(with: format.keys(forSize: UInt64(commit.sizeAfter)))
      return note
    } catch { throw .damaged(.checkpointMismatch(place, .signature(error))) }
  }

  /// The hashes of the first `size` entries.
  private func leaves(_ size: Int, _ sha256: inout SHA256) -> [Digest] {
    var leaves: [Digest] = []
    leaves.reserveCapacity(size)
    for seq in 0..<size {
      leaves.append(withLine(seq) { line in sha256.leaf(line) })
    }
    return leaves
  }

  /// Proves that entry `seq` is among those of a commit; the file holds the entry's line.
  package func proof(of seq: Int, in commit: Commit, under note: SignedNote) -> InclusionFile {
    precondition(seq >= 0 && seq < commit.sizeAfter, "entry \(seq) of \(commit.sizeAfter)")
    var sha256 = SHA256()
    let proof = InclusionProof.make(
      index: UInt64(seq), leaves: leaves(commit.sizeAfter, &sha256), using: &sha256)
    return InclusionFile(
      extra: Array(line(seq)), index: UInt64(seq), path: proof.path, note: note.encoded)
  }

  /// Proves that the log after `old` is the beginning of the log after `new`.
  package func proof(from old: Commit, to new: Commit, under note: SignedNote) -> ConsistencyFile {
    precondition(old.sizeAfter <= new.sizeAfter, "\(old.sizeAfter) is after \(new.sizeAfter)")
    var sha256 = SHA256()
    let proof = ConsistencyProof.make(
      oldSize: UInt64(old.sizeAfter), leaves: leaves(new.sizeAfter, &sha256), using: &sha256)
    return ConsistencyFile(
      oldSize: UInt64(old.sizeAfter), hashes: proof.hashes, note: note.encoded)
  }
}
