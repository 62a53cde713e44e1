internal import EventFormat
internal import Governance

extension Command {
  static let help = Command(
    name: "help", summary: "Deze uitleg, of uitleg van één opdracht.",
    arguments: "[OPDRACHT|gebeurtenissen|data]", argumentCount: 0...1, flags: [],
    details: """
      vth help gebeurtenissen   wat er vastgelegd kan worden, met alle sleutels
      vth help data             hoe u data en periodes schrijft
      """
  ) { invocation in
    switch invocation.arguments.words.first {
    case nil: HelpText.writeAll(to: invocation.output)
    case "gebeurtenissen": HelpText.writeEvents(to: invocation.output)
    case "data": HelpText.writeDates(to: invocation.output)
    case .some(let name):
      guard let command = Command.named(name) else {
        let near = Spelling.nearest(to: name, in: Command.all.map(\.name))
        throw CommandError.unknownVerb(name, suggestions: near)
      }
      HelpText.write(command, to: invocation.output)
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
    output.table(
      Command.all.map {
        ["  " + $0.name + ($0.arguments.isEmpty ? "" : " " + $0.arguments), $0.summary]
      })
    output.line()
    output.line("Uitleg van één opdracht: vth help OPDRACHT")
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
        command.flags.map { flag in
          ["  --\(flag.name)" + (flag.value.map { " \($0)" } ?? ""), flag.summary]
        })
    }
    output.line()
    output.line(command.details)
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
