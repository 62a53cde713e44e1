internal import Calendar
internal import EventFormat
internal import Governance

/// Something that `vth help` explains and that is not a verb.
struct HelpTopic: Sendable {
  let name: String
  /// One sentence for the list of topics.
  let summary: String
  let write: @Sendable (Output) -> Void

  /// Every topic, in the order in which help shows them.
  ///
  /// To add one: a line here, and its text below or in Guide.
  static let all: [HelpTopic] = [
    guide(.secretary), guide(.auditor), guide(.manager),
    events, dates,
  ]

  static func named(_ name: String) -> HelpTopic? { all.first { $0.name == name } }

  private static func guide(_ page: GuidePage) -> HelpTopic {
    HelpTopic(name: page.name, summary: page.summary) { GuideText(page).write(to: $0) }
  }

  private static let events = HelpTopic(
    name: "gebeurtenissen", summary: "Wat er vastgelegd kan worden, met alle sleutels."
  ) { output in
    output.line("Gebeurtenissen die vastgelegd kunnen worden, met de sleutels van “data”.")
    output.line("Verplichte sleutels staan voorop, met een sterretje.")
    output.line()
    for type in EventType.allCases {
      let fields = EventCatalogue.shipped.fields(of: type)
      let words =
        fields.filter(\.isRequired).map { $0.name + "*" }
        + fields.filter { !$0.isRequired }.map(\.name)
      output.line("\(EventCatalogue.shipped.wireName(of: type))")
      output.line("  \(words.joined(separator: ", "))")
    }
    output.line()
    output.line("Elke regel: \(EntryShape.proposalKeys.joined(separator: ", ")).")
  }

  private static let dates = HelpTopic(
    name: "data", summary: "Hoe u data en periodes schrijft."
  ) { output in
    output.line("“valid” en “known” zijn EDTF-tekst; in “data” is een periode een object:")
    output.line("  {\"edtf\":\"2024-35\",\"asStated\":\"Q3 2024\",\"convention\":…}")
    output.line()
    output.table([
      ["  2024-06-20", "20 juni 2024"], ["  2024-06", "juni 2024, dag onbekend"],
      ["  2024-36", "het vierde kwartaal van 2024 (33–36 = Q1–Q4)"],
      ["  2024-40", "de eerste helft van 2024 (41 = de tweede)"],
      ["  [2024-07..2024-12]", "één onbekend moment tussen 1 juli en 31 december 2024"],
      ["  [2024-07-01,2024-07-02]", "op een van die dagen"],
      ["  [..2024-09]", "uiterlijk 30 september 2024"],
      ["  2022-10/2023-09", "van oktober 2022 tot en met september 2023 (alleen in “data”)"],
    ])
    output.line()
    output.line("Leesafspraken (“convention”), als de bron geen datum geeft maar woorden:")
    output.table(ReadingConvention.allCases.map { ["  " + $0.rawValue, $0.meaning] })
  }
}
