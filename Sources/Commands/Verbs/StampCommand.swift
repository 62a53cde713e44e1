internal import Crypto
internal import Disk
internal import EventFormat
internal import Governance
internal import Journal
internal import Merkle
internal import Register

extension Flag {
  static let authority = Flag(
    name: "ca", value: "BESTAND", summary: "de certificaten van de tijdstempeldienst (PEM)")
}

extension Command {
  static let stampRequest = Command(
    name: "stamp request", summary: "Vraag om een tijdstempel onder een zegel (RFC 3161).",
    arguments: "", argumentCount: 0...0, flags: [.log, .sealAt, .newFile, .json],
    details: """
      Maakt het bestand dat u aan een tijdstempeldienst stuurt. vth stuurt zelf niets. Het stempel gaat
      over het zegel zoals het in het log staat. Alleen zo bewijst u wanneer het er al was.

      Voorbeeld:
        vth stamp request --out zegel.tsq
        curl -H 'Content-Type: application/timestamp-query' --data-binary @zegel.tsq ADRES > zegel.tsr
        vth stamp attach zegel.tsr --ca dienst.pem
      """
  ) { invocation in
    guard let path = invocation.arguments.value(.newFile) else {
      throw CommandError.flagMissing("out", verb: "stamp request")
    }
    let contents = try invocation.register().contents
    let commit = try invocation.commit(.sealAt, in: contents)
    let note = try invocation.bareNote(of: commit, in: contents)
    let request: [UInt8]
    do throws(CryptoError) {
      request = try TimeStampRequest.encoded(for: note.sha256)
    } catch { throw RegisterError.crypto(error) }
    try invocation.write(request, toNew: path)
    invocation.output.did("Wel gelukt: het verzoek staat in \(path).")
    if invocation.arguments.has(.json) {
      invocation.output.json(
        .record([
          ("size", .number(commit.sizeAfter)), ("sha256", .string("\(note.sha256)")),
          ("file", .string(path)),
        ]))
    } else {
      invocation.output.line(
        "Verzoek om een tijdstempel onder \(commit.sizeAfter) vermeldingen: \(path)")
      invocation.output.line("Daarna: vth stamp attach ANTWOORD --ca CERTIFICATEN")
    }
    return .done
  }

  static let stampAttach = Command(
    name: "stamp attach",
    summary: "Bewaar een tijdstempel bij het log, nadat het is gecontroleerd.",
    arguments: "BESTAND", argumentCount: 1...1, flags: [.log, .authority, .json],
    details: """
      Zoekt zelf het zegel waar het stempel over gaat. Stempel en certificaten komen in de map stamps,
      naast het log. Of een certificaat is ingetrokken, zoekt vth niet op.

      Voorbeeld: vth stamp attach zegel.tsr --ca dienst.pem
      """
  ) { invocation in
    guard let authority = invocation.arguments.value(.authority) else {
      throw CommandError.flagMissing("ca", verb: "stamp attach")
    }
    let bytes = try invocation.contents(of: invocation.arguments.words[0], bytesMax: 1 << 20)
    let certificates = try invocation.contents(of: authority, bytesMax: 1 << 20)
    let contents = try invocation.register().contents
    let seen: SeenStamp
    do throws(CryptoError) {
      seen = try SeenStamp(bytes, certificates)
    } catch { throw EvidenceError.crypto(error) }
    guard let commit = try invocation.commit(stamped: seen.digest, in: contents) else {
      throw TrustError.stampOfOther
    }
    let path: String
    do throws(JournalError) {
      path = try EvidenceFolder(contents.paths.directory, in: invocation.fileSystem)
        .keep(stamp: bytes, certificates: certificates, size: commit.sizeAfter)
    } catch { throw RegisterError.journal(error) }
    invocation.output.did("Wel gelukt: het tijdstempel is bewaard in \(path).")
    if invocation.arguments.has(.json) {
      invocation.output.json(seen.json(size: commit.sizeAfter, path: path))
    } else {
      invocation.output.line(seen.sentence(size: commit.sizeAfter))
      invocation.output.line("Bewaard: \(path)")
    }
    return .done
  }

