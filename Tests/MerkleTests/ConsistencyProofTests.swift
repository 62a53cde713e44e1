import Crypto
import Merkle
import Testing

@Suite struct ConsistencyProofTests {
  /// Known answers from outside this program, accepted by Go x/mod sumdb/tlog.
  static let known: [(old: UInt64, new: UInt64, hashes: [String])] = [
    (
      6, 8,
      [
        "DrxdNDf74tsVi58Sah0RjjCBgQMdCpSfje3t68VY72o=",
        "yoVOoSjtBQtBs1/8G4e46yveRh6eO1WW7Oa51ZdaCuA=",
        "037kGJdt2VdTwcc4Yrk5j6Kiz5tP8P3+izDNlSCWFLc=",
      ]
    ),
    (4, 7, ["g327FS6bB5AQcX6E6GXaTrwPoZioBtWdMb8VrM7yLQ4="]),
  ]

  @Test(arguments: known)
  func `the known proofs are made`(old: UInt64, new: UInt64, hashes: [String]) throws {
    var sha256 = SHA256()
    let leaves = Array(KnownTree.leaves(using: &sha256).prefix(Int(new)))
    let proof = ConsistencyProof.make(oldSize: old, leaves: leaves, using: &sha256)
    #expect(try proof == ConsistencyProof(oldSize: old, newSize: new, hashes: digests(hashes)))
  }

  @Test(arguments: known)
  func `the known proofs verify`(old: UInt64, new: UInt64, hashes: [String]) throws {
    var sha256 = SHA256()
    let oldRoot = try #require(Digest(hex: KnownTree.roots[Int(old)]))
    let newRoot = try #require(Digest(hex: KnownTree.roots[Int(new)]))
    let proof = try ConsistencyProof(oldSize: old, newSize: new, hashes: digests(hashes))
    #expect(!refuses(proof, oldRoot, newRoot, &sha256))
  }

  @Test func `every two sizes up to 64 have a proof`() throws {
    var count = 0
    try everyProof { proof, roots, sha256 in
      let (old, new) = (roots[Int(proof.oldSize)], roots[Int(proof.newSize)])
      #expect(!refuses(proof, old, new, &sha256), "\(proof.oldSize) to \(proof.newSize)")
      count += 1
    }
    #expect(count == 64 * 65 / 2)
  }

  @Test func `a proof with one bit changed anywhere is refused`() throws {
    try everyProof { proof, roots, sha256 in
      let bit = Int(proof.oldSize * 7 + proof.newSize) % 256
      let (old, new) = (roots[Int(proof.oldSize)], roots[Int(proof.newSize)])
      for place in proof.hashes.indices {
        let changed = ConsistencyProof(
          oldSize: proof.oldSize, newSize: proof.newSize,
          hashes: proof.hashes.flipping(bit: bit, at: place))
        let refused = refuses(changed, old, new, &sha256)
        #expect(refused, "\(proof.oldSize) to \(proof.newSize) at \(place)")
      }
      #expect(refuses(proof, old.flipping(bit: bit), new, &sha256))
      #expect(refuses(proof, old, new.flipping(bit: bit), &sha256))
    }
  }

