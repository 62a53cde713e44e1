package import Merkle

/// Where a log ends: what the next commit comes behind.
package struct LogHead: Hashable, Sendable, CustomStringConvertible {
  /// The number of entries.
  package let size: Int
  /// The root of the tree over them; nil of a log without entries.
  package let root: Digest?

  package init(size: Int, root: Digest?) {
    precondition(
      (size == 0) == (root == nil), "\(size) entries and \(root == nil ? "no" : "a") root")
    self.size = size
    self.root = root
  }

  /// The head of a log without entries.
  package static let empty = LogHead(size: 0, root: nil)

  package var description: String { "\(size) entries" + (root.map { ", root \($0)" } ?? "") }
}
