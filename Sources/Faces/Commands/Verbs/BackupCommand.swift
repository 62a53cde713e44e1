internal import Crypto
internal import Disk
internal import EventFormat
internal import FileLog
internal import Log
internal import Merkle
internal import Register

extension Flag {
  static let newOrigin = Flag(
    name: "new-origin", value: "NAAM",
    summary: "zet de kopie voort als nieuw log, met een eigen naam en sleutel")
  static let restoreReason = Flag(
    name: "reason", value: "REDEN",
    summary: "waarom het oude log niet verder kan (bij --new-origin)")
}

extension Command {
  static let backup = Command(
    name: "backup", summary: "Maak een kopie van het log, ook terwijl anderen vastleggen.",
    arguments: "MAP", argumentCount: 1...1, flags: [.log, .json],
    details: """
      In de kopie staat alles tot en met het nieuwste zegel, met medetekeningen, tijdstempels en wat is
      afgeschermd; daarna wordt zij nagerekend. Is de kopie voor anderen, gebruik dan vth export public.
      De geheime sleutel zit er niet in: bewaar die apart.

      Voorbeeld: vth backup /mnt/elders/log-2026-11-25
      """
  ) { invocation in
    let directory = invocation.arguments.words[0]
    let register = try invocation.vouchedRegister()
    let contents = register.contents
    let secrets = try invocation.disclosures().files(of: register)
    let evidence = try invocation.evidence()
    let written: LogCopy.Written
    do throws(LogError) {
      written = try LogCopy.write(
        contents, beside: evidence, with: secrets.files, to: directory,
        in: invocation.fileSystem)
    } catch { throw RegisterError.log(error) }
    invocation.warn(leftOut: secrets.leftOut + written.leftOut)
    let made: LogRestore
    do {
      made = try LogRestore(of: directory, in: invocation.fileSystem)
      guard made.contents.edge == contents.edge else {
        throw RegisterError.unsoundCopy(path: directory, problems: 1)
      }
      // What was written just now must be there to read.
      if let trouble = made.cosignedTrouble { throw RegisterError.log(trouble) }
    } catch {
      written.makings.takeAway()
      throw error
    }
    let copy = made.contents
    invocation.output.did("Wel gelukt: de kopie staat in \(directory).")
    invocation.answer(copy, directory, "Kopie")
    invocation.warn(of: made.disclosures)
    return .done
  }

  static let restore = Command(
    name: "restore", summary: "Zet een kopie van het log terug, nadat zij is nagerekend.",
    arguments: "KOPIE MAP", argumentCount: 2...2,
    flags: [.newOrigin, .restoreReason, .key, .json],
    details: """
      MAP mag er nog niet zijn, of moet leeg zijn: vth zet nooit iets over een log heen. Is er meer
      getekend dan in de kopie staat, dan weigert vth: wie daarop verder schrijft, tekent twee
      geschiedenissen. Is de rest echt weg, begin dan een nieuw log met --new-origin. Zijn eerste
      vermelding draagt het laatste zegel van het oude; daarna volgen de vermeldingen uit de kopie, met
      hun id en tijden, en een nummer hoger. Met --key gebruikt u een sleutel voor het nieuwe log die er al
      is, maar nog niets tekende: zoals na een poging die is afgebroken.

      Voorbeelden:
        vth restore /mnt/elders/log-2026-11-25 EventLog
        vth restore /mnt/elders/log-2026-11-25 nieuw --new-origin besluiten-2.voorbeeld.nl \\
          --reason "de schijf ging stuk"
      """
  ) { invocation in
    let directory = invocation.arguments.words[1]
    try invocation.requireEmpty(directory)
    let restore = try LogRestore(of: invocation.arguments.words[0], in: invocation.fileSystem)
    invocation.warn(ofCosigned: restore.cosignedTrouble)
    guard let origin = invocation.arguments.value(.newOrigin) else {
      if invocation.arguments.has(.restoreReason) { throw TrustError.reasonWithoutOrigin }
      if invocation.arguments.has(.key) { throw TrustError.keyWithoutOrigin }
      let memory = SignedMemory(in: invocation.fileSystem)
      invocation.warn(leftOut: try restore.restore(to: directory, minding: memory))
      invocation.output.did("Wel gelukt: het log staat in \(directory).")
      invocation.answer(restore.contents, directory, "Teruggezet")
      invocation.warn(of: restore.disclosures)
      return .done
    }
    try continueAs(origin, restore, invocation.signedMemory(), directory, invocation)
    return .done
  }

