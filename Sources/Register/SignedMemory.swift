package import Crypto
package import Disk
package import Journal
internal import Merkle

/// What was last signed with each key, kept in the user's configuration folder beside the keys: on
/// another place than the log, so that an old copy put back is noticed before it is written on.
///
/// One file a key: the signed note itself.
package struct SignedMemory: Sendable {
  private let fileSystem: any FileSystem
  private let directory: String

  /// The memory in `$XDG_CONFIG_HOME/vth/keys`, or `~/.config/vth/keys`; nil without a home.
  package init?(in fileSystem: any FileSystem) {
    self.fileSystem = fileSystem
    guard let folder = UserFolders.configuration else { return nil }
    directory = folder + "/vth/keys"
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

  /// Keeps a note for each of these keys, so that it survives a power loss.
  package func remember(_ note: String, for keys: [VerifierKey]) throws(RegisterError) {
    do throws(DiskError) {
      if try fileSystem.status(directory) == nil {
        try fileSystem.makeLastingUserFolder(directory)
      }
      for key in keys {
        try fileSystem.putWhole(Array(note.utf8), at: path(key), permissions: 0o600)
      }
      try fileSystem.synchronizeDirectory(directory)
    } catch { throw .disk(error) }
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
