internal import Crypto
internal import Disk
internal import Log
internal import Register

extension Invocation {
  /// A writer with the keys of this user, that minds what was signed before.
  func writer(_ directory: String) throws -> RegisterWriter {
    let writer = try RegisterWriter(
      log(in: directory), keys: signingKeys(directory), memory: signedMemory(),
      environment: environment)
    warn(ofCosigned: writer.cosignedTrouble)
    if let recovered = writer.recovered { output.warn(Integrity.dutch(recovered)) }
    if writer.isFirstHere {
      output.warn(
        "Let op: op deze computer is met deze sleutel nog niets getekend, en het log heeft al "
          + "\(counted(writer.contents.commits.count, "zegel", "zegels")). Of dit de nieuwste kopie is, weet vth dus "
          + "niet. Vergelijk haar met een zegel van elders.")
    }
    return writer
  }

  /// What was signed on this machine; nil, and said, where there is no place to keep it.
  func signedMemory() -> SignedMemory? {
    let memory = SignedMemory(in: fileSystem)
    if memory == nil {
      output.warn(
        "Let op: er is geen thuismap, dus buiten het log blijft niet bewaard wat er is getekend. Of met deze sleutel al "
          + "iets anders is getekend, weet vth dus ook niet.")
    }
    return memory
  }

  func format(_ directory: String) throws -> LogFormat {
    try log(in: directory).format()
  }

  /// The key of `--key`, or the one in the configuration folder; and the one that is taking over.
  func signingKeys(_ directory: String) throws -> SigningKeys {
    let format = try format(directory)
    try warnOfOpenKey()
    if let path = arguments.value(.key), SignedMemory(in: fileSystem) == nil {
      return SigningKeys(try KeyStore.key(in: path, fileSystem), and: nil)
    }
    return try KeyStore(in: fileSystem).signingKeys(for: format, given: arguments.value(.key))
  }

  /// Says when a key that the user named can be read or changed by others; it is the user's choice.
  private func warnOfOpenKey() throws {
    guard let path = arguments.value(.key), let status = try fileSystem.status(path),
      status.kind == .file, let access = status.access,
      access.isWritableByOthers || access.isReadableByOthers
    else { return }
    output.warn(
      "Let op: anderen kunnen de geheime sleutel in \(path) lezen of veranderen. Sluit af met: chmod 600"
    )
  }

  /// Says what became of the memory of a new log, and of what was remembered before; throws when it is not certain
  /// that the log stands for good.
  func tell(_ written: WrittenDraft) throws {
    for last in written.setAside {
      output.warn(
        "Let op: met deze sleutel of onder deze naam is eerder een log getekend, van \(last.checkpoint.size) vermeldingen "
          + "(wortel \(last.checkpoint.root)). Dit log begint opnieuw, en past daar niet bij. Het laatste zegel van toen "
          + "staat in \(last.path).")
    }
    try tell(written.memoryTrouble)
    if let doubt = written.doubt { throw doubt }
  }

  /// Says that the log holds the commit, and the memory outside it does not; throws when the memory holds another
  /// history.
  func tell(_ trouble: RegisterError?) throws {
    if case .memoryContradicts? = trouble { throw trouble ?? RegisterError.noHome }
    warn(of: trouble)
  }

  /// Says that the log holds the commit, and the memory outside it does not.
  func warn(of trouble: RegisterError?) {
    guard let trouble else { return }
    output.warn(
      "Let op: het staat in het log, maar wat er is getekend kon niet ook daarbuiten worden bewaard. "
        + Failure.explain(trouble).message)
  }
}
