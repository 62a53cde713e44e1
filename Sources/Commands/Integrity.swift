internal import Journal

/// What can be wrong with a log, in Dutch: where, and what was found.
enum Integrity {
  static func dutch(_ damage: Damage) -> String {
    switch damage {
    case .missingDirectory(let path): "De map \(path) ontbreekt."
    case .strangeSegmentName(let path): "\(path) heeft geen naam van een logbestand."
    case .segmentGap(let path, let expected, let found):
      "\(path) begint bij vermelding \(found); vermelding \(expected) zou de volgende zijn."
    case .emptySegment(let path): "\(path) is leeg, maar er volgt nog een bestand."
    case .segmentTooLarge(let path, let max): "\(path) is groter dan \(max) bytes."
    case .checkpointMismatch(let place, let mismatch):
      "\(at(place)): het zegel past niet bij de regels ervoor (\(mismatch))."
    case .linesWithoutCheckpoint(let place, let bytes):
      "\(at(place)): \(bytes) bytes zonder zegel, terwijl er nog een bestand volgt."
    case .entriesLost(let path, let signed, let found):
      "\(path) is getekend voor \(signed) vermeldingen, maar het log heeft er \(found)."
    case .historyForked(let path, _): "\(path) is getekend voor een andere geschiedenis dan dit log."
    case .lineMalformed(let place, let fault): "\(at(place)) is geen vermelding: \(fault)."
    case .entryRefused(let place, let seq, let reason):
      "\(at(place)), vermelding \(seq): \(reason)"
    }
  }

  /// What a reader must know when the end of the log cannot be trusted.
  static func dutch(tail place: Place) -> String {
    "Let op: \(at(place)): het laatste zegel past niet bij de regels ervoor. Dit antwoord rust "
      + "alleen op wat daarvoor staat. Doe: vth verify"
  }

  static func dutch(_ warning: VerificationWarning) -> String { "\(warning)" }

  private static func at(_ place: Place) -> String { "\(place.path) regel \(place.line)" }
}
