internal import Crypto
internal import Disk
internal import Log
internal import Merkle

/// What these keys last signed, while nobody else can sign with them.
package struct HeldMemory: ~Copyable {
  private let memory: SignedMemory
  private let keys: [VerifierKey]
  private let locks: HeldLocks

  init(memory: SignedMemory, keys: [VerifierKey], locks: HeldLocks) {
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

  /// Keeps what a log shows to have been signed last, for the keys that signed it and of which something older is
  /// remembered: whoever signed it was cut off before he could keep it.
  func catchUp(with note: String) throws(RegisterError) {
    for key in keys {
      guard let last = try memory.remembered(for: [key]).first else { continue }
      do {
        let signed = try SignedNote(parsing: note)
        try signed.verify(with: [key])
        guard last.checkpoint.size < (try Checkpoint(text: signed.text)).size else { continue }
      } catch { continue }
      try memory.remember(note, for: [key])
    }
  }

  /// Takes back what was remembered of a log that did not come to be.
  ///
  /// When that cannot be done it stays, and the key begins another log only on its owner's word; that adds nothing to
  /// why there is no log.
  func forget() {
    for key in keys { do throws(DiskError) { try memory.forget(key) } catch {} }
  }

  /// Keeps what was signed of a new log that stands and begins anew; all that was remembered under its name is set
  /// aside.
  ///
  /// At no moment nothing is remembered: wherever this is cut off, an old copy of a log from before is still
  /// known for one.
  ///
  /// - Returns: What was set aside, in the files where it is now.
  func begin(_ note: String) throws(RegisterError) -> [RememberedCheckpoint] {
    var aside: [RememberedCheckpoint] = []
    for key in keys {
      for last in try memory.remembered(for: [key]) { aside.append(try memory.copyAside(last)) }
      try memory.replace(note, for: key)
      for last in try memory.remembered(of: key.name, besides: keys) {
        aside.append(try memory.moveAside(last))
      }
    }
    return aside
  }
}

/// Locks that are held as long as this lives.
struct HeldLocks {
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
