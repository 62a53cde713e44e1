internal import EventFormat
internal import Governance

extension Command {
  static let help = Command(
    name: "help", summary: "Deze uitleg, of uitleg van één opdracht.",
    arguments: "[OPDRACHT|gebeurtenissen|data]", argumentCount: 0...3, flags: [],
    details: """
      vth help log SOORT        de opties om één gebeurtenis van een soort vast te leggen
      vth help gebeurtenissen   wat er vastgelegd kan worden, met alle sleutels
      vth help data             hoe u data en periodes schrijft
      """
  ) { invocation in
    switch invocation.arguments.words.first {
    case nil: HelpText.writeAll(to: invocation.output)
    case "gebeurtenissen": HelpText.writeEvents(to: invocation.output)
    case "data": HelpText.writeDates(to: invocation.output)
    case .some: try HelpText.write(about: invocation.arguments.words, to: invocation.output)
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
      let near = Spelling.nearest(to: name, in: Command.all.map(\.name))
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
    output.line(command.details)
    let group = Command.group(command.name)
    guard !group.isEmpty else { return }
    output.line()
    output.table(group.map { ["  vth " + usage($0), $0.summary] })
  }

  static func writeEvents(to output: Output) {
    output.line("Gebeurtenissen die vastgelegd kunnen worden, met de sleutels van “data”.")
    output.line("Verplichte sleutels staan voorop, met een sterretje.")
    output.line()
    for type in EventType.allCases {
      let fields = EventCatalogue.fields(of: type)
      let words =
        fields.filter(\.isRequired).map { $0.name + "*" }
        + fields.filter { !$0.isRequired }.map(\.name)
      output.line("\(EventCatalogue.wireName(of: type))")
      output.line("  \(words.joined(separator: ", "))")
    }
    output.line()
    output.line("Elke regel: \(EntryShape.proposalKeys.joined(separator: ", ")).")
  }

  static func writeDates(to output: Output) {
    output.line("“valid” en “known” zijn EDTF-tekst; in “data” is een periode een object:")
    output.line("  {\"edtf\":\"2024-35\",\"asStated\":\"Q3 2024\",\"convention\":…}")
    output.line()
    output.table([
      ["  2024-06-20", "20 juni 2024"], ["  2024-06", "juni 2024, dag onbekend"],
      ["  2024-36", "het vierde kwartaal van 2024 (33–36 = Q1–Q4)"],
      ["  2024-40", "de eerste helft van 2024 (41 = de tweede)"],
      ["  [2024-07..2024-12]", "één onbekend moment tussen 1 juli en 31 december 2024"],
      ["  [..2024-09]", "uiterlijk 30 september 2024"],
      ["  2022-10/2023-09", "van oktober 2022 tot en met september 2023 (alleen in “data”)"],
    ])
    output.line()
    output.line("Leesafspraken (“convention”), als de bron geen datum geeft maar woorden:")
    output.table(ReadingConvention.allCases.map { ["  " + $0.rawValue, $0.meaning] })
  }
}
