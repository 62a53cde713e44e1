package import Disk
package import EventFormat
package import Governance
package import Projections

/// Where the withheld texts of a log are kept: beside the lines, in no checkpoint, outside git.
///
/// One file an entry, `disclosures/<id>.txt`, with a disclosure on each line. Questions do not read it
/// unless they are told to.
package struct DisclosureFolder: Sendable {
  package static let name = "disclosures"
  package let path: String
  private let log: String
  private let fileSystem: any FileSystem

  private static let bytesMax = 2 << 20
  private static let suffix = ".txt"

  /// The folder of a log; it need not be there.
  package init(of log: String, in fileSystem: any FileSystem) {
    self.log = log
    path = "\(log)/\(Self.name)"
    self.fileSystem = fileSystem
  }

  /// The file of an entry.
  package func path(of id: EntryIdentifier) -> String { "\(path)/\(id)\(Self.suffix)" }

  // MARK: Reading

  /// The entries that have texts here, sorted, and the names of files that should not be there.
  package func contents() throws(RegisterError) -> (ids: [EntryIdentifier], strange: [String]) {
    var ids: [EntryIdentifier] = []
    var strange: [String] = []
    do throws(DiskError) {
      guard try fileSystem.status(path) != nil else { return ([], []) }
      for name in try fileSystem.list(path) where name != Self.ignoreFile {
        let id = EntryIdentifier(String(name.dropLast(Self.suffix.utf8.count)))
        if let id, path(of: id) == "\(path)/\(name)" {
          ids.append(id)
        } else {
          strange.append("\(path)/\(name)")
        }
      }
    } catch { throw .disk(error) }
    return (ids, strange)
  }

  /// The texts of an entry, in the order of their places; none when they are not here, and none in a file
  /// that an erasing began to write over.
  ///
  /// - Throws: `unreadableDisclosures` when the file is not as it was written.
  package func texts(of id: EntryIdentifier) throws(RegisterError) -> [Disclosure] {
    let path = path(of: id)
    let bytes: [UInt8]
    do throws(DiskError) {
      guard let status = try fileSystem.status(path) else { return [] }
      guard status.kind == .file else {
        throw DiskError(operation: .read, path: path, code: .isDirectory)
      }
      bytes = try fileSystem.readWhole(path, bytesMax: Self.bytesMax)
    } catch {
      // A device that fails may do so once; of whatever else it is, this file is no file with texts.
      throw error.code == .inputOutput ? .disk(error) : .unreadableDisclosures(path: path)
    }
    if bytes.first == 0 { return [] }
    guard let texts = Disclosure.all(in: bytes) else { throw .unreadableDisclosures(path: path) }
    return texts
  }

  /// All that is known, when the batch has texts to compare with; else nothing, unread.
  package func texts(for batch: Batch) throws(RegisterError) -> DisclosedTexts {
    guard batch.lines.contains(where: { !$0.secrets.isEmpty }) else { return [:] }
    return try all()
  }

  /// Every text that is here; a file that cannot be read is for `vth verify` to tell, and is no reason to keep
  /// back the others.
  package func all() throws(RegisterError) -> DisclosedTexts {
    var texts: DisclosedTexts = [:]
    for id in try contents().ids {
      do throws(RegisterError) { texts[id] = try self.texts(of: id) } catch {
        guard case .unreadableDisclosures = error else { throw error }
      }
    }
    return texts
  }

  /// The texts of each entry of a log that are here, are those that it withholds and should be here.
  package func secrets(in model: ReadModel) throws(RegisterError) -> [EntryIdentifier: [Secret]] {
    let all = try all()
    guard !all.isEmpty else { return [:] }
    let texts = WithheldPass(erasingsOf: model).standing(all)
    let places = model.places
    var secrets: [EntryIdentifier: [Secret]] = [:]
    for (id, all) in texts {
      let withheld = places[id].flatMap { model.entry($0) }?.proposal.withheld ?? []
      secrets[id] = all.filter { withheld.contains($0.withheld) }.map(\.secret)
    }
    return secrets
  }

  /// The files of these entries, to go with a copy of the log.
  package func files(of chosen: Set<EntryIdentifier>) throws(RegisterError) -> [String] {
    try contents().ids.filter { chosen.contains($0) }.map { path(of: $0) }
  }

  /// The files to go with a backup of a register: all of its texts, and what keeps git away from them.
  package func files(of register: Register) throws(RegisterError) -> [String] {
    let files = try files(of: Set(register.model.places.keys))
    let ignore = "\(path)/\(Self.ignoreFile)"
    do throws(DiskError) {
      let isThere = try fileSystem.status(ignore) != nil
      return isThere && !files.isEmpty ? [ignore] + files : files
    } catch { throw .disk(error) }
  }

  // MARK: Keeping

  /// Keeps the texts of entries, so that they survive a power loss.
  package func keep(_ disclosed: DisclosedTexts) throws(RegisterError) {
    guard !disclosed.isEmpty else { return }
    do throws(DiskError) {
      if try fileSystem.status(path) == nil {
        try fileSystem.makeDirectory(path, permissions: 0o700)
      }
      // Also when it is there: whoever made it may have been cut off before this.
      try fileSystem.synchronizeDirectory(log)
      if try fileSystem.status("\(path)/\(Self.ignoreFile)") == nil {
        try fileSystem.putWhole(
          Array("*\n".utf8), at: "\(path)/\(Self.ignoreFile)", permissions: 0o644)
      }
      for (id, texts) in disclosed.sorted(by: { $0.key < $1.key }) {
        try put(texts, at: path(of: id))
      }
      try fileSystem.synchronizeDirectory(path)
    } catch { throw .disk(error) }
  }

  /// Git passes over a folder in which this says so.
  private static let ignoreFile = ".gitignore"

  private func put(_ texts: [Disclosure], at path: String) throws(DiskError) {
    try fileSystem.putWhole(
      Array(texts.map { $0.encoded + "\n" }.joined().utf8), at: path, permissions: 0o600)
  }

  // MARK: Erasing

  /// Erases the texts of an entry at these places, or all of them, with their salts.
  ///
  /// The bytes on the disk are written over as far as that is in a program's power.
  ///
  /// - Returns: How many there were.
  /// - Throws: `unreadableDisclosures` when there are others than the entry `withheld`: they may be the only
  ///   ones of another entry.
  package func erase(
    _ places: Set<String>?, of id: EntryIdentifier, withheld: Set<WithheldValue>
  ) throws(RegisterError) -> Int {
    let path = path(of: id)
    do throws(DiskError) {
      // Of somebody who was cut off while keeping or erasing.
      if try fileSystem.status(path + ".new") != nil { try overwriteAndRemove(path + ".new") }
      guard try fileSystem.status(path) != nil else {
        // Whoever took the file away may have been cut off before that would last.
        if try fileSystem.status(self.path) != nil {
          try fileSystem.synchronizeDirectory(self.path)
        }
        return 0
      }
    } catch { throw .disk(error) }
    let texts = try self.texts(of: id)
    guard texts.allSatisfy({ withheld.contains($0.withheld) }) else {
      throw .unreadableDisclosures(path: path)
    }
    let kept = texts.filter { !(places?.contains($0.secret.place) ?? true) }
    do throws(DiskError) {
      if kept.isEmpty {
        try overwriteAndRemove(path)
      } else if kept.count < texts.count {
        let old = try OpenFile(path, for: .update, in: fileSystem)
        try put(kept, at: path)
        try fileSystem.synchronizeDirectory(self.path)
        try overwrite(old.id)
      }
    } catch { throw .disk(error) }
    return texts.count - kept.count
  }

  private func overwriteAndRemove(_ path: String) throws(DiskError) {
    do {
      let file = try OpenFile(path, for: .update, in: fileSystem)
      try overwrite(file.id)
    }
    try fileSystem.remove(path)
    try fileSystem.synchronizeDirectory(self.path)
  }

  private func overwrite(_ file: FileID) throws(DiskError) {
    let size = try fileSystem.size(of: file)
    try fileSystem.write(Array(repeating: 0, count: size), to: file, at: 0)
    try fileSystem.synchronize(file)
  }
}
