internal import Answers
internal import Crypto
internal import Disk
internal import EventFormat
internal import Governance
internal import Log
internal import Merkle
internal import Reading
internal import Register

extension Flag {
  static let origin = Flag(
    name: "origin", value: "NAAM", summary: "de naam van het log, zoals besluiten.voorbeeld.nl")
}

extension Flag {
  static let restart = Flag(
    name: "restart", value: nil,
    summary: "begin opnieuw met een sleutel of naam waarvan al een log is; lees eerst de uitleg")
}

extension Command {
  static let initialise = Command(
    name: "init", summary: "Maak een nieuw, leeg log en zijn sleutel.", arguments: "MAP",
    argumentCount: 1...1, flags: [.origin, .key, .restart, .json],
    details: """
      Met --key gebruikt u een sleutel die u al hebt; zijn naam is dan de naam van het log. Geeft u met
      --origin een andere naam, dan weigert vth.
      De geheime sleutel komt in uw configuratiemap (alleen voor u leesbaar), nooit in het log.
      Bewaar er een kopie van op een veilige plek: zonder sleutel kan niemand meer vastleggen.
      Is met de sleutel of onder die naam al een ander log getekend, dan weigert vth. Met --restart begint u
      toch opnieuw: alleen zolang niemand op het oude log vertrouwt, want wie er een zegel van bewaarde,
      ziet dat het nieuwe er niet bij past. Is een eerdere init afgebroken, dan weigert vth soms ook, al
      staat er geen log: gebruik ook dan --restart.

      Voorbeeld: vth init mijnlog --origin besluiten.voorbeeld.nl
      """
  ) { invocation in
    let directory = invocation.arguments.words[0]
    let origin = try invocation.arguments.value(.origin).map(Invocation.origin)
    // Before a key is made for it.
    try invocation.requireEmpty(directory)
    let memory = invocation.signedMemory()
    let history: NewHistory = invocation.arguments.has(.restart) ? .anew : .first
    guard
      let first = try invocation.firstKey(
        of: origin, from: .origin, beginning: history, minding: memory)
    else { throw CommandError.flagMissing("origin", verb: "init") }
    try create(directory, first, history, memory, invocation)
    return .done
  }

  private static func create(
    _ directory: String, _ first: consuming FirstKey, _ history: NewHistory,
    _ memory: SignedMemory?, _ invocation: Invocation
  ) throws {
    let (key, path) = (first.key.verifierKey, first.path)
    var draft = RegisterDraft(
      directory, key: first.key, environment: invocation.environment)
    // The first entries of a log: the built-in process definitions, in force from today, so that its
    // history does not depend on the program.
    try draft.perform(
      Batch(
        recording: BuiltInProcesses.first.map { .process(.defined($0)) },
        on: invocation.environment.today()))
    try invocation.tell(
      try draft.write(
        with: [], beginning: history, minding: memory, in: invocation.fileSystem))
    invocation.output.did(
      "Wel gelukt: het log is gemaakt in \(directory)"
        + (path.map { ", de sleutel staat in \($0)." } ?? "."))
    if invocation.arguments.has(.json) {
      invocation.output.json(
        .record([
          ("origin", .string(key.name)), ("log", .string(directory)), ("key", .text(path)),
          ("verifierKey", .string(key.text)),
        ]))
    } else {
      invocation.output.line("Nieuw log “\(key.name)” in \(directory).")
      invocation.output.line(FirstKey.advice(path))
      invocation.output.line("Controlesleutel, om te delen: \(key.text)")
    }
  }
}
