internal import Crypto
internal import Log
internal import Register

/// What is kept beside a log of what others said of it, looked at file by file.
///
/// It is no part of the log, so nothing that cannot be read or does not count makes the log wrong; only a
/// checkpoint that the log itself signed, and that it no longer holds, does.
struct EvidenceReview {
  private(set) var cosignedCount = 0
  /// The checkpoint that most witnesses saw, of those that the user trusts, and the newest such.
  private(set) var seen: (size: Int, witnesses: [WitnessKey]) = (0, [])
  private(set) var stampCount = 0
  /// Time stamps that fit, of services that this user does not trust.
  private(set) var unjudgedStampCount = 0
  /// The stamp that counts and covers most, with the time that it says.
  private(set) var newestStamp: (size: Int, moment: String)?
  /// What does not count, and why.
  private(set) var troubles: [String] = []
  /// What the log once signed and does not hold.
  private(set) var problems: [String] = []

  private let contents: LogContents
  private let evidence: Evidence
  private let invocation: Invocation

  /// `signed` are the checkpoints beside the log that it signed itself, as far as it should hold them.
  init(
    _ contents: LogContents, _ evidence: Evidence, signed: [RememberedCheckpoint],
    _ invocation: Invocation
  ) {
    self.contents = contents
    self.invocation = invocation
    self.evidence = evidence
    for checkpoint in signed {
      do throws(LogError) { try checkpoint.check(contents) } catch {
        problems.append(TrustError.lost(error))
      }
    }
    reviewCosigned()
    reviewStamps()
  }

  private mutating func reviewCosigned() {
    do {
      let paths = try evidence.paths(of: .cosignatures)
      guard !paths.isEmpty else { return }
      let witnesses = try WitnessStore(in: invocation.fileSystem)?.keys() ?? []
      let commits = Dictionary(
        contents.commits.map { (evidence.cosignedPath($0.sizeAfter), $0) }, uniquingKeysWith: { $1 }
      )
      for path in paths { review(path, commits[path], witnesses) }
    } catch { troubles.append(Failure.explain(error).message) }
  }

  private mutating func review(_ path: String, _ commit: Commit?, _ witnesses: [WitnessKey]) {
    guard let commit else {
      troubles.append(Self.stray(path))
      return
    }
    do {
      let (_, cosigners, found) = try invocation.reviewedNote(
        of: commit, in: contents, evidence, witnesses)
      let isCosigned = !cosigners.isEmpty
      if isCosigned { cosignedCount += 1 }
      if isCosigned, cosigners.count >= seen.witnesses.count {
        seen = (commit.sizeAfter, cosigners)
      }
      troubles += found
      if !isCosigned, found.isEmpty {
        troubles.append(
          "\(path) heeft geen handtekening van een getuige die u vertrouwt, en telt niet mee. Vertrouwt u hem "
            + "wel? Doe: vth keys witness")
      }
    } catch { troubles.append(Self.unused(path, error)) }
  }

  private mutating func reviewStamps() {
    do {
      let paths = try evidence.paths(of: .stamps)
      let known = Set(paths)
      for path in paths {
        if path.hasSuffix(".pem"), known.contains(path.dropLast(4) + ".tsr") { continue }
        review(stampAt: path)
      }
    } catch { troubles.append(Failure.explain(error).message) }
  }

  private mutating func review(stampAt path: String) {
    do {
      guard let stamp = try evidence.stamp(at: path) else {
        troubles.append(Self.stray(path))
        return
      }
      let (seen, _) = try invocation.verify(stamp, nil, in: contents)
      if seen.isTrusted {
        stampCount += 1
        if stamp.size >= newestStamp?.size ?? 0 { newestStamp = (stamp.size, seen.moment) }
      } else {
        unjudgedStampCount += 1
        troubles.append("\(path) is niet beoordeeld, en telt niet mee. \(seen.whyUnjudged)")
      }
    } catch { troubles.append(Self.unused(path, error)) }
  }

  private static func stray(_ path: String) -> String {
    "\(path) hoort bij geen zegel van dit log, en telt niet mee."
  }

  /// Says that something does not count, and why.
  static func unused(_ path: String, _ error: any Error) -> String {
    "\(path) telt niet mee. \(Failure.explain(error).message)"
  }

  /// What counts; nil when there is nothing.
  var sentence: String? {
    let cosigned =
      cosignedCount == 0
      ? nil : counted(cosignedCount, "medegetekend zegel", "medegetekende zegels")
    let stamped = stampCount == 0 ? nil : counted(stampCount, "tijdstempel", "tijdstempels")
    let found = [cosigned, stamped].compactMap { $0 }
    guard !found.isEmpty else { return nil }
    return "Naast het log: \(found.joined(separator: " en ")), nagerekend."
  }
}
