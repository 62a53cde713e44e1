internal import Disk
internal import Governance
internal import Register

/// The whole program: words in, text and an exit status out.
package enum CommandLineTool {
  /// How long a writer waits for another to finish, in milliseconds.
  private static let patience = 5_000

  /// Runs the command line of this process and writes its answer.
  package static func run() -> ExitStatus {
    StandardStreams.ignoreSignalsOfWriting()
    let words = ProcessFacts.arguments()
    if let bad = words.firstIndex(of: nil) {
      let message = CommandError.notText(word: bad + 1).dutch
      return write("vth: \(message)\n", to: .error) ?? .usage
    }
    return run(words.compactMap(\.self))
  }

  private static func run(_ arguments: [String]) -> ExitStatus {
    let actor = ProcessFacts.environment("VTH_ACTOR").flatMap { $0.isEmpty ? nil : $0 }
    let output = Output()
    let result = answer(
      arguments, PosixFileSystem(patience: patience), .process(actor: actor ?? "secretariaat"),
      output)
    let documents = Array(output.collectedDocuments.utf8)
    if let trouble = write(output.collected, to: .output) ?? write(bytes: documents, to: .output) {
      // What was recorded stays recorded, whatever becomes of the answer.
      let done = output.deed.map { " \($0)" } ?? ""
      if trouble != .done {
        _ = write("vth: Het antwoord kon niet worden geschreven.\(done)\n", to: .error)
      }
      return trouble
    }
    for warning in output.collectedWarnings {
      if let trouble = write("vth: \(warning)\n", to: .error) { return trouble }
    }
    if let message = result.message, !message.isEmpty {
      if let trouble = write("vth: \(message)\n", to: .error) { return trouble }
    }
    return result.status
  }

  /// Runs the command line in a given world.
  static func answer(
    _ arguments: [String], _ fileSystem: any FileSystem, _ environment: Environment,
    _ output: Output
  ) -> (status: ExitStatus, message: String?) {
    do {
      let (command, rest) = try Command.first(in: arguments)
      let parsed = try ParsedArguments(rest, for: command)
      if parsed.has(.help) {
        HelpText.write(command, to: output)
        return (.done, nil)
      }
      let invocation = Invocation(
        arguments: parsed, fileSystem: fileSystem, environment: environment, output: output)
      let status = try command.run(invocation)
      output.tellUnread(isText: !parsed.has(.json) && parsed.values["format"] == nil)
      if let trouble = output.trouble {
        output.discard()
        throw trouble
      }
      return (status, nil)
    } catch {
      let failure = Failure.explain(error)
      if arguments.contains("--json") {
        // Who asks for JSON reads JSON, also when there is no answer.
        output.discard()
        output.json(Failure.json(error))
      }
      return (failure.status, failure.message)
    }
  }

  /// A pipe that nobody reads any more is a quiet end, not a failure.
  private static func write(_ text: String, to stream: StandardStreams.Output) -> ExitStatus? {
    // Text from a log may hold codes that a terminal would obey.
    write(bytes: text.utf8.map { $0 < 0x20 && $0 != 0x0A ? UInt8(ascii: "?") : $0 }, to: stream)
  }

  private static func write(bytes: [UInt8], to stream: StandardStreams.Output) -> ExitStatus? {
    guard !bytes.isEmpty else { return nil }
    do throws(DiskError) {
      try StandardStreams.write(bytes, to: stream)
      return nil
    } catch { return error.kind == .brokenPipe ? .done : .failed }
  }
}
