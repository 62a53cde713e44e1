internal import Governance

/// The words of a command line, understood as one verb's arguments and flags.
///
/// Pure.
struct ParsedArguments: Equatable, Sendable {
  private(set) var words: [String] = []
  private(set) var values: [String: String] = [:]

  /// The value of a flag, or that it was given.
  func value(_ flag: Flag) -> String? { values[flag.name] }

  func has(_ flag: Flag) -> Bool { values[flag.name] != nil }

  /// Understands what follows a verb.
  init(_ arguments: some Sequence<String>, for command: Command) throws(CommandError) {
    let flags = command.flags + [.help]
    var rest = Array(arguments)[...]
    var onlyWords = false
    while let word = rest.popFirst() {
      if onlyWords || word == "-" || !word.hasPrefix("--") {
        words.append(word)
      } else if word == "--" {
        onlyWords = true
      } else {
        try take(word, &rest, command, flags)
      }
    }
    if has(.help) { return }
    guard command.argumentCount.contains(words.count) else {
      throw .wrongArgumentCount(command.name, command.arguments, found: words.count)
    }
  }

  private mutating func take(
    _ word: String, _ rest: inout ArraySlice<String>, _ command: Command, _ flags: [Flag]
  ) throws(CommandError) {
    let parts = word.dropFirst(2).split(
      separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let typed = String(parts.first ?? "")
    guard let flag = flags.first(where: { $0.name == typed || $0.dutch == typed }) else {
      let near = Spelling.nearest(
        to: typed, in: flags.flatMap { [$0.name] + [$0.dutch].compactMap(\.self) })
      throw .unknownFlag(word, verb: command.name, suggestions: near.map { "--" + $0 })
    }
    let name = flag.name
    guard values[name] == nil else { throw .flagTwice(name) }
    if flag.value == nil {
      guard parts.count == 1 else { throw .flagTakesNoValue(name) }
      values[name] = ""
    } else if parts.count == 2 {
      values[name] = String(parts[1])
    } else if let value = rest.popFirst() {
      values[name] = value
    } else {
      throw .flagNeedsValue(name, flag.value ?? "")
    }
  }
}
