package import Crypto
package import Disk
package import Log
internal import Texts

/// Where signing keys live: the user's configuration folder, never a log and never a repository.
package struct KeyStore: Sendable {
  private let outside: any FileSystem
  private let fileSystem: any FileSystem
  private let directory: String
  private static let keyBytesMax = 4_096

  /// The store in `$XDG_CONFIG_HOME/vth/keys`, or `~/.config/vth/keys`.
  package init(in fileSystem: any FileSystem) throws(RegisterError) {
    guard let folder = UserFolders.configuration else { throw .noHome }
    directory = folder + "/vth/keys"
    outside = fileSystem
    self.fileSystem = fileSystem.within(directory)
  }

  /// The file in which the key of a log is kept.
  package func path(origin: String) -> String { directory + "/" + Self.name(origin) + ".key" }

  /// Where the key waits that is to take over from the present one.
  package func nextPath(origin: String) -> String {
    directory + "/" + Self.name(origin) + ".next-key"
  }

  /// Throws `nameTooLong` when files could not be named after a log: a key put aside, what it signed, and either
  /// while it is written.
  static func checkLength(_ origin: String) throws(RegisterError) {
    let longest = name(origin) + "+00000000.retired-key.00000000.new"
    guard longest.utf8.count <= fileNameBytesMax else { throw .nameTooLong(origin) }
  }

  /// NAME_MAX of Linux.
  private static let fileNameBytesMax = 255

  /// A log's name as a file may have it.
  static func name(_ origin: String) -> String {
    // A slash cannot stand in a file name, a dot in front hides it, and what steers misleads whoever lists the
    // folder; %, which stands in for them, is written so that no two names meet.
    var name = String.UnicodeScalarView()
    for (index, scalar) in origin.unicodeScalars.enumerated() {
      let isPlain = scalar != "/" && scalar != "%" && !scalar.steers && !scalar.isNonCharacter
      if isPlain, index > 0 || scalar != "." {
        name.append(scalar)
        continue
      }
      for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
        let digits = String(byte, radix: 16, uppercase: true)
        name.append(contentsOf: (byte < 0x10 ? "%0" : "%").unicodeScalars)
        name.append(contentsOf: digits.unicodeScalars)
      }
    }
    return String(name)
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
    return try kept(at: path)
  }

  /// The key in a file of this folder; throws `openKeys` when others may have put it there.
  private func kept(at path: String) throws(RegisterError) -> SigningKey {
    var bytes: [UInt8]
    var open: (path: String, isOwn: Bool)?
    do throws(DiskError) {
      for place in [directory, path] {
        // What is no plain file is refused when it is opened.
        guard let status = try fileSystem.status(place), status.kind != .other,
          let access = status.access
        else { continue }
        if !access.isOwn || access.isWritableByOthers { open = open ?? (place, access.isOwn) }
      }
      bytes = open == nil ? try fileSystem.readWhole(path, bytesMax: Self.keyBytesMax) : []
    } catch { throw .disk(error) }
    if let open { throw .openKeys(path: open.path, isOwn: open.isOwn) }
    return try Self.key(&bytes, from: path)
  }

  /// The key that is to take over; nil when there is none.
  package func nextKey(origin: String) throws(RegisterError) -> SigningKey? {
    let path = nextPath(origin: origin)
    do throws(DiskError) {
      guard try fileSystem.status(path) != nil else { return nil }
    } catch { throw .disk(error) }
    return try kept(at: path)
  }

  /// Makes the key that is to take over, or finds it made already.
  package func makeNextKey(origin: String) throws(RegisterError) -> VerifierKey {
    if let key = try nextKey(origin: origin) {
      // Whoever made it may have been cut off before it would last.
      do throws(DiskError) { try outside.makeLastingUserFolder(directory) } catch {
        throw .disk(error)
      }
      return key.verifierKey
    }
    return try make(origin, at: nextPath(origin: origin))
  }

  /// The keys of this user that sign a log now: the one given, or else the one kept here; and the one
  /// that is taking over, once the log names it.
  ///
  /// Also when taking over was cut off: the new key may wait in its own file while the old one has retired
  /// already, or was put aside.
  package func signingKeys(
    for format: LogFormat, given path: String?
  ) throws(RegisterError) -> SigningKeys {
    var next = try nextKey(origin: format.origin)
    if let key = next?.verifierKey, !format.keys.contains(key) { next = nil }
    guard let next else {
      return SigningKeys(try firstKey(format.origin, given: path), and: nil)
    }
    let first: SigningKey
    do throws(RegisterError) { first = try firstKey(format.origin, given: path) } catch {
      guard case .noKey = error else { throw error }
      return SigningKeys(next, and: nil)
    }
    if next.verifierKey == first.verifierKey { return SigningKeys(first, and: nil) }
    guard format.keys.contains(first.verifierKey) else { return SigningKeys(next, and: nil) }
    return SigningKeys(first, and: next)
  }

  private func firstKey(_ origin: String, given path: String?) throws(RegisterError) -> SigningKey {
    guard let path else { return try key(origin: origin) }
    return try Self.key(in: path, outside)
  }

  /// Puts the new key in the place of the old one, which keeps its file under another name.
  ///
  /// - Returns: Where the old key is now, to be destroyed by its owner; nil when it was kept elsewhere.
  package func promoteNextKey(origin: String, retiring old: VerifierKey) throws(RegisterError)
    -> String?
  {
    let (path, next) = (path(origin: origin), nextPath(origin: origin))
    let aside = directory + "/" + Self.name(origin) + "." + old.idText + ".retired-key"
    do throws(DiskError) {
      guard try fileSystem.status(next) != nil else { return nil }
      var kept: String?
      if try fileSystem.status(path) != nil {
        // Copied, so that at no moment there is no key at all, wherever this is cut off.
        let bytes = try fileSystem.readWhole(path, bytesMax: Self.keyBytesMax)
        try fileSystem.putLasting(bytes, at: aside, in: directory, permissions: 0o600)
        kept = aside
      }
      try fileSystem.lasting(in: directory) { () throws(DiskError) in
        try fileSystem.rename(next, to: path)
      }
      return kept
    } catch { throw .disk(error) }
  }

  /// The key in a file of the user's choice; a pipe will do.
  package static func key(
    in path: String, _ fileSystem: any FileSystem
  ) throws(RegisterError) -> SigningKey {
    var bytes: [UInt8]
    do { bytes = try fileSystem.readToEnd(path, bytesMax: keyBytesMax) } catch {
      throw .disk(error)
    }
    return try key(&bytes, from: path)
  }

  /// Reads a key, and overwrites the bytes that it was read from.
  private static func key(
    _ bytes: inout [UInt8], from path: String
  ) throws(RegisterError) -> SigningKey {
    if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    do { return try SigningKey(reading: &bytes) } catch {
      throw .unreadableKey(path: path, error)
    }
  }

  /// Makes and keeps a new key, readable by its owner only; an existing one is never overwritten.
  package func makeKey(origin: String) throws(RegisterError) -> (key: VerifierKey, path: String) {
    try Self.checkLength(origin)
    let path = path(origin: origin)
    return (try make(origin, at: path), path)
  }

  private func make(_ origin: String, at path: String) throws(RegisterError) -> VerifierKey {
    let key: SigningKey
    do { key = try SigningKey(generatingFor: origin) } catch { throw .crypto(error) }
    do throws(DiskError) {
      try outside.makeLastingUserFolder(directory)
      // Whole or not at all: half a key would be in the way for ever. Renaming overwrites, so one at a time.
      let lock = try OpenFile.locked(directory + "/lock", permissions: 0o600, in: fileSystem)
      if try fileSystem.status(path) == nil {
        try fileSystem.putLasting(
          Array((key.text + "\n").utf8), at: path, in: directory, permissions: 0o600)
        _ = lock.path
        return key.verifierKey
      }
    } catch { throw .disk(error) }
    throw .keyExists(path: path)
  }
}
