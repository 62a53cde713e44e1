/// The limits of the format: what a writer never exceeds and a reader need not accept.
package enum LogLimits {
  /// Without the line feed.
  package static let lineBytesMax = 60_000
  package static let commitEntriesMax = 100_000
  /// Entries and checkpoint line together, line feeds included.
  package static let commitBytesMax = 64 << 20
  /// The first commit after this many entries in a segment begins a new one.
  package static let segmentEntriesFull = 4_096
  /// Far beyond 4,095 of the longest entries and the largest commit behind them.
  package static let segmentBytesMax = 1 << 30
  /// A segment name has nine digits.
  package static let segmentFirstSeqMax = 999_999_999
  package static let formatBytesMax = 16 << 10
  package static let checkpointBytesMax = 64 << 10
  package static let keysMax = 16
}
