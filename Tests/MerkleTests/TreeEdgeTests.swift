import Crypto
import Merkle
import Testing

@Suite struct TreeEdgeTests {
  @Test func `the roots of sizes 0 to 8 are the known ones`() {
    var sha256 = SHA256()
    var edge = TreeEdge()
    var roots = [edge.root(using: &sha256).description]
    for leaf in KnownTree.leaves(using: &sha256) {
      edge.append(leaf, using: &sha256)
      edge.checkInvariants()
      roots.append(edge.root(using: &sha256).description)
    }
    #expect(roots == KnownTree.roots)
  }

  @Test func `the edge gives the root that RFC 6962 defines at every size`() {
    var sha256 = SHA256()
    let tree = LargeTree(using: &sha256)
    for size in 0...LargeTree.sizeMax {
      let root = definedRoot(of: tree.leaves.prefix(size), using: &sha256)
      #expect(tree.roots[size] == root, "size \(size)")
    }
  }

  @Test func `an edge that was kept goes on as if it never stopped`() throws {
    var sha256 = SHA256()
    let tree = LargeTree(using: &sha256)
    for kept in 0...LargeTree.sizeMax {
      var edge = TreeEdge()
      for leaf in tree.leaves.prefix(kept) {
        edge.append(leaf, using: &sha256)
      }
      var reopened = try TreeEdge(size: edge.size, peaks: edge.peaks)
      #expect(reopened == edge)
      for leaf in tree.leaves.dropFirst(kept) {
        reopened.append(leaf, using: &sha256)
        reopened.checkInvariants()
      }
      #expect(reopened.root(using: &sha256) == tree.roots[LargeTree.sizeMax], "kept at \(kept)")
    }
  }

  @Test func `an edge with a missing or extra peak is refused`() throws {
    var sha256 = SHA256()
    let peak = sha256.emptyTree()
    for size in UInt64(0)...64 {
      for count in 0...8 where count != size.nonzeroBitCount {
        let wrong = MerkleError.wrongPeakCount(
          size: size, expected: size.nonzeroBitCount, found: count)
        #expect(throws: wrong) {
          try TreeEdge(size: size, peaks: [Digest](repeating: peak, count: count))
        }
      }
    }
  }

  @Test func `a size beyond any log is refused`() {
    var sha256 = SHA256()
    let peaks = [Digest](repeating: sha256.emptyTree(), count: 64)
    #expect(throws: MerkleError.treeTooLarge(size: .max)) {
      try TreeEdge(size: .max, peaks: peaks)
    }
  }

  @Test func `no leaves is not the same as one empty leaf`() {
    var sha256 = SHA256()
    #expect(sha256.emptyTree().description == KnownTree.roots[0])
    #expect(sha256.leaf([UInt8]().span).description == KnownTree.roots[1])
  }
}
