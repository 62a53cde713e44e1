internal import Disk
internal import Governance
internal import Journal
internal import Projections

/// Keeps the index of a log beside it, so that a question need not read, hash and index the whole
/// log first.
///
/// One file a log in the user's cache folder. It may be deleted at any time: that costs time, never
/// an answer. It is used only when the log's files are the very same as when it was made
/// (`LogMark`), and it was made only of what the newest checkpoint vouched for. Layout: magic
/// (8 bytes), a checksum of the rest (8 bytes), then three parts, each with its length in 8 bytes before it: the
/// mark, the places of the lines (12 bytes each), the index (`LogIndex`).
struct IndexCache {
  private let fileSystem: any FileSystem
  private let directory: String
  private let path: String
  private static let magic = Array("vthcash3".utf8)

  /// The cache of one log; `nil` when there is no folder to keep it in.
  init?(of log: String, in fileSystem: any FileSystem) {
    self.fileSystem = fileSystem
    guard let folder = UserFolders.cache else { return nil }
    directory = folder + "/vth"
    var absolute = log
    if !log.hasPrefix("/") {
      do throws(DiskError) {
        absolute = try ProcessFacts.currentDirectory() + "/" + log
      } catch { return nil }
    }
    path = directory + "/" + Self.name(of: absolute) + ".index"
  }

  /// A name of digits for a path: FNV-1a, 64 bits.
  ///
  /// Two logs that share one only cost each other time.
  private static func name(of path: String) -> String {
    let hash = path.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    return String(hash, radix: 16)
  }

  // MARK: Reading

  /// The model of the log as it is now; `nil` when there is none stored, or it is of another state.
  func model(
    of log: String, marked mark: LogMark
  ) throws(JournalError) -> (model: ReadModel, segments: RawSegments)? {
    let stored: FileBytes
    do throws(DiskError) {
      guard try fileSystem.status(path) != nil else { return nil }
      let file = try OpenFile(path, for: .read, in: fileSystem)
      stored = try fileSystem.map(file.id)
    } catch { return nil }
    guard let parts = Self.parts(of: stored), parts.count == 3,
      stored.slice(parts[0]).elementsEqual(mark.text.utf8),
      let index = LogIndex(stored: StoredIndex(file: stored, range: parts[2])),
      parts[1].count == index.count * 12
    else { return nil }
    let places = parts[1].lowerBound
    let segments = try RawSegments(directory: log, in: fileSystem)
    for sequence in [0, index.count - 1] where sequence >= 0 && index.count > 0 {
      guard segments.line(at: Self.place(sequence, places, stored)) != nil else { return nil }
    }
    let model = ReadModel(index: index) { sequence in
      segments.line(at: Self.place(sequence, places, stored)) ?? []
    }
    return (model, segments)
  }

  private static func place(_ sequence: Int, _ places: Int, _ stored: FileBytes) -> LineLocation {
    func number(_ place: Int) -> Int { Int(stored.word(at: places + sequence * 12 + place)) }
    let start = number(4)
    return LineLocation(segment: number(0), bytes: start..<max(start, number(8)))
  }

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
  /// A log that changed within the last seconds is not kept: another change could bear the same time.
  func keep(_ register: Register, marked mark: LogMark) {
    guard mark.newestChange + 2 < ProcessFacts.wallClock().secondsSince1970 else { return }
    var places: [UInt8] = []
    for sequence in 0..<register.contents.entryCount {
      let location = register.contents.location(of: sequence)
      for number in [location.segment, location.bytes.lowerBound, location.bytes.upperBound] {
        for index in 0..<4 { places.append(UInt8(truncatingIfNeeded: number >> (8 * index))) }
      }
    }
    var rest: [UInt8] = []
    for part in [Array(mark.text.utf8), places, Array(register.model.index.stored)] {
      Self.append(UInt64(part.count), to: &rest)
      rest += part
    }
    var bytes = Self.magic
    Self.append(FileBytes(rest).checksum(from: 0), to: &bytes)
    write(bytes + rest)
  }

  private func write(_ bytes: [UInt8]) {
    let now = ProcessFacts.wallClock()
    let new = "\(path).\(now.secondsSince1970).\(now.milliseconds).new"
    do throws(DiskError) {
      try fileSystem.makeUserFolder(directory)
      try put(bytes, in: new)
      try fileSystem.rename(new, to: path)
      try removeLeftovers()
    } catch {
      // Nothing depends on it; see above. But on a full disk, every question would leave a part behind.
      do throws(DiskError) { try fileSystem.remove(new) } catch {}
    }
  }

  /// Takes away what others who were killed in the middle of this left behind; whoever is still at it needs no
  /// more than a minute.
  private func removeLeftovers() throws(DiskError) {
    let limit = ProcessFacts.wallClock().secondsSince1970 - 60
    for name in try fileSystem.list(directory) {
      let other = "\(directory)/\(name)"
      guard other.hasPrefix(path + "."), other.hasSuffix(".new"),
        let begun = Int64(other.dropFirst(path.count + 1).prefix { $0 != "." }), begun < limit
      else { continue }
      try fileSystem.remove(other)
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
