internal import Answers
internal import Crypto
internal import Log
internal import Merkle
internal import Reading
internal import Texts

/// What a user asked of keys, checkpoints and proofs that cannot be done.
enum TrustError: Error {
  case fileNotFound(String)
  case fileExists(String)
  case noKeyGiven(verb: String)
  case badKey(String, reason: String)
  case noLogKey(String)
  case noCheckpoint
  case notASize(String, flag: String, near: [Int])
  case nothingToProve
  case sizesReversed(from: Int, to: Int)
  case proveWhat
  case notInCheckpoint(sequence: Int, size: Int)
  case otherCheckpoint(size: Int)
  case noKnownWitness([String])
  case stampOfOther
  case noStampRoot(String)
  case noRoomForWitnesses
  case reasonWithoutOrigin
  case keyWithoutOrigin
  case sameOrigin(String)
  case keyOfOtherOrigin(String, wanted: String, flag: String)
  case noVerifier
  case nothingToDisclose(Int)
  case notErased(String)
  case unsoundTexts(String)
  /// The log is older than, or another than, what is known of it here, so no copy of it is made.
  case contradicted(LogError)
  case badGround(String)
  /// Why a last commit that its checkpoint does not vouch for may not be set aside.
  case notSetAside(LogError)

  var status: ExitStatus {
    switch self {
    case .fileNotFound, .noVerifier, .notErased: .failed
    case .notSetAside, .contradicted: .damaged
    case .fileExists, .noCheckpoint, .nothingToProve, .notInCheckpoint, .otherCheckpoint,
      .noKnownWitness, .keyOfOtherOrigin, .stampOfOther, .noStampRoot, .noRoomForWitnesses,
      .nothingToDisclose, .unsoundTexts:
      .refused
    case .noKeyGiven, .badKey, .noLogKey, .notASize, .sizesReversed, .proveWhat,
      .reasonWithoutOrigin, .keyWithoutOrigin, .sameOrigin, .badGround:
      .usage
    }
  }

  var dutch: String {
    switch self {
    case .fileNotFound(let path): "Het bestand \(path) is er niet."
    case .fileExists(let path):
      "\(path) bestaat al, en wordt nooit overschreven. Kies een andere naam. Er is niets geschreven."
    case .noKeyGiven(let verb):
      "Geef met --key de openbare sleutel van het log (naam+8 cijfers+sleutel), of een bestand waar zij "
        + "in staat. Haal haar ergens anders vandaan dan dit bestand. Uitleg: vth help \(verb)"
    case .badKey(let text, let reason):
      "“\(text.shortened)” is geen goede openbare sleutel: \(reason)."
    case .noLogKey(let text):
      "In \(text) staat geen sleutel van een log, alleen van getuigen. Geef ook die van het log."
    case .noCheckpoint: "Dit log heeft nog geen vermeldingen, dus ook geen zegel."
    case .notASize(let text, let flag, let near):
      "Bij “\(text)” (--\(flag)) staat geen zegel in dit log."
        + (near.isEmpty
          ? "" : " Het dichtst erbij: \(near.map(String.init).joined(separator: " en ")).")
    case .nothingToProve: "Elk log begint met niets. Geef bij --from een aantal vanaf 1."
    case .sizesReversed(let from, let to):
      "--from \(from) is meer dan --to \(to). Draai ze om: een log krimpt niet."
    case .proveWhat:
      "Geef óf een vermelding (vth prove NUMMER), óf twee zegels (vth prove --from N --to M)."
    case .notInCheckpoint(let sequence, let size):
      "Vermelding \(sequence) valt buiten het zegel voor \(size) vermeldingen."
    case .otherCheckpoint(let size):
      "Dit is een ander zegel dan dat onder de eerste \(size) vermeldingen. Geef met --at het aantal "
        + "waar het bij hoort. Er is niets bewaard."
    case .noKnownWitness(let names):
      "Hier staat geen handtekening van een getuige die u vertrouwt, maar van: "
        + "\(names.joined(separator: ", ")). Voeg de getuige eerst toe met vth keys witness. Er is niets "
        + "bewaard."
    case .noVerifier:
      "Het controleprogramma (Scripts/verify.py) is niet gevonden bij vth. Geef het met --verifier BESTAND. "
        + "Er is niets gemaakt."
    case .nothingToDisclose(let number):
      "Van vermelding \(number) is hier geen afgeschermde tekst. Er is niets gemaakt."
    case .unsoundTexts(let problem):
      "Van de afgeschermde teksten gaat er geen mee, want hier klopt iets niet. \(problem) Er is niets gemaakt."
    case .notErased(let reason):
      "Dat er is gewist staat in het log, maar het wissen zelf is niet gelukt. Geef de opdracht nog eens als dit is "
        + "verholpen: \(reason)"
    case .reasonWithoutOrigin: "Een reden hoort bij --new-origin: anders komt zij nergens te staan."
    case .keyWithoutOrigin:
      "Een sleutel hoort bij --new-origin: een log dat wordt teruggezet, houdt zijn eigen sleutel."
    case .sameOrigin(let name):
      "“\(name)” is de naam van het oude log. Geef het nieuwe een eigen naam: aan de naam is te zien welk van de twee "
        + "iets tekende. Er is niets gemaakt."
    case .keyOfOtherOrigin(let found, let wanted, let flag):
      "Deze sleutel is van “\(found)”, en het nieuwe log heet “\(wanted)”. Er is niets gemaakt. Geef de "
        + "sleutel met die naam, of geef --\(flag) \(found)."
    case .noRoomForWitnesses:
      "Onder een zegel passen hoogstens \(SignedNote.signaturesMax) handtekeningen, en zoveel staan er al van "
        + "getuigen die u vertrouwt. Er is niets bewaard. Vertrouw minder getuigen (zie vth keys)."
    case .noStampRoot(let path):
      "In \(path) staat geen stamcertificaat: geen van de certificaten tekende zichzelf. Vraag de dienst om zijn "
        + "stamcertificaat (root). Er is niets toegevoegd."
    case .stampOfOther:
      "Dit tijdstempel gaat over geen enkel zegel van dit log. Er is niets bewaard."
    case .contradicted(let error):
      "Dit is niet het hele log. \(TrustError.lost(error)) Er is niets gemaakt: wat hieruit komt, zou voor het log "
        + "worden aangezien. Haal de nieuwste kopie. Is deze met opzet ouder, controleer haar dan met: vth verify --is "
        + "ZEGEL"
    case .badGround(let text):
      "“\(text.shortened)” kan niet bij --at-least. Geef sleutel, gezien:N, gestempeld of sinds:N, met een komma "
        + "ertussen."
    case .notSetAside(.damaged(let damage)):
      "De laatste vastlegging was bevestigd: \(Integrity.dutch(damage)) Zij is nu beschadigd. Zet een goede kopie "
        + "van het log terug: vth restore KOPIE MAP"
    case .notSetAside(let error):
      "Er wordt niets apart gezet. \(TrustError.explain(error).message)"
    }
  }
}