  @Test func `a proof with a hash too few or too many is refused`() throws {
    try everyProof { proof, roots, sha256 in
      let (old, new) = (roots[Int(proof.oldSize)], roots[Int(proof.newSize)])
      let long = ConsistencyProof(
        oldSize: proof.oldSize, newSize: proof.newSize, hashes: proof.hashes + [new])
      #expect(throws: MerkleError.proofTooLong(hashes: proof.hashes.count + 1)) {
        try long.verify(oldRoot: old, newRoot: new, using: &sha256)
      }
      guard !proof.hashes.isEmpty else { return }
      let short = ConsistencyProof(
        oldSize: proof.oldSize, newSize: proof.newSize, hashes: proof.hashes.dropLast())
      #expect(throws: MerkleError.proofTooShort(hashes: proof.hashes.count - 1)) {
        try short.verify(oldRoot: old, newRoot: new, using: &sha256)
      }
    }
  }

  @Test func `a proof does not hold for any other two sizes`() throws {
    var sha256 = SHA256()
    let tree = LargeTree(using: &sha256)
    for proof in proofs(upTo: 20, in: tree, using: &sha256) {
      for newSize in UInt64(0)...20 {
        for oldSize in UInt64(0)...newSize
        where (oldSize, newSize) != (proof.oldSize, proof.newSize) {
          // Equal sizes need no hashes, so there every empty proof rightly holds.
          if oldSize == newSize && proof.hashes.isEmpty { continue }
          let resized = ConsistencyProof(
            oldSize: oldSize, newSize: newSize, hashes: proof.hashes)
          let (old, new) = (tree.roots[Int(oldSize)], tree.roots[Int(newSize)])
          let refused = refuses(resized, old, new, &sha256)
          #expect(refused, "\(proof.oldSize) to \(proof.newSize) as \(oldSize) to \(newSize)")
        }
      }
    }
  }

  @Test func `a history that was rewritten is refused`() {
    var sha256 = SHA256()
    let tree = LargeTree(using: &sha256)
    for size in 2...16 {
      for changed in 0..<size - 1 {
        var edge = TreeEdge()
        let rewritten = Array(tree.leaves.prefix(size)).flipping(bit: 0, at: changed)
        for leaf in rewritten {
          edge.append(leaf, using: &sha256)
        }
        let proof = ConsistencyProof.make(
          oldSize: UInt64(changed + 1), leaves: rewritten, using: &sha256)
        let newRoot = edge.root(using: &sha256)
        let refused = refuses(proof, tree.roots[changed + 1], newRoot, &sha256)
        #expect(refused, "leaf \(changed) of \(size)")
      }
    }
  }

  @Test func `growth from the empty tree has no proof`() {
    var sha256 = SHA256()
    let digest = sha256.emptyTree()
    for newSize in UInt64(0)...3 {
      let proof = ConsistencyProof(oldSize: 0, newSize: newSize, hashes: [])
      #expect(throws: MerkleError.nothingToProve) {
        try proof.verify(oldRoot: digest, newRoot: digest, using: &sha256)
      }
    }
  }

  @Test func `a tree that shrank is refused`() {
    var sha256 = SHA256()
    let digest = sha256.emptyTree()
    let proof = ConsistencyProof(oldSize: 8, newSize: 7, hashes: [digest])
    #expect(throws: MerkleError.treeShrank(from: 8, to: 7)) {
      try proof.verify(oldRoot: digest, newRoot: digest, using: &sha256)
    }
  }

  @Test func `the largest sizes are refused without a trap`() {
    var sha256 = SHA256()
    let digest = sha256.emptyTree()
    for oldSize: UInt64 in [1, .max / 2, 1 << 63, .max - 1, .max] {
      for count in [1, 63, 64, 65, 200] {
        let hashes = [Digest](repeating: digest, count: count)
        let proof = ConsistencyProof(oldSize: oldSize, newSize: .max, hashes: hashes)
        #expect(refuses(proof, digest, digest, &sha256), "\(oldSize), \(count) hashes")
      }
    }
  }

  @Test func `proving growth from the empty tree is a programmer's mistake`() async {
    await #expect(processExitsWith: .failure) {
      var sha256 = SHA256()
      _ = ConsistencyProof.make(oldSize: 0, leaves: [sha256.emptyTree()], using: &sha256)
    }
  }

  private func everyProof(
    _ check: (ConsistencyProof, [Digest], inout SHA256) throws -> Void
  ) throws {
    var sha256 = SHA256()
    let tree = LargeTree(using: &sha256)
    for proof in proofs(upTo: LargeTree.sizeMax, in: tree, using: &sha256) {
      try check(proof, tree.roots, &sha256)
    }
  }

  private func proofs(
    upTo sizeMax: Int, in tree: LargeTree, using sha256: inout SHA256
  ) -> [ConsistencyProof] {
    var proofs: [ConsistencyProof] = []
    for newSize in 1...sizeMax {
      let leaves = Array(tree.leaves.prefix(newSize))
      for oldSize in 1...UInt64(newSize) {
        proofs.append(.make(oldSize: oldSize, leaves: leaves, using: &sha256))
      }
    }
    return proofs
  }

  private func refuses(
    _ proof: ConsistencyProof, _ oldRoot: Digest, _ newRoot: Digest, _ sha256: inout SHA256
  ) -> Bool {
    do {
      try proof.verify(oldRoot: oldRoot, newRoot: newRoot, using: &sha256)
      return false
    } catch {
      return true
    }
  }
}
