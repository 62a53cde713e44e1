package import Crypto
package import Disk
package import EventFormat
package import Journal

/// Why the register could not or would not do something.
package enum RegisterError: Error, Sendable {
  case journal(JournalError)
  case disk(DiskError)
  case crypto(CryptoError)
  case noRandomness
  /// Lines of the batch are wrong; nothing was recorded.
  case badBatch([BatchProblem])
  case emptyBatch
  /// Entries recorded since the batch was made changed what it rests on; nothing was recorded.
  case changedSince(Int, [Entry])
  /// The clock of this machine cannot be right; nothing was recorded.
  case clock(ClockFault)
  /// An entry of the log cannot be understood, so nothing may be recorded after it.
  case unreadableEntry(Place, reason: String)
  case noHome
  case noKey(origin: String, path: String)
  case keyExists(path: String)
  /// A file that should hold a signing key holds something else.
  case unreadableKey(path: String, CryptoError)
  /// What is kept outside the log of what was signed cannot be read.
  case unreadableMemory(path: String)
  /// A copy is damaged, so it is not put back.
  case unsoundCopy(path: String, problems: Int)
  /// A key is taking over already, or none is.
  case rotationUnderWay(keys: [String])
  case noRotationUnderWay
  /// A file with withheld texts is not as it was written.
  case unreadableDisclosures(path: String)
}
