package import Log
internal import Merkle

/// What a log once was, by whatever says so here: what was signed with its keys on this machine, what others
/// co-signed, and `format.json`.
///
/// They are looked at before the log is read: somebody may record meanwhile, and it must hold what was known before.
///
/// Asked before every write, before a verification, a copy, a proof or a document says that all is well, and with every
/// answer. The file `checkpoint` is asked whenever a log is read.
package struct LogWitnesses: Sendable {
  /// What was last signed on this machine with each key that the log names.
  package let memory: [RememberedCheckpoint]
  /// Co-signed checkpoints beside the log that it signed itself, or only the newest of them.
  package let cosigned: [RememberedCheckpoint]
  /// Why some of those could not be looked at, if so.
  package let cosignedTrouble: LogError?
  /// The stamps beside the log that by their names are about more entries than a number; nobody signed those names.
  private let stamps: [(path: String, size: Int)]

  /// How many co-signed checkpoints are looked at.
  package enum Depth: Sendable {
    /// From the newest name down to the first that the log signed: what came before it is part of that.
    case newest
    case all
  }

  /// Looks at what is here; throws `unreadableMemory` when a memory does not say what was signed.
  package init(
    of format: LogFormat, _ log: KeptLog, _ depth: Depth
  ) throws(RegisterError) {
    if let kept = SignedMemory(in: log.fileSystem) {
      memory =
        try kept.remembered(for: format.allKeys)
        + kept.remembered(of: format.origin, besides: format.allKeys)
    } else {
      memory = []
    }
    let evidence = log.store.evidence
    let beside =
      switch depth {
      case .newest: evidence.newestSigned(by: format)
      case .all: evidence.signed(by: format)
      }
    (cosigned, cosignedTrouble) = (beside.checkpoints, beside.trouble)
    stamps = evidence.stampedSizes()
  }

  /// Looks at all that is here of a log.
  package init(_ log: KeptLog) throws(RegisterError) {
    try self.init(of: log.format(), log, .all)
  }

  /// All checkpoints that the log must hold.
  package var checkpoints: [RememberedCheckpoint] { memory + cosigned }

  /// What a log contradicts, or is older than; nil when it holds all that is known of it here.
  package func contradiction(of contents: LogContents) -> LogError? {
    for checkpoint in checkpoints {
      do throws(LogError) { try checkpoint.check(contents) } catch { return error }
    }
    return contents.keysAhead().map(LogError.damaged)
  }

  /// Stamps that by their names are about a log of more entries than this one.
  package func stampsAhead(of contents: LogContents) -> [String] {
    stamps.filter { $0.size > contents.entryCount }.map(\.path)
  }
}
