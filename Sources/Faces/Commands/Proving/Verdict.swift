internal import Answers
internal import Crypto
internal import EventFormat
internal import Log
internal import Merkle
internal import Reading
internal import Register
internal import Texts

/// What is known here of what a log once was, looked at before it is read.
struct Memories {
  let witnesses: LogWitnesses?
  /// Why nothing is known, if so.
  let trouble: (any Error)?

  init(_ invocation: Invocation) {
    do {
      witnesses = try invocation.witnesses()
      trouble = nil
    } catch {
      witnesses = nil
      trouble = error
    }
  }
}

/// What is known here of what a log once was, held against it.
struct Comparison {
  /// Where the log is older than, or another than, what is known.
  private(set) var problems: [String] = []
  /// What should be known, and takes nothing away.
  private(set) var remarks: [String] = []
  /// The newest checkpoint that was signed on this machine and that the log holds; nil when nothing is remembered.
  private(set) var since: Int?
  /// The co-signed checkpoints that the log must hold.
  let cosigned: [RememberedCheckpoint]

  /// `wanted` is the checkpoint that a copy should belong to, exactly: such a copy may be older than what is known.
  ///
  /// Throws when what is known could not be looked at: then nobody can say that all is well.
  init(_ contents: LogContents, _ wanted: Checkpoint?, _ memories: Memories) throws {
    if let trouble = memories.trouble { throw trouble }
    guard let witnesses = memories.witnesses else { preconditionFailure("no memories, no trouble") }
    cosigned = witnesses.cosigned.filter { known in
      wanted.map { known.checkpoint.size <= $0.size } ?? true
    }
    for known in witnesses.memory {
      do throws(LogError) {
        try known.check(contents)
        since = max(since ?? 0, Int(clamping: known.checkpoint.size))
      } catch {
        if case .rolledBack(_, let signed, _) = error, wanted != nil {
          remarks.append("Na dit zegel is meer getekend, tot \(signed) vermeldingen.")
        } else {
          problems.append(TrustError.lost(error))
        }
      }
    }
    remarks += witnesses.stampsAhead(of: contents).map(Integrity.stampAhead)
    if let wanted, wanted != contents.checkpoint {
      problems.append(
        "Deze kopie hoort niet bij het zegel van \(wanted.size) vermeldingen dat u gaf, maar heeft er "
          + "\(contents.entryCount)"
          + (wanted.size == UInt64(contents.entryCount) ? ", en andere." : "."))
    }
  }
}

extension LogContents {
  /// What its newest checkpoint says; nil of a log without entries.
  fileprivate var checkpoint: Checkpoint? {
    commits.last.map { Checkpoint(origin: origin, size: UInt64($0.sizeAfter), root: $0.root) }
  }
}

extension Invocation {
  /// The checkpoint of `--is`: a signed note, or its text alone.
  func wantedCheckpoint() throws -> Checkpoint? {
    guard let path = arguments.value(.isCheckpoint) else { return nil }
    let bytes = try contents(of: path, bytesMax: EvidenceFile.bytesMax)
    guard let text = String(validating: bytes, as: UTF8.self) else { throw EvidenceError.notText }
    // Whose signature stands under it does not matter: the log must be the one that it describes.
    let lines = Array(text.utf8).split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let head = lines.prefix(3).map { String(decoding: $0, as: UTF8.self) + "\n" }.joined()
    do { return try Checkpoint(text: head) } catch { throw EvidenceError.merkle(error) }
  }
}

/// With what a log that is sound was compared, and so how much its being sound says: a set, no ladder.
struct Verdict {
  private let isSignedWithGiven: Bool
  private let seen: (size: Int, witnesses: [WitnessKey])
  private let stamp: (size: Int, moment: String)?
  private let since: Int?
  let remarks: [String]

  init(_ given: [VerifierKey], _ comparison: Comparison, _ beside: EvidenceReview) {
    isSignedWithGiven = !given.isEmpty
    seen = beside.seen
    stamp = beside.newestStamp
    since = comparison.since
    remarks = comparison.remarks
  }

  func meets(_ demand: VerdictDemand) -> Bool {
    switch demand {
    case .key: isSignedWithGiven
    case .seen(let count): seen.witnesses.count >= count
    case .stamped: stamp != nil
    case .since(let size): (since ?? 0) >= size
    }
  }

  var sentence: String {
    var found: [String] = []
    if isSignedWithGiven { found.append("met uw sleutel") }
    if !seen.witnesses.isEmpty {
      found.append(
        "gezien door \(counted(seen.witnesses.count, "getuige", "getuigen")) tot \(seen.size) vermeldingen"
      )
    }
    if let stamp {
      found.append("tijdgestempeld op \(stamp.moment) tot \(stamp.size) vermeldingen")
    }
    if let since { found.append("sinds het zegel van \(since) vermeldingen dat hier is getekend") }
    guard !found.isEmpty else {
      return
        "Vergeleken: met niets van elders. Dit is wat het log van zichzelf zegt; geef de sleutel van elders met "
        + "--key."
    }
    return "Vergeleken: \(dutchList(found))."
  }

  var json: JSON {
    .record([
      ("key", .boolean(isSignedWithGiven)),
      ("seenBy", .array(seen.witnesses.map { .string($0.text) })),
      ("seenSize", seen.witnesses.isEmpty ? nil : .number(seen.size)),
      ("stamped", .text(stamp?.moment)), ("stampedSize", stamp.map { .number($0.size) }),
      ("since", since.map { .number($0) }),
    ])
  }
}

/// A comparison that must have been made.
enum VerdictDemand: Equatable {
  case key
  case seen(Int)
  case stamped
  case since(Int)

  /// The demands of `--at-least`.
  static func all(_ invocation: Invocation) throws -> [VerdictDemand] {
    guard let text = invocation.arguments.value(.atLeast) else { return [] }
    return try text.split(separator: ",", omittingEmptySubsequences: false).map { word in
      guard let demand = VerdictDemand(String(word)) else { throw TrustError.badGround(text) }
      return demand
    }
  }

  private init?(_ word: String) {
    let parts = word.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    let number = parts.count == 2 ? Int(parts[1]).flatMap { $0 > 0 ? $0 : nil } : nil
    switch (parts.first, parts.count, number) {
    case ("sleutel", 1, _): self = .key
    case ("gestempeld", 1, _): self = .stamped
    case ("gezien", 1, _): self = .seen(1)
    case ("gezien", 2, .some(let count)): self = .seen(count)
    case ("sinds", 1, _): self = .since(1)
    case ("sinds", 2, .some(let size)): self = .since(size)
    default: return nil
    }
  }

  var unmet: String {
    switch self {
    case .key: "U eist een vergelijking met uw sleutel. Geef haar met --key."
    case .seen(let count):
      "U eist dat \(counted(count, "getuige", "getuigen")) het log \(count == 1 ? "zag" : "zagen"), en dat is hier niet "
        + "aan te wijzen."
    case .stamped: "U eist een tijdstempel dat telt, en dat is hier niet."
    case .since(let size):
      "U eist dat hier is getekend voor minstens \(size) vermeldingen, en dat weet deze computer niet."
    }
  }
}
