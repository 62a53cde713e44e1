/// A reader of bytes from outside, with what must hold whatever the bytes are: the same for the seeded
/// tests and for libFuzzer.
package enum FuzzTarget: String, CaseIterable, Sendable {
  /// One JSON value.
  case json
  /// A line of a log.
  case entry
  /// A batch, and what the register makes of it.
  case batch
  /// A batch with the rules of a process.
  case process
  /// Dates, times, lengths of time and identifiers.
  case period
  /// A signed note with a checkpoint and co-signatures.
  case note
  /// A key, or `format.json`.
  case key
  /// A proof of inclusion or consistency.
  case proof
  /// A time stamp in DER, or the certificates to verify one with.
  case stamp
  /// A file with withheld texts.
  case disclosure
  /// The files of a log.
  case segment
  /// A spreadsheet as CSV.
  case sheet
  /// What people type in a form.
  case typed

  /// Lets the reader read the bytes, and throws when something does not hold.
  ///
  /// - Returns: Whether the bytes were accepted as what the target reads.
  package func feed(_ bytes: [UInt8]) throws(BrokenPromise) -> Bool {
    switch self {
    case .json: try Formats.json(bytes)
    case .entry: try Formats.entry(bytes)
    case .batch: try Formats.batch(bytes)
    case .process: try Formats.process(bytes)
    case .period: try Formats.period(bytes)
    case .note: try Trust.note(bytes)
    case .key: try Trust.key(bytes)
    case .proof: try Trust.proof(bytes)
    case .stamp: try Trust.stamp(bytes)
    case .disclosure: try Trust.disclosure(bytes)
    case .segment: try LogFiles.feed(bytes)
    case .sheet: try Typed.sheet(bytes)
    case .typed: try Typed.fields(bytes)
    }
  }
}

/// Something that should hold for any bytes and did not.
package struct BrokenPromise: Error, CustomStringConvertible {
  package let description: String
}

/// Throws when something does not hold.
func promise(_ holds: Bool, _ words: @autoclosure () -> String) throws(BrokenPromise) {
  guard holds else { throw BrokenPromise(description: words()) }
}
