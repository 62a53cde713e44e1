package import Crypto
package import Disk
package import Journal
internal import Merkle

/// What was last signed with each key, kept in the user's configuration folder beside the keys: on
/// another place than the log, so that an old copy put back is noticed before it is written on.
///
/// One file a key: the signed note itself.
package struct SignedMemory: Sendable {
  private let outside: any FileSystem
  private let fileSystem: any FileSystem
  private let directory: String

  /// The memory in `$XDG_CONFIG_HOME/vth/keys`, or `~/.config/vth/keys`; nil without a home.
  package init?(in fileSystem: any FileSystem) {
    guard let folder = UserFolders.configuration else { return nil }
    directory = folder + "/vth/keys"
    outside = fileSystem
    self.fileSystem = fileSystem.within(directory)
  }

  /// The file of one key.
  package func path(_ key: VerifierKey) -> String {
    "\(directory)/\(KeyStore.name(key.name))+\(key.idText).signed"
  }

  /// What these keys last signed; throws `unreadableMemory` when there is a file that does not say.
  package func remembered(
    for keys: [VerifierKey]
  ) throws(RegisterError) -> [RememberedCheckpoint] {
    var found: [RememberedCheckpoint] = []
    for key in keys {
      guard let note = try note(of: key) else { continue }
      do throws(MerkleError) {
        found.append(RememberedCheckpoint(try Checkpoint(text: note.text), path: path(key)))
      } catch { throw .unreadableMemory(path: path(key)) }
    }
    return found
  }

  /// What was last signed here for logs with this name, with whatever key; of a key that is not given here a signature
  /// cannot be verified, and what is no note is passed over.
  ///
  /// A copy from before a key took over does not name the newer key, which signed more.
  package func remembered(
    of origin: String, besides keys: [VerifierKey]
  ) throws(RegisterError) -> [RememberedCheckpoint] {
    let known = Set(keys.map(path))
    let names: [String]
    do throws(DiskError) {
      guard try outside.status(directory) != nil else { return [] }
      names = try fileSystem.list(directory)
    } catch {
      if error.kind == .notFound { return [] }
      throw .disk(error)
    }
    return names.compactMap { name in
      let path = "\(directory)/\(name)"
      guard name.beginsWithBytes(of: KeyStore.name(origin) + "+"),
        name.endsInBytes(of: ".signed"), !known.contains(path)
      else { return nil }
      do {
        let bytes = try fileSystem.readWhole(path, bytesMax: LogLimits.checkpointBytesMax)
        let note = try SignedNote(parsing: String(decoding: bytes, as: UTF8.self))
        let checkpoint = try Checkpoint(text: note.text)
        return checkpoint.origin.utf8.elementsEqual(origin.utf8)
          ? RememberedCheckpoint(checkpoint, path: path) : nil
      } catch { return nil }
    }
  }

  /// The numbers of entries that were last signed with these keys, as far as they can be read; not verified, for who
  /// only wants to warn.
  package func signedSizes(_ keys: [VerifierKey]) -> [UInt64] {
    keys.compactMap { key in
      do {
        guard try fileSystem.status(path(key)) != nil else { return nil }
        let bytes = try fileSystem.readWhole(
          path(key), bytesMax: LogLimits.checkpointBytesMax)
        let note = try SignedNote(parsing: String(decoding: bytes, as: UTF8.self))
        return try Checkpoint(text: note.text).size
      } catch { return nil }
    }
  }

  /// The note that a key last signed; nil when it signed none here.
  package func note(of key: VerifierKey) throws(RegisterError) -> SignedNote? {
    let path = path(key)
    let bytes: [UInt8]
    do throws(DiskError) {
      guard try fileSystem.status(path) != nil else { return nil }
      bytes = try fileSystem.readWhole(path, bytesMax: LogLimits.checkpointBytesMax)
    } catch { throw .disk(error) }
    do throws(CryptoError) {
      let note = try SignedNote(parsing: String(decoding: bytes, as: UTF8.self))
      try note.verify(with: [key])
      return note
    } catch { throw .unreadableMemory(path: path) }
  }

  /// Keeps everybody else from signing with these keys, until what it answers is gone.
  ///
  /// Two copies of a log may be signed with one key: whoever read the memory before the other wrote it would sign a
  /// second history without knowing. So it is held from the reading on until what was signed is remembered. Throws
  /// `memoryBusy` when another holds it. Where this user may not write, nobody can be kept away and nothing will be
  /// remembered: that is told when it is tried.
  package func hold(_ keys: [VerifierKey]) throws(RegisterError) -> HeldMemory {
    var locks = HeldLocks()
    do throws(DiskError) {
      if try outside.status(directory) == nil { try outside.makeLastingUserFolder(directory) }
      // In one order, so that no two wait for each other.
      for path in keys.map(path).sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
        try locks.add(path + ".lock", fileSystem)
      }
    } catch {
      switch error.kind {
      case .permissionDenied, .readOnly, .noSpace: break
      case .busy: throw .memoryBusy(path: error.path)
      default: throw .disk(error)
      }
    }
    return HeldMemory(memory: self, keys: keys, locks: locks)
  }

  /// Keeps a note for each of these keys, so that it survives a power loss; only `HeldMemory` calls this.
  ///
  /// Throws `memoryContradicts` when meanwhile more, or something else, was signed: the memory never goes back.
  fileprivate func remember(_ note: String, for keys: [VerifierKey]) throws(RegisterError) {
    let signed = try Self.checkpoint(note, path: directory)
    for last in try remembered(for: keys) {
      let known = last.checkpoint
      guard known.size < signed.size || known == signed else {
        throw .memoryContradicts(path: last.path, signedSize: known.size)
      }
    }
    do throws(DiskError) {
      for key in keys {
        try fileSystem.putLasting(
          Array(note.utf8), at: path(key), in: directory, permissions: 0o600)
      }
    } catch { throw .disk(error) }
  }

  private static func checkpoint(_ note: String, path: String) throws(RegisterError) -> Checkpoint {
    do { return try Checkpoint(text: SignedNote(parsing: note).text) } catch {
      throw .unreadableMemory(path: path)
    }
  }

  /// Takes what a key last signed out of use, so that a log can begin anew under it; the file stays,
  /// under another name.
  ///
  /// - Returns: Where it is now.
  package func setAside(_ key: VerifierKey) throws(RegisterError) -> String {
    do throws(DiskError) {
      var number = 1
      while try fileSystem.status("\(path(key)).\(number)") != nil { number += 1 }
      let aside = "\(path(key)).\(number)"
      try fileSystem.rename(path(key), to: aside)
      try fileSystem.synchronizeDirectory(directory)
      return aside
    } catch { throw .disk(error) }
  }
}

