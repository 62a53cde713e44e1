internal import Disk
internal import EventFormat
package import Governance
internal import Reading

// Erasing: the bytes on the disk are written over before a name is taken away, as far as that is in a program’s power.
// The file system is that within the folder of the log.

extension DisclosureFolder {
  /// Erases the texts of an entry at these places, or all of them, with their salts.
  ///
  /// The bytes on the disk are written over as far as that is in a program's power. What cannot be erased keeps
  /// nothing else from it: first goes the file itself, then what interrupted writers left of it.
  ///
  /// - Returns: How many there were.
  /// - Throws: When all that can be erased is; `unreadableDisclosures` when there are others than the entry
  ///   `withheld`: they may be the only ones of another entry.
  package func erase(
    _ places: Set<String>?, of id: EntryIdentifier, withheld: Set<WithheldValue>
  ) throws(RegisterError) -> Int {
    let found: Result<Int, RegisterError>
    do throws(RegisterError) {
      found = .success(try eraseFile(places, of: id, withheld: withheld))
    } catch { found = .failure(error) }
    do throws(DiskError) {
      try eraseAll(try leftBehind(at: path(of: id)))
      // Whoever took a file away may have been cut off before that would last.
      if try fileSystem.status(path) != nil { try fileSystem.synchronizeDirectory(path) }
    } catch {
      if case .success = found { throw .disk(error) }
    }
    return try found.get()
  }

  /// The same of the file of an entry; 0 when it is not there.
  private func eraseFile(
    _ places: Set<String>?, of id: EntryIdentifier, withheld: Set<WithheldValue>
  ) throws(RegisterError) -> Int {
    let path = path(of: id)
    let texts = try self.texts(of: id)
    guard texts.allSatisfy({ withheld.contains($0.withheld) }) else {
      throw .unreadableDisclosures(path: path)
    }
    let kept = texts.filter { !(places?.contains($0.secret.place) ?? true) }
    do throws(DiskError) {
      guard try fileSystem.status(path) != nil else { return 0 }
      if kept.isEmpty {
        try overwriteAndRemove(path)
      } else if kept.count < texts.count {
        let old = try OpenFile(path, for: .update, in: fileSystem)
        try fileSystem.lasting(in: self.path) { () throws(DiskError) in try put(kept, at: path) }
        try overwrite(old.id)
      }
    } catch { throw .disk(error) }
    return texts.count - kept.count
  }

  /// Erases the files with texts of no entry of a register, and what interrupted writers left of any.
  ///
  /// They are of recordings that were never completed, or were set aside. Nobody may be recording meanwhile.
  ///
  /// - Returns: Their paths; and those of what has such a name but for bytes that are no text. No program of ours wrote
  ///   that, and it stays.
  package func eraseStray(
    of register: Register
  ) throws(RegisterError) -> (erased: [String], passedOver: [String]) {
    // What this version cannot read may withhold texts too.
    let unread = register.model.unreadInAll()
    for entry in unread where entry.reason != .rejected {
      _ = try Planner.entry(entry.sequence, of: register.contents, register.model.catalogue)
    }
    guard unread.isEmpty else { throw .unreadableDisclosures(path: path) }
    let places = register.model.places
    let found = try contents()
    var stray: [String] = []
    for id in found.ids {
      let entry = places[id].flatMap { register.model.entry($0) }
      if entry?.proposal.withheld.isEmpty ?? true { stray.append(path(of: id)) }
    }
    let left = found.strange.filter { $0.endsInBytes(of: ".new") }
    stray += left.filter(Self.isText)
    do throws(DiskError) { try eraseAll(stray) } catch { throw .disk(error) }
    return (stray, left.filter { !Self.isText($0) })
  }

  /// Erases every one of these files that can be; then throws what was wrong with the first that could not.
  private func eraseAll(_ paths: [String]) throws(DiskError) {
    var trouble: DiskError?
    for path in paths {
      do throws(DiskError) { try overwriteAndRemove(path) } catch { trouble = trouble ?? error }
    }
    if let trouble { throw trouble }
  }

  /// Whether a listed name is the one that stands on the disk: bytes that are no text are listed as U+FFFD.
  private static func isText(_ path: String) -> Bool { !path.unicodeScalars.contains("\u{FFFD}") }

  /// What an interrupted writer left of a file.
  private func leftBehind(at path: String) throws(DiskError) -> [String] {
    guard try fileSystem.status(self.path) != nil else { return [] }
    return try fileSystem.list(self.path).map { "\(self.path)/\($0)" }
      .filter {
        $0.beginsWithBytes(of: path + ".") && $0.endsInBytes(of: ".new") && Self.isText($0)
      }
  }

  func overwriteAndRemove(_ path: String) throws(DiskError) {
    do {
      let file = try OpenFile(path, for: .update, in: fileSystem)
      try overwrite(file.id)
    }
    try fileSystem.lasting(in: self.path) { () throws(DiskError) in try fileSystem.remove(path) }
  }

  private func overwrite(_ file: FileID) throws(DiskError) {
    // No text is longer; what else lies here is not read and not written as a whole.
    let size = min(try fileSystem.size(of: file), Self.bytesMax)
    try fileSystem.write(Array(repeating: 0, count: size), to: file, at: 0)
    try fileSystem.synchronize(file)
  }
}
