/// What does not fit in a tree, a proof or a checkpoint.
package enum MerkleError: Error, Equatable, Sendable {
  case treeTooLarge(size: UInt64)
  case wrongPeakCount(size: UInt64, expected: Int, found: Int)
  case indexOutsideTree(index: UInt64, size: UInt64)
  case nothingToProve
  case treeShrank(from: UInt64, to: UInt64)
  case proofTooLong(hashes: Int)
  case proofTooShort(hashes: Int)
  case rootMismatch(expected: Digest, computed: Digest)
  case malformedCheckpoint(CheckpointFault)
  case malformedProof(ProofFault)
}

/// Why a text is not a checkpoint.
package enum CheckpointFault: Equatable, Sendable {
  case noFinalNewline
  case wrongLineCount(found: Int)
  case badOrigin(String)
  case badSize(String)
  case badRoot(String)
}

extension MerkleError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .treeTooLarge(let size):
      "A tree of \(size) leaves is larger than this program accepts."
    case .wrongPeakCount(let size, let expected, let found):
      "The edge of a tree of \(size) leaves has \(expected) hashes, not \(found)."
    case .indexOutsideTree(let index, let size):
      "Leaf \(index) is not in a tree of \(size) leaves."
    case .nothingToProve:
      "Every tree begins with the empty tree: there is no proof to check."
    case .treeShrank(let from, let to):
      "The newer tree has \(to) leaves, fewer than the older one with \(from)."
    case .proofTooLong(let hashes):
      "The proof has too many hashes (\(hashes)) for these sizes."
    case .proofTooShort(let hashes):
      "The proof has too few hashes (\(hashes)) for these sizes."
    case .rootMismatch(let expected, let computed):
      "The proof leads to root \(computed), not to \(expected)."
    case .malformedCheckpoint(let fault):
      "This is not a checkpoint: \(fault)."
    case .malformedProof(let fault):
      "This is not a proof: \(fault)."
    }
  }
}

extension CheckpointFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noFinalNewline: "the last line does not end in a line feed"
    case .wrongLineCount(let found): "it has \(found) lines instead of 3"
    case .badOrigin(let text): "\(text.debugDescription) is not an origin"
    case .badSize(let text): "\(text.debugDescription) is not a size in plain decimal"
    case .badRoot(let text): "\(text.debugDescription) is not a root of 32 bytes in base64"
    }
  }
}
