package import Disk
package import EventFormat
package import Governance
package import Journal
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
    self.fileSystem = fileSystem.within(log)
  }

  /// The file of an entry.
  package func path(of id: EntryIdentifier) -> String { "\(path)/\(id)\(Self.suffix)" }

  // MARK: Reading

  /// The entries that have texts here, sorted, and the names of files that should not be there.
  package func contents() throws(RegisterError) -> (ids: [EntryIdentifier], strange: [String]) {
    var ids: [EntryIdentifier] = []
    var strange: [String] = []
    do throws(DiskError) {
      guard let status = try fileSystem.status(path) else { return ([], []) }
      guard status.kind == .directory else {
        throw DiskError(operation: .list, path: path, code: .notDirectory)
      }
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
  /// - Throws: `unreadableDisclosures` when the file is not as it was written, `disk` when it could not be read here
  ///   and now, which says nothing of the file.
  package func texts(of id: EntryIdentifier) throws(RegisterError) -> [Disclosure] {
    let path = path(of: id)
    let bytes: [UInt8]
    do throws(DiskError) {
      guard try fileSystem.status(path) != nil else { return [] }
      bytes = try fileSystem.readWhole(path, bytesMax: Self.bytesMax)
    } catch {
      let isOther = error.kind == .notPlain || error.code == .fileTooLarge
      throw isOther ? .unreadableDisclosures(path: path) : .disk(error)
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

  /// Every text that is here.
  ///
  /// Throws when a file is there and cannot be read: what could not be read is never shown as what is not there.
  package func all() throws(RegisterError) -> DisclosedTexts {
    var texts: DisclosedTexts = [:]
    for id in try contents().ids { texts[id] = try self.texts(of: id) }
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

  /// The texts of a register to go with a copy of it, for a copy that only its owner reads, with what keeps git
  /// away from them; and the paths of all else that is here: of no entry, or not as it was written.
  ///
  /// Throws when a file is there and cannot be read here and now: the copy would lack it.
  package func files(
    of register: Register
  ) throws(RegisterError) -> (files: [LogCopy.File], leftOut: [String]) {
    var files: [LogCopy.File] = []
    let places = register.model.places
    let found: (ids: [EntryIdentifier], strange: [String])
    do throws(RegisterError) { found = try contents() } catch {
      guard case .disk(let trouble) = error, trouble.kind == .notPlain else { throw error }
      return ([], [path])
    }
    var leftOut = found.strange.filter { !$0.endsInBytes(of: ".new") }
    for id in found.ids {
      let entry = places[id].flatMap { register.model.entry($0) }
      do throws(RegisterError) {
        if let file = try file(of: id, entry, isSecret: true) {
          files.append(file)
        } else {
          leftOut.append(path(of: id))
        }
      } catch {
        guard case .unreadableDisclosures = error else { throw error }
        leftOut.append(path(of: id))
      }
    }
    guard !files.isEmpty else { return ([], leftOut) }
    let ignore = LogCopy.File(
      folder: Self.name, name: Self.ignoreFile, bytes: Self.ignoreAll, isSecret: true)
    return ([ignore] + files, leftOut)
  }

  /// The texts of these entries to go with a copy that all may read; of each entry those that its line withholds, and
  /// nothing else that stands in the file.
  package func files(
    of register: Register, disclosing chosen: Set<EntryIdentifier>
  ) throws(RegisterError) -> [LogCopy.File] {
    var files: [LogCopy.File] = []
    let places = register.model.places
    for id in chosen.sorted() {
      let entry = places[id].flatMap { register.model.entry($0) }
      if let file = try file(of: id, entry, isSecret: false) { files.append(file) }
    }
    return files
  }

  /// The texts of an entry that its line withholds; nil when none is here, and unread when it withholds none.
  private func file(
    of id: EntryIdentifier, _ entry: Entry?, isSecret: Bool
  ) throws(RegisterError) -> LogCopy.File? {
    let withheld = entry?.proposal.withheld ?? []
    guard !withheld.isEmpty else { return nil }
    let own = try texts(of: id).filter { withheld.contains($0.withheld) }
    guard !own.isEmpty else { return nil }
    return LogCopy.File(
      folder: Self.name, name: "\(id)\(Self.suffix)", bytes: Self.encoded(own),
      isSecret: isSecret)
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
      if try !keepsGitAway {
        try fileSystem.putWhole(
          Self.ignoreAll, at: "\(path)/\(Self.ignoreFile)", permissions: 0o644)
      }
      for (id, texts) in disclosed.sorted(by: { $0.key < $1.key }) {
        try put(texts, at: path(of: id))
      }
      try fileSystem.synchronizeDirectory(path)
    } catch { throw .disk(error) }
  }

  /// Git passes over a folder in which this says so.
  private static let ignoreFile = ".gitignore"
  private static let ignoreAll = Array("*\n".utf8)

  /// Whether the file that says so is there, and says it.
  private var keepsGitAway: Bool {
    get throws(DiskError) {
      let file = "\(path)/\(Self.ignoreFile)"
      guard try fileSystem.status(file)?.kind == .file else { return false }
      return try fileSystem.readWhole(file, bytesMax: Self.bytesMax) == Self.ignoreAll
    }
  }

  private static func encoded(_ texts: [Disclosure]) -> [UInt8] {
    Array(texts.map { $0.encoded + "\n" }.joined().utf8)
  }

  /// Puts a whole file; when that fails, what was written of it is written over.
  private func put(_ texts: [Disclosure], at path: String) throws(DiskError) {
    let new = fileSystem.temporaryPath(for: path)
    do throws(DiskError) {
      try fileSystem.writeNew(Self.encoded(texts), to: new, permissions: 0o600)
      try fileSystem.rename(new, to: path)
    } catch {
      do throws(DiskError) { try overwriteAndRemove(new) } catch {}
      throw error
    }
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
      for left in try leftBehind(at: path) { try overwriteAndRemove(left) }
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

  /// Erases the files with texts of no entry of a register, and what interrupted writers left of any.
  ///
  /// They are of recordings that were never completed, or were set aside. Nobody may be recording meanwhile.
  ///
  /// - Returns: Their paths.
  package func eraseStray(of register: Register) throws(RegisterError) -> [String] {
    // What this version cannot read may withhold texts too.
    guard register.model.unreadInAll().isEmpty else { throw .unreadableDisclosures(path: path) }
    let places = register.model.places
    let found = try contents()
    var stray: [String] = []
    for id in found.ids {
      let entry = places[id].flatMap { register.model.entry($0) }
      if entry?.proposal.withheld.isEmpty ?? true { stray.append(path(of: id)) }
    }
    stray += found.strange.filter { $0.endsInBytes(of: ".new") }
    var trouble: DiskError?
    for path in stray {
      do throws(DiskError) { try overwriteAndRemove(path) } catch { trouble = trouble ?? error }
    }
    if let trouble { throw .disk(trouble) }
    return stray
  }

  /// What an interrupted writer left of a file.
  private func leftBehind(at path: String) throws(DiskError) -> [String] {
    guard try fileSystem.status(self.path) != nil else { return [] }
    return try fileSystem.list(self.path).map { "\(self.path)/\($0)" }
      .filter { $0.beginsWithBytes(of: path + ".") && $0.endsInBytes(of: ".new") }
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
    // No text is longer; what else lies here is not read and not written as a whole.
    let size = min(try fileSystem.size(of: file), Self.bytesMax)
    try fileSystem.write(Array(repeating: 0, count: size), to: file, at: 0)
    try fileSystem.synchronize(file)
  }
}
