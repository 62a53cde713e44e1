/// Where everything of one log stands.
package struct LogPaths: Hashable, Sendable {
  package let directory: String

  package init(directory: String) { self.directory = directory }

  package var format: String { directory + "/format.json" }
  package var log: String { directory + "/log" }
  package var checkpoint: String { directory + "/checkpoint" }
  package var lock: String { directory + "/lock" }
  package var quarantine: String { directory + "/quarantine" }

  /// The segment whose first entry has this seq.
  package func segment(first seq: Int) -> String { "\(log)/\(Self.digits(seq)).ndjson" }

  /// Where the bytes from `offset` of a segment are kept; `copy` 1 is the first kept from that
  /// offset.
  package func torn(segment seq: Int, offset: Int, copy: Int) -> String {
    "\(quarantine)/\(Self.digits(seq))-\(offset)\(copy == 1 ? "" : "-\(copy)").torn"
  }

  /// The directory in which the log directory stands.
  package var parent: String {
    let trimmed = directory.last == "/" ? directory.dropLast() : directory[...]
    guard let slash = trimmed.lastIndex(of: "/") else { return "." }
    return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
  }

  /// The seq in a segment's file name; nil for any other name.
  package static func firstSeq(inName name: String) -> Int? {
    let digits = Array(name.utf8.prefix(9))
    guard digits.count == 9, name.utf8.dropFirst(9).elementsEqual(".ndjson".utf8) else {
      return nil
    }
    guard digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
      return nil
    }
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  private static func digits(_ seq: Int) -> String {
    let digits = String(seq)
    return String(repeating: "0", count: max(0, 9 - digits.utf8.count)) + digits
  }
}
