extension Command {
  /// Every verb, in the order in which help shows them.
  ///
  /// To add one: a file in Verbs and a line here.
  static let all: [Command] = [
    .owner, .owners, .product, .party, .decision, .decisions, .deadlines, .implementation,
    .history, .replay, .diff, .conflicts, .search, .stats, .record, .initialise, .verify, .help,
  ]

  /// The verb with this name.
  static func named(_ name: String) -> Command? { all.first { $0.name == name } }
}
