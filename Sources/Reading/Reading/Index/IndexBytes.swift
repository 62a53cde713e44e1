/// Where the bytes of an index are: in memory, or in a file that is read as far as it is needed.
package protocol IndexBytes: Sendable {
  var count: Int { get }
  subscript(place: Int) -> UInt8 { get }
  /// Four bytes from a place on, the lowest first.
  func word(at place: Int) -> UInt32
  func slice(_ range: Range<Int>) -> ArraySlice<UInt8>
}

extension [UInt8]: IndexBytes {
  package func word(at place: Int) -> UInt32 {
    UInt32(self[place]) | UInt32(self[place + 1]) << 8 | UInt32(self[place + 2]) << 16
      | UInt32(self[place + 3]) << 24
  }

  package func slice(_ range: Range<Int>) -> ArraySlice<UInt8> { self[range] }
}
