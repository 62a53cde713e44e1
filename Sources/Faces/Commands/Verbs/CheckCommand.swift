internal import Crypto
internal import EventFormat
internal import Log
internal import Merkle

extension Flag {
  static let entryLine = Flag(
    name: "entry", value: "BESTAND", summary: "de regel uit het log, als het bewijs haar niet bevat"
  )
  static let oldCheckpoint = Flag(
    name: "old", value: "BESTAND",
    summary: "het oude zegel dat u bewaarde, bij een bewijs van groei")
}

extension Command {
  static let check = Command(
    name: "check", summary: "Controleer één zegel of bewijs, zonder het log.",
    arguments: "BESTAND", argumentCount: 1...1,
    flags: [.verifierKey, .entryLine, .oldCheckpoint, .json],
    details: """
      Zegt wat bewezen is, en wat niet. Kan: een zegel (vth checkpoint), het bewijs van een vermelding of
      van groei (vth prove). Haal de sleutel ergens anders vandaan dan het bestand: wie een bewijs
      vervalst, kan er ook een sleutel bij leggen. In een bestand met sleutels mogen ook getuigen staan.
      Uitkomst: 0 bewezen, 3 niet bewezen, 2 er ontbreekt iets, 4 een bestand is niet te lezen.

      Voorbeeld: vth check vermelding-610.tlog-proof --key log.vkey
      """
  ) { invocation in
    let keys = try invocation.trustedKeys(verb: "check")
    let bytes = try invocation.contents(
      of: invocation.arguments.words[0], bytesMax: EvidenceFile.bytesMax)
    let line = try invocation.arguments.value(.entryLine).map {
      try Self.line(invocation.contents(of: $0, bytesMax: LogLimits.lineBytesMax + 2))
    }
    let old = try invocation.arguments.value(.oldCheckpoint).map {
      String(
        decoding: try invocation.contents(of: $0, bytesMax: EvidenceFile.bytesMax), as: UTF8.self)
    }
    let check = try EvidenceCheck(EvidenceFile(parsing: bytes), keys, line: line, old: old)
    let text = CheckText(check)
    try text.checkPlace()
    if invocation.arguments.has(.json) {
      invocation.output.json(text.json)
    } else {
      text.write(to: invocation.output)
    }
    return .done
  }

  /// A line as it stands in the log: an editor may have put an end behind it.
  private static func line(_ bytes: [UInt8]) -> [UInt8] {
    bytes.last == UInt8(ascii: "\n") ? Array(bytes.dropLast()) : bytes
  }
}

/// What is proven, and what is not.
private struct CheckText {
  private let check: EvidenceCheck

  init(_ check: EvidenceCheck) { self.check = check }

  /// The fact in a proven line; nil when it is no JSON of ours, which proves no less.
  private var fact: JSON? {
    guard case .inclusion(_, _, let line) = check else { return nil }
    do { return try JSONReader.read(line, .canonical) } catch { return nil }
  }

  /// A line that says another number than its place was not made by this program.
  func checkPlace() throws(EvidenceError) {
    guard case .inclusion(_, let index, _) = check, let seq = fact?["seq"]?.integer else { return }
    guard UInt64(exactly: seq) == index else { throw .otherPlace(index: index) }
  }

  func write(to output: Output) {
    switch check {
    case .checkpoint(let checked):
      output.line("BEWEZEN: dit zegel is getekend met een sleutel die u vertrouwt.")
      CheckedText(checked: checked).write(to: output)
      output.line()
      output.line(
        "Niet bewezen: dat een log bij dit zegel past (vth verify), en wanneer het is getekend.")
    case .inclusion(let checked, let index, let line):
      output.line(
        "BEWEZEN: dit is vermelding \(index) van de eerste \(checked.checkpoint.size) in dit log.")
      CheckedText(checked: checked).write(to: output)
      output.field("Regel", String(decoding: line, as: UTF8.self))
      output.line()
      output.line(
        "Niet bewezen: of zij later is gecorrigeerd of geannuleerd (dat staat elders in het log), of haar "
          + "bron gelijk heeft, en wanneer zij is vastgelegd (“recorded” is wat de schrijver zegt)."
      )
    case .consistency(let old, let new):
      output.line(
        "BEWEZEN: de eerste \(old.checkpoint.size) vermeldingen staan onveranderd aan het begin van de "
          + "\(new.checkpoint.size) onder het nieuwe zegel.")
      CheckedText(checked: new).write(to: output)
      output.line()
      output.line(
        "Niet bewezen: wat er in de vermeldingen staat, en wanneer de zegels zijn getekend.")
    }
  }

  var json: JSON {
    var members: [(String, JSON?)] = [("proven", .boolean(true))]
    switch check {
    case .checkpoint: members.append(("kind", .string("checkpoint")))
    case .inclusion(_, let index, let line):
      members += [
        ("kind", .string("inclusion")), ("seq", .number(Int(index))),
        ("line", .string(String(decoding: line, as: UTF8.self))),
      ]
    case .consistency(let old, _):
      members += [
        ("kind", .string("consistency")), ("from", .number(Int(old.checkpoint.size))),
        ("fromRoot", .string("\(old.checkpoint.root)")),
      ]
    }
    return .record(members + CheckedText(checked: check.checkpoint).json)
  }
}
