package import Disk
package import EventFormat
package import FileLog
package import Governance
package import Reading

/// Where the withheld texts of a log are kept: beside the lines, in no checkpoint, outside git.
///
/// One file an entry, `disclosures/<id>.txt`, with a disclosure on each line. Questions do not read it
/// unless they are told to.
package struct DisclosureFolder: Sendable {
  package static let name = "disclosures"
  package let path: String
  private let log: String
  /// Within the folder of the log.
  let fileSystem: any FileSystem

  static let bytesMax = 2 << 20
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
  package func texts(for batch: Batch) throws(RegisterError) -> Disclosures {
    guard batch.lines.contains(where: { !$0.secrets.isEmpty }) else { return [:] }
    return try all()
  }

  /// Every text that is here.
  ///
  /// Throws when a file is there and cannot be read: what could not be read is never shown as what is not there.
  package func all() throws(RegisterError) -> Disclosures {
    var texts: Disclosures = [:]
    for id in try contents().ids { texts[id] = try self.texts(of: id) }
    return texts
  }

  /// The texts of each entry of a log that are here, are those that it withholds and should be here.
  package func secrets(in model: ReadModel) throws(RegisterError) -> [EntryIdentifier:
    [WithheldText]]
  {
    let all = try all()
    guard !all.isEmpty else { return [:] }
    let texts = WithheldLines(erasingsOf: model).standing(all)
    let places = model.places
    var secrets: [EntryIdentifier: [WithheldText]] = [:]
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
  package func keep(_ disclosed: Disclosures) throws(RegisterError) {
    guard !disclosed.isEmpty else { return }
    do throws(DiskError) {
      // Also when it is there: whoever made it may have been cut off before it would last.
      try fileSystem.lasting(in: log) { () throws(DiskError) in
        if try fileSystem.status(path) == nil {
          try fileSystem.makeDirectory(path, permissions: 0o700)
        }
      }
      try fileSystem.lasting(in: path) { () throws(DiskError) in
        if try !keepsGitAway {
          try fileSystem.putWhole(
            Self.ignoreAll, at: "\(path)/\(Self.ignoreFile)", permissions: 0o644)
        }
        for (id, texts) in disclosed.sorted(by: { $0.key < $1.key }) {
          try put(texts, at: path(of: id))
        }
      }
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
  func put(_ texts: [Disclosure], at path: String) throws(DiskError) {
    let new = fileSystem.temporaryPath(for: path)
    do throws(DiskError) {
      try fileSystem.writeNew(Self.encoded(texts), to: new, permissions: 0o600)
      try fileSystem.rename(new, to: path)
    } catch {
      do throws(DiskError) { try overwriteAndRemove(new) } catch {}
      throw error
    }
  }
}
