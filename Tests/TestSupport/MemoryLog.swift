package import Log
internal import Merkle
import Synchronization

/// A log in memory: a store without files, with any number of writers at a time.
///
/// It keeps lines and notes as a database would, and does nothing else for its log: no hash, no signature, no limit.
package final class MemoryLog: LogStore {
  private let state: Mutex<MemoryLogState>
  package let address = "memory:log"

  /// A log without entries.
  package init(_ format: LogFormat) { state = Mutex(MemoryLogState(format: format)) }

  /// How the next append fails.
  package enum Failure: CaseIterable, Sendable {
    /// Nothing is appended.
    case refusal
    /// The commit is appended, and the answer is lost.
    case lostAnswer
  }

  /// Lets the next append fail so.
  package func failNext(_ failure: Failure) { state.withLock { $0.failure = failure } }

  package func format() throws(LogError) -> LogFormat { state.withLock { $0.format } }

  package func contents(verifying depth: VerificationDepth) throws(LogError) -> LogContents {
    let state = state.withLock { $0 }
    var contents = LogContents(empty: address, format: state.format)
    for commit in state.commits { try contents.adopt(commit) }
    return contents
  }

  package func mark() throws(LogError) -> LogMark? {
    state.withLock { LogMark(text: "\($0.head) \($0.format)", newestChange: 0) }
  }

  package func storedLines() throws(LogError) -> any StoredLines {
    MemoryLines(commits: state.withLock { $0.commits }, contents: try contents(verifying: .newest))
  }

  package func verify(
    _ checkLine: (_ seq: Int, _ line: Span<UInt8>) -> String?
  ) throws(LogError) -> VerificationReport {
    do throws(LogError) {
      return VerificationReport(of: try contents(verifying: .everything), checkLine)
    } catch .damaged(let damage) {
      var report = VerificationReport()
      report.add(damage)
      return report
    }
  }

  package func open(
    _ judge: (borrowing LogContents) throws(LogError) -> Void
  ) throws(LogError) -> OpenedLog {
    let contents = try contents(verifying: .newest)
    try judge(contents)
    return OpenedLog(contents: contents, recovered: nil, appender: MemoryAppender(log: self))
  }

  package var evidence: Evidence { Evidence(beside: address, MemoryEvidence(log: self)) }

  fileprivate func change<Result: Sendable>(
    _ body: (inout sending MemoryLogState) throws(LogError) -> sending Result
  ) throws(LogError) -> Result {
    try state.withLock { state throws(LogError) in try body(&state) }
  }
}

/// What a log in memory holds.
private struct MemoryLogState {
  var format: LogFormat
  var commits: [StoredCommit] = []
  var head = LogHead.empty
  var evidence: [EvidenceKind: [String: [UInt8]]] = [:]
  var failure: MemoryLog.Failure?

  init(format: LogFormat) { self.format = format }
}

/// One of the writers.
private struct MemoryAppender: LogAppender, ~Copyable {
  let log: MemoryLog

  mutating func append(_ commit: SignedCommit) throws(LogError) -> LogError? {
    try log.change { state throws(LogError) in
      guard commit.base == state.head else {
        throw .stale(expected: commit.base, found: state.head)
      }
      let failure = state.failure
      state.failure = nil
      if failure == .refusal { throw .busy(path: "memory:log") }
      state.commits.append(
        StoredCommit(lines: commit.lines.map { Array(commit.bytes[$0]) }, note: commit.note))
      state.head = commit.head
      if failure == .lostAnswer { throw .inDoubt(path: "memory:log", after: nil) }
      return nil
    }
  }

  mutating func appended(after head: LogHead) throws(LogError) -> OthersCommits {
    try log.change { state throws(LogError) in
      var size = 0
      let newer = state.commits.drop { commit in
        size += commit.lines.count
        return size <= head.size
      }
      return OthersCommits(format: state.format, commits: Array(newer))
    }
  }

  mutating func replaceFormat(_ format: LogFormat) throws(LogError) {
    try log.change { state throws(LogError) in state.format = format }
  }
}

/// Lines by their position; where they would stand in a file does not matter.
private struct MemoryLines: StoredLines {
  let commits: [StoredCommit]
  let contents: LogContents
  var trouble: LogError? { nil }

  func line(_ seq: Int, at location: LineLocation) -> ArraySlice<UInt8>? {
    var first = 0
    for commit in commits {
      if seq < first + commit.lines.count { return commit.lines[seq - first][...] }
      first += commit.lines.count
    }
    return nil
  }

  func root(behind seq: Int, at location: LineLocation) -> Digest? {
    contents.commit(endingAt: seq + 1)?.root
  }
}

/// What others said, by kind and name.
private struct MemoryEvidence: EvidenceStore {
  let log: MemoryLog

  func names(of kind: EvidenceKind) throws(LogError) -> [String] {
    try log.change { state throws(LogError) in
      (state.evidence[kind] ?? [:]).keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
  }

  func bytes(
    of kind: EvidenceKind, _ name: String, bytesMax: Int
  ) throws(LogError) -> [UInt8]? {
    try log.change { state throws(LogError) in state.evidence[kind]?[name] }
  }

  func keep(_ bytes: [UInt8], _ kind: EvidenceKind, as name: String) throws(LogError) {
    try log.change { state throws(LogError) in
      state.evidence[kind, default: [:]][name] = bytes
    }
  }
}
