internal import Crypto
internal import Disk
internal import EventFormat
internal import Log
internal import Merkle
internal import Register

extension Flag {
  static let reason = Flag(name: "reason", value: "REDEN", summary: "waarom de sleutel vervalt")
}

extension Command {
  static let keys = Command(
    name: "keys",
    summary: "De sleutels van het log: welke tekenen, welke vervielen, wie getuige is.",
    arguments: "", argumentCount: 0...0, flags: [.log, .json],
    details: """
      Een sleutel wisselt u in drie stappen: vth keys rotate (de nieuwe komt in het log, en beide
      tekenen), de nieuwe openbare sleutel aan iedereen bekendmaken, vth keys retire (de oude vervalt).
      Getuigen die u vertrouwt, voegt u toe met vth keys witness.

      Voorbeeld: vth keys
      """
  ) { invocation in
    let directory = try invocation.logDirectory()
    let text = KeysText(try invocation.format(directory), invocation)
    if invocation.arguments.has(.json) {
      invocation.output.json(try text.json())
    } else {
      try text.write()
    }
    return .done
  }

  static let rotateKey = Command(
    name: "keys rotate", summary: "Maak een nieuwe sleutel; vanaf nu tekenen de oude en de nieuwe.",
    arguments: "", argumentCount: 0...0, flags: [.log, .key, .despite, .json],
    details: """
      De nieuwe openbare sleutel komt als vermelding in het log, getekend met de oude, en in format.json.
      Maak haar bekend waar ook de oude staat. Daarna: vth keys retire.
      Is dit afgebroken, doe het dan nog eens: het gaat verder waar het was.

      Voorbeeld: vth keys rotate
      """
  ) { invocation in
    let directory = try invocation.logDirectory()
    let format = try invocation.format(directory)
    var writer = try invocation.writer(directory)
    guard format.keys.count == 1 else {
      throw RegisterError.rotationUnderWay(keys: format.keys.map(\.text))
    }
    let key = try KeyStore(in: invocation.fileSystem).makeNextKey(origin: format.origin)
    try writer.add(key, despite: invocation.arguments.value(.despite))
    try invocation.tell(writer.memoryTrouble)
    invocation.output.did("Wel gelukt: de nieuwe sleutel \(key.text) tekent mee.")
    if invocation.arguments.has(.json) {
      invocation.output.json(
        .record([
          ("added", .string(key.text)), ("size", .number(writer.contents.entryCount)),
        ]))
    } else {
      invocation.output.line("Nieuwe sleutel: \(key.text)")
      invocation.output.line(
        "Vanaf nu tekenen beide. Maak de nieuwe bekend; daarna: vth keys retire")
    }
    return .done
  }

  static let retireKey = Command(
    name: "keys retire", summary: "Laat de oude sleutel vervallen, nadat de nieuwe bekend is.",
    arguments: "", argumentCount: 0...0, flags: [.log, .key, .reason, .despite, .json],
    details: """
      Wat de oude sleutel tekende, blijft geldig; nieuwe handtekeningen ermee tellen niet meer. De
      geheime helft krijgt een andere naam: vernietig haar zelf. Is de sleutel uitgelekt, dan is dit niet
      genoeg: begin een nieuw log met vth restore … --new-origin.

      Voorbeeld: vth keys retire --reason "jaarlijkse wissel"
      """
  ) { invocation in
    let directory = try invocation.logDirectory()
    let format = try invocation.format(directory)
    let store = try KeyStore(in: invocation.fileSystem)
    let next = try store.nextKey(origin: format.origin)?.verifierKey
    guard let new = next, format.keys.contains(new) else {
      throw try noNextKey(format, in: store)
    }
    var writer = try invocation.writer(directory)
    let old = format.keys.first { $0 != new } ?? format.retired.last?.key
    guard let old else { throw RegisterError.noRotationUnderWay }
    try writer.retire(
      old, reason: invocation.arguments.value(.reason),
      despite: invocation.arguments.value(.despite))
    try invocation.tell(writer.memoryTrouble)
    let moved = try store.promoteNextKey(origin: format.origin, retiring: old)
    let given = try invocation.arguments.value(.key).flatMap(invocation.keptKey)
    let aside = moved ?? given
    invocation.output.did("Wel gelukt: sleutel \(old.text) is vervallen.")
    if invocation.arguments.has(.json) {
      invocation.output.json(
        .record([
          ("retired", .string(old.text)), ("current", .string(new.text)),
          ("size", .number(writer.contents.entryCount)), ("oldKeyFile", .text(aside)),
        ]))
    } else {
      invocation.output.line("Vervallen: \(old.text)")
      invocation.output.line("Tekent nu: \(new.text)")
      if aside != nil || invocation.arguments.has(.key) {
        invocation.output.line(
          "Vernietig de oude geheime sleutel, en haar kopieën" + (aside.map { ": \($0)" } ?? "."))
      }
    }
    return .done
  }

