internal import Governance

extension Command {
  static let help = Command(
    name: "help", summary: "Deze uitleg, of uitleg van één opdracht of onderwerp.",
    arguments: "[OPDRACHT|ONDERWERP]", argumentCount: 0...3, flags: [],
    details: """
      vth help log SOORT legt uit hoe u één gebeurtenis van een soort vastlegt. De onderwerpen:
      \(HelpTopic.all.map(\.name).joined(separator: ", ")).

      Voorbeeld: vth help secretaris
      """
  ) { invocation in
    let words = invocation.arguments.words
    if words.isEmpty {
      HelpText.writeAll(to: invocation.output)
    } else if let topic = HelpTopic.named(words.joined(separator: " ")) {
      topic.write(invocation.output)
    } else {
      try HelpText.write(about: words, to: invocation.output)
    }
    return .done
  }
}

/// The help pages, made from the same definitions that the parser uses.
enum HelpText {
  static func writeAll(to output: Output) {
    output.line("vth – het besluitboek: een register dat niets vergeet.")
    output.line()
    output.line("Gebruik: vth OPDRACHT …")
    output.line()
    output.line("Beginnen, en uitleg:")
    output.table(HelpTopic.all.map { ["  help " + $0.name, $0.summary] })
    output.line()
    let isRecording = Dictionary(grouping: rows) { $0.isRecording }
    output.line("Vragen, en wat verder kan:")
    output.table((isRecording[false] ?? []).map { ["  " + $0.usage, $0.summary] })
    output.line()
    output.line("Vastleggen:")
    output.table((isRecording[true] ?? []).map { ["  " + $0.usage, $0.summary] })
    output.line()
    output.line("Uitleg van één opdracht: vth help OPDRACHT")
  }

  /// The lines of the list of verbs; verbs of two words with the same first one share a line.
  private static var rows: [(usage: String, summary: String, isRecording: Bool)] {
    var result: [(String, String, Bool)] = []
    var seen: Set<Substring> = []
    for command in Command.all {
      let isRecording = Command.recording.contains(command.name)
      let word = command.name.prefix { $0 != " " }
      let group = Command.group(String(word))
      if group.isEmpty {
        result.append((usage(command), command.summary, isRecording))
      } else if seen.insert(word).inserted {
        let summary = EventVerb.groups[String(word)] ?? command.summary
        // A verb that also stands by itself, such as `keys`.
        let words = command.name == word ? "[\(tails(of: group, word))]" : tails(of: group, word)
        result.append(("\(word) \(words)", summary, isRecording))
      }
    }
    return result
  }

  private static func usage(_ command: Command) -> String {
    command.name + (command.arguments.isEmpty ? "" : " " + command.arguments)
  }

  private static func usage(of group: [Command], _ word: Substring) -> String {
    "\(word) \(tails(of: group, word))"
  }

  /// The second words of a group: `offer|accept`.
  private static func tails(of group: [Command], _ word: Substring) -> String {
    group.map { String($0.name.dropFirst(word.count + 1)) }.joined(separator: "|")
  }

  /// Help on a verb, a group of verbs, or the recording of one sort of event.
  static func write(about words: [String], to output: Output) throws(CommandError) {
    let name = words.joined(separator: " ")
    if let command = Command.named(name) { return write(command, to: output) }
    if words.first == "log" {
      return write(try Command.logEvent(words.dropFirst().joined(separator: " ")), to: output)
    }
    let group = Command.group(name)
    guard !group.isEmpty else {
      let names = Command.all.map(\.name) + HelpTopic.all.map(\.name)
      let near = Spelling.nearest(to: name, in: names)
      throw .unknownVerb(name, suggestions: near)
    }
    output.line("Gebruik: vth \(usage(of: group, name[...])) [opties]")
    output.line()
    output.table(group.map { ["  vth " + usage($0), $0.summary] })
    output.line()
    output.line("Uitleg met alle opties: vth help \(group[0].name)")
  }

  static func write(_ command: Command, to output: Output) {
    output.line(command.summary)
    output.line()
    output.line(
      "Gebruik: vth \(command.name)" + (command.arguments.isEmpty ? "" : " \(command.arguments)")
        + (command.flags.isEmpty ? "" : " [opties]"))
    if !command.flags.isEmpty {
      output.line()
      output.table(
        command.flags.filter(\.isListed).map { flag in
          ["  --\(flag.name)" + (flag.value.map { " \($0)" } ?? ""), flag.summary]
        })
    }
    output.line()
    output.text(command.details + "\n")
    let group = Command.group(command.name)
    guard !group.isEmpty else { return }
    output.line()
    output.table(group.map { ["  vth " + usage($0), $0.summary] })
  }
}
