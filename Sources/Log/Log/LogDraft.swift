package import Crypto
internal import Merkle

/// A log that is made in memory, to be put on the disk at once with `LogCopy`: whole or not at all.
package struct LogDraft: ~Copyable {
  /// The log as it will be.
  package private(set) var contents: LogContents
  private let keys: SigningKeys
  private var hasher = SHA256()

  /// An empty log; the name of the key is its origin.
  package init(directory: String, key: consuming SigningKey) {
    contents = LogContents(empty: directory, key: key.verifierKey)
    keys = SigningKeys(key, and: nil)
  }

  /// Adds the lines, given without line feed, as one commit.
  ///
  /// - Returns: The signed note under it.
  package mutating func commit(_ lines: [[UInt8]]) throws(JournalError) -> String {
    let draft = try CommitDraft(lines, onto: contents, hasher: &hasher)
    if !contents.hasRoomInLastSegment { contents.beginSegment() }
    let signed = try draft.signed(by: keys, origin: contents.origin)
    contents.append(draft, signed)
    return signed.note
  }
}

extension LogContents {
  /// A log without entries, signed by one key; the name of the key is its origin.
  init(empty directory: String, key: VerifierKey) {
    guard let format = LogFormat(keys: [key], retired: []) else {
      preconditionFailure("one key agrees with itself")
    }
    self.init(
      paths: LogPaths(directory: directory), format: format, tail: .clean, commits: [],
      edge: TreeEdge(), segments: [])
  }

  /// Whether the next commit goes behind the last one, in the same segment.
  var hasRoomInLastSegment: Bool {
    guard let last = segments.last else { return false }
    return last.entries.count < LogLimits.segmentEntriesFull
  }
}
