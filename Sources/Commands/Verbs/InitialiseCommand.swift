internal import Crypto
internal import Disk
internal import EventFormat
internal import Governance
internal import Journal
internal import Merkle
internal import Projections
internal import Register

extension Flag {
  static let origin = Flag(
    name: "origin", value: "NAAM", summary: "de naam van het log, zoals besluiten.voorbeeld.nl")
}

extension Flag {
  static let restart = Flag(
    name: "restart", value: nil,
    summary: "begin opnieuw onder een sleutel die al een log tekende; lees eerst de uitleg")
}

extension Command {
  static let initialise = Command(
    name: "init", summary: "Maak een nieuw, leeg log en zijn sleutel.", arguments: "MAP",
    argumentCount: 1...1, flags: [.origin, .key, .restart, .json],
    details: """
      Met --key gebruikt u een sleutel die u al hebt; zijn naam is dan de naam van het log.
      De geheime sleutel komt in uw configuratiemap (alleen voor u leesbaar), nooit in het log.
      Bewaar er een kopie van op een veilige plek: zonder sleutel kan niemand meer vastleggen.
      Tekende de sleutel al een ander log, dan weigert vth. Met --restart begint u toch opnieuw onder
      dezelfde naam: alleen zolang niemand op het oude log vertrouwt, want wie er een zegel van bewaarde,
      ziet dat het nieuwe er niet bij past.

      Voorbeeld: vth init mijnlog --origin besluiten.voorbeeld.nl
      """
  ) { invocation in
    let directory = invocation.arguments.words[0]
    if let path = invocation.arguments.value(.key) {
      let key = try KeyStore.key(in: path, invocation.fileSystem).verifierKey
      try setAsideUsed(key, directory, invocation)
      try create(directory, key, keptIn: path, invocation)
      return .done
    }
    guard let text = invocation.arguments.value(.origin) else {
      throw CommandError.flagMissing("origin", verb: "init")
    }
    let origin = try Invocation.origin(text)
    try invocation.requireEmpty(directory)
    let (key, path) = try KeyStore(in: invocation.fileSystem).makeKey(origin: origin)
    try create(directory, key, keptIn: path, invocation)
    return .done
  }

  /// Refuses a key that signed a log before, unless its owner says that this one begins anew.
  private static func setAsideUsed(
    _ key: VerifierKey, _ directory: String, _ invocation: Invocation
  ) throws {
    guard let memory = SignedMemory(in: invocation.fileSystem),
      let last = try memory.remembered(for: [key]).first
    else { return }
    try invocation.requireEmpty(directory)
    guard invocation.arguments.has(.restart) else {
      throw TrustError.keyUsed(size: last.checkpoint.size, path: last.path)
    }
    let aside = try memory.setAside(key)
    invocation.output.warn(
      "Let op: deze sleutel tekende eerder een log van \(last.checkpoint.size) vermeldingen (wortel "
        + "\(last.checkpoint.root)). Dit log begint opnieuw, en past daar niet bij. Het laatste zegel van "
        + "toen staat in \(aside).")
  }

  private static func create(
    _ directory: String, _ key: VerifierKey, keptIn path: String, _ invocation: Invocation
  ) throws {
    var draft = RegisterDraft(
      directory, key: try KeyStore.key(in: path, invocation.fileSystem),
      environment: invocation.environment)
    // The first entries of a log: the built-in process definitions, in force from today, so that its
    // history does not depend on the program.
    try draft.perform(
      Batch(
        recording: BuiltInProcesses.all.map { .process(.defined($0)) },
        on: invocation.environment.today()))
    try invocation.tell(
      try draft.write(
        minding: SignedMemory(in: invocation.fileSystem), in: invocation.fileSystem))
    invocation.output.did(
      "Wel gelukt: het log is gemaakt in \(directory), de sleutel staat in \(path).")
    if invocation.arguments.has(.json) {
      invocation.output.json(
        .record([
          ("origin", .string(key.name)), ("log", .string(directory)), ("key", .string(path)),
          ("verifierKey", .string(key.text)),
        ]))
    } else {
      invocation.output.line("Nieuw log “\(key.name)” in \(directory).")
      invocation.output.line("Sleutel: \(path) – bewaar er een kopie van op een veilige plek.")
      invocation.output.line("Controlesleutel, om te delen: \(key.text)")
    }
  }
}
