internal import Crypto
internal import Disk
internal import EventFormat
internal import Log
internal import Merkle
internal import Register

extension Flag {
  static let sealAt = Flag(
    name: "at", value: "N",
    summary: "het zegel onder de eerste N vermeldingen (anders het nieuwste)")
}

extension Command {
  static let checkpoint = Command(
    name: "checkpoint", summary: "Het nieuwste zegel: de handtekening onder alles tot nu toe.",
    arguments: "", argumentCount: 0...0, flags: [.log, .sealAt, .json],
    details: """
      Bewaar het buiten het log. Later moet precies deze wortel nog in het log staan: zo ziet u of er
      iets is veranderd of weggehaald. Het zegel is een C2SP checkpoint; andere programma's lezen het ook.

      Voorbeeld: vth checkpoint > mijn-zegel
      """
  ) { invocation in
    let contents = try invocation.vouchedRegister().contents
    let commit = try invocation.commit(.sealAt, in: contents)
    let note = try invocation.note(of: commit, in: contents)
    guard invocation.arguments.has(.json) else {
      invocation.output.text(note.encoded)
      return .done
    }
    invocation.output.json(
      .record([
        ("origin", .string(contents.origin)), ("size", .number(commit.sizeAfter)),
        ("root", .string("\(commit.root)")),
        ("rootBase64", .string(Base64.encode(commit.root.bytes))),
        ("note", .string(note.encoded)),
        ("signedBy", .array(note.signatures.map { .string($0.keyName) })),
        ("segment", .string(contents.place(of: commit.sizeAfter - 1).path)),
      ]))
    return .done
  }
}

extension Command {
  static let cosign = Command(
    name: "checkpoint cosign", summary: "Voeg medetekeningen van getuigen toe aan een zegel.",
    arguments: "BESTAND|-", argumentCount: 1...1, flags: [.log, .sealAt, .json],
    details: """
      In het bestand staat het zegel met de handtekeningen eronder, of alleen die regels, zoals een
      getuige ze antwoordt. Alleen handtekeningen die kloppen, van getuigen die u vertrouwt (vth keys
      witness), worden bewaard: in de map cosignatures, naast het log. Van elke getuige blijft de nieuwste.

      Voorbeeld: vth checkpoint cosign antwoord-van-getuige.txt
      """
  ) { invocation in
    let contents = try invocation.register().contents
    let commit = try invocation.commit(.sealAt, in: contents)
    let note = try invocation.note(of: commit, in: contents)
    let bytes = try invocation.evidenceBytes(invocation.arguments.words[0])
    guard let text = String(validating: bytes, as: UTF8.self) else { throw EvidenceError.notText }
    let (about, lines) = try cosigning(text)
    if let about, !about.utf8.elementsEqual(note.text.utf8) {
      throw TrustError.otherCheckpoint(size: commit.sizeAfter)
    }
    let witnesses = try WitnessStore(in: invocation.fileSystem)?.keys() ?? []
    let (known, found) = try note.verified(lines, by: witnesses)
    guard !known.isEmpty else { throw TrustError.noKnownWitness(lines.map(\.keyName)) }
    let bare = try invocation.bareNote(of: commit, in: contents)
    let kept: SignedNote
    do throws(CryptoError) {
      kept = try bare.keepingNewest(of: note.signatures + known, from: witnesses)
    } catch { throw TrustError.noRoomForWitnesses }
    let evidence = try invocation.evidence()
    do throws(LogError) { try evidence.keep(kept, size: commit.sizeAfter) } catch {
      throw RegisterError.log(error)
    }
    invocation.output.did("Wel gelukt: de medetekeningen zijn bewaard.")
    if invocation.arguments.has(.json) {
      invocation.output.json(
        .record([
          ("size", .number(commit.sizeAfter)),
          ("cosignedBy", .array(found.map { .string($0.witness.text) })),
        ]))
    } else {
      for cosignature in found {
        invocation.output.line(
          "Meegetekend onder \(commit.sizeAfter) vermeldingen: \(cosignature.witness.name)")
      }
    }
    return .done
  }
}

