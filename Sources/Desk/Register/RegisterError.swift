package import Crypto
package import Disk
package import EventFormat
package import Log

/// Why the register could not or would not do something.
package enum RegisterError: Error, Sendable {
  case log(LogError)
  case disk(DiskError)
  case crypto(CryptoError)
  case noRandomness
  /// The clock of the machine is before 1970 or after 9999.
  case impossibleClock(secondsSince1970: Int64)
  /// An environment variable is not UTF-8.
  case unreadableVariable(String)
  case variableIsNoDate(String, value: String)
  /// Lines of the batch are wrong; nothing was recorded.
  case badBatch([BatchProblem])
  case emptyBatch
  /// Who is at work may not record these lines; nothing was recorded.
  case notPermitted([Permission.Refusal])
  /// A reason was given for what is irregular in a batch, and nothing is.
  case nothingIrregular
  /// A plan was made for a log of another size; nothing was recorded.
  case stalePlan
  /// Entries recorded since the batch was made changed what it rests on; nothing was recorded.
  case changedSince(Int, [Entry])
  /// The clock of this machine cannot be right; nothing was recorded.
  case clock(ClockFault)
  /// An entry of the log cannot be understood, so nothing may be recorded after it.
  case unreadableEntry(Place, reason: String)
  /// An entry of the log, or the fact in a correction, is of a type or version that a newer program made; nothing
  /// may be recorded after it, or erased as belonging to no entry. The type as written.
  case newerEntry(sequence: Int, type: String)
  case noHome
  case noKey(origin: String, path: String)
  case keyExists(path: String)
  /// A file that should hold a signing key holds something else.
  case unreadableKey(path: String, CryptoError)
  /// The file with the time stamping services that this user trusts holds something else.
  case unreadableStampRoots(path: String)
  /// What is kept outside the log of what was signed cannot be read.
  case unreadableMemory(path: String)
  /// The last commit had been acknowledged, as something here knows, and its checkpoint does not match any more; so an
  /// answer would be too short.
  case lastCommitLost(LogError)
  /// Somebody else signs with the same key now, in this or another copy of the log.
  case memoryBusy(path: String)
  /// The lock of what is remembered is there and cannot be opened, though what is remembered could be replaced.
  case closedLock(path: String)
  /// The key of a new log signed a log before, of that size.
  case keyUsed(path: String, size: UInt64)
  /// With another key a log was signed before that has the name of a new one.
  case nameUsed(path: String, size: UInt64)
  /// Files could not be named after a log with this name.
  case nameTooLong(String)
  /// While this was recorded, more or something else was signed with the key; the commit stands, in this log.
  case memoryContradicts(path: String, signedSize: UInt64)
  /// The folder of the keys, or a key in it, is of somebody else, or others may change it.
  case openKeys(path: String, isOwn: Bool)
  /// A copy is damaged, so it is not put back.
  case unsoundCopy(path: String, problems: Int)
  /// A key is taking over already, or none is.
  case rotationUnderWay(keys: [String])
  case noRotationUnderWay
  /// A file with withheld texts is not as it was written.
  case unreadableDisclosures(path: String)
}
