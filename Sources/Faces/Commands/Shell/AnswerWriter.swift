internal import Disk

/// Writes what a command has to say, and keeps its status whatever becomes of the words.
struct AnswerWriter {
  private let output: Output

  init(_ output: Output) { self.output = output }

  /// How writing went.
  private enum Outcome { case written, unread, failed }

  /// Writes the answer, the warnings and the message; the status of the process.
  ///
  /// A pipe that nobody reads any more hides words, never the status. What cannot be written for another reason makes
  /// of a success a failure: whoever asked has no answer. A command that did not succeed keeps its own status.
  func write(_ message: String?, after status: ExitStatus) -> ExitStatus {
    let isAnswered = writeAnswer()
    let remarks = output.collectedWarnings + [message].compactMap { $0 }.filter { !$0.isEmpty }
    var isSaid = true
    for remark in remarks where write(message: remark) == .failed {
      isSaid = false
    }
    return status == .done && !(isAnswered && isSaid) ? .failed : status
  }

  /// Whether all of the answer was written, or nobody wants it.
  private func writeAnswer() -> Bool {
    var outcome = write(output.collected, to: .output)
    if outcome == .written {
      outcome = write(bytes: Array(output.collectedDocuments.utf8), to: .output)
    }
    guard outcome == .failed else { return true }
    // What was recorded stays recorded, whatever becomes of the answer.
    let done = output.deed.map { " \($0)" } ?? ""
    _ = write(message: "Het antwoord kon niet worden geschreven.\(done)")
    return false
  }

  private func write(message: String) -> Outcome {
    write(bytes: Array(Output.message("vth: \(message)").utf8), to: .error)
  }

  private func write(_ text: String, to stream: StandardStreams.Output) -> Outcome {
    // In parts, so that a long answer is not there twice.
    var rest = text.utf8[...]
    while !rest.isEmpty {
      let part = rest.prefix(1 << 20)
      // What comes from a log is harmless by now; this is for what we wrote ourselves.
      let bytes = part.map { $0 < 0x20 && $0 != 0x0A ? UInt8(ascii: "?") : $0 }
      let outcome = write(bytes: bytes, to: stream)
      guard outcome == .written else { return outcome }
      rest = rest[part.endIndex...]
    }
    return .written
  }

  private func write(bytes: [UInt8], to stream: StandardStreams.Output) -> Outcome {
    guard !bytes.isEmpty else { return .written }
    do throws(DiskError) {
      try StandardStreams.write(bytes, to: stream)
      return .written
    } catch { return error.kind == .brokenPipe ? .unread : .failed }
  }
}
