internal import Crypto
internal import EventFormat
internal import Governance
package import Journal
internal import Projections

extension RegisterDraft {
  /// Begins an empty log as the continuation of another one: entry 0 says so and carries the last
  /// checkpoint known of it, then its entries follow, each with its id and times.
  ///
  /// A commit of the other log becomes a commit here. Only the number of each entry differs: one higher.
  package mutating func `continue`(
    _ other: LogContents, lastSigned note: String, reason: String
  ) throws(RegisterError) {
    precondition(contents.entryCount == 0, "only an empty log can continue another")
    let event = LogContinued(
      checkpoint: note, keys: other.format.allKeys.map(\.text), copied: other.entryCount,
      reason: reason)
    try perform(Batch(recording: [.log(.continued(event))], on: environment.today()))
    for commit in other.commits {
      var lines: [[UInt8]] = []
      for sequence in commit.firstSeq..<commit.sizeAfter {
        lines.append(try Self.renumbered(other, sequence))
      }
      try self.commit(lines)
    }
  }

  /// The line of an entry with its number one higher; unknown keys stay.
  private static func renumbered(
    _ log: LogContents, _ sequence: Int
  ) throws(RegisterError) -> [UInt8] {
    let json: JSON
    do throws(JSONError) { json = try JSONReader.read(log.line(sequence), .canonical) } catch {
      throw .unreadableEntry(log.place(of: sequence), reason: error.description)
    }
    let members = (json.object ?? []).map { member in
      member.name == "seq" ? JSONMember("seq", .integer(Int64(sequence) + 1)) : member
    }
    return JSON.object(members).canonicalBytes
  }
}
