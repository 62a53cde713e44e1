/// Proves that an older tree is the beginning of a newer one (RFC 9162, section 2.1.4).
///
/// Take each size and its root together from one signed checkpoint: a root alone does not fix
/// the size of its tree.
package struct ConsistencyProof: Equatable, Sendable {
  package let oldSize: UInt64
  package let newSize: UInt64

  /// The subtree hashes, in the order of RFC 9162.
  package let hashes: [Digest]

  package init(oldSize: UInt64, newSize: UInt64, hashes: [Digest]) {
    self.oldSize = oldSize
    self.newSize = newSize
    self.hashes = hashes
  }

  /// Checks the proof with at most 128 hashes; throws `MerkleError` saying what does not fit.
  ///
  /// An old tree without leaves is refused: every tree begins with it, so there is no proof.
  package func verify(
    oldRoot: Digest, newRoot: Digest, using hasher: inout some TreeHasher & ~Copyable
  ) throws(MerkleError) {
    guard oldSize > 0 else { throw .nothingToProve }
    guard oldSize <= newSize else { throw .treeShrank(from: oldSize, to: newSize) }
    if oldSize == newSize {
      guard hashes.isEmpty else { throw .proofTooLong(hashes: hashes.count) }
      guard oldRoot == newRoot else { throw .rootMismatch(expected: newRoot, computed: oldRoot) }
    } else {
      try verifyGrowth(from: oldRoot, to: newRoot, using: &hasher)
    }
  }

  private func verifyGrowth(
    from oldRoot: Digest, to newRoot: Digest, using hasher: inout some TreeHasher & ~Copyable
  ) throws(MerkleError) {
    // A perfect old tree is itself the first subtree, so the proof leaves its root out.
    let oldTreeIsPerfect = oldSize.nonzeroBitCount == 1
    guard let start = oldTreeIsPerfect ? oldRoot : hashes.first, !hashes.isEmpty else {
      throw .proofTooShort(hashes: 0)
    }
    var climb = TreeClimb(from: oldSize - 1, lastPosition: newSize - 1)
    climb.skipRightChildren()
    var (old, new) = (start, start)
    for hash in oldTreeIsPerfect ? hashes[...] : hashes.dropFirst() {
      guard !climb.isAtRoot else { throw .proofTooLong(hashes: hashes.count) }
      if climb.siblingIsAtLeft {
        old = hasher.node(hash, old)
        new = hasher.node(hash, new)
      } else {
        new = hasher.node(new, hash)
      }
      climb.passSibling()
    }
    guard climb.isAtRoot else { throw .proofTooShort(hashes: hashes.count) }
    guard old == oldRoot else { throw .rootMismatch(expected: oldRoot, computed: old) }
    guard new == newRoot else { throw .rootMismatch(expected: newRoot, computed: new) }
  }

  /// Makes the proof from the first `oldSize` leaves to all `leaves`; 0 < `oldSize` ≤ their count.
  package static func make(
    oldSize: UInt64, leaves: [Digest], using hasher: inout some TreeHasher & ~Copyable
  ) -> ConsistencyProof {
    precondition(oldSize > 0, "there is no proof from the empty tree")
    precondition(oldSize <= UInt64(leaves.count), "\(oldSize) leaves of \(leaves.count)")
    let oldEnd = Int(oldSize)
    var subtree = leaves[...]
    var hashes: [Digest] = []
    while subtree.endIndex != oldEnd {
      let split = subtree.startIndex + TreeEdge.splitPoint(ofSize: subtree.count)
      let (left, right) = (subtree[..<split], subtree[split...])
      hashes.append(TreeEdge.root(of: oldEnd <= split ? right : left, using: &hasher))
      subtree = oldEnd <= split ? left : right
    }
    // A subtree that begins at leaf 0 is the whole old tree, whose root the verifier has.
    if subtree.startIndex > 0 {
      hashes.append(TreeEdge.root(of: subtree, using: &hasher))
    }
    return ConsistencyProof(
      oldSize: oldSize, newSize: UInt64(leaves.count), hashes: hashes.reversed())
  }
}
