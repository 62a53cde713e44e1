internal import Crypto
internal import Disk
internal import EventFormat
internal import FileLog
internal import Governance
internal import Log
internal import Merkle
internal import Register
internal import Reports

extension Flag {
  static let provenEntries = Flag(
    name: "entries", value: "N,M,…",
    summary: "welke vermeldingen een los bewijs krijgen (anders alle besluiten)")
  static let verifier = Flag(
    name: "verifier", value: "BESTAND",
    summary: "het controleprogramma (anders verify.py dat bij vth hoort)")
}

extension Command {
  static let exportAudit = Command(
    name: "export audit", summary: "Alles wat een auditor nodig heeft, met uitleg, in één map.",
    arguments: "MAP", argumentCount: 1...1,
    flags: [.log, .provenEntries, .verifier, .json],
    details: """
      De map krijgt het log, alle zegels los, de sleutels, bewijzen, tijdstempels, het controleprogramma en
      een LEESMIJ.md waarmee een auditor alles in tien minuten naloopt, zonder vth. Geef de openbare sleutel
      ook langs een andere weg: wie een log vervalst, kan ook deze map vervalsen.

      Voorbeeld: vth export audit controle-2026 --entries 610,1024
      """
  ) { invocation in
    let directory = invocation.arguments.words[0]
    try invocation.requireEmpty(directory)
    let register = try invocation.vouchedRegister()
    invocation.countUnread(in: register)
    let contents = register.contents
    guard let newest = contents.commits.last else { throw TrustError.noCheckpoint }
    var kit = AuditKit(
      contents, newest, directory, try provenEntries(contents, invocation),
      try invocation.verifierBytes(), invocation)
    try invocation.requireEmpty(directory)
    do { try kit.write() } catch {
      kit.makings.takeAway()
      throw error
    }
    invocation.output.did("Wel gelukt: de map \(directory) is gemaakt.")
    if invocation.arguments.has(.json) {
      invocation.output.json(
        .record([
          ("directory", .string(directory)), ("size", .number(newest.sizeAfter)),
          ("root", .string("\(newest.root)")), ("checkpoints", .number(contents.commits.count)),
          ("proofs", .number(kit.entries.count)),
        ]))
    } else {
      invocation.output.line(
        "Map voor de auditor: \(directory), \(counted(newest.sizeAfter, "vermelding", "vermeldingen")), "
          + "\(counted(contents.commits.count, "zegel", "zegels")), "
          + "\(counted(kit.entries.count, "los bewijs", "losse bewijzen")).")
      invocation.output.line(
        "Begin met \(directory)/LEESMIJ.md. Geef de sleutel ook langs een andere weg:")
      for key in contents.keys { invocation.output.line(key.text) }
    }
    return .done
  }

  /// The entries that `--entries` names, or else those that record a decision.
  private static func provenEntries(
    _ contents: LogContents, _ invocation: Invocation
  ) throws -> [Int] {
    guard let entries = try invocation.entryNumbers(.provenEntries, count: contents.entryCount)
    else {
      let model = Register(contents).model
      return (0..<contents.entryCount).filter { model.type(at: $0) == .decisionTaken }
    }
    return Set(entries).sorted()
  }
}

extension Invocation {
  /// The verifier that goes along: `--verifier`, the one that was installed with the program, or the one in the
  /// folder that the program was built in.
  fileprivate func verifierBytes() throws -> [UInt8] {
    if let path = arguments.value(.verifier) { return try contents(of: path, bytesMax: 1 << 20) }
    if let installed = Self.placeWithProgram("share/vth/verify.py"),
      try fileSystem.status(installed) != nil
    {
      return try fileSystem.readWhole(installed, bytesMax: 1 << 20)
    }
    let name = "Scripts/verify.py"
    guard let above = try folderAboveProgram(with: name) else { throw TrustError.noVerifier }
    return try fileSystem.readWhole("\(above)/\(name)", bytesMax: 1 << 20)
  }

  /// Where a file is that was installed under the same prefix as `bin/vth`; `nil` when the program is not in a `bin`.
  private static func placeWithProgram(_ file: String) -> String? {
    let parts = (ProcessFacts.executablePath() ?? "").split(
      separator: "/", omittingEmptySubsequences: false)
    guard parts.count > 2, parts[parts.count - 2] == "bin" else { return nil }
    return (parts.dropLast(2) + [file[...]]).joined(separator: "/")
  }
}

/// The folder for an auditor, in the making.
private struct AuditKit {
  let entries: [Int]
  private let contents: LogContents
  private let newest: Commit
  private let directory: String
  private let verifier: [UInt8]
  private let invocation: Invocation
  private(set) var makings: Makings

