/// Where one log is kept: in files, in a database, in memory.
///
/// What every store promises:
///
/// - *One history.* A commit comes behind the head that it was made for, or it does not come.
/// - *All or nothing.* Who reads sees whole commits, each with the checkpoint that vouches for it.
/// - *Lasting.* What was acknowledged is there after any crash. When that is not known, `inDoubt` says so, and never
///   that it succeeded or failed.
/// - *Append only.* Nothing here changes a line or takes one away.
/// - *Nothing is believed because it is there.* Contents were hashed and held against their checkpoints.
///
/// What it need not do: check limits, hash, sign, remember a failure. `LogWriter` does that, for all stores alike.
package protocol LogStore: Sendable {
  /// What messages call it: the path of a folder, the address of a server without its secrets.
  var address: String { get }

  /// The origin of the log and its keys, without reading anything else.
  ///
  /// Throws `notALog`, `unreadableFormat` and `newerFormat`, and what reading may meet.
  func format() throws(LogError) -> LogFormat

  /// Every entry that a checkpoint vouches for; what stands behind the last of them is told in `tail`.
  ///
  /// Keeps nobody from writing: what is appended meanwhile is in it as a whole or not at all. Throws `damaged` when
  /// the log is not as it was written.
  func contents(verifying depth: VerificationDepth) throws(LogError) -> LogContents

  /// What is another as soon as the log is another; nil when the store cannot tell.
  func mark() throws(LogError) -> LogMark?

  /// The lines, to be looked up one by one and judged by nobody.
  ///
  /// Only for who knows by a `mark` that this very log was judged before.
  func storedLines() throws(LogError) -> any StoredLines

  /// Rehashes everything, and tells all that is wrong instead of the first of it.
  ///
  /// `checkLine` gets each entry with its position, counted from 0, and says what is wrong with it, or nil. Throws only
  /// when the log cannot be read at all.
  func verify(
    _ checkLine: (_ seq: Int, _ line: Span<UInt8>) -> String?
  ) throws(LogError) -> VerificationReport

  /// Takes the log for one writer; only `LogWriter` calls this.
  ///
  /// `judge` sees the log as it stands, when no other writer of this store can change it, and before anything of it is
  /// changed; what it throws ends the opening. When this returns, everything in the contents lasts. Throws `busy` where
  /// there is one writer at a time and another has the log.
  func open(
    _ judge: (borrowing LogContents) throws(LogError) -> Void
  ) throws(LogError) -> OpenedLog

  /// What others said of the checkpoints, kept beside the log.
  var evidence: Evidence { get }
}

/// A log that was taken for one writer.
package struct OpenedLog: ~Copyable {
  /// The log as it is now, its `tail` clean.
  package let contents: LogContents
  /// What was moved away because it was never finished, if anything.
  package let recovered: RecoveryReport?
  package var appender: any LogAppender & ~Copyable

  package init(
    contents: LogContents, recovered: RecoveryReport?,
    appender: consuming any LogAppender & ~Copyable
  ) {
    self.contents = contents
    self.recovered = recovered
    self.appender = appender
  }
}

/// What a store does for the one who writes; it lets go of the log at the end of its life.
package protocol LogAppender: ~Copyable {
  /// Puts a commit behind the head that it was made for: all of it, lasting when this returns.
  ///
  /// Throws `stale` when the log has another head by now: nothing was written, and this appender can go on. After any
  /// other error it is not used again. `inDoubt` when the commit may stand and may not.
  ///
  /// - Returns: What went wrong with something that can be made again, if so; the commit stands.
  mutating func append(_ commit: SignedCommit) throws(LogError) -> LogError?

  /// What other writers appended behind a head, oldest first; nothing where there is one writer at a time.
  mutating func appended(after head: LogHead) throws(LogError) -> OthersCommits

  /// Puts another format in the place of the one there, at once and lasting.
  mutating func replaceFormat(_ format: LogFormat) throws(LogError)
}

/// What other writers made of a log.
package struct OthersCommits: Sendable {
  package let format: LogFormat
  package let commits: [StoredCommit]

  package init(format: LogFormat, commits: [StoredCommit]) {
    self.format = format
    self.commits = commits
  }
}

/// A commit as a store gives it back, judged by nobody yet.
package struct StoredCommit: Equatable, Sendable {
  /// The entries, without line feeds.
  package let lines: [[UInt8]]
  /// The signed note under them.
  package let note: String

  package init(lines: [[UInt8]], note: String) {
    self.lines = lines
    self.note = note
  }
}

/// What opening a log for writing moved away.
package struct RecoveryReport: Equatable, Sendable {
  /// The segment it stood in, and from where on.
  package let place: Place
  package let bytes: Int
  /// Complete lines among them.
  package let lines: Int
  /// The file that keeps it now.
  package let quarantine: String

  package init(place: Place, bytes: Int, lines: Int, quarantine: String) {
    self.place = place
    self.bytes = bytes
    self.lines = lines
    self.quarantine = quarantine
  }
}

/// Looks whether what stands behind the last good checkpoint was acknowledged after all, by what its reader knows
/// of the entries; nil when nothing says so.
package typealias TailObjection = (borrowing LogContents) -> Damage?
