package import Crypto
package import Disk

/// Why a log could not or would not do something; every case carries the facts.
package enum LogError: Error, Equatable, Sendable {
  case disk(DiskError)
  /// Signing failed; nothing was written.
  case crypto(CryptoError)
  case notALog(path: String)
  /// There is a folder `log`, but no `format.json`.
  case unfinishedLog(path: String)
  case directoryNotEmpty(path: String, holds: DirectoryOccupant)
  /// `format.json` is not what this version writes.
  case unreadableFormat(path: String)
  /// `format.json` says that the log is of a later format: nothing is known of it here, and nothing was touched.
  case newerFormat(path: String, found: Int)
  /// Other writers appended meanwhile; nothing was written.
  case stale(expected: LogHead, found: LogHead)
  /// Another process holds the lock.
  case busy(path: String)
  /// The signing key is none of the log's keys; nothing was touched.
  case wrongKey(given: String, expected: [String])
  /// The log changed each time it was read; nothing is known of it.
  case inUse(path: String)
  case damaged(Damage)
  /// The last checkpoint does not match what stands before it: reading stops there, writing is
  /// refused.
  case mismatchedCheckpoint(Place, CheckpointMismatch)
  /// The commit breaks a limit or a line is no entry; nothing was written.
  case refused(CommitRefusal)
  /// Somebody else wrote to the segment while this writer held the lock; nothing was written.
  case changedByOthers(path: String, expectedSize: Int, foundSize: Int)
  /// What stands where torn ends are kept is no folder, so nothing may be cut; nothing was touched.
  case noQuarantine(path: String)
  /// A file that this writer holds, the lock or a segment, was taken away or replaced; nothing was written.
  case replaced(path: String)
  /// Whether the commit is in the log is not known: another file stands where this writer wrote, or after writing
  /// something failed.
  case inDoubt(path: String, after: DiskError?)
  /// The log was made and stands there, but what comes after `format.json` failed.
  case standsInDoubt(path: String, DiskError)
  /// While one key takes over from another both sign, and this one is not at hand; nothing was touched.
  case keyMissing(key: String)
  /// The log has fewer entries than were signed before, as kept outside it; nothing was touched.
  case rolledBack(path: String, signedSize: Int, foundSize: Int)
  /// The log is not the one that was signed at that size, as kept outside it; nothing was touched.
  case forked(path: String, signedSize: Int)
  /// An earlier write failed, so what the disk holds is unknown: open the log again.
  indirect case writerStopped(after: LogError)
}

/// Why a commit cannot be written.
package enum CommitRefusal: Hashable, Sendable {
  case noEntries
  case tooManyEntries(found: Int, max: Int)
  case tooManyBytes(found: Int, max: Int)
  case badLine(index: Int, LineFault)
  case logFull(size: Int)
}

extension LogError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .disk(let error): "\(error)"
    case .crypto(let error): "\(error)"
    case .notALog(let path): "\(path) is not a log: it has no format.json."
    case .unfinishedLog(let path): "\(path) has a folder log, but no format.json."
    case .directoryNotEmpty(let path, let holds):
      "\(path) is not empty (\(holds)). Nothing was changed."
    case .unreadableFormat(let path): "\(path) is not the format.json of a log of version 1."
    case .newerFormat(let path, let found):
      "\(path) is of a log of version \(found), and this program knows version \(LogFormat.version)."
    case .stale(let expected, let found):
      "The log ends after \(found), not after \(expected). Nothing was written."
    case .busy(let path): "Another process is writing to this log (\(path) is locked)."
    case .wrongKey(let given, let expected):
      "The key \(given) is not one of this log's: \(expected.joined(separator: ", "))."
    case .inUse(let path): "\(path) changes while it is read."
    case .damaged(let damage): "\(damage) Nothing was changed."
    case .mismatchedCheckpoint(let place, let mismatch):
      "\(place): the last checkpoint does not match: \(mismatch). Nothing was changed."
    case .refused(let refusal): "\(refusal) Nothing was written."
    case .changedByOthers(let path, let expected, let found):
      "\(path) has \(found) bytes instead of \(expected): something else wrote to it."
    case .noQuarantine(let path): "\(path) is not a folder, so nothing can be kept there."
    case .replaced(let path): "\(path) is no longer the file that this writer opened."
    case .inDoubt(let path, nil): "\(path) was replaced while it was written to."
    case .inDoubt(let path, .some(let error)): "After \(path) was written to: \(error)"
    case .standsInDoubt(let path, let error): "\(path) was made, and then: \(error)"
    case .keyMissing(let key): "The key \(key) must sign too, and is not at hand."
    case .rolledBack(let path, let signed, let found):
      "\(path) was signed for \(signed) entries; the log has \(found)."
    case .forked(let path, let signed):
      "\(path) was signed for another log of \(signed) entries."
    case .writerStopped(let error): "Stopped after an earlier failure, open the log again: \(error)"
    }
  }
}

extension CommitRefusal: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noEntries: "There are no entries."
    case .tooManyEntries(let found, let max): "\(found) entries are more than \(max)."
    case .tooManyBytes(let found, let max): "\(found) bytes are more than \(max)."
    case .badLine(let index, let fault): "Line \(index + 1) cannot be an entry: \(fault)."
    case .logFull(let size): "The log is full with \(size) entries."
    }
  }
}

/// What stands in a folder where a log was to come.
package enum DirectoryOccupant: Equatable, Sendable {
  case log
  /// Lines of a log without `format.json`: making or copying it was cut off, or the file was lost.
  case unfinishedLog
  case otherFiles
}