extension EvidenceError {
  var status: ExitStatus {
    switch self {
    case .noLine, .noOldCheckpoint: .usage
    // Nothing was found out about the evidence.
    case .crypto(.libcrypto): .failed
    case .notText, .crypto, .merkle, .otherOrigin, .otherLine, .otherPlace, .otherOldSize: .damaged
    }
  }

  var dutch: String {
    switch self {
    case .notText:
      "Dit is geen zegel of bewijs: het is geen leesbare tekst. Is het een tijdstempel, gebruik dan vth stamp."
    case .crypto(let error): "Niet bewezen. \(error.dutch)"
    case .merkle(let error): "Niet bewezen. \(error.dutch)"
    case .otherOrigin(let found, let keys):
      "Niet bewezen. Het zegel gaat over log “\(found)”, maar hoort bij \(dutchList(keys))."
    case .noLine(let index):
      "Dit bewijs noemt vermelding \(index), maar bevat haar niet. Geef de regel uit het log in een "
        + "bestand: --entry BESTAND"
    case .otherLine: "Niet bewezen. De regel die u geeft, is een andere dan die in het bewijs."
    case .otherPlace(let index):
      "Niet bewezen. Op plaats \(index) staat een regel die zelf een ander nummer noemt."
    case .noOldCheckpoint(let size):
      "Dit bewijs begint bij \(size) vermeldingen. Geef het zegel dat u daarvan bewaarde: --old BESTAND"
    case .otherOldSize(let found, let expected):
      "Niet bewezen. Dit bewijs begint bij \(expected) vermeldingen; het zegel dat u geeft, is voor "
        + "\(found)."
    }
  }
}

extension CryptoError {
  /// In words for a reader; what a program needs stays in English.
  var dutch: String {
    switch self {
    case .badKeyName(let name): "“\(name)” kan geen naam van een sleutel zijn."
    case .malformedVerifierKey(let text, let fault):
      "“\(text.shortened)” is geen goede openbare sleutel: \(fault.dutch)."
    case .malformedSigningKey(let fault): "Dit is geen geheime sleutel: \(fault.dutch)."
    case .malformedNote(let fault): "Dit is geen ondertekend zegel: \(fault.dutch)."
    case .badSignature(let name, _):
      "De handtekening van \(name) klopt niet: de tekst is veranderd, of de handtekening is vals."
    case .noKnownSignature(let names):
      "Geen van de sleutels die u vertrouwt, heeft dit getekend. Wel getekend door: "
        + "\(names.joined(separator: ", "))."
    case .malformedTimeStamp(let fault): fault.dutch
    case .badTimeStamp(let problem): "Het tijdstempel telt niet. \(problem.dutch)"
    case .libcrypto(let function, .failed(_, let words?)):
      "libcrypto kan dit niet (\(function)). Zij zegt zelf, in het Engels: “\(words)”."
    case .libcrypto(let function, .failed(let code, nil)):
      "libcrypto kan dit niet (\(function), fout \(code))."
    case .libcrypto(let function, .wrongAnswer):
      "libcrypto kan dit niet: \(function) geeft een verkeerd antwoord."
    }
  }
}

