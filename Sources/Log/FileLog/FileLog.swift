package import Disk
package import Log

/// The log in a folder: segments of lines, `format.json`, and what lies beside them.
///
/// What is read is believed no more than what stands in any folder (`StoredLog`, `LogScan`); what is written lasts
/// before it is acknowledged (`FileAppender`).
package struct FileLog: LogStore {
  let paths: LogPaths
  /// Where users name folders; what is found in the folder of the log is reached from within it only.
  let outside: any FileSystem

  /// The log in a folder, which need not be there.
  package init(_ directory: String, in fileSystem: any FileSystem) {
    paths = LogPaths(directory: directory)
    outside = fileSystem
  }

  /// The folder.
  package var address: String { paths.directory }

  package func format() throws(LogError) -> LogFormat {
    try StoredLog.format(at: paths, in: outside)
  }

  /// Reads and judges the log without a lock; throws `.damaged`, and tells of a loose end in `tail`.
  package func contents(verifying depth: VerificationDepth) throws(LogError) -> LogContents {
    try StoredLog.settled(at: paths, in: outside) {
      (stored) throws(LogError) in
      try stored.judged(verifying: depth, for: .use)
    } isSound: {
      !$0.tail.isMismatched
    }
  }

  package func storedLines() throws(LogError) -> any StoredLines {
    try RawSegments(paths, in: outside)
  }

  /// Collects all problems instead of stopping at the first, as far as they can be told apart.
  ///
  /// Throws only when the files cannot be read at all: `.disk`, `.notALog`, `.unreadableFormat`, `.newerFormat`.
  package func verify(
    _ checkLine: (_ seq: Int, _ line: Span<UInt8>) -> String?
  ) throws(LogError) -> VerificationReport {
    try Verifier.verify(paths, in: outside, checkLine: checkLine)
  }

  /// Takes the lock of the one writer, and moves an unfinished commit at the end to quarantine.
  ///
  /// Throws `busy` when another writer is open, `damaged` and `mismatchedCheckpoint` when the log is not to be written
  /// on.
  package func open(
    _ judge: (borrowing LogContents) throws(LogError) -> Void
  ) throws(LogError) -> OpenedLog {
    try FileAppender.open(paths, in: outside, judge)
  }

  package var evidence: Evidence {
    Evidence(beside: address, EvidenceFolder(paths, in: outside))
  }
}
