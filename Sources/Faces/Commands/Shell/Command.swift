/// One verb: its name, what it is for, what may follow it, and what it does.
struct Command: Sendable {
  let name: String
  /// One sentence for the list of verbs.
  let summary: String
  /// What follows the verb, as the help shows it: `PRODUCT`, `BESTAND|-`.
  let arguments: String
  /// How many words may follow.
  let argumentCount: ClosedRange<Int>
  private let makeFlags: @Sendable () -> [Flag]
  private let makeDetails: @Sendable () -> String
  let run: @Sendable (Invocation) throws -> ExitStatus

  /// `flags` and `details` are made when they are asked for: a question must not wait for the forms of
  /// all verbs that record.
  init(
    name: String, summary: String, arguments: String, argumentCount: ClosedRange<Int>,
    flags: @escaping @autoclosure @Sendable () -> [Flag],
    details: @escaping @autoclosure @Sendable () -> String,
    run: @escaping @Sendable (Invocation) throws -> ExitStatus
  ) {
    self.name = name
    self.summary = summary
    self.arguments = arguments
    self.argumentCount = argumentCount
    makeFlags = flags
    makeDetails = details
    self.run = run
  }

  var flags: [Flag] { makeFlags() }

  /// More to read: what the answer means, with an example.
  var details: String { makeDetails() }

  /// The flags that every question about the register takes.
  static let clockFlags: [Flag] = [.log, .on, .known, .at, .withheld, .json]
}

/// One flag: defined once, listed in help, parsed and shown from the same words.
struct Flag: Hashable, Sendable {
  let name: String
  /// What its value is called in help; `nil` for a flag without value.
  let value: String?
  let summary: String
  /// The Dutch word for it, which is understood as well.
  var dutch: String?
  /// Whether help lists it.
  var isListed = true

  static let log = Flag(
    name: "log", value: "MAP", summary: "de map van het log (anders VTH_LOG, of EventLog)")
  static let on = Flag(name: "on", value: "DAG", summary: "de stand op deze dag (anders vandaag)")
  static let known = Flag(
    name: "known", value: "DAG", summary: "alleen wat op deze dag bekend kon zijn")
  static let at = Flag(
    name: "at", value: "N", summary: "alleen de eerste N vermeldingen van het log")
  static let json = Flag(name: "json", value: nil, summary: "antwoord als JSON")
  static let withheld = Flag(
    name: "withheld", value: nil,
    summary: "toon ook wat niet openbaar is, voor zover u dat hier hebt")
  static let from = Flag(name: "from", value: "DAG", summary: "vanaf deze dag")
  static let to = Flag(name: "to", value: "DAG", summary: "tot en met deze dag")
  static let key = Flag(
    name: "key", value: "BESTAND", summary: "de sleutel (anders die in uw configuratiemap)")
  static let help = Flag(name: "help", value: nil, summary: "deze uitleg")
}

/// How a command ended, as the shell sees it.
package enum ExitStatus: Int32, Sendable {
  case done = 0
  case refused = 1
  case usage = 2
  case damaged = 3
  case failed = 4
}