extension TimeStampProblem {
  var dutch: String {
    switch self {
    case .expired: "Toen het werd gezet, was een certificaat van de dienst al verlopen."
    case .notYetValid: "Toen het werd gezet, telde een certificaat van de dienst nog niet."
    case .unknownAuthority:
      "De dienst is niet wie u vertrouwt: zijn certificaat komt uit bij geen van de certificaten die u gaf."
    case .weakKey:
      "Een sleutel van de dienst is te zwak (RSA onder 2048 bits, of een kromme onder 224)."
    case .weakHash: "Het rust op een hash die te zwak is (MD5 of SHA-1)."
    case .other:
      "De handtekening klopt niet, of het certificaat is er niet voor bedoeld. Wat er mis is, zegt ook: "
        + "openssl ts -verify"
    }
  }
}

extension TimeStampFault {
  var dutch: String {
    switch self {
    case .notAnAnswer: "Dit is geen antwoord van een tijdstempeldienst (RFC 3161)."
    case .refused: "De tijdstempeldienst heeft geen stempel gegeven."
    case .otherHash: "Dit tijdstempel gaat niet over een SHA-256."
    case .noCertificates: "In het bestand met certificaten staat geen certificaat (PEM)."
    }
  }
}

extension KeyFault {
  var dutch: String {
    switch self {
    case .missingParts: "er horen een naam, een nummer en een sleutel in, met plussen ertussen"
    case .badName: "de naam kan zo niet"
    case .badKeyID: "het nummer is geen 8 hexadecimale cijfers in kleine letters"
    case .badBase64: "het laatste deel is geen base64"
    case .wrongKeyLength(let expected, let found):
      "de sleutel is \(found) bytes lang in plaats van \(expected)"
    case .unsupportedType(let expected):
      expected == 4 ? "dit is geen sleutel van een getuige" : "dit is geen sleutel van een log"
    case .wrongKeyID: "het nummer hoort niet bij deze naam en sleutel; er is iets veranderd"
    case .smallOrder: "hiermee kan iedereen een handtekening zetten, zonder geheim"
    }
  }
}

extension NoteFault {
  var dutch: String {
    switch self {
    case .tooLarge(let bytes, _): "het is te lang (\(bytes) bytes)"
    case .controlCharacter(_, let offset): "er staat een stuurteken in (byte \(offset))"
    case .noFinalNewline: "het einde van de laatste regel ontbreekt"
    case .noSignatures: "er staat geen handtekening onder"
    case .tooManySignatures(let found, let max):
      "er staan \(found) handtekeningen onder, meer dan \(max)"
    case .badSignatureLine(let line): "“\(line.shortened)” is geen regel met een handtekening"
    }
  }
}

extension MerkleError {
  var dutch: String {
    switch self {
    case .treeTooLarge, .wrongPeakCount: "Dit aantal vermeldingen kan niet."
    case .indexOutsideTree(let index, let size):
      "Vermelding \(index) kan niet in een log van \(size) vermeldingen staan."
    case .nothingToProve: "Elk log begint met niets; daarvoor bestaat geen bewijs."
    case .treeShrank(let from, let to):
      "Het nieuwere zegel is voor \(to) vermeldingen, minder dan de \(from) van het oudere."
    case .proofTooLong, .proofTooShort:
      "Het aantal hashes in het bewijs past niet bij de aantallen vermeldingen."
    case .rootMismatch:
      "Het bewijs leidt naar een andere wortel dan die is getekend: een regel of een hash is veranderd, "
        + "of het bewijs hoort bij een ander zegel."
    case .malformedCheckpoint: "De getekende tekst is geen zegel (naam, aantal, wortel)."
    case .malformedProof(let fault):
      switch fault {
      case .wrongFirstLine(let line): "Een bewijs kan niet beginnen met “\(line.shortened)”."
      case .badExtra: "De regel “extra” is niet te lezen."
      case .badNumber(let text): "“\(text.shortened)” is geen getal zoals het hier hoort."
      case .badHash(let line): "“\(line.shortened)” is geen hash."
      case .tooManyHashes(let found): "Er staan \(found) hashes in; meer dan 63 kan niet."
      case .noCheckpoint: "Er staat geen zegel onder."
      }
    }
  }
}

extension String {
  /// Enough of a text of somebody else to recognise it.
  var shortened: String { shortened(to: 80) }

  /// At most so many Unicode scalars: what Swift calls one character may be as long as a text.
  func shortened(to most: Int) -> String {
    guard unicodeScalars.count > most else { return self }
    return String(unicodeScalars.prefix(most - 1)) + "…"
  }
}
