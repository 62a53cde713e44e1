internal import Crypto
internal import Disk
internal import Log
internal import Merkle
internal import Synchronization

/// The bytes of the segments as they stand on the disk, without any judgement.
///
/// Only for who knows by a `LogMark` that they have been judged before. A small log is read at once; of
/// a large one each line is read when it is asked for, for a question needs few of them.
final class RawSegments: StoredLines {
  private enum Bytes {
    case whole([UInt8])
    case file(OpenSegment)
  }

  private let segments: [Bytes]
  private let directory: String
  private let fileSystem: any FileSystem
  private let firstTrouble = Mutex<LogError?>(nil)

  /// The first line that could not be read since; an answer given meanwhile may lack it.
  var trouble: LogError? { firstTrouble.withLock { $0 } }

  /// A log of at most so many bytes is read at once.
  private static let wholeBytesMax = 16 << 20

  init(_ paths: LogPaths, in fileSystem: any FileSystem) throws(LogError) {
    let fileSystem = fileSystem.within(paths.directory)
    self.fileSystem = fileSystem
    directory = paths.directory
    do throws(DiskError) {
      let names = try fileSystem.list(paths.log).filter { Segment.firstSeq(inName: $0) != nil }
      var total = 0
      for name in names { total += try fileSystem.status("\(paths.log)/\(name)")?.size ?? 0 }
      var segments: [Bytes] = []
      for name in names {
        let path = "\(paths.log)/\(name)"
        if total <= Self.wholeBytesMax {
          segments.append(
            .whole(try fileSystem.readWhole(path, bytesMax: LogLimits.segmentBytesMax)))
        } else {
          segments.append(.file(try OpenSegment(path, in: fileSystem)))
        }
      }
      self.segments = segments
    } catch { throw .disk(error) }
  }

  /// The bytes at a place; nil when there are no such bytes, or they cannot be read: both are `trouble`.
  func line(_ seq: Int, at location: LineLocation) -> ArraySlice<UInt8>? {
    do throws(DiskError) {
      if let line = try bytes(at: location) { return line }
      firstTrouble.withLock { $0 = $0 ?? .inUse(path: directory) }
    } catch {
      firstTrouble.withLock { $0 = $0 ?? .disk(error) }
    }
    return nil
  }

  /// The root in the checkpoint line behind an entry; nil when no commit ends there, or when it cannot be read:
  /// that is `trouble`.
  func root(behind seq: Int, at location: LineLocation) -> Digest? {
    do {
      guard let line = try lineBehind(location),
        let text = CheckpointLine.note(in: Array(line).span)
      else { return nil }
      return try Checkpoint(text: SignedNote(parsing: text).text).root
    } catch let error as DiskError {
      firstTrouble.withLock { $0 = $0 ?? .disk(error) }
      return nil
    } catch { return nil }
  }

  /// The line that follows on another, without line feed.
  private func lineBehind(_ location: LineLocation) throws(DiskError) -> ArraySlice<UInt8>? {
    guard segments.indices.contains(location.segment) else { return nil }
    let start = location.bytes.upperBound + 1
    // A note is at most 1 MiB; nearly all are shorter than 4 KiB.
    for count in [4 << 10, 2 << 20] {
      let bytes: ArraySlice<UInt8>
      switch segments[location.segment] {
      case .whole(let all): bytes = all.dropFirst(start).prefix(count)
      case .file(let segment): bytes = try segment.bytes(from: start, max: count, fileSystem)
      }
      if let end = bytes.firstIndex(of: UInt8(ascii: "\n")) { return bytes[..<end] }
    }
    return nil
  }

  private func bytes(at location: LineLocation) throws(DiskError) -> ArraySlice<UInt8>? {
    guard segments.indices.contains(location.segment),
      location.bytes.count <= LogLimits.lineBytesMax
    else { return nil }
    switch segments[location.segment] {
    case .whole(let bytes):
      return location.bytes.upperBound <= bytes.count ? bytes[location.bytes] : nil
    case .file(let segment): return try segment.line(location.bytes, fileSystem)
    }
  }
}

/// A segment that stays open while questions are asked.
private final class OpenSegment: Sendable {
  private let file: OpenFile

  init(_ path: String, in fileSystem: any FileSystem) throws(DiskError) {
    file = try OpenFile(path, for: .read, in: fileSystem)
  }

  func line(
    _ range: Range<Int>, _ fileSystem: any FileSystem
  ) throws(DiskError) -> ArraySlice<UInt8>? {
    let bytes = try bytes(from: range.lowerBound, max: range.count, fileSystem)
    return bytes.count == range.count ? bytes : nil
  }

  /// Fewer bytes than `count` only at the end of the segment.
  func bytes(
    from start: Int, max count: Int, _ fileSystem: any FileSystem
  ) throws(DiskError) -> ArraySlice<UInt8> {
    try fileSystem.read(file.id, at: start, count: count)[...]
  }
}