  /// Why nothing can be completed on a machine that has no key that is taking over.
  private static func noNextKey(_ format: LogFormat, in store: KeyStore) throws -> RegisterError {
    guard format.keys.count > 1 else { return .noRotationUnderWay }
    var owned: VerifierKey?
    do throws(RegisterError) { owned = try store.key(origin: format.origin).verifierKey } catch {
      guard case .noKey = error else { throw error }
    }
    // The newest stands last; the log names two of them at most while one takes over.
    guard let missing = format.keys.last(where: { $0 != owned }) else { return .noRotationUnderWay }
    return .log(.keyMissing(key: missing.text))
  }

  static let addWitness = Command(
    name: "keys witness", summary: "Vertrouw een getuige: iemand anders die zegels meetekent.",
    arguments: "SLEUTEL|BESTAND", argumentCount: 1...1, flags: [.json],
    details: """
      De sleutel komt in uw configuratiemap, niet in het log: wie u vertrouwt, bepaalt u zelf.

      Voorbeeld: vth keys witness getuigen.txt
      """
  ) { invocation in
    guard let store = WitnessStore(in: invocation.fileSystem) else { throw RegisterError.noHome }
    let keys = try invocation.keys(named: invocation.arguments.words[0])
    guard keys.log.isEmpty, !keys.witnesses.isEmpty else {
      throw TrustError.badKey(
        invocation.arguments.words[0], reason: "dit is geen sleutel van een getuige")
    }
    let new = try store.add(keys.witnesses)
    invocation.output.did("Wel gelukt: de getuigen zijn toegevoegd.")
    if invocation.arguments.has(.json) {
      invocation.output.json(.record([("added", .array(new.map { .string($0.text) }))]))
    } else {
      for key in new { invocation.output.line("Getuige toegevoegd: \(key.text)") }
      if new.isEmpty { invocation.output.line("Die stonden er al.") }
    }
    return .done
  }
}

/// The keys of a log and what this user has of them.
private struct KeysText {
  private let format: LogFormat
  private let invocation: Invocation

  init(_ format: LogFormat, _ invocation: Invocation) {
    self.format = format
    self.invocation = invocation
  }

  private var memory: SignedMemory? { SignedMemory(in: invocation.fileSystem) }

  private func witnesses() throws -> [WitnessKey] {
    try WitnessStore(in: invocation.fileSystem)?.keys() ?? []
  }

  /// The keys whose secret half is in the configuration folder.
  private func owned() throws -> [VerifierKey] {
    guard memory != nil else { return [] }
    let store = try KeyStore(in: invocation.fileSystem)
    var owned: [VerifierKey] = []
    if try invocation.fileSystem.status(store.path(origin: format.origin)) != nil {
      owned.append(try store.key(origin: format.origin).verifierKey)
    }
    if let next = try store.nextKey(origin: format.origin)?.verifierKey { owned.append(next) }
    return owned
  }

  private func remembered(_ key: VerifierKey) throws -> Checkpoint? {
    try memory?.remembered(for: [key]).first?.checkpoint
  }

  func write() throws {
    let output = invocation.output
    let owned = try owned()
    output.field("Log", format.origin)
    for key in format.keys {
      output.field("Tekent", key.text)
      output.field(
        "",
        owned.contains(key)
          ? "de geheime helft staat in uw configuratiemap" : "de geheime helft hebt u hier niet")
      let last = try remembered(key)
      output.field(
        "",
        last.map { "hier laatst getekend voor \($0.size) vermeldingen, wortel \($0.root)" }
          ?? "hier is er nog niets mee getekend")
    }
    for retired in format.retired {
      output.field(
        "Vervallen", "\(retired.key.text) (telt tot en met \(retired.size) vermeldingen)")
    }
    for witness in try witnesses() { output.field("Getuige", witness.text) }
  }

  func json() throws -> JSON {
    let owned = try owned()
    return .record([
      ("origin", .string(format.origin)),
      (
        "keys",
        .array(
          try format.keys.map { key in
            .record([
              ("key", .string(key.text)), ("hasSecret", .boolean(owned.contains(key))),
              ("lastSignedSize", try remembered(key).map { .number(Int($0.size)) }),
            ])
          })
      ),
      (
        "retired",
        .array(
          format.retired.map {
            .record([("key", .string($0.key.text)), ("size", .number(Int($0.size)))])
          })
      ),
      ("witnesses", .array(try witnesses().map { .string($0.text) })),
    ])
  }
}