  private static func continueAs(
    _ origin: String, _ restore: LogRestore, _ memory: SignedMemory?, _ directory: String,
    _ invocation: Invocation
  ) throws {
    let origin = try Invocation.origin(origin)
    guard !origin.utf8.elementsEqual(restore.contents.origin.utf8) else {
      throw TrustError.sameOrigin(origin)
    }
    guard let reason = invocation.arguments.value(.restoreReason), !reason.isEmpty else {
      throw CommandError.flagMissing("reason", verb: "restore")
    }
    if let newer = try restore.beyond(memory) {
      invocation.output.warn(
        "Let op: van het oude log is ook iets getekend dat niet in deze kopie staat, voor "
          + "\(newer.checkpoint.size) vermeldingen (zie \(newer.path)). Bewaar dat: het is het bewijs van wat ontbreekt of "
          + "anders is.")
    }
    let last = try restore.lastSigned(memory)
    guard
      let first = try invocation.firstKey(
        of: origin, from: .newOrigin, beginning: .first, minding: memory)
    else {
      throw CommandError.flagMissing("new-origin", verb: "restore")
    }
    let (key, path) = (first.key.verifierKey, first.path)
    var draft = RegisterDraft(
      directory, key: first.key, environment: invocation.environment)
    try draft.continue(restore.contents, lastSigned: last, reason: reason)
    let secrets = try restore.secrets()
    invocation.warn(leftOut: secrets.leftOut + restore.unreadEvidence)
    try invocation.tell(
      try draft.write(
        with: secrets.files, beginning: .first, minding: memory, in: invocation.fileSystem))
    if restore.disclosures.present > 0 {
      invocation.output.warn(
        "Let op: bij dit log staat afgeschermde tekst. Is na deze kopie nog tekst gewist, dan is die er nu weer: "
          + "wis hem opnieuw met vth redact.")
    }
    invocation.output.did(
      "Wel gelukt: het nieuwe log staat in \(directory)"
        + (path.map { ", de sleutel in \($0)." } ?? "."))
    invocation.answer(draft.contents, directory, "Nieuw log “\(origin)”")
    if !invocation.arguments.has(.json) {
      invocation.output.line(FirstKey.advice(path))
      invocation.output.line("Controlesleutel, om te delen: \(key.text)")
    }
  }
}

extension Invocation {
  /// What others said of the log, kept beside it.
  func evidence() throws -> Evidence { log(in: try logDirectory()).store.evidence }

  /// What is known here of the log, looked at before it is read.
  func witnesses() throws -> LogWitnesses {
    try LogWitnesses(log(in: logDirectory()))
  }

  /// Throws unless a log holds all that is known of it here: what was signed with its keys, what others co-signed,
  /// what `format.json` says; and unless its end can be trusted.
  ///
  /// Nobody may take a copy of less for a copy of the log.
  func require(_ witnesses: LogWitnesses, in contents: LogContents) throws {
    if case .mismatchedCheckpoint(let place, let mismatch) = contents.tail {
      throw RegisterError.log(.mismatchedCheckpoint(place, mismatch))
    }
    if let contradiction = witnesses.contradiction(of: contents) {
      throw TrustError.contradicted(contradiction)
    }
    warn(ofCosigned: witnesses.cosignedTrouble)
    for path in witnesses.stampsAhead(of: contents) {
      output.warn("Let op: \(Integrity.stampAhead(path))")
    }
  }

  /// Names what lies beside a log and does not go along with a copy.
  func warn(leftOut paths: [String]) {
    for path in paths.prefix(20) {
      output.warn(
        "Let op: \(path) gaat niet mee: dat het bij dit log hoort, is niet na te rekenen.")
    }
    if paths.count > 20 { output.warn("Let op: … en nog \(paths.count - 20) gaan niet mee.") }
  }

  /// Throws unless a folder is absent or empty.
  func requireEmpty(_ directory: String) throws {
    do throws(LogError) {
      try LogDirectory.requireEmpty(directory, in: fileSystem)
    } catch { throw RegisterError.log(error) }
  }

  /// Says what is wrong with the withheld texts of a copy; the log itself is whole.
  fileprivate func warn(of disclosures: DisclosureAudit) {
    for problem in disclosures.problems { output.warn("Let op: \(Integrity.dutch(problem))") }
  }

  /// Says what a folder holds now.
  func answer(_ contents: LogContents, _ directory: String, _ what: String) {
    let root = contents.commits.last.map { "\($0.root)" }
    if arguments.has(.json) {
      output.json(
        .record([
          ("log", .string(directory)), ("origin", .string(contents.origin)),
          ("size", .number(contents.entryCount)), ("root", .text(root)),
        ]))
    } else {
      output.line(
        "\(what): \(directory), \(counted(contents.entryCount, "vermelding", "vermeldingen")), nagerekend."
      )
      if let root { output.line("Wortel: \(root)") }
    }
  }
}
