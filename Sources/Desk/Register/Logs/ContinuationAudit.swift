internal import Crypto
internal import EventFormat
internal import Governance
internal import Log
internal import Merkle

/// Whether what a log took over from another is what that one signed.
///
/// Entry 0 of a log that goes on where another had to stop carries that one's last checkpoint; the entries
/// behind it, each with its number as it was, must lead to that root. The other may have gone on from a
/// third in the same way: then entry 1 is its entry 0, and so on inwards.
package struct ContinuationAudit: Equatable, Sendable {
  package private(set) var problems: [ContinuationProblem] = []
  package private(set) var gaps: [ContinuationGap] = []

  /// Whatever lies deeper stands under the checkpoints of those around it.
  package static let depthMax = 16

  /// Of a log that says nothing of others.
  init() {}

  /// `events` are those about the log itself, with their places.
  init(_ events: [(seq: Int, event: LogEvent)], _ contents: LogContents) {
    var around = Around(origin: contents.origin, end: contents.entryCount, depth: 0)
    for case (let seq, .continued(let event)) in events {
      guard seq == around.depth, seq < around.end else {
        problems.append(.late(seq: seq))
        continue
      }
      let found = around.end - seq - 1
      guard event.copied <= found else {
        problems.append(.missing(seq: seq, copied: event.copied, found: found))
        return
      }
      var origin = around.origin
      if seq < Self.depthMax {
        guard let checkpoint = Self.checkpoint(of: event, in: around.origin) else {
          problems.append(.badCheckpoint(seq: seq))
          return
        }
        compare(checkpoint, event.copied, seq, contents)
        origin = checkpoint.origin
      }
      around = Around(origin: origin, end: seq + 1 + event.copied, depth: seq + 1)
    }
  }

  /// The log in which the next one may lie: its name, where it ends here, and in how many others it lies.
  private struct Around {
    let origin: String
    let end: Int
    let depth: Int
  }

  /// What the other log signed, if one of the keys that the entry names did, and all are of one other log.
  private static func checkpoint(of event: LogContinued, in origin: String) -> Checkpoint? {
    do {
      let keys = try event.keys.map { try VerifierKey($0) }
      let note = try SignedNote(parsing: event.checkpoint)
      try note.verify(with: keys)
      let checkpoint = try Checkpoint(text: note.text)
      let name = checkpoint.origin.utf8
      guard keys.allSatisfy({ $0.name.utf8.elementsEqual(name) }) else { return nil }
      return name.elementsEqual(origin.utf8) ? nil : checkpoint
    } catch { return nil }
  }

  private mutating func compare(
    _ checkpoint: Checkpoint, _ copied: Int, _ seq: Int, _ contents: LogContents
  ) {
    let (origin, size) = (checkpoint.origin, Int(checkpoint.size))
    guard size <= copied else {
      gaps.append(.leftBehind(count: size - copied, origin: origin))
      return
    }
    guard Self.root(of: size, behind: seq, contents) == checkpoint.root else {
      problems.append(.differs(seq: seq, origin: origin))
      return
    }
    if size < copied { gaps.append(.unsigned(count: copied - size, origin: origin)) }
  }

  /// The root over so many entries as they stood in the other log; nil when one cannot be read.
  private static func root(of size: Int, behind seq: Int, _ contents: LogContents) -> Digest? {
    var hasher = SHA256()
    var edge = TreeEdge()
    for number in 0..<size {
      do throws(RegisterError) {
        let line = try contents.line(seq + 1 + number, numbered: number)
        edge.append(hasher.leaf(line.span), using: &hasher)
      } catch { return nil }
    }
    return edge.root(using: &hasher)
  }
}

/// What a log says wrongly of the one that it continues.
package enum ContinuationProblem: Equatable, Sendable {
  /// Only the first entry of a log can say that it continues another.
  case late(seq: Int)
  /// The checkpoint is none of another log, or not signed by one of the keys that the entry names.
  case badCheckpoint(seq: Int)
  /// Fewer entries follow than were copied.
  case missing(seq: Int, copied: Int, found: Int)
  /// The copied entries are not those that the other log signed.
  case differs(seq: Int, origin: String)
}

/// What the checkpoint of the other log cannot show.
package enum ContinuationGap: Equatable, Sendable {
  /// So many were signed there and not copied, so the root over all of them cannot be computed.
  case leftBehind(count: Int, origin: String)
  /// So many were copied from behind that checkpoint.
  case unsigned(count: Int, origin: String)
}
