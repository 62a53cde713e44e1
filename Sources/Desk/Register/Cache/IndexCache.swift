package import Disk
package import EventFormat
internal import Governance
package import Log
package import Merkle
package import Reading

/// Keeps the index of a log beside it, so that a question need not read, hash and index the whole
/// log first.
///
/// One file a log in the user's cache folder. It may be deleted at any time: that costs time, never
/// an answer. It is used only when it was made by this very program (`ProgramFingerprint`), by this user alone
/// (`mapOwn`), and of the log as it is now (`LogMark`); and it was made only of what the newest checkpoint
/// vouched for. The checksum finds what broke by chance. Who can write this user's files could forge one, as he could
/// replace the program; but whatever stands in it, no place outside the log is read, and nothing stops.
///
/// Layout: magic (8 bytes), a checksum of the rest (8 bytes), then four parts, each with its length in 8 bytes before
/// it: the fingerprint, the mark, the places of the lines (12 bytes each), the index (`LogIndex`).
package struct IndexCache {
  private let outside: any FileSystem
  /// Within the user's folder for what may be deleted.
  let fileSystem: any FileSystem
  package let place: Place
  private let fingerprint: String
  private let catalogue: EventCatalogue
  private static let magic = Array("vthcash4".utf8)

  /// The cache of one log; `nil` when there is no folder to keep it in.
  init?(of log: String, in fileSystem: any FileSystem) {
    guard let folder = UserFolders.cache else { return nil }
    self.init(of: log, below: folder, by: ProgramFingerprint.text, in: fileSystem)
  }

  /// The cache of one log as a program with this fingerprint keeps it below a folder.
  package init?(
    of log: String, below folder: String, by fingerprint: String, in fileSystem: any FileSystem,
    _ catalogue: EventCatalogue = .shipped
  ) {
    self.fingerprint = fingerprint
    self.catalogue = catalogue
    var absolute = log
    if !log.hasPrefix("/") {
      do throws(DiskError) {
        absolute = try ProcessFacts.currentDirectory() + "/" + log
      } catch { return nil }
    }
    place = Place(below: folder, ofLog: absolute, by: fingerprint)
    outside = fileSystem
    self.fileSystem = fileSystem.within(folder)
  }

  // MARK: Reading

  /// The model of the log as it is now; `nil` when there is none stored, or it is of another state.
  ///
  /// With it come the lines, and `root`: of the commit after which the log had a number of entries.
  package func model(
    of log: any LogStore, marked mark: LogMark
  ) throws(LogError) -> (
    model: ReadModel, lines: any StoredLines, root: @Sendable (Int) -> Digest?
  )? {
    guard let stored = storedFile(), let parts = Self.parts(of: stored), parts.count == 4,
      stored.slice(parts[0]).elementsEqual(fingerprint.utf8),
      stored.slice(parts[1]).elementsEqual(mark.text.utf8),
      let index = LogIndex(stored: StoredIndex(file: stored, range: parts[3])),
      parts[2].count == index.count * Self.placeBytes
    else { return nil }
    let places = parts[2].lowerBound
    let lines = try log.storedLines()
    for sequence in [0, index.count - 1] where index.count > 0 {
      guard lines.line(sequence, at: Self.place(sequence, places, stored)) != nil else {
        return nil
      }
    }
    let model = ReadModel(index: index, catalogue) { sequence in
      lines.line(sequence, at: Self.place(sequence, places, stored)) ?? []
    }
    return (
      model, lines,
      { size in
        guard size >= 1, size <= index.count else { return nil }
        return lines.root(behind: size - 1, at: Self.place(size - 1, places, stored))
      }
    )
  }

  /// The file as it is kept; `nil` when there is none of one's own, or it cannot be read.
  ///
  /// A function of its own: inside one that throws another type, an optimised build of Swift 6.3 took the error that is
  /// caught here for one to throw on.
  private func storedFile() -> FileBytes? {
    do throws(DiskError) {
      guard let found = try fileSystem.mapOwn(place.file),
        try fileSystem.isOwnFolder(place.folder)
      else { return nil }
      return found
    } catch { return nil }
  }

  private static func place(_ sequence: Int, _ places: Int, _ stored: FileBytes) -> LineLocation {
    let entry = places + sequence * placeBytes
    func number(_ place: Int) -> Int { Int(stored.word(at: entry + place)) }
    let start = number(4)
    return LineLocation(segment: number(0), bytes: start..<max(start, number(8)))
  }

  private static let placeBytes = 12

  /// Where the parts of a stored file stand; `nil` when it is not whole and unchanged.
  private static func parts(of stored: FileBytes) -> [Range<Int>]? {
    let headerBytes = magic.count + 8
    guard stored.count >= headerBytes, stored.slice(0..<magic.count).elementsEqual(magic),
      number(stored, at: magic.count) == stored.checksum(from: headerBytes)
    else { return nil }
    var parts: [Range<Int>] = []
    var place = headerBytes
    while place + 8 <= stored.count {
      guard let length = Int(exactly: number(stored, at: place)) else { return nil }
      place += 8
      guard length >= 0, length <= stored.count - place else { return nil }
      parts.append(place..<place + length)
      place += length
    }
    return parts
  }

  private static func number(_ bytes: FileBytes, at place: Int) -> UInt64 {
    UInt64(bytes.word(at: place)) | UInt64(bytes.word(at: place + 4)) << 32
  }

  private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    for shift in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(8 * shift))) }
  }

  // MARK: Storing

  /// Keeps the model of a log.
  ///
  /// Failing is no trouble: the next question takes longer, that is all.
  ///
  /// A log that changed within the two seconds before `now` (since 1970) is not kept: another change could bear the
  /// same time (`LogMark`).
  package func keep(_ register: Register, marked mark: LogMark, at now: Int64) {
    guard mark.newestChange + 2 < now else { return }
    var places: [UInt8] = []
    for sequence in 0..<register.contents.entryCount {
      let location = register.contents.location(of: sequence)
      for number in [location.segment, location.bytes.lowerBound, location.bytes.upperBound] {
        for index in 0..<4 { places.append(UInt8(truncatingIfNeeded: number >> (8 * index))) }
      }
    }
    var rest: [UInt8] = []
    let index = Array(register.model.index.stored)
    for part in [Array(fingerprint.utf8), Array(mark.text.utf8), places, index] {
      Self.append(UInt64(part.count), to: &rest)
      rest += part
    }
    var bytes = Self.magic
    Self.append(FileBytes(rest).checksum(from: 0), to: &bytes)
    write(bytes + rest, at: now)
  }

  private func write(_ bytes: [UInt8], at now: Int64) {
    let new = "\(place.file).\(now).\(ProcessFacts.wallClock().milliseconds)\(Self.unfinished)"
    do throws(DiskError) {
      try outside.makeUserFolder(place.caches)
      for folder in [place.shared, place.folder] {
        if try fileSystem.status(folder) == nil {
          try fileSystem.makeDirectory(folder, permissions: 0o700)
        }
        guard try fileSystem.isOwnFolder(folder) else { return }
      }
      try put(bytes, in: new)
      try fileSystem.rename(new, to: place.file)
      try tidy(at: now)
    } catch {
      // Nothing depends on it; see above. But on a full disk, every question would leave a part behind.
      do throws(DiskError) { try fileSystem.remove(new) } catch {}
    }
  }

  private func put(_ bytes: [UInt8], in path: String) throws(DiskError) {
    let file = try OpenFile(path, for: .createNew(permissions: 0o600), in: fileSystem)
    try fileSystem.append(bytes, to: file.id)
  }
}

/// The index as a part of a stored file.
private struct StoredIndex: IndexBytes {
  let file: FileBytes
  let range: Range<Int>

  var count: Int { range.count }

  subscript(place: Int) -> UInt8 { file[range.lowerBound + place] }

  func word(at place: Int) -> UInt32 { file.word(at: range.lowerBound + place) }

  func slice(_ part: Range<Int>) -> ArraySlice<UInt8> {
    file.slice(range.lowerBound + part.lowerBound..<range.lowerBound + part.upperBound)
  }
}
