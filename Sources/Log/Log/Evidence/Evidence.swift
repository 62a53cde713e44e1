package import Crypto
package import Disk
internal import Merkle

/// What others said of the checkpoints of a log, kept beside it: co-signed notes and time stamps.
///
/// No part of the log: it can be lost, and got again from those who made it. Nothing here is believed
/// before it is verified.
package struct Evidence: Sendable {
  private let store: any EvidenceStore
  /// What messages call the place of the log that it lies beside.
  package let address: String

  /// Items are no larger than this, in bytes.
  package static let bytesMax = 1 << 20

  /// `address` is that of the log.
  package init(beside address: String, _ store: any EvidenceStore) {
    self.address = address
    self.store = store
  }

  /// What messages call an item.
  private func path(_ kind: EvidenceKind, _ name: String) -> String {
    "\(address)/\(kind.folder)/\(name)"
  }

  /// The name of an item in a path of a kind.
  private func name(inPath path: String, _ kind: EvidenceKind) -> String {
    path.droppingBytes(of: "\(address)/\(kind.folder)/")
  }

  // MARK: Co-signatures

  /// The file with the note under the first `size` entries and the co-signatures that were added.
  package func cosignedPath(_ size: Int) -> String {
    path(.cosignatures, "\(Segment.digits(size)).note")
  }

  /// The number of entries a path says its co-signatures are under; nil when `cosignedPath` would
  /// not write that path.
  package func cosignedSize(inPath path: String) -> Int? {
    let name = name(inPath: path, .cosignatures)
    let digits = name.utf8.prefix { $0 != UInt8(ascii: ".") }
    guard let size = Int(String(decoding: digits, as: UTF8.self)),
      cosignedPath(size).utf8.elementsEqual(path.utf8)
    else { return nil }
    return size
  }

  /// The note with the co-signatures kept for it; `isUnreadable` when what is kept is not for it.
  package func cosigned(
    _ note: SignedNote, size: Int
  ) throws(LogError) -> (note: SignedNote, isUnreadable: Bool) {
    guard let bytes = try read(.cosignatures, cosignedPath(size)) else { return (note, false) }
    do throws(CryptoError) {
      let kept = try SignedNote(parsing: String(decoding: bytes, as: UTF8.self))
      guard kept.text.utf8.elementsEqual(note.text.utf8) else { return (note, true) }
      // The log's own signatures are those in the log; what became of them here would spoil the note.
      let others = kept.signatures.filter { other in
        !note.signatures.contains { $0.keyName == other.keyName && $0.keyID == other.keyID }
      }
      return (note.adding(others), false)
    } catch { return (note, true) }
  }

  package func keep(_ note: SignedNote, size: Int) throws(LogError) {
    try keep(Array(note.encoded.utf8), .cosignatures, cosignedPath(size))
  }

  /// The checkpoints in these files that the log signed itself: what it once was.
  ///
  /// Files that are none are passed over.
  package func signed(by format: LogFormat) -> SignedBeside {
    var found = SignedBeside()
    for path in found.list(self) { found.look(at: path, format, self) }
    return found
  }

  /// The newest of them, by the names of the files: from the last name downwards the first that the log signed;
  /// at most one.
  package func newestSigned(by format: LogFormat) -> SignedBeside {
    var found = SignedBeside()
    let paths = found.list(self)
    // Under another name stands what it likes: all of those are looked at.
    for path in paths where cosignedSize(inPath: path) == nil { found.look(at: path, format, self) }
    for path in paths.reversed() where cosignedSize(inPath: path) != nil {
      if found.look(at: path, format, self) { break }
    }
    let newest = found.checkpoints.max { $0.checkpoint.size < $1.checkpoint.size }
    found.checkpoints = newest.map { [$0] } ?? []
    return found
  }

  /// The note in a file, as it is; nil when it is none.
  package func note(at path: String) -> String? {
    do {
      guard let bytes = try read(.cosignatures, path) else { return nil }
      return try SignedNote(parsing: String(decoding: bytes, as: UTF8.self)).encoded
    } catch { return nil }
  }

  /// What the log signed in a file; throws when the file cannot be read.
  fileprivate func signed(
    by format: LogFormat, at path: String
  ) throws(LogError) -> Checkpoint? {
    let bytes: [UInt8]
    do throws(LogError) {
      guard let found = try read(.cosignatures, path) else { return nil }
      bytes = found
    } catch {
      // A folder or a link is none, and neither is what is too large: it was not put there by `keep`.
      if case .disk(let error) = error, error.kind == .notPlain || error.code == .fileTooLarge {
        return nil
      }
      throw error
    }
    do {
      let note = try SignedNote(parsing: String(decoding: bytes, as: UTF8.self))
      let checkpoint = try Checkpoint(text: note.text)
      try note.verify(with: format.keys(forSize: checkpoint.size))
      return checkpoint.origin.utf8.elementsEqual(format.origin.utf8) ? checkpoint : nil
    } catch { return nil }
  }

  // MARK: Time stamps

  /// Keeps a time stamp and the certificates it was verified with; one kept already stays as it is.
  ///
  /// - Returns: The file of the stamp.
  package func keep(
    stamp: [UInt8], certificates: [UInt8], size: Int
  ) throws(LogError) -> String {
    let path = stampStem(stamp, size: size)
    try keep(certificates, .stamps, path + ".pem")
    try keep(stamp, .stamps, path + ".tsr")
    return path + ".tsr"
  }

  /// Every time stamp kept, in the order of the sizes, with the certificates beside it; and what bears the name of one
  /// and is no file, or too large, each with why.
  package func stamps() throws(LogError) -> (
    stamps: [KeptStamp], odd: [(path: String, error: DiskError)]
  ) {
    var found: [KeptStamp] = []
    var odd: [(path: String, error: DiskError)] = []
    for path in try paths(of: .stamps) {
      do throws(LogError) {
        if let stamp = try stamp(at: path) { found.append(stamp) }
      } catch {
        guard case .disk(let trouble) = error,
          trouble.kind == .notPlain || trouble.code == .fileTooLarge
        else { throw error }
        odd.append((path, trouble))
      }
    }
    return (found, odd)
  }

  /// The path of a stamp and of its certificates, without their endings.
  package func stampStem(_ stamp: [UInt8], size: Int) -> String {
    var sha256 = SHA256()
    let mark = "\(sha256.hash(stamp.span))".prefix(8)
    return path(.stamps, "\(Segment.digits(size))-\(mark)")
  }

  /// The stamps with the sizes that their names say, unread; none when the folder cannot be read.
  package func stampedSizes() -> [(path: String, size: Int)] {
    do throws(LogError) {
      return try paths(of: .stamps).compactMap { path in size(inName: path).map { (path, $0) } }
    } catch { return [] }
  }

  private func size(inName path: String) -> Int? {
    guard path.endsInBytes(of: ".tsr") else { return nil }
    let digits = name(inPath: path, .stamps).utf8.prefix { $0 != UInt8(ascii: "-") }
    guard digits.count >= 9, digits.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  /// The time stamp in a file of the folder; nil when the name is not that of one.
  package func stamp(at path: String) throws(LogError) -> KeptStamp? {
    let stem = path.droppingLastBytes(of: ".tsr")
    guard let size = size(inName: path), let bytes = try read(.stamps, path) else { return nil }
    return KeptStamp(
      path: path, size: size, bytes: bytes, certificates: try read(.stamps, "\(stem).pem"))
  }

  // MARK: Items

  /// The paths of all items of a kind, in order; none when nothing was kept yet.
  package func paths(of kind: EvidenceKind) throws(LogError) -> [String] {
    try store.names(of: kind).map { path(kind, $0) }
  }

  private func read(_ kind: EvidenceKind, _ path: String) throws(LogError) -> [UInt8]? {
    try store.bytes(of: kind, name(inPath: path, kind), bytesMax: Self.bytesMax)
  }

  private func keep(
    _ bytes: [UInt8], _ kind: EvidenceKind, _ path: String
  ) throws(LogError) {
    try store.keep(bytes, kind, as: name(inPath: path, kind))
  }
}

/// What a log signed of what lies beside it.
package struct SignedBeside: Sendable {
  package fileprivate(set) var checkpoints: [RememberedCheckpoint] = []
  /// Why something there could not be looked at, if so.
  ///
  /// It is no part of the log, so nobody need wait for it to be mended; but who goes by it must know.
  package private(set) var trouble: LogError?

  package init() {}

  fileprivate mutating func list(_ folder: Evidence) -> [String] {
    do throws(LogError) { return try folder.paths(of: .cosignatures) } catch {
      trouble = error
      return []
    }
  }

  /// Takes in a file; says whether the log signed it.
  @discardableResult
  fileprivate mutating func look(
    at path: String, _ format: LogFormat, _ folder: Evidence
  ) -> Bool {
    do throws(LogError) {
      guard let checkpoint = try folder.signed(by: format, at: path) else { return false }
      checkpoints.append(RememberedCheckpoint(checkpoint, path: path))
      return true
    } catch {
      trouble = trouble ?? error
      return false
    }
  }
}

/// A time stamp as it is kept.
package struct KeptStamp: Equatable, Sendable {
  package let path: String
  /// The number of entries under the checkpoint that was stamped, by the name of the file.
  package let size: Int
  package let bytes: [UInt8]
  package let certificates: [UInt8]?
}
