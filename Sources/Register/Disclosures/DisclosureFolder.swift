package import Disk
package import EventFormat
package import Governance

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

  /// The texts of an entry, in the order of their places; none when they are not here.
  ///
  /// - Throws: `unreadableDisclosures` when the file is not as it was written.
  package func texts(of id: EntryIdentifier) throws(RegisterError) -> [Disclosure] {
    let path = path(of: id)
    let bytes: [UInt8]
    do throws(DiskError) {
      guard try fileSystem.status(path) != nil else { return [] }
      bytes = try fileSystem.readWhole(path, bytesMax: Self.bytesMax)
    } catch { throw .disk(error) }
    guard bytes.last == UInt8(ascii: "\n") else { throw .unreadableDisclosures(path: path) }
    var texts: [Disclosure] = []
    for line in bytes.dropLast().split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    {
      guard let text = Disclosure(encoded: String(decoding: line, as: UTF8.self)) else {
        throw .unreadableDisclosures(path: path)
      }
      texts.append(text)
    }
    return texts
  }

  /// All that is known, when the batch has texts to compare with; else nothing, unread.
  package func texts(for batch: Batch) throws(RegisterError) -> DisclosedTexts {
    guard batch.lines.contains(where: { !$0.secrets.isEmpty }) else { return [:] }
    return try all()
  }

  /// Every text that is here.
  package func all() throws(RegisterError) -> DisclosedTexts {
    var texts: DisclosedTexts = [:]
    for id in try contents().ids { texts[id] = try self.texts(of: id) }
    return texts
  }

  /// The files to go with a copy of the log in which these entries are: their texts, and what keeps git away
  /// from them; none when there are none.
  package func files(of chosen: Set<EntryIdentifier>) throws(RegisterError) -> [String] {
    let ids = try contents().ids.filter { chosen.contains($0) }
    return ids.isEmpty ? [] : ["\(path)/\(Self.ignoreFile)"] + ids.map { path(of: $0) }
  }

  // MARK: Keeping

  /// Keeps the texts of an entry, so that they survive a power loss.
  package func keep(_ texts: [Disclosure], of id: EntryIdentifier) throws(RegisterError) {
    do throws(DiskError) {
      if try fileSystem.status(path) == nil {
        try fileSystem.makeDirectory(path, permissions: 0o700)
        try fileSystem.synchronizeDirectory(log)
      }
      if try fileSystem.status("\(path)/\(Self.ignoreFile)") == nil {
        try fileSystem.writeNew(Array("*\n".utf8), to: "\(path)/\(Self.ignoreFile)")
      }
      try replace(path(of: id), with: texts)
    } catch { throw .disk(error) }
  }

  /// Git passes over a folder in which this says so.
  private static let ignoreFile = ".gitignore"

  private func replace(_ path: String, with texts: [Disclosure]) throws(DiskError) {
    try fileSystem.putWhole(
      Array(texts.map { $0.encoded + "\n" }.joined().utf8), at: path, permissions: 0o600)
    try fileSystem.synchronizeDirectory(self.path)
  }

  // MARK: Erasing

  /// Erases the texts of an entry at these places, or all of them, with their salts.
  ///
  /// The bytes on the disk are written over as far as that is in a program's power.
  ///
  /// - Returns: How many there were.
  package func erase(
    _ places: Set<String>?, of id: EntryIdentifier
  ) throws(RegisterError) -> Int {
    let path = path(of: id)
    do throws(DiskError) {
      // Of somebody who was cut off while keeping or erasing.
      if try fileSystem.status(path + ".new") != nil { try overwriteAndRemove(path + ".new") }
      guard try fileSystem.status(path) != nil else { return 0 }
    } catch { throw .disk(error) }
    let texts: [Disclosure]
    do throws(RegisterError) { texts = try self.texts(of: id) } catch {
      // An erasing that was cut off leaves a file that says nothing any more.
      guard case .unreadableDisclosures = error, places == nil else { throw error }
      texts = []
    }
    let kept = texts.filter { !(places?.contains($0.secret.place) ?? true) }
    do throws(DiskError) {
      if kept.isEmpty {
        try overwriteAndRemove(path)
      } else if kept.count < texts.count {
        let old = try OpenFile(path, for: .update, in: fileSystem)
        try replace(path, with: kept)
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
