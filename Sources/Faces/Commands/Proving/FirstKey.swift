internal import Crypto
internal import Disk
internal import Log
internal import Register

/// The key with which a new log begins.
///
/// It is read once: what comes out of a pipe is gone then.
struct FirstKey: ~Copyable {
  let key: SigningKey
  /// The file that its owner is to keep; nil when it came out of a pipe.
  let path: String?

  /// What to do with the secret half.
  static func advice(_ path: String?) -> String {
    path.map { "Sleutel: \($0) – bewaar er een kopie van op een veilige plek." }
      ?? "Sleutel: die u gaf – bewaar er een kopie van op een veilige plek."
  }
}

extension Invocation {
  /// The key of `--key`, or else one that is made now for a log with this name; nil when there is neither key nor name.
  ///
  /// Throws when the key is of another log than the name, which came from a `flag`. Throws too when something was signed
  /// before with the key or under the name, unless the `history` begins anew; so no key is made then.
  func firstKey(
    of origin: String?, from flag: Flag, beginning history: NewHistory,
    minding memory: SignedMemory?
  ) throws -> FirstKey? {
    if let path = arguments.value(.key) {
      let key = try KeyStore.key(in: path, fileSystem)
      let name = key.verifierKey.name
      if let origin, !name.utf8.elementsEqual(origin.utf8) {
        throw TrustError.keyOfOtherOrigin(name, wanted: origin, flag: flag.name)
      }
      try memory?.check(history, of: name, with: key.verifierKey)
      if let memory, try memory.remembered(for: [key.verifierKey]).isEmpty {
        output.warn(
          "Let op: op deze computer is met deze sleutel nog niets getekend. Tekende zij elders al een log, gebruik haar "
            + "dan niet voor een tweede.")
      }
      return FirstKey(key: key, path: try keptKey(path))
    }
    guard let origin else { return nil }
    try memory?.check(history, of: origin, with: nil)
    let path = try KeyStore(in: fileSystem).makeKey(origin: origin).path
    return FirstKey(key: try KeyStore.key(in: path, fileSystem), path: path)
  }

  /// The path of a key that the user named, if a file stands there: what came out of a pipe is nowhere.
  func keptKey(_ path: String) throws -> String? {
    try fileSystem.status(path)?.kind == .file ? path : nil
  }
}
