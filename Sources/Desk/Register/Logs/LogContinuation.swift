internal import Crypto
internal import EventFormat
internal import Governance
package import Log
internal import Reading

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
        lines.append(try other.line(sequence, numbered: sequence + 1))
      }
      try self.commit(lines)
    }
  }

}

extension LogContents {
  /// The canonical line of an entry with another number as its `seq`; all else stays as it is.
  func line(_ sequence: Int, numbered number: Int) throws(RegisterError) -> [UInt8] {
    let json: JSON
    do throws(JSONError) { json = try JSONReader.read(line(sequence), .canonical) } catch {
      throw .unreadableEntry(place(of: sequence), reason: error.description)
    }
    let members = (json.object ?? []).map { member in
      member.name == "seq" ? JSONMember("seq", .integer(Int64(number))) : member
    }
    return JSON.object(members).canonicalBytes
  }
}
