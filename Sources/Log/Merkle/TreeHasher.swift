/// The three hashes of a Merkle tree (RFC 6962, section 2.1), made by whoever knows SHA-256.
///
/// This module computes no hash itself: the adapter Crypto has the algorithm, so the tree stays
/// free of C. `mutating`, because an implementation may reuse one hashing context.
package protocol TreeHasher: ~Copyable {
  /// `H(0x00 ‖ entry)`.
  mutating func leaf(_ entry: Span<UInt8>) -> Digest

  /// `H(0x01 ‖ left ‖ right)`.
  mutating func node(_ left: Digest, _ right: Digest) -> Digest

  /// `H("")`, the root of a tree without leaves; not the same as the leaf of an empty entry.
  mutating func emptyTree() -> Digest
}
