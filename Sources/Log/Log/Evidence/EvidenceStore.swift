/// Where a store keeps what others said of the checkpoints of its log: bytes under names, judged by nobody.
package protocol EvidenceStore: Sendable {
  /// The names of all items of a kind, in the order of their bytes; none when nothing was kept yet.
  func names(of kind: EvidenceKind) throws(LogError) -> [String]

  /// The bytes of an item; nil when it is not there. Throws when it has more than `bytesMax`.
  func bytes(
    of kind: EvidenceKind, _ name: String, bytesMax: Int
  ) throws(LogError) -> [UInt8]?

  /// Puts an item in the place of the one with its name, if any: at once, and lasting when this returns.
  func keep(_ bytes: [UInt8], _ kind: EvidenceKind, as name: String) throws(LogError)
}

/// What others can say of a checkpoint.
package enum EvidenceKind: CaseIterable, Sendable {
  /// That they saw it: notes with their signatures, named after the number of entries.
  case cosignatures
  /// When it was there: RFC 3161 time stamps, each with the certificates that it was verified with.
  case stamps

  /// What the folder of these items is called beside a log (FORMAT 2).
  package var folder: String {
    switch self {
    case .cosignatures: "cosignatures"
    case .stamps: "stamps"
    }
  }
}
