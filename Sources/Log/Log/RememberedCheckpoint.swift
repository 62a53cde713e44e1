package import Merkle

/// A checkpoint that was signed before, kept outside the folder of the log.
///
/// Whoever puts back an old copy of a log and writes on it signs two different histories. So a log that
/// is shorter than what was once signed, or another one, is not written on.
package struct RememberedCheckpoint: Equatable, Sendable {
  package let checkpoint: Checkpoint
  /// The file in which it is kept.
  package let path: String

  package init(_ checkpoint: Checkpoint, path: String) {
    self.checkpoint = checkpoint
    self.path = path
  }

  /// Throws unless the log holds exactly what was signed then, and perhaps more.
  package func check(_ contents: borrowing LogContents) throws(LogError) {
    try check(contents.entryCount, rootThere: contents.commit(endingAt: Int(checkpoint.size))?.root)
  }

  /// The same for a log of `count` entries; `root` is that of the commit that ends where this checkpoint was signed,
  /// nil when none does.
  package func check(_ count: Int, rootThere root: Digest?) throws(LogError) {
    guard checkpoint.size <= UInt64(count) else {
      throw .rolledBack(path: path, signedSize: Int(checkpoint.size), foundSize: count)
    }
    guard root == checkpoint.root else {
      throw .forked(path: path, signedSize: Int(checkpoint.size))
    }
  }
}
