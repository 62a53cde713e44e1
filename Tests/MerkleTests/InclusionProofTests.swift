import Crypto
import Merkle
import Testing

@Suite struct InclusionProofTests {
  /// Known answers from outside this program, accepted by Go x/mod sumdb/tlog.
  static let pathOfLeaf5 = [
    "vBoGQ7EuTS18d5GPROD095qDi2z57FtcKD4fTYhZnms=",
    "yoVOoSjtBQtBs1/8G4e46yveRh6eO1WW7Oa51ZdaCuA=",
    "037kGJdt2VdTwcc4Yrk5j6Kiz5tP8P3+izDNlSCWFLc=",
  ]

  @Test func `the proof for leaf 5 of 8 is the known one`() throws {
    var sha256 = SHA256()
    let leaves = KnownTree.leaves(using: &sha256)
    let proof = InclusionProof.make(index: 5, leaves: leaves, using: &sha256)
    #expect(try proof == InclusionProof(index: 5, size: 8, path: digests(Self.pathOfLeaf5)))
  }

  @Test func `the known proof for leaf 5 of 8 verifies`() throws {
    var sha256 = SHA256()
    let leaf = sha256.leaf([0x40, 0x41, 0x42, 0x43].span)
    let root = try #require(Digest(hex: KnownTree.roots[8]))
    let proof = try InclusionProof(index: 5, size: 8, path: digests(Self.pathOfLeaf5))
    #expect(!refuses(proof, leaf, root, &sha256))
  }

  @Test func `every leaf of every tree up to 64 leaves has a proof`() throws {
    var count = 0
    try everyProof { proof, leaf, roots, sha256 in
      let isRefused = refuses(proof, leaf, roots[Int(proof.size)], &sha256)
      #expect(!isRefused, "\(proof.index)/\(proof.size)")
      count += 1
    }
    #expect(count == 64 * 65 / 2)
  }

  @Test func `a proof with one bit changed anywhere is refused`() throws {
    try everyProof { proof, leaf, roots, sha256 in
      let bit = Int(proof.index * 7 + proof.size) % 256
      let root = roots[Int(proof.size)]
      for place in proof.path.indices {
        let path = proof.path.flipping(bit: bit, at: place)
        let changed = InclusionProof(index: proof.index, size: proof.size, path: path)
        #expect(refuses(changed, leaf, root, &sha256), "\(proof.index)/\(proof.size) at \(place)")
      }
      #expect(refuses(proof, leaf.flipping(bit: bit), root, &sha256))
      #expect(refuses(proof, leaf, root.flipping(bit: bit), &sha256))
    }
  }

  @Test func `a proof with a hash too few or too many is refused`() throws {
    try everyProof { proof, leaf, roots, sha256 in
      let root = roots[Int(proof.size)]
      let count = proof.path.count
      let long = InclusionProof(
        index: proof.index, size: proof.size, path: proof.path + [root])
      #expect(throws: MerkleError.proofTooLong(hashes: count + 1)) {
        try long.verify(leaf: leaf, root: root, using: &sha256)
      }
      guard count > 0 else { return }
      let short = InclusionProof(
        index: proof.index, size: proof.size, path: proof.path.dropLast())
      #expect(throws: MerkleError.proofTooShort(hashes: count - 1)) {
        try short.verify(leaf: leaf, root: root, using: &sha256)
      }
    }
  }

  @Test func `a proof does not hold for any other index`() throws {
    try everyProof(upTo: 32) { proof, leaf, roots, sha256 in
      for index in 0...proof.size where index != proof.index {
        let moved = InclusionProof(index: index, size: proof.size, path: proof.path)
        let refused = refuses(moved, leaf, roots[Int(proof.size)], &sha256)
        #expect(refused, "\(proof.index)/\(proof.size) as \(index)")
      }
    }
  }

  @Test func `a proof does not hold for the tree of any other size`() throws {
    try everyProof(upTo: 32) { proof, leaf, roots, sha256 in
      for size in 0...UInt64(LargeTree.sizeMax) where size != proof.size {
        let resized = InclusionProof(index: proof.index, size: size, path: proof.path)
        let refused = refuses(resized, leaf, roots[Int(size)], &sha256)
        #expect(refused, "\(proof.index)/\(proof.size) as \(size)")
      }
    }
  }

  /// Why a verifier takes size and root together from one signed checkpoint.
  @Test func `a root alone does not fix the size of its tree`() throws {
    var sha256 = SHA256()
    let tree = LargeTree(using: &sha256)
    let leaves = Array(tree.leaves.prefix(3))
    let proof = InclusionProof.make(index: 0, leaves: leaves, using: &sha256)
    let resized = InclusionProof(index: 0, size: 4, path: proof.path)
    #expect(!refuses(resized, tree.leaves[0], tree.roots[3], &sha256))
  }

  @Test(arguments: [(0, 0), (1, 1), (8, 8), (UInt64.max, UInt64.max)])
  func `a leaf beyond the tree is refused`(index: UInt64, size: UInt64) {
    var sha256 = SHA256()
    let digest = sha256.emptyTree()
    let proof = InclusionProof(index: index, size: size, path: [])
    #expect(throws: MerkleError.indexOutsideTree(index: index, size: size)) {
      try proof.verify(leaf: digest, root: digest, using: &sha256)
    }
  }

  @Test func `the largest sizes are refused without a trap`() {
    var sha256 = SHA256()
    let digest = sha256.emptyTree()
    for index: UInt64 in [0, .max / 2, .max - 1] {
      for count in [0, 1, 63, 64, 65, 200] {
        let path = [Digest](repeating: digest, count: count)
        let proof = InclusionProof(index: index, size: .max, path: path)
        #expect(refuses(proof, digest, digest, &sha256), "\(index), \(count) hashes")
      }
    }
  }

  @Test func `proving a leaf beyond the tree is a programmer's mistake`() async {
    await #expect(processExitsWith: .failure) {
      var sha256 = SHA256()
      _ = InclusionProof.make(index: 1, leaves: [sha256.emptyTree()], using: &sha256)
    }
  }

  private func everyProof(
    upTo sizeMax: Int = LargeTree.sizeMax,
    _ check: (InclusionProof, Digest, [Digest], inout SHA256) throws -> Void
  ) throws {
    var sha256 = SHA256()
    let tree = LargeTree(using: &sha256)
    for size in 1...sizeMax {
      let leaves = Array(tree.leaves.prefix(size))
      for index in 0..<size {
        let proof = InclusionProof.make(index: UInt64(index), leaves: leaves, using: &sha256)
        try check(proof, leaves[index], tree.roots, &sha256)
      }
    }
  }

  private func refuses(
    _ proof: InclusionProof, _ leaf: Digest, _ root: Digest, _ sha256: inout SHA256
  ) -> Bool {
    do {
      try proof.verify(leaf: leaf, root: root, using: &sha256)
      return false
    } catch {
      return true
    }
  }
}
