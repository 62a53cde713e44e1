package import Merkle

/// The lines of a log as they stand, without any judgement, looked up one by one.
///
/// Each is looked up by its position and by where it stood when the contents were read: a store goes by what is quicker.
package protocol StoredLines: Sendable {
  /// The first line that could not be read since; an answer given meanwhile may lack it.
  var trouble: LogError? { get }

  /// The bytes of an entry without line feed; nil when they are not there or cannot be read: both are `trouble`.
  func line(_ seq: Int, at location: LineLocation) -> ArraySlice<UInt8>?

  /// The root in the checkpoint line behind an entry; nil when no commit ends there, or when it cannot be read:
  /// that is `trouble`.
  func root(behind seq: Int, at location: LineLocation) -> Digest?
}

/// Where the bytes of a line stand: which segment, counted from 0, and which bytes of it.
package struct LineLocation: Hashable, Sendable {
  package let segment: Int
  package let bytes: Range<Int>

  package init(segment: Int, bytes: Range<Int>) {
    self.segment = segment
    self.bytes = bytes
  }
}