  init(
    _ contents: LogContents, _ newest: Commit, _ directory: String, _ entries: [Int],
    _ verifier: [UInt8], _ invocation: Invocation
  ) {
    self.contents = contents
    self.newest = newest
    self.directory = directory
    self.entries = entries
    self.verifier = verifier
    self.invocation = invocation
    makings = Makings(in: directory, of: invocation.fileSystem)
  }

  /// Makes everything; the explanation comes last, when the rest is there and was verified.
  mutating func write() throws {
    let fileSystem = invocation.fileSystem
    let evidence = try invocation.evidence()
    try makings.makeRoot(permissions: 0o755)
    // Open before anything is made in it, so that no error of it is lost.
    let root = try OpenFile(directory, for: .directory, in: fileSystem)
    do throws(LogError) {
      let written = try LogCopy.write(
        contents, beside: evidence, with: [], to: directory + "/log", asPart: true,
        in: fileSystem)
      makings.note(written.makings)
      invocation.warn(leftOut: written.leftOut)
    } catch { throw RegisterError.log(error) }
    let copy = try LogRestore(of: directory + "/log", in: fileSystem).contents
    guard copy.edge == contents.edge else {
      throw RegisterError.unsoundCopy(path: directory + "/log", problems: 1)
    }
    try writeCheckpoints()
    try writeProofs()
    try writeKeys()
    try put(verifier, "verify.py")
    let stamps = try keptStamps()
    var hasher = SHA256()
    let guide = AuditGuide(
      origin: contents.origin, size: newest.sizeAfter, commits: contents.commits.count,
      root: newest.root, verifier: hasher.hash(verifier.span),
      day: try invocation.environment.today(), firstProof: entries.first,
      firstSize: contents.commits.first?.sizeAfter ?? newest.sizeAfter,
      stamps: stamps.map { (name: name($0.path), size: $0.size) },
      hasRetiredKeys: !contents.format.retired.isEmpty,
      unread: UnreadText.sentence(Register(contents).model.unreadInAll()))
    try put(Array(guide.text.utf8), "LEESMIJ.md")
    try fileSystem.synchronize(root.id)
  }

  private func keptStamps() throws -> [KeptStamp] {
    do throws(LogError) {
      return try invocation.log(in: directory + "/log").store.evidence.stamps().stamps
    } catch { throw RegisterError.log(error) }
  }

  private func name(_ path: String) -> String { String(path.split(separator: "/").last ?? "") }

  private mutating func writeCheckpoints() throws {
    try folder("checkpoints")
    for commit in contents.commits {
      let note = try invocation.bareNote(of: commit, in: contents)
      try put(Array(note.encoded.utf8), "checkpoints/\(Self.digits(commit.sizeAfter)).note")
    }
  }

  private mutating func writeProofs() throws {
    try folder("proofs")
    let note = try invocation.note(of: newest, in: contents)
    for sequence in entries {
      let proof = contents.proof(of: sequence, in: newest, under: note)
      try put(Array(proof.encoded.utf8), "proofs/\(Self.digits(sequence)).tlog-proof")
    }
    for commit in contents.commits.dropLast() {
      let proof = contents.proof(from: commit, to: newest, under: note)
      try put(Array(proof.encoded.utf8), "proofs/groei-\(Self.digits(commit.sizeAfter)).txt")
    }
  }

  private mutating func writeKeys() throws {
    try folder("keys")
    // The key whose signature stands first under the newest checkpoint is the one to check it with.
    let first = try invocation.bareNote(of: newest, in: contents).signatures[0]
    let keys = contents.keys.filter(first.names) + contents.keys.filter { !first.names($0) }
    for (number, key) in keys.enumerated() {
      try put(Array((key.text + "\n").utf8), "keys/log\(number == 0 ? "" : "-\(number + 1)").vkey")
    }
    if !contents.format.retired.isEmpty {
      let text = contents.format.retired.map { "\($0.key.text)\n" }.joined()
      try put(Array(text.utf8), "keys/vervallen.vkey")
    }
    let witnesses = try WitnessStore(in: invocation.fileSystem)?.keys() ?? []
    if !witnesses.isEmpty {
      try put(Array(witnesses.map { "\($0.text)\n" }.joined().utf8), "keys/getuigen.vkey")
    }
  }

  private static func digits(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 9 - digits.utf8.count)) + digits
  }

  private mutating func folder(_ name: String) throws {
    try makings.makeFolder("\(directory)/\(name)", permissions: 0o755)
  }

  private mutating func put(_ bytes: [UInt8], _ name: String) throws {
    try invocation.write(bytes, toNew: "\(directory)/\(name)")
    makings.note("\(directory)/\(name)")
  }
}