/// What these keys last signed, while nobody else can sign with them.
package struct HeldMemory: ~Copyable {
  private let memory: SignedMemory
  private let keys: [VerifierKey]
  private let locks: HeldLocks

  fileprivate init(memory: SignedMemory, keys: [VerifierKey], locks: HeldLocks) {
    self.memory = memory
    self.keys = keys
    self.locks = locks
  }

  /// Throws `memoryBusy` when somebody took a lock away: then others may sign too.
  package func check() throws(RegisterError) { try locks.check() }

  /// Keeps what was signed, so that it survives a power loss.
  package func remember(_ note: String) throws(RegisterError) {
    try memory.remember(note, for: keys)
  }
}

/// Locks that are held as long as this lives.
private struct HeldLocks {
  /// An array holds no value that cannot be copied.
  private final class Lock: Sendable {
    let file: OpenFile

    init(_ file: consuming OpenFile) { self.file = file }
  }

  private var locks: [Lock] = []
  private var fileSystem: (any FileSystem)?

  mutating func add(_ path: String, _ fileSystem: any FileSystem) throws(DiskError) {
    locks.append(Lock(try OpenFile.locked(path, permissions: 0o600, in: fileSystem)))
    self.fileSystem = fileSystem
  }

  func check() throws(RegisterError) {
    guard let fileSystem else { return }
    for lock in locks {
      let isSame: Bool
      do throws(DiskError) {
        isSame = try fileSystem.isSame(lock.file.id, at: lock.file.path)
      } catch { throw .disk(error) }
      guard isSame else { throw .memoryBusy(path: lock.file.path) }
    }
  }
}
