package import Crypto
package import Disk
package import Log
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

  /// What was last signed here for logs with this name, with whatever key.
  ///
  /// Of a key that is not given here a signature cannot be verified, and what is no note is passed over. Throws when a
  /// file cannot be read. A copy from before a key took over does not name the newer key, which signed more.
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
    var found: [RememberedCheckpoint] = []
    for name in names {
      let path = "\(directory)/\(name)"
      guard name.beginsWithBytes(of: KeyStore.name(origin) + "+"),
        name.endsInBytes(of: ".signed"), !known.contains(path),
        let checkpoint = try unverified(at: path),
        checkpoint.origin.utf8.elementsEqual(origin.utf8)
      else { continue }
      found.append(RememberedCheckpoint(checkpoint, path: path))
    }
    return found
  }

  /// What the note in a file says; nil when it is none.
  private func unverified(at path: String) throws(RegisterError) -> Checkpoint? {
    let bytes: [UInt8]
    do throws(DiskError) {
      bytes = try fileSystem.readWhole(path, bytesMax: LogLimits.checkpointBytesMax)
    } catch {
      // Also when it was set aside just now.
      if error.kind == .notPlain || error.kind == .notFound || error.code == .fileTooLarge {
        return nil
      }
      throw .disk(error)
    }
    do {
      return try Checkpoint(text: SignedNote(parsing: String(decoding: bytes, as: UTF8.self)).text)
    } catch { return nil }
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
  /// `memoryBusy` when another holds it, and `closedLock` when this user may remember and cannot lock. Where he may
  /// not write at all, nobody can be kept away and nothing will be remembered: that is told when it is tried.
  package func hold(_ keys: [VerifierKey]) throws(RegisterError) -> HeldMemory {
    try hold(keys, beginning: nil)
  }

  /// The same, and from beginning another log with this name or signing one that is remembered under it.
  func hold(_ keys: [VerifierKey], beginning name: String?) throws(RegisterError) -> HeldMemory {
    var locks = HeldLocks()
    var paths = keys.map(path)
    if let name {
      // First, so that nobody who begins under that name comes in between.
      try lock(["\(directory)/\(KeyStore.name(name))"], &locks)
      paths += try remembered(of: name, besides: keys).map(\.path)
    }
    try lock(paths, &locks)
    return HeldMemory(memory: self, keys: keys, locks: locks)
  }

  private func lock(_ paths: [String], _ locks: inout HeldLocks) throws(RegisterError) {
    do throws(DiskError) {
      if try outside.status(directory) == nil { try outside.makeLastingUserFolder(directory) }
      // In one order, so that no two wait for each other.
      for path in paths.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
        try locks.add(path + ".lock", fileSystem)
      }
    } catch {
      switch error.kind {
      case .permissionDenied, .readOnly, .noSpace:
        guard canRemember else { break }
        throw error.kind == .permissionDenied ? .closedLock(path: error.path) : .disk(error)
      case .busy: throw .memoryBusy(path: error.path)
      case .notFound, .alreadyExists, .brokenPipe, .notPlain, .other: throw .disk(error)
      }
    }
  }

  /// Whether this user can put a file in the folder, found out by doing so: it takes no more to remember something.
  private var canRemember: Bool {
    do throws(DiskError) {
      try tryOut(bytes: 0)
      return true
    } catch { return false }
  }

  /// Puts a file of so many bytes in the folder, and takes it away again.
  func tryOut(bytes count: Int) throws(DiskError) {
    let trial = fileSystem.temporaryPath(for: directory + "/trial")
    let written: Result<Void, DiskError>
    do throws(DiskError) {
      written = .success(
        try fileSystem.writeNew(
          Array(repeating: 0x0A, count: count), to: trial, permissions: 0o600))
    } catch { written = .failure(error) }
    if try fileSystem.status(trial) != nil { try fileSystem.remove(trial) }
    try written.get()
  }

  /// Keeps a note for each of these keys, so that it survives a power loss; only `HeldMemory` calls this.
  ///
  /// Throws `memoryContradicts` when meanwhile more, or something else, was signed: the memory never goes back.
  func remember(_ note: String, for keys: [VerifierKey]) throws(RegisterError) {
    let signed = try Self.checkpoint(note, path: directory)
    for last in try remembered(for: keys) {
      let known = last.checkpoint
      guard known.size < signed.size || known == signed else {
        throw .memoryContradicts(path: last.path, signedSize: known.size)
      }
    }
    for key in keys { try replace(note, for: key) }
  }

  /// Keeps a note for a key, whatever was kept; only for who knows that it follows on that, or set it aside.
  func replace(_ note: String, for key: VerifierKey) throws(RegisterError) {
    do throws(DiskError) {
      try fileSystem.putLasting(
        Array(note.utf8), at: path(key), in: directory, permissions: 0o600)
    } catch { throw .disk(error) }
  }

  /// Takes away what is kept for a key; only for who kept it just now.
  func forget(_ key: VerifierKey) throws(DiskError) {
    guard try fileSystem.status(path(key)) != nil else { return }
    try fileSystem.lasting(in: directory) { () throws(DiskError) in
      try fileSystem.remove(path(key))
    }
  }

  private static func checkpoint(_ note: String, path: String) throws(RegisterError) -> Checkpoint {
    do { return try Checkpoint(text: SignedNote(parsing: note).text) } catch {
      throw .unreadableMemory(path: path)
    }
  }

  /// Keeps what a key last signed under another name as well, so that it can be replaced.
  func copyAside(_ last: RememberedCheckpoint) throws(RegisterError) -> RememberedCheckpoint {
    do throws(DiskError) {
      let aside = try freePath(beside: last.path)
      let bytes = try fileSystem.readWhole(last.path, bytesMax: LogLimits.checkpointBytesMax)
      try fileSystem.putLasting(bytes, at: aside, in: directory, permissions: 0o600)
      return RememberedCheckpoint(last.checkpoint, path: aside)
    } catch { throw .disk(error) }
  }

  /// Takes what a key last signed out of use; the file stays, under another name.
  func moveAside(_ last: RememberedCheckpoint) throws(RegisterError) -> RememberedCheckpoint {
    do throws(DiskError) {
      let aside = try freePath(beside: last.path)
      try fileSystem.lasting(in: directory) { () throws(DiskError) in
        try fileSystem.rename(last.path, to: aside)
      }
      return RememberedCheckpoint(last.checkpoint, path: aside)
    } catch { throw .disk(error) }
  }

  private func freePath(beside path: String) throws(DiskError) -> String {
    var number = 1
    while try fileSystem.status("\(path).\(number)") != nil { number += 1 }
    return "\(path).\(number)"
  }
}
