internal import Calendar
internal import Crypto
internal import Disk
internal import EventFormat
internal import Governance
internal import Log
internal import Merkle
internal import Texts

extension Flag {
  static let verifierKey = Flag(
    name: "key", value: "SLEUTEL|BESTAND",
    summary: "de openbare sleutel van het log, of een bestand met sleutels, één per regel")
  static let newFile = Flag(
    name: "out", value: "BESTAND", summary: "schrijf het antwoord in dit nieuwe bestand")
}

extension Invocation {
  /// The whole of a file that the user named, or of what comes out of a pipe.
  func contents(of path: String, bytesMax: Int) throws -> [UInt8] {
    do throws(DiskError) { return try fileSystem.readToEnd(path, bytesMax: bytesMax) } catch {
      throw error.kind == .notFound ? TrustError.fileNotFound(path) : error
    }
  }

  /// Puts an answer in a new file: whole, and never over another.
  func write(_ bytes: [UInt8], toNew path: String) throws {
    do throws(DiskError) {
      try fileSystem.putNew(bytes, at: path, permissions: 0o644)
    } catch {
      throw error.kind == .alreadyExists ? TrustError.fileExists(error.path) : error
    }
  }

  /// The keys that the user trusts: those of `--key`, which is one key or a file with one a line.
  func trustedKeys(verb: String) throws -> TrustedKeys {
    guard let words = arguments.value(.verifierKey) else {
      throw TrustError.noKeyGiven(verb: verb)
    }
    let keys = try keys(named: words)
    guard !keys.log.isEmpty else { throw TrustError.noLogKey(words.shortened) }
    return keys
  }

  /// One key, or a file with one a line.
  func keys(named words: String) throws -> TrustedKeys {
    var keys = TrustedKeys(log: [], witnesses: [])
    if try fileSystem.status(words) == nil, words.contains("+") {
      try keys.add(words)
    } else {
      let text = String(decoding: try contents(of: words, bytesMax: 1 << 16), as: UTF8.self)
      for line in text.split(whereSeparator: \.isNewline) where !line.hasPrefix("#") {
        try keys.add(String(line))
      }
    }
    return keys
  }

  /// The commit at whose end the log had the size that a flag gives; without the flag the newest.
  func commit(_ flag: Flag, in contents: LogContents) throws -> Commit {
    guard let newest = contents.commits.last else { throw TrustError.noCheckpoint }
    guard let text = arguments.value(flag) else { return newest }
    guard let size = Int(text), size >= 0, String(size) == text else {
      throw TrustError.notASize(text, flag: flag.name, near: [newest.sizeAfter])
    }
    if let commit = contents.commit(endingAt: size) { return commit }
    let before = contents.commits.last { $0.sizeAfter < size }
    let after = contents.commits.first { $0.sizeAfter > size }
    throw TrustError.notASize(
      text, flag: flag.name, near: [before, after].compactMap { $0?.sizeAfter })
  }
}

extension TrustedKeys {
  /// Adds a key of either kind.
  mutating func add(_ text: String) throws(TrustError) {
    // Somebody may have pasted it from a Mac; the names of keys are composed.
    let text = TypedCharacters.composed(text)
    do throws(CryptoError) {
      log.append(try VerifierKey(text))
    } catch {
      if case .malformedVerifierKey(_, .unsupportedType) = error {
        do throws(CryptoError) { return witnesses.append(try WitnessKey(text)) } catch {
          throw .badKey(text, reason: Self.reason(error))
        }
      }
      throw .badKey(text, reason: Self.reason(error))
    }
  }

  private static func reason(_ error: CryptoError) -> String {
    if case .malformedVerifierKey(_, let fault) = error { return fault.dutch }
    return error.dutch
  }
}

/// What was verified of a checkpoint, in words and as JSON.
struct CheckedText {
  let checked: CheckedCheckpoint

  private func moment(_ seconds: UInt64) -> String {
    guard let milliseconds = Int64(exactly: seconds).flatMap({ $0.multipliedOrNil(by: 1_000) }),
      let moment = Moment(milliseconds: milliseconds)
    else { return "een tijd die niet kan (\(seconds))" }
    return moment.iso
  }

  func write(to output: Output) {
    output.field("Log", checked.checkpoint.origin)
    output.field("Vermeldingen", "\(checked.checkpoint.size)")
    output.field("Wortel", "\(checked.checkpoint.root)")
    for key in checked.signers { output.field("Getekend door", key.text) }
    for cosignature in checked.cosignatures {
      output.field(
        "Gezien door",
        "\(cosignature.witness.name), naar eigen zeggen op \(moment(cosignature.time))")
    }
    let known = checked.signers.count + checked.cosignatures.count
    let unknown = checked.note.signatures.count - known
    if unknown > 0 {
      output.field(
        "Niet bekeken",
        "\(counted(unknown, "handtekening", "handtekeningen")) van wie u geen sleutel gaf")
    }
  }

  var json: [(String, JSON?)] {
    [
      ("origin", .string(checked.checkpoint.origin)),
      ("size", .number(Int(checked.checkpoint.size))),
      ("root", .string("\(checked.checkpoint.root)")),
      ("signedBy", .array(checked.signers.map { .string($0.text) })),
      (
        "cosignatures",
        .array(
          checked.cosignatures.map {
            .record([
              ("witness", .string($0.witness.text)), ("time", .string(moment($0.time))),
            ])
          })
      ),
    ]
  }
}

extension Int64 {
  fileprivate func multipliedOrNil(by other: Int64) -> Int64? {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? nil : product
  }
}
