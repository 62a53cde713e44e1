package import Crypto
internal import Disk
internal import Log

/// Whether a new log is the first under its key and its name.
package enum NewHistory: Sendable {
  /// With this key, and under this name, nothing may have been signed here.
  case first
  /// What was signed here before is set aside, on its owner's word, once the new log stands.
  case anew
}

extension SignedMemory {
  /// Throws when a log cannot begin under this name, with this key or one that is still to be made.
  ///
  /// Throws `keyUsed` or `nameUsed` when one was signed here before, unless the `history` begins anew: of a log with
  /// another key every answer would be taken for that of an old copy. Throws `nameTooLong` when nothing could be
  /// remembered of it.
  package func check(
    _ history: NewHistory, of origin: String, with key: VerifierKey?
  ) throws(RegisterError) {
    try KeyStore.checkLength(origin)
    switch history {
    case .anew: return
    case .first: break
    }
    let keys = key.map { [$0] } ?? []
    if let last = try remembered(for: keys).first {
      throw .keyUsed(path: last.path, size: last.checkpoint.size)
    }
    if let last = try remembered(of: origin, besides: keys).first {
      throw .nameUsed(path: last.path, size: last.checkpoint.size)
    }
  }

  /// Keeps everybody else from signing with the key of a new log, or with another that signed under its name, until
  /// what it answers is gone; throws as `check` does.
  func hold(_ history: NewHistory, with key: VerifierKey) throws(RegisterError) -> HeldMemory {
    let held = try hold([key], beginning: key.name)
    // Now that nobody can change it.
    try check(history, of: key.name, with: key)
    if case .anew = history { try requireRoom(toReplace: key) }
    return held
  }

  /// What is remembered of logs with this key or under its name.
  func former(of key: VerifierKey) throws(RegisterError) -> [RememberedCheckpoint] {
    try remembered(for: [key]) + remembered(of: key.name, besides: [key])
  }

  /// Throws when what is remembered cannot be replaced: the new log would be taken for another copy of the old one.
  private func requireRoom(toReplace key: VerifierKey) throws(RegisterError) {
    guard try !former(of: key).isEmpty else { return }
    do throws(DiskError) { try tryOut(bytes: LogLimits.checkpointBytesMax) } catch {
      throw .disk(error)
    }
  }
}
