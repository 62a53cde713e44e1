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
  private static let magic = Array("vthcash2".utf8)
  private static let bytesMax = 1 << 30

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
  func model(of log: String, marked mark: LogMark) throws(JournalError) -> ReadModel? {
    let stored: [UInt8]
    do throws(DiskError) {
      guard try fileSystem.status(path) != nil else { return nil }
      stored = try fileSystem.readWhole(path, bytesMax: Self.bytesMax)
    } catch { return nil }
    guard let parts = Self.parts(of: stored), parts.count == 3,
      parts[0].elementsEqual(mark.text.utf8), let index = LogIndex(stored: Array(parts[2])),
      parts[1].count == index.count * 12
    else { return nil }
    let places = Array(parts[1])
    let segments = try RawSegments.read(directory: log, in: fileSystem)
    for sequence in [0, index.count - 1] where sequence >= 0 && index.count > 0 {
      guard segments.line(at: Self.place(sequence, places)) != nil else { return nil }
    }
    return ReadModel(index: index) { sequence in
      segments.line(at: Self.place(sequence, places)) ?? []
    }
  }

  private static func place(_ sequence: Int, _ places: [UInt8]) -> LineLocation {
    func number(_ place: Int) -> Int {
      Int(places[place]) | Int(places[place + 1]) << 8 | Int(places[place + 2]) << 16
        | Int(places[place + 3]) << 24
    }
    let start = number(sequence * 12 + 4)
    let end = max(start, number(sequence * 12 + 8))
    return LineLocation(segment: number(sequence * 12), bytes: start..<end)
  }

  /// The parts of a stored file; `nil` when it is not whole and unchanged.
  private static func parts(of stored: [UInt8]) -> [ArraySlice<UInt8>]? {
    let headerBytes = magic.count + 8
    guard stored.starts(with: magic), stored.count >= headerBytes else { return nil }
    let rest = stored[headerBytes...]
    guard number(stored, at: magic.count) == checksum(rest.span) else { return nil }
    var parts: [ArraySlice<UInt8>] = []
    var place = headerBytes
    while place + 8 <= stored.count {
      guard let length = Int(exactly: number(stored, at: place)) else { return nil }
      place += 8
      guard length <= stored.count - place else { return nil }
      parts.append(stored[place..<place + length])
      place += length
    }
    return parts
  }

  private static func number(_ bytes: [UInt8], at place: Int) -> UInt64 {
    (0..<8).reduce(0) { $0 | UInt64(bytes[place + $1]) << UInt64(8 * $1) }
  }

  private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    for shift in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(8 * shift))) }
  }

  /// Finds a file that was cut or damaged by chance; it need not withstand malice, for the cache
  /// folder is the user's own.
  ///
  /// Eight bytes at a time, as FNV-1a does one.
  private static func checksum(_ bytes: Span<UInt8>) -> UInt64 {
    var sum: UInt64 = 0xcbf2_9ce4_8422_2325
    var word: UInt64 = 0
    for index in bytes.indices {
      word = word << 8 | UInt64(bytes[index])
      if index & 7 == 7 { sum = (sum ^ word) &* 0x100_0000_01b3 }
    }
    return (sum ^ word ^ UInt64(bytes.count)) &* 0x100_0000_01b3
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
    for part in [Array(mark.text.utf8), places, register.model.index.bytes] {
      Self.append(UInt64(part.count), to: &rest)
      rest += part
    }
    var bytes = Self.magic
    Self.append(Self.checksum(rest.span), to: &bytes)
    write(bytes + rest)
  }

  private func write(_ bytes: [UInt8]) {
    let new = path + ".\(ProcessFacts.wallClock().milliseconds).new"
    do throws(DiskError) {
      try fileSystem.makeUserFolder(directory)
      try put(bytes, in: new)
      try fileSystem.rename(new, to: path)
    } catch {
      // Nothing depends on it; see above.
    }
  }

  private func put(_ bytes: [UInt8], in path: String) throws(DiskError) {
    let file = try OpenFile(path, for: .replace(permissions: 0o600), in: fileSystem)
    try fileSystem.append(bytes, to: file.id)
  }
}
