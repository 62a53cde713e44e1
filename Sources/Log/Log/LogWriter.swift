package import Crypto
internal import Merkle

/// The one who writes a log, in whatever store: what it acknowledged lasts, and comes behind all that was there.
///
/// A commit goes: check limits → tree and signature in memory → the store appends it behind its head → acknowledge.
/// After any failure of the store this writer refuses everything: what the store holds is unknown until the log is
/// opened, and judged, again. Only a `stale` head is no failure: then `adopt` what others appended, and decide anew.
package struct LogWriter: ~Copyable {
  /// The log as it is in the store; take no lasting copy while committing.
  package private(set) var contents: LogContents
  /// What was moved to quarantine at opening, if anything: tell the user.
  package let recovered: RecoveryReport?

  private var appender: any LogAppender & ~Copyable
  private let keys: SigningKeys
  private var hasher = SHA256()
  private var failure: LogError?

  /// Opens a log for writing with one key, when nothing is remembered of it elsewhere.
  package init(_ store: any LogStore, key: consuming SigningKey) throws(LogError) {
    try self.init(store, keys: SigningKeys(key, and: nil), remembered: [])
  }

  /// Opens a log for writing.
  ///
  /// Throws `wrongKey` and `keyMissing` before anything is touched, `busy` when another writer has the log, `damaged`
  /// and `mismatchedCheckpoint` when it is not to be written on, and `rolledBack` or `forked`
  /// when it is not what was signed before according to what is remembered elsewhere.
  package init(
    _ store: any LogStore, keys: consuming SigningKeys, remembered: [RememberedCheckpoint],
    unless objection: TailObjection = { _ in nil }
  ) throws(LogError) {
    let given = keys.verifierKeys
    try Self.check(given, store.format())
    let opened = try store.open { (contents: borrowing LogContents) throws(LogError) in
      // Somebody may have retired a key while this writer waited for the log.
      try Self.check(given, contents.format)
      for checkpoint in remembered { try checkpoint.check(contents) }
      if let damage = objection(contents) { throw .damaged(damage) }
    }
    contents = opened.contents
    recovered = opened.recovered
    appender = opened.appender
    self.keys = keys
  }

  private static func check(_ given: [VerifierKey], _ format: LogFormat) throws(LogError) {
    for key in given where !format.keys.contains(key) {
      throw .wrongKey(given: key.text, expected: format.keys.map(\.text))
    }
    for key in format.keys where !given.contains(key) { throw .keyMissing(key: key.text) }
  }

  /// Writes the lines, given without line feed, as one commit: all or nothing, and lasting when
  /// this returns.
  ///
  /// Throws `refused` when they break a limit and `stale` when others appended meanwhile: nothing was written, and
  /// this writer can go on.
  package mutating func commit(_ lines: [[UInt8]]) throws(LogError) -> CommitReceipt {
    if let failure { throw .writerStopped(after: failure) }
    let draft = try CommitDraft(
      lines, onto: contents, room: CommitDraft.checkpointRoom, hasher: &hasher)
    do throws(LogError) {
      let commit = try draft.signed(by: keys, origin: contents.origin)
      let trouble = try appender.append(commit)
      contents.append(commit)
      return CommitReceipt(
        firstSeq: commit.base.size, sizeAfter: commit.head.size, root: draft.root,
        note: commit.note, checkpointFileTrouble: trouble)
    } catch {
      if case .stale = error { throw error }
      failure = error
      throw error
    }
  }

  /// Takes in what other writers appended since, once their checkpoints vouch for it.
  ///
  /// Throws `damaged` when they do not.
  ///
  /// - Returns: The positions of the new entries, counted from 0.
  @discardableResult
  package mutating func adopt() throws(LogError) -> Range<Int> {
    if let failure { throw .writerStopped(after: failure) }
    let size = contents.entryCount
    do throws(LogError) {
      let others = try appender.appended(after: contents.head)
      contents.format = others.format
      for commit in others.commits { try contents.adopt(commit) }
    } catch {
      failure = error
      throw error
    }
    return size..<contents.entryCount
  }

  /// Replaces the format; the keys it names are to be those that the entries name.
  package mutating func replaceFormat(_ format: LogFormat) throws(LogError) {
    if let failure { throw .writerStopped(after: failure) }
    do throws(LogError) { try appender.replaceFormat(format) } catch {
      failure = error
      throw error
    }
    contents.format = format
  }
}
