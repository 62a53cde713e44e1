internal import Crypto
internal import Disk
internal import Log
internal import Merkle

/// What lies beside a log, looked at to go along with a copy of it.
struct EvidenceCopies {
  fileprivate(set) var files: [LogCopy.File] = []
  /// The paths of what does not go along.
  fileprivate(set) var leftOut: [String] = []
}

extension Evidence {
  /// What verifies goes with a copy, written as it was understood; whatever else bears such a name does not, for
  /// it may be anything: a key, or another file of the user that somebody linked to.
  ///
  /// A co-signed note must be that of a checkpoint of this log; whether to trust who co-signed it is for each
  /// reader to say. A time stamp must be about such a note and hold with the certificates beside it.
  func copies(of contents: LogContents) -> EvidenceCopies {
    var copies = EvidenceCopies()
    for path in listed(.cosignatures, &copies.leftOut) {
      if let note = cosignedNote(at: path, of: contents) {
        copies.files.append(file(at: path, "cosignatures", Array(note.encoded.utf8)))
      } else {
        copies.leftOut.append(path)
      }
    }
    let stamps = listed(.stamps, &copies.leftOut)
    var known: Set<String> = []
    for path in stamps where path.endsInBytes(of: ".tsr") {
      guard let (stamp, certificates) = verifiedStamp(at: path, of: contents) else { continue }
      let beside = path.droppingLastBytes(of: ".tsr") + ".pem"
      copies.files.append(file(at: path, "stamps", stamp))
      copies.files.append(file(at: beside, "stamps", certificates))
      known.formUnion([path, beside])
    }
    copies.leftOut += stamps.filter { !known.contains($0) }
    return copies
  }

  /// What is in a folder, without what a writer left behind; the folder itself is left out when it is none.
  private func listed(_ kind: EvidenceKind, _ leftOut: inout [String]) -> [String] {
    do throws(LogError) {
      return try paths(of: kind).filter { !$0.endsInBytes(of: ".new") }
    } catch {
      leftOut.append("\(address)/\(kind.folder)")
      return []
    }
  }

  private func file(at path: String, _ folder: String, _ bytes: [UInt8]) -> LogCopy.File {
    LogCopy.File(
      folder: folder, name: path.droppingBytes(of: "\(address)/\(folder)/"), bytes: bytes,
      isSecret: false)
  }

  private func cosignedNote(at path: String, of contents: LogContents) -> SignedNote? {
    guard let size = cosignedSize(inPath: path),
      let commit = contents.commit(endingAt: size)
    else { return nil }
    do throws(LogError) {
      let note = try contents.verifiedNote(of: commit)
      let kept = try cosigned(note, size: size)
      return kept.isUnreadable ? nil : kept.note
    } catch { return nil }
  }

  private func verifiedStamp(
    at path: String, of contents: LogContents
  ) -> (stamp: [UInt8], certificates: [UInt8])? {
    do {
      guard let kept = try stamp(at: path),
        path.utf8.elementsEqual((stampStem(kept.bytes, size: kept.size) + ".tsr").utf8),
        let commit = contents.commit(endingAt: kept.size),
        let note = contents.note(of: commit), let beside = kept.certificates,
        let certificates = CertificateText.only(beside)
      else { return nil }
      let stamp = try TimeStamp(kept.bytes)
      var sha256 = SHA256()
      guard stamp.digest == sha256.hash(Array(note.utf8).span) else { return nil }
      _ = try stamp.verify(certificates: certificates)
      return (kept.bytes, certificates)
    } catch { return nil }
  }
}
