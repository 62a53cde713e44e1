package import Crypto

/// A log that is made in memory, to be put in a store at once: whole or not at all.
package struct LogDraft: ~Copyable {
  /// The log as it will be.
  package private(set) var contents: LogContents
  private let keys: SigningKeys
  private var hasher = SHA256()

  /// An empty log; the name of the key is its origin.
  package init(address: String, key: consuming SigningKey) {
    contents = LogContents(empty: address, key: key.verifierKey)
    keys = SigningKeys(key, and: nil)
  }

  /// Adds the lines, given without line feed, as one commit.
  ///
  /// - Returns: The signed note under it.
  package mutating func commit(_ lines: [[UInt8]]) throws(LogError) -> String {
    let draft = try CommitDraft(
      lines, onto: contents, room: CommitDraft.checkpointRoom, hasher: &hasher)
    let commit = try draft.signed(by: keys, origin: contents.origin)
    contents.append(commit)
    return commit.note
  }
}

extension LogContents {
  /// A log without entries, signed by one key; the name of the key is its origin.
  package init(empty address: String, key: VerifierKey) {
    guard let format = LogFormat(keys: [key], retired: []) else {
      preconditionFailure("one key agrees with itself")
    }
    self.init(empty: address, format: format)
  }
}