  static let stampVerify = Command(
    name: "stamp verify",
    summary: "Controleer de tijdstempels bij het log, elk op zijn eigen tijdstip.",
    arguments: "", argumentCount: 0...0, flags: [.log, .authority, .json],
    details: """
      Een stempel blijft goed als het certificaat van de dienst daarna is verlopen. Zonder --ca worden de
      certificaten gebruikt die ernaast zijn bewaard; geef liever die u zelf van de dienst hebt.

      Voorbeeld: vth stamp verify --ca dienst.pem
      """
  ) { invocation in
    let contents = try invocation.register().contents
    let stamps: [KeptStamp]
    do throws(JournalError) {
      stamps = try EvidenceFolder(contents.paths.directory, in: invocation.fileSystem).stamps()
    } catch { throw RegisterError.journal(error) }
    let given = try invocation.arguments.value(.authority).map {
      try invocation.contents(of: $0, bytesMax: 1 << 20)
    }
    var isSound = true
    var answers: [JSON] = []
    var lines: [String] = []
    for stamp in stamps {
      do {
        let (seen, size) = try invocation.verify(stamp, given, in: contents)
        answers.append(seen.json(size: size, path: stamp.path))
        lines.append(seen.sentence(size: size))
      } catch {
        isSound = false
        let reason = Failure.explain(error).message
        answers.append(
          .record([
            ("file", .string(stamp.path)), ("sound", .boolean(false)), ("reason", .string(reason)),
          ]))
        lines.append("FOUT: \(stamp.path): \(reason)")
      }
    }
    if invocation.arguments.has(.json) {
      invocation.output.json(.array(answers))
    } else {
      for line in lines { invocation.output.line(line) }
      if stamps.isEmpty { invocation.output.line("Bij dit log zijn geen tijdstempels bewaard.") }
      if given == nil, !stamps.isEmpty {
        invocation.output.line("Let op: de certificaten komen uit de map van het log zelf.")
      }
    }
    return isSound ? .done : .damaged
  }
}

/// A time stamp of which signature and chain were verified.
struct SeenStamp {
  let digest: Digest
  private let time: Int64
  private let signer: String

  init(_ bytes: [UInt8], _ certificates: [UInt8]) throws(CryptoError) {
    let stamp = try TimeStamp(bytes)
    signer = try stamp.verify(certificates: certificates)
    digest = stamp.digest
    time = stamp.time
  }

  private var moment: String { Moment(milliseconds: time * 1_000)?.iso ?? "\(time)" }

  func sentence(size: Int) -> String {
    "Het zegel onder \(size) vermeldingen bestond op \(moment), volgens \(signer)."
  }

  func json(size: Int, path: String) -> JSON {
    .record([
      ("size", .number(size)), ("time", .string(moment)), ("authority", .string(signer)),
      ("file", .string(path)), ("sound", .boolean(true)),
    ])
  }
}

extension SignedNote {
  /// What a time stamp is about: the whole note, as it stands in the log.
  var sha256: Digest {
    var sha256 = SHA256()
    return sha256.hash(Array(encoded.utf8).span)
  }
}

extension Invocation {
  /// The commit whose note was stamped; nil when it is none of this log.
  ///
  /// The one of `size` entries is tried first.
  fileprivate func commit(
    stamped digest: Digest, size: Int? = nil, in contents: LogContents
  ) throws -> Commit? {
    let first = size.flatMap { contents.commit(endingAt: $0) }.map { [$0] } ?? []
    for commit in first + contents.commits.reversed() {
      guard let note = contents.note(of: commit) else { continue }
      var sha256 = SHA256()
      if sha256.hash(Array(note.utf8).span) == digest {
        _ = try bareNote(of: commit, in: contents)
        return commit
      }
    }
    return nil
  }

  /// Verifies a kept stamp with these certificates, or else with those beside it.
  func verify(
    _ stamp: KeptStamp, _ given: [UInt8]?, in contents: LogContents
  ) throws -> (SeenStamp, size: Int) {
    let seen: SeenStamp
    do throws(CryptoError) {
      seen = try SeenStamp(stamp.bytes, given ?? stamp.certificates ?? [])
    } catch { throw EvidenceError.crypto(error) }
    guard let commit = try commit(stamped: seen.digest, size: stamp.size, in: contents) else {
      throw TrustError.stampOfOther
    }
    return (seen, commit.sizeAfter)
  }
}
