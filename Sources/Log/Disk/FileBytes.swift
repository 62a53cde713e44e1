import Glibc

/// The bytes of a file that nobody changes in place: mapped into memory, so that only what is looked
/// at is read.
///
/// Only for files of this user alone that are replaced by renaming another one over them and never cut
/// (`FileSystem.mapOwn`): reading beyond the end of a file that was cut stops the process. The log itself is never read
/// so.
package final class FileBytes: Sendable {
  package let count: Int
  /// The address of the mapping; 0 when the bytes are in `copy`.
  private let address: UInt
  private let copy: [UInt8]

  /// Bytes that are in memory already, for file systems that have no mapping.
  package init(_ bytes: [UInt8]) {
    count = bytes.count
    address = 0
    copy = bytes
  }

  /// Maps an open file of a known size.
  init(descriptor: Int32, size: Int, path: String) throws(DiskError) {
    count = size
    copy = []
    guard size > 0 else {
      address = 0
      return
    }
    let start = unsafe mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0)
    guard let start = unsafe start, unsafe start != MAP_FAILED else {
      throw DiskError(operation: .read, path: path, code: ErrorCode(number: errno))
    }
    address = UInt(bitPattern: start)
  }

  deinit {
    if address != 0 { _ = unsafe munmap(UnsafeMutableRawPointer(bitPattern: address), count) }
  }

  /// The byte at a place within the file.
  package subscript(place: Int) -> UInt8 {
    precondition(place >= 0 && place < count)
    if address == 0 { return copy[place] }
    return unsafe bytes[place]
  }

  /// Four bytes from a place on, the lowest first.
  package func word(at place: Int) -> UInt32 {
    precondition(place >= 0 && place <= count - 4)
    if address == 0 {
      return (0..<4).reduce(0) { $0 | UInt32(copy[place + $1]) << UInt32(8 * $1) }
    }
    return UInt32(littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))
  }

  /// A copy of some bytes.
  package func slice(_ range: Range<Int>) -> ArraySlice<UInt8> {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    if address == 0 { return copy[range] }
    return unsafe Array(bytes[range])[...]
  }

  /// A sum by which a file that was cut or damaged by chance is found; it withstands no malice.
  ///
  /// Eight bytes at a time, as FNV-1a does one; the last seven or less by themselves.
  package func checksum(from start: Int) -> UInt64 {
    precondition(start >= 0 && start <= count)
    if address == 0 { return unsafe copy.withUnsafeBytes { unsafe Self.sum($0, from: start) } }
    return unsafe Self.sum(bytes, from: start)
  }

  private static func sum(_ bytes: UnsafeRawBufferPointer, from start: Int) -> UInt64 {
    var sum: UInt64 = 0xcbf2_9ce4_8422_2325
    var place = start
    while place + 8 <= bytes.count {
      let word = unsafe bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      sum = (sum ^ UInt64(littleEndian: word)) &* 0x100_0000_01b3
      place += 8
    }
    while place < bytes.count {
      sum = (sum ^ UInt64(unsafe bytes[place])) &* 0x100_0000_01b3
      place += 1
    }
    return (sum ^ UInt64(bytes.count - start)) &* 0x100_0000_01b3
  }

  /// The mapping; lives as long as this object.
  private var bytes: UnsafeRawBufferPointer {
    unsafe UnsafeRawBufferPointer(start: UnsafeRawPointer(bitPattern: address), count: count)
  }
}
