@testable import EventFormat

/// Lines of a batch, as people write them, with one thing changed.
enum Sample {
  static let party = #""type":"party.registered.v1","valid":"2024-06-20""#

  /// A line with this `data`.
  static func line(_ type: String, _ data: String) -> String {
    #"{"type":"\#(type).v1","valid":"2024-06-20","data":\#(data)}"#
  }

  /// A line about a party, with these keys besides `type` and `data`.
  static func line(with keys: String) -> String {
    #"{"type":"party.ended.v1","data":{"party":"vng"},\#(keys)}"#
  }

  /// What is wrong with the one line of a batch; `nil` when nothing is.
  static func problem(_ line: String) -> BatchProblem? {
    problem(bytes(line))
  }

  static func problem(_ line: [UInt8]) -> BatchProblem? {
    let (batch, problems) = Batch.read(line)
    return batch.lines.count + problems.count == 1 ? problems.first : BatchProblem.notOneLine
  }

  /// The message about a line of the log that is no entry.
  static func entryProblem(_ line: String) -> String? {
    do throws(EntryError) {
      _ = try EntryReader.read(bytes(line)[...])
      return nil
    } catch { return error.dutch }
  }
}

extension BatchProblem {
  /// The mistake of a test that gives other than one line.
  static let notOneLine = BatchProblem(line: -1, column: nil, message: "not one line")
}
