/// The right edge of a Merkle tree (RFC 6962, section 2.1): all that is needed to append to it.
///
/// A tree of `size` leaves is a row of perfect subtrees, one for each one-bit of `size`, the
/// largest at the left. Appending a leaf merges equal neighbours, like carrying in an addition,
/// so an edge never holds more than 63 digests however long the log is.
package struct TreeEdge: Equatable, Sendable {
  /// Beyond any log that fits on a disk; keeps a size read from a file from overflowing.
  package static let sizeMax = UInt64(Int64.max)

  /// The number of leaves.
  package private(set) var size: UInt64

  /// The roots of the perfect subtrees, the largest (leftmost) first.
  package private(set) var peaks: [Digest]

  /// The edge of the tree without leaves.
  package init() {
    size = 0
    peaks = []
  }

  /// The edge as it was kept; throws `wrongPeakCount` or `treeTooLarge` when it cannot be one.
  package init(size: UInt64, peaks: [Digest]) throws(MerkleError) {
    guard size <= Self.sizeMax else { throw .treeTooLarge(size: size) }
    guard peaks.count == size.nonzeroBitCount else {
      throw .wrongPeakCount(size: size, expected: size.nonzeroBitCount, found: peaks.count)
    }
    self.size = size
    self.peaks = peaks
  }

  /// Adds one leaf, given its leaf hash.
  package mutating func append(_ leaf: Digest, using hasher: inout some TreeHasher & ~Copyable) {
    precondition(size < Self.sizeMax, "a Merkle tree holds at most 2^63 - 1 leaves")
    var subtree = leaf
    for _ in 0..<size.trailingOneBitCount {
      subtree = hasher.node(peaks.removeLast(), subtree)
    }
    peaks.append(subtree)
    size += 1
  }

  /// The Merkle tree hash over all leaves appended so far.
  package func root(using hasher: inout some TreeHasher & ~Copyable) -> Digest {
    guard var root = peaks.last else { return hasher.emptyTree() }
    for peak in peaks.dropLast().reversed() {
      root = hasher.node(peak, root)
    }
    return root
  }

  /// Traps when the structure contradicts itself; tests call it after every step.
  package func checkInvariants() {
    precondition(size <= Self.sizeMax, "size \(size) is beyond the limit")
    precondition(peaks.count == size.nonzeroBitCount, "\(peaks.count) peaks for size \(size)")
  }
}

extension TreeEdge {
  /// The Merkle tree hash of a row of leaf hashes.
  static func root(
    of leaves: ArraySlice<Digest>, using hasher: inout some TreeHasher & ~Copyable
  ) -> Digest {
    var edge = TreeEdge()
    for leaf in leaves {
      edge.append(leaf, using: &hasher)
    }
    return edge.root(using: &hasher)
  }

  /// Where RFC 6962 splits a tree of `size` ≥ 2 leaves: the largest power of two below `size`.
  static func splitPoint(ofSize size: Int) -> Int {
    precondition(size >= 2, "a tree of \(size) leaves does not split")
    return 1 << (Int.bitWidth - 1 - (size - 1).leadingZeroBitCount)
  }
}

extension UInt64 {
  fileprivate var trailingOneBitCount: Int { (~self).trailingZeroBitCount }
}
