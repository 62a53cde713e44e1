internal import Crypto
internal import EventFormat
internal import Governance
internal import Log
internal import Merkle
internal import Register

extension Flag {
  static let fromSize = Flag(
    name: "from", value: "N", summary: "het oude zegel: onder de eerste N vermeldingen")
  static let toSize = Flag(
    name: "to", value: "M",
    summary: "het nieuwe zegel: onder de eerste M vermeldingen (anders het nieuwste)")
}

extension Command {
  static let prove = Command(
    name: "prove",
    summary: "Een bewijs dat een vermelding in het log staat, voor wie het log niet heeft.",
    arguments: "[NUMMER|ID]", argumentCount: 0...1,
    flags: [.log, .sealAt, .fromSize, .toSize, .newFile, .json],
    details: """
      Het bewijs van een vermelding bevat de regel zelf, haar plaats, de hashes tot de wortel, en het
      zegel daaronder (C2SP tlog-proof). Met --from en --to bewijst u dat het log onder een oud zegel het
      begin is van dat onder een nieuw: er is niets veranderd of weggehaald, alleen bijgekomen.
      Controleren: vth check BESTAND --key SLEUTEL, of Scripts/verify.py.

      Voorbeelden:
        vth prove 610 --out vermelding-610.tlog-proof
        vth prove --from 1700 --to 1775 --out groei.txt
      """
  ) { invocation in
    let contents = try invocation.vouchedRegister().contents
    let isGrowth = [.fromSize, .toSize].contains { invocation.arguments.has($0) }
    guard isGrowth == invocation.arguments.words.isEmpty,
      !isGrowth || (invocation.arguments.has(.fromSize) && !invocation.arguments.has(.sealAt))
    else { throw TrustError.proveWhat }
    if isGrowth {
      try proveGrowth(contents, invocation)
    } else {
      try proveEntry(invocation.arguments.words[0], contents, invocation)
    }
    return .done
  }

  private static func proveEntry(
    _ words: String, _ contents: LogContents, _ invocation: Invocation
  ) throws {
    let commit = try invocation.commit(.sealAt, in: contents)
    let sequence = try sequence(words, contents)
    guard sequence < commit.sizeAfter else {
      throw TrustError.notInCheckpoint(sequence: sequence, size: commit.sizeAfter)
    }
    let note = try invocation.note(of: commit, in: contents)
    let proof = contents.proof(of: sequence, in: commit, under: note)
    try deliver(
      proof.encoded, invocation,
      "Bewijs dat vermelding \(sequence) bij de eerste \(commit.sizeAfter) staat",
      [
        ("kind", .string("inclusion")), ("seq", .number(sequence)),
        ("size", .number(commit.sizeAfter)), ("root", .string("\(commit.root)")),
      ])
  }

  /// The entry that a number or an id names.
  private static func sequence(_ words: String, _ contents: LogContents) throws -> Int {
    let digits = words.hasPrefix("#") ? String(words.dropFirst()) : words
    if let number = Int(digits), contents.entryCount > number, number >= 0 { return number }
    if let id = EntryIdentifier(words) {
      let model = Register(contents).model
      for sequence in 0..<contents.entryCount where model.entry(sequence)?.id == id {
        return sequence
      }
    }
    throw CommandError.noEntry(words, count: contents.entryCount)
  }

  private static func proveGrowth(_ contents: LogContents, _ invocation: Invocation) throws {
    if invocation.arguments.value(.fromSize) == "0" { throw TrustError.nothingToProve }
    let old = try invocation.commit(.fromSize, in: contents)
    let new = try invocation.commit(.toSize, in: contents)
    guard old.sizeAfter <= new.sizeAfter else {
      throw TrustError.sizesReversed(from: old.sizeAfter, to: new.sizeAfter)
    }
    let note = try invocation.note(of: new, in: contents)
    let proof = contents.proof(from: old, to: new, under: note)
    try deliver(
      proof.encoded, invocation,
      "Bewijs dat de eerste \(old.sizeAfter) vermeldingen het begin zijn van de eerste \(new.sizeAfter)",
      [
        ("kind", .string("consistency")), ("from", .number(old.sizeAfter)),
        ("size", .number(new.sizeAfter)), ("root", .string("\(new.root)")),
      ])
  }

  /// Shows the proof, or puts it in a file and says so.
  private static func deliver(
    _ proof: String, _ invocation: Invocation, _ what: String, _ facts: [(String, JSON?)]
  ) throws {
    let path = invocation.arguments.value(.newFile)
    if let path {
      try invocation.write(Array(proof.utf8), toNew: path)
      invocation.output.did("Wel gelukt: het bewijs staat in \(path).")
    }
    if invocation.arguments.has(.json) {
      invocation.output.json(
        .record(facts + [("file", .text(path)), ("proof", path == nil ? .string(proof) : nil)]))
    } else if let path {
      invocation.output.line("\(what): \(path)")
      invocation.output.line("Controleren: vth check \(path) --key SLEUTEL")
    } else {
      invocation.output.text(proof)
    }
  }
}
