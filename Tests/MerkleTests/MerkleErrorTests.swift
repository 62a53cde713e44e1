import Merkle
import Testing

@Suite struct MerkleErrorTests {
  static let zero = Digest(storage: .init(repeating: 0))

  static let messages: [(MerkleError, String)] = [
    (
      .treeTooLarge(size: .max),
      "A tree of \(UInt64.max) leaves is larger than this program accepts."
    ),
    (
      .wrongPeakCount(size: 6, expected: 2, found: 3),
      "The edge of a tree of 6 leaves has 2 hashes, not 3."
    ),
    (.indexOutsideTree(index: 8, size: 8), "Leaf 8 is not in a tree of 8 leaves."),
    (.nothingToProve, "Every tree begins with the empty tree: there is no proof to check."),
    (.treeShrank(from: 8, to: 7), "The newer tree has 7 leaves, fewer than the older one with 8."),
    (.proofTooLong(hashes: 4), "The proof has too many hashes (4) for these sizes."),
    (.proofTooShort(hashes: 2), "The proof has too few hashes (2) for these sizes."),
    (
      .rootMismatch(expected: zero, computed: zero),
      "The proof leads to root \(zero), not to \(zero)."
    ),
    (
      .malformedCheckpoint(.noFinalNewline),
      "This is not a checkpoint: the last line does not end in a line feed."
    ),
    (
      .malformedCheckpoint(.wrongLineCount(found: 4)),
      "This is not a checkpoint: it has 4 lines instead of 3."
    ),
    (.malformedCheckpoint(.badOrigin("")), "This is not a checkpoint: \"\" is not an origin."),
    (
      .malformedCheckpoint(.badSize("08")),
      "This is not a checkpoint: \"08\" is not a size in plain decimal."
    ),
    (
      .malformedCheckpoint(.badRoot("x")),
      "This is not a checkpoint: \"x\" is not a root of 32 bytes in base64."
    ),
  ]

  @Test(arguments: messages)
  func `an error says what does not fit`(error: MerkleError, message: String) {
    #expect(error.description == message)
  }
}
