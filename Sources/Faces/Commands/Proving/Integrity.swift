internal import Answers
internal import Log
internal import Reading
internal import Register
internal import Reports

/// What can be wrong with a log, in Dutch: where, and what was found.
enum Integrity {
  static func dutch(_ damage: Damage) -> String {
    switch damage {
    case .missingDirectory(let path): "De map \(path) ontbreekt."
    case .notPlain(let path):
      "\(path) is geen gewoon bestand of gewone map, maar bijvoorbeeld een verwijzing naar iets anders. Vertrouw deze "
        + "map niet, en zoek uit wie dat deed."
    case .strangeSegmentName(let path): "\(path) heeft geen naam van een logbestand."
    case .segmentGap(let path, let expected, let found):
      "\(path) begint bij vermelding \(found); vermelding \(expected) zou de volgende zijn."
    case .emptySegment(let path): "\(path) is leeg, maar er volgt nog een bestand."
    case .segmentTooLarge(let path, let max): "\(path) is groter dan \(max) bytes."
    case .checkpointMismatch(let place, let mismatch):
      "\(at(place)): het zegel past niet bij de regels ervoor (\(dutch(mismatch)))."
    case .commitTooLarge(let place, let entries, let bytes):
      "\(at(place)): \(entries) vermeldingen en \(bytes) bytes onder één zegel is meer dan er onder kan staan."
    case .linesWithoutCheckpoint(let place, let bytes):
      "\(at(place)): \(bytes) bytes zonder zegel, terwijl er nog een bestand volgt."
    case .entriesLost(let path, let signed, let found):
      "\(path) is getekend voor \(signed) vermeldingen, maar het log heeft er \(found)."
    case .historyForked(let path, _):
      "\(path) is getekend voor een andere geschiedenis dan dit log."
    case .formatAhead(let path):
      "\(path) noemt het wisselen van een sleutel, maar de vermelding daarvan is weg."
    case .lineMalformed(let place, let fault): "\(at(place)) is geen vermelding: \(dutch(fault))."
    case .entryRefused(let place, let seq, let reason):
      "\(at(place)), vermelding \(seq): \(reason)"
    }
  }

  static func dutch(_ problem: KeyProblem) -> String {
    switch problem {
    case .unlisted(let seq, let key):
      "Vermelding \(seq) voegt sleutel \(key) toe, maar format.json noemt die niet. Is het wisselen "
        + "afgebroken? Doe: vth keys rotate"
    case .unexplained(let keys):
      "format.json noemt sleutels die geen vermelding toevoegt: \(keys.joined(separator: ", "))."
    case .retirementDiffers(let key):
      "format.json en de vermeldingen zeggen iets anders over het vervallen van sleutel \(key). Is het "
        + "wisselen afgebroken? Doe: vth keys retire"
    case .untrusted(let size):
      "Het zegel onder \(size) vermeldingen is alleen getekend met een sleutel die toen nog niet in het log "
        + "stond."
    }
  }

  /// What a reader must know when a newer version wrote in the log.
  static func newer(_ entries: [UnreadEntry]) -> [String] {
    guard !entries.isEmpty else { return [] }
    return [
      "\(counted(entries.count, "vermelding is", "vermeldingen zijn")) van een soort die deze versie niet kent: "
        + "\(UnreadText.named(entries)). vth heeft niet nagegaan of klopt wat daarin staat, en wat daarna komt. "
        + "Haal een nieuwere versie."
    ]
  }

  /// What a reader must know when the end of the log cannot be trusted.
  static func dutch(tail place: Place) -> String {
    "Let op: \(at(place)): het laatste zegel past niet bij de regels ervoor. Dit antwoord rust "
      + "alleen op wat daarvoor staat. Doe: vth repair"
  }

  /// Of a time stamp that by its name is about more entries than there are.
  static func stampAhead(_ path: String) -> String {
    "\(path) is volgens zijn naam van een log met meer vermeldingen dan dit. Mogelijk is dit een oudere kopie."
  }

  /// What a reader must know when more, or something else, was signed than the log has.
  static func otherCopy(_ contradiction: LogError) -> String {
    "Let op: \(TrustError.lost(contradiction)) Dit is een oudere of andere kopie, en zo is ook dit antwoord. Zie: vth "
      + "verify"
  }

  /// What a reader must know when something stands behind the last entry that counts.
  static func unfinished(_ place: Place, bytes: Int) -> String {
    "Let op: \(at(place)): aan het einde staat iets waar geen zegel onder staat (\(bytes) bytes). Meestal wordt er nu "
      + "geschreven, of is een vastlegging nooit voltooid. Het telt niet mee. Blijft dit, doe dan: vth verify"
  }

  /// What a writer set aside at opening.
  static func dutch(_ recovered: RecoveryReport) -> String {
    "Let op: aan het einde van het log stond een vastlegging die nooit is voltooid "
      + "(\(recovered.bytes) bytes). Zij is bewaard in \(recovered.quarantine)."
  }

  static func dutch(_ warning: VerificationWarning) -> String {
    switch warning {
    case .checkpointFileMissing(let path): "\(path) ontbreekt. \(rewritten)"
    case .checkpointFileUnreadable(let path, _): "\(path) is niet te lezen als zegel. \(rewritten)"
    case .checkpointFileOld(let path, let signed, let size):
      "\(path) is getekend voor \(signed) vermeldingen; het log heeft er \(size). \(rewritten)"
    case .checkpointFileDiffers(let path):
      "\(path) is niet het zegel onder de laatste regels. \(rewritten)"
    case .unfinishedCommit(let place, let bytes, let lines):
      "\(at(place)): een vastlegging die nooit is voltooid (\(bytes) bytes, \(lines) hele regels). Zij telt "
        + "niet mee; de volgende vastlegging bewaart haar apart."
    case .strangeFile(let path): "\(path) hoort niet bij het log."
    case .laterCheckpointsDiffer(let count):
      "Ook \(counted(count, "later zegel past", "latere zegels passen")) niet: elk zegel dekt alles wat ervoor "
        + "staat, dus één fout raakt ze alle."
    }
  }

  /// The file `checkpoint` follows from the log.
  private static let rewritten = "De volgende vastlegging schrijft het opnieuw."

  static func dutch(_ mismatch: CheckpointMismatch) -> String {
    switch mismatch {
    case .malformed: "het is niet leesbaar"
    case .coversNothing: "er staan geen vermeldingen voor"
    case .coversNoLine(let place): "regel \(place.line) is te lang, of er zitten lege bytes in"
    case .differs: "de regels tellen op tot een andere wortel of een ander aantal"
    case .signature: "de handtekening klopt niet"
    }
  }

  static func dutch(_ fault: LineFault) -> String {
    switch fault {
    case .empty: "de regel is leeg"
    case .tooLong(let bytes, let max): "de regel heeft \(bytes) bytes, meer dan \(max)"
    case .containsLineEnd: "er staat een regeleinde in"
    case .noObject: "de regel begint niet met {"
    case .looksLikeCheckpoint: "de regel begint als een zegel"
    }
  }

  static func at(_ place: Place) -> String { "\(place.path) regel \(place.line)" }
}
