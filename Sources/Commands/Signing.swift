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
    let writer = try RegisterWriter(
      directory, keys: signingKeys(directory), memory: memory, in: fileSystem,
      environment: environment)
    if let recovered = writer.recovered { output.warn(Integrity.dutch(recovered)) }
    return writer
  }

  func format(_ directory: String) throws -> LogFormat {
    do throws(JournalError) {
      return try LogDirectory.format(of: directory, in: fileSystem)
    } catch { throw RegisterError.journal(error) }
  }

  /// The key of `--key`, or the one in the configuration folder; and the one that is taking over.
  func signingKeys(_ directory: String) throws -> SigningKeys {
    let format = try format(directory)
    if let path = arguments.value(.key), SignedMemory(in: fileSystem) == nil {
      return SigningKeys(try KeyStore.key(in: path, fileSystem), and: nil)
    }
    return try KeyStore(in: fileSystem).signingKeys(for: format, given: arguments.value(.key))
  }

  /// Says that the log holds the commit, and the memory outside it does not.
  func warn(of trouble: RegisterError?) {
    guard let trouble else { return }
    output.warn(
      "Let op: het staat in het log, maar wat er is getekend kon niet ook daarbuiten worden bewaard. "
        + Failure.explain(trouble).message)
  }
}
