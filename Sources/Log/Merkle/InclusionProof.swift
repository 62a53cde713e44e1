/// Proves that one leaf stands at one place in a tree (RFC 9162, section 2.1.3).
///
/// A root does not fix the size of its tree: a proof for 3 leaves can also fit 4 with the same
/// root. So take `size` and the root together from one signed checkpoint, as `verify` expects.
package struct InclusionProof: Equatable, Sendable {
  /// The place of the leaf, counted from 0.
  package let index: UInt64

  /// The number of leaves in the tree.
  package let size: UInt64

  /// The hashes beside the way to the root, the leaf's own sibling first.
  package let path: [Digest]

  package init(index: UInt64, size: UInt64, path: [Digest]) {
    self.index = index
    self.size = size
    self.path = path
  }

  /// Checks the proof with at most 64 hashes; throws `MerkleError` saying what does not fit.
  package func verify(
    leaf: Digest, root: Digest, using hasher: inout some TreeHasher & ~Copyable
  ) throws(MerkleError) {
    guard index < size else { throw .indexOutsideTree(index: index, size: size) }
    var climb = TreeClimb(from: index, lastPosition: size - 1)
    var computed = leaf
    for sibling in path {
      guard !climb.isAtRoot else { throw .proofTooLong(hashes: path.count) }
      computed =
        climb.siblingIsAtLeft ? hasher.node(sibling, computed) : hasher.node(computed, sibling)
      climb.passSibling()
    }
    guard climb.isAtRoot else { throw .proofTooShort(hashes: path.count) }
    guard computed == root else { throw .rootMismatch(expected: root, computed: computed) }
  }

  /// Makes the proof for leaf `index` of the tree over `leaves`, hashing each leaf about once.
  package static func make(
    index: UInt64, leaves: [Digest], using hasher: inout some TreeHasher & ~Copyable
  ) -> InclusionProof {
    precondition(index < UInt64(leaves.count), "leaf \(index) of \(leaves.count)")
    let target = Int(index)
    var subtree = leaves[...]
    var path: [Digest] = []
    while subtree.count > 1 {
      let split = subtree.startIndex + TreeEdge.splitPoint(ofSize: subtree.count)
      let (left, right) = (subtree[..<split], subtree[split...])
      path.append(TreeEdge.root(of: target < split ? right : left, using: &hasher))
      subtree = target < split ? left : right
    }
    return InclusionProof(index: index, size: UInt64(leaves.count), path: path.reversed())
  }
}
