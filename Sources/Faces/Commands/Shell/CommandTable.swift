internal import Governance

extension Command {
  /// Every verb, in the order in which help shows them.
  ///
  /// To add one: a file in Verbs and a line here.
  static let all: [Command] =
    [
      .owner, .owners, .product, .party, .decision, .decisions, .agenda, .deadlines,
      .implementation,
      .handOvers, .conditions, .commitments, .funding, .todo, .next, .findings, .conflicts, .impact,
      .history, .entry, .replay, .diff, .workflow, .search, .coverage, .stats, .report,
      .exportCalendar, .exportAudit, .exportPublic, .record, .importSheet,
    ] + EventVerb.commands + [
      .correct, .logEvent, .initialise, .verify, .checkpoint, .cosign, .prove, .check, .keys,
      .rotateKey, .retireKey, .addWitness, .stampRequest, .stampAttach, .stampTrust, .stampVerify,
      .backup,
      .restore, .repair, .help,
    ]

  /// The names of the verbs that write.
  static let recording: Set<String> = Set(
    ["record", "import", "correct", "log", "init"] + EventVerb.commands.map(\.name))

  /// The verb with this name; one of two words has a space in it.
  static func named(_ name: String) -> Command? { all.first { $0.name == name } }

  /// The verb at the start of a command line, and what follows it.
  static func first(
    in words: [String]
  ) throws(CommandError) -> (command: Command, rest: ArraySlice<String>) {
    guard let word = words.first else { return (.help, []) }
    if words.count > 1, let command = named("\(word) \(words[1])") {
      return (command, words.dropFirst(2))
    }
    let name = ["--help", "-h"].contains(word) ? "help" : word
    if let command = named(name) { return (command, words.dropFirst()) }
    let group = group(name)
    if !group.isEmpty {
      // `vth handover --help` explains the group.
      if words.dropFirst() == ["--help"] { return (.help, [name]) }
      throw .halfVerb(name, group.map(\.name))
    }
    throw .unknownVerb(word, suggestions: Spelling.nearest(to: name, in: all.map(\.name)))
  }

  /// The verbs of two words that begin with this one.
  static func group(_ word: String) -> [Command] { all.filter { $0.name.hasPrefix(word + " ") } }
}
