package import Crypto

/// A place in a file of the log.
package struct Place: Hashable, Sendable, CustomStringConvertible {
  package var path: String
  /// Counted from 1.
  package var line: Int
  /// Of the first byte of the line, counted from 0.
  package var offset: Int

  package init(path: String, line: Int, offset: Int) {
    self.path = path
    self.line = line
    self.offset = offset
  }

  package var description: String { "\(path) line \(line) (byte \(offset))" }
}

/// Why a checkpoint line does not vouch for the entries before it.
package enum CheckpointMismatch: Equatable, Sendable {
  case malformed(reason: String)
  /// Nothing stands between it and the checkpoint line before it.
  case coversNothing
  /// It stands under a line that can be none: it is too long, or has a NUL. Whether the roots agree was not looked at.
  case coversNoLine(Place)
  /// The three lines that the entries lead to, and those that were found.
  case differs(expected: String, found: String)
  case signature(CryptoError)
}

/// A log that is not as it was written; nothing of this is repaired without being asked.
package enum Damage: Equatable, Sendable {
  case missingDirectory(path: String)
  /// A link, a pipe, a device or a folder where a file of the log should stand, or a link in the place of `log/`.
  case notPlain(path: String)
  /// A name in `log/` that ends as a segment but is none.
  case strangeSegmentName(path: String)
  /// A segment does not begin where the one before it ends.
  case segmentGap(path: String, expectedSeq: Int, foundSeq: Int)
  case emptySegment(path: String)
  case segmentTooLarge(path: String, bytesMax: Int)
  /// A changed byte: more was written behind this checkpoint, so it had been acknowledged.
  case checkpointMismatch(Place, CheckpointMismatch)
  /// More entries or bytes under one checkpoint than a commit has.
  case commitTooLarge(Place, entries: Int, bytes: Int)
  /// Lines without a checkpoint line that are not the end of the log: a commit is never split.
  case linesWithoutCheckpoint(Place, bytes: Int)
  /// The checkpoint file is signed for more entries than the log still has.
  case entriesLost(path: String, signedSize: Int, foundSize: Int)
  /// The checkpoint file is signed for another history than the one in the log.
  case historyForked(path: String, signed: String)
  /// `format.json` speaks of keys of which the entries are gone.
  case formatAhead(path: String)
  /// A line that is vouched for and yet is no entry.
  case lineMalformed(Place, LineFault)
  /// A line that the caller's check refuses.
  case entryRefused(Place, seq: Int, reason: String)
}

/// Why bytes cannot be an entry line.
package enum LineFault: Hashable, Sendable {
  case empty
  case tooLong(bytes: Int, bytesMax: Int)
  case containsLineEnd(offset: Int)
  case noObject
  case looksLikeCheckpoint
}

extension LineFault {
  /// What is wrong with a line, or nil; the contents of the object are not this module's business.
  package static func find(in line: Span<UInt8>) -> LineFault? {
    guard line.count > 0 else { return .empty }
    guard line.count <= LogLimits.lineBytesMax else {
      return .tooLong(bytes: line.count, bytesMax: LogLimits.lineBytesMax)
    }
    guard line[0] == Byte.openingBrace else { return .noObject }
    if CheckpointLine.begins(line) { return .looksLikeCheckpoint }
    for index in line.indices
    where line[index] == Byte.lineFeed || line[index] == Byte.carriageReturn {
      return .containsLineEnd(offset: index)
    }
    return nil
  }
}

extension Damage: CustomStringConvertible {
  package var description: String {
    switch self {
    case .missingDirectory(let path): "\(path) is missing."
    case .notPlain(let path): "\(path) is not a plain file or folder."
    case .strangeSegmentName(let path): "\(path) is not the name of a segment."
    case .segmentGap(let path, let expected, let found):
      "\(path) begins at entry \(found), but entry \(expected) is the next."
    case .emptySegment(let path): "\(path) is empty and not the last segment."
    case .segmentTooLarge(let path, let bytesMax): "\(path) has more than \(bytesMax) bytes."
    case .checkpointMismatch(let place, let mismatch):
      "\(place): the checkpoint does not match the entries before it: \(mismatch)."
    case .commitTooLarge(let place, let entries, let bytes):
      "\(place): a commit of \(entries) entries and \(bytes) bytes is larger than a commit can be."
    case .linesWithoutCheckpoint(let place, let bytes):
      "\(place): \(bytes) bytes without a checkpoint, and a segment follows."
    case .entriesLost(let path, let signed, let found):
      "\(path) is signed for \(signed) entries, but the log has only \(found)."
    case .historyForked(let path, let signed):
      "\(path) is signed for another history: \(signed.debugDescription)."
    case .formatAhead(let path): "\(path) speaks of keys of which the entries are gone."
    case .lineMalformed(let place, let fault): "\(place) is not an entry: \(fault)."
    case .entryRefused(let place, let seq, let reason): "\(place), entry \(seq): \(reason)."
    }
  }
}

extension CheckpointMismatch: CustomStringConvertible {
  package var description: String {
    switch self {
    case .malformed(let reason): "it is malformed: \(reason)"
    case .coversNothing: "no entries precede it"
    case .coversNoLine(let place): "\(place) is too long for a line, or has a NUL"
    case .differs(let expected, let found):
      "expected \(expected.debugDescription), found \(found.debugDescription)"
    case .signature(let error): "\(error)"
    }
  }
}

extension LineFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .empty: "it is empty"
    case .tooLong(let bytes, let bytesMax): "it has \(bytes) bytes, more than \(bytesMax)"
    case .containsLineEnd(let offset): "byte \(offset) is a line end"
    case .noObject: "it does not begin with {"
    case .looksLikeCheckpoint: "it begins as a checkpoint line"
    }
  }
}
