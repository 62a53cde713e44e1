package import Merkle

/// Everything a verification found.
package struct VerificationReport: Equatable, Sendable {
  /// Enough to see what is wrong; the rest is only counted.
  package static let problemsMax = 100

  /// The entries, commits and root up to the newest checkpoint that vouches for everything before
  /// it.
  package var entryCount = 0
  package var commitCount = 0
  package var root: Digest?
  package var problems: [Damage] = []
  /// Problems found beyond `problemsMax`.
  package var omittedProblems = 0
  package var warnings: [VerificationWarning] = []

  /// Whether every entry, root, signature and segment is as it was written; warnings do not count.
  package var isSound: Bool { problems.isEmpty }

  package init() {}

  /// Of a log of which every commit was adopted, and so hashed and compared: what is wrong with its lines.
  package init(
    of contents: LogContents, _ checkLine: (_ seq: Int, _ line: Span<UInt8>) -> String?
  ) {
    entryCount = contents.entryCount
    commitCount = contents.commits.count
    root = contents.head.root
    contents.forEachLine(from: 0) { seq, line in
      guard let reason = checkLine(seq, line) else { return }
      add(.entryRefused(contents.place(of: seq), seq: seq, reason: reason))
    }
  }

  /// Notes a problem, built only when there is room for it.
  package mutating func add(_ problem: @autoclosure () -> Damage) {
    if problems.count < Self.problemsMax {
      problems.append(problem())
    } else {
      omittedProblems += 1
    }
  }
}

/// What is worth knowing and takes nothing away from the entries.
package enum VerificationWarning: Equatable, Sendable {
  case checkpointFileMissing(path: String)
  case checkpointFileUnreadable(path: String, reason: String)
  /// It is signed for an earlier commit of this log.
  case checkpointFileOld(path: String, signedSize: Int, size: Int)
  /// It is signed for the newest commit and is not, byte for byte, the note under it.
  case checkpointFileDiffers(path: String)
  /// Lines behind the last checkpoint, never acknowledged; the next writer moves them to
  /// quarantine.
  case unfinishedCommit(Place, bytes: Int, lines: Int)
  /// A file in `log/` that means nothing to a log.
  case strangeFile(path: String)
  /// After a checkpoint that was reported, so many do not match either: the same cause, most
  /// likely.
  case laterCheckpointsDiffer(count: Int)
}

extension VerificationWarning: CustomStringConvertible {
  package var description: String {
    switch self {
    case .checkpointFileMissing(let path): "\(path) is missing."
    case .checkpointFileUnreadable(let path, let reason): "\(path) cannot be used: \(reason)"
    case .checkpointFileOld(let path, let signed, let size):
      "\(path) is signed for \(signed) entries; the log has \(size)."
    case .checkpointFileDiffers(let path): "\(path) is not the note under the newest commit."
    case .unfinishedCommit(let place, let bytes, let lines):
      "\(place): an unfinished commit of \(bytes) bytes, \(lines) complete lines."
    case .strangeFile(let path): "\(path) does not belong to the log."
    case .laterCheckpointsDiffer(let count): "\(count) later checkpoints do not match either."
    }
  }
}
