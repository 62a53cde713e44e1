package import Disk
package import Journal
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
  package let cosignedTrouble: JournalError?
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
    of format: LogFormat, at directory: String, _ depth: Depth, in fileSystem: any FileSystem
  ) throws(RegisterError) {
    if let kept = SignedMemory(in: fileSystem) {
      memory =
        try kept.remembered(for: format.allKeys)
        + kept.remembered(of: format.origin, besides: format.allKeys)
    } else {
      memory = []
    }
    let folder = EvidenceFolder(directory, in: fileSystem)
    let beside =
      switch depth {
      case .newest: folder.newestSigned(by: format)
      case .all: folder.signed(by: format)
      }
    (cosigned, cosignedTrouble) = (beside.checkpoints, beside.trouble)
    stamps = folder.stampedSizes()
  }

  /// Looks at all that is here of the log in a folder.
  package init(at directory: String, in fileSystem: any FileSystem) throws(RegisterError) {
    let format: LogFormat
    do throws(JournalError) {
      format = try LogDirectory.format(of: directory, in: fileSystem)
    } catch { throw .journal(error) }
    try self.init(of: format, at: directory, .all, in: fileSystem)
  }

  /// All checkpoints that the log must hold.
  package var checkpoints: [RememberedCheckpoint] { memory + cosigned }

  /// What a log contradicts, or is older than; nil when it holds all that is known of it here.
  package func contradiction(of contents: LogContents) -> JournalError? {
    for checkpoint in checkpoints {
      do throws(JournalError) { try checkpoint.check(contents) } catch { return error }
    }
    return contents.keysAhead().map(JournalError.damaged)
  }

  /// Stamps that by their names are about a log of more entries than this one.
  package func stampsAhead(of contents: LogContents) -> [String] {
    stamps.filter { $0.size > contents.entryCount }.map(\.path)
  }
}
