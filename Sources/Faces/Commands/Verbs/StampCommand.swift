internal import Calendar
internal import Crypto
internal import Disk
internal import EventFormat
internal import Governance
internal import Log
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
    let contents = try invocation.vouchedRegister().contents
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
      naast het log. Of een certificaat is ingetrokken, zoekt vth niet op. Het telt pas mee voor wie de dienst
      vertrouwt: vth stamp trust.

      Voorbeeld: vth stamp attach zegel.tsr --ca dienst.pem
      """
  ) { invocation in
    guard let authority = invocation.arguments.value(.authority) else {
      throw CommandError.flagMissing("ca", verb: "stamp attach")
    }
    let bytes = try invocation.contents(of: invocation.arguments.words[0], bytesMax: 1 << 20)
    let certificates = try invocation.contents(of: authority, bytesMax: 1 << 20)
    let contents = try invocation.register().contents
    let seen = try invocation.seen(bytes, certificates, given: .byReader)
    guard let commit = try invocation.commit(stamped: seen.digest, in: contents) else {
      throw TrustError.stampOfOther
    }
    let evidence = try invocation.evidence()
    let path: String
    do throws(LogError) {
      path = try evidence.keep(
        stamp: bytes, certificates: certificates, size: commit.sizeAfter)
    } catch { throw RegisterError.log(error) }
    invocation.output.did("Wel gelukt: het tijdstempel is bewaard in \(path).")
    if invocation.arguments.has(.json) {
      invocation.output.json(seen.json(size: commit.sizeAfter, path: path))
    } else {
      invocation.output.line(seen.sentence(size: commit.sizeAfter, path: path))
      invocation.output.line("Bewaard: \(path)")
      if !seen.isOfKnownService {
        invocation.output.line(
          "Voor vth verify telt het pas mee als u de dienst vertrouwt: vth stamp trust \(authority)"
        )
      }
    }
    return .done
  }

  static let stampTrust = Command(
    name: "stamp trust", summary: "Vertrouw een tijdstempeldienst, aan zijn stamcertificaat.",
    arguments: "CERTIFICAAT", argumentCount: 1...1, flags: [.json],
    details: """
      Iedereen kan een certificaat maken met de naam van een dienst erin. Daarom telt een tijdstempel alleen mee als
      het stamcertificaat van de dienst bij u bekend is, aan zijn SHA-256. Haal dat certificaat (PEM) bij de dienst zelf,
      en vergelijk de SHA-256 met wat zij bekendmaakt. Wie u vertrouwt staat in uw configuratiemap, niet in het log.

      Voorbeeld: vth stamp trust dienst.pem
      """
  ) { invocation in
    guard let store = StampRootStore(in: invocation.fileSystem) else { throw RegisterError.noHome }
    let path = invocation.arguments.words[0]
    let pem = try invocation.contents(of: path, bytesMax: 1 << 20)
    let roots: [StampRoot]
    do throws(CryptoError) { roots = try StampRoot.all(inPEM: pem) } catch {
      throw RegisterError.crypto(error)
    }
    guard !roots.isEmpty else { throw TrustError.noStampRoot(path) }
    let new = try store.add(roots)
    invocation.output.did("Wel gelukt: de dienst staat in \(store.path).")
    if invocation.arguments.has(.json) {
      invocation.output.json(
        .record([("added", .array(new.map(\.json))), ("file", .string(store.path))]))
    } else {
      for root in new {
        invocation.output.line("Vertrouwd: \(root.name)")
        invocation.output.line("SHA-256:   \(root.fingerprint)")
      }
      invocation.output.line(
        new.isEmpty
          ? "Die stonden er al, in \(store.path)."
          : "Bewaard in \(store.path). Vertrouwt u een dienst niet meer, haal dan zijn regel daar weg."
      )
    }
    return .done
  }

  static let stampVerify = Command(
    name: "stamp verify",
    summary: "Controleer de tijdstempels bij het log, elk op zijn eigen tijdstip.",
    arguments: "", argumentCount: 0...0, flags: [.log, .authority, .json],
    details: """
      Een stempel telt als het klopt en u de dienst vertrouwt (vth stamp trust), of zijn certificaten hier geeft met --ca.
      Anders is het niet beoordeeld, en is de status 1. Een stempel blijft goed als het certificaat van de dienst daarna is
      verlopen; laat het zegel dan wel opnieuw stempelen. Een te zwakke sleutel of hash telt niet.

      Voorbeeld: vth stamp verify --ca dienst.pem
      """
  ) { invocation in
    let contents = try invocation.register().contents
    let stamps = try invocation.keptStamps()
    let given = try invocation.arguments.value(.authority).map {
      try invocation.contents(of: $0, bytesMax: 1 << 20)
    }
    var status = ExitStatus.done
    var answers: [JSON] = []
    var lines: [String] = []
    for stamp in stamps {
      do {
        let (seen, size) = try invocation.verify(stamp, given, in: contents)
        answers.append(seen.json(size: size, path: stamp.path))
        lines.append(seen.sentence(size: size, path: stamp.path))
        if !seen.isTrusted, status == .done { status = .refused }
      } catch {
        let (reason, why) = Failure.explain(error)
        // What could not be looked at is not wrong; but wrong weighs more.
        status = status == .damaged || why != .failed ? .damaged : .failed
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
    }
    return status
  }
}

/// A time stamp of which signature and chain were verified.
struct SeenStamp {
  let digest: Digest
  private let time: Int64
  private let authority: StampAuthority
  /// Whether the reader gave the root, or trusts it always; if not, nothing is known of who made this.
  let isTrusted: Bool
  /// Whether it is a root that the reader trusts always.
  let isOfKnownService: Bool
  /// Whether a certificate of the chain has expired by now.
  private let isExpired: Bool

  /// `known` are the roots that the reader trusts always, `given` those he gave now; `now` is in seconds since 1970.
  init(
    _ bytes: [UInt8], _ certificates: [UInt8], known: [StampRoot], given: [StampRoot], now: Int64
  ) throws(CryptoError) {
    let stamp = try TimeStamp(bytes)
    authority = try stamp.verify(certificates: certificates)
    digest = stamp.digest
    time = stamp.time
    isOfKnownService = known.contains(authority.root)
    isTrusted = isOfKnownService || given.contains(authority.root)
    isExpired = authority.expires < now
  }

  var moment: String { Moment(milliseconds: time * 1_000)?.iso ?? "\(time)" }

  func sentence(size: Int, path: String) -> String {
    guard isTrusted else {
      return "Niet beoordeeld: \(path). \(whyUnjudged)"
    }
    return "Het zegel onder \(size) vermeldingen bestond op \(moment), volgens \(authority.name)."
      + (isExpired
        ? " Een certificaat van deze dienst is sindsdien verlopen: laat het zegel opnieuw stempelen."
        : "")
  }

  /// Why a stamp that fits does not count, and what to do.
  var whyUnjudged: String {
    "Wie dit stempelde, noemt zich \(authority.name), onder een stamcertificaat dat u niet vertrouwt (SHA-256 "
      + "\(authority.root.fingerprint)). Kent u de dienst, vergelijk dan die SHA-256 met wat zij bekendmaakt, en doe: "
      + "vth stamp trust CERTIFICAAT"
  }

  func json(size: Int, path: String) -> JSON {
    .record([
      ("size", .number(size)), ("time", .string(moment)), ("authority", .string(authority.name)),
      ("root", .string("\(authority.root.fingerprint)")), ("file", .string(path)),
      // Of a stamp that is not judged it is not said that it is sound.
      ("sound", isTrusted ? .boolean(true) : nil), ("judged", .boolean(isTrusted)),
      ("expired", .boolean(isExpired)),
    ])
  }
}

extension StampRoot {
  fileprivate var json: JSON {
    .record([("root", .string("\(fingerprint)")), ("name", .string(name))])
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
  /// The time stamps beside a log; what bears the name of one and is none is named, and stops no other.
  fileprivate func keptStamps() throws -> [KeptStamp] {
    let evidence = try evidence()
    do throws(LogError) {
      let (stamps, odd) = try evidence.stamps()
      for (path, error) in odd { output.warn("Let op: \(EvidenceReview.unused(path, error))") }
      return stamps
    } catch {
      guard case .disk(let trouble) = error, trouble.kind == .notPlain else {
        throw RegisterError.log(error)
      }
      output.warn("Let op: \(trouble.path) is geen gewone map, en telt niet mee.")
      return []
    }
  }

  /// The commit whose note was stamped; nil when it is none of this log.
  ///
  /// The newest is tried first.
  fileprivate func commit(stamped digest: Digest, in contents: LogContents) throws -> Commit? {
    for commit in contents.commits.reversed() {
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
    let seen = try seen(
      stamp.bytes, given ?? stamp.certificates ?? [], given: given == nil ? .beside : .byReader)
    // Only at the checkpoint that its name says: looking at all of them for each stamp would be square.
    guard let commit = contents.commit(endingAt: stamp.size),
      try bareNote(of: commit, in: contents).sha256 == seen.digest
    else { throw TrustError.stampOfOther }
    return (seen, commit.sizeAfter)
  }

  /// Where the certificates come from with which a stamp is verified.
  enum CertificateSource {
    /// The reader gave them, so whoever leads to them is trusted.
    case byReader
    /// Whoever made the log, or changed it, put them there.
    case beside
  }

  fileprivate func seen(
    _ stamp: [UInt8], _ certificates: [UInt8], given source: CertificateSource
  ) throws -> SeenStamp {
    let known = try StampRootStore(in: fileSystem)?.roots() ?? []
    let now = try environment.now().milliseconds / 1_000
    do throws(CryptoError) {
      let given: [StampRoot] =
        switch source {
        case .byReader: try StampRoot.all(inPEM: certificates)
        case .beside: []
        }
      return try SeenStamp(stamp, certificates, known: known, given: given, now: now)
    } catch { throw EvidenceError.crypto(error) }
  }
}
