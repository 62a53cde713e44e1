package import Disk
package import FileLog
package import Log
internal import Merkle

/// Puts a copy of a log back: verified first, and never below what is known to have been signed.
package struct LogRestore {
  package let contents: LogContents
  /// What the copy has of withheld texts; whatever is wrong with those, the log itself can be put back.
  package let disclosures: DisclosureAudit
  private let kept: KeptLog
  private let evidence: Evidence
  /// What lies beside the copy that the log signed itself.
  private let cosigned: [RememberedCheckpoint]
  /// Why some of that could not be looked at, if so: it is not compared with the copy, and does not go along.
  package let cosignedTrouble: LogError?
  /// The paths of what should be folders beside the copy and are none; it is no part of the log.
  package let unreadEvidence: [String]

  /// Reads and verifies a copy as a whole; throws `unsoundCopy` unless every line, root and key is right.
  package init(of copy: String, in fileSystem: any FileSystem) throws(RegisterError) {
    kept = KeptLog(folder: copy, in: fileSystem)
    let audit = try Audit.verify(kept)
    guard audit.isLogSound else {
      throw .unsoundCopy(path: copy, problems: audit.logProblemCount)
    }
    disclosures = audit.disclosures
    contents = try kept.contents(verifying: .everything)
    evidence = kept.store.evidence
    do throws(LogError) {
      let odd = try EvidenceFolder(copy, in: fileSystem).oddFolders()
      let isOdd = odd.contains("\(copy)/\(EvidenceKind.cosignatures.folder)")
      let beside = isOdd ? SignedBeside() : evidence.signed(by: contents.format)
      (cosigned, cosignedTrouble) = (beside.checkpoints, beside.trouble)
      unreadEvidence = odd
    } catch { throw .log(error) }
  }

  /// The newest checkpoint known to have been signed with a key of this log, here or beside the copy, if the copy
  /// does not hold it.
  ///
  /// Throws when a memory cannot be read.
  package func beyond(_ memory: SignedMemory?) throws(RegisterError) -> RememberedCheckpoint? {
    let keys = contents.format.allKeys
    var remembered = try memory?.remembered(for: keys) ?? []
    remembered += try memory?.remembered(of: contents.origin, besides: keys) ?? []
    return (remembered + cosigned).filter { checkpoint in
      do throws(LogError) {
        try checkpoint.check(contents)
        return false
      } catch { return true }
    }.max { $0.checkpoint.size < $1.checkpoint.size }
  }

  /// The last note known to have been signed of this log: remembered, or else the newest in the copy.
  package func lastSigned(_ memory: SignedMemory?) throws(RegisterError) -> String {
    var newest: (note: String, size: UInt64)?
    if let commit = contents.commits.last, let note = contents.note(of: commit) {
      newest = (note, UInt64(commit.sizeAfter))
    }
    for key in contents.format.allKeys {
      guard let note = try memory?.note(of: key) else { continue }
      do throws(MerkleError) {
        let size = try Checkpoint(text: note.text).size
        // Of the same size it is the same, or of another history than the one that is put back.
        if size > newest?.size ?? 0 { newest = (note.encoded, size) }
      } catch { throw .unreadableMemory(path: memory?.path(key) ?? "") }
    }
    for signed in cosigned where signed.checkpoint.size > newest?.size ?? 0 {
      if let note = evidence.note(at: signed.path) { newest = (note, signed.checkpoint.size) }
    }
    guard let newest else { throw .emptyBatch }
    return newest.note
  }

  /// The withheld texts that the copy has of its entries, and what is there and is no such text.
  package func secrets() throws(RegisterError) -> (files: [LogCopy.File], leftOut: [String]) {
    try kept.disclosures.files(of: Register(contents))
  }

  /// Puts the copy in an absent or empty folder; throws what `beyond` finds.
  ///
  /// - Returns: What lies beside the copy and does not go along.
  @discardableResult
  package func restore(
    to directory: String, minding memory: SignedMemory?
  ) throws(RegisterError) -> [String] {
    let newer = try beyond(memory)
    let secrets = try secrets()
    do throws(LogError) {
      try newer?.check(contents)
      let written = try LogCopy.write(
        contents, beside: evidence, with: secrets.files, to: directory, in: kept.fileSystem)
      return secrets.leftOut + written.leftOut
    } catch { throw .log(error) }
  }
}
