extension Command {
  /// Every verb, in the order in which help shows them.
  ///
  /// To add one: a file in Verbs and a line here.
  static let all: [Command] = [
    .owner, .owners, .product, .party, .decision, .decisions, .deadlines, .implementation,
    .history, .replay, .diff, .todo, .next, .findings,
    .conflicts, .impact, .conditions, .handOvers, .commitments, .funding, .workflow, .search,
    .stats, .record, .initialise, .verify, .help,
  ]

  /// The verb with this name.
  static func named(_ name: String) -> Command? { all.first { $0.name == name } }
}
