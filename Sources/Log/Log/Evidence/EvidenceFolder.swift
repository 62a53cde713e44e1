package import Crypto
package import Disk
internal import Merkle

/// What others said of the checkpoints of a log, kept beside it: co-signed notes and time stamps.
///
/// No part of the log: it can be lost, and got again from those who made it. Nothing here is believed
/// before it is verified.
package struct EvidenceFolder: Sendable {
  private let fileSystem: any FileSystem
  package let directory: String

  package static let cosignatures = "cosignatures"
  package static let stamps = "stamps"
  package static let names = [cosignatures, stamps]
  private static let bytesMax = 1 << 20

  package init(_ directory: String, in fileSystem: any FileSystem) {
    self.directory = directory
    self.fileSystem = fileSystem.within(directory)
  }

  private static func digits(_ size: Int) -> String {
    let digits = String(size)
    return String(repeating: "0", count: max(0, 9 - digits.utf8.count)) + digits
  }

  // MARK: Co-signatures

  /// The file with the note under the first `size` entries and the co-signatures that were added.
  package func cosignedPath(_ size: Int) -> String {
    "\(directory)/\(Self.cosignatures)/\(Self.digits(size)).note"
  }

  /// The number of entries a path says its co-signatures are under; nil when `cosignedPath` would
  /// not write that path.
  func cosignedSize(inPath path: String) -> Int? {
    let name = path.droppingBytes(of: "\(directory)/\(Self.cosignatures)/")
    let digits = name.utf8.prefix { $0 != UInt8(ascii: ".") }
    guard let size = Int(String(decoding: digits, as: UTF8.self)),
      cosignedPath(size).utf8.elementsEqual(path.utf8)
    else { return nil }
    return size
  }

  /// The note with the co-signatures kept for it; `isUnreadable` when what is kept is not for it.
  package func cosigned(
    _ note: SignedNote, size: Int
  ) throws(JournalError) -> (note: SignedNote, isUnreadable: Bool) {
    guard let bytes = try read(cosignedPath(size)) else { return (note, false) }
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

  package func keep(_ note: SignedNote, size: Int) throws(JournalError) {
    try put(Array(note.encoded.utf8), in: Self.cosignatures, cosignedPath(size))
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
      guard let bytes = try read(path) else { return nil }
      return try SignedNote(parsing: String(decoding: bytes, as: UTF8.self)).encoded
    } catch { return nil }
  }

  /// What the log signed in a file; throws when the file cannot be read.
  fileprivate func signed(
    by format: LogFormat, at path: String
  ) throws(JournalError) -> Checkpoint? {
    let bytes: [UInt8]
    do throws(JournalError) {
      guard let found = try read(path) else { return nil }
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
  ) throws(JournalError) -> String {
    let path = stampStem(stamp, size: size)
    try put(certificates, in: Self.stamps, path + ".pem")
    try put(stamp, in: Self.stamps, path + ".tsr")
    return path + ".tsr"
  }

  /// Every time stamp kept, in the order of the sizes, with the certificates beside it; and what bears the name of one
  /// and is no file, or too large, each with why.
  package func stamps() throws(JournalError) -> (
    stamps: [KeptStamp], odd: [(path: String, error: DiskError)]
  ) {
    var found: [KeptStamp] = []
    var odd: [(path: String, error: DiskError)] = []
    for path in try paths(in: Self.stamps) {
      do throws(JournalError) {
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
  func stampStem(_ stamp: [UInt8], size: Int) -> String {
    var sha256 = SHA256()
    let mark = "\(sha256.hash(stamp.span))".prefix(8)
    return "\(directory)/\(Self.stamps)/\(Self.digits(size))-\(mark)"
  }

  /// The stamps with the sizes that their names say, unread; none when the folder cannot be read.
  package func stampedSizes() -> [(path: String, size: Int)] {
    do throws(JournalError) {
      return try paths(in: Self.stamps).compactMap { path in size(inName: path).map { (path, $0) } }
    } catch { return [] }
  }

  private func size(inName path: String) -> Int? {
    guard path.endsInBytes(of: ".tsr") else { return nil }
    let digits = path.droppingBytes(of: "\(directory)/\(Self.stamps)/").utf8.prefix {
      $0 != UInt8(ascii: "-")
    }
    guard digits.count >= 9, digits.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  /// The time stamp in a file of the folder; nil when the name is not that of one.
  package func stamp(at path: String) throws(JournalError) -> KeptStamp? {
    let stem = path.droppingLastBytes(of: ".tsr")
    guard let size = size(inName: path), let bytes = try read(path) else { return nil }
    return KeptStamp(path: path, size: size, bytes: bytes, certificates: try read("\(stem).pem"))
  }

  // MARK: Files

  /// The paths of the two folders where something stands that is no folder, such as a link.
  package func oddFolders() throws(JournalError) -> [String] {
    var odd: [String] = []
    for name in Self.names {
      let folder = "\(directory)/\(name)"
      do throws(DiskError) {
        if let status = try fileSystem.status(folder), status.kind != .directory {
          odd.append(folder)
        }
      } catch { throw .disk(error) }
    }
    return odd
  }

  /// The paths of all files in one of the folders, in order; none when it is not there.
  package func paths(in name: String) throws(JournalError) -> [String] {
    do throws(DiskError) {
      let folder = "\(directory)/\(name)"
      guard let status = try fileSystem.status(folder) else { return [] }
      guard status.kind == .directory else {
        throw DiskError(operation: .list, path: folder, code: .notDirectory)
      }
      return try fileSystem.list("\(directory)/\(name)").map { "\(directory)/\(name)/\($0)" }
    } catch { throw .disk(error) }
  }

  private func read(_ path: String) throws(JournalError) -> [UInt8]? {
    do throws(DiskError) {
      guard try fileSystem.status(path) != nil else { return nil }
      return try fileSystem.readWhole(path, bytesMax: Self.bytesMax)
    } catch { throw .disk(error) }
  }

  private func put(_ bytes: [UInt8], in name: String, _ path: String) throws(JournalError) {
    let folder = "\(directory)/\(name)"
    do throws(DiskError) {
      if try fileSystem.status(folder) == nil {
        try fileSystem.makeDirectory(folder, permissions: 0o755)
      }
      // Also when it is there: whoever made it may have been cut off before this.
      try fileSystem.synchronizeDirectory(directory)
      try fileSystem.putLasting(bytes, at: path, in: folder, permissions: 0o644)
    } catch { throw .disk(error) }
  }
}

/// What a log signed of what lies beside it.
package struct SignedBeside: Sendable {
  package fileprivate(set) var checkpoints: [RememberedCheckpoint] = []
  /// Why something there could not be looked at, if so.
  ///
  /// It is no part of the log, so nobody need wait for it to be mended; but who goes by it must know.
  package private(set) var trouble: JournalError?

  package init() {}

  fileprivate mutating func list(_ folder: EvidenceFolder) -> [String] {
    do throws(JournalError) { return try folder.paths(in: EvidenceFolder.cosignatures) } catch {
      trouble = error
      return []
    }
  }

  /// Takes in a file; says whether the log signed it.
  @discardableResult
  fileprivate mutating func look(
    at path: String, _ format: LogFormat, _ folder: EvidenceFolder
  ) -> Bool {
    do throws(JournalError) {
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
