package import Crypto
package import Disk

/// Where signing keys live: the user's configuration folder, never a log and never a repository.
package struct KeyStore: Sendable {
  private let fileSystem: any FileSystem
  private let directory: String
  private static let keyBytesMax = 4_096

  /// The store in `$XDG_CONFIG_HOME/vth/keys`, or `~/.config/vth/keys`.
  package init(in fileSystem: any FileSystem) throws(RegisterError) {
    self.fileSystem = fileSystem
    guard let folder = UserFolders.configuration else { throw .noHome }
    directory = folder + "/vth/keys"
  }

  /// The file in which the key of a log is kept.
  package func path(origin: String) -> String {
    // A slash cannot stand in a file name; %, which stands in for it, is written so that no two
    // names meet.
    var name = ""
    for character in origin {
      switch character {
      case "/": name += "%2F"
      case "%": name += "%25"
      default: name.append(character)
      }
    }
    return directory + "/" + name + ".key"
  }

  /// The key of a log.
  package func key(origin: String) throws(RegisterError) -> SigningKey {
    let path = path(origin: origin)
    do throws(DiskError) {
      guard try fileSystem.status(path) != nil else {
        throw DiskError(operation: .open, path: path, code: .notFound)
      }
    } catch {
      throw error.kind == .notFound ? .noKey(origin: origin, path: path) : .disk(error)
    }
    return try Self.key(in: path, fileSystem)
  }

  /// The key in a file of the user's choice.
  package static func key(
    in path: String, _ fileSystem: any FileSystem
  ) throws(RegisterError) -> SigningKey {
    let bytes: [UInt8]
    do { bytes = try fileSystem.readWhole(path, bytesMax: keyBytesMax) } catch {
      throw .disk(error)
    }
    var text = String(decoding: bytes, as: UTF8.self)
    if text.hasSuffix("\n") { text.removeLast() }
    do { return try SigningKey(text) } catch { throw .crypto(error) }
  }

  /// Makes and keeps a new key, readable by its owner only; an existing one is never overwritten.
  package func makeKey(origin: String) throws(RegisterError) -> (key: VerifierKey, path: String) {
    let path = path(origin: origin)
    let key: SigningKey
    do { key = try SigningKey(generatingFor: origin) } catch { throw .crypto(error) }
    do throws(DiskError) {
      try fileSystem.makeUserFolder(directory)
      let file = try OpenFile(path, for: .createNew(permissions: 0o600), in: fileSystem)
      try fileSystem.append(Array((key.text + "\n").utf8), to: file.id)
      try fileSystem.synchronize(file.id)
      try fileSystem.synchronizeDirectory(directory)
    } catch {
      throw error.kind == .alreadyExists ? .keyExists(path: path) : .disk(error)
    }
    return (key.verifierKey, path)
  }
}
