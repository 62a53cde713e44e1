internal import Crypto
internal import Disk
internal import Journal
internal import Register

extension Invocation {
  /// A writer with the keys of this user, that minds what was signed before.
  func writer(_ directory: String) throws -> RegisterWriter {
    let memory = SignedMemory(in: fileSystem)
    if memory == nil {
      output.warn(
        "Let op: er is geen thuismap, dus buiten het log blijft niet bewaard wat er is getekend.")
    }
    return try RegisterWriter(
      directory, keys: signingKeys(directory), memory: memory, in: fileSystem,
      environment: environment)
  }

  func format(_ directory: String) throws -> LogFormat {
    do throws(JournalError) {
      return try LogDirectory.format(of: directory, in: fileSystem)
    } catch { throw RegisterError.journal(error) }
  }

  /// The key of `--key`, or the one in the configuration folder; and the one that is taking over.
  func signingKeys(_ directory: String) throws -> SigningKeys {
    let format = try format(directory)
    let first: SigningKey
    if let path = arguments.value(.key) {
      first = try KeyStore.key(in: path, fileSystem)
    } else {
      first = try KeyStore(in: fileSystem).key(origin: format.origin)
    }
    guard let next = try nextKey(format) else { return SigningKeys(first, and: nil) }
    if next.verifierKey == first.verifierKey { return SigningKeys(first, and: nil) }
    // Cut off between the entry and the files: the new key has taken over.
    if !format.keys.contains(first.verifierKey) { return SigningKeys(next, and: nil) }
    return SigningKeys(first, and: next)
  }

  private func nextKey(_ format: LogFormat) throws -> SigningKey? {
    guard SignedMemory(in: fileSystem) != nil,
      let key = try KeyStore(in: fileSystem).nextKey(origin: format.origin),
      format.keys.contains(key.verifierKey)
    else { return nil }
    return key
  }

  /// Says that the log holds the commit, and the memory outside it does not.
  func warn(of trouble: RegisterError?) {
    guard let trouble else { return }
    output.warn(
      "Let op: het staat in het log, maar wat er is getekend kon niet ook daarbuiten worden bewaard. "
        + Failure.explain(trouble).message)
  }
}
