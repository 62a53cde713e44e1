internal import Log

/// Where everything of one log stands.
struct LogPaths: Hashable, Sendable {
  let directory: String

  init(directory: String) { self.directory = directory }

  var format: String { directory + "/format.json" }
  var log: String { directory + "/log" }
  var checkpoint: String { directory + "/checkpoint" }
  var lock: String { directory + "/lock" }
  var quarantine: String { directory + "/quarantine" }

  /// The segment whose first entry has this seq.
  func segment(first seq: Int) -> String { "\(log)/\(Segment.name(first: seq))" }

  /// Where the bytes from `offset` of a segment are kept; `copy` 1 is the first kept from that
  /// offset.
  func torn(segment seq: Int, offset: Int, copy: Int) -> String {
    "\(quarantine)/\(Segment.digits(seq))-\(offset)\(copy == 1 ? "" : "-\(copy)").torn"
  }

  /// The directory in which the log directory stands.
  var parent: String {
    let trimmed = directory.last == "/" ? directory.dropLast() : directory[...]
    guard let slash = trimmed.lastIndex(of: "/") else { return "." }
    return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
  }
}