/// The signature lines in a file, and the text of the note above them when it is there.
private func cosigning(
  _ text: String
) throws(EvidenceError) -> (about: String?, lines: [NoteSignature]) {
  do throws(CryptoError) {
    if text.hasPrefix("\u{2014} ") { return (nil, try NoteSignature.lines(text)) }
    let given = try SignedNote(parsing: text)
    return (given.text, given.signatures)
  } catch { throw .crypto(error) }
}

extension SignedNote {
  /// The lines that one of the witnesses made over this note; throws when one of theirs is wrong.
  fileprivate func verified(
    _ lines: [NoteSignature], by witnesses: [WitnessKey]
  ) throws(EvidenceError) -> ([NoteSignature], [Cosignature]) {
    var known: [NoteSignature] = []
    var found: [Cosignature] = []
    for line in lines {
      do throws(CryptoError) {
        let cosignatures = try SignedNote(text: text, signatures: [line])
          .cosignatures(of: witnesses)
        if !cosignatures.isEmpty { known.append(line) }
        found += cosignatures
      } catch { throw .crypto(error) }
    }
    return (known, found)
  }
}

extension Invocation {
  /// A file of evidence, or the standard input for `-`.
  func evidenceBytes(_ path: String) throws -> [UInt8] {
    path == "-"
      ? try StandardStreams.readInput(bytesMax: EvidenceFile.bytesMax)
      : try contents(of: path, bytesMax: EvidenceFile.bytesMax)
  }

  /// The note under a commit, verified, with the co-signatures kept for it; not with those of trusted
  /// witnesses that turn out wrong.
  func note(of commit: Commit, in contents: LogContents) throws -> SignedNote {
    let witnesses = try WitnessStore(in: fileSystem)?.keys() ?? []
    let (note, _, troubles) = try reviewedNote(of: commit, in: contents, evidence(), witnesses)
    for trouble in troubles { output.warn("Let op: \(trouble)") }
    return note
  }

  /// The same; which of the witnesses co-signed it, and what is wrong with what is kept for it.
  func reviewedNote(
    of commit: Commit, in contents: LogContents, _ evidence: Evidence, _ witnesses: [WitnessKey]
  ) throws -> (note: SignedNote, cosigners: [WitnessKey], troubles: [String]) {
    let bare = try bareNote(of: commit, in: contents)
    let path = evidence.cosignedPath(commit.sizeAfter)
    let kept: (note: SignedNote, isUnreadable: Bool)
    do throws(LogError) { kept = try evidence.cosigned(bare, size: commit.sizeAfter) } catch {
      // It is no part of the log: nobody need wait for it to be mended.
      let reason = Failure.explain(RegisterError.log(error)).message
      return (bare, [], ["\(path) telt niet mee. \(reason)"])
    }
    if kept.isUnreadable {
      return (bare, [], ["\(path) hoort niet bij dit zegel, en telt niet mee. \(Self.askAgain)"])
    }
    var sound = bare
    var (cosigners, troubles) = ([WitnessKey](), [String]())
    for signature in kept.note.signatures where !bare.signatures.contains(signature) {
      // One by one: that of one witness may be wrong, and those of others right.
      do throws(CryptoError) {
        let found = try bare.adding([signature]).cosignatures(of: witnesses)
        for witness in found.map(\.witness) where !cosigners.contains(witness) {
          cosigners.append(witness)
        }
        sound = sound.adding([signature])
      } catch {
        troubles.append("een regel in \(path) telt niet mee. \(error.dutch) \(Self.askAgain)")
      }
    }
    return (sound, cosigners, troubles)
  }

  private static let askAgain =
    "Vraag de getuige opnieuw, en bewaar het antwoord met: vth checkpoint cosign"

  /// The note under a commit as it stands in the log, verified.
  func bareNote(of commit: Commit, in contents: LogContents) throws -> SignedNote {
    do throws(LogError) { return try contents.verifiedNote(of: commit) } catch {
      throw RegisterError.log(error)
    }
  }
}
