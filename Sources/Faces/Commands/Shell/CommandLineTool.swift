internal import Crypto
internal import Disk
internal import Governance
internal import Register

/// The whole program: words in, text and an exit status out.
package enum CommandLineTool {
  /// How long a writer waits for another to finish, in milliseconds.
  private static let patience = 5_000

  /// Runs the command line of this process, writes its answer, and ends the process with its status.
  package static func run(ending end: @escaping @Sendable (ExitStatus) -> Never) -> Never {
    let output = Output()
    Libcrypto.whenItStops { error in
      end(AnswerWriter(Output()).write(Failure.stopped(error), after: .failed))
    }
    let result = answerOfProcess(output)
    end(AnswerWriter(output).write(result.message, after: result.status))
  }

  private static func answerOfProcess(_ output: Output) -> (status: ExitStatus, message: String?) {
    var arguments: [String] = []
    let environment: Environment
    do {
      try StandardStreams.prepare()
      guard let words = ProcessFacts.arguments() else { throw CommandError.noWords }
      arguments = words.compactMap(\.self)
      if let bad = words.firstIndex(of: nil) { throw CommandError.notText(word: bad + 1) }
      do throws(CryptoError) { try Libcrypto.requireWorking() } catch {
        throw RegisterError.crypto(error)
      }
      environment = try .process()
    } catch { return failed(error, arguments, output) }
    return answer(arguments, PosixFileSystem(patience: patience), environment, output)
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
      // That something is not there may be said too soon.
      output.tellUnread(isText: false)
      return failed(error, arguments, output)
    }
  }

  private static func failed(
    _ error: any Error, _ arguments: [String], _ output: Output
  ) -> (status: ExitStatus, message: String?) {
    let failure = Failure.explain(error)
    if arguments.contains("--json") {
      // Who asks for JSON reads JSON, also when there is no answer.
      output.discard()
      output.json(Failure.json(error))
    }
    return (failure.status, failure.message)
  }
}
